"""The place in the text of a data file that an entry goes to.

What is found is likely and no more: inserting.py reads each text again before it takes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

import yaml

from commitments.recording.block import Entry, block, flow
from commitments.register.piecewise import Pieces

_COMMENT = re.compile(r"#[^\r\n]*")
LINE_END = re.compile(r"\r\n?|\n")
_ANCHOR = re.compile(r"&\S+\s+(?:#[^\r\n]*\s+)*(?=-\s)")
# The rest of a line, and a next one that holds a comment alone.
_REMARK = re.compile(r"[^\r\n]*(?:\r\n?|\n)( *)#[^\r\n]*")

Place = tuple[str, str, str]
"""The list that an entry goes into: of which section, of which of its entries (of the file itself
where that is empty), under which key."""


class CannotRecord(Exception):
    """An entry that cannot be put into the file, with a sentence that says why."""


def candidates(
    data: bytes, place: Place, entries: list[Entry], known: Pieces | None
) -> Iterator[bytes]:
    """The bytes with the entries at each place that may be the right one: those in the piece that
    they go into, where that is known, come first."""
    text = data.decode("utf-8")
    section, id, key = place
    piece = known.entry(data, section or key, id) if known else None
    if piece is not None:
        before, after = text[: piece.begin], text[piece.end :]
        part = f"{piece.above}{text[piece.begin : piece.end]}"
        with suppress(CannotRecord):  # of the whole file it is said with its line
            for new in _candidates(part, place, entries):
                yield f"{before}{new.removeprefix(piece.above)}{after}".encode()
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    for new in _candidates(text.removeprefix(bom), place, entries):
        yield f"{bom}{new}".encode()


def _candidates(text: str, place: Place, entries: list[Entry]) -> Iterator[str]:
    """The text with the entries at each place that may be the right one, the likeliest first."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        assert error.problem_mark is not None
        raise CannotRecord(
            f"the anchor ('&') in line {error.problem_mark.line + 1} stands twice; delete it"
        ) from None
    assert root is not None, "the file was read before"
    owner = _owner(root, place)
    section = place[2]
    key, value = _child(owner, section)
    in_braces = ", ".join(flow(entry) for entry in entries)
    if value is None and owner.flow_style:
        at = _end(owner)
        yield f"{text[:at]}, {section}: [{in_braces}]{text[at:]}"
    elif value is None:
        column = owner.start_mark.column
        lines = f"{' ' * column}{section}:\n{blocks(entries, column + 2)}"
        for at in _line_ends(text, owner):
            yield _insert_lines(text, at, lines)
    elif isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        column = _dash(text, value)
        for at in (_behind_remarks(text, value, column), *_line_ends(text, value)):
            yield _insert_lines(text, at, blocks(entries, column))
    elif isinstance(value, yaml.SequenceNode) and value.value:
        at = _end(value)
        yield f"{text[:at]}, {in_braces}{text[at:]}"
    else:
        assert key is not None
        before = text[: key.start_mark.index].rstrip(" \t")
        if before.endswith("?"):
            yield from _first_of_question(text, before, key, value, in_braces)
        yield _first(text, key, value, entries, in_braces, owner.flow_style)


def _first_of_question(
    text: str, before: str, key: yaml.Node, value: yaml.Node, in_braces: str
) -> Iterator[str]:
    """The text with the first entries of a list whose key stands behind a question mark, with its
    colon in a line below or without one."""
    yield _filled(text, value, in_braces)
    column = len(before) - 1 - max(before.rfind("\n"), before.rfind("\r")) - 1
    yield _insert_lines(text, key.end_mark.index, f"{' ' * column}: [{in_braces}]\n")


def _first(
    text: str,
    key: yaml.Node,
    value: yaml.Node,
    entries: list[Entry],
    in_braces: str,
    flow_style: bool,
) -> str:
    """The text with the first entries of a list that is empty, `[]` or nothing: the only bytes
    that give way. They go as `in_braces` into a mapping in braces and beside a comment."""
    start, end = value.start_mark.index, value.end_mark.index
    if "#" in text[start:end]:
        return _filled(text, value, in_braces)
    if flow_style:
        named = key.end_mark.index
        if ":" in _COMMENT.sub("", text[named:start]):
            return _filled(text, value, in_braces)
        # A key alone: its colon must stand in its own line.
        return f"{text[:named]}: [{in_braces}]{text[named:]}"
    before = text[:start] if text.startswith("#", end) else text[:start].rstrip(" \t")
    emptied = before + text[end:] if end > start else text
    lines = blocks(entries, key.start_mark.column + 2)
    return _insert_lines(emptied, key.end_mark.index, lines)


