"""The register as a person wrote it: frozen, typed, no field but these.

Everything computed (status at a date, freshness, confidence, trend) lives in
commitments/standing/. The field descriptions are the data dictionary: the Method page, the JSON
Schema and docs/recording.md show them. The order of the fields is that of the file.
Evidence (facts.py) stands once in the file; what each commitment rests on is put together when it
is read.
"""

from __future__ import annotations

from dataclasses import Field, field, fields
from datetime import date as date_type
from typing import Any

from pydantic.dataclasses import dataclass

from commitments.register.background import (
    Abbreviation,
    Coding,
    Document,
    LaterPledge,
    Meeting,
    Member,
    MemberCount,
    Milestone,
    Region,
    RegisterInfo,
    Series,
    Theme,
)
from commitments.register.facts import Amount as Amount
from commitments.register.facts import Bearing as Bearing
from commitments.register.facts import BearsOn as BearsOn
from commitments.register.facts import Copy as Copy
from commitments.register.facts import Evidence as Evidence
from commitments.register.facts import Page as Page
from commitments.register.facts import Source as Source
from commitments.register.review import Counted, Reviewed
from commitments.register.review import Review as Review
from commitments.register.value_types import (
    CONFIG,
    BasisKey,
    Day,
    Days,
    ForceKey,
    Id,
    KindKey,
    Quote,
    RelationKey,
    StatusKey,
    TestabilityKey,
    Text,
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
    notes: Text | None = None
    """Definitions, lists and spans of time that hold for all of them."""
    why: Text | None = None
    """Why these words: how they follow from those of the pledge."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class SecondReading:
    """What a second reader of the same evidence found, who had not seen the first verdict."""

    status: StatusKey
    """The other status."""
    reason: Text
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Assessment(Counted):
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
    """The facts that it rests on; required but for "nothing found" and "not assessed"."""
    by: Text
    """Who judged."""
    method: Text | None = None
    """The version of the method by which it was judged."""
    note: Text | None = None
    """A caveat that is shown with the reason."""
    second: SecondReading | None = None
    """Only where a second reader came to another status."""
    proposed: bool = False
    """True where a contributor proposes it: it counts once an editor takes it."""
    reviewed: Reviewed | None = field(init=False, default=None, compare=False, repr=False)
    """Not written, put together: that it needs a second reader, and what that one said."""

    @property
    def known(self) -> date_type:
        """The day from which it counts, once nobody has to confirm it any more."""
        return max(self.recorded, self.confirmed or self.recorded)


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
class Due:
    """A date that the text itself sets."""

    date: When
    """The date."""
    words: Quote
    """The words that set it, exactly as printed."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Testability:
    """How far public sources can decide a pledge."""

    level: TestabilityKey
    """Well, partly or hardly."""
    why: Text
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Lineage:
    """The same pledge in another text."""

    document: Id
    """The other text."""
    relation: RelationKey
    """How its words compare with those of the pledge."""
    quote: Quote | None = None
    """Its words, exactly as printed, at most 25; none where the pledge was dropped."""
    locator: Text | None = None
    """Where they stand."""
    why: Text | None = None
    """What makes the relation."""
    language: Text | None = None
    """The language of the words, where it is not English."""
    gloss: Text | None = None
    """The words in English, by us."""
    basis: BasisKey
    """Whether the text itself was read, a report on it, or a participant's account."""


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
    due: Due | None = None
    """By when, where the text sets a date."""
    testability: Testability | None = None
    """How far public sources can decide it."""
    review_every: Days
    """How often it should be looked at again, in days."""
    criteria: Criteria
    """What would count as what."""
    assessments: tuple[Assessment, ...] = ()
    """The judgements."""
    counterparts: tuple[Text, ...] = ()
    """With whom, or for whom."""
    searches: tuple[Search, ...] = ()
    """Searches that found nothing."""
    lineage: tuple[Lineage, ...] = ()
    """The same pledge in other texts, oldest first."""
    evidence: tuple[Bearing, ...] = field(init=False, default=())
    """The facts that bear on it, in the order of the file: not written, put together."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Confirmation:
    """Somebody looked again, and the judgement stands."""

    commitment: Id
    """The commitment."""
    date: Day
    """The day as of which it was looked at."""
    recorded: Day
    """When we said so."""
    by: Text
    """Who looked."""
    note: Text | None = None
    """What was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Register:
    """Everything in the data file."""

    register: RegisterInfo
    """Who maintains the register, and by which method it judges."""
    meeting: Meeting
    """The meeting whose pledges these are."""
    documents: tuple[Document, ...]
    """The texts that pledges are quoted from, and later ones that take them up."""
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
    later_pledges: tuple[LaterPledge, ...] = ()
    """Pledges of later texts that have no ancestor among these."""
    synonyms: tuple[tuple[Text, ...], ...] = ()
    """Words that mean the same, for the search."""
    abbreviations: tuple[Abbreviation, ...] = ()
    """Short forms of the texts with what they stand for, as pages explain them."""
    evidence: tuple[Evidence, ...] = ()
    """The facts, each once."""
    confirmations: tuple[Confirmation | Review, ...] = ()
    """Who looked again and found the judgement standing; what second readers said of entries."""

    def commitment(self, id: str) -> Commitment | None:
        """The commitment of that id, if there is one."""
        return next((c for c in self.commitments if c.id == id), None)

    @property
    def looked_again(self) -> tuple[Confirmation, ...]:
        """Who looked again and found the judgement standing."""
        return tuple(one for one in self.confirmations if isinstance(one, Confirmation))

    @property
    def reviews(self) -> tuple[Review, ...]:
        """What second readers said of entries."""
        return tuple(one for one in self.confirmations if isinstance(one, Review))

    @property
    def member_names(self) -> dict[str, str]:
        """What pages call each member, by its code."""
        return {member.code: member.name for member in self.members}

    def fact(self, id: str) -> Evidence | None:
        """The fact of that id, if there is one."""
        return next((item for item in self.evidence if item.id == id), None)


def written(kind: Any) -> tuple[Field[Any], ...]:
    """The fields of a part of the model that stand in the file."""
    return tuple(each for each in fields(kind) if each.init)
