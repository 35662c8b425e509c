"""Two versions of a data file compared, in the language of the domain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass, replace

from commitments.dates import when
from commitments.register.model import (
    Assessment,
    BearsOn,
    Commitment,
    Confirmation,
    Evidence,
    Register,
    Review,
    written,
)
from commitments.register.review import decision_said
from commitments.standing import words
from commitments.standing.revision_said import (
    members_added,
    members_gone,
    members_that_stayed,
    other_texts,
    who_and_how_much,
    with_the_same,
)
from commitments.standing.standing import Moment, Standing, standings
from commitments.standing.totals import totals

_LISTS = ("assessments",)
_OTHERS = (
    *("register", "meeting", "documents", "themes", "regions", "milestones"),
    *("member_counts", "members_open", "series", "codings", "later_pledges", "synonyms"),
    "abbreviations",
)
_Entry = Evidence | Assessment | Confirmation | Review


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that stood in the old version and reads otherwise in the new one."""

    where: str
    old: str
    new: str
    warn: bool
    """Whether it changes what was promised, how it is judged, or an entry that should stay."""


@dataclass(frozen=True, slots=True)
class Move:
    """What the new version does to a commitment at the moment of the comparison."""

    commitment: str
    what: str
    """status, confidence, trend or freshness."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Revision:
    """Everything that differs between two versions."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    edits: tuple[Edit, ...]
    moves: tuple[Move, ...]
    totals: tuple[str, str]
    """The distribution and the interval, before and after."""

    @property
    def empty(self) -> bool:
        """Whether the two versions say the same."""
        return not (self.added or self.removed or self.edits)


def compare(old: Register, new: Register, moment: Moment) -> Revision:
    """What the new version adds, removes and changes, and what that does at a moment."""
    added = members_added(old.members, new.members)
    removed = members_gone(old.members, new.members)
    edits: list[Edit] = []
    before = {c.id: c for c in old.commitments}
    after = {c.id: c for c in new.commitments}
    for id, commitment in after.items():
        if id not in before:
            added.append(f"commitment {id}: {commitment.title}")
            added += [_named(id, e) for part in _LISTS for e in getattr(commitment, part)]
            continue
        for part in _LISTS:
            _entries(
                id, getattr(before[id], part), getattr(commitment, part), added, removed, edits
            )
        edits += _fields(id, before[id], commitment)
    removed += [f"commitment {id}: {c.title}" for id, c in before.items() if id not in after]
    names = old.member_names | new.member_names
    edits += _who_and_how_much(old.evidence, new.evidence, names)
    _entries("", old.evidence, new.evidence, added, removed, edits)
    _entries("", old.confirmations, new.confirmations, added, removed, edits)
    for name, was, now in members_that_stayed(old.members, new.members):
        edits += [Edit(f"{name} {w}", a, b, warn=False) for w, a, b in _differences(was, now)]
    edits += _other_parts(old, new)
    return Revision(
        tuple(added),
        tuple(removed),
        tuple(edits),
        tuple(moves(old, new, moment)),
        (_totals(old, moment), _totals(new, moment)),
    )


def _who_and_how_much(
    old: tuple[Evidence, ...], new: tuple[Evidence, ...], names: dict[str, str]
) -> Iterator[Edit]:
    before = {fact.id: fact for fact in old}
    for fact in new:
        if (was := before.get(fact.id)) is not None:
            for where, then, now in who_and_how_much(was, fact, names):
                yield Edit(f"{fact.id} {where}", then, now, warn=True)


def _keyed(entries: tuple[_Entry, ...]) -> dict[object, _Entry]:
    """Entries by what names them: an id, or dates, with a number where several share both."""
    found: dict[object, _Entry] = {}
    for entry in entries:
        if isinstance(entry, Evidence | Review):
            found[entry.id if isinstance(entry, Evidence) else ("review", entry.entry)] = entry
            continue
        of = entry.commitment if isinstance(entry, Confirmation) else ""
        n = 1
        while (of, entry.date, entry.recorded, n) in found:
            n += 1
        found[of, entry.date, entry.recorded, n] = entry
    return found


def _name(id: str, entry: _Entry) -> str:
    if isinstance(entry, Evidence):
        return entry.id
    if isinstance(entry, Review):
        return f"{entry.entry} {entry.decision}"
    if isinstance(entry, Confirmation):
        return f"{entry.commitment} confirmation {entry.date}"
    return f"{id} assessment {entry.date}"


def _named(id: str, entry: _Entry) -> str:
    if isinstance(entry, Evidence):
        links = ", ".join(f"{on.effect} for {on.commitment}" for on in entry.bears_on)
        return (
            f"{entry.id}, {when(entry.date)}, {links}: {entry.finding} ({entry.source.publisher})"
        )
    if isinstance(entry, Review):
        return f"{entry.entry}: {decision_said(entry)}"
    if isinstance(entry, Confirmation):
        return f"{_name(id, entry)}, by {entry.by}"
    return f"{_name(id, entry)}, {entry.status}: {entry.reason}"


def _entries(
    id: str,
    old: tuple[_Entry, ...],
    new: tuple[_Entry, ...],
    added: list[str],
    removed: list[str],
    edits: list[Edit],
) -> None:
    before, after = _keyed(old), _keyed(new)
    added += [_named(id, entry) for key, entry in after.items() if key not in before]
    removed += [_named(id, entry) for key, entry in before.items() if key not in after]
    for key, entry in after.items():
        if key in before and before[key] != entry:
            name = _name(id, entry)
            links = _new_links(before[key], entry)
            added += [f"{name}, {on.effect} for {on.commitment} as well" for on in links]
            edits += [
                Edit(f"{name} {where}", was, now, warn=True)
                for where, was, now in _differences(_as_new(before[key], links, entry), entry)
            ]


