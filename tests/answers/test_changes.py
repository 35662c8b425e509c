"""What is said of the changes in a period: by whole value, for small registers of each kind."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.answers.answer import Answer
from commitments.answers.changes import headline, in_short, of_changes, undecided
from commitments.register.model import Evidence, Register
from commitments.standing.diff import Diff, Turn, diff
from commitments.standing.period import (
    Period,
    since_day,
    since_milestone,
    since_pledged,
    since_visit,
)
from commitments.standing.standing import Moment, standings
from commitments.tables.diff import diff_table
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register
from tests.standing.test_period import WITH_MEETINGS

EVENT = "The dam broke and flooded the lower valley within a day: nobody had been warned"


def pledge(id: str, *statuses: str, effect: str = "setback", event: str = EVENT) -> str:
    """A pledge judged on 1 January 2020 and, if there are two statuses, on 1 June 2021 again by an
    event of May."""
    facts = [
        evidence(f"{id}-01", "2020-01-01", publisher="UN", recorded="2021-06-02"),
        evidence(f"{id}-02", "2020-01-01", publisher="Red Cross", recorded="2021-06-02"),
        evidence(f"{id}-03", "2021-05-04", effect, recorded="2021-06-02").replace(
            "What happened", f'"{event}"'
        ),
    ]
    old, *new = statuses
    judged = [_judged(id, "2020-01-01", old)]
    judged += [_judged(id, "2021-06-01", status, ", " + f"{id}-03") for status in new]
    if not new:
        facts.pop()
    return commitment(id, "\n".join(facts), "\n".join(one for one in judged if one))


def _judged(id: str, day: str, status: str, more: str = "") -> str:
    recorded = "2021-06-02"
    if status == "not_assessed":
        return ""
    if status == "no_evidence":
        return assessment(day, status, "", recorded)
    return assessment(day, status, f"{id}-01, {id}-02{more}", recorded)


def shared(first: str, second: str) -> str:
    """Two pledges that one event touches."""
    text = pledge("one", "substantial", first) + pledge("two", "substantial", second)
    lines = [line for line in text.splitlines() if "id: two-03" not in line]
    both = "effect: setback}, {commitment: two, effect: setback}]"
    return (
        "\n".join(
            line.replace("effect: setback}]", both) if "id: one-03" in line else line
            for line in lines
        ).replace("two-03", "one-03")
        + "\n"
    )


def since_met(*pledges: str) -> Diff:
    found = register(*pledges, head=WITH_MEETINGS)
    met = found.milestones[0]
    return diff(found, since_milestone(met, NOW, last=True), standings(found, NOW))


def searched(id: str) -> str:
    """A pledge for which a search found nothing."""
    judged = assessment("2021-06-01", "no_evidence", "", "2021-06-02")
    search = "[{where: Gazette, terms: water, when: 2021-06-01}]"
    return commitment(id, "", judged, searches=search)


STAYED = pledge("same", "limited")
SENTENCES = {
    "nothing": (
        [STAYED, pledge("other", "limited"), pledge("third", "limited")],
        "Since Lakeside none of 3 pledges changed status.",
        "No new fact is on file.",
    ),
    "neither of two": (
        [STAYED, pledge("other", "limited")],
        "Since Lakeside neither of 2 pledges changed status.",
        "No new fact is on file.",
    ),
    "one of several": (
        [STAYED, pledge("one", "substantial", "limited")],
        "Since Lakeside 1 of 2 pledges changed status: “Title of one” fell from substantially kept"
        " to limited action.",
        "The event that decided it was of 4 May 2021: The dam broke and flooded the lower valley"
        " within a day. 1 new fact is on file, with a setback.",
    ),
    "only better": (
        [
            STAYED,
            pledge("one", "limited", "substantial", effect="advance"),
            pledge("two", "limited", "fulfilled", effect="advance"),
        ],
        "Since Lakeside 2 of 3 pledges changed status, all for the better: 1 rose to substantially"
        " kept and 1 rose to fulfilled or upheld.",
        "2 new facts are on file, 2 with an advance.",
    ),
    "only worse": (
        [STAYED, shared("limited", "limited")],
        "Since Lakeside 2 of 3 pledges changed status: both fell to limited action.",
        "The largest step, of 4 May 2021, decided both of them: The dam broke and flooded the lower"
        " valley within a day. 1 new fact is on file, with a setback.",
    ),
    "worse in several ways": (
        [STAYED, shared("limited", "overtaken"), pledge("three", "limited", "reversed")],
        "Since Lakeside 3 of 4 pledges changed status, none for the better: 1 was overtaken by"
        " events, 1 fell to limited action and 1 was reversed.",
        "The largest step, of 4 May 2021, decided 2 of them: The dam broke and flooded the lower"
        " valley within a day. 2 new facts are on file, 2 with a setback.",
    ),
    "overtaken": (
        [shared("overtaken", "overtaken")],
        "Since Lakeside both pledges changed status: both were overtaken by events.",
        "The largest step, of 4 May 2021, decided both of them: The dam broke and flooded the lower"
        " valley within a day. 1 new fact is on file, with a setback.",
    ),
    "not known any more": (
        [STAYED, pledge("one", "limited", "unclear"), searched("two")],
        "Since Lakeside 2 of 3 pledges changed status: 1 became unclear and 1 was judged for the"
        " first time.",
        "1 new fact is on file, with a setback.",
    ),
    "first judged": (
        [STAYED, *(pledge(id, "not_assessed", "limited", effect="context") for id in "ab")],
        "Since Lakeside 2 of 3 pledges changed status: both were judged for the first time.",
        "2 new facts are on file, none of them an advance or a setback.",
    ),
    "one pledge": (
        [pledge("one", "limited", "reversed")],
        "Since Lakeside the one pledge was reversed.",
        "The event that decided it was of 4 May 2021: The dam broke and flooded the lower valley"
        " within a day. 1 new fact is on file, with a setback.",
    ),
    "one pledge that stayed": (
        [STAYED],
        "Since Lakeside the status of the one pledge did not change.",
        "No new fact is on file.",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_the_answer_of_a_small_register(case: str) -> None:
    pledges, first, more = SENTENCES[case]
    assert of_changes(since_met(*pledges)) == Answer(first, more)


def test_many_kinds_of_changes_are_told_in_short() -> None:
    moves = (
        *(("fulfilled", "limited"), ("fulfilled", "limited"), ("fulfilled", "substantial")),
        *(("limited", "reversed"), ("limited", "overtaken"), ("limited", "substantial")),
        *(("unclear", "limited"), ("unclear", "substantial"), ("limited", "unclear")),
    )
    pledges = [
        pledge(f"p{n}", *move, event=f"Event {n}").replace(
            "date: 2021-05-04", f"date: 2021-05-{n + 1:02}"
        )
        for n, move in enumerate(moves)
    ]
    assert of_changes(since_met(*pledges, STAYED)) == Answer(
        "Since Lakeside 9 of 10 pledges changed status: 1 was overtaken by events, 1 was reversed,"
        " 3 fell (2 to limited action), 1 became unclear, 1 rose to substantially kept and 2"
        " changed otherwise.",
        "9 new facts are on file, 9 with a setback.",
    )


def test_the_pledges_of_a_filter_are_named() -> None:
    found = since_met(STAYED, pledge("one", "limited", "reversed"), pledge("two", "limited"))
    rest = "“Title of one” was reversed."
    assert of_changes(found, about="Aid").first == (
        f"Aid: since Lakeside 1 of 3 pledges changed status; {rest}"
    )
    assert of_changes(found).first == f"Since Lakeside 1 of 3 pledges changed status: {rest}"


def test_of_no_pledge_nothing_is_said() -> None:
    found = register(STAYED, head=WITH_MEETINGS)
    empty = diff(found, since_pledged(found, NOW), ())
    assert of_changes(empty) == Answer("No pledge passes these filters.")
    assert len(diff_table(empty)) == 0


def test_a_visit_is_compared_with_what_the_file_said_on_that_day() -> None:
    # Everything was recorded on 2 June 2021.
    found = register(STAYED, pledge("one", "limited", "reversed"), head=WITH_MEETINGS)
    late = Moment(TODAY, date(2021, 6, 1)), Moment(TODAY, date(2021, 6, 2))
    visits = [since_visit(moment.known_at, NOW) for moment in late]
    assert [visit.before.known_at for visit in visits] == [date(2021, 6, 1), date(2021, 6, 2)]
    counts = [len(diff(found, visit, standings(found, NOW)).facts) for visit in visits]
    assert counts == [5, 0]


# ---------------------------------------------------------------- groups, corrections, table


def test_a_headline_names_three_pledges_at_most() -> None:
    found = since_met(*(pledge(id, "substantial", "limited") for id in ("a", "b", "c", "d", "e")))
    assert headline(Turn.WORSE, found.turns[Turn.WORSE]) == (
        "Worse: Title of a; Title of b; Title of c; and 2 more"
    )
    found = since_met(shared("limited", "overtaken"))
    assert [headline(turn, found.turns[turn]) for turn in (Turn.OVERTAKEN, Turn.WORSE)] == [
        "Overtaken: Title of two",
        "Worse: Title of one",
    ]


def test_changes_that_no_fact_decided_say_so_once_for_a_day() -> None:
    found = since_met(searched("one"), searched("two"))
    (decided,) = found.turns[Turn.OTHER]
    assert [change.after.commitment.id for change in decided.changes] == ["one", "two"]
    assert undecided(decided.changes[0]) == "A documented search found nothing either way."


@pytest.mark.parametrize(
    ("finding", "short"),
    [
        ("A bridge was built: it is long.", "A bridge was built: it is long."),
        ("It rained. Then it stopped.", "It rained."),
        ("Mr. A. Smith of the U.N. office met them.", "Mr. A. Smith of the U.N. office met them."),
        (
            "US inspectors: forces in the valley ended their work and left the last of their bases",
            "US inspectors: forces in the valley ended their work and left the last of their"
            " bases.",
        ),
        (
            "All works in the valley had been ended by the cantons, staff told the inspectors who"
            " came, five contracts for wells among them",
            "All works in the valley had been ended by the cantons, staff told the inspectors who"
            " came …",
        ),
    ],
)
def test_what_happened_in_short(finding: str, short: str) -> None:
    assert in_short(finding) == short


def corrected() -> Register:
    facts = [
        evidence("one-01", "2020-01-01", publisher="UN"),
        evidence("one-02", "2020-01-01", publisher="Red Cross"),
        evidence(
            *("one-03", "2020-01-01", "setback"), recorded="2021-02-03", corrects="one-01"
        ).replace("What happened", "What really happened"),
    ]
    judged = [
        _judged("one", "2020-01-01", "substantial"),
        assessment("2020-01-01", "limited", "one-02", "2021-06-03"),
    ]
    fact = "\n".join(facts).replace("corrects: one-01", "corrects: one-01, caveat: A slip")
    # A judgement of before is in the file first.
    judged[0] = judged[0].replace("2021-06-02", "2020-03-02")
    return register(commitment("one", fact, "\n".join(judged)), head=WITH_MEETINGS)


def test_the_errata_of_a_period() -> None:
    found = corrected()
    since = since_milestone(found.milestones[0], NOW, last=True)
    table = diff_table(diff(found, since, standings(found, NOW)))
    assert table.values.tolist() == [
        *[
            [
                *("Judgement corrected", "2021-06-03", "Because.", "Title of one"),
                *("Substantially kept", "Limited action", "", ""),
            ],
            [
                *("Fact corrected", "2021-02-03", "A slip", "Title of one"),
                *("What happened", "What really happened", "UN", "https://example.org/one-03"),
            ],
        ],
    ]
    later: Period = since_day(date(2021, 6, 3), NOW)
    assert diff(found, later, standings(found, NOW)).corrections == ()


def test_the_table_has_a_row_for_each_change() -> None:
    table = diff_table(since_met(shared("limited", "overtaken")))
    event = [EVENT, "UN", "https://example.org/one-03"]
    assert table.columns.tolist() == [
        *("Kind", "Date", "Event", "Pledge", "From", "To", "Publisher", "Address")
    ]
    assert table.values.tolist() == [
        [kind, "2021-05-04", event[0], title, old, new, *event[1:]]
        for kind, title, old, new in (
            ("Overtaken", "Title of two", "Substantially kept", "Overtaken by events"),
            ("Worse", "Title of one", "Substantially kept", "Limited action"),
            ("New fact", "Title of one", "", "Setback"),
            ("New fact", "Title of two", "", "Setback"),
        )
    ]


def test_what_went_stale_and_what_was_judged_again() -> None:
    found = register(STAYED, pledge("again", "limited", "limited"), head=WITH_MEETINGS)
    after = Moment(date(2021, 7, 1), TODAY)
    since = since_day(date(2020, 2, 1), after)
    rows = diff_table(diff(found, since, standings(found, after))).values.tolist()
    assert [row for row in rows if row[0] != "New fact"] == [
        ["Review now overdue", "2020-01-01", "", "Title of same", "Fresh", "Expired", "", ""],
        [
            *("Judged again", "2021-06-01", "Because.", "Title of again"),
            *("Limited action", "Limited action", "", ""),
        ],
    ]


MEMBERS = """\
members:
  - {code: FRA, name: France, kind: state, joined: 2014, basis: A, url: https://example.org/l}
  - {code: NOR, name: Norway, kind: state, joined: 2014, basis: A, url: https://example.org/l}
"""


def of_members(*codes: str) -> Diff:
    """What changed since 1 January 2021 of two facts, of which one names France as who acted, that
    was wrongly told at first."""
    first = evidence("one-02", "2021-05", recorded="2021-06-02").replace("UN,", "A,")
    facts = [
        evidence("one-01", "2021-05-04", recorded="2021-06-02"),
        first.replace("places: [IRQ]", "places: [IRQ], actors: [FRA]"),
        evidence(
            "one-03", "2021-05-05", "setback", recorded="2021-06-03", corrects="one-02", caveat="It"
        ),
    ]
    found = register(commitment(evidence="\n".join(facts)), MEMBERS)
    after = Moment(date(2021, 7, 1), TODAY)
    return diff(found, since_day(date(2021, 1, 1), after), standings(found, after), codes)


@pytest.mark.parametrize(
    ("codes", "facts", "corrected", "told"),
    [
        (
            (),
            ["one-03", "one-01"],
            ["one-03"],
            "2 new facts are on file, 1 with an advance and 1 with a setback.",
        ),
        (("FRA",), [], ["one-03"], "No new fact in which France acted is on file."),
        (("NOR", "FRA"), [], ["one-03"], "No new fact in which France or Norway acted is on file."),
        (("NOR",), [], [], "No new fact in which Norway acted is on file."),
    ],
)
def test_of_chosen_members_the_facts_are_those_in_which_one_acted(
    codes: tuple[str, ...], facts: list[str], corrected: list[str], told: str
) -> None:
    found = of_members(*codes)
    assert [new.fact.id for new in found.facts] == facts
    assert [one.new.id for one in found.corrections if isinstance(one.new, Evidence)] == corrected
    assert of_changes(found).text.endswith(told)
