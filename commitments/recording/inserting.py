"""An entry -> text, and that text into a data file: a fact, a judgement, a confirmation, or one
more pledge that a fact bears on.

Every old byte stays where it was: an entry is inserted at the end of its list, in the indentation
that is there. The new text is read again and must equal the old register plus the entry; else
nothing is given back.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import yaml

from commitments.recording.block import Entry, block, flow
from commitments.register.model import (
    Assessment,
    BearsOn,
    Confirmation,
    Evidence,
    Register,
    Review,
)
from commitments.register.problem import DataProblems
from commitments.register.reading import no_collection, read_holding
from commitments.register.rules import is_later
from commitments.register.second_reader import settled

_COMMENT = re.compile(r"#[^\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")
_ANCHOR = re.compile(r"&\S+\s+(?:#[^\r\n]*\s+)*(?=-\s)")
# The rest of a line, and a next one that holds a comment alone.
_REMARK = re.compile(r"[^\r\n]*(?:\r\n?|\n)( *)#[^\r\n]*")


# No list that entries go into is deeper.
_DEEPEST = 17


class CannotRecord(Exception):
    """An entry that cannot be put into the file, with a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry and the commitment that it belongs to."""

    commitment: str
    entry: Entry
    fact: str = ""
    """The fact that bears on the commitment as well, where the entry is a BearsOn."""

    @property
    def place(self) -> tuple[str, str, str]:
        """The list that the entry goes into: of which section, of which of its entries (of the
        file itself where that is empty), under which key."""
        if isinstance(self.entry, Assessment):
            return "commitments", self.commitment, "assessments"
        if isinstance(self.entry, BearsOn):
            return "evidence", self.fact, "bears_on"
        return "", "", "evidence" if isinstance(self.entry, Evidence) else "confirmations"


def append(
    data: bytes,
    additions: Sequence[Addition],
    file: str,
    today: date,
    register: Register | None = None,
) -> bytes:
    """The bytes of a data file with these entries added, in this order; see `appended`."""
    return appended(data, additions, file, today, register)[0]


def appended(
    data: bytes,
    additions: Sequence[Addition],
    file: str,
    today: date,
    register: Register | None = None,
) -> tuple[bytes, Register]:
    """The bytes of a data file with these entries added, and what they read as; `register` is what
    the bytes without them read as, where that is known.

    Raises DataProblems where the file, or the file with the entries, has problems; CannotRecord
    where no place was found in which every old byte stays and the register reads as it should.
    """
    register = register or read_holding(data, file, today)[0]
    for addition in additions:
        if register.commitment(addition.commitment) is None:
            raise CannotRecord(f"there is no commitment '{addition.commitment}'")
    with no_collection():
        for place, entries in _groups(additions):
            wanted = _with(register, place, entries)
            data = _append_group(data, place, entries, wanted, file, today)
            register = wanted
    return data, register


def appended_each(
    data: bytes, additions: Sequence[Addition], file: str, today: date, register: Register
) -> list[tuple[bytes, Register]]:
    """The bytes of a data file after each of these entries, and what they read as.

    Where all go to one list, only the last state is read again; one before it is that without the
    entries that follow, which stand in it one behind the other. Raises as `appended`.
    """
    states = list[tuple[bytes, Register]]()
    if len(additions) > 1 and len({one.place for one in additions}) == 1:
        made, _ = appended(data, additions, file, today, register)
        for new, one in zip(_steps(made, [a.entry for a in additions]), additions, strict=False):
            register = reads(register, one)
            states.append((new, register))
    if not states:
        for one in additions:
            data, register = appended(data, [one], file, today, register)
            states.append((data, register))
    return states


def reads(register: Register, addition: Addition) -> Register:
    """What a register with an entry more reads as. Raises CannotRecord."""
    return _with(register, addition.place, [addition.entry])


def _steps(made: bytes, entries: list[Entry]) -> list[bytes]:
    """A text with entries at the end of a list, as it was after each of them; nothing where they do
    not stand there as lines of their own."""
    text = made.decode("utf-8")
    first = _LINE_END.search(text)
    newline = first.group() if first else "\n"
    for column in range(_DEEPEST):
        blocks = [_blocks([entry], column).replace("\n", newline) for entry in entries]
        whole = "".join(blocks)
        if text.count(f"{newline}{whole}") == 1:
            at = text.index(f"{newline}{whole}") + len(newline)
            rest = text[at + len(whole) :]
            kept = ["".join(blocks[: n + 1]) for n in range(len(blocks))]
            return [f"{text[:at]}{lines}{rest}".encode() for lines in kept]
    return []


_Place = tuple[str, str, str]


def _groups(additions: Sequence[Addition]) -> Iterator[tuple[_Place, list[Entry]]]:
    """Entries that go to one list, in their order."""
    groups: dict[_Place, list[Entry]] = {}
    for addition in additions:
        groups.setdefault(addition.place, []).append(addition.entry)
    yield from groups.items()


def _append_group(
    data: bytes, place: _Place, entries: list[Entry], wanted: Register, file: str, today: date
) -> bytes:
    text = data.decode("utf-8")
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    problems: DataProblems | None = None
    # Nothing is added that counts only later; what others added so is theirs to correct.
    late = any(entry.recorded and is_later(entry.recorded, today) for entry in entries)
    for new in _candidates(text.removeprefix("\ufeff"), place, entries):
        made = (bom + new).encode("utf-8")
        try:
            there, held = read_holding(made, file, today)
            if there == wanted and not (held and late):
                return made
            problems = problems or (DataProblems(list(held)) if held and late else None)
        except DataProblems as error:
            problems = problems or error
    if problems:
        raise problems
    where = f" of '{place[1]}'" if place[1] else f" in '{place[2]}'"
    raise CannotRecord(
        f"{file}: no place was found for the new entry{where} without changing what is there; put"
        " it in by hand"
    )


def _with(register: Register, place: _Place, entries: list[Entry]) -> Register:
    """The register as it should read afterwards."""
    _, id, _ = place
    facts = register.evidence
    confirmations = register.confirmations
    commitments = register.commitments
    facts += tuple(entry for entry in entries if isinstance(entry, Evidence))
    confirmations += tuple(e for e in entries if isinstance(e, Confirmation | Review))
    links = tuple(entry for entry in entries if isinstance(entry, BearsOn))
    verdicts = tuple(entry for entry in entries if isinstance(entry, Assessment))
    if links:
        fact = _linked(register.fact(id), id, links)
        facts = tuple(fact if one.id == id else one for one in facts)
    if verdicts:
        commitments = tuple(
            dataclasses.replace(c, assessments=c.assessments + verdicts) if c.id == id else c
            for c in commitments
        )
    return settled(
        dataclasses.replace(
            register, commitments=commitments, evidence=facts, confirmations=confirmations
        )
    )


def _linked(fact: Evidence | None, id: str, links: tuple[BearsOn, ...]) -> Evidence:
    """A fact on file that bears on further commitments."""
    if fact is None:
        raise CannotRecord(f"there is no fact '{id}'")
    for link in links:
        if link.commitment in [on.commitment for on in fact.bears_on]:
            raise CannotRecord(f"'{id}' bears on '{link.commitment}' already")
        fact = dataclasses.replace(fact, bears_on=(*fact.bears_on, link))
    return fact


# ---------------------------------------------------------------- the place in the file


def _candidates(text: str, place: _Place, entries: list[Entry]) -> Iterator[str]:
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
        lines = f"{' ' * column}{section}:\n{_blocks(entries, column + 2)}"
        for at in _line_ends(text, owner):
            yield _insert_lines(text, at, lines)
    elif isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        column = _dash(text, value)
        for at in (_behind_remarks(text, value, column), *_line_ends(text, value)):
            yield _insert_lines(text, at, _blocks(entries, column))
    elif isinstance(value, yaml.SequenceNode) and value.value:
        at = _end(value)
        yield f"{text[:at]}, {in_braces}{text[at:]}"
    else:
        assert key is not None
        before = text[: key.start_mark.index].rstrip(" \t")
        if before.endswith("?"):
            yield from _first_of_question(text, before, key, value, in_braces)
        yield _first(text, key, value, entries, in_braces if owner.flow_style else None)


def _first_of_question(
    text: str, before: str, key: yaml.Node, value: yaml.Node, in_braces: str
) -> Iterator[str]:
    """The text with the first entries of a list whose key stands behind a question mark, with its
    colon in a line below or without one."""
    start, end = value.start_mark.index, value.end_mark.index
    yield f"{text[:start]} [{in_braces}]{text[end:]}"
    column = len(before) - 1 - max(before.rfind("\n"), before.rfind("\r")) - 1
    yield _insert_lines(text, key.end_mark.index, f"{' ' * column}: [{in_braces}]\n")


def _first(
    text: str, key: yaml.Node, value: yaml.Node, entries: list[Entry], in_braces: str | None
) -> str:
    """The text with the first entries of a list that is empty, `[]` or nothing: the only bytes
    that give way. `in_braces` is what goes into a mapping in braces."""
    start, end = value.start_mark.index, value.end_mark.index
    if "#" in text[start:end]:  # A comment in the brackets stays.
        in_brackets = ", ".join(flow(entry) for entry in entries)
        return f"{text[: end - 1]}{in_brackets}{text[end - 1 :]}"
    if in_braces is not None:
        named = key.end_mark.index
        if ":" in _COMMENT.sub("", text[named:start]):
            return f"{text[:start]} [{in_braces}]{text[end:]}"
        # A key alone: its colon must stand in its own line.
        return f"{text[:named]}: [{in_braces}]{text[named:]}"
    before = text[:start] if text.startswith("#", end) else text[:start].rstrip(" \t")
    emptied = before + text[end:] if end > start else text
    lines = _blocks(entries, key.start_mark.column + 2)
    return _insert_lines(emptied, key.end_mark.index, lines)


def _blocks(entries: list[Entry], indent: int) -> str:
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
    first = _LINE_END.search(text)
    newline = first.group() if first else "\n"
    lines = lines.replace("\n", newline)
    line_end = _LINE_END.search(text, at)
    if line_end is None:
        return f"{text}{newline}{lines}"
    return text[: line_end.end()] + lines + text[line_end.end() :]


def _owner(root: yaml.Node, place: _Place) -> yaml.MappingNode:
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
