"""Register -> the texts that are searched, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commitments.register.model import Assessment, Commitment, Evidence, Register
from commitments.register.places import place_name, places
from commitments.search.members import names


class Part(StrEnum):
    """Where in a pledge a word was found; the value is what people read."""

    TITLE = "title"
    WORDS = "words"
    SUMMARY = "summary"
    REASON = "reason"
    THEME = "theme"
    REGION = "region"
    BOUND = "who is bound"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Row:
    """Texts that stand at one place: a part of a pledge, or a fact."""

    texts: tuple[str, ...]
    commitment: str = ""
    part: Part | None = None
    assessment: Assessment | None = None
    """The judgement whose reason it is."""
    fact: str = ""


def rows(register: Register) -> Iterator[Row]:
    """All that is searched, in the order of the file."""
    themes = {theme.id: (theme.name,) for theme in register.themes}
    regions = {
        region.id: (region.name, *(name for code in region.places for name in _place(code)))
        for region in register.regions
    }
    members = {member.code: (*names(member), member.code) for member in register.members}
    for c in register.commitments:
        yield from _pledge(c, themes.get(c.theme, ()), regions)
    for fact in register.evidence:
        yield _fact(fact, members)


def _pledge(
    c: Commitment, theme: tuple[str, ...], regions: dict[str, tuple[str, ...]]
) -> Iterator[Row]:
    parts = {
        Part.TITLE: (c.title,),
        Part.WORDS: tuple(words.quote for words in c.wording),
        Part.SUMMARY: (c.summary,),
        Part.THEME: theme,
        Part.REGION: tuple(name for id in c.regions for name in regions.get(id, ())),
        Part.BOUND: (c.pledged_by,),
        Part.ID: (c.id,),
    }
    for part, texts in parts.items():
        yield Row(texts, commitment=c.id, part=part)
    for judged in c.assessments:
        yield Row((judged.reason,), commitment=c.id, part=Part.REASON, assessment=judged)


def _fact(fact: Evidence, members: Mapping[str, tuple[str, ...]]) -> Row:
    source = fact.source
    return Row(
        (
            *(fact.id, fact.date.text, fact.finding, fact.quote or ""),
            *(source.publisher, source.origin or "", source.title),
            *(text for page in fact.also for text in (page.publisher, page.title)),
            *(name for code in fact.places for name in _place(code)),
            *(name for code in fact.actors for name in members.get(code, (code,))),
        ),
        fact=fact.id,
    )


def _place(code: str) -> tuple[str, ...]:
    """The name and the code of a place, and those of its country."""
    place = places().get(code)
    if place is None or place.country == code:
        return place_name(code), code
    return place.name, code, place_name(place.country), place.country
