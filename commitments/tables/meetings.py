"""The pledges against the texts of other meetings, as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from commitments.dates import when
from commitments.record_words import Unseen
from commitments.register.model import Commitment, Register
from commitments.standing.meetings import OtherText, likeness, lost, words_of

Groups = Sequence[tuple[str, Sequence[Commitment]]]
"""Pledges under the names of their themes; under none where another order parts the themes."""


def by_theme(pledges: Sequence[Commitment], register: Register) -> Groups:
    """The pledges under their themes, in the order of the file."""
    groups = [(t.name, [c for c in pledges if c.theme == t.id]) for t in register.themes]
    return [(name, inside) for name, inside in groups if inside]


def most_lost_first(pledges: Sequence[Commitment], texts: Sequence[OtherText]) -> Groups:
    """The pledges in one group, that which lost most in later texts first."""
    return [("", sorted(pledges, key=lambda c: -lost(c, texts)))]


def short_name(text: OtherText) -> str:
    """`Upper Hall, Mar 2025`: a text by its meeting, short enough for the head of a column."""
    place = text.meeting.place if text.meeting else text.document.title
    return f"{place}, {short_date(text)}" if text.date else place


def short_date(text: OtherText) -> str:
    """`Mar 2025`; nothing where no date is known."""
    if text.date is None:
        return ""
    return text.date.text if len(text.date.text) == 4 else f"{text.date.first:%b %Y}"


def column_names(texts: Sequence[OtherText]) -> tuple[str, ...]:
    """The texts as heads of columns, each with how much of it was read, no two of them alike."""
    names = [short_name(text) for text in texts]
    twice = {name for name, number in Counter(names).items() if number > 1}
    full = [
        f"{text.document.title}, {when(text.date) if text.date else 'undated'}"
        if name in twice
        else name
        for name, text in zip(names, texts, strict=True)
    ]
    seen: Counter[str] = Counter()
    told = []
    for name, text in zip(full, texts, strict=True):
        seen[name] += 1
        again = f" [{seen[name]}]" if seen[name] > 1 else ""
        told.append(f"{name}{again} ({text.document.seen.label.lower()})")
    return tuple(told)


def grid(groups: Groups, texts: Sequence[OtherText]) -> pd.DataFrame:
    """A row a pledge, a column a text: how the words compare."""
    rows = [
        (name, c.title, *(likeness(c, text).label for text in texts))
        for name, inside in groups
        for c in inside
    ]
    return pd.DataFrame(rows, columns=["Theme", "Pledge", *column_names(texts)])


def every_word(groups: Groups, texts: Sequence[OtherText]) -> pd.DataFrame:
    """A row a pledge and a text, with the words of both: what a reader takes away to check."""
    rows = [_row(c, text) for _, inside in groups for c in inside for text in texts]
    return pd.DataFrame(rows, columns=_COLUMNS)


_COLUMNS = [
    *("Pledge", "Words of the pledge", "Place", "Date", "Text", "Read", "Relation", "Words"),
    *("Language", "In English, by us", "Where they stand", "Why", "Known from", "Link"),
]


def _row(c: Commitment, text: OtherText) -> tuple[str, ...]:
    term, document = likeness(c, text), text.document
    found = None if term is Unseen.NOT_SEEN else words_of(c, text)
    told = (
        ("",) * 6
        if found is None
        else (
            *(found.quote or "", found.language or "", found.gloss or "", found.locator or ""),
            *(found.why or "", found.basis.meaning),
        )
    )
    return (
        c.title,
        " … ".join(words.quote for words in c.wording),
        text.meeting.place if text.meeting else "",
        text.date.text if text.date else "",
        document.title,
        document.seen.label,
        term.label,
        *told,
        document.url,
    )
