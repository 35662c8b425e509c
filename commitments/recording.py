"""An evidence item or an assessment -> text, and that text into a data file.

Every old byte stays where it was: an entry is inserted at the end of its list, in the indentation
that is there. The new text is read again and must equal the old register plus the entry; else
nothing is given back.
"""

from __future__ import annotations

import dataclasses
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import yaml

from commitments.dates import PartialDate
from commitments.model import Assessment, Commitment, Evidence, Register, SecondReading, Source
from commitments.reading import DataProblems, no_collection, read

Entry: TypeAlias = Evidence | Assessment
_Value: TypeAlias = "str | list[str] | dict[str, _Value]"

_WIDTH = 100
# Plain text that YAML 1.1 reads as something else (its types: bool, null, number, date).
_NOT_TEXT = re.compile(
    r"(?i)y|n|yes|no|on|off|true|false|null|~|[-+.]?[\d.][\d_.:eE+\-TtZz ]*|\.inf|\.nan"
    r"|0[bx][\da-f_]+"
)
_LINE_END = re.compile(r"\r\n?|\n")
_ANCHOR = re.compile(r"&\S+\s+(?:#[^\r\n]*\s+)*(?=-\s)")
# The rest of a line, and a next one that holds a comment alone.
_REMARK = re.compile(r"[^\r\n]*(?:\r\n?|\n)( *)#[^\r\n]*")
_PLAIN = re.compile(r"[A-Za-z0-9(‘“][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")


class CannotRecord(Exception):
    """An entry that cannot be put into the file, with a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry and the commitment that it belongs to."""

    commitment: str
    entry: Entry


def append(
    data: bytes,
    additions: Sequence[Addition],
    file: str,
    today: date,
    register: Register | None = None,
) -> bytes:
    """The bytes of a data file with these entries added, in this order; `register` is what these
    bytes read as, where that is known.

    Raises DataProblems where the file, or the file with the entries, has problems; CannotRecord
    where no place was found in which every old byte stays and the register reads as it should.
    """
    register = register or read(data, file, today)
    with no_collection():
        for commitment, entries in _groups(additions):
            wanted = _with(register, commitment, entries)
            data = _append_group(data, commitment, entries, wanted, file, today)
            register = wanted
    return data


