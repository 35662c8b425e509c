"""Entries put into files of every shape that a hand can write."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.garbled import garbled
from commitments.record_words import Stage
from commitments.recording.block import Entry, block, scalar
from commitments.recording.inserting import Addition, append, appended, appended_each
from commitments.recording.on_file import fact_id, taken_ids
from commitments.recording.placing import CannotRecord
from commitments.register.model import (
    Amount,
    Assessment,
    BearsOn,
    Confirmation,
    Copy,
    Evidence,
    Page,
    Register,
    SecondReading,
    Source,
)
from commitments.register.piecewise import Pieces
from commitments.register.problem import DataProblems
from commitments.register.reading import read, read_holding
from commitments.text import UNSEEN, one_line_end
from commitments.vocabulary import Effect, SourceKind, Status
from tests.conftest import HEAD, ROOT, TODAY, assessment, commitment, evidence, whole
from tests.register.test_properties_register import OF_PROGRAMS

NEW = Evidence(
    id="2026-03-twelve",
    date=PartialDate.parse("2026-03"),
    finding="Twelve: it's #1, said “they”.",
    places=("IRQ", "IQ-NI"),
    source=Source(
        kind=SourceKind.MONITOR,
        publisher="UN",
        origin="A, B & C",
        title="[Draft] a page",
        url="https://example.org/a?b=c#d",
    ),
    caveat="yes",
    bears_on=(BearsOn(commitment="one", effect=Effect.ADVANCE),),
    recorded=date(2026, 11, 20),
)
FULL = replace(
    NEW,
    id="2026",
    collective=True,
    amount=Amount(value=10_500_000, unit="EUR", stage=Stage.PAID),
    quote="Twelve, no more",
    archived=Copy(url="https://archive.example/a", date=date(2026, 3, 2)),
    also=(
        Page(publisher="A", title="B", url="https://a.example"),
        Page(publisher="no", title="C: d", url="https://b.example"),
    ),
    provenance="Read twice.",
    bears_on=(
        BearsOn(commitment="one", effect=Effect.ADVANCE, why="It's: so."),
        BearsOn(commitment="two", effect=Effect.CONTEXT, recorded=date(2026, 11, 21)),
    ),
    by="Ann",
)
JUDGED = Assessment(
    date=date(2026, 11, 20),
    recorded=date(2026, 11, 20),
    status=Status.LIMITED,
    reason="Because of 1: this.",
    by="us",
    method="first",
    evidence=("one-01",),
    second=SecondReading(status=Status.REVERSED, reason="No."),
)
LINK = BearsOn(
    commitment="two", effect=Effect.SETBACK, why="Over: there.", recorded=date(2026, 11, 20)
)
CONFIRMED = Confirmation(
    commitment="one",
    date=date(2026, 11, 19),
    recorded=date(2026, 11, 20),
    by="us",
    note="Gazettes: all.",
)
BLOCK = """\
        - id: '2026'
          date: 2026-03
          finding: 'Twelve: it''s #1, said “they”.'
          places: [IRQ, IQ-NI]
          collective: true
          amount:
            value: 10500000
            unit: EUR
            stage: paid
          source:
            kind: monitor
            publisher: UN
            origin: A, B & C
            title: '[Draft] a page'
            url: https://example.org/a?b=c#d
          quote: Twelve, no more
          archived:
            url: https://archive.example/a
            date: 2026-03-02
          also:
            - publisher: A
              title: B
              url: https://a.example
            - publisher: 'no'
              title: 'C: d'
              url: https://b.example
          caveat: 'yes'
          provenance: Read twice.
          bears_on:
            - commitment: one
              effect: advance
              why: 'It''s: so.'
            - commitment: two
              effect: context
              recorded: 2026-11-21
          recorded: 2026-11-20
          by: Ann
