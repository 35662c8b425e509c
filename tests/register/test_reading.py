"""Bad input of every kind -> the whole message that a person reads; and what a good file becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from commitments.dates import PartialDate
from commitments.register import yaml_tree
from commitments.register.background import Document, Meeting, Region, Theme
from commitments.register.model import (
    Assessment,
    Commitment,
    Criteria,
    Evidence,
    Register,
    Source,
    Wording,
)
from commitments.register.problem import MAX_PROBLEMS, DataProblems
from commitments.register.reading import load, read
from commitments.vocabulary import Effect, Force, Kind, SourceKind, Status
from tests.conftest import HEAD, ROOT, TODAY, assessment, commitment, evidence

LIST = HEAD.removesuffix("commitments:\n")


def c(**fields: str) -> str:
    return HEAD + commitment(**fields)


def ev(**fields: str) -> str:
    return HEAD + commitment(evidence=evidence(**fields))


def problems(data: bytes) -> list[str]:
    with pytest.raises(DataProblems) as error:
        read(data, "d.yaml", TODAY)
    return [str(problem).removeprefix("d.yaml:") for problem in error.value.problems]


SNIPPETS: dict[str, str | bytes] = {
    "an empty file": "",
    "only comments": "# nothing\n",
    "a NUL byte": "meeting:\0",
    "a control character": "meeting: \x07",
    "not UTF-8": b"meeting: \xff\n",
    "UTF-16": "meeting: x".encode("utf-16"),
    "a list at the top": "- a\n",
    "a word at the top": "word\n",
    "a tab before a key": "meeting:\n\tid: m\n",
    "wrong indentation": "meeting:\n  id: m\n   title: x\n",
    "a bracket that is not closed": "regions: [iraq\n",
    "a quote that is not closed": "title: 'abc\n",
    "a colon in plain text": "meeting:\n  title: Paris: a meeting\n",
    "text that begins with an at sign": "title: @home\n",
    "text that begins with a percent sign": "title: %d\n",
    "a second document": "a: 1\n---\nb: 2\n",
    "an alias": c(counterparts="[&a x, *a]"),
    "an alias bomb": c(counterparts="[&a [x, x], &b [*a, *a], &c [*b, *b]]"),
    "a tag": c(title="!!python/object/apply:os.system [ls]"),
    "a merge key": HEAD + commitment() + "    <<: {title: x}\n",
    "deep nesting": c(counterparts="[" * 30 + "]" * 30),
    "nesting past the parser": c(counterparts="[" * 2000 + "]" * 2000),
    "a file of brackets": "[" * 50000,
    "a key that is a list": HEAD + commitment() + "    ? [a, b]\n    : 1\n",
    "a duplicate key": HEAD.replace("  title: A meeting\n", "  title: A meeting\n  title: B\n"),
    "an unknown top-level key": HEAD + "comitments: []\n",
    "missing sections": "meeting: {id: m}\n",
    "commitments that are no list": LIST + "commitments: {a: 1}\n",
    "a commitment that is a word": HEAD + "  - one\n",
    "a missing field": HEAD + commitment().replace("    pledged_by: All\n", ""),
    "an unknown field": HEAD + commitment(titel="x"),
    "an empty field": HEAD + commitment(summary="''"),
    "a field with nothing": c(pledged_by="~"),
    "the no trap": c(title="no"),
    "the on trap": c(pledged_by="on"),
    "an unquoted version": c(title="1.10"),
    "an unquoted date as text": c(title="2020-01-01"),
    "an unquoted number as text": c(title="90"),
    "text where a list belongs": c(regions="iraq"),
    "a list where text belongs": c(title="[a]"),
    "an unknown theme": c(theme="adi"),
    "an unknown region": c(regions="[irak]"),
    "an unknown document": c(wording="[{document: txt, locator: s, quote: q}]"),
    "an unknown status": HEAD
    + commitment(evidence=evidence(), assessments=assessment(status="halted")),
    "an unknown kind": c(kind="standin"),
    "an unknown force": c(force="may"),
    "an unknown effect": ev(effect="progress"),
    "an unknown source kind": ev(kind="press"),
    "an unknown place": HEAD + commitment(evidence=evidence().replace("[IRQ]", "[IRK]")),
    "an id with capitals": c(id="One"),
    "a duplicate commitment": HEAD + commitment() + commitment(),
    "a duplicate evidence id": HEAD + commitment(evidence=evidence() + "\n" + evidence()),
    "a quote of 26 words": c(
        wording='[{document: text, locator: s, quote: "' + " ".join(["w"] * 26) + '"}]'
    ),
    "a finding of 51 words": HEAD
    + commitment(evidence=evidence().replace("What happened", " ".join(["w"] * 51))),
    "a placeholder": c(summary="T" + "BD"),
    "an address without scheme": HEAD
    + commitment(evidence=evidence().replace("https://example.org/one-01", "www.example.org")),
    "a script as address": HEAD
    + commitment(
        evidence=evidence().replace("https://example.org/one-01", '"javascript:alert(1)"')
    ),
    "a date that does not exist": ev(date="2021-02-30"),
    "a month that does not exist": ev(date="2021-13"),
    "a date in another order": ev(date="28/06/2021"),
    "a day where the whole date is needed": HEAD
    + commitment(evidence=evidence(), assessments=assessment(date="2020-02")),
    "an event after it was recorded": ev(date="2020-04-01"),
    "an entry recorded in the future": ev(recorded="2026-11-28"),
    "an advance before the pledge": ev(date="2019-06-24"),
    "evidence that does not exist": HEAD
    + commitment(evidence=evidence(), assessments=assessment(evidence="one-02")),
    "a status without evidence": HEAD + commitment(assessments=assessment(evidence="")),
    "a judgement before its evidence": HEAD
    + commitment(evidence=evidence(), assessments=assessment(date="2020-01-31")),
    "a judgement recorded before its evidence": HEAD
    + commitment(evidence=evidence(), assessments=assessment(recorded="2020-02-29")),
    "substantial on one origin": HEAD
    + commitment(evidence=evidence(), assessments=assessment(status="substantial")),
    "substantial on parties alone": HEAD
    + commitment(
        evidence=evidence(kind="party") + "\n" + evidence("one-02", kind="party", publisher="B"),
        assessments=assessment(status="substantial", evidence="one-01, one-02"),
    ),
    "no_evidence without a search": HEAD
    + commitment(assessments=assessment(status="no_evidence", evidence="")),
    "criteria fixed after the judgement": HEAD
    + commitment(
        evidence=evidence(),
        assessments=assessment(),
        criteria="{fixed: 2020-03-03, fulfilled: A, substantial: B, limited: C, reversed: D}",
    ),
    "judgements out of order": HEAD
    + commitment(
        evidence=evidence(), assessments=assessment(recorded="2020-03-09") + "\n" + assessment()
    ),
    "evidence recorded out of order": HEAD
    + commitment(evidence=evidence(recorded="2020-03-03") + "\n" + evidence("one-02")),
    "evidence that is cited twice": HEAD
    + commitment(evidence=evidence(), assessments=assessment(evidence="one-01, one-01")),
    "a review period of nothing": c(review_every="0"),
    "a review period in words": c(review_every="monthly"),
    "the same second reading": HEAD
    + commitment(
        evidence=evidence(), assessments=assessment(second="{status: limited, reason: Same.}")
    ),
    "a passage without pledge or reason": HEAD.replace(
        "url: https://example.org/text}",
        "url: https://example.org/text, outline: [{locator: s, part: p, begins: We}]}",
    )
    + commitment(),
    "a passage of a pledge that quotes elsewhere": HEAD.replace(
        "url: https://example.org/text}",
        "url: https://example.org/text, outline: [{locator: s, part: p, begins: We, commitments: [one, two]}]}",
    )
    + commitment(),
    "a pledge that the outline leaves out": HEAD.replace(
        "url: https://example.org/text}",
        "url: https://example.org/text, outline: [{locator: s, part: p, begins: We, commitments: [one]}]}",
    )
    + commitment()
    + commitment("two"),
    "money without a stage": LIST
    + "series:\n  - {id: s, name: S, unit: USD, draw: bars, commitments: [one], points: []}\ncommitments:\n"
    + commitment(),
    "points out of order": LIST
    + 'series:\n  - {id: s, name: S, unit: USD, draw: bars, stage: paid, commitments: [one], points: [{date: 2021, value: 1, source: "https://a.example"}, {date: 2020, value: 1, source: "https://a.example"}]}\ncommitments:\n'
    + commitment(),
    "two things at once": ev(effect="progress", kind="press"),
}


MESSAGES: dict[str, list[str]] = {
    "an empty file": ["1:1  the file is empty; restore it from a copy, or start from the example"],
    "only comments": ["1:1  the file is empty; restore it from a copy, or start from the example"],
    "a NUL byte": ["1:9  the file is not text (it has a NUL byte); is it another file?"],
    "a control character": ["1:10  the character U+0007 cannot stand in a YAML file; delete it"],
    "not UTF-8": [
        "1:10  byte 0xFF is not UTF-8 text; save the file as UTF-8 (it may be a binary file, or saved in an older encoding)"
    ],
    "UTF-16": ["1:1  the file is saved as UTF-16; save it as UTF-8"],
    "a list at the top": ["1:1  the file must begin with keys such as 'meeting:'"],
    "a word at the top": ["1:1  the file must begin with keys such as 'meeting:'"],
    "a tab before a key": [
        "2:1  this is not YAML: a tab stands where YAML allows only spaces; indent with spaces (while scanning for the next token found character that cannot start any token)"
    ],
    "wrong indentation": [
        "3:9  this is not YAML: a colon too many, or wrong indentation; put text that holds ': ' in quotes (mapping values are not allowed in this context)"
    ],
    "a bracket that is not closed": [
        "2:1  this is not YAML: a bracket is not closed, or a comma is missing; close it (while parsing a flow sequence did not find expected ',' or ']'; it began in line 1)"
    ],
    "a quote that is not closed": [
        "2:1  this is not YAML: a quotation mark is not closed; close it (while scanning a quoted scalar found unexpected end of stream; it began in line 1)"
    ],
    "a colon in plain text": [
        "2:15  this is not YAML: a colon too many, or wrong indentation; put text that holds ': ' in quotes (mapping values are not allowed in this context)"
    ],
    "text that begins with an at sign": [
        "1:8  this is not YAML: text that begins with this character needs quotes (while scanning for the next token found character that cannot start any token)"
    ],
    "text that begins with a percent sign": [
        "1:8  this is not YAML: text that begins with this character needs quotes (while scanning for the next token found character that cannot start any token)"
    ],
    "a second document": [
        "2:1  a second document begins here ('---'); keep one document in the file"
    ],
    "an alias": ["28:26  the alias '*a' is not allowed; write it out in full"],
    "an alias bomb": [
        "28:20  one: counterparts holds a list; write text",
        "28:31  one: counterparts holds a list; write text",
        "28:35  the alias '*a' is not allowed; write it out in full",
        "28:39  the alias '*a' is not allowed; write it out in full",
        "28:44  one: counterparts holds a list; write text",
        "28:48  the alias '*b' is not allowed; write it out in full",
        "28:52  the alias '*b' is not allowed; write it out in full",
    ],
    "a tag": [
        "18:12  the tag '!!python/object/apply:os.system' is not allowed; write the value without it"
    ],
    "a merge key": [
        "28:5  one: key '<<' is not known (id, title, summary, wording, theme, regions, kind, force, pledged_by, review_every, criteria, evidence, assessments, counterparts, searches)"
    ],
    "deep nesting": [
        "28:36  this is nested more than 20 levels deep; check brackets and indentation"
    ],
    "nesting past the parser": [
        "28:1016  this is not YAML: nested more than 20 levels deep; check brackets (while increasing flow level exceeded maximum nesting depth)"
    ],
    "a file of brackets": [
        "1:1001  this is not YAML: nested more than 20 levels deep; check brackets (while increasing flow level exceeded maximum nesting depth)"
    ],
    "a key that is a list": ["28:7  a key must be a plain word, not a list or a mapping"],
    "a duplicate key": ["4:3  the key 'title' stands twice (first in line 3); keep one"],
    "an unknown top-level key": [
        "17:1  comitments: key 'comitments' is not known; did you mean 'commitments'? (meeting, documents, themes, regions, commitments, milestones, members, member_counts, members_open, series, codings)"
    ],
    "missing sections": [
        "1:1  'commitments' is missing; every register has it",
        "1:1  'documents' is missing; every register has it",
        "1:1  'regions' is missing; every register has it",
        "1:1  'themes' is missing; every register has it",
        "1:10  meeting: 'date' is missing",
        "1:10  meeting: 'place' is missing",
        "1:10  meeting: 'summary' is missing",
        "1:10  meeting: 'title' is missing",
        "1:10  meeting: 'url' is missing",
    ],
    "commitments that are no list": [
        "16:14  commitments: holds a mapping; write a list, each entry after '- '"
    ],
    "a commitment that is a word": [
        "17:5  commitments: entry 1 holds 'one'; write its keys below it, indented"
    ],
    "a missing field": ["17:5  one: 'pledged_by' is missing"],
    "an unknown field": [
        "28:5  one: key 'titel' is not known; did you mean 'title'? (id, title, summary, wording, theme, regions, kind, force, pledged_by, review_every, criteria, evidence, assessments, counterparts, searches)"
    ],
    "an empty field": ["19:14  one: summary is empty; write text, or take the key out"],
    "a field with nothing": ["25:17  one: pledged_by is empty; write text, or take the key out"],
    "the no trap": [
        "18:12  one: title is written no, which YAML reads as a yes-or-no value; write 'no' in quotes"
    ],
    "the on trap": [
        "25:17  one: pledged_by is written on, which YAML reads as a yes-or-no value; write 'on' in quotes"
    ],
    "an unquoted version": [
        "18:12  one: title is written 1.10, which YAML reads as a number; write '1.10' in quotes"
    ],
    "an unquoted date as text": [
        "18:12  one: title is written 2020-01-01, which YAML reads as a date or a time; write '2020-01-01' in quotes"
    ],
    "an unquoted number as text": [
        "18:12  one: title is written 90, which YAML reads as a number; write '90' in quotes"
    ],
    "text where a list belongs": [
        "22:14  one: regions holds 'iraq'; write a list such as [iraq, syria], or []"
    ],
    "a list where text belongs": ["18:12  one: title holds a list; write text"],
    "an unknown theme": ["21:12  one: theme 'adi' is not known; did you mean 'aid'? (aid, talks)"],
    "an unknown region": [
        "22:15  one: region 'irak' is not known; did you mean 'iraq'? (iraq, global)"
    ],
    "an unknown document": [
        "20:26  one wording 1: document 'txt' is not known; did you mean 'text'? (text)"
    ],
    "an unknown status": [
        "31:58  one assessment 2020-02-01: status 'halted' is not known; did you mean 'limited'? (fulfilled, substantial, limited, not_started, reversed, overtaken, no_evidence, not_assessed)"
    ],
    "an unknown kind": [
        "23:11  one: kind 'standin' is not known; did you mean 'standing'? (deliverable, standing, money, position, process)"
    ],
    "an unknown force": [
        "24:12  one: force 'may' is not known (must, will, should, important, discussed)"
    ],
    "an unknown effect": [
        "29:48  one-01: effect 'progress' is not known (advance, setback, context)"
    ],
    "an unknown source kind": [
        "29:111  one-01: kind 'press' is not known (act, monitor, reporting, party)"
    ],
    "an unknown place": [
        "29:90  one-01: place 'IRK' is not known; did you mean 'IRQ'?; write an ISO code such as IRQ, SYR or IQ-NI (all are in data/boundaries/places.csv)"
    ],
    "an id with capitals": [
        "17:9  One: id 'One' is not allowed; write small letters, digits and single hyphens, such as ftf-info, up to 100"
    ],
    "a duplicate commitment": [
        "28:9  one: 'one' stands twice in commitments; give this one another"
    ],
    "a duplicate evidence id": [
        "30:14  one-01: 'one-01' stands twice in evidence; give this one another"
    ],
    "a quote of 26 words": ["20:51  one wording 1: quote has 26 words; up to 25 are allowed"],
    "a finding of 51 words": ["29:66  one-01: finding has 51 words; up to 50 are allowed"],
    "a placeholder": [
        "19:14  one: summary holds the placeholder 'TBD'; write the text, or leave the entry out until it is known"
    ],
    "an address without scheme": [
        "29:155  one-01: url 'www.example.org' is not a web address; write one that begins with https:// or http://"
    ],
    "a script as address": [
        "29:155  one-01: url 'javascript:alert(1)' is not a web address; write one that begins with https:// or http://"
    ],
    "a date that does not exist": [
        "29:28  one-01: date '2021-02-30' is impossible: 2021-02 has 28 days"
    ],
    "a month that does not exist": [
        "29:28  one-01: date '2021-13' has no possible month; months are 01 to 12"
    ],
    "a date in another order": [
        "29:28  one-01: date '28/06/2021' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"
    ],
    "a day where the whole date is needed": [
        "31:16  one assessment 2020-02: date '2020-02' is no full date; write the day too, as in 2021-06-28"
    ],
    "an event after it was recorded": [
        "29:28  one-01: date 2020-04-01 lies after recorded (2020-03-01); check the year"
    ],
    "an entry recorded in the future": [
        "29:194  one-01: recorded 2026-11-28 lies after today (2026-11-26); check the year"
    ],
    "an advance before the pledge": [
        "29:48  one-01: effect 'advance' is not possible on 2019-06-24, before the pledge of 2019-06-25; write 'context'"
    ],
    "evidence that does not exist": [
        "31:96  one assessment 2020-02-01: evidence 'one-02' is not known; did you mean 'one-01'? (one-01)"
    ],
    "a status without evidence": [
        "29:9  one assessment 2020-02-01: status 'limited' rests on no evidence; list the ids under 'evidence', or write 'not_assessed'"
    ],
    "a judgement before its evidence": [
        "31:16  one assessment 2020-01-31: date 2020-01-31 is before the evidence it rests on: one-01 of 2020-02-01"
    ],
    "a judgement recorded before its evidence": [
        "31:38  one assessment 2020-02-01: recorded 2020-02-29 is before its evidence one-01 was (2020-03-01)"
    ],
    "substantial on one origin": [
        "31:58  one assessment 2020-02-01: status 'substantial' needs evidence of two origins; this rests on UN alone; cite another or write 'limited'"
    ],
    "substantial on parties alone": [
        "32:58  one assessment 2020-02-01: status 'substantial' rests on the word of parties alone; cite a source that is not one, or write 'limited'"
    ],
    "no_evidence without a search": [
        "29:9  one assessment 2020-02-01: 'no_evidence' needs a documented search: add 'searches'"
    ],
    "criteria fixed after the judgement": [
        "31:38  one assessment 2020-02-01: recorded 2020-03-02 is before the criteria were fixed (2020-03-03); judge again under the new criteria"
    ],
    "judgements out of order": [
        "32:38  one assessment 2020-02-01: recorded 2020-03-02 stands after 2020-03-09; add new entries at the end"
    ],
    "evidence recorded out of order": [
        "30:194  one-02: recorded 2020-03-01 stands after one-01 of 2020-03-03; add new entries at the end"
    ],
    "evidence that is cited twice": [
        "31:104  one assessment 2020-02-01: evidence names 'one-01' twice; keep one"
    ],
    "a review period of nothing": [
        "26:19  one: review_every '0' is not a whole number from 1 to 3650"
    ],
    "a review period in words": [
        "26:19  one: review_every 'monthly' is not a whole number from 1 to 3650"
    ],
    "the same second reading": [
        "31:130  one assessment 2020-02-01: status 'limited' is the same as the first; leave 'second' out"
    ],
    "a passage without pledge or reason": [
        "9:95  document text: a passage needs either 'commitments' or 'context', and not both",
        "20:15  one wording 1: 'one' quotes 'text' and is not in its 'outline'; add it to the passage",
    ],
    "a passage of a pledge that quotes elsewhere": [
        "9:148  document text: commitment 'two' is not known (one)"
    ],
    "a pledge that the outline leaves out": [
        "31:15  two wording 1: 'two' quotes 'text' and is not in its 'outline'; add it to the passage"
    ],
    "money without a stage": [
        "17:5  series s: a series needs either 'stage' (money) or 'measure' (anything else), and not both"
    ],
    "points out of order": [
        "17:147  series s point 2020: points stand oldest first; move this one"
    ],
    "two things at once": [
        "29:48  one-01: effect 'progress' is not known (advance, setback, context)",
        "29:112  one-01: kind 'press' is not known (act, monitor, reporting, party)",
    ],
}


def test_every_snippet_has_its_messages() -> None:
    assert list(SNIPPETS) == list(MESSAGES)


@pytest.mark.parametrize("kind", SNIPPETS)
def test_bad_input_is_named_with_place_finding_and_remedy(kind: str) -> None:
    snippet = SNIPPETS[kind]
    data = snippet if isinstance(snippet, bytes) else snippet.encode()
    assert problems(data) == MESSAGES[kind]


@pytest.mark.parametrize("kind", SNIPPETS)
def test_the_pure_python_loader_finds_the_same_places(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML was built without its C loader; only its own words on bad syntax may differ."""
    if kind in ("nesting past the parser", "a file of brackets"):
        monkeypatch.setattr(yaml_tree, "MAX_BYTES", 10_000)  # it is slow on these
    monkeypatch.delattr(yaml, "CSafeLoader")
    snippet = SNIPPETS[kind]
    data = snippet if isinstance(snippet, bytes) else snippet.encode()
    found = problems(data)
    assert len(found) >= 1
    if "this is not YAML" not in MESSAGES[kind][0]:
        assert found == MESSAGES[kind]


