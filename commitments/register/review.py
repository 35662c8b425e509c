"""What a second reader says of an entry, and what an entry is by that: it counts, it waits, or it
is gone."""

from __future__ import annotations

from dataclasses import dataclass as plain_dataclass
from datetime import date as date_type

from pydantic.dataclasses import dataclass

from commitments.record_words import Decision
from commitments.register.value_types import CONFIG, Day, DecisionKey, Text


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Review:
    """A second reader's word on an entry: the last one that is needed."""

    entry: Text
    """The entry: a fact by its id, a judgement as `pledge 2026-03-01`, a link as `fact on
    pledge`."""
    decision: DecisionKey = Decision.CONFIRMED
    """Confirmed where it is left out; else declined or withdrawn."""
    recorded: Day
    """When we said so."""
    by: Text
    """Who decided: another person than recorded the entry, but where it is withdrawn."""
    reason: Text | None = None
    """Why; needed where it is declined."""


@plain_dataclass(frozen=True, slots=True)
class Reviewed:
    """That an entry needs a second reader, with what that one said."""

    by: Review | None = None
    """None while nobody has decided."""


class Counted:
    """An entry that counts from the day on which it was recorded or, where it needs a second
    reader, from the day on which that one confirmed it. `reviewed` is put together when the file is
    read."""

    __slots__ = ()

    @property
    def _decided(self) -> Review | None:
        reviewed: Reviewed | None = getattr(self, "reviewed", None)
        return reviewed.by if reviewed else None

    @property
    def waits(self) -> bool:
        """Whether it needs a second reader and none has decided."""
        return getattr(self, "reviewed", None) is not None and self._decided is None

    @property
    def gone(self) -> bool:
        """Whether it was declined or withdrawn: it stays on file, and counts no more."""
        return self._decided is not None and self.confirmed is None

    @property
    def confirmed(self) -> date_type | None:
        """The day on which a second reader confirmed it."""
        by = self._decided
        return by.recorded if by and by.decision is Decision.CONFIRMED else None


def link_name(fact: str, commitment: str) -> str:
    """What a link that came later is called: `fact on pledge`."""
    return f"{fact} on {commitment}"


def decision_said(review: Review) -> str:
    """`declined by Ann: No page says so.`"""
    why = f": {review.reason}" if review.reason else ""
    return f"{review.decision.label.lower()} by {review.by}{why}"


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names are one person's, whatever their capitals and spaces."""
    return _folded(one) == _folded(other)


def _folded(name: str | None) -> str:
    return " ".join((name or "").casefold().split())
