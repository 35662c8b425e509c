"""The links of a register: who rests on which, what the last check found, the archive's copies.

The check itself is in check.py; its results lie next to the data file as
`commitments.sources.json`, one entry an address:

    {"https://...": {"state": "moved", "final": "https://...", "detail": "301",
                     "checked": "2026-11-26", "quotes": {"2026-02-01-a-fact": "stands"},
                     "archived": {"url": "https://...", "date": "2026-02-03"}}}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from commitments.dates import PartialDate
from commitments.files import put
from commitments.record_words import LinkState, QuoteState
from commitments.register.facts import Evidence as Fact
from commitments.register.model import Register
from commitments.text import shown

ARCHIVE = "https://web.archive.org/web/*/"
"""Before an address: the Internet Archive's list of its copies."""

LOST = (QuoteState.GONE, QuoteState.CHANGED)
"""A page was read, and the words of a fact do not stand on it as they are quoted."""
NEEDS_ATTENTION = (LinkState.GONE, LinkState.REFUSED, LinkState.FAILED, LinkState.MOVED)


@dataclass(frozen=True, slots=True)
class Archived:
    """A copy of a page in an archive."""

    url: str
    date: str
    """The day of the copy."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the last check of an address found."""

    state: LinkState
    final: str
    """The address that answered, after redirections."""
    detail: str
    """The answer in a word or two: `404`, `no answer in 20 s`."""
    checked: str
    """The day of the check."""
    quotes: Mapping[str, QuoteState] = field(default_factory=dict)
    """By the ids of facts, whether their quotes stand on the page; none where it was not read."""
    archived: Archived | None = None
    """A known copy of the page in an archive."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What rests on an address."""

    commitments: tuple[str, ...]
    """Ids of the commitments, in the order of the register."""
    evidence: tuple[str, ...]
    """Ids of their evidence items."""
    elsewhere: tuple[str, ...]
    """Other parts of the register that name it."""


def addresses(register: Register) -> dict[str, Rests]:
    """Every address in a register with what rests on it, in the order of the file."""
    found: dict[str, tuple[dict[str, None], list[str], dict[str, None]]] = {}

    def at(url: str) -> tuple[dict[str, None], list[str], dict[str, None]]:
        return found.setdefault(url, ({}, [], {}))

    at(register.meeting.url)[2]["meeting"] = None
    others: list[tuple[str, Iterable[str]]] = [
        ("documents", (document.url for document in register.documents)),
        ("milestones", (milestone.url for milestone in register.milestones)),
        ("members", (member.url for member in register.members)),
        ("member counts", (count.url for count in register.member_counts)),
        ("series", (point.source for series in register.series for point in series.points)),
    ]
    for part, urls in others:
        for url in urls:
            at(url)[2][part] = None
    for fact in register.evidence:
        for url in dict.fromkeys([fact.source.url, *(page.url for page in fact.also)]):
            entry = at(url)
            entry[0].update(dict.fromkeys(on.commitment for on in fact.bears_on))
            entry[1].append(fact.id)
    return {url: Rests(tuple(c), tuple(e), tuple(o)) for url, (c, e, o) in found.items()}


def quotes(register: Register) -> dict[str, dict[str, str]]:
    """By the address of each page of a fact, the quotes that may stand there by the ids of
    facts."""
    found: dict[str, dict[str, str]] = {}
    for fact in register.evidence:
        if fact.quote:
            for url in (fact.source.url, *(page.url for page in fact.also)):
                found.setdefault(url, {})[fact.id] = fact.quote
    return found


def copies(register: Register) -> dict[str, Archived]:
    """The copies in an archive that the register names, by the addresses of their pages."""
    return {
        fact.source.url: Archived(fact.archived.url, str(fact.archived.date))
        for fact in register.evidence
        if fact.archived is not None
    }


def quote_state(fact: Fact, results: Mapping[str, Result]) -> QuoteState | None:
    """How the quote of a fact stands as its pages were read last; None where none was read."""
    at = [results.get(url) for url in (fact.source.url, *(page.url for page in fact.also))]
    own, *others = [result.quotes.get(fact.id) if result else None for result in at]
    if own is not QuoteState.STANDS and QuoteState.STANDS in others:
        return QuoteState.ELSEWHERE
    return own


def archive(url: str) -> str:
    """The Internet Archive's list of copies of a page."""
    return ARCHIVE + url


def results_path(data: Path) -> Path:
    """Where the results for a data file lie: commitments.yaml -> commitments.sources.json."""
    return data.with_name(f"{data.stem}.sources.json")


def read_results(path: Path) -> dict[str, Result]:
    """The results of the last check; none where there was none.

    Raises ValueError with a sentence where the file is not what `write_results` writes.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        entries = json.loads(text)
        return {str(url): _result(entry) for url, entry in entries.items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(
            f"{path.name} is damaged ({error}); delete it and run the check again"
        ) from None


def _result(entry: Mapping[str, Any]) -> Result:
    checked = str(entry["checked"])
    PartialDate.parse(checked)
    final, detail = str(entry["final"]), str(entry["detail"])
    if final and not final.startswith(("https://", "http://")):
        raise ValueError(f"'{shown(final)}' is no web address")
    if not (final + detail).isprintable():
        raise ValueError("a character that cannot be printed")
    quotes = {str(id): QuoteState(state) for id, state in entry.get("quotes", {}).items()}
    copy = entry.get("archived")
    archived = Archived(_address(str(copy["url"])), str(copy["date"])) if copy else None
    return Result(LinkState(entry["state"]), final, detail, checked, quotes, archived)


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or not text.isprintable():
        raise ValueError(f"'{shown(text)}' is no web address")
    return text


_ALWAYS = ("state", "final", "detail", "checked")


def write_results(path: Path, results: Mapping[str, Result]) -> None:
    """Write the results whole or not at all."""
    entries = {
        url: {key: value for key, value in asdict(results[url]).items() if value or key in _ALWAYS}
        for url in sorted(results)
    }
    text = json.dumps(entries, indent=1, ensure_ascii=False) + "\n"
    put({path: text.encode()})