# ---------------------------------------------------------------- limits


def test_a_file_over_the_size_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as out:
        out.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(DataProblems) as error:
        load(path, TODAY, "big.yaml")
    assert [str(problem) for problem in error.value.problems] == [
        "big.yaml:1:1  the file is larger than 64 MB; split it, or name another file"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "missing.yaml",
            "missing.yaml:1:1  there is no such file; put it back, or name another with"
            " COMMITMENTS_FILE or --file",
        ),
        (
            "folder",
            "folder:1:1  the file cannot be opened (it is a folder); check its name and who may"
            " read it",
        ),
    ],
)
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataProblems) as error:
        load(tmp_path / name, TODAY, name)
    assert [str(problem) for problem in error.value.problems] == [message]


def test_problems_stand_in_the_order_of_the_file() -> None:
    text = HEAD + commitment(theme="adi", kind="standin") + commitment("two", theme="adi")
    places = [problem.split("  ")[0] for problem in problems(text.encode())]
    assert places == ["21:12", "23:11", "32:12"]


def test_no_more_than_a_thousand_problems_are_kept() -> None:
    text = HEAD + "".join(commitment(f"c{n}", theme="adi") for n in range(1_010))
    assert len(problems(text.encode())) <= MAX_PROBLEMS + 1


# ---------------------------------------------------------------- what is right