"""


def put(text: str, entry: Entry = NEW, fact: str = "") -> str:
    """The text with the entry in it."""
    id = entry.commitment if isinstance(entry, BearsOn) else "one"
    return append(text.encode(), [Addition(id, entry, fact)], "data.yaml", TODAY).decode()


def made(text: str) -> Register:
    """What a text reads as."""
    return read(text.encode(), "data.yaml", TODAY)


def inserted(text: str, new: str) -> str:
    """What was put in, where the old text stands around it unchanged."""
    length = len(new) - len(text)
    for start in range(len(text) + 1):
        if new[:start] == text[:start] and new[start + length :] == text[start:]:
            return new[start : start + length]
    raise AssertionError("the old text did not stay as it was")


def test_a_block_reads_as_the_file_is_written() -> None:
    assert block(FULL, 8) == BLOCK


def test_a_fact_with_every_field_comes_back_in_a_block_and_in_brackets() -> None:
    text = HEAD + commitment() + commitment("two")
    for end in ("evidence:\n", "evidence: [\n  # none\n]\n"):
        assert made(put(text + end, FULL)).evidence == (FULL,)


FACT = evidence().replace("THIS-COMMITMENT", "one")
IN_LINES = FACT.replace(", recorded", ",\n  recorded")
ONE = HEAD + commitment()
TWO = ONE + commitment("two")
FACTS = whole(HEAD + commitment(evidence=evidence()) + commitment("two"))
BLOCKS = """\
evidence:
-   id: one-01
    date: 2020-02-01
    finding: |
      What happened

    places: [IRQ]
    bears_on:
    - commitment: one
      effect: advance
    source:
        kind: monitor
        publisher: UN
        title: >-
            A page
        url: https://example.org/one-01
    recorded: 2020-03-01
    caveat: |
        One line.

        Another.
