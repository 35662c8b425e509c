"""Four eyes: what waits moves nothing, what is confirmed moves, and who may decide; whole values."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from commitments.exchange.export import files
from commitments.register.model import Register
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.register.second_reader import as_confirmed, counted, waiting
from commitments.standing.standing import Moment, Standing, standings
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Status
from tests.conftest import HEAD, NOW, TODAY, assessment, commitment, evidence, whole
from tests.register.pieces import section

FOUR_EYES = HEAD.replace("  method:", "  review: second-reader\n  method:")
BY_ANN = evidence(by="Ann")
JUDGED = assessment().replace("by: us", "by: Ann")


def text(*said: str, head: str = FOUR_EYES, facts: str = BY_ANN, judged: str = JUDGED) -> str:
    """A register of one pledge with what second readers said, each as `entry: ..., by: ...`."""
    return whole(head + commitment(evidence=facts, assessments=judged)) + (
        section("confirmations", *said) if said else ""
    )


def made(*said: str, **parts: str) -> Register:
    return read(text(*said, **parts).encode(), "data.yaml", TODAY)


def problems(*said: str, **parts: str) -> list[str]:
    with pytest.raises(DataProblems) as found:
        made(*said, **parts)
    return [f"{p.where}: {p.message}" for p in found.value.problems]


def names(register: Register) -> list[str]:
    return [named.name for named in waiting(register)]


def stands(register: Register, moment: Moment = NOW) -> Standing:
    return standings(register, moment)[0]


FACT = "entry: one-01, by: Bob, recorded: 2020-03-05"
JUDGEMENT = "entry: one 2020-02-01, by: Bob, recorded: 2020-03-06"


def test_what_waits_moves_nothing() -> None:
    register = made()
    nothing = made(facts="", judged="")
    # The entries themselves are on file; all that is computed is as if they were not.
    assert names(register) == ["one-01", "one 2020-02-01"]
    assert replace(stands(register), commitment=stands(nothing).commitment) == stands(nothing)
    left, empty = View(register, NOW, "v"), View(nothing, NOW, "v")
    for name, frame in left.all_frames().items():
        assert frame.equals(empty.all_frames()[name]), name
    assert left.register == empty.register
    assert [item.id for item in left.waiting_on("one")] == ["one-01"]


def test_what_is_confirmed_moves_from_that_day() -> None:
    register = made(FACT, JUDGEMENT)
    assert names(register) == []
    found = {
        day: (s.status, [item.id for item in s.evidence])
        for day in ("2020-03-04", "2020-03-05", "2020-03-06")
        for s in [stands(register, Moment(TODAY, date.fromisoformat(day)))]
    }
    assert found == {
        "2020-03-04": (Status.NOT_ASSESSED, []),
        "2020-03-05": (Status.NOT_ASSESSED, ["one-01"]),
        "2020-03-06": (Status.LIMITED, ["one-01"]),
    }
    assert counted(register) is register
    alone = made(head=HEAD)
    assert replace(stands(register), commitment=stands(alone).commitment) == stands(alone)


def test_what_waits_is_counted_in_where_that_is_asked_for() -> None:
    s = stands(made(), Moment(TODAY, TODAY, unconfirmed=True))
    assert (s.status, [item.id for item in s.evidence]) == (Status.LIMITED, ["one-01"])
    assert s.evidence[0].waits and s.assessment is not None and s.assessment.waits


def test_a_fact_confirmed_after_the_judgement_that_did_not_cite_it_is_news_to_it() -> None:
    facts = "\n".join([BY_ANN, evidence("one-02", by="Ann", recorded="2020-03-01")])
    later = "entry: one-02, by: Bob, recorded: 2020-04-01"
    assert [b.id for b in stands(made(FACT, JUDGEMENT, later, facts=facts)).unjudged] == ["one-02"]
    # The one that it cites was before its writer, confirmed or not.
    assert stands(made(FACT, JUDGEMENT)).unjudged == ()


def test_entries_of_before_the_second_reader_count_by_themselves() -> None:
    head = FOUR_EYES.replace("reader\n", "reader\n  review_since: 2020-03-02\n")
    register = made(head=head, facts=evidence())
    assert names(register) == ["one 2020-02-01"]
    assert [item.id for item in stands(register).evidence] == ["one-01"]


def test_a_correction_that_waits_leaves_what_it_corrects() -> None:
    new = evidence("one-02", by="Ann").replace(
        "recorded:", "caveat: Misread, corrects: one-01, recorded:"
    )
    facts = f"{BY_ANN}\n{new}"
    register = made(FACT, facts=facts, judged="")
    assert [item.id for item in stands(register).evidence] == ["one-01"]
    then = stands(as_confirmed(register, "one-02", "Bob", TODAY))
    assert [item.id for item in then.evidence] == ["one-02"]


def test_of_a_correction_of_a_correction_that_nobody_confirmed_one_counts() -> None:
    facts = [BY_ANN]
    for old, new in (("one-01", "one-02"), ("one-02", "one-03")):
        said = f"caveat: Misread, corrects: {old}, recorded:"
        facts.append(evidence(new, by="Ann").replace("recorded:", said))
    later = "entry: one-03, by: Bob, recorded: 2020-03-07"
    register = made(FACT, later, facts="\n".join(facts), judged="")
    assert [item.id for item in stands(register).evidence] == ["one-03"]
    assert [item.id for item in View(register, NOW, "v").standings["one"].evidence] == ["one-03"]
    # Nobody needs to look at the one that was corrected meanwhile.
    assert names(register) == []


def test_what_is_declined_or_withdrawn_never_counts_and_waits_no_more() -> None:
    declined = made(
        "entry: one-01, decision: declined, by: Bob, reason: No page., recorded: 2020-03-05"
    )
    withdrawn = made("entry: one-01, decision: withdrawn, by: ann, recorded: 2020-03-05")
    for register in (declined, withdrawn):
        assert names(register) == ["one 2020-02-01"]
        assert stands(register, Moment(TODAY, TODAY, unconfirmed=True)).evidence == ()
        assert counted(register, unconfirmed=True).evidence == ()


def test_a_fact_that_was_declined_can_be_corrected_anew() -> None:
    said = "caveat: Misread, corrects: one-01, recorded:"
    facts = "\n".join(
        [
            BY_ANN,
            *(evidence(id, by="Ann").replace("recorded:", said) for id in ("one-02", "one-03")),
        ]
    )
    no = "entry: one-02, decision: declined, by: Bob, reason: No., recorded: 2020-03-05"
    yes = "entry: one-03, by: Bob, recorded: 2020-03-06"
    register = made(FACT, no, yes, facts=facts, judged="")
    assert [item.id for item in stands(register).evidence] == ["one-03"]


PROPOSED = evidence(by="Cem", proposed="true")


def test_a_proposal_waits_in_every_register() -> None:
    register = made(head=HEAD, facts=PROPOSED, judged="")
    assert names(register) == ["one-01"]
    assert stands(register).evidence == ()
    taken = made(FACT, head=HEAD, facts=PROPOSED, judged="")
    assert [item.id for item in stands(taken).evidence] == ["one-01"]


def test_a_proposal_that_an_editor_mended_waits_no_more() -> None:
    said = "caveat: Misread, corrects: one-01, recorded:"
    mended = evidence("one-02", by="Ann").replace("recorded:", said)
    register = made(head=HEAD, facts=f"{PROPOSED}\n{mended}", judged="")
    assert names(register) == []
    assert [item.id for item in stands(register).evidence] == ["one-02"]
    # A proposal does not take an entry of an editor off the list.
    other = evidence("one-02", by="Cem", proposed="true").replace("recorded:", said)
    assert names(made(facts=f"{BY_ANN}\n{other}", judged="")) == ["one-01", "one-02"]


def test_a_link_that_came_later_waits_by_its_own() -> None:
    link = "{commitment: two, effect: setback, recorded: 2020-03-04, by: Ann}"
    fact = BY_ANN.replace("advance}]", f"advance}}, {link}]")
    two = whole(FOUR_EYES + commitment(evidence=fact) + commitment("two"))
    said = section("confirmations", FACT)
    register = read((two + said).encode(), "data.yaml", TODAY)
    assert names(register) == ["one-01 on two"]
    assert [len(s.evidence) for s in standings(register, NOW)] == [1, 0]
    both = section("confirmations", FACT, "entry: one-01 on two, by: Bob, recorded: 2020-03-06")
    register = read((two + both).encode(), "data.yaml", TODAY)
    assert [len(s.evidence) for s in standings(register, NOW)] == [1, 1]


@pytest.mark.parametrize(
    ("said", "parts", "message"),
    [
        (
            ["entry: one-01, by: 'ANN ', recorded: 2020-03-05"],
            {},
            "confirmation one-01: 'ANN' recorded 'one-01', and nobody confirms their own; let another"
            " editor decide, or write 'decision: withdrawn'",
        ),
        (
            ["entry: one-1, by: Bob, recorded: 2020-03-05"],
            {},
            "confirmation one-1: entry 'one-1' is not known; did you mean 'one-01'?; name a fact by"
            " its id, a judgement as 'pledge 2026-03-01'",
        ),
        (
            [FACT, "entry: one-01, by: Cem, recorded: 2020-03-06"],
            {},
            "confirmation one-01: entry 'one-01' was confirmed by Bob already; correct it with a new"
            " entry",
        ),
        (
            ["entry: one-01, by: Bob, recorded: 2020-02-28"],
            {},
            "confirmation one-01: recorded 2020-02-28 is before the entry was (2020-03-01)",
        ),
        (
            ["entry: one-01, decision: withdrawn, by: Bob, recorded: 2020-03-05"],
            {},
            "confirmation one-01: only Ann withdraws 'one-01'; write 'decision: declined' with its"
            " 'reason'",
        ),
        (
            ["entry: one-01, decision: declined, by: Bob, recorded: 2020-03-05"],
            {},
            "confirmation one-01: who is declined must learn why: add 'reason'",
        ),
        (
            ["entry: one-01, decision: declined, by: Bob, reason: No., recorded: 2020-03-05"],
            {"head": HEAD, "judged": ""},
            "confirmation one-01: 'one-01' needs no second reader and counts already; correct it with"
            " a new entry",
        ),
        (
            [JUDGEMENT],
            {},
            "confirmation one 2020-02-01: entry 'one 2020-02-01' rests on one-01, which nobody"
            " confirmed before it; confirm that first",
        ),
        (
            [JUDGEMENT, FACT.replace("05", "06")],
            {},
            "confirmation one 2020-02-01: entry 'one 2020-02-01' rests on one-01, which nobody"
            " confirmed before it; confirm that first",
        ),
        (
            [],
            {"head": HEAD, "facts": PROPOSED},
            "one assessment 2020-02-01: evidence 'one-01' waits for a second reader; let it be"
            " confirmed first, or leave it out",
        ),
        (
            ["entry: one-01, decision: declined, by: Bob, recorded: 2020-03-02, reason: No."],
            {"head": HEAD, "facts": PROPOSED},
            "one assessment 2020-02-01: evidence 'one-01' was turned down; let it be confirmed"
            " first, or leave it out",
        ),
        (
            ["entry: one-01, by: Bob, recorded: 2020-03-03"],
            {"head": HEAD, "facts": PROPOSED},
            "one assessment 2020-02-01: recorded 2020-03-02 is before its evidence one-01 was"
            " confirmed (2020-03-03)",
        ),
        (
            [],
            {"facts": evidence(), "judged": ""},
            "one-01: a fact needs a second reader, and so who recorded it: add 'by'",
        ),
        (
            ["entry: one-01, decision: denied, by: Bob, recorded: 2020-03-05"],
            {},
            "confirmation one-01: decision 'denied' is not known; did you mean 'declined'?"
            " (confirmed, declined, withdrawn)",
        ),
        (
            [],
            {"head": HEAD.replace("  method:", "  review: second_reader\n  method:")},
            "register: review 'second_reader' is not known; did you mean 'second-reader'? (single,"
            " second-reader, or a sentence on how the register is reviewed)",
        ),
    ],
)
def test_who_may_decide_is_said(said: list[str], parts: dict[str, str], message: str) -> None:
    assert problems(*said, **parts) == [message]


def test_a_judgement_may_rest_on_a_fact_that_was_confirmed_on_its_day() -> None:
    found = made("entry: one-01, by: Bob, recorded: 2020-03-02", head=HEAD, facts=PROPOSED)
    assert names(found) == []


def test_a_register_says_how_it_is_reviewed() -> None:
    for words in ("single", "Two readers judge each pledge apart."):
        head = HEAD.replace("  method:", f"  review: {words}\n  method:")
        assert stands(made(head=head)).status is Status.LIMITED


def test_an_export_holds_what_counts_and_says_what_else_is_counted_in() -> None:
    register = made()
    nothing = made(facts="", judged="")
    left, empty = (files(View(r, NOW, "v").select(Filter()), "") for r in (register, nothing))
    assert left == empty
    more = replace(NOW, unconfirmed=True)
    whole_file = json.loads(
        files(View(register, more, "v").select(Filter()), "")["commitments.json"]
    )
    assert whole_file["unconfirmed"] == "counted in"
    assert [fact["id"] for fact in whole_file["evidence"]] == ["one-01"]
