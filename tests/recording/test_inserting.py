"""Entries put into files of every shape that a hand can write."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.recording.block import block, scalar
from commitments.recording.inserting import Addition, CannotRecord, append, next_id
from commitments.register.model import Assessment, Evidence, SecondReading, Source
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.vocabulary import Effect, SourceKind, Status
from tests.conftest import HEAD, ROOT, TODAY, assessment, commitment, evidence, register

NEW = Evidence(
    id="one-02",
    date=PartialDate.parse("2026-03"),
    effect=Effect.ADVANCE,
    finding="Twelve: it's #1, said “they”.",
    places=("IRQ", "IQ-NI"),
    source=Source(
        kind=SourceKind.MONITOR,
        publisher="UN",
        origin="A, B & C",
        title="[Draft] a page",
        url="https://example.org/a?b=c#d",
    ),
    recorded=date(2026, 11, 20),
    note="yes",
)
JUDGED = Assessment(
    date=date(2026, 11, 20),
    recorded=date(2026, 11, 20),
    status=Status.LIMITED,
    reason="Because of 1: this.",
    by="us",
    evidence=("one-01",),
    second=SecondReading(status=Status.REVERSED, reason="No."),
)
BLOCK = """\
        - id: one-02
          date: 2026-03
          effect: advance
          finding: 'Twelve: it''s #1, said “they”.'
          places: [IRQ, IQ-NI]
          source:
            kind: monitor
            publisher: UN
            origin: A, B & C
            title: '[Draft] a page'
            url: https://example.org/a?b=c#d
          note: 'yes'
          recorded: 2026-11-20
"""


def put(text: str, entry: Evidence | Assessment = NEW) -> str:
    """The text with the entry in it."""
    return append(text.encode(), [Addition("one", entry)], "data.yaml", TODAY).decode()


def inserted(text: str, new: str) -> str:
    """What was put in, where the old text stands around it unchanged."""
    length = len(new) - len(text)
    for start in range(len(text) + 1):
        if new[:start] == text[:start] and new[start + length :] == text[start:]:
            return new[start : start + length]
    raise AssertionError("the old text did not stay as it was")


def test_a_block_reads_as_the_file_is_written() -> None:
    assert block(NEW, 8) == BLOCK


IN_LINES = evidence().replace(", recorded", ",\n          recorded")
BLOCKS = """\
    evidence:
    -   id: one-01
        date: 2020-02-01
        effect: advance
        finding: |
          What happened

        places: [IRQ]
        source:
            kind: monitor
            publisher: UN
            title: >-
                A page
            url: https://example.org/one-01
        recorded: 2020-03-01
        note: |
            One line.

            Another.
    # about the next