# about the next
"""
JSON = yaml.load(FACTS, Loader=yaml.BaseLoader)
SHAPES = {
    "block list": FACTS,
    "another key behind": FACTS + "milestones: []\n",
    "another key behind, a comment before it": FACTS + "\n# to come\nmilestones: []\n",
    "pledges behind": HEAD.replace("commitments:\n", f"evidence:\n  - {FACT}\ncommitments:\n")
    + commitment()
    + commitment("two"),
    "no newline at the end": FACTS.rstrip("\n"),
    "an end of the document": FACTS + "...\n",
    "comments behind": FACTS + "    # about one-01\n  # the next\n\n# the end\n",
    "empty lines behind": FACTS + "\n  \n\n",
    "missing": TWO,
    "missing, assessments last": whole(
        HEAD + commitment(evidence="", assessments=assessment(status="not_assessed", evidence=""))
    ),
    "missing, no newline at the end": TWO.rstrip("\n"),
    "missing, comments behind": TWO + "    # about two\n\n# the end\n",
    "missing, an empty key last": TWO + "milestones:\n",
    "missing, brackets last": TWO + "milestones: [\n  ]  # none\n",
    "missing, an end of the document": TWO + "...\n",
    "nothing": TWO + "evidence:\n",
    "nothing, no newline at the end": TWO + "evidence:",
    "nothing, in the middle": TWO + "evidence:\nmilestones: []\n",
    "nothing, first of all": "evidence:\n" + TWO,
    "nothing, with a comment": TWO + "evidence:   # none yet\nmilestones: []\n",
    "brackets": TWO + f"evidence: [{FACT}]\n",
    "brackets, another key behind": TWO + f"evidence: [{FACT}]\nmilestones: []\n",
    "brackets over lines": TWO + f"evidence: [\n  {IN_LINES},\n  ] # all\n",
    "texts over lines, dashes under the key": TWO + BLOCKS + "milestones: []\n",
    "texts over lines at the end of the file": TWO + BLOCKS.replace("# about the next\n", ""),
    "an anchor before the list": FACTS.replace(
        "evidence:\n", "evidence: &items # first - none\n  # - {id: x}\n"
    ),
    "a question mark before the key": TWO + "? evidence\nmilestones: []\n",
    "a question mark, and a colon": TWO + "? evidence # a: b\n:\n",
    "a question mark, and a comment in the brackets": TWO + "? evidence\n: [ # none yet\n ]\n",
    "a comment in the brackets": TWO + "evidence: [ # none yet\n  ]\nmilestones: []\n",
    "JSON in a line": json.dumps(JSON),
    "JSON in lines": json.dumps(JSON, indent=2) + "\n",
    "JSON without facts": json.dumps({**JSON, "evidence": []}, indent=2),
    "JSON without the list": json.dumps({k: v for k, v in JSON.items() if k != "evidence"}),
    "not Latin": whole(HEAD + commitment(title="'العراق ودول 日本'", evidence=evidence())),
}
SHAPES |= {
    f"{name}, Windows lines": text.replace("\n", "\r\n")
    for name, text in list(SHAPES.items())
    if "\n" in text
}
"""Whole files."""


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_fact_goes_to_the_end_of_the_one_list_and_every_old_byte_stays(
    shape: str, bom: str
) -> None:
    text = bom + SHAPES[shape]
    new = put(text)
    old, now = made(text), made(new)
    assert (now.evidence, now.commitments[0].evidence[-1].fact) == ((*old.evidence, NEW), NEW)
    assert new.count("2026-03-twelve") == 1
    if shape.startswith("JSON without facts"):
        text = text.replace('"evidence": []', '"evidence": ')
        new = re.sub(r'"evidence":  *\[', '"evidence": [', new)
    assert inserted(text, new)
    if "\n" in text:
        assert ("\n" in new.replace("\r\n", "")) is ("\r\n" not in text)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_confirmation_goes_to_the_end_of_its_list(shape: str) -> None:
    text = SHAPES[shape]
    first = put(text, CONFIRMED)
    assert inserted(text, first).count("Gazettes: all.") == 1
    second = replace(CONFIRMED, note="no")
    new = put(first, second)
    assert inserted(first, new)
    assert made(new).confirmations == (CONFIRMED, second)
    # Facts go on to the end of theirs.
    assert made(put(new)).evidence == (*made(text).evidence, NEW)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if made(SHAPES[shape]).evidence])
def test_a_further_pledge_goes_into_the_fact(shape: str) -> None:
    text = SHAPES[shape]
    if len(made(text).commitments) == 1:
        more = f"commitments:\n{commitment('two')}"
        text = re.sub("commitments:(\r?\n)", more.replace("\n", r"\1"), text)
    new = put(text, LINK, "one-01")
    assert inserted(text, new).count("Over: there.") == 1
    first, *rest = made(new).evidence
    assert rest == []
    assert first.bears_on == (*made(text).evidence[0].bears_on, LINK)
    assert made(new).commitment("two").evidence[-1].on == LINK  # type: ignore[union-attr]


def test_a_further_pledge_in_a_block_is_as_deep_as_the_first() -> None:
    lines = (
        "    - commitment: two\n      effect: setback\n      why: 'Over: there.'\n"
        "      recorded: 2026-11-20\n"
    )
    text = TWO + BLOCKS
    assert put(text, LINK, "one-01") == text.replace("    source:", f"{lines}    source:")


def test_a_further_pledge_in_brackets_stays_in_its_line() -> None:
    on = ', {commitment: "two", effect: setback, why: "Over: there.", recorded: 2026-11-20}'
    assert put(FACTS, LINK, "one-01") == FACTS.replace("advance}]", f"advance}}{on}]")


def test_further_pledges_go_into_the_fact_that_is_named() -> None:
    items = "\n".join([evidence(), evidence("one-02"), evidence("one-03")])
    text = whole(HEAD + commitment(evidence=items) + commitment("two") + commitment("three"))
    third = replace(LINK, commitment="three")
    additions = [Addition("two", LINK, "one-02"), Addition("three", third, "one-02")]
    register = read(append(text.encode(), additions, "d", TODAY), "d", TODAY)
    assert [len(fact.bears_on) for fact in register.evidence] == [1, 3, 1]
    assert register.evidence[1].bears_on[1:] == (LINK, third)


def test_a_fact_bears_on_a_pledge_once() -> None:
    with pytest.raises(CannotRecord, match=r"^'one-01' bears on 'one' already$"):
        put(FACTS, replace(LINK, commitment="one"), "one-01")
    twice = [Addition("two", LINK, "one-01"), Addition("two", replace(LINK, why=None), "one-01")]
    with pytest.raises(CannotRecord, match=r"^'one-01' bears on 'two' already$"):
        append(FACTS.encode(), twice, "d", TODAY)


def test_a_link_of_an_unknown_fact_is_refused() -> None:
    with pytest.raises(CannotRecord, match=r"^there is no fact 'one-09'$"):
        put(FACTS, LINK, "one-09")


def test_a_remark_as_deep_as_an_entry_stays_with_it() -> None:
    remarks = "    # checked by phone\n    # on 3 March\n  # about the next\n"
    new = put(FACTS + remarks)
    assert inserted(FACTS + remarks, new).count("2026-03-twelve") == 1
    assert "# on 3 March\n  - id: 2026-03-twelve" in new


@pytest.mark.parametrize("nothing", ["[]", "[ ]", "[]   # none yet", "null", "~"])
@pytest.mark.parametrize("behind", ["", "milestones: []\n"])
def test_an_empty_list_gives_way_to_the_first_entry(nothing: str, behind: str) -> None:
    text = f"{TWO}evidence: {nothing}\n{behind}"
    new = put(text)
    assert made(new).evidence == (NEW,)
    assert ("# none yet" in new) is ("# none yet" in text)
    lines = [line for line in text.splitlines() if "evidence:" not in line]
    assert [line for line in new.splitlines() if line in lines] == lines


IN_BRACES = (
    "  - {id: one, title: T, summary: S, theme: aid, regions: [iraq], kind: standing,"
    " force: must, pledged_by: All, review_every: 90, wording: [{document: text,"
    " locator: s, quote: We will}], criteria: {fixed: 2020-01-01, fulfilled: A,"
    " substantial: B, limited: C, reversed: D}"
)


@pytest.mark.parametrize(
    "ending",
    ["assessments}", "assessments\n    }", "assessments # a: b\n    }", "assessments:\n    }"],
)
def test_a_key_alone_in_braces_gets_its_colon_in_its_line(ending: str) -> None:
    text = HEAD + IN_BRACES + ", " + ending + f"\nevidence: [{FACT}]\n"
    assert made(put(text, JUDGED)).commitments[0].assessments == (JUDGED,)


def test_a_commitment_in_braces_gets_its_entry_in_braces() -> None:
    text = HEAD + IN_BRACES + "}\n" + f"evidence: [{FACT}]\n"
    new = put(text, JUDGED)
    assert inserted(text, new).startswith(", assessments: [{date: 2026-11-20, recorded:")
    assert made(new).commitments[0].assessments == (JUDGED,)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if made(SHAPES[shape]).evidence])
def test_an_assessment_goes_to_the_end_of_its_list(shape: str) -> None:
    text = SHAPES[shape]
    new = put(text, JUDGED)
    assert inserted(text, new).count("Because of 1: this.") == 1
    again = put(new, replace(JUDGED, reason="Again."))
    assert inserted(new, again)
    assert [one.reason for one in made(again).commitments[0].assessments] == [
        "Because of 1: this.",
        "Again.",
    ]


def test_the_real_file_takes_an_entry_at_every_pledge() -> None:
    data = (ROOT / "data" / "commitments.yaml").read_bytes()
    register = read(data, "d", date.max)
    for id in (register.commitments[0].id, register.commitments[-1].id):
        on = BearsOn(commitment=id, effect=Effect.ADVANCE)
        item = replace(NEW, id=free(register), recorded=date.max, bears_on=(on,))
        new = append(data, [Addition(id, item)], "d", date.max)
        assert new.replace(block(item, 2).encode(), b"") == data
        by_pieces(data, Addition(id, item), new)


def by_pieces(data: bytes, addition: Addition, new: bytes) -> None:
    """The entry goes to the same place in a file of which all pieces are known, and no other piece
    is looked at for that."""
    known = Pieces()
    register, _ = read_holding(data, "d", date.max, known)
    composed, real = list[int](), yaml.compose
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            yaml, "compose", lambda text, **more: composed.append(len(text)) or real(text, **more)
        )
        assert appended(data, [addition], "d", date.max, register, known)[0] == new
    assert composed
    assert max(composed) < len(data) / 10


def free(register: Register) -> str:
    """A free id."""
    return fact_id(NEW.finding, NEW.date, taken_ids(register))


def test_the_real_file_takes_a_further_pledge_of_its_first_and_its_last_fact() -> None:
    data = (ROOT / "data" / "commitments.yaml").read_bytes()
    register = read(data, "d", date.max)
    for fact in (register.evidence[0], register.evidence[-1]):
        there = {on.commitment for on in fact.bears_on}
        id = next(c.id for c in register.commitments if c.id not in there)
        link = BearsOn(commitment=id, effect=Effect.CONTEXT, recorded=date.max)
        new = append(data, [Addition(id, link, fact.id)], "d", date.max)
        assert new.replace(block(link, 6).encode(), b"") == data
        by_pieces(data, Addition(id, link, fact.id), new)


def test_several_entries_go_in_together_or_not_at_all() -> None:
    text = FACTS.encode()
    third = replace(NEW, id="one-03")
    cites = replace(JUDGED, evidence=(NEW.id,))
    additions = [
        *(Addition("one", NEW), Addition("one", cites), Addition("one", third)),
        *(Addition("two", LINK, NEW.id), Addition("one", CONFIRMED)),
    ]
    new = read(append(text, additions, "d", TODAY), "d", TODAY)
    assert [fact.id for fact in new.evidence] == ["one-01", NEW.id, "one-03"]
    assert new.evidence[1].bears_on[1:] == (LINK,)
    assert (new.commitments[0].assessments, new.confirmations) == ((cites,), (CONFIRMED,))
    with pytest.raises(DataProblems, match=f"'{NEW.id}' stands twice in evidence"):
        append(text, [Addition("one", NEW), Addition("one", NEW)], "d", TODAY)


@pytest.mark.parametrize("end", ["", "# The end.\n"])
@pytest.mark.parametrize("shape", ["blocks", "windows", "no last end of line", "braces", "empty"])
def test_states_between_several_entries_are_as_if_each_came_alone(shape: str, end: str) -> None:
    facts = {"braces": f"evidence: [{evidence()}]\n", "empty": "evidence: []\n"}
    text = HEAD + commitment() + facts.get(shape, f"evidence:\n{block(NEW, 2)}") + end
    text = text.replace("THIS-COMMITMENT", "one")
    if shape == "windows":
        text = text.replace("\n", "\r\n")
    elif shape == "no last end of line":
        text = text.removesuffix("\n")
    facts_to_come = (replace(NEW, id=f"n{n}", finding=f"No. {n}.") for n in range(3))
    first, second, third = (Addition("one", fact) for fact in facts_to_come)
    seen = replace(CONFIRMED, commitment="one")
    for several in ([first, second, third], [first, Addition("one", seen), second]):
        register = read(text.encode(), "f", TODAY)
        states = appended_each(text.encode(), several, "f", TODAY, register)
        alone = text.encode()
        for one, (data, there) in zip(several, states, strict=True):
            alone = append(alone, [one], "f", TODAY)
            assert (data, there) == (alone, read(alone, "f", TODAY))


@pytest.mark.parametrize("entry", [NEW, JUDGED, LINK, CONFIRMED])
def test_an_entry_of_an_unknown_commitment_is_refused(entry: Entry) -> None:
    with pytest.raises(CannotRecord, match=r"^there is no commitment 'nine'$"):
        append(FACTS.encode(), [Addition("nine", entry, "one-01")], "d", TODAY)


def test_an_entry_that_breaks_a_rule_is_refused_with_the_rule() -> None:
    late = replace(NEW, date=PartialDate.parse("2026-12"))
    with pytest.raises(DataProblems, match="date 2026-12 lies after recorded"):
        put(FACTS, late)


# What the model keeps of a text: stripped, never empty; control characters are no text.
TEXTS = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=300)
    .map(str.strip)
    .filter(lambda text: not UNSEEN.search(text) and not garbled(text))
    .filter(lambda text: text == one_line_end(text) and not OF_PROGRAMS.search(text))
    .filter(lambda text: text and len(text.split()) <= 50)
    .filter(lambda text: not any(word in text for word in ("TO" + "DO", "TB" + "C", "XX", "xx")))
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(finding=TEXTS, provenance=TEXTS)
def test_any_text_comes_back_as_it_was(finding: str, provenance: str) -> None:
    item = replace(NEW, finding=finding, provenance=provenance)
    assert made(put(whole(HEAD + commitment(evidence=evidence())), item)).evidence[-1] == item


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("it's plain", "it's plain"),
        ("no", "'no'"),
        ("1.10", "'1.10'"),
        ("2026-11-26", "'2026-11-26'"),
        ("a: b", "'a: b'"),
        ("a #b", "'a #b'"),
        ("- a", "'- a'"),
        ("it's: so", "'it''s: so'"),
        ("two\nlines", '"two\\nlines"'),
    ],
)
def test_text_is_quoted_where_yaml_would_read_something_else(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_last_key_that_stands_alone_behind_a_question_mark_ends_the_entry() -> None:
    judged = assessment("2020-02-01", "not_assessed", "").replace("evidence: [], ", "")
    old = whole(HEAD + commitment(assessments=judged)).replace(
        f"      - {judged}\n",
        "      - date: 2020-02-01\n        recorded: 2020-03-02\n        status: not_assessed\n"
        "        reason: Because.\n        by: us\n        method: first\n        ? note\n",
    )
    old = old.replace("    criteria:", "    counterparts: [A]\n    criteria:")
    moved = old.replace("    counterparts: [A]\n", "").replace(
        "        ? note\n", "        ? note\n    counterparts: [A]\n"
    )
    entry = replace(JUDGED, status=Status.NOT_ASSESSED, evidence=(), second=None)
    new = append(moved.encode(), [Addition("one", entry)], "d", TODAY).decode()
    assert new == moved.replace("        ? note\n", "        ? note\n" + block(entry, 6))


def test_a_file_with_one_anchor_twice_is_refused_in_a_sentence() -> None:
    text = HEAD + commitment(theme="&a aid", force="&a must")
    assert [n for n, line in enumerate(text.splitlines(), 1) if "&a" in line] == [24, 27]
    with pytest.raises(CannotRecord) as error:
        put(text)
    assert str(error.value) == "the anchor ('&') in line 27 stands twice; delete it"


@pytest.mark.parametrize(("entry", "where"), [(NEW, "in 'evidence'"), (JUDGED, "of 'one'")])
def test_where_no_place_gives_what_was_meant_it_is_said(
    entry: Entry, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = whole(HEAD + commitment(evidence=evidence()))
    monkeypatch.setattr("commitments.recording.placing._candidates", lambda *_: iter([text]))
    with pytest.raises(CannotRecord) as error:
        put(text, entry)
    assert str(error.value) == (
        f"data.yaml: no place was found for the new entry {where} without changing what is there;"
        " put it in by hand"
    )
