"""What is said for a meeting with a member -> two slides (PPTX)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commitments.briefing.bilateral import Bilateral
from commitments.briefing.bilateral_lines import Part, Told
from commitments.briefing.slides.deck import Deck, Paragraph, Run

_SIZES = (15.0, 14.0, 13.0, 12.0)
"""How large letters are: the largest in which all lines fit, or the smallest, without the last."""
_HEAD, _SOURCE = 2.0, 9.0  # how much larger a heading is; letters of a source
_POINTS = 380.0  # of a column
_ACROSS = 890.0  # letters of a line times their size
_SHORT = 74  # characters of a source on a slide; the notes have it whole


def bilateral_deck(found: Bilateral, template: bytes | None = None) -> bytes:
    """Two slides: what is on file of the member, and what it will be asked with lines to take.

    Raises NotATemplate.
    """
    made = Deck(found.foot, template)
    for title, columns in zip(slide_titles(found), (_on_file(found), _asked(found)), strict=True):
        size = next(
            (size for size in _SIZES if all(_fits(c, found.references, size) for c in columns)),
            _SIZES[-1],
        )
        drawn = [(0.5, _column(parts, found.references, size)) for parts in columns]
        made.columns(title, drawn, _notes(found, columns))
    return made.save(found.title, found.meeting.view.moment.as_of)


def slide_titles(found: Bilateral) -> tuple[str, str]:
    """The titles of the two slides."""
    name = found.meeting.member.name
    return found.answer.first.rstrip("."), f"{name}: what it will be asked, and lines to take"


_Columns = tuple[tuple[Part, ...], tuple[Part, ...]]


def _on_file(found: Bilateral) -> _Columns:
    """What it did at the left; what was set back, what is not on file and money at the right."""
    together = replace(found.pledged, lines=found.pledged.lines[:1])
    return (found.did, together), (found.back, found.silent, found.money)


def _asked(found: Bilateral) -> _Columns:
    return (found.asks, found.coming), (found.questions,)


def _column(
    parts: Iterable[Part], references: Sequence[tuple[str, str]], size: float
) -> list[Paragraph]:
    """The parts with as many lines as there is room for, above the sources that they name."""
    shown = _fitting([part for part in parts if part.lines], references, size)
    paragraphs = []
    for part in shown:
        paragraphs.append(Paragraph((Run(part.heading, bold=True),), size + _HEAD, after=3))
        paragraphs += [_line(told, references, size) for told in part.lines]
    return [*paragraphs, *(_source(number, references) for number in _cited(shown))]


def _fitting(parts: list[Part], references: Sequence[tuple[str, str]], size: float) -> list[Part]:
    """The parts without the last lines of the longest, until all fit."""
    while not _fits(parts, references, size):
        longest = max(
            (part for part in parts if len(part.lines) > 1),
            key=lambda part: _height(part, size),
            default=None,
        )
        if longest is None:
            break
        less = replace(longest, lines=longest.lines[:-1])
        parts = [less if part is longest else part for part in parts]
    return parts


def _fits(parts: Iterable[Part], references: Sequence[tuple[str, str]], size: float) -> bool:
    shown = [part for part in parts if part.lines]
    sources = len(_cited(shown)) * (_SOURCE * 1.2 + 1)
    return sum(_height(part, size) for part in shown) + sources <= _POINTS


def _height(part: Part, size: float) -> float:
    """Points that a part takes, with its heading."""
    head = size + _HEAD
    heading = -(-len(part.heading) * head // (0.92 * _ACROSS)) * head * 1.2 + 3
    lines = (-(-len(str(told)) * size // _ACROSS) * size * 1.2 + 4 for told in part.lines)
    return heading + sum(lines)


def _line(told: Told, references: Sequence[tuple[str, str]], size: float) -> Paragraph:
    """A sentence behind its lead; each number leads to its source."""
    runs = [Run(f"{told.lead} ", bold=True)] if told.lead else []
    runs.append(Run(told.said.text))
    for number in told.said.references:
        runs += [Run(" "), Run(f"[{number}]", muted=True, link=_web(references[number - 1][1]))]
    return Paragraph(tuple(runs), size, after=4)


def _cited(parts: Iterable[Part]) -> list[int]:
    """The sources that lines name, each once; the last is the register itself."""
    return sorted({n for part in parts for told in part.lines for n in told.said.references})


def _source(number: int, references: Sequence[tuple[str, str]]) -> Paragraph:
    text, address = references[number - 1]
    short = text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"
    return Paragraph(
        (Run(f"[{number}] ", muted=True), Run(short, muted=True, link=_web(address))),
        _SOURCE,
        after=1,
    )


def _web(address: str) -> str:
    """The address where it leads to a web page."""
    return address if address.startswith(("https://", "http://")) else ""


def _notes(found: Bilateral, columns: _Columns) -> str:
    """All lines of a slide, also those for which it has no room, and their sources in full."""
    parts = [part for column in columns for part in column]
    told = [str(one) for part in parts for one in part.lines]
    listed = [
        f"[{number}] {' '.join(found.references[number - 1])}".strip() for number in _cited(parts)
    ]
    return "\n".join([*told, "Sources", *listed])