GOOD = HEAD + commitment(evidence=evidence(), assessments=assessment())
REGISTER = Register(
    meeting=Meeting(
        id="meeting-2019",
        title="A meeting",
        date=date(2019, 6, 25),
        place="Somewhere",
        summary="What it set out.",
        url="https://example.org/meeting",
    ),
    documents=(
        Document(id="text", title="The text", publisher="The host", url="https://example.org/text"),
    ),
    themes=(
        Theme(id="aid", name="Aid", summary="What helps."),
        Theme(id="talks", name="Talks", summary="What is said."),
    ),
    regions=(
        Region(id="iraq", name="Iraq", places=("IRQ",)),
        Region(id="global", name="Worldwide", places=()),
    ),
    commitments=(
        Commitment(
            id="one",
            title="Title of one",
            summary="Summary of one.",
            wording=(Wording(document="text", locator="sentence 1", quote="We will do it"),),
            theme="aid",
            regions=("iraq",),
            kind=Kind.STANDING,
            force=Force.MUST,
            pledged_by="All",
            review_every=90,
            criteria=Criteria(
                fixed=date(2020, 1, 1),
                fulfilled="All",
                substantial="Most",
                limited="Some",
                reversed="Back",
            ),
            evidence=(
                Evidence(
                    id="one-01",
                    date=PartialDate.parse("2020-02-01"),
                    effect=Effect.ADVANCE,
                    finding="What happened",
                    places=("IRQ",),
                    source=Source(
                        kind=SourceKind.MONITOR,
                        publisher="UN",
                        title="A page",
                        url="https://example.org/one-01",
                    ),
                    recorded=date(2020, 3, 1),
                ),
            ),
            assessments=(
                Assessment(
                    date=date(2020, 2, 1),
                    recorded=date(2020, 3, 2),
                    status=Status.LIMITED,
                    reason="Because.",
                    by="us",
                    evidence=("one-01",),
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        "# why\n---\n" + GOOD,
        GOOD + "milestones: []\n",
        GOOD.replace("title: A meeting", "title: >-\n    A\n    meeting"),
    ],
    ids=["plain", "BOM", "Windows lines", "a document mark", "an empty list", "a folded text"],
)
def test_a_good_file_becomes_exactly_this_register(text: str) -> None:
    assert read(text.encode(), "d.yaml", TODAY) == REGISTER


def test_the_pure_python_loader_gives_the_same_register(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (ROOT / "data" / "commitments.yaml").read_bytes()
    head, _, tail = data.partition(b"\ncommitments:\n")
    short = head + b"\ncommitments:\n" + tail[: tail.index(b"\n  - id: mil-engagement-iraq")]
    outline, _, rest = short.partition(b"\n    outline:\n")
    short = outline + rest[rest.index(b"\n  - id: statement") :]
    series = short.index(b"\nseries:\n")
    short = short[:series] + short[short.index(b"\ncommitments:\n") :]
    register = read(short, "d", date.max)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read(short, "d", date.max) == register


def test_the_version_is_the_beginning_of_the_hash_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8", newline="")
    loaded = load(path, TODAY)
    assert (loaded.register, len(loaded.version)) == (REGISTER, 8)
    path.write_text(GOOD + "\n", encoding="utf-8", newline="")
    assert load(path, TODAY).version != loaded.version
