"""The shape of each entry: which values a field takes, and what is said about others."""

from __future__ import annotations

import pytest

from commitments.dates import JoiningDate, PartialDate
from commitments.record_words import MemberKind, MilestoneKind
from commitments.register import shaping
from commitments.register.background import Coding, Member, MemberCount, Milestone, Point
from commitments.register.model import Evidence
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.text import nearest
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, register
from tests.register.pieces import c

URL = "url: https://example.org/a"
YES_NO = "which YAML reads as a yes-or-no value"


def found(old: str, new: str) -> str:
    """A register with one fact, changed at one place."""
    assert old in evidence()
    return c(evidence=evidence().replace(old, new))


def list_of_one(name: str, entry: str) -> str:
    return c() + f"{name}:\n  - {entry}\n"


def problems(text: str) -> list[str]:
    with pytest.raises(DataProblems) as error:
        read(text.encode(), "d.yaml", TODAY)
    return [str(problem).removeprefix("d.yaml:") for problem in error.value.problems]


REGISTER = HEAD[: HEAD.index("meeting:")]
HEADLESS = REGISTER + HEAD[HEAD.index("documents:") :]
SERIES = "{id: s, name: S, unit: USD, draw: bars, stage: paid, commitments: [one], points: [%s]}"
POINT = '{date: 2020, value: %s, source: "https://example.org/a"}'
MILESTONE = f"{{id: m, date: 2020, title: T, kind: %s, level: L, place: P, summary: S, {URL}}}"
NOT_KNOWN = "is not known (id, title, summary, wording, theme, regions, kind, force, pledged_by, due, testability, review_every, criteria, assessments, counterparts, searches, lineage)"
BAD_ID = (
    "is not allowed; write small letters, digits and single hyphens, such as ftf-info, up to 100"
)
BAD_URL = "is not a web address; write one that begins with https:// or http://"
BAD_DATE = "is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"
AN_ENTRY = "write its keys below it, indented"
A_LIST = "write a list, each entry after '- '"

