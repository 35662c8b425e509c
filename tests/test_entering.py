"""What is filled in becomes an entry, or each mistake stands at its field."""

from __future__ import annotations

from typing import Any

import pytest

from commitments import entering
from commitments.entering import Mistake, Mistakes
from commitments.reading import Loaded, read, version
from commitments.recording import Addition, next_id
from commitments.revision import Move
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence

TEXT = HEAD + commitment(
    evidence="\n".join([evidence(), evidence("one-02", publisher="OAS")]),
    assessments=assessment(),
)
DATA = TEXT.encode()
LOADED = Loaded(read(DATA, "data.yaml", TODAY), version(DATA), DATA)
FACT: dict[str, Any] = {
    "date": "2020-03",
    "effect": "setback",
    "finding": "It stopped.",
    "kind": "monitor",
    "publisher": "UN",
    "title": "A page",
    "url": "https://example.org/new",
}
VERDICT: dict[str, Any] = {
    "date": "2020-02-01",
    "status": "substantial",
    "reason": "Most of it.",
    "evidence": ("one-01", "one-02"),
}


def mistakes(error: pytest.ExceptionInfo[Mistakes]) -> list[tuple[str, str]]:
    return [(m.field, m.message.partition(";")[0]) for m in error.value.mistakes]


def fact(**fields: Any) -> Addition:
    one = LOADED.register.commitments[0]
    return Addition("one", entering.evidence(FACT | fields, next_id(one), TODAY.isoformat(), "Ann"))


def verdict(**fields: Any) -> Addition:
    return Addition("one", entering.assessment(VERDICT | fields, TODAY.isoformat(), "Ann"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "2020-13", "'2020-13' has no possible month"),
        ("date", "", "'' is not a date"),
        ("effect", "good", "'good' is not known (advance, setback, context)"),
        ("finding", "word " * 51, "has 51 words"),
        ("kind", "press", "'press' is not known (act, monitor, reporting, party)"),
        ("publisher", " ", "is empty"),
        ("url", "javascript:alert(1)", "'javascript:alert(1)' is not a web address"),
    ],
)
def test_a_mistake_stands_at_its_field(field: str, value: str, message: str) -> None:
    with pytest.raises(Mistakes) as error:
        fact(**{field: value})
    [(where, said)] = mistakes(error)
    assert where == field
    assert said.startswith(message)


def test_all_mistakes_are_said_at_once() -> None:
    with pytest.raises(Mistakes) as error:
        entering.evidence({}, "one-03", TODAY.isoformat())
    assert {field for field, _ in mistakes(error)} == {
        *("date", "effect", "finding", "kind", "publisher", "title", "url")
    }


@pytest.mark.parametrize(
    ("addition", "field", "message"),
    [
        (
            fact(date="2018"),
            "effect",
            "effect 'setback' is not possible on 2018, before the pledge",
        ),
        (fact(places=("IRX",)), "places", "place 'IRX' is not known"),
        (fact(date="2030"), "date", "date 2030 lies after recorded (2026-11-26)"),
        (fact(corrects="one-09", note="R"), "corrects", "'one-09' is no earlier evidence of this"),
        (verdict(evidence=("one-01",)), "status", "status 'substantial' needs evidence of two"),
        (verdict(evidence=("one-07",)), "evidence", "evidence 'one-07' is not known"),
        (verdict(date="2020-01-31"), "date", "date 2020-01-31 is before the evidence it rests on"),
    ],
)
def test_a_rule_of_the_file_speaks_at_the_field(
    addition: Addition, field: str, message: str
) -> None:
    with pytest.raises(Mistakes) as error:
        entering.outcome(LOADED, addition, "data.yaml", TODAY)
    assert any(where == field and said.startswith(message) for where, said in mistakes(error))


def test_what_an_entry_would_do_is_said_before() -> None:
    done = entering.outcome(LOADED, verdict(), "data.yaml", TODAY)
    assert done.lines.splitlines()[0] == "      - date: 2020-02-01"
    assert done.revision.moves == (Move("one", "status", "Limited action", "Substantially kept"),)
    assert done.revision.edits == done.revision.removed == ()


def test_an_origin_that_is_the_publisher_is_left_out() -> None:
    made = fact(origin="UN", note="", corrects="").entry
    assert (made.source.origin, made.note, made.corrects) == (None, None, None)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (b"a\nb\n", b"a\nx\nb\n", "x"),
        (b"a\nb", b"a\nb\nx\ny\n", "x\ny"),
        (b"a\na\n", b"a\na\na\n", "a"),
        ("\ufeffa\r\nb".encode(), "\ufeffa\r\nx\r\nb".encode(), "x"),
        (b"", b"x", "x"),
    ],
)
def test_the_lines_that_are_added(old: bytes, new: bytes, lines: str) -> None:
    assert entering.added(old, new) == lines


def test_mistakes_read_as_sentences() -> None:
    assert str(Mistakes([Mistake("date", "is empty"), Mistake("", "No.")])) == "date is empty\nNo."
