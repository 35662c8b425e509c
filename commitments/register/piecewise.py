"""YAML text -> the tree of a data file, of which only what is new is read.

A piece is an entry of one of the lists of a file, or a section that is no list. Each is read by
itself, below the key of its section and above something that stands for what follows it. Where the
reader finds that in the line and the column in which it stands, it came there as it would have in
the whole file, so the pieces one after the other are what the file is. A file without such pieces,
and one with a piece in which anything is wrong, is left to yaml_tree.py, which says what and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from commitments.register.problem import DataProblems
from commitments.register.shaping import node_id
from commitments.register.yaml_tree import MAX_KEYS, MAX_VALUES, Root, SequenceNode, parse

_SECTION = re.compile(r"\n[a-z_]+:(?=[ \n])")
# The key of a section that is a list, up to the dash of its first entry.
_FIRST_ENTRY = re.compile(r"[a-z_]+:(?: *(?:#[^\n]*)?\n)+( *)- ")
# What stands for what follows: another section, or another entry of the list.
_A_SECTION, _AN_ENTRY = "end: x\n", "- x\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, from where to where."""

    begin: int
    end: int
    section: str
    """None where that is empty: what stands above the first."""
    listed: bool
    """Whether it is an entry of a list."""
    above: str
    """The key of its section, where it does not begin with that."""
    text: str
    """Itself, with what stands above and below it where it is read."""
    below: str


class _NoPieces(Exception):
    """A file that must be read as a whole."""


class Pieces:
    """What the pieces of a data file read as: those of the last one are kept, with what was made of
    them. One thread at a time may use it."""

    def __init__(self) -> None:
        self._data = b""
        self._pieces: list[Piece] = []
        self._read: dict[str, Any] = {}
        """By the text of a piece."""

    def tree(self, data: bytes) -> Root | None:
        """What a file holds, at places that say nothing; None where it must be read as a whole."""
        root, read = Root(0), dict[str, Any]()
        try:
            found = list(_pieces(data))
            for piece in found:
                known = piece.text in self._read
                value = self._read[piece.text] if known else _value(piece)
                read[piece.text] = value
                _put(root, piece, value)
        except (_NoPieces, DataProblems):
            return None
        self._data, self._pieces, self._read = data, found, read
        return root

    def entry(self, data: bytes, section: str, id: str = "") -> Piece | None:
        """Where an entry of a list stands in the file that was read last, its last one where none
        is named; None of another file, or where it is no piece."""
        if data != self._data:
            return None
        listed = (one for one in self._pieces if one.listed and one.section == section)
        ids = ((piece, node_id(self._read[piece.text])) for piece in listed)
        return next((piece for piece, name in reversed([*ids]) if not id or name == id), None)


def _pieces(data: bytes) -> Iterator[Piece]:
    """All of a file, in its order. Raises _NoPieces."""
    if len(data) >= MAX_VALUES:  # a smaller one cannot hold more values
        raise _NoPieces
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise _NoPieces from None
    begins = [found.start() for found in _SECTION.finditer(f"\n{text}")]
    if not begins:
        raise _NoPieces
    if begins[0]:
        above = f"{text[: begins[0]]}{_A_SECTION}"
        yield Piece(0, begins[0], "", False, "", above, _A_SECTION)
    for begin, end in pairwise([*begins, len(text)]):
        yield from _of_section(text, begin, end)


def _of_section(text: str, begin: int, end: int) -> Iterator[Piece]:
    section = text[begin : text.index(":", begin)]
    first = _FIRST_ENTRY.match(text, begin, end)
    cuts, entry = [begin], ""
    if first is not None:
        entry = f"{first[1]}{_AN_ENTRY}"
        dash = f"\n{first[1]}- "
        at = text.find(dash, first.end(), end)
        while at >= 0:
            cuts.append(at + 1)
            at = text.find(dash, at + 1, end)
    for a, b in pairwise([*cuts, end]):
        above = f"{section}:\n" if a > begin else ""
        below = entry if b < end else _A_SECTION if end < len(text) else ""
        listed = first is not None
        yield Piece(a, b, section, listed, above, f"{above}{text[a:b]}{below}", below)


def _value(piece: Piece) -> Any:
    """What a piece reads as. Raises _NoPieces where it is none, DataProblems."""
    tree, problems = parse(piece.text.encode(), "")
    value = tree.get(piece.section)
    keys = [piece.section] if piece.section else []
    line, follows = piece.text.count("\n"), True
    if piece.below == _A_SECTION:
        keys.append("end")
        follows = "end" in tree and tree.positions("end")[0] == (line, 1)
    elif piece.below:
        column = len(piece.below) - 1
        follows = isinstance(value, SequenceNode) and value.position(-1) == (line, column)
    if problems or list(tree) != keys or not follows:
        raise _NoPieces
    if not piece.listed:
        return value
    if not isinstance(value, SequenceNode) or len(value) != 1 + piece.below.endswith(_AN_ENTRY):
        raise _NoPieces
    return value[0]


def _put(root: Root, piece: Piece, value: Any) -> None:
    """Give a piece its place in the tree."""
    section = piece.section
    if not section:
        return
    if not piece.above:
        if section in root or len(root) >= MAX_KEYS:
            raise _NoPieces
        root.put(section, SequenceNode() if piece.listed else value, 0, 0)
    if piece.listed:
        root[section].put(value, 0)