WRONG: dict[str, tuple[str, list[str]]] = {
    # what an entry or a list is
    "a meeting with nothing": (
        f"meeting:\n{HEADLESS}{commitment()}",
        [f"1:9  meeting: meeting holds nothing; {AN_ENTRY}"],
    ),
    "a meeting that is a word": (
        f"meeting: Paris\n{HEADLESS}{commitment()}",
        [f"1:10  meeting: meeting holds 'Paris'; {AN_ENTRY}"],
    ),
    "a meeting that is left out": (
        HEADLESS + commitment(),
        ["1:1  'meeting' is missing; every register has it"],
    ),
    "a hyphen without a space": (HEAD + "  -id: one\n", [f"20:3  commitments: holds a mapping; {A_LIST}"]),
    "a hyphen with nothing": (HEAD + "  -\n", [f"20:4  commitments: entry 1 holds nothing; {AN_ENTRY}"]),
    "criteria with nothing": (c(criteria="~"), [f"30:15  one: criteria holds nothing; {AN_ENTRY}"]),
    "criteria as a list": (c(criteria="[x]"), [f"30:15  one: criteria holds a list; {AN_ENTRY}"]),
    "wording with nothing": (c(wording="~"), [f"23:14  one: wording holds nothing; {A_LIST}"]),
    "wording as text": (c(wording="We will"), [f"23:14  one: wording holds 'We will'; {A_LIST}"]),
    "wording as a mapping": (c(wording="{quote: x}"), [f"23:14  one: wording holds a mapping; {A_LIST}"]),
    "wording as a list of words": (c(wording="[We]"), [f"23:15  one: wording entry 1 holds 'We'; {AN_ENTRY}"]),
    "counterparts with nothing": (
        c(counterparts="~"),
        ["31:19  one: counterparts holds nothing; write a list such as [one, two], or []"],
    ),
    "evidence as text": (c() + "evidence: x\n", [f"31:11  evidence: holds 'x'; {A_LIST}"]),
    "evidence without an id": (
        found("id: one-01, ", ""),
        ["32:5  evidence 2020-02-01: 'id' is missing"],
    ),
    "evidence without an id and a date": (
        found("id: one-01, date: 2020-02-01, ", ""),
        ["32:5  evidence 1: 'date' is missing", "32:5  evidence 1: 'id' is missing"],
    ),
    "evidence of nothing": (c(evidence="~"), [f"32:5  evidence: entry 1 holds nothing; {AN_ENTRY}"]),
    "a source as text": (
        c(evidence="{id: one-01, date: 2020, finding: F, source: UN, bears_on: [], recorded: 2020-03-01}"),
        [f"32:50  one-01: source holds 'UN'; {AN_ENTRY}"],
    ),
    "assessments as a mapping": (
        HEAD + commitment() + "    assessments: {date: 2020}\n",
        [f"31:18  one: assessments holds a mapping; {A_LIST}"],
    ),
    "points as a number": (
        list_of_one("series", SERIES.replace("[%s]", "3")),
        [f"32:86  series s: points holds '3'; {A_LIST}"],
    ),
    "a second reading as text": (
        c(evidence=evidence(), assessments=assessment(second="limited")),
        [f"32:136  one assessment 2020-02-01: second holds 'limited'; {AN_ENTRY}"],
    ),
    # keys
    "a key in capitals": (c(Note="x"), [f"31:5  one: key 'Note' {NOT_KNOWN}"]),
    "a key of two lines": (HEAD + commitment() + '    "a\\nb": 1\n', [f"31:5  one: key 'a b' {NOT_KNOWN}"]),
    "a key of a source": (
        found("publisher: UN", "publisher: UN, urls: x"),
        ["32:114  one-01: key 'urls' is not known; did you mean 'url'? (kind, publisher, origin, title, url, second_hand)"],
    ),
    "a key of wording": (
        c(wording="[{document: text, locator: L, quotes: Q}]"),
        [
            "23:15  one wording text: 'quote' is missing",
            "23:44  one wording text: key 'quotes' is not known; did you mean 'quote'? (document, locator, quote)",
        ],
    ),
    "a key of a second reading": (
        c(evidence=evidence(), assessments=assessment(second="{status: not_started, reason: R, by: B}")),
        ["32:169  one assessment 2020-02-01: key 'by' is not known (status, reason)"],
    ),
    "a key of the meeting": (
        HEAD.replace("  place:", "  name: N\n  place:") + commitment(),
        ["8:3  meeting: key 'name' is not known (id, title, date, place, summary, url)"],
    ),
    "criteria that are not whole": (
        c(criteria="{fixed: 2020-01-01, fulfilled: A, substantial: B, limited: C}"),
        ["30:15  one: 'reversed' is missing"],
    ),
    # text
    "a quote that is left out": (
        c(wording="[{document: text, locator: L}]"),
        ["23:15  one wording text: 'quote' is missing"],
    ),
    "a quote with nothing": (
        c(wording="[{document: text, locator: L, quote: }]"),
        ["23:51  one wording text: quote is empty; write text, or take the key out"],
    ),
    "text of spaces": (c(summary="'  '"), ["22:14  one: summary is empty; write text, or take the key out"]),
    "a placeholder within": (
        c(summary="It was x" + "xx."),
        ["22:14  one: summary holds the placeholder 'xx" + "x'; write the text, or leave the entry out until it is known"],
    ),
    "a time without quotes": (
        c(pledged_by="10:30"),
        ["28:17  one: pledged_by is written 10:30, which YAML reads as a date or a time; write '10:30' in quotes"],
    ),
    "the no trap in an open question": (
        HEAD + commitment() + "members_open: [yes]\n",
        [f"31:16  members_open: members_open is written yes, {YES_NO}; write 'yes' in quotes"],
    ),
    # ids
    "an id with an underscore": (c(id="ftf_info"), [f"20:9  ftf_info: id 'ftf_info' {BAD_ID}"]),
    "an id with two hyphens": (c(id="ftf--info"), [f"20:9  ftf--info: id 'ftf--info' {BAD_ID}"]),
    "an id with a space": (c(id="ftf info"), [f"20:9  ftf info: id 'ftf info' {BAD_ID}"]),
    "an id of 101 letters": (c(id="a" * 101), [f"20:9  {'a' * 60}...: id '{'a' * 60}...' {BAD_ID}"]),
    # words of a vocabulary
    "a status with nothing": (
        c(evidence=evidence(), assessments=assessment(status="")),
        ["32:58  one assessment 2020-02-01: status is empty; write one of fulfilled, substantial, limited, not_started, reversed, overtaken, unclear, no_evidence, not_assessed, or take the key out"],
    ),
    "a status in capitals": (
        c(evidence=evidence(), assessments=assessment(status="Limited")),
        ["32:58  one assessment 2020-02-01: status 'Limited' is not known; did you mean 'limited'? (fulfilled, substantial, limited, not_started, reversed, overtaken, unclear, no_evidence, not_assessed)"],
    ),
    "a word of two lines": (
        c(kind='"a\\nb"'),
        ["26:11  one: kind 'a b' is not known (deliverable, standing, money, position, process)"],
    ),
    "a list of words": (
        c(force="[must]"),
        ["27:12  one: force holds a list; write one of must, will, should, important, discussed"],
    ),
    "a kind of milestone": (
        list_of_one("milestones", MILESTONE % "event"),
        ["32:41  milestone m: kind 'event' is not known (meeting, turning-point, mandate-end)"],
    ),
    # addresses
    "an FTP address": (found("https:", "ftp:"), [f"32:134  one-01: url 'ftp://example.org/one-01' {BAD_URL}"]),
    "an address without a host": (found("https://example.org/one-01", "https://"), [f"32:134  one-01: url 'https://' {BAD_URL}"]),
    "an address of one word": (found("https://example.org/one-01", "https://localhost/a"), [f"32:134  one-01: url 'https://localhost/a' {BAD_URL}"]),
    "an address with a space": (found("one-01}", "one 01}"), [f"32:134  one-01: url 'https://example.org/one 01' {BAD_URL}"]),
    "an address with an open bracket": (found("https://example.org/one-01", "'https://[::1.a/'"), [f"32:134  one-01: url 'https://[::1.a/' {BAD_URL}"]),
    "an address of 2,001 letters": (
        found("https://example.org/one-01", "https://example.org/" + "a" * 1981),
        ["32:134  one-01: url has 2,001 characters; up to 2,000 are allowed"],
    ),
    # dates
    "a date with nothing": (found("date: 2020-02-01", "date: "), ["32:24  one-01: date is empty; write a date such as 2021-06-28, or take the key out"]),
    "a date as a list": (found("2020-02-01", "[2020]"), ["32:24  one-01: date holds a list; write a date such as 2021-06-28"]),
    "a date with a time": (found("2020-02-01", "2020-02-01T10:00:00"), [f"32:24  one-01: date '2020-02-01T10:00:00' {BAD_DATE}"]),
    "a date of two lines": (found("2020-02-01", '"20\\n21"'), [f"32:24  one-01: date '20 21' {BAD_DATE}"]),
    "a short year": (found("2020-02-01", "20-02-01"), [f"32:24  one-01: date '20-02-01' {BAD_DATE}"]),
    "a year before 1900": (found("2020-02-01", "1020"), ["32:24  one-01: date '1020' lies before 1900; check the year"]),
    "a joining date that ends before": (
        list_of_one("members", f"{{code: IRQ, name: N, kind: state, joined: 2016/2014, basis: B, {URL}}}"),
        ["32:47  member IRQ: joined '2016/2014' ends before it begins; write the earlier date first"],
    ),
    # numbers
    "a number with a comma": (
        list_of_one("series", SERIES % (POINT % "'1,000'")),
        ["32:107  series s point 2020: value '1,000' is not a number; write digits only, as in 670000000"],
    ),
    "a number with an exponent": (
        list_of_one("series", SERIES % (POINT % "1e5")),
        ["32:107  series s point 2020: value '1e5' is not a number; write digits only, as in 670000000"],
    ),
    "a year of two digits": (
        list_of_one("series", SERIES % (POINT % "1, year: 20")),
        ["32:116  series s point 2020: year '20' is not a whole number from 1900 to 2999"],
    ),
    "a count below nothing": (
        list_of_one("member_counts", f"{{date: 2020, count: -1, {URL}}}"),
        ["32:25  member count 2020: count '-1' is not a whole number from 0 to 1000000000"],
    ),
    "days in octal": (c(review_every="090"), ["29:19  one: review_every '090' is not a whole number from 1 to 3650"]),
    "a fraction of days": (c(review_every="1.5"), ["29:19  one: review_every '1.5' is not a whole number from 1 to 3650"]),
    "more days than ten years": (c(review_every="3651"), ["29:19  one: review_every '3651' is not a whole number from 1 to 3650"]),
    "days without end": (c(review_every="9" * 5000), [f"29:19  one: review_every '{'9' * 60}...' is not a whole number from 1 to 3650"]),
    # truth
    "second hand, perhaps": (
        found("kind: monitor", "second_hand: perhaps, kind: monitor"),
        ["32:97  one-01: second_hand holds 'perhaps'; write true or false"],
    ),
    "second hand with nothing": (
        found("kind: monitor", "second_hand: , kind: monitor"),
        ["32:97  one-01: second_hand holds nothing; write true or false"],
    ),
    "second hand as a list": (
        found("kind: monitor", "second_hand: [], kind: monitor"),
        ["32:97  one-01: second_hand holds a list; write true or false"],
    ),
    # two sentences on one mistake, as each asks for something else
    "the no trap in a region": (
        c(regions="[no]"),
        [
            "25:15  one: region 'no' is not known (iraq, global)",
            f"25:15  one: regions is written no, {YES_NO}; write 'no' in quotes",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_value_is_named_with_its_field_and_what_to_write(kind: str) -> None:
    text, messages = WRONG[kind]
    assert problems(text) == messages


def test_an_entry_of_too_many_values_is_refused_before_each_of_them_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shaping, "MAX_ENTRY", 30)
    # 12 keys, 1 quotation of 3 keys, 1 region, 5 criteria: 8 more are 30
    most = ", ".join(f"c{n}" for n in range(8))
    assert read(c(counterparts=f"[{most}]").encode(), "d", TODAY).commitments[0].counterparts != ()
    assert problems(c(counterparts=f"[{most}, c8]")) == [
        "20:5  one: this entry holds more than 30 values; split it"
    ]
    assert problems(c(counterparts=f"[{', '.join(['[]'] * 31)}]")) == [
        "20:5  one: this entry holds more than 30 values; split it"
    ]


def test_an_alias_in_place_of_an_entry_is_one_problem() -> None:
    text = c(wording="[&w {document: text, locator: L, quote: Q}, *w]")
    assert problems(text) == ["23:58  the alias '*w' is not allowed; write it out in full"]


# ---------------------------------------------------------------- what is right


def item(old: str = "", new: str = "") -> Evidence:
    text = evidence().replace(old, new) if old else evidence()
    return register(commitment(evidence=text)).evidence[0]


@pytest.mark.parametrize(
    ("typed", "second_hand"),
    [("true", True), ("yes", True), ("'true'", True), ("false", False), ("no", False)],
)
def test_second_hand_is_true_or_false_in_every_way_of_yaml(typed: str, second_hand: bool) -> None:
    source = item("kind: monitor", f"kind: monitor, second_hand: {typed}").source
    assert source.second_hand is second_hand


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://www.example.org:8080/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/".lower(),
        "https://example.org/%C3%A9/(a)",
        "https://www.un.org/securitycouncil/s/res/2396(2017)",
        "https://example.org/" + "a" * 1980,
    ],
)
def test_a_web_address_is_kept_as_it_was_typed(url: str) -> None:
    assert item("https://example.org/one-01", f'"{url}"').source.url == url


