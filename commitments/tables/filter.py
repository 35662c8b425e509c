"""Which pledges a view shows. FILTER_FIELDS is the one place where a filter is written down: its
widget, its parameter in links, its option on the command line, its words and its column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from commitments.dates import day
from commitments.register.model import Register
from commitments.register.places import places
from commitments.search.index import Found
from commitments.standing.words import HOW_SURE
from commitments.tables.columns import with_countries
from commitments.text import count, listed
from commitments.vocabulary import (
    Concern,
    Confidence,
    Freshness,
    Kind,
    SourceKind,
    Status,
    Term,
    Trend,
    Unverified,
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments a view shows; an empty field lets everything through.

    Each field but `text` is described in FILTER_FIELDS.
    """

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    trends: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    facts_in: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    freshness: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    text: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return not any(getattr(self, field.name) for field in fields(self))

    def keys(self, field: FilterField) -> tuple[str, ...]:
        """What is chosen of one field."""
        chosen: tuple[str, ...] = getattr(self, field.name)
        return chosen

    def without(self, field: FilterField) -> Filter:
        """The same filter with one field taken off."""
        kept = {each.name: getattr(self, each.name) for each in fields(self)}
        return Filter(**(kept | {field.name: ()}))


Keys = str | tuple[str, ...]
"""What a cell of a column holds: a key, or several."""
ABOUT, STANDS, WHERE, KNOWN = (
    *("What it is about", "How it stands"),
    *("Where things happened, and who acted", "How we know"),
)
GROUPS = (ABOUT, STANDS, WHERE, KNOWN)
"""Under which heads the filters stand where they are chosen."""


def any_of(keys: Keys, wanted: set[str]) -> bool:
    """Whether a cell holds one of the chosen keys."""
    return keys in wanted if isinstance(keys, str) else not wanted.isdisjoint(keys)


def changed_since(history: Keys, wanted: set[str]) -> bool:
    """Whether the status of today is another than on a chosen day. The history holds the days from
    which statuses held, oldest first: `2025-12-31 limited`."""
    spans = [entry.partition(" ") for entry in history]
    if not spans:
        return False
    for asked in wanted:
        held = [status for start, _, status in spans if start <= asked]
        if (held[-1] if held else str(Status.NOT_ASSESSED)) != spans[-1][2]:
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterField:
    """One thing that pledges are filtered by."""

    name: str
    """The field of Filter."""
    parameter: str
    """Its name in the address of a page."""
    option: str
    """Its name on the command line, without dashes."""
    label: str
    """What stands at its widget."""
    word: str
    """What stands before the chosen ones in a subtitle."""
    column: str
    """The column of the frame of commitments that it looks at: a key a row, or a tuple of keys."""
    choices: Callable[[Register], dict[str, str]] = lambda register: {}
    """What may be chosen: key -> label, in order. A day has none: any since the pledges."""
    group: str = ""
    """The head under which it stands; a field without one is chosen only where a page offers it."""
    about: str = ""
    """What it means, where its label does not say so."""
    called: str = ""
    """What a message calls it, where that is not its label."""
    passes: Callable[[Keys, set[str]], bool] = any_of
    """Whether a row passes: its cell, and the chosen keys."""
    is_day: bool = False
    """Whether one day is chosen, written as `2026-02-09`."""

    @property
    def noun(self) -> str:
        """What a message calls it."""
        return self.called or self.label.lower()

    def accepts(self, key: str, register: Register) -> bool:
        """Whether a key may be chosen."""
        if not self.is_day:
            return key in self.choices(register)
        try:
            return date.fromisoformat(key) >= register.meeting.date
        except ValueError:
            return False

    def labels(self, keys: Iterable[str], register: Register) -> list[str]:
        """The labels of keys; a key that is not known stands for itself."""
        if self.is_day:
            return [day(date.fromisoformat(key)) for key in keys if self.accepts(key, register)]
        known = self.choices(register)
        return [known.get(key, key) for key in keys]


def _terms(kind: type[Term]) -> Callable[[Register], dict[str, str]]:
    return lambda register: {str(term): term.label for term in kind}


def _themes(register: Register) -> dict[str, str]:
    return {theme.id: theme.name for theme in register.themes}


def _regions(register: Register) -> dict[str, str]:
    return {region.id: region.name for region in register.regions}


def _places(register: Register) -> dict[str, str]:
    """Where facts on file lie: countries by name, each before its parts."""
    codes = set[str]().union(*(fact.places for fact in register.evidence))
    found = [places()[code] for code in with_countries(codes)]
    names = {place.code: place.name for place in places().values()}
    found.sort(key=lambda place: (names[place.country], place.code != place.country, place.name))
    return {
        place.code: place.name
        if place.code == place.country
        else f"{place.name} ({names[place.country]})"
        for place in found
    }


def _members(register: Register) -> dict[str, str]:
    found = sorted(register.members, key=lambda member: member.name.casefold())
    return {member.code: member.name for member in found}


def _pledges(register: Register) -> dict[str, str]:
    return {commitment.id: commitment.title for commitment in register.commitments}