def _filled(text: str, value: yaml.Node, in_braces: str) -> str:
    """The text with entries in an empty list, `[]` or nothing, that stays where it is; a comment
    between its brackets stays too."""
    start, end = value.start_mark.index, value.end_mark.index
    if "#" not in text[start:end]:
        return f"{text[:start]} [{in_braces}]{text[end:]}"
    # Right behind the bracket that opens: the one that closes may stand too far to the left for an
    # entry in its line.
    opened = text.index("[", start) + 1
    return f"{text[:opened]}{in_braces} {text[opened:]}"


def blocks(entries: Sequence[Entry], indent: int) -> str:
    """Entries as lines of YAML, one behind the other."""
    return "".join(block(entry, indent) for entry in entries)


def _end(node: yaml.CollectionNode) -> int:
    """Where the last part of a list or mapping in brackets ends, before a comma or a comment."""
    last: yaml.Node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    end: int = last.end_mark.index
    return end


def _dash(text: str, node: yaml.SequenceNode) -> int:
    """The column of the dashes of a block list, which an anchor may stand before."""
    anchor = _ANCHOR.match(text, node.start_mark.index)
    if anchor is None:
        column: int = node.start_mark.column
        return column
    before = text[: anchor.end()]
    return len(before) - 1 - max(before.rfind("\n"), before.rfind("\r"))


def _line_ends(text: str, node: yaml.Node) -> Iterator[int]:
    """Where the last text of a block may end: right behind it, behind what it keeps of empty lines
    and comments, or behind a key that stands alone."""
    last = _last(node)
    end = last.end_mark.index
    yield max(len(text[:end].rstrip()), last.start_mark.index)
    yield len(text[:end].removesuffix("\n").removesuffix("\r"))
    if (key := _last_key(node)) is not None:
        yield key.end_mark.index


def _behind_remarks(text: str, node: yaml.Node, column: int) -> int:
    """Where the last entry of a list ends, with the comments under it that are as deep as its
    fields: they speak of it."""
    at = next(_line_ends(text, node))
    while line := _REMARK.match(text, at):
        if len(line[1]) <= column:
            break
        at = line.end()
    return at


def _last(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _last_key(node: yaml.Node) -> yaml.Node | None:
    """The last key of a block, where it stands alone: the mark of its value may stand lines
    below, where the next key begins."""
    key: yaml.Node | None = None
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        if isinstance(node, yaml.MappingNode):
            key, node = node.value[-1]
        else:
            key, node = None, node.value[-1]
    return key if node.start_mark.index == node.end_mark.index else None


def _insert_lines(text: str, at: int, lines: str) -> str:
    """The text with whole lines put in behind the line in which `at` lies."""
    first = LINE_END.search(text)
    newline = first.group() if first else "\n"
    lines = lines.replace("\n", newline)
    line_end = LINE_END.search(text, at)
    if line_end is None:
        return f"{text}{newline}{lines}"
    return text[: line_end.end()] + lines + text[line_end.end() :]


def _owner(root: yaml.Node, place: Place) -> yaml.MappingNode:
    """The mapping whose list it is: the file itself, a commitment or a fact."""
    assert isinstance(root, yaml.MappingNode)
    section, id, _ = place
    if not section:
        return root
    _, entries = _child(root, section)
    assert isinstance(entries, yaml.SequenceNode)
    for node in entries.value:
        _, value = _child(node, "id")
        if isinstance(value, yaml.ScalarNode) and value.value.strip() == id:
            assert isinstance(node, yaml.MappingNode)
            return node
    raise CannotRecord(f"there is no '{id}' in {section}")


def _child(node: yaml.MappingNode, key: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    for name, value in node.value:
        if name.value == key:
            return name, value
    return None, None