"""
SHAPES = {
    "block list": commitment(evidence=evidence()),
    "another commitment behind": commitment(evidence=evidence()) + commitment("two"),
    "assessments behind": commitment(evidence=evidence(), assessments=assessment()),
    "no newline at the end": commitment(evidence=evidence()).rstrip("\n"),
    "missing": commitment(),
    "missing, no newline at the end": commitment().rstrip("\n"),
    "missing, another behind": commitment() + commitment("two"),
    "nothing": commitment() + "    evidence:\n",
    "nothing, in the middle": commitment().replace("    kind:", "    evidence:\n    kind:"),
    "nothing, with a comment": commitment() + "    evidence:   # none yet\n" + commitment("two"),
    "brackets": commitment().replace("    kind:", f"    evidence: [{evidence()}]\n    kind:"),
    "brackets over lines": commitment().replace(
        "    kind:", f"    evidence: [\n      {IN_LINES},\n      ]\n    kind:"
    ),
    "comments anywhere": commitment(evidence=evidence() + "  # why")
    + "        # about one-01\n\n  # the next pledge\n"
    + commitment("two"),
    "texts over lines, dashes under the key": commitment() + BLOCKS + commitment("two"),
    "texts over lines at the end of the file": commitment() + BLOCKS.rstrip("# abouthenx\n"),
    "an anchor before the list": commitment(evidence=evidence()).replace(
        "    evidence:\n", "    evidence: &items # first - none\n      # - {id: x}\n"
    ),
    "a question mark before the key": commitment() + "    ? evidence\n" + commitment("two"),
    "a question mark, and a colon": commitment() + "    ? evidence # a: b\n    :\n",
    "not Latin": commitment(title="'العراق ودول 日本'", evidence=evidence()),
}
SHAPES |= {
    f"{name}, Windows lines": text.replace("\n", "\r\n") for name, text in list(SHAPES.items())
}


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("shape", SHAPES)
def test_evidence_goes_to_the_end_of_its_list_and_every_old_byte_stays(
    shape: str, bom: str
) -> None:
    windows = shape.endswith("Windows lines")
    text = bom + (HEAD.replace("\n", "\r\n") if windows else HEAD) + SHAPES[shape]
    new = put(text)
    assert inserted(text, new).count("one-02") == 1
    assert ("\n" in new.replace("\r\n", "")) is not windows
    assert read(new.encode(), "data.yaml", TODAY).commitments[0].evidence[-1] == NEW


def test_a_remark_as_deep_as_an_entry_stays_with_it() -> None:
    remarks = "        # checked by phone\n        # on 3 March\n      # about the next\n"
    text = HEAD + commitment(evidence=evidence()) + remarks + commitment("two")
    assert inserted(text, put(text)).count("one-02") == 1
    assert "# on 3 March\n      - id: one-02" in put(text)


@pytest.mark.parametrize("nothing", ["[]", "[ ]", "[]   # none yet", "null", "~"])
def test_an_empty_list_gives_way_to_the_first_entry(nothing: str) -> None:
    text = HEAD + commitment().replace("    kind:", f"    evidence: {nothing}\n    kind:")
    new = put(text)
    assert read(new.encode(), "data.yaml", TODAY).commitments[0].evidence == (NEW,)
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
    "ending", ["evidence}", "evidence\n    }", "evidence # a: b\n    }", "evidence:\n    }"]
)
def test_a_key_alone_in_braces_gets_its_colon_in_its_line(ending: str) -> None:
    text = HEAD + IN_BRACES + ", " + ending + "\n"
    assert read(put(text).encode(), "data.yaml", TODAY).commitments[0].evidence == (NEW,)


def test_a_commitment_in_braces_gets_its_entry_in_braces() -> None:
    text = HEAD + IN_BRACES + "}\n"
    new = put(text)
    assert inserted(text, new).startswith(", evidence: [{id: one-02, date: 2026-03,")
    assert read(new.encode(), "data.yaml", TODAY).commitments[0].evidence == (NEW,)


@pytest.mark.parametrize("shape", [s for s in SHAPES if evidence() in SHAPES[s]])
def test_an_assessment_goes_to_the_end_of_its_list(shape: str) -> None:
    text = HEAD + SHAPES[shape]
    new = put(text, JUDGED)
    assert inserted(text, new).count("Because of 1: this.") == 1
    assert read(new.encode(), "data.yaml", TODAY).commitments[0].assessments[-1] == JUDGED


def test_the_real_file_takes_an_entry_at_every_pledge() -> None:
    data = (ROOT / "data" / "commitments.yaml").read_bytes()
    commitments = read(data, "d", date.max).commitments
    for id in (commitments[0].id, commitments[-1].id):
        one = next(c for c in commitments if c.id == id)
        item = replace(NEW, id=next_id(one), recorded=date.max)
        new = append(data, [Addition(id, item)], "d", date.max)
        assert new.replace(block(item, 6).encode(), b"") == data


def test_several_entries_go_in_together_or_not_at_all() -> None:
    text = (HEAD + commitment(evidence=evidence())).encode()
    third = replace(NEW, id="one-03")
    new = append(text, [Addition("one", NEW), Addition("one", third)], "d", TODAY)
    assert [item.id for item in read(new, "d", TODAY).commitments[0].evidence] == [
        "one-01",
        "one-02",
        "one-03",
    ]
    with pytest.raises(DataProblems, match="'one-02' stands twice in evidence"):
        append(text, [Addition("one", NEW), Addition("one", NEW)], "d", TODAY)


def test_an_entry_of_an_unknown_commitment_is_refused() -> None:
    with pytest.raises(CannotRecord, match=r"^there is no commitment 'nine'$"):
        append((HEAD + commitment()).encode(), [Addition("nine", NEW)], "d", TODAY)


def test_an_entry_that_breaks_a_rule_is_refused_with_the_rule() -> None:
    late = replace(NEW, date=PartialDate.parse("2026-12"))
    with pytest.raises(DataProblems, match="date 2026-12 lies after recorded"):
        put(HEAD + commitment(evidence=evidence()), late)


def test_the_next_id_follows_the_highest() -> None:
    items = "\n".join([evidence("one-09"), evidence("one-10"), evidence("one-02")])
    assert next_id(register(commitment(evidence=items)).commitments[0]) == "one-11"
    assert next_id(register(commitment()).commitments[0]) == "one-01"


# What the model keeps of a text: stripped, never empty; control characters are no text.
TEXTS = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=300)
    .map(str.strip)
    .filter(lambda text: not re.search("[\u202a-\u202e\u2066-\u2069]", text))
    .filter(lambda text: text and len(text.split()) <= 50)
    .filter(lambda text: not any(word in text for word in ("TO" + "DO", "TB" + "C", "XX", "xx")))
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(finding=TEXTS, note=TEXTS)
def test_any_text_comes_back_as_it_was(finding: str, note: str) -> None:
    item = replace(NEW, finding=finding, note=note)
    new = put(HEAD + commitment(evidence=evidence()), item)
    assert read(new.encode(), "data.yaml", TODAY).commitments[0].evidence[-1] == item


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