def _new_links(old: _Entry, new: _Entry) -> tuple[BearsOn, ...]:
    """The commitments that a fact came to bear on: they are added, nothing of the fact changed."""
    if not (isinstance(old, Evidence) and isinstance(new, Evidence)):
        return ()
    there = {on.commitment for on in old.bears_on}
    return tuple(on for on in new.bears_on if on.commitment not in there)


def _as_new(old: _Entry, links: tuple[BearsOn, ...], new: _Entry) -> _Entry:
    """An old entry with what is told in another way: new links, who acted, how much."""
    if not (isinstance(old, Evidence) and isinstance(new, Evidence)):
        return old
    return replace(with_the_same(old, new), bears_on=old.bears_on + links)


# What was promised, and how it is judged.
_GRAVE = ("wording", "criteria", "kind", "force", "pledged_by")


def _fields(id: str, old: Commitment, new: Commitment) -> Iterator[Edit]:
    for where, was, now in other_texts(old, new):
        yield Edit(f"{id} {where}", was, now, warn=False)
    for where, was, now in _differences(replace(old, lineage=new.lineage), new):
        part = where.partition(" ")[0]
        if part not in _LISTS:
            yield Edit(f"{id} {where}", was, now, warn=part in _GRAVE)


def _differences(old: object, new: object, where: str = "") -> Iterator[tuple[str, str, str]]:
    """The fields that differ, each with its old and new text."""
    if is_dataclass(old) and is_dataclass(new) and type(old) is type(new):
        names = [field.name for field in written(old)]
        if "text" in names:  # a date with its precision
            names = ["text"]
        for name in names:
            was, now = getattr(old, name), getattr(new, name)
            if was != now:
                inner = where if name == "text" else f"{where} {name}".strip()
                yield from _differences(was, now, inner)
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for n, (was, now) in enumerate(zip(old, new, strict=True), start=1):
            if was != now:
                yield from _differences(was, now, f"{where} {n}")
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from ((where, _text(part), "nothing") for part in old if part not in new)
        yield from ((where, "nothing", _text(part)) for part in new if part not in old)
    else:
        yield where, _text(old), _text(new)


def _text(value: object) -> str:
    if value is None:
        return "nothing"
    if is_dataclass(value):
        parts = [(field.name, getattr(value, field.name)) for field in written(value)]
        # Few entries are proposals: of the others nobody needs to be told.
        said = ((n, part) for n, part in parts if part is not None and (n != "proposed" or part))
        return ", ".join(f"{name} {_text(part)}" for name, part in said)
    if isinstance(value, tuple):
        return "; ".join(_text(part) for part in value) or "nothing"
    return str(value)


def _other_parts(old: Register, new: Register) -> Iterator[Edit]:
    for part in _OTHERS:
        was, now = getattr(old, part), getattr(new, part)
        if was != now and not isinstance(now, tuple):
            yield from (Edit(f"{part} {w}", a, b, warn=False) for w, a, b in _differences(was, now))
        elif was != now:
            changed = sum(entry not in was for entry in now)
            gone = sum(entry not in now for entry in was)
            yield Edit(
                part,
                f"{len(was)} entries",
                f"{len(now)} entries: {changed} new or changed, {gone} gone or changed",
                warn=False,
            )


def moves(old: Register, new: Register, moment: Moment) -> Iterator[Move]:
    """What a new version does to the commitments at a moment."""
    before = {s.commitment.id: s for s in standings(old, moment)}
    for after in standings(new, moment):
        id = after.commitment.id
        if id not in before:
            continue
        for what in ("status", "confidence", "trend", "freshness"):
            was, now = _word(before[id], what), _word(after, what)
            if was != now:
                yield Move(id, what, was, now)


def _word(s: Standing, what: str) -> str:
    if what == "status":
        return s.status.label_for(s.commitment.kind)
    term = getattr(s, what)
    return term.label if term else "none"


def _totals(register: Register, moment: Moment) -> str:
    now = totals(standings(register, moment))
    counts = words.counted_statuses(now.counts)
    return counts if now.lower is None else f"{counts}; delivery {words.interval(now)}"


def described(revision: Revision, markdown: bool = False) -> str:
    """The comparison for people, as plain text or as Markdown for a review."""
    if revision.empty:
        return "No difference."
    lines: list[str] = []

    def part(title: str, entries: list[str]) -> None:
        if entries:
            heading = f"## {title}" if markdown else title
            lines.extend(["", heading, *([""] if markdown else [])])
            told = [_line(entry) for entry in entries]
            lines.extend(f"- {_escaped(line)}" if markdown else f"  {line}" for line in told)

    part("Removed: the file is a ledger, entries should stay", list(revision.removed))
    part("Changed, look twice", [_edit(edit) for edit in revision.edits if edit.warn])
    part("Added", list(revision.added))
    part("Changed", [_edit(edit) for edit in revision.edits if not edit.warn])
    part(
        "What it does",
        [f"{m.commitment} {m.what}: {m.old} -> {m.new}" for m in revision.moves]
        or ["no status, confidence, trend or freshness moves"],
    )
    old, new = revision.totals
    part("Totals", [old] if old == new else [f"before: {old}", f"after: {new}"])
    return "\n".join(lines).strip()


def _edit(edit: Edit) -> str:
    return f"{edit.where}: {edit.old} -> {edit.new}"


def _line(text: str) -> str:
    """On one line: a break in a text must not begin a heading or an entry of its own."""
    return " ".join(text.split())


# Besides marks: what Markdown makes a link of without being asked.
_MARKUP = re.compile(r"[\\`*_\[\]<>|&~$#@]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
