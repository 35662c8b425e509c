"""The records around the commitments: the meeting, its texts, themes, regions, milestones, members,
measured series, codings and later pledges.
"""

from __future__ import annotations

from pydantic.dataclasses import dataclass

from commitments.register.value_types import (
    CONFIG,
    SECOND_READER,
    BasisKey,
    Count,
    Day,
    DrawingKey,
    Id,
    Joined,
    MemberKindKey,
    MilestoneKindKey,
    Number,
    Quote,
    ReviewMode,
    SeenKey,
    StageKey,
    Text,
    Url,
    When,
    Year,
)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Maintainer:
    """Who answers for the judgements of the register."""

    name: Text
    """The name that stands under every chart and page."""
    contact: Url | None = None
    """A page where the maintainer can be reached."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Method:
    """The rules by which the register judges."""

    version: Text
    """The version, which each assessment names."""
    date: Day
    """The day from which it holds."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class RegisterInfo:
    """The register itself: who maintains it, and by which method it judges."""

    name: Text | None = None
    """A short name for the corner of every page, such as `Lake pledges 2024`."""
    maintainer: Maintainer
    """Who answers for the judgements."""
    method: Method
    """The rules by which it judges."""
    review: ReviewMode | None = None
    """`single`: an entry counts when it is recorded. `second-reader`: it counts once another person
    confirmed it. Or a sentence on how the register is reviewed, as `single`."""
    review_since: Day | None = None
    """From which day entries need a second reader; those recorded before count by themselves."""

    @property
    def second_reader(self) -> bool:
        """Whether an entry counts only once another person confirmed it."""
        return self.review == SECOND_READER


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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
    official: bool = False
    """True for the text itself or an official copy; a press version is none."""
    seen: SeenKey
    """How much of it was read."""
    milestone: Id | None = None
    """The meeting that it comes from, where it is a later one."""
    note: Text | None = None
    """What a reader must know of it: how complete, how exact."""
    outline: tuple[Passage, ...] = ()
    """Every sentence, in order, so that a reader can check that nothing was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Theme:
    """A subject under which pledges are grouped."""

    id: Id
    """Permanent name of the theme."""
    name: Text
    """What pages and charts show."""
    summary: Text
    """What belongs to it."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Milestone:
    """A later meeting or a turning point."""

    id: Id
    """Permanent name of the milestone, part of addresses."""
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
    short: Text | None = None
    """In at most five words, for the axis of charts: only where it explains a break in them."""
    note: Text | None = None
    """A caveat."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Member:
    """A member of the body that pledged."""

    code: Text
    """ISO 3166-1 alpha-3 for a state, a short name for an organisation."""
    name: Text
    """What pages show."""
    also: tuple[Text, ...] = ()
    """Other names and the adjective, by which a search finds it."""
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Abbreviation:
    """A short form that texts of the register use, for readers who do not know it."""

    short: Text
    """The short form as it stands in texts, such as FTF; its plural with s is known by itself."""
    means: Text
    """What it stands for, in full."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class LaterPledge:
    """A pledge of a later text that none of the register's commitments holds."""

    id: Id
    """Permanent name."""
    document: Id
    """The text that makes it."""
    pledge: Text
    """The pledge in a line, in our words."""
    quote: Quote
    """Its words, exactly as printed, at most 25."""
    language: Text | None = None
    """The language of the words, where it is not English."""
    gloss: Text | None = None
    """The words in English, by us."""
    basis: BasisKey
    """Whether the text itself was read, a report on it, or a participant's account."""
