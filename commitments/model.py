"""The register as a person wrote it: frozen, typed, no field but these.

Everything computed (status at a date, freshness, confidence, trend) lives in standing.py. The
field descriptions are the data dictionary: the Method page, the JSON Schema and README show them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date as date_type
from difflib import SequenceMatcher, get_close_matches
from enum import StrEnum
from itertools import islice
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator, ConfigDict, WithJsonSchema
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from commitments.dates import JoiningDate, PartialDate
from commitments.vocabulary import (
    Drawing,
    Effect,
    Force,
    Kind,
    MemberKind,
    MilestoneKind,
    SourceKind,
    Stage,
    Status,
    Term,
)
from commitments.yaml_tree import Bare, shown

_T = TypeVar("_T")

QUOTE_WORDS = 25
FINDING_WORDS = 50
ID_LENGTH = 100


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest known word, or nothing.

    Looks at the first 2,000 short words: each takes microseconds, and there may be 1,000 problems.
    """
    short = [one for one in islice(known, 2_000) if len(one) <= 100]
    matches = get_close_matches(word[:60], short, n=5, cutoff=0.6)
    if not matches:
        return ""
    # Of words that are equally near, the one that begins alike for longest.
    as_near = [one for one in matches if _near(word, one) == _near(word, matches[0])]
    best = max(as_near, key=lambda one: _alike(one, word))
    return f"; did you mean '{best}'?"


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _near(word: str, other: str) -> float:
    return SequenceMatcher(None, other, word[:60]).ratio()


def _wrong(message: str) -> PydanticCustomError:
    """An error whose text is the message as it stands; reading.py puts the field in front."""
    return PydanticCustomError("wrong", "{message}", {"message": message})


