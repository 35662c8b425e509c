"""Merge markers and unseen characters, wherever in a file they stand."""

from __future__ import annotations

import pytest

from commitments.register.reading import read
from commitments.text import NO_SPACE, UNSEEN
from tests.conftest import HEAD, TODAY, commitment, evidence, whole
from tests.register.test_reading import GOOD, problems

START = GOOD.count("\n") + 1


def found(text: str) -> list[str]:
    return problems(text.encode())


def with_lines(*lines: str, under: str = "") -> str:
    """The good file with these lines at its end, or inside a text that `under` begins."""
    return GOOD + under + "".join(f"{line}\n" for line in lines)


# ---------------------------------------------------------------- merge markers

OURS, BASE, PARTS, THEIRS = "<<<<<<< HEAD", "||||||| 1f2e3d4", "=======", ">>>>>>> colleague"
TWO = "two people's edits met here; keep one: "


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            (OURS, "milestones: []", PARTS, "members: []", "series: []", THEIRS),
            f"{START}:1  {TWO}line {START + 1} (HEAD), or lines {START + 3} to {START + 4}"
            f" (colleague); then delete the marks in lines {START}, {START + 2} and {START + 5}",
        ),
        (
            (OURS, "a: 1", BASE, "a: 0", PARTS, "a: 2", THEIRS),
            f"{START}:1  {TWO}line {START + 1} (HEAD), or line {START + 5} (colleague);"
            f" line {START + 3} stood before; then delete the marks in lines {START}, {START + 2},"
            f" {START + 4} and {START + 6}",
        ),
        (
            ("  <<<<<<<", "  =======", "  a: 2", "  >>>>>>>"),
            f"{START}:3  {TWO}nothing, or line {START + 2}; then delete the marks in lines"
            f" {START}, {START + 1} and {START + 3}",
        ),
    ],
    ids=["two sides", "with what stood before", "an empty side, indented"],
)
def test_where_two_edits_met_both_sides_are_named(
    lines: tuple[str, ...], message: str, end: str
) -> None:
    assert found(with_lines(*lines).replace("\n", end)) == [message]


@pytest.mark.parametrize("opens", ["note: 'So\n", 'note: "So\n', "note: |\n", "note: >-\n", "# \n"])
def test_markers_inside_a_text_are_named_as_such(opens: str) -> None:
    at = START + 1
    close = opens[6] if opens[6:7] in ("'", '"') else ""
    text = with_lines(OURS, "  one", PARTS, "  two", THEIRS, f"  say they.{close}", under=opens)
    assert found(text) == [
        f"{at}:1  {TWO}line {at + 1} (HEAD), or line {at + 3} (colleague); then delete the marks in"
        f" lines {at}, {at + 2} and {at + 4}"
    ]


def test_each_place_is_named_and_what_is_left_of_one() -> None:
    left = "marks where two people's edits met; look what of the lines around it shall stay, and"
    text = with_lines(OURS, "a: 1", PARTS, "a: 2", THEIRS, THEIRS, PARTS, OURS, OURS, "b: 1")
    assert found(text) == [
        f"{START}:1  {TWO}line {START + 1} (HEAD), or line {START + 3} (colleague); then delete the"
        f" marks in lines {START}, {START + 2} and {START + 4}",
        f"{START + 5}:1  '{THEIRS}' {left} delete the mark",
        f"{START + 6}:1  '{PARTS}' {left} delete the mark",
        f"{START + 7}:1  '{OURS}' {left} delete the mark",
        f"{START + 8}:1  '{OURS}' {left} delete the mark",
    ]


@pytest.mark.parametrize("text", ["<<<<<< six", "a <<<<<<< b", "========", "====", "# ======="])
def test_what_is_no_marker_is_none(text: str) -> None:
    assert not any("two people" in said for said in found(with_lines(text, "b: ]")))


def test_a_marker_in_the_middle_of_a_text_is_named_at_its_field() -> None:
    text = GOOD.replace("What happened", "'Ten <<<<<<< HEAD eleven'")
    [said] = found(text)
    assert said.partition("  ")[2] == (
        "one-01: finding holds '<<<<<<<', where two people's edits met; keep one of them"
    )


# ---------------------------------------------------------------- unseen characters

