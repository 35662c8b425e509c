"""A file that is read piece by piece reads as it would as a whole, whatever stands in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.register import piecewise
from commitments.register.model import Register
from commitments.register.piecewise import Pieces
from commitments.register.problem import DataProblems, Problem
from commitments.register.reading import read_holding
from commitments.register.yaml_tree import parse
from tests.conftest import ROOT, TODAY, assessment, evidence
from tests.register.pieces import c
from tests.register.test_properties_reading import GOOD, LINES
from tests.register.test_reading import BAD, as_file

FILES = {
    "small": GOOD,
    "sample": (ROOT / "tests" / "sample.yaml").read_text("utf-8"),
    "with remarks": GOOD.replace("evidence:\n", "evidence:  # facts\n\n  # the first\n"),
    "lists at the margin": re.sub(r"(?m)^  (?=- |  )", "", GOOD),
    "no line end": GOOD.rstrip("\n"),
}
NASTY = st.sampled_from(
    [
        *("---\n", "...\n", "end: x\n", "evidence:\n", "evidence: []\n", "? x\n", ": x\n", "-\n"),
        *(
            "  - x\n",
            "- x\n",
            "  -\n",
            "\t- x\n",
            "  - - x\n",
            "  - |\n",
            "    - >\n",
            "# c\n",
            "\n",
        ),
        *('"', "'", '"\n', "'\n", "[", "]", "{", "}", "|\n", ">\n", "&a ", "*a", "!!str ", "\\"),
        *("\r", "\r\n", "\t", "\x85", "\u2028", "\ufeff", "\u200b", "\0", "%a\n", "<<<<<<< a\n"),
        *(
            "  - &a {id: x}\n",
            '  - "\nevidence:\n  - x"\n',
            "x: '\n  - y: 1\nend: x\n'\n",
            "a: b\n",
        ),
    ]
)


def outcome(
    data: bytes, known: Pieces | None = None
) -> tuple[Register, tuple[Problem, ...]] | list[Problem]:
    """What a file reads as, or all that is wrong with it."""
    try:
        return read_holding(data, "d.yaml", TODAY, known)
    except DataProblems as error:
        return list(error.problems)


def knowing(text: str) -> Pieces:
    """Pieces of a file that was read."""
    known = Pieces()
    assert not isinstance(outcome(text.encode(), known), list)
    return known


def same(data: bytes, known: Pieces) -> None:
    """It reads as it would as a whole, and so does its tree where there is one."""
    tree = known.tree(data)
    if tree is not None:
        assert (tree, []) == parse(data, "")
    assert outcome(data, known) == outcome(data)


@pytest.mark.parametrize("name", FILES)
def test_a_good_file_is_read_by_its_pieces(name: str) -> None:
    data = FILES[name].encode()
    known = Pieces()
    assert known.tree(data) == parse(data, "")[0]
    assert outcome(data, known) == outcome(data)


def test_the_register_is_read_by_its_pieces() -> None:
    data = (ROOT / "data" / "commitments.yaml").read_bytes()
    known = Pieces()
    assert known.tree(data) is not None
    whole, pieces = (read_holding(data, "", date.max, one)[0] for one in (None, known))
    assert (pieces, repr(pieces)) == (whole, repr(whole))


@pytest.mark.parametrize("kind", BAD)
def test_whatever_is_wrong_is_said_as_of_the_whole_file(kind: str) -> None:
    same(as_file(BAD[kind][0]), knowing(GOOD))


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(FILES)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), NASTY), min_size=1, max_size=3),
)
def test_whatever_is_put_in_or_taken_out_reads_as_in_the_whole_file(
    name: str, edits: list[tuple[float, int, str]]
) -> None:
    text = FILES[name]
    known = knowing(text)
    for share, gone, put in edits:
        at = int(share * len(text))
        text = text[:at] + put + text[at + gone :]
    same(text.encode("utf-8", "replace"), known)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(LINES)), NASTY), min_size=1, max_size=3))
def test_whole_lines_that_are_put_in_read_as_in_the_whole_file(
    edits: list[tuple[int, str]],
) -> None:
    lines, known = list(LINES), knowing(GOOD)
    for at, put in edits:
        lines.insert(at, put)
    same("".join(lines).encode("utf-8", "replace"), known)


@pytest.mark.parametrize("line", ["documents:\n", "  - id: one\n"])
def test_a_file_with_ends_of_lines_that_count_for_yaml_alone_is_read_as_a_whole(line: str) -> None:
    """What follows the piece is not found in the line in which it stands."""
    data = GOOD.replace(line, line.replace("\n", "  # a\x85  # b\n")).encode()
    assert data != GOOD.encode()
    assert Pieces().tree(data) is None
    same(data, knowing(GOOD))


def test_what_holds_between_entries_is_looked_at_each_time() -> None:
    """The piece that is missing is known, and so is the one that rests on it."""
    good = c(evidence=f"{evidence()}\n{evidence('one-02')}", assessments=assessment())
    known = knowing(good)
    [gone] = [line for line in good.splitlines(keepends=True) if "{id: one-01" in line]
    without = good.replace(gone, "").encode()
    same(without, known)
    assert isinstance(outcome(without, known), list)


def test_what_was_recorded_after_today_is_said_with_its_place() -> None:
    text = c(evidence=f"{evidence()}\n{evidence('one-02', recorded='2026-12-24')}")
    known = Pieces()
    _, held = read_holding(text.encode(), "d.yaml", TODAY, known)
    assert (len(held), outcome(text.encode(), known)) == (1, outcome(text.encode()))


def test_only_what_is_new_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    known, read = knowing(GOOD), list[str]()

    def counted(data: bytes, file: str) -> Any:
        read.append(data.decode())
        return parse(data, file)

    monkeypatch.setattr(piecewise, "parse", counted)
    outcome(GOOD.encode(), known)
    assert read == []
    changed = GOOD.replace("Title of two", "Another title")
    assert outcome(changed.encode(), known) == outcome(changed.encode())
    [piece] = read
    assert (piece.splitlines()[0], "Another title" in piece) == ("commitments:", True)


def test_an_entry_is_found_in_the_file_that_was_read_last() -> None:
    known = knowing(GOOD)

    def begins(section: str, id: str = "", data: str = GOOD) -> str | None:
        found = known.entry(data.encode(), section, id)
        return GOOD[found.begin : found.end].splitlines()[0][:16] if found else None

    assert begins("commitments") == "  - id: two"
    assert begins("commitments", "one") == "commitments:"  # it stands behind its key
    assert begins("evidence", "one-02") == "  - {id: one-02,"
    assert begins("evidence") == "  - {id: one-03,"
    assert (begins("evidence", "none"), begins("meeting"), begins("nothing")) == (None, None, None)
    assert begins("evidence", "one-02", f"{GOOD}# more\n") is None