def describe(value: object) -> str:
    """What was found, for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"'{shown(str(value))}'"


def _scalar(value: object, wanted: str) -> str:
    """The text that was typed, or a sentence that says what is wanted."""
    if isinstance(value, str):
        return value
    if value is None:
        raise _wrong(f"is empty; write {wanted}, or take the key out")
    raise _wrong(f"holds {describe(value)}; write {wanted}")


def _text(value: object) -> str:
    text = _scalar(value, "text")
    if isinstance(text, Bare):
        raise _wrong(
            f"is written {text}, which YAML reads as {text.reads_as}; write '{text}' in quotes"
        )
    text = text.strip()
    if not text:
        raise _wrong("is empty; write text, or take the key out")
    if placeholder := _PLACEHOLDER.search(text):
        raise _wrong(
            f"holds the placeholder '{placeholder.group()}'; write the text, or leave the entry out"
            " until it is known"
        )
    return text


_URL = re.compile(r"https?://[^\s/?#]+\.[^\s/?#.]+(?:[/?#]\S*)?")
# What browsers and servers take without cutting it.
_LONGEST_URL = 2000
# Words that stand for text still to come.
_PLACEHOLDER = re.compile(r"\b(?:T[O]DO|T[B]C|T[B]D|F[I]XME|[X]XX+|[x]xx+|lorem ipsum)\b")


def _words(limit: int) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        count = len(text.split())
        if count > limit:
            raise _wrong(f"has {count} words; up to {limit} are allowed")
        return text

    return check


def _id(value: object) -> str:
    text = _text(value)
    if len(text) > ID_LENGTH or not re.fullmatch(_ID, text):
        raise _wrong(
            f"'{shown(text)}' is not allowed; write small letters, digits and single hyphens, such"
            f" as ftf-info, up to {ID_LENGTH}"
        )
    return text


def _host_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _url(value: object) -> str:
    text = _text(value)
    if len(text) > _LONGEST_URL:
        raise _wrong(f"an address of {len(text):,} characters; up to {_LONGEST_URL:,} are allowed")
    if not _URL.fullmatch(text) or not _host_of(text):
        raise _wrong(
            f"'{shown(text)}' is not a web address; write one that begins with https:// or http://"
        )
    return text


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    return _parsed(PartialDate.parse, value)


def _joining_date(value: object) -> JoiningDate:
    if isinstance(value, JoiningDate):
        return value
    return _parsed(JoiningDate.parse, value)


def _day(value: object) -> date_type:
    if isinstance(value, date_type):
        return value
    when = _parsed(PartialDate.parse, value)
    if not when.exact:
        raise _wrong(f"'{when.text}' is no full date; write the day too, as in 2021-06-28")
    return when.first


def _parsed(parse: Callable[[str], _T], value: object) -> _T:
    text = _scalar(value, "a date such as 2021-06-28")
    try:
        return parse(str(text))
    except ValueError as error:
        raise _wrong(str(error)) from None


def _whole_number(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, int):
            return value
        text = _scalar(value, "a whole number")
        if not re.fullmatch(r"-?[1-9][0-9]{0,14}|0", text) or not least <= int(text) <= most:
            raise _wrong(f"'{shown(text)}' is not a whole number from {least} to {most}")
        return int(text)

    return check


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    text = _scalar(value, "a number")
    if not re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", text):
        raise _wrong(f"'{shown(text)}' is not a number; write digits only, as in 670000000")
    return float(text)


def _one_of(terms: type[StrEnum]) -> BeforeValidator:
    known = [str(term) for term in terms]

    def check(value: object) -> StrEnum:
        if isinstance(value, terms):
            return value
        text = _scalar(value, f"one of {', '.join(known)}")
        if text not in known:
            raise _wrong(f"'{shown(text)}' is not known{nearest(text, known)} ({', '.join(known)})")
        return terms(text)

    return BeforeValidator(check)


def _enum_schema(terms: type[Term]) -> WithJsonSchema:
    """The allowed words, each with its meaning, which editors show beside it."""
    return WithJsonSchema(
        {
            "type": "string",
            "enum": [str(term) for term in terms],
            "enumDescriptions": [f"{term.label}: {term.meaning}" for term in terms],
        }
    )


_DATE_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        {"type": "integer", "minimum": 1900, "maximum": 2999},
    ]
}
_DAY_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_TEXT_SCHEMA = {"type": "string", "minLength": 1}

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
Quote = Annotated[str, BeforeValidator(_words(QUOTE_WORDS)), WithJsonSchema(_TEXT_SCHEMA)]
Finding = Annotated[str, BeforeValidator(_words(FINDING_WORDS)), WithJsonSchema(_TEXT_SCHEMA)]
Id = Annotated[
    str,
    BeforeValidator(_id),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID}$", "maxLength": ID_LENGTH}),
]
Url = Annotated[
    str, BeforeValidator(_url), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
When = Annotated[PartialDate, BeforeValidator(_partial_date), WithJsonSchema(_DATE_SCHEMA)]
Joined = Annotated[JoiningDate, BeforeValidator(_joining_date), WithJsonSchema({})]
Day = Annotated[date_type, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Days = Annotated[
    int,
    BeforeValidator(_whole_number(1, 3650)),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 3650}),
]
Year = Annotated[
    int,
    BeforeValidator(_whole_number(1900, 2999)),
    WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2999}),
]
Count = Annotated[
    int,
    BeforeValidator(_whole_number(0, 1_000_000_000)),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]

StatusKey = Annotated[Status, _one_of(Status), _enum_schema(Status)]
EffectKey = Annotated[Effect, _one_of(Effect), _enum_schema(Effect)]
SourceKindKey = Annotated[SourceKind, _one_of(SourceKind), _enum_schema(SourceKind)]
KindKey = Annotated[Kind, _one_of(Kind), _enum_schema(Kind)]
ForceKey = Annotated[Force, _one_of(Force), _enum_schema(Force)]
MilestoneKindKey = Annotated[MilestoneKind, _one_of(MilestoneKind), _enum_schema(MilestoneKind)]
MemberKindKey = Annotated[MemberKind, _one_of(MemberKind), _enum_schema(MemberKind)]
StageKey = Annotated[Stage, _one_of(Stage), _enum_schema(Stage)]
DrawingKey = Annotated[Drawing, _one_of(Drawing), _enum_schema(Drawing)]

_CONFIG = ConfigDict(extra="forbid", use_attribute_docstrings=True)


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Meeting:
    """The meeting whose pledges the register holds."""

    id: Id
    """Short name of the meeting, part of exported file names."""
    title: Text
    """What the meeting is called."""
    date: Day
    """The day of the pledges: events before it can only be context."""
    place: Text
    """Where it met."""
    summary: Text
    """One or two sentences on what the register covers."""
    url: Url
    """A page on the meeting."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Passage:
    """A sentence of a document: a pledge, or the reason why it is none."""

    locator: Text
    """Where it stands, in the words that `wording` uses."""
    part: Text
    """The part of the document that it belongs to."""
    begins: Quote
    """Its first words, as printed."""
    commitments: tuple[Id, ...] = ()
    """The commitments that stand in it."""
    context: Text | None = None
    """For a sentence without a pledge: why it is none."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Document:
    """A text that pledges are quoted from."""

    id: Id
    """Permanent name of the document."""
    title: Text
    """Its title as printed."""
    publisher: Text
    """Who published it."""
    url: Url
    """Where it was read."""
    date: When | None = None
    """When it was published, if known."""
    note: Text | None = None
    """What a reader must know of it: how complete, how exact."""
    outline: tuple[Passage, ...] = ()
    """Every sentence, in order, so that a reader can check that nothing was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Theme:
    """A subject under which pledges are grouped."""

    id: Id
    """Permanent name of the theme."""
    name: Text
    """What pages and charts show."""
    summary: Text
    """What belongs to it."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Region:
    """A part of the world that pledges apply to."""

    id: Id
    """Permanent name of the region."""
    name: Text
    """What pages and charts show."""
    places: tuple[Text, ...] = ()
    """ISO 3166 codes that the region covers; empty for the whole world."""
    note: Text | None = None
    """What a reader must know of its limits."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Milestone:
    """A later meeting or a turning point."""

    date: When
    """The day, or as much of it as is known; of several days the last."""
    title: Text
    """What it is called."""
    kind: MilestoneKindKey
    """A meeting, or an event that changed the ground."""
    level: Text
    """Who met, or who acted."""
    place: Text
    """Where."""
    summary: Text
    """What it brought."""
    url: Url
    """The source."""
    note: Text | None = None
    """A caveat."""

    @property
    def id(self) -> str:
        """`riyadh-small-group-2026`: its title and year, or its date where no letter is left."""
        name = re.sub(r"[^a-z0-9]+", "-", self.title.casefold()).strip("-")
        year = str(self.date.last.year)
        return (name if name.endswith(year) else f"{name}-{year}") if name else self.date.text


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Member:
    """A member of the body that pledged."""

    code: Text
    """ISO 3166-1 alpha-3 for a state, a short name for an organisation."""
    name: Text
    """What pages show."""
    kind: MemberKindKey
    """A state or an organisation."""
    joined: Joined
    """When it joined: a date, 2014/2016 (between), ../2017-07 (not later), 2020-03~ (about)."""
    basis: Text
    """In which list or report it is named as a member."""
    url: Url
    """The source."""
    order: Text | None = None
    """Its number in the order of joining, where a source gives one."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class MemberCount:
    """How many members a source counted at a date."""

    date: When
    """When the count held."""
    count: Count
    """The number of members."""
    url: Url
    """The source."""
    note: Text | None = None
    """A caveat."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Point:
    """One value of a series."""

    date: When
    """When the value held, or was stated."""
    value: Number
    """The value, in the unit of the series."""
    source: Url
    """The source."""
    year: Year | None = None
    """The year that a goal or pledge is for, where it differs from the date."""
    note: Text | None = None
    """A caveat."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Series:
    """A measure over time. Money has one stage; stages are never added up."""

    id: Id
    """Permanent name of the series."""
    name: Text
    """What pages and charts show."""
    unit: Text
    """The unit of its values."""
    draw: DrawingKey
    """How a chart may show it."""
    commitments: tuple[Id, ...]
    """The commitments that it bears on."""
    points: tuple[Point, ...]
    """The values, oldest first."""
    stage: StageKey | None = None
    """For money: how far it has come."""
    measure: Text | None = None
    """For anything else: what is counted, and by whom."""
    note: Text | None = None
    """What the series must not be used for."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Wording:
    """Words of the pledge, exactly as printed."""

    document: Id
    """The document that is quoted."""
    locator: Text
    """Where in the document the words stand."""
    quote: Quote
    """The words, at most 25."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Criteria:
    """What would count as what; fixed before a judgement is recorded."""

    fixed: Day
    """When the criteria were fixed."""
    fulfilled: Text
    """What would be fulfilled."""
    substantial: Text
    """What would be substantially kept."""
    limited: Text
    """What would be limited action."""
    reversed: Text
    """What would be a reversal."""
    overtaken: Text | None = None
    """What would end the pledge's premise, where that can be said beforehand."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Source:
    """Who says so."""

    kind: SourceKindKey
    """The act itself, an independent monitor, reporting, or a party's own word."""
    publisher: Text
    """Who published it."""
    title: Text
    """The title of the page or document."""
    url: Url
    """Where it was read."""
    origin: Text | None = None
    """The body whose finding it is, where the publisher relays it; two papers with one release
    behind them are one origin."""
    second_hand: bool = False
    """True where the page itself was not opened and others say what it says."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Evidence:
    """A fact, with its source. Facts are appended, never rewritten."""

    id: Id
    """Permanent name of the item: the commitment's id and a number."""
    date: When
    """When it happened: a day, a month or a year, as exact as the source."""
    effect: EffectKey
    """Towards the pledge, away from it, or context."""
    finding: Finding
    """What happened, in our words, at most 50."""
    places: tuple[Text, ...]
    """Where: ISO 3166-1 alpha-3 or ISO 3166-2 codes; empty for the world at large."""
    source: Source
    """Who says so, and where it was read."""
    recorded: Day
    """When we entered it."""
    note: Text | None = None
    """A caveat that is shown with the finding; of a correction, its reason."""
    corrects: Id | None = None
    """The earlier item of this commitment that this one replaces; both stay, this one counts."""
    by: Text | None = None
    """Who recorded it."""

    @property
    def happened(self) -> date_type:
        """The day from which the event counts as past.

        A partial date counts from the end of its period, but never after the day on which it was
        recorded: what was written down had happened.
        """
        return min(self.date.last, self.recorded)

    @property
    def origin(self) -> str:
        """Whose finding it is; two publishers that relay one body are one origin."""
        return self.source.origin or self.source.publisher


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class SecondReading:
    """What a second reader of the same evidence found, who had not seen the first verdict."""

    status: StatusKey
    """The other status."""
    reason: Text
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Assessment:
    """A judgement that rests on the facts. Judgements are appended, never rewritten."""

    date: Day
    """From when it holds: the date of the newest fact that it rests on."""
    recorded: Day
    """When we said so."""
    status: StatusKey
    """What the evidence supports."""
    reason: Text
    """Why, in a few sentences."""
    by: Text
    """Who judged."""
    evidence: tuple[Id, ...] = ()
    """The items that it rests on; required but for the two unknown statuses."""
    note: Text | None = None
    """A caveat that is shown with the reason."""
    second: SecondReading | None = None
    """Only where a second reader came to another status."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Search:
    """A documented search, so that "nothing was found" can be checked."""

    where: Text
    """Where was searched."""
    terms: Text
    """For what."""
    when: Day
    """When."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Commitment:
    """One pledge: one target, in the words of the text, with its evidence and judgements."""

    id: Id
    """Permanent name, never reused, not made from the title."""
    title: Text
    """The pledge in a line, in our words."""
    summary: Text
    """The pledge in a sentence or two, in our words."""
    wording: tuple[Wording, ...]
    """What they said, exactly as printed."""
    theme: Id
    """The theme it belongs to."""
    regions: tuple[Id, ...]
    """The regions that it applies to."""
    kind: KindKey
    """What sort of promise it is."""
    force: ForceKey
    """How hard the verb binds."""
    pledged_by: Text
    """Who is bound."""
    review_every: Days
    """How often it should be looked at again, in days."""
    criteria: Criteria
    """What would count as what."""
    evidence: tuple[Evidence, ...] = ()
    """The facts."""
    assessments: tuple[Assessment, ...] = ()
    """The judgements."""
    counterparts: tuple[Text, ...] = ()
    """With whom, or for whom."""
    searches: tuple[Search, ...] = ()
    """Searches that found nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Coding:
    """How far two readers of the same evidence agreed."""

    name: Text
    """Which round, and which pledges."""
    coded: Day
    """When the second reader coded."""
    n: Count
    """How many verdicts were compared."""
    agree: Count
    """How many were the same."""
    kappa: Number
    """Cohen's kappa, unweighted: agreement beyond chance."""
    note: Text | None = None
    """What the figures do not show."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Register:
    """Everything in the data file."""

    meeting: Meeting
    """The meeting whose pledges these are."""
    documents: tuple[Document, ...]
    """The texts that pledges are quoted from."""
    themes: tuple[Theme, ...]
    """The subjects under which pledges are grouped, in the order of the pages."""
    regions: tuple[Region, ...]
    """The parts of the world that pledges apply to."""
    commitments: tuple[Commitment, ...]
    """The pledges, in the order of the text."""
    milestones: tuple[Milestone, ...] = ()
    """Later meetings and turning points."""
    members: tuple[Member, ...] = ()
    """Who belongs to the body that pledged."""
    member_counts: tuple[MemberCount, ...] = ()
    """How many members sources counted."""
    members_open: tuple[Text, ...] = ()
    """What is not known about the members."""
    series: tuple[Series, ...] = ()
    """Money and other measures over time."""
    codings: tuple[Coding, ...] = ()
    """Rounds of judging by two readers."""

    def commitment(self, id: str) -> Commitment | None:
        """The commitment of that id, if there is one."""
        return next((c for c in self.commitments if c.id == id), None)
