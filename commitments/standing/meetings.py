"""What other texts of those who pledged say of each pledge: what they repeat, change or drop, and
where nobody could look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from commitments.dates import PartialDate
from commitments.record_words import Relation, Seen, Unseen
from commitments.register.background import Document, LaterPledge, Milestone
from commitments.register.model import Commitment, Lineage, Register
from commitments.vocabulary import DrawnTerm

KEPT = (Relation.STRONGER, Relation.WIDER, Relation.REPEATED)
"""Words that hold at least what was pledged."""
LESS = (Relation.NARROWER, Relation.WEAKER, Relation.DROPPED)
"""Words that hold less of it, or none. A new form is neither."""


@dataclass(frozen=True, slots=True)
class OtherText:
    """A text of an earlier or a later meeting."""

    document: Document
    meeting: Milestone | None
    date: PartialDate | None
    """When it was published, else when they met."""
    before: bool
    """Whether it is older than the pledges."""

    @property
    def id(self) -> str:
        """Its name in addresses: that of the document."""
        return self.document.id

    @property
    def whole(self) -> bool:
        """Whether it was read whole: only then can it have dropped anything."""
        return self.document.seen is Seen.WHOLE


def other_texts(register: Register, as_of: date) -> tuple[OtherText, ...]:
    """The texts that there were by a date, oldest first: those of a meeting, and what a pledge's
    lineage or a later pledge names. A text without any date stands last, as a later one."""
    meetings = {meeting.id: meeting for meeting in register.milestones}
    quoted = {words.document for c in register.commitments for words in c.wording}
    named = {one.document for c in register.commitments for one in c.lineage}
    named |= {pledge.document for pledge in register.later_pledges}
    found = []
    for document in register.documents:
        meeting = meetings.get(document.milestone or "")
        if document.id not in named and (meeting is None or document.id in quoted):
            continue
        day = document.date or (meeting.date if meeting else None)
        if day is None or day.first <= as_of:
            before = day is not None and day.last < register.meeting.date
            found.append(OtherText(document, meeting, day, before))
    return tuple(sorted(found, key=lambda text: text.date.first if text.date else date.max))


def later(texts: Iterable[OtherText]) -> tuple[OtherText, ...]:
    """The texts since the pledges."""
    return tuple(text for text in texts if not text.before)


def words_of(c: Commitment, text: OtherText) -> Lineage | None:
    """What a text says of a pledge, as the register has it."""
    return next((one for one in c.lineage if one.document == text.id), None)


def likeness(c: Commitment, text: OtherText) -> DrawnTerm:
    """How the words of a text compare with those of a pledge. A text that was not read whole has
    dropped nothing, whatever the register says: its words were not seen."""
    found = words_of(c, text)
    if found is None or (found.relation is Relation.DROPPED and not text.whole):
        return Unseen.NOT_SEEN
    return found.relation


def speaks(term: DrawnTerm) -> bool:
    """Whether there are words at all."""
    return term not in (Relation.DROPPED, Unseen.NOT_SEEN)


def lost(c: Commitment, texts: Iterable[OtherText]) -> int:
    """How much of a pledge got lost: the later texts that drop, weaken or narrow it, less those
    that repeat, strengthen or broaden it."""
    found = [likeness(c, text) for text in later(texts)]
    return sum(term in LESS for term in found) - sum(term in KEPT for term in found)


def without_ancestor(
    register: Register, texts: Sequence[OtherText]
) -> tuple[tuple[LaterPledge, OtherText], ...]:
    """The pledges of these texts that none of the register's commitments holds, oldest first."""
    return tuple(
        (pledge, text)
        for text in texts
        for pledge in register.later_pledges
        if pledge.document == text.id
    )
