"""Which pledges a view shows. FILTER_FIELDS is the one place where a filter is written down: its
widget, its parameter in links, its option on the command line, its words and its column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

import pandas as pd

from commitments.register.model import Register
from commitments.search.index import Found
from commitments.text import listed
from commitments.vocabulary import Confidence, Freshness, Kind, SourceKind, Status, Term


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments a view shows; an empty field lets everything through.

    Each field but `text` is described in FILTER_FIELDS.
    """

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    freshness: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
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


@dataclass(frozen=True, slots=True)
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
    choices: Callable[[Register], dict[str, str]]
    """What may be chosen: key -> label, in order."""
    at_the_top: bool = True
    """Whether it is chosen at the top of every page; else only where a page offers it."""


def _terms(kind: type[Term]) -> Callable[[Register], dict[str, str]]:
    return lambda register: {str(term): term.label for term in kind}


def _themes(register: Register) -> dict[str, str]:
    return {theme.id: theme.name for theme in register.themes}


def _regions(register: Register) -> dict[str, str]:
    return {region.id: region.name for region in register.regions}


def _pledges(register: Register) -> dict[str, str]:
    return {commitment.id: commitment.title for commitment in register.commitments}


PLEDGE = FilterField(
    "ids", "pledge", "pledge", "Single pledge", "Pledge", "id", _pledges, at_the_top=False
)
FILTER_FIELDS = (
    FilterField("themes", "theme", "theme", "Theme", "Theme", "theme", _themes),
    FilterField("regions", "region", "region", "Region", "Region", "regions", _regions),
    FilterField("statuses", "status", "status", "Status", "Status", "status", _terms(Status)),
    FilterField("kinds", "kind", "kind", "Kind of pledge", "Kind", "kind", _terms(Kind)),
    FilterField(
        *("freshness", "freshness", "freshness", "Freshness", "Freshness", "freshness"),
        _terms(Freshness),
    ),
    FilterField(
        *("confidence", "confidence", "confidence", "Confidence", "Confidence", "confidence"),
        _terms(Confidence),
    ),
    FilterField(
        *("source_kinds", "source", "source-kind", "Kind of source", "Source", "source_kinds"),
        _terms(SourceKind),
    ),
    PLEDGE,
)
SEARCH, AS_OF, KNOWN_AT = "q", "as_of", "known_at"
"""The parameters for the words of a search and for the two dates."""


def filter_of(chosen: Mapping[str, Iterable[str]], text: str = "") -> Filter:
    """The filter with these keys, each once; `chosen` has them by the name of the field."""
    return Filter(**{name: tuple(dict.fromkeys(keys)) for name, keys in chosen.items()}, text=text)


def passes(frame: pd.DataFrame, chosen: Filter, found: Found | None) -> pd.Series[bool]:
    """Which rows of a frame of commitments pass a filter: a truth a row. `found` is what the search
    finds for its text, None where that holds no word."""
    mask = pd.Series(True, index=frame.index)
    for field in FILTER_FIELDS:
        if wanted := set(chosen.keys(field)):
            mask &= frame[field.column].map(lambda keys, wanted=wanted: _any_of(keys, wanted))
    if found is not None:
        mask &= frame["id"].isin(found.hits.keys())
    return mask


def _any_of(keys: str | tuple[str, ...], wanted: set[str]) -> bool:
    return keys in wanted if isinstance(keys, str) else not wanted.isdisjoint(keys)


def filter_words(chosen: Filter, register: Register) -> str:
    """The filters as words: `Theme: Military support · Status: Reversed`, or `All pledges`."""
    parts = [_field_words(field, chosen.keys(field), register) for field in FILTER_FIELDS]
    if text := chosen.text.strip():
        parts.append(f"Text: “{text}”")
    return " · ".join(part for part in parts if part) or "All pledges"


def _field_words(field: FilterField, keys: tuple[str, ...], register: Register) -> str:
    if not keys:
        return ""
    if field is PLEDGE:
        # Titles are too long for a subtitle, and all of them are meant.
        return f"{field.word}{'s' if len(keys) > 1 else ''}: {listed(keys)}"
    labels = field.choices(register)
    return f"{field.word}: {listed((labels.get(key, key) for key in keys), 'or')}"