PLAIN = "write a space where one belongs, else delete it"
SHOWN = {
    "\u00a0": "U+00A0 (no-break space) is no plain space; " + PLAIN,
    "\u202f": "U+202F (narrow no-break space) is no plain space; " + PLAIN,
    "\u2009": "U+2009 (thin space) is no plain space; " + PLAIN,
    "\u200b": "U+200B (zero width space) shows nothing; delete it",
    "\u2060": "U+2060 (word joiner) shows nothing; delete it",
    "\u00ad": "U+00AD (soft hyphen) shows nothing; delete it",
    "\u200e": "U+200E (left-to-right mark) shows nothing; delete it",
    "\u200f": "U+200F (right-to-left mark) shows nothing; delete it",
    "\u061c": "U+061C (arabic letter mark) shows nothing; delete it",
    "\ufeff": "U+FEFF (byte order mark) shows nothing; delete it",
    "\u200c": "U+200C (zero width non-joiner) shows nothing; delete it",
    "\u202e": "U+202E turns the order of letters; delete it",
    "\U000e0041": "U+E0041 (tag latin capital letter a) shows nothing; delete it",
    "\u3164": "U+3164 (hangul filler) shows nothing; delete it",
}
PLACES = {
    "a key": ("    title: T", "    tit{}le: T"),
    "before a key": ("    title: T", "    {}title: T"),
    "an address": ("https://example.org/one-01", "https://example.org/o{}ne"),
    "a text": ("What happened", "What {}happened"),
    "a text in quotes": ("What happened", "'What {}happened'"),
    "a comment": ("commitments:\n", "commitments:  # {}so\n"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("character", SHOWN, ids=lambda c: f"U+{ord(c):04X}")
def test_an_unseen_character_is_named_by_number_and_place(character: str, place: str) -> None:
    old, new = PLACES[place]
    text = GOOD.replace(old, new.format(character), 1)
    at = text.index(character)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    said = f"{line}:{column}  the unseen character {SHOWN[character]}"
    if NO_SPACE.match(character) and place in ("a key", "before a key", "an address"):
        # A space there is a mistake of its own.
        assert said in found(text)
    else:
        assert found(text) == [said]


def test_no_break_spaces_as_indentation_are_named_and_nothing_else() -> None:
    text = GOOD.replace("  id: meeting-2019", "\u00a0\u00a0id: meeting-2019")
    assert found(text) == [f"5:1  the unseen character {SHOWN[chr(0xA0)]}"]


def test_every_line_with_one_is_named_beside_other_problems() -> None:
    text = GOOD.replace("title: A meeting", "title: A\u00a0meet\u00a0ing").replace(
        "theme: aid", "theme: ayd"
    ).replace("summary: Summary", "summary: Sum\u200bmary")  # fmt: skip
    assert [said.partition("  ")[0] for said in found(text)] == ["6:11", "22:17", "24:12"]
    assert (
        found(text)[2] == "24:12  one: theme 'ayd' is not known; did you mean 'aid'? (aid, talks)"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r'"a\_b"', "the text holds the unseen character U+00A0 (no-break space); take it out"),
        (r'"a\u200bb"', "the text holds the unseen character U+200B (zero width space); take it out"),
        (r'"a\u00adb"', "the text holds the unseen character U+00AD (soft hyphen); take it out"),
        (r'"a\ufeffb"', "the text holds the unseen character U+FEFF (byte order mark); take it out"),
    ],
)  # fmt: skip
def test_an_unseen_character_behind_an_escape_is_named(written: str, said: str) -> None:
    text = GOOD.replace("finding: What happened", f"finding: {written}")
    [problem] = found(text)
    assert problem.partition("  ")[2] == said


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهد",
        "क्\u200dष",
        "👩\u200d👧",
        "🏳️\u200d🌈",
        "العراق",
        "日本\u3000国",
        "naïve “café” – 50 €",
    ],
)
def test_what_a_script_needs_is_text(text: str) -> None:
    assert UNSEEN.search(text) is None
    register = whole(
        HEAD + commitment(title=text, evidence=evidence().replace("What happened", text))
    )
    assert read(register.encode(), "d", TODAY).commitments[0].title == text


# ---------------------------------------------------------------- line breaks


@pytest.mark.parametrize("end", [r"\r\n", r"\r", r"\n", r"\N", r"\L", r"\P"])
def test_a_line_break_of_any_computer_is_one(end: str) -> None:
    text = GOOD.replace("finding: What happened", f'finding: "Line one{end}line two"')
    [fact] = read(text.encode(), "d", TODAY).evidence
    assert fact.finding == "Line one\nline two"
