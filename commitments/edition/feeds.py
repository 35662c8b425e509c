"""What those who follow the register take: Atom feeds, a calendar, the changes as JSON.

The name of an entry lasts: it is made of what the entry is about, never of where the folder stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from commitments.dates import day, when
from commitments.edition.edition import Edition
from commitments.edition.pages.changes import compared
from commitments.exchange.calendar import to_calendar
from commitments.register.model import Commitment
from commitments.standing.acts import Act, facts_of
from commitments.standing.coming_up import newest_entry
from commitments.standing.standing import Standing
from commitments.text import first_sentence, listed, without_unseen

_MOST = 60
_SPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the register said for the first time on a day."""

    key: str
    day: date
    happened: date
    title: str
    told: str
    path: str
    """The page that it leads to."""
    pledges: tuple[Commitment, ...]
    actors: tuple[str, ...] = ()


def files(e: Edition) -> dict[str, bytes]:
    """Path -> bytes: the feed of all, one a theme, region, member that acted and pledge; the
    calendar; the changes."""
    entries = _entries(e)
    made = {"feed.xml": _feed(e, "feed.xml", e.register.meeting.title, entries)}
    names = _names(e)
    for path, some in _parted(entries).items():
        made[path] = _feed(e, path, f"{e.register.meeting.title}: {names[path]}", some)
    if e.has_calendar:
        made["calendar.ics"] = to_calendar(e.register, e.coming)
    made["changes.json"] = _changes(e)
    return made


def _names(e: Edition) -> dict[str, str]:
    """What each feed but that of all is called, by its path."""
    names = {f"feeds/theme-{id}.xml": name for id, name in e.theme_names.items()}
    names |= {f"feeds/region-{id}.xml": name for id, name in e.region_names.items()}
    names |= {f"feeds/pledge-{c.id}.xml": c.title for c in e.register.commitments}
    members = e.register.member_names.items()
    return names | {f"feeds/member-{code.lower()}.xml": name for code, name in members}


def _parted(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Path -> its entries, of each feed but that of all, in the order given."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        parts = [f"theme-{c.theme}" for c in entry.pledges]
        parts += [f"region-{region}" for c in entry.pledges for region in c.regions]
        parts += [f"pledge-{c.id}" for c in entry.pledges]
        parts += [f"member-{code.lower()}" for code in entry.actors]
        for part in dict.fromkeys(parts):
            found.setdefault(f"feeds/{part}.xml", []).append(entry)
    return found


def _entries(e: Edition) -> list[Entry]:
    """What the register said, newest first: status moves, and facts with what they correct."""
    moves = [move for s in e.selection.standings for move in _moves(s)]
    found = [*moves, *(_fact(act) for act in facts_of(e.selection.standings))]
    return sorted(found, key=lambda one: (one.day, one.happened, one.key), reverse=True)


def _moves(s: Standing) -> Iterator[Entry]:
    c = s.commitment
    for before, after in pairwise([None, *s.spans]):
        assert after is not None
        label = after.status.label_for(c.kind)
        if before is not None and before.status is not after.status:
            label = f"{before.status.label_for(c.kind)} → {label}"
        elif before is not None:
            continue
        judged = after.assessment
        title = f"{c.title}: {label}"
        told = f"As of {day(judged.date)}. {judged.reason}"
        key = f"status/{c.id}/{judged.date}"
        path = f"pledges/{c.id}.html#judgements"
        yield Entry(key, judged.known, judged.date, title, told, path, (c,))


def _fact(act: Act) -> Entry:
    fact = act.fact
    ways = listed(effect.label.lower() for effect in act.effects).capitalize()
    told = f"{when(fact.date)}: {fact.finding} ({fact.source.publisher})"
    if fact.corrects:
        told = f"Corrects {fact.corrects}. {told}"
    pledges = tuple(c for c, _ in act.on)
    path = f"pledges/{pledges[0].id}.html#fact-{fact.id}"
    title = f"{ways}: {first_sentence(fact.finding)}"
    key = f"fact/{fact.id}"
    return Entry(key, fact.known, fact.happened, title, told, path, pledges, fact.actors)


def _feed(e: Edition, path: str, title: str, entries: Iterable[Entry]) -> bytes:
    """An Atom feed (RFC 4287) of the newest entries."""
    some = list(entries)[:_MOST]
    updated = max((entry.day for entry in some), default=newest_entry(e.register))
    up = "../" if "/" in path else ""
    here = f'<link rel="self" href="{escape(e.address(path))}"/>' if e.base else ""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="{_SPACE}" xml:lang="en">',
        f"<id>{_name(e, path)}</id><title>{_text(title)}</title>",
        f"<updated>{updated}T00:00:00Z</updated>{here}",
        f"<author><name>{_text(e.register.register.maintainer.name)}</name></author>",
        *(_entry(e, entry, up) for entry in some),
        "</feed>",
    ]
    return ("\n".join(parts) + "\n").encode()


def _entry(e: Edition, entry: Entry, up: str) -> str:
    link = f"{e.base}/{entry.path}" if e.base else f"{up}{entry.path}"
    kinds = "".join(f'<category term="{_text(c.title)}"/>' for c in entry.pledges)
    return (
        f"<entry><id>{_name(e, entry.key)}</id><title>{_text(entry.title)}</title>"
        f'<updated>{entry.day}T00:00:00Z</updated><link href="{escape(link)}"/>{kinds}'
        f"<summary>{_text(entry.told)}</summary></entry>"
    )


def _name(e: Edition, key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'commitment-tracker:{e.register.meeting.id}:{key}')}"


def _text(text: str) -> str:
    return escape(without_unseen(" ".join(text.split())))


def _changes(e: Edition) -> bytes:
    """What changed in each period, for programs."""
    told = [
        {
            "page": f"changes/{name}.html",
            "since": str(found.period.before.as_of),
            "to": str(found.period.after.as_of),
            "answer": said.text,
            "moved": [
                {
                    "commitment": change.after.commitment.id,
                    "from": str(change.before.status),
                    "to": str(change.after.status),
                }
                for change in found.moved
            ],
            "facts": [new.fact.id for new in found.facts],
        }
        for name, _, found, said in compared(e)
    ]
    about = {"version": e.view.version, "as_of": str(e.view.moment.as_of), "periods": told}
    return (json.dumps(about, indent=1, ensure_ascii=False) + "\n").encode()