def _groups(additions: Sequence[Addition]) -> Iterator[tuple[str, list[Entry]]]:
    """Entries that go to one list of one commitment, in their order."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for addition in additions:
        key = (addition.commitment, _section(addition.entry))
        groups.setdefault(key, []).append(addition.entry)
    for (commitment, _), entries in groups.items():
        yield commitment, entries


def _append_group(
    data: bytes, commitment: str, entries: list[Entry], wanted: Register, file: str, today: date
) -> bytes:
    text = data.decode("utf-8")
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    problems: DataProblems | None = None
    for new in _candidates(text.removeprefix("\ufeff"), commitment, entries):
        made = (bom + new).encode("utf-8")
        try:
            if read(made, file, today) == wanted:
                return made
        except DataProblems as error:
            problems = problems or error
    if problems:
        raise problems
    raise CannotRecord(
        f"{file}: no place was found for the new entry of '{commitment}' without changing what is"
        " there; put it in by hand"
    )


def _with(register: Register, id: str, entries: list[Entry]) -> Register:
    """The register as it should read afterwards."""
    old = register.commitment(id)
    if old is None:
        raise CannotRecord(f"there is no commitment '{id}'")
    facts = tuple(entry for entry in entries if isinstance(entry, Evidence))
    verdicts = tuple(entry for entry in entries if isinstance(entry, Assessment))
    new = dataclasses.replace(
        old, evidence=old.evidence + facts, assessments=old.assessments + verdicts
    )
    return dataclasses.replace(
        register, commitments=tuple(new if c is old else c for c in register.commitments)
    )


def _section(entry: Entry) -> str:
    return "evidence" if isinstance(entry, Evidence) else "assessments"


# ---------------------------------------------------------------- entries as text


def block(entry: Entry, indent: int) -> str:
    """An entry as a block of YAML, its dash in this column (from 0); ends with a newline."""
    lines = list(_mapping_lines(_fields(entry), indent + 2))
    lines[0] = " " * indent + "- " + lines[0].lstrip()
    return "\n".join(lines) + "\n"


def _fields(entry: Entry) -> dict[str, _Value]:
    """The fields of an entry in the order of the file, without those left out."""
    return {
        "evidence": _evidence_fields,
        "assessments": _assessment_fields,
    }[_section(entry)](entry)


def _evidence_fields(entry: Entry) -> dict[str, _Value]:
    assert isinstance(entry, Evidence)
    fields: dict[str, _Value] = {
        "id": entry.id,
        "date": entry.date.text,
        "effect": str(entry.effect),
        "finding": entry.finding,
        "places": list(entry.places),
        "source": _source_fields(entry.source),
    }
    if entry.note is not None:
        fields["note"] = entry.note
    if entry.corrects is not None:
        fields["corrects"] = entry.corrects
    fields["recorded"] = entry.recorded.isoformat()
    return fields | ({"by": entry.by} if entry.by is not None else {})


def _source_fields(source: Source) -> dict[str, _Value]:
    fields: dict[str, _Value] = {"kind": str(source.kind), "publisher": source.publisher}
    if source.origin is not None:
        fields["origin"] = source.origin
    fields |= {"title": source.title, "url": source.url}
    return fields | ({"second_hand": "true"} if source.second_hand else {})


def _assessment_fields(entry: Entry) -> dict[str, _Value]:
    assert isinstance(entry, Assessment)
    fields: dict[str, _Value] = {
        "date": entry.date.isoformat(),
        "recorded": entry.recorded.isoformat(),
        "status": str(entry.status),
        "reason": entry.reason,
    }
    if entry.evidence:
        fields["evidence"] = list(entry.evidence)
    fields["by"] = entry.by
    if entry.note is not None:
        fields["note"] = entry.note
    if entry.second is not None:
        fields["second"] = _second_fields(entry.second)
    return fields


def _second_fields(second: SecondReading) -> dict[str, _Value]:
    return {"status": str(second.status), "reason": second.reason}


_BARE = ("date", "recorded", "status", "effect", "kind", "second_hand")


def _mapping_lines(fields: dict[str, _Value], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, value in fields.items():
        if isinstance(value, dict):
            yield f"{margin}{key}:"
            yield from _mapping_lines(value, indent + 2)
        elif isinstance(value, list):
            yield f"{margin}{key}: [{', '.join(_flow_scalar(part) for part in value)}]"
        else:
            text = value if key in _BARE else scalar(value)
            yield from _wrapped(f"{margin}{key}: {text}", indent + 2)


def scalar(text: str) -> str:
    """Text as YAML on one line: plain where that reads as the same text, else in quotes."""
    if (
        _PLAIN.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and not _NOT_TEXT.fullmatch(text)
    ):
        return text
    if text.isprintable() and text == text.strip():
        return "'" + text.replace("'", "''") + "'"
    return _double_quoted(text)


def _double_quoted(text: str) -> str:
    """Text in double quotes, on one line, with what cannot be seen written as its number."""
    marks = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return (
        '"'
        + "".join(marks.get(c) or (c if c.isprintable() else f"\\U{ord(c):08x}") for c in text)
        + '"'
    )


def _flow_scalar(text: str) -> str:
    """A code or an id as it is, other text in quotes."""
    plain = re.fullmatch(r"[A-Z]{3}|[A-Z]{2}-[A-Z0-9]+|[a-z]+(-[a-z0-9]+)+", text)
    return text if plain and not _NOT_TEXT.fullmatch(text) else _double_quoted(text)


def _wrapped(line: str, indent: int) -> list[str]:
    """A long line folded at single spaces, which YAML joins again."""
    body = line.lstrip()
    foldable = "  " not in body and ' "' not in body and "\\" not in body
    if len(line) <= _WIDTH or not foldable:
        return [line]
    folded = textwrap.wrap(
        line,
        _WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    # A line that begins like this would end the text.
    risky = any(part.lstrip().startswith(("#", "- ", "? ", ": ")) for part in folded[1:])
    return [line] if risky else folded


def flow(entry: Entry) -> str:
    """An entry on one line, for a list in brackets."""
    return _flow_mapping(_fields(entry))


def _flow_mapping(fields: dict[str, _Value]) -> str:
    parts = []
    for key, value in fields.items():
        if isinstance(value, dict):
            text = _flow_mapping(value)
        elif isinstance(value, list):
            text = f"[{', '.join(_flow_scalar(part) for part in value)}]"
        else:
            text = value if key in _BARE else _flow_scalar(value)
        parts.append(f"{key}: {text}")
    return "{" + ", ".join(parts) + "}"


# ---------------------------------------------------------------- the place in the file


def _candidates(text: str, id: str, entries: list[Entry]) -> Iterator[str]:
    """The text with the entries at each place that may be the right one, the likeliest first."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        assert error.problem_mark is not None
        raise CannotRecord(
            f"the anchor ('&') in line {error.problem_mark.line + 1} stands twice; delete it"
        ) from None
    assert root is not None, "the file was read before"
    commitment = _commitment(root, id)
    section = _section(entries[0])
    key, value = _child(commitment, section)
    in_braces = ", ".join(flow(entry) for entry in entries)
    if value is None and commitment.flow_style:
        at = _end(commitment)
        yield f"{text[:at]}, {section}: [{in_braces}]{text[at:]}"
    elif value is None:
        column = commitment.start_mark.column
        lines = f"{' ' * column}{section}:\n{_blocks(entries, column + 2)}"
        for at in _line_ends(text, commitment):
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
        yield _first(text, key, value, entries, in_braces if commitment.flow_style else None)


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
    that give way. `in_braces` is what goes into a commitment in braces."""
    start, end = value.start_mark.index, value.end_mark.index
    if "#" in text[start:end]:  # A comment in the brackets stays.
        in_brackets = ", ".join(flow(entry) for entry in entries)
        return f"{text[: end - 1]}{in_brackets}{text[end - 1 :]}"
    if in_braces is not None:
        colon = "" if ":" in text[key.end_mark.index : start] else ":"
        return f"{text[:start]}{colon} [{in_braces}]{text[end:]}"
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
    """Where the last text of a block may end: right behind it, or behind what it keeps of empty
    lines and comments."""
    last = _last(node)
    end = last.end_mark.index
    yield max(len(text[:end].rstrip()), last.start_mark.index)
    yield len(text[:end].removesuffix("\n").removesuffix("\r"))


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


def _insert_lines(text: str, at: int, lines: str) -> str:
    """The text with whole lines put in behind the line in which `at` lies."""
    first = _LINE_END.search(text)
    newline = first.group() if first else "\n"
    lines = lines.replace("\n", newline)
    line_end = _LINE_END.search(text, at)
    if line_end is None:
        return f"{text}{newline}{lines}"
    return text[: line_end.end()] + lines + text[line_end.end() :]


def _commitment(root: yaml.Node, id: str) -> yaml.MappingNode:
    assert isinstance(root, yaml.MappingNode)
    _, commitments = _child(root, "commitments")
    assert isinstance(commitments, yaml.SequenceNode)
    for node in commitments.value:
        _, value = _child(node, "id")
        if isinstance(value, yaml.ScalarNode) and value.value.strip() == id:
            assert isinstance(node, yaml.MappingNode)
            return node
    raise CannotRecord(f"there is no commitment '{id}'")


def _child(node: yaml.MappingNode, key: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    for name, value in node.value:
        if name.value == key:
            return name, value
    return None, None


def next_id(commitment: Commitment) -> str:
    """The next free id of an evidence item: the commitment's id and a number."""
    numbers = [
        int(item.id.rpartition("-")[2])
        for item in commitment.evidence
        if item.id.startswith(f"{commitment.id}-") and item.id.rpartition("-")[2].isdigit()
    ]
    return f"{commitment.id}-{max(numbers, default=0) + 1:02d}"


def last_fact(commitment: Commitment) -> PartialDate | None:
    """The date of the newest fact of a commitment."""
    newest = max(commitment.evidence, key=lambda item: item.happened, default=None)
    return newest.date if newest else None
