"""Reading never fails in another way than by naming problems, whatever the bytes are."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from commitments.garbled import garbled
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.text import UNSEEN
from tests.conftest import TODAY, assessment, commitment, evidence
from tests.register.pieces import ONE, bearing, c, file, looked, member, section

GOOD = file(
    commitment(
        evidence="\n".join(
            [
                evidence(),
                evidence("one-02", date="2020-02", actors="[IRQ]", quote="Q", caveat="C"),
                bearing(
                    ONE, "commitment: two, effect: context, why: W, recorded: 2020-03-02"
                ).replace("one-01", "one-03"),
            ]
        ),
        assessments=assessment(),
        lineage="[{document: text, relation: weaker, quote: Q, basis: text}]",
    ),
    commitment("two"),
    section("members", member("IRQ")),
    section("confirmations", looked()),
    "synonyms:\n  - [a, b]\n",
)
LINES = GOOD.splitlines(keepends=True)


def survives(data: bytes) -> None:
    """A register, or problems with a line and a sentence each."""
    try:
        read(data, "d.yaml", TODAY)
    except DataProblems as error:
        assert error.problems
        for problem in error.problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message.strip()


def test_the_good_file_is_good() -> None:
    assert [len(c.evidence) for c in read(GOOD.encode(), "d.yaml", TODAY).commitments] == [3, 1]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    survives(data)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
@example("\u2028a: 1\n")
@example("a: \ud800".encode("utf-8", "replace").decode())
def test_any_text(text: str) -> None:
    survives(text.encode("utf-8", "replace"))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["delete", "double", "insert", "swap", "indent", "cut"]),
            st.integers(0, len(LINES) - 1),
            st.text(st.sampled_from("abc: -[]{}#'\"|>&*!%@`?,\t\n0123456789"), max_size=12),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_good_file_that_a_hand_has_spoiled(edits: list[tuple[str, int, str]]) -> None:
    lines = list(LINES)
    for edit, at, text in edits:
        at = min(at, len(lines) - 1)
        if at < 0:
            break
        line = lines[at]
        match edit:
            case "delete":
                del lines[at]
            case "double":
                lines.insert(at, line)
            case "insert":
                lines.insert(at, f"{text}\n")
            case "swap":
                lines[at] = line.replace(": ", f": {text}", 1)
            case "indent":
                lines[at] = f" {line}"
            case "cut":
                lines[at] = line[: len(line) // 2]
    survives("".join(lines).encode())


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(GOOD.encode()) - 1))
def test_a_file_that_was_cut_off(end: int) -> None:
    survives(GOOD.encode()[:end])


WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60)


@settings(max_examples=200, deadline=None)
@given(title=WORDS, day=st.dates(date(2019, 6, 25), TODAY), width=st.integers(2, 8))
def test_a_title_in_quotes_reads_as_it_was_typed(title: str, day: date, width: int) -> None:
    quoted = "'" + title.replace("'", "''") + "'"
    text = c(title=quoted, evidence=evidence(date=str(day), recorded=str(TODAY))).replace(
        "\n  - {id: one-01", f"\n{' ' * width}- {{id: one-01"
    )
    if not title.strip():
        return
    try:
        one = read(text.encode(), "d.yaml", TODAY).commitments[0]
    except DataProblems as error:
        assert UNSEEN.search(title) or garbled(title) or "placeholder" in str(error)
        return
    assert one.title == " ".join(title.splitlines()).strip()
    assert one.evidence[0].happened == day
