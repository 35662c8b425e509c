"""Facts on pages of their own, where a page would be long to load: those of a pledge with many of
them whole, each with where it comes from, and those of a member by theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from commitments.answers import on_file
from commitments.edition.edition import Edition
from commitments.edition.page import Page
from commitments.figures.chart import Stamp
from commitments.standing.standing import Standing
from commitments.text import count

T = TypeVar("T")

MOST = 24
"""Of the facts that stand whole on the page of their pledge or member; of more each has a line."""
ON_A_PAGE = 24


def paths(folder: str, name: str, number: int) -> list[str]:
    """The pages that so many facts take: `folder/name.html`, `folder/name-2.html`."""
    pages = max(-(-number // ON_A_PAGE), 1)
    return [f"{folder}/{name}{f'-{n}' if n > 1 else ''}.html" for n in range(1, pages + 1)]


def places(s: Standing) -> dict[str, str]:
    """The page of each fact by its id, newest first; none where they stand on that of the
    pledge."""
    if len(s.evidence) <= MOST:
        return {}
    ids = [item.id for item in reversed(s.evidence)]
    pages = paths(f"pledges/{s.commitment.id}", "facts", len(ids))
    return {id: pages[n // ON_A_PAGE] for n, id in enumerate(ids)}


def pages(e: Edition, s: Standing, stamp: Stamp) -> Iterator[Page]:
    """The pages of the facts of a pledge, newest first."""
    at = places(s)
    if not at:
        return
    c, every = s.commitment, list(dict.fromkeys(at.values()))
    origins: dict[str, list[on_file.Origin]] = {id: [] for id in at}
    for one in on_file.origins(s):
        if one.fact in origins:
            origins[one.fact].append(one)
    items = list(reversed(s.evidence))
    for n, path in enumerate(every):
        says = said(len(items), n)
        values = {
            **{"s": s, "stamp": stamp, "items": part(items, n), "origins": origins},
            **{"pages": every, "says": says},
        }
        about = f"{c.title}: {says}"
        yield Page(path, f"Facts: {c.title}", "pledges/facts.html", about, values)


def part(items: Sequence[T], n: int) -> Sequence[T]:
    """What stands on a page, counted from 0."""
    return items[n * ON_A_PAGE : (n + 1) * ON_A_PAGE]


def said(number: int, n: int) -> str:
    """How many there are, and which of them stand on a page: `60 facts, newest first; 25 to
    48`."""
    told = f"{count(number, 'fact')}, newest first"
    if number <= ON_A_PAGE:
        return told
    first = n * ON_A_PAGE + 1
    return f"{told}; {first} to {min(first + ON_A_PAGE - 1, number)}"
