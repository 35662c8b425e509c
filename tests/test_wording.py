"""Every sentence that depends on data, verbatim: one, many, none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commitments import wording
from commitments.changes import compare
from commitments.dates import PartialDate
from commitments.frames import Filter, View
from commitments.model import Register
from commitments.standing import Basis, Moment, Standing, Totals, totals
from commitments.vocabulary import Confidence, Freshness, Kind, SourceKind, Status, Trend
from commitments.wording import Stamp
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register

LIMITED = commitment(evidence=evidence(), assessments=assessment())


def stands(text: str = LIMITED, as_of: str = "2020-03-01") -> Standing:
    moment = Moment(date.fromisoformat(as_of), TODAY)
    return next(iter(View(register(text), moment, "").standings.values()))


def test_a_day() -> None:
    assert wording.day(date(2026, 3, 5)) == "5 Mar 2026"


@pytest.mark.parametrize(
    ("text", "words"),
    [("2021-06-28", "28 Jun 2021"), ("2021-06", "Jun 2021"), ("2021", "2021")],
)
def test_a_date_is_as_exact_as_its_source(text: str, words: str) -> None:
    assert wording.when(text) == words
    assert wording.when(PartialDate.parse(text)) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 pledges"), (1, "1 pledge"), (2, "2 pledges"), (21, "21 pledges")]
)
def test_a_count(number: int, words: str) -> None:
    assert wording.count(number, "pledge") == words


def test_a_count_with_a_plural_of_its_own() -> None:
    assert wording.count(1, "search", "searches") == "1 search"
    assert wording.count(0, "search", "searches") == "0 searches"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0"), (43.5, "43.5"), (670000000.0, "670,000,000"), (-1234.25, "-1,234.25")],
)
def test_a_number_has_the_digits_that_it_has(value: float, words: str) -> None:
    assert wording.number(value) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list(parts: list[str], words: str) -> None:
    assert wording.listed(parts) == words


def test_a_list_of_alternatives() -> None:
    assert wording.listed(("a", "b", "c"), "or") == "a, b or c"


STAMP = Stamp("All pledges", 3, 4, NOW, "0123abcd")


def test_the_stamp_of_a_chart() -> None:
    assert STAMP.subtitle == "All pledges · 3 of 4 pledges"
    assert STAMP.foot == "As of 26 Nov 2026 · data version 0123abcd"


def test_the_stamp_names_the_other_clock_where_it_differs() -> None:
    earlier = replace(STAMP, moment=Moment(date(2024, 1, 2), TODAY))
    assert earlier.foot == "As of 2 Jan 2024, as known on 26 Nov 2026 · data version 0123abcd"


def test_the_stamps_of_one_pledge_of_a_series_and_of_members() -> None:
    assert wording.stamp_of_one(STAMP, stands()).subtitle == "Pledge one · 1 of 4 pledges"
    assert wording.stamp_of_series(STAMP).subtitle == "Measured series"
    assert wording.stamp_of_members(STAMP).subtitle == "Members named in sources"
    assert wording.stamp_of_members(STAMP).foot == STAMP.foot


def test_a_stamp_in_one_line() -> None:
    assert replace(STAMP, source="Source: us").line == (
        "All pledges · 3 of 4 pledges · As of 26 Nov 2026 · data version 0123abcd · Source: us"
    )


@pytest.mark.parametrize(
    ("chosen", "known_at", "name"),
    [
        ("", TODAY, "m_status-by-theme_as-of-2026-11-26_0123abcd.pptx"),
        ("aid", TODAY, "m_status-by-theme_aid_as-of-2026-11-26_0123abcd.pptx"),
        (
            *("", date(2025, 1, 2)),
            "m_status-by-theme_as-of-2026-11-26_known-at-2025-01-02_0123abcd.pptx",
        ),
    ],
)
def test_the_name_of_a_file_says_what_it_is(chosen: str, known_at: date, name: str) -> None:
    moment = Moment(TODAY, known_at)
    stamp = replace(STAMP, meeting="m", chosen=chosen, moment=moment)
    assert stamp.file_name("status-by-theme", "pptx") == name


@pytest.mark.parametrize(
    ("chosen", "part"),
    [
        (Filter(), ""),
        (Filter(themes=("aid", "talks")), "aid-talks"),
        (Filter(statuses=("not_started",), text="Élan: x/../y"), "not-started-lan-x-y"),
        (Filter(themes=("aid", "talks"), regions=("iraq", "syria")), "aid-talks-iraq-and-1-more"),
        (Filter(text="word " * 40), "word-" * 11 + "word"),
    ],
)
def test_filters_in_the_name_of_a_file(chosen: Filter, part: str) -> None:
    view = View(register(LIMITED), NOW, "0123abcd")
    assert wording.stamp(view.select(chosen)).chosen == part


@pytest.mark.parametrize(
    ("urls", "words"),
    [
        ([], ""),
        (["https://www.un.org/a", "http://un.org/b"], "Source: un.org"),
        (["https://un.org/a", "https://example.org"], "Sources: un.org and example.org"),
    ],
)
def test_the_hosts_of_sources_in_words(urls: list[str], words: str) -> None:
    assert wording.sources_named(urls) == words


def test_the_stamp_of_a_selection() -> None:
    view = View(register(LIMITED, commitment("two", theme="talks")), NOW, "0123abcd")
    assert wording.stamp(view.select(Filter(themes=("talks",)))) == (
        Stamp(
            *("Theme: Talks", 1, 2, NOW, "0123abcd"),
            source="Source: assessments of public evidence, A meeting",
            meeting="meeting-2019",
            chosen="talks",
        )
    )


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Filter(), "All pledges"),
        (Filter(themes=("aid",)), "Theme: Aid"),
        (Filter(themes=("aid", "talks")), "Theme: Aid or Talks"),
        (Filter(regions=("global",)), "Region: Worldwide"),
        (Filter(statuses=("limited", "reversed")), "Status: Limited action or Reversed"),
        (Filter(kinds=("money",)), "Kind: Money"),
        (Filter(freshness=("due", "overdue", "expired")), "Freshness: Due, Overdue or Expired"),
        (Filter(confidence=("low",)), "Confidence: Low"),
        (Filter(source_kinds=("party",)), "Source: A party's word"),
        (Filter(text="  nineveh "), "Text: “nineveh”"),
        (Filter(text="   "), "All pledges"),
        (Filter(themes=("gone",)), "Theme: gone"),
        (
            Filter(themes=("aid",), statuses=("limited",), text="camp"),
            "Theme: Aid · Status: Limited action · Text: “camp”",
        ),
    ],
)
def test_filters_in_words(chosen: Filter, words: str) -> None:
    assert wording.filter_words(chosen, register(commitment())) == words


@pytest.mark.parametrize(
    ("fixed", "words"),
    [
        (date(2020, 2, 1), "Criteria fixed on 1 Feb 2020."),
        (date(2020, 2, 2), "Criteria fixed on 2 Feb 2020, after the events they judge."),
    ],
)
def test_criteria_that_were_fixed_late_say_so(fixed: date, words: str) -> None:
    assert wording.criteria_note(fixed, stands()) == words


def test_criteria_are_not_late_for_what_nobody_judged() -> None:
    waiting = commitment(assessments=assessment("2019-06-25", "not_assessed", "", "2020-01-01"))
    assert wording.criteria_note(TODAY, stands(waiting)) == "Criteria fixed on 26 Nov 2026."
    assert wording.criteria_note(TODAY, stands(commitment())) == "Criteria fixed on 26 Nov 2026."


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "none"),
        ({Status.LIMITED: 0}, "none"),
        ({Status.LIMITED: 1}, "1 limited action"),
        (
            {Status.FULFILLED: 2, Status.LIMITED: 0, Status.REVERSED: 1, Status.NO_EVIDENCE: 3},
            "2 fulfilled, 1 reversed and 3 no evidence found",
        ),
    ],
)
def test_counted_statuses(counts: dict[Status, int], words: str) -> None:
    assert wording.counted_statuses(counts) == words


def test_at_least_substantial_counts_two_statuses() -> None:
    assert wording.at_least_substantial({}) == 0
    assert wording.at_least_substantial(dict.fromkeys(Status, 1)) == 2


@pytest.mark.parametrize(
    ("best", "now", "words"),
    [
        ({}, {}, "No pledge passes these filters."),
        (
            {Status.SUBSTANTIAL: 2, Status.LIMITED: 1},
            {Status.LIMITED: 3},
            "2 of 3 pledges once reached substantially kept or better; none does now",
        ),
        (
            {Status.SUBSTANTIAL: 2, Status.LIMITED: 1},
            {Status.FULFILLED: 1, Status.LIMITED: 2},
            "2 of 3 pledges once reached substantially kept or better; 1 does now",
        ),
        (
            {Status.SUBSTANTIAL: 2},
            {Status.SUBSTANTIAL: 2},
            "2 of 2 pledges substantially kept or better, now as at best",
        ),
        (
            {Status.LIMITED: 1},
            {Status.REVERSED: 1},
            "0 of 1 pledge substantially kept or better, now as at best",
        ),
    ],
)
def test_the_title_of_the_overview(
    best: dict[Status, int], now: dict[Status, int], words: str
) -> None:
    assert wording.paired_title(best, now) == words


def test_the_overview_in_words() -> None:
    assert wording.paired_alt({Status.LIMITED: 1}, {Status.REVERSED: 1}, {Trend.STEADY: 1}) == (
        "Three stacked bars. Best status ever: 1 limited action. Status now: 1 reversed. Trend over"
        " the last 12 months: 1 steady."
    )
    assert wording.paired_alt({}, {}, {Trend.STEADY: 0}) == (
        "Three stacked bars. Best status ever: none. Status now: none. Trend over the last 12"
        " months: none."
    )


def total(lower: float | None, upper: float | None, **counts: int) -> Totals:
    found = dict.fromkeys(Status, 0) | {Status(key): n for key, n in counts.items()}
    return replace(totals([]), counts=found, lower=lower, upper=upper)


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (None, None, "too few"),
        (0.0, 0.0, "0%"),
        (0.0, 1.0, "0% to 100%"),
        (0.42424, 0.56061, "42% to 56%"),
        (0.331, 0.334, "33%"),
    ],
)
def test_an_interval(lower: float | None, upper: float | None, words: str) -> None:
    assert wording.interval(total(lower, upper)) == words


def test_how_an_interval_is_made() -> None:
    found = replace(total(0.5, 0.6, overtaken=2), live=22, unknown=3)
    assert wording.interval_help(found) == (
        "Of 22 live pledges (all but 2 overtaken): fulfilled counts 1, substantially kept 2/3,"
        " limited action 1/3, not started and reversed 0. The lower end counts the 3 unknown as 0,"
        " the upper as 1. Prefer the distribution: the figure hides reversals and trends."
    )
    assert wording.interval_help(replace(found, live=1)).startswith("Of 1 live pledge (all but 2")


def test_coverage() -> None:
    assert wording.coverage(replace(total(None, None), total=24, unknown=3)) == "21 of 24 assessed"


def test_a_status_in_words() -> None:
    assert wording.standing_words(stands()) == "Limited action"
    assert wording.standing_words(stands(as_of="2026-11-26")) == (
        "Last known: Limited action, as of 1 Feb 2020"
    )


def test_an_unknown_status_is_never_last_known() -> None:
    s = stands(commitment(), "2026-11-26")
    assert (s.freshness, wording.standing_words(s)) == (Freshness.EXPIRED, "Not assessed")


def test_a_standing_pledge_is_upheld_rather_than_fulfilled() -> None:
    items = evidence("one-01") + "\n" + evidence("one-02", publisher="State")
    judged = assessment(status="fulfilled", evidence="one-01, one-02")
    words = {
        kind: wording.standing_words(
            stands(commitment(evidence=items, assessments=judged, kind=kind))
        )
        for kind in ("standing", "position", "deliverable", "money", "process")
    }
    assert words == {
        "standing": "Upheld to date",
        "position": "Upheld to date",
        "deliverable": "Fulfilled",
        "money": "Fulfilled",
        "process": "Fulfilled",
    }


def test_freshness_in_words() -> None:
    assert wording.freshness_words(stands(as_of="2020-02-02")) == (
        "Fresh: newest fact or judgement of 1 Feb 2020, 1 day before the as-of date; to be reviewed"
        " every 90 days"
    )
    assert wording.freshness_words(stands(as_of="2020-06-30")) == (
        "Expired: newest fact or judgement of 1 Feb 2020, 150 days before the as-of date; to be"
        " reviewed every 90 days"
    )


def test_a_trend_in_words() -> None:
    assert wording.trend_words(stands()) == (
        "Improving: 1 advance and 0 setbacks in the 12 months before"
    )
    assert wording.trend_words(replace(stands(), trend=Trend.STEADY, advances=2, setbacks=1)) == (
        "Steady: 2 advances and 1 setback in the 12 months before"
    )


BASIS = Basis(
    confidence=Confidence.HIGH,
    origins=("State", "UN"),
    kinds=(SourceKind.ACT, SourceKind.MONITOR),
    evidence_for=2,
    evidence_against=(),
    strength="robust",
    agreement="high",
    capped_by=None,
)
NOTHING_AGAINST = "Nothing that is cited or newer speaks against the status."
ROBUST = "Robust evidence: the act itself and another act or monitor, of two origins."


def test_why_a_confidence_is_high() -> None:
    assert wording.confidence_reasons(BASIS) == [
        "Supported by 2 items of 2 origins (State and UN); kinds: the act itself and independent"
        " monitor.",
        ROBUST,
        NOTHING_AGAINST,
    ]


@pytest.mark.parametrize(
    ("strength", "words"),
    [
        ("robust", ROBUST),
        ("medium", "Medium evidence: an act or an independent monitor, and a second origin."),
        ("limited", "Limited evidence: one origin only, or no act and no independent monitor."),
    ],
)
def test_the_strength_of_evidence_in_words(strength: str, words: str) -> None:
    assert wording.confidence_reasons(replace(BASIS, strength=strength))[1] == words


@pytest.mark.parametrize(
    ("against", "agreement", "words"),
    [
        (1, "low", "1 item of equal or higher grade speaks against the status."),
        (2, "low", "2 items of equal or higher grade speak against the status."),
        (1, "medium", "1 item of lower grade speaks against the status."),
        (2, "medium", "2 items of lower grade speak against the status."),
        (0, "high", NOTHING_AGAINST),
    ],
)
def test_what_speaks_against_a_status_in_words(against: int, agreement: str, words: str) -> None:
    items = stands().evidence * against
    basis = replace(BASIS, evidence_against=items, agreement=agreement)
    assert wording.confidence_reasons(basis)[2] == words


@pytest.mark.parametrize(
    ("capped", "words"),
    [
        (None, []),
        (Freshness.OVERDUE, ["At most medium because the review is overdue."]),
        (Freshness.EXPIRED, ["Low because the newest fact is out of date (expired)."]),
    ],
)
def test_what_capped_a_confidence_in_words(capped: Freshness | None, words: list[str]) -> None:
    assert wording.confidence_reasons(replace(BASIS, capped_by=capped))[3:] == words


def test_a_confidence_that_nothing_supports() -> None:
    basis = replace(BASIS, origins=(), kinds=(), evidence_for=0, strength="limited")
    assert wording.confidence_reasons(basis)[0] == "Supported by 0 items of 0 origins."


def test_a_confidence_that_one_item_supports() -> None:
    basis = replace(BASIS, origins=("UN",), kinds=(SourceKind.PARTY,), evidence_for=1)
    assert wording.confidence_reasons(basis)[0] == (
        "Supported by 1 item of 1 origin (UN); kinds: a party's word."
    )


def test_reasons_for_attention_stand_gravest_first() -> None:
    against = replace(BASIS, agreement="low")
    s = replace(
        stands(),
        status=Status.REVERSED,
        basis=against,
        trend=Trend.WORSENING,
        freshness=Freshness.EXPIRED,
    )
    assert wording.attention_reasons(s) == ["Reversed", "Contradicted", "Worsening", "Expired"]
    assert wording.attention_reasons(stands()) == []
    assert wording.attention_reasons(replace(stands(), basis=against)) == ["Contradicted"]


def test_attention_goes_to_the_gravest_reason_then_to_the_most_reasons() -> None:
    reasons = [
        ["Expired"],
        ["Worsening"],
        ["Contradicted"],
        ["Worsening", "Expired"],
        ["Reversed"],
        ["Reversed", "Worsening"],
    ]
    assert sorted(reasons, key=wording.attention_rank) == [
        ["Reversed", "Worsening"],
        ["Reversed"],
        ["Contradicted"],
        ["Worsening", "Expired"],
        ["Worsening"],
        ["Expired"],
    ]


def test_a_move_in_words() -> None:
    found = register(LIMITED)
    (change,) = compare(found, Moment(date(2020, 1, 1), TODAY), NOW)
    assert wording.move_words(change) == "Not assessed → Limited action"


@pytest.mark.parametrize(
    ("rose", "fell", "other", "words"),
    [
        (0, 0, 0, "No status moved between 1 Jan 2020 and 26 Nov 2026"),
        (1, 0, 0, "Between 1 Jan 2020 and 26 Nov 2026, 1 pledge rose"),
        (2, 1, 0, "Between 1 Jan 2020 and 26 Nov 2026, 2 pledges rose and 1 fell"),
        (
            *(0, 3, 1),
            "Between 1 Jan 2020 and 26 Nov 2026, 3 pledges fell and 1 moved neither up nor down",
        ),
        (0, 0, 1, "Between 1 Jan 2020 and 26 Nov 2026, 1 pledge moved neither up nor down"),
    ],
)
def test_the_title_of_changes(rose: int, fell: int, other: int, words: str) -> None:
    before = Moment(date(2020, 1, 1), TODAY)
    assert wording.changes_title(before, NOW, rose, fell, other) == words


@pytest.mark.parametrize(
    ("themes", "words"),
    [
        ([], "No pledge passes these filters."),
        ([("Aid", 0, 3)], "No theme has a pledge that is substantially kept"),
        ([("Aid", 1, 3)], "Every theme has a pledge that is substantially kept or better"),
        (
            [("Aid", 2, 3), ("Talks", 0, 1), ("Money", 1, 1)],
            "Substantially kept or better only in: Aid (2) and Money (1)",
        ),
    ],
)
def test_the_title_of_themes(themes: list[tuple[str, int, int]], words: str) -> None:
    assert wording.theme_title(themes) == words


def test_statuses_by_row_in_words() -> None:
    rows = [("Aid", {Status.LIMITED: 2}), ("Talks", {Status.REVERSED: 1, Status.LIMITED: 1})]
    assert wording.statuses_alt("Title", rows) == (
        "Title. Aid: 2 limited action. Talks: 1 reversed and 1 limited action."
    )
    assert wording.statuses_alt("Title", []) == "No pledge passes these filters."


@pytest.mark.parametrize(
    ("states", "organisations", "words"),
    [
        (0, 0, "No member had joined by this date."),
        (1, 0, "1 member state named in sources"),
        (0, 1, "1 organisation named in sources"),
        (78, 5, "78 member states and 5 organisations named in sources"),
    ],
)
def test_the_title_of_members(states: int, organisations: int, words: str) -> None:
    assert wording.members_title(states, organisations) == words


def test_the_title_of_pairs_of_theme_and_region() -> None:
    assert wording.heat_title(0, 0) == "No pledge passes these filters."
    assert wording.heat_title(35, 15) == (
        "Where pledges were made: 20 of 35 pairs of theme and region"
    )


def test_places_in_words() -> None:
    assert wording.place_words(()) == "the world at large"
    assert wording.place_words(("IRQ", "SY-HA", "XX")) == "Iraq, Hasakah, XX"


def cited(text: str, as_of: str, known_at: str) -> str:
    found: Register = register(text)
    moment = Moment(date.fromisoformat(as_of), date.fromisoformat(known_at))
    s = View(found, moment, "").standings["one"]
    return wording.citation(found, s, found.documents[0], "0123abcd", "https://example.org/?id=one")


def test_a_citation() -> None:
    assert cited(LIMITED, "2020-03-05", "2020-03-05") == (
        "A meeting, 25 Jun 2019: Title of one. “We will do it” (The host) Status: Limited action"
        " (as of 5 Mar 2020; confidence: low; data version 0123abcd). https://example.org/?id=one"
    )


def test_a_citation_names_the_other_clock_and_a_missing_confidence() -> None:
    assert cited(commitment(wording="[]"), "2019-07-01", "2026-11-26") == (
        "A meeting, 25 Jun 2019: Title of one. Status: Not assessed (as of 1 Jul 2019, as known on"
        " 26 Nov 2026; confidence: not given; data version 0123abcd). https://example.org/?id=one"
    )


@pytest.mark.parametrize(
    ("force", "kind", "words"),
    [
        ("must", "standing", "“Must” · standing pledge"),
        ("important", "money", "“Important” · money pledge"),
        ("discussed", "process", "Process: a discussion, not a promise"),
    ],
)
def test_force_and_kind_in_words(force: str, kind: str, words: str) -> None:
    found = register(commitment(force=force, kind=kind)).commitments[0]
    assert (found.kind, wording.pledge_line(found)) == (Kind(kind), words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-06-25", "25 Jun 2019"),
        ("2014/2016", "between 2014 and 2016"),
        ("../2017-07", "by Jul 2017"),
        ("2020-03~", "about Mar 2020"),
    ],
)
def test_a_joining_date_is_put_into_words(text: str, words: str) -> None:
    assert wording.joined(text) == words


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (
            Status.NO_EVIDENCE,
            "A search that finds nothing has no grade; what was searched stands below.",
        ),
        (Status.NOT_ASSESSED, "Nothing was judged."),
    ],
)
def test_why_an_unknown_status_has_no_confidence(status: Status, reason: str) -> None:
    assert wording.no_confidence_reason(status) == reason