def test_text_loses_only_the_space_around_it() -> None:
    assert item("What happened", "'  Two  words '").finding == "Two  words"


def test_an_event_counts_from_the_end_of_its_period_but_not_after_it_was_recorded() -> None:
    days = {text: item("2020-02-01", text).happened.isoformat() for text in ("2020-02", "2020")}
    assert days == {"2020-02": "2020-02-29", "2020": "2020-03-01"}


def test_the_origin_is_the_publisher_unless_another_is_named() -> None:
    assert item().origin == "UN"
    assert item("publisher: UN", "publisher: A paper, origin: UNAMI").origin == "UNAMI"


def test_the_smaller_sections_read_into_their_entries() -> None:
    text = (
        f"{HEAD}{commitment()}"
        f"milestones:\n  - {MILESTONE % 'turning-point'}\n"
        f"members:\n  - {{code: EU, name: N, kind: organisation, joined: ../2014, basis: B, {URL}}}\n"
        f"member_counts:\n  - {{date: 2019-06, count: 80, {URL}}}\n"
        "members_open: [Who left]\n"
        f"series:\n  - {SERIES % (POINT % '-1.50, year: 2021')}\n"
        "codings:\n  - {name: C, coded: 2026-01-02, n: 60, agree: 55, kappa: 0.774}\n"
    )
    found = read(text.encode(), "d.yaml", TODAY)
    url = "https://example.org/a"
    when = PartialDate.parse("2020")
    assert found.milestones == (
        Milestone(
            id="m",
            date=when,
            title="T",
            kind=MilestoneKind.TURNING_POINT,
            level="L",
            place="P",
            summary="S",
            url=url,
        ),
    )
    assert found.members == (
        Member(
            code="EU",
            name="N",
            kind=MemberKind.ORGANISATION,
            joined=JoiningDate.parse("../2014"),
            basis="B",
            url=url,
        ),
    )
    assert found.member_counts == (
        MemberCount(date=PartialDate.parse("2019-06"), count=80, url=url),
    )
    assert found.members_open == ("Who left",)
    assert found.series[0].points == (Point(date=when, value=-1.5, source=url, year=2021),)
    coding = found.codings[0]
    assert coding == Coding(name="C", coded=coding.coded, n=60, agree=55, kappa=0.774)
    assert coding.coded.isoformat() == "2026-01-02"


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("limted", ["limited", "reversed"], "; did you mean 'limited'?"),
        ("zzz", ["limited", "reversed"], ""),
        ("irak", ["iran", "iraq"], "; did you mean 'iraq'?"),
        ("ftf-inf", ["aft-info", "ftf-info"], "; did you mean 'ftf-info'?"),
        ("one", [], ""),
        ("x" * 500, ["x" * 60], "; did you mean '" + "x" * 60 + "'?"),
        ("x" * 500, ["x" * 101], ""),
    ],
)
def test_the_nearest_word_is_offered(word: str, known: list[str], said: str) -> None:
    assert nearest(word, known) == said