PLEDGE = FilterField(
    name="ids",
    parameter="pledge",
    option="pledge",
    label="Single pledge",
    word="Pledge",
    column="id",
    choices=_pledges,
)
FILTER_FIELDS = (
    FilterField(
        name="themes",
        parameter="theme",
        option="theme",
        label="Theme",
        word="Theme:",
        column="theme",
        choices=_themes,
        group=ABOUT,
    ),
    FilterField(
        name="regions",
        parameter="region",
        option="region",
        label="Names this region",
        word="Region:",
        column="regions",
        choices=_regions,
        group=ABOUT,
        about="The words of the pledge name it. Where things happened is another filter.",
        called="region",
    ),
    FilterField(
        name="statuses",
        parameter="status",
        option="status",
        label="Status",
        word="Status:",
        column="status",
        choices=_terms(Status),
        group=STANDS,
    ),
    FilterField(
        name="kinds",
        parameter="kind",
        option="kind",
        label="Kind of pledge",
        word="Kind:",
        column="kind",
        choices=_terms(Kind),
        group=ABOUT,
    ),
    FilterField(
        name="trends",
        parameter="trend",
        option="trend",
        label="Trend of 12 months",
        word="Trend:",
        column="trend",
        choices=_terms(Trend),
        group=STANDS,
        about="Advances against setbacks of the 12 months before the date.",
        called="trend",
    ),
    FilterField(
        name="needs",
        parameter="needs",
        option="needs",
        label="Needs attention",
        word="Needs attention:",
        column="concerns",
        choices=_terms(Concern),
        group=STANDS,
        about="A pledge passes that has any of these reasons.",
        called="reason for attention",
    ),
    FilterField(
        name="changed",
        parameter="changed",
        option="changed",
        label="Changed status since",
        word="Changed status since",
        column="history",
        group=STANDS,
        about="Its status is another than on that day.",
        called="day since which a status changed",
        passes=changed_since,
        is_day=True,
    ),
    FilterField(
        name="facts_in",
        parameter="facts_in",
        option="facts-in",
        label="Has facts in",
        word="Pledges with facts in",
        column="fact_places",
        choices=_places,
        group=WHERE,
        about="Something on file happened there. A country holds its parts.",
        called="place of facts",
    ),
    FilterField(
        name="members",
        parameter="member",
        option="member",
        label="Member that acted",
        word="Pledges with a fact by",
        column="actors",
        choices=_members,
        group=WHERE,
        about="It acted in a fact that bears on the pledge.",
        called="member",
    ),
    FilterField(
        name="freshness",
        parameter="freshness",
        option="freshness",
        label="Freshness",
        word="Freshness:",
        column="freshness",
        choices=_terms(Freshness),
        group=KNOWN,
        about="How old the newest fact or judgement is, against the review period.",
    ),
    FilterField(
        name="confidence",
        parameter="confidence",
        option="confidence",
        label="Confidence",
        word="Confidence:",
        column="confidence",
        choices=_terms(Confidence),
        group=KNOWN,
        about=HOW_SURE,
    ),
    FilterField(
        name="source_kinds",
        parameter="source",
        option="source-kind",
        label="Kind of source",
        word="Source:",
        column="source_kinds",
        choices=_terms(SourceKind),
        group=KNOWN,
    ),
    FilterField(
        name="unverified",
        parameter="unverified",
        option="unverified",
        label="Second-hand sources",
        word="Second-hand:",
        column="unverified",
        choices=_terms(Unverified),
        group=KNOWN,
        about="The page itself was not opened: others say what it says.",
    ),
    PLEDGE,
)
# More titles are too long for a subtitle.
_MOST_TITLES = 2
ALL_PLEDGES = "All pledges"
"""The words of a filter that lets everything through."""
SEARCH, AS_OF, KNOWN_AT = "q", "as_of", "known_at"
"""The parameters for the words of a search and for the two dates."""
UNCONFIRMED, COUNTED = "unconfirmed", "counted"
"""The parameter by which what waits for a second reader is counted in, and what it holds then."""


def filter_of(chosen: Mapping[str, Iterable[str]], text: str = "") -> Filter:
    """The filter with these keys, each once; `chosen` has them by the name of the field."""
    return Filter(**{name: tuple(dict.fromkeys(keys)) for name, keys in chosen.items()}, text=text)


def passes(frame: pd.DataFrame, chosen: Filter, found: Found | None) -> pd.Series[bool]:
    """Which rows of a frame of commitments pass a filter: a truth a row. `found` is what the search
    finds for its text, None where that holds no word."""
    mask = pd.Series(True, index=frame.index)
    for field in FILTER_FIELDS:
        if wanted := set(chosen.keys(field)):
            truths = [field.passes(cell, wanted) for cell in frame[field.column]]
            mask &= pd.Series(truths, index=frame.index, dtype=bool)
    if found is not None:
        mask &= frame["id"].isin(found.hits.keys())
    return mask


def filter_words(chosen: Filter, register: Register) -> str:
    """The filters as words: `Theme: Military support · Status: Reversed`, or `All pledges`."""
    parts = [field_words(field, chosen, register) for field in FILTER_FIELDS]
    if text := chosen.text.strip():
        parts.append(f"Text: “{text}”")
    return " · ".join(part for part in parts if part) or ALL_PLEDGES


def field_words(field: FilterField, chosen: Filter, register: Register) -> str:
    """What is chosen of one field as words; empty where nothing is."""
    keys = chosen.keys(field)
    # What may be chosen is read from the whole register: only where something was.
    labels = field.labels(keys, register) if keys else []
    if field is PLEDGE and labels:
        if len(labels) > _MOST_TITLES:
            return count(len(labels), "chosen pledge")
        return f"{field.word}{'s' if len(labels) > 1 else ''}: {listed(labels)}"
    return f"{field.word} {listed(labels, 'or')}" if labels else ""
