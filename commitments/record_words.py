"""The words that describe records: how hard the words of a pledge bind, meetings, members, money,
texts, and whether the address of a source still answers.

Those of the method - statuses, effects, sources, confidence - stand in vocabulary.py.
"""

from __future__ import annotations

from commitments.palette import BARE, FAINT, OUTLINE, RAMP, Edge, Hatch
from commitments.vocabulary import DrawnTerm, Term


class Force(Term):
    """How hard the verb binds, hardest first."""

    MUST = ("must", "Must", "We must, they must.")
    WILL = ("will", "Will", "We will, we continue to, we remain.")
    SHOULD = ("should", "Should", "They should.")
    IMPORTANT = ("important", "Important", "It is important, it is key, stands with.")
    DISCUSSED = ("discussed", "Discussed", "The text reports a discussion, not a promise.")


class Decision(Term):
    """What a second reader decides of an entry."""

    CONFIRMED = ("confirmed", "Confirmed", "It counts from this day.")
    DECLINED = ("declined", "Declined", "Somebody else turned it down; it never counts.")
    WITHDRAWN = ("withdrawn", "Withdrawn", "Who recorded it took it back; it never counts.")


class MilestoneKind(Term):
    """What a milestone is."""

    MEETING = ("meeting", "Meeting", "A meeting of those who pledged, or of some of them.")
    TURNING_POINT = ("turning-point", "Turning point", "An event that changed the ground.")
    MANDATE_END = ("mandate-end", "End of a mandate", "The day to which somebody may act.")


class MemberKind(Term):
    """What a member is."""

    STATE = ("state", "State", "A state or territory with an ISO 3166-1 code.")
    ORGANISATION = ("organisation", "Organisation", "An international organisation.")


class Stage(Term):
    """How far money has come. Stages are never added up."""

    GOAL = ("goal", "Goal", "What was asked for.")
    PLEDGED = ("pledged", "Pledged", "What was promised.")
    CONTRACTED = ("contracted", "Contracted", "What was signed or obligated.")
    PAID = ("paid", "Paid", "What was paid out.")


class Seen(Term):
    """How much of a text was read."""

    WHOLE = ("whole", "Whole", "The whole text was read.")
    PARTS = ("parts", "Parts", "Parts of it were read.")
    OPENING = ("opening", "Opening", "Only its opening was read.")


class Printed(Term):
    """Whose print the words of a pledge are quoted from."""

    OFFICIAL = ("official", "Official text", "The text itself or an official copy.")
    REPORTED = (
        "reported",
        "As reported, not the official text",
        "The words as an article or another page prints them, which may differ from the text.",
    )

    @classmethod
    def of(cls, official: bool) -> Printed:
        """The word for a document that is the official text, or is not."""
        return cls.OFFICIAL if official else cls.REPORTED

    @property
    def within(self) -> str:
        """The label within a sentence."""
        return f"{self.label[0].lower()}{self.label[1:]}"


class Relation(DrawnTerm):
    """How the words of another text compare with those of a pledge; drawn as a letter and a shade,
    with more ink for more of the pledge."""

    REPEATED = ("repeated", "Repeated", "The same promise.", "R", *RAMP[2])
    STRONGER = ("stronger", "Stronger", "More binding or more concrete.", "S", *RAMP[0])
    WEAKER = ("weaker", "Weaker", "Less binding or less concrete.", "W", *RAMP[4])
    NARROWER = ("narrower", "Narrower", "The same promise for less.", "N", *RAMP[3])
    WIDER = ("wider", "Broader", "The same promise for more.", "B", *RAMP[1])
    NEW_FORM = (
        *("new-form", "New form", "Another promise in its place.", "F"),
        *OUTLINE,
        *(Hatch.NONE, Edge.THICK),
    )
    DROPPED = (
        *("dropped", "Dropped", "The whole text was read and has no words on it.", "–"),
        *FAINT,
        *(Hatch.NONE, Edge.DASHED),
    )


class Unseen(DrawnTerm):
    """What stands where no words were seen and the text was not read whole: nobody knows."""

    NOT_SEEN = (
        "not-seen",
        "Not seen",
        "No words on it were seen, which is not to say that it was dropped.",
        "·",
        *BARE,
    )


LIKENESS: tuple[DrawnTerm, ...] = (
    Relation.STRONGER,
    Relation.WIDER,
    Relation.REPEATED,
    Relation.NARROWER,
    Relation.WEAKER,
    Relation.NEW_FORM,
    Relation.DROPPED,
    Unseen.NOT_SEEN,
)
"""What other texts say, in the order of legends and sentences."""


class TextBasis(Term):
    """How the words of another text are known."""

    TEXT = ("text", "Text", "The text, or a copy of it word for word.")
    REPORT = ("report", "Report", "As a report on the text tells it.")
    ACCOUNT = ("account", "Account", "As a participant told it.")


class Testability(Term):
    """How far public sources can decide a pledge."""

    WELL = ("well", "Well", "Public sources can decide it.")
    PARTLY = ("partly", "Partly", "Public sources can decide parts of it.")
    HARDLY = ("hardly", "Hardly", "Public sources seldom speak of it.")


class Drawing(Term):
    """How a chart may show a series; points and bars are never joined into a line."""

    STEPS = ("steps", "Steps", "A count that holds until the next one.")
    LINE = ("line", "Line", "A measure taken again and again in one way.")
    BARS = ("bars", "Bars", "One amount a year.")
    POINTS = ("points", "Points", "Figures that do not compare with each other.")


class LinkState(Term):
    """What the last check of a source's address found."""

    REACHABLE = ("reachable", "Reachable", "The page answers at its address.")
    MOVED = ("moved", "Moved", "The page answers at another address.")
    GONE = ("gone", "Gone", "The page or its host is no longer there.")
    REFUSED = ("refused", "Refused", "The host turns programs away; a reader may still see it.")
    FAILED = ("failed", "No clear answer", "The host gave no answer or an error: check again.")


class QuoteState(Term):
    """Whether the words of a fact still stand on its page, as the last check read it."""

    STANDS = ("stands", "Found", "The page holds the words.")
    ELSEWHERE = ("elsewhere", "Found elsewhere", "Another page of the fact holds the words.")
    CHANGED = ("changed", "Changed", "The page holds most of the words, in another form.")
    GONE = ("gone", "Gone", "The page answers, and the words are not on it.")
    UNREAD = ("unread", "Not read", "The page could not be read as text: an image, or a program.")
