"""The register as a person wrote it: frozen, typed, no field but these.

Everything computed (status at a date, freshness, confidence, trend) lives in
commitments/standing/. The field descriptions are the data dictionary: the Method page, the JSON
Schema and docs/recording.md show them. The order of the fields is that of the file.
"""

from __future__ import annotations

from datetime import date as date_type

from pydantic.dataclasses import dataclass

from commitments.register.background import (
    Coding,
    Document,
    Meeting,
    Member,
    MemberCount,
    Milestone,
    Region,
    Series,
    Theme,
)
from commitments.register.value_types import (
    CONFIG,
    Day,
    Days,
    EffectKey,
    Finding,
    ForceKey,
    Id,
    KindKey,
    Quote,
    SourceKindKey,
    StatusKey,
    Text,
    Url,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Wording:
    """Words of the pledge, exactly as printed."""

    document: Id
    """The document that is quoted."""
    locator: Text
    """Where in the document the words stand."""
    quote: Quote
    """The words, at most 25."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Source:
    """Who says so."""

    kind: SourceKindKey
    """The act itself, an independent monitor, reporting, or a party's own word."""
    publisher: Text
    """Who published it."""
    origin: Text | None = None
    """The body whose finding it is, where the publisher relays it; two papers with one release
    behind them are one origin."""
    title: Text
    """The title of the page or document."""
    url: Url
    """Where it was read."""
    second_hand: bool = False
    """True where the page itself was not opened and others say what it says."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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
    note: Text | None = None
    """A caveat that is shown with the finding; of a correction, its reason."""
    corrects: Id | None = None
    """The earlier item of this commitment that this one replaces; both stay, this one counts."""
    recorded: Day
    """When we entered it."""
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class SecondReading:
    """What a second reader of the same evidence found, who had not seen the first verdict."""

    status: StatusKey
    """The other status."""
    reason: Text
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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
    evidence: tuple[Id, ...] = ()
    """The items that it rests on; required but for the two unknown statuses."""
    by: Text
    """Who judged."""
    note: Text | None = None
    """A caveat that is shown with the reason."""
    second: SecondReading | None = None
    """Only where a second reader came to another status."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Search:
    """A documented search, so that "nothing was found" can be checked."""

    where: Text
    """Where was searched."""
    terms: Text
    """For what."""
    when: Day
    """When."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
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
