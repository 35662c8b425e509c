"""A fact as a person wrote it, and as it bears on one commitment."""

from __future__ import annotations

from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from datetime import date as date_type

from pydantic.dataclasses import dataclass

from commitments.dates import PartialDate
from commitments.register.review import Counted, Reviewed
from commitments.register.value_types import (
    CONFIG,
    Caveat,
    Day,
    EffectKey,
    Finding,
    Id,
    Number,
    Quote,
    SourceKindKey,
    StageKey,
    Text,
    Url,
    When,
)
from commitments.vocabulary import Effect


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
class Page:
    """Another page that says the same."""

    publisher: Text
    """Who published it."""
    title: Text
    """The title of the page."""
    url: Url
    """Where it was read."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Copy:
    """A copy of the page in an archive."""

    url: Url
    """Where the copy is."""
    date: Day
    """The day of the copy."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Amount:
    """A sum of money. Sums of different stages are never added up."""

    value: Number
    """The sum, in the unit."""
    unit: Text
    """The currency, such as EUR."""
    stage: StageKey
    """How far it has come."""
    givers: tuple[Text, ...] = ()
    """The members whose money it is, where others acted too."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class BearsOn(Counted):
    """A commitment that a fact bears on, and how."""

    commitment: Id
    """The commitment."""
    effect: EffectKey
    """Towards the pledge, away from it, or context."""
    why: Text | None = None
    """Why, where the finding does not say it."""
    recorded: Day | None = None
    """When this was added, where that was later than the fact."""
    by: Text | None = None
    """Who added it, where that was later than the fact."""
    proposed: bool = False
    """True where a contributor proposes it: it counts once an editor takes it."""
    reviewed: Reviewed | None = field(init=False, default=None, compare=False, repr=False)
    """Not written, put together: that it needs a second reader, and what that one said."""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Evidence(Counted):
    """A fact, once, with its source and the commitments it bears on. Facts are appended, never
    rewritten."""

    id: Id
    """Permanent name of the fact: its date and a few words."""
    date: When
    """When it happened: a day, a month or a year, as exact as the source."""
    finding: Finding
    """What happened, in our words, at most 50."""
    places: tuple[Text, ...] = ()
    """Where: ISO 3166-1 alpha-3 or ISO 3166-2 codes; none for the world at large."""
    actors: tuple[Text, ...] = ()
    """The members that acted, by their codes."""
    collective: bool = False
    """True where the body that pledged acted itself."""
    amount: Amount | None = None
    """One sum of money, where the fact is one."""
    source: Source
    """Who says so, and where it was read."""
    quote: Quote | None = None
    """What the page says, exactly, at most 25 words."""
    archived: Copy | None = None
    """A copy of the page in an archive."""
    also: tuple[Page, ...] = ()
    """Other pages that say the same."""
    caveat: Caveat | None = None
    """What changes how far it may be trusted, at most 25 words; of a correction, its reason."""
    provenance: Text | None = None
    """The desk's notes on how it was read, shown on request."""
    bears_on: tuple[BearsOn, ...]
    """The commitments it bears on, and how."""
    corrects: Id | None = None
    """The earlier fact that this one replaces; both stay, this one counts."""
    recorded: Day
    """When we entered it."""
    by: Text | None = None
    """Who recorded it."""
    proposed: bool = False
    """True where a contributor proposes it: it counts once an editor takes it."""
    reviewed: Reviewed | None = field(init=False, default=None, compare=False, repr=False)
    """Not written, put together: that it needs a second reader, and what that one said."""

    @property
    def known(self) -> date_type:
        """The day from which it counts, once nobody has to confirm it any more."""
        return max(self.recorded, self.confirmed or self.recorded)

    @property
    def givers(self) -> tuple[str, ...]:
        """The members whose money the sum is: those that are named, else all that acted."""
        return (self.amount.givers or self.actors) if self.amount else ()

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


@plain_dataclass(frozen=True, slots=True)
class Bearing:
    """A fact as it bears on one commitment; not written so, but put together from the file."""

    fact: Evidence
    on: BearsOn
    corrections: tuple[Evidence, ...] = ()
    """The later facts that replace this one, each the one before, but for those that are gone."""

    @property
    def id(self) -> str:
        """The id of the fact."""
        return self.fact.id

    @property
    def corrected_by(self) -> Evidence | None:
        """The first later fact that replaces this one and counts."""
        return next((fact for fact in self.corrections if not fact.waits), None)

    @property
    def waits(self) -> bool:
        """Whether the fact, or that it bears on the commitment, waits for a second reader."""
        return (self.fact.waits or self.on.waits) and not self.gone

    @property
    def gone(self) -> bool:
        """Whether the fact, or that it bears on the commitment, was declined or withdrawn."""
        return self.fact.gone or self.on.gone

    @property
    def known(self) -> date_type:
        """The day from which it counts for this commitment."""
        return max(self.fact.known, self.recorded, self.on.confirmed or self.recorded)

    @property
    def date(self) -> PartialDate:
        """When it happened."""
        return self.fact.date

    @property
    def happened(self) -> date_type:
        """The day from which the event counts as past."""
        return self.fact.happened

    @property
    def effect(self) -> Effect:
        """Towards the pledge, away from it, or context."""
        return self.on.effect

    @property
    def finding(self) -> str:
        """What happened."""
        return self.fact.finding

    @property
    def places(self) -> tuple[str, ...]:
        """Where."""
        return self.fact.places

    @property
    def source(self) -> Source:
        """Who says so."""
        return self.fact.source

    @property
    def origin(self) -> str:
        """Whose finding it is."""
        return self.fact.origin

    @property
    def caveat(self) -> str | None:
        """What changes how far it may be trusted."""
        return self.fact.caveat

    @property
    def corrects(self) -> str | None:
        """The earlier fact that this one replaces."""
        return self.fact.corrects

    @property
    def recorded(self) -> date_type:
        """When it was entered for this commitment."""
        return max(self.fact.recorded, self.on.recorded or self.fact.recorded)

    @property
    def by(self) -> str | None:
        """Who recorded the fact."""
        return self.fact.by
