"""The words of the method: each with its key, label, meaning, colour and symbol.

Every legend, filter, badge, message and export reads this module; no other place holds a
list of statuses or a status colour. The four delivery
steps follow PAM and OGP, the unknowns OGP and PBIA (see the Method page).

Colours come in pairs, for a light and a dark ground. Each reaches 3:1 against its ground
(WCAG 2.2, 1.4.11) and 4.5:1 against the text on it (1.4.3), and stays apart from the others for the
common colour blindnesses; tests/test_vocabulary.py measures all three. Symbols carry the meaning
where colour does not.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of the method, drawn or not. The value is the key that the data file and URLs use."""

    label: str
    meaning: str

    def __new__(cls, key: str, label: str = "", meaning: str = "") -> Self:
        term = str.__new__(cls, key)
        term._value_ = key
        term.label = label
        term.meaning = meaning
        return term


class DrawnTerm(Term):
    """A word of the method that charts draw: with a symbol, a colour for each ground, and the name
    of the badge colour nearest to them."""

    symbol: str
    light: str
    dark: str
    hue: str

    def __new__(
        cls,
        key: str,
        label: str = "",
        meaning: str = "",
        symbol: str = "",
        light: str = "",
        dark: str = "",
        hue: str = "",
    ) -> Self:
        term = str.__new__(cls, key)
        term._value_ = key
        term.label = label
        term.meaning = meaning
        term.symbol = symbol
        term.light = light
        term.dark = dark
        term.hue = hue
        return term

    def colour(self, dark: bool) -> str:
        """The colour for a dark or a light ground."""
        return self.dark if dark else self.light


class Status(DrawnTerm):
    """What the evidence supports, best first."""

    FULFILLED = (
        "fulfilled",
        "Fulfilled",
        "All criteria are met at the date. A standing pledge reads: upheld to date.",
        "●",
        "#0b3566",
        "#a9d0f7",
        "blue",
    )
    SUBSTANTIAL = (
        "substantial",
        "Substantially kept",
        "Most criteria are met, or there is action at scale; the missing part is named.",
        "◕",
        "#2f76b0",
        "#4f86c0",
        "blue",
    )
    LIMITED = (
        "limited",
        "Limited action",
        "Real action beyond words, far from the criteria.",
        "◑",
        "#a66400",
        "#ecc262",
        "orange",
    )
    NOT_STARTED = (
        "not_started",
        "Not started",
        "A source shows that nothing was done.",
        "○",
        "#6e564e",
        "#9c7b50",
        "gray",
    )
    REVERSED = (
        "reversed",
        "Reversed",
        "A positive act of withdrawal or contrary action, after some delivery; silence is none.",
        "✕",
        "#a50f15",
        "#fb8590",
        "red",
    )
    OVERTAKEN = (
        "overtaken",
        "Overtaken by events",
        "The premise is gone or a later decision replaced it; the reason is given.",
        "◇",
        "#623d9d",
        "#ab98f2",
        "violet",
    )
    UNCLEAR = (
        "unclear",
        "Unclear",
        "Facts are on file, but they do not settle how far the pledge was kept.",
        "~",
        "#415f7d",
        "#8caabe",
        "gray",
    )
    NO_EVIDENCE = (
        "no_evidence",
        "Nothing found",
        "A documented search found nothing either way.",
        "?",
        "#3f464f",
        "#d9dfe6",
        "gray",
    )
    NOT_ASSESSED = (
        "not_assessed",
        "Not assessed",
        "Nobody has looked yet.",
        "–",
        "#6b737d",
        "#7e8490",
        "gray",
    )

    @property
    def unknown(self) -> bool:
        """Whether the status says that we do not know."""
        return self in (Status.UNCLEAR, Status.NO_EVIDENCE, Status.NOT_ASSESSED)

    @property
    def judged_without_facts(self) -> bool:
        """Whether a judgement of this status rests on no facts."""
        return self in (Status.NO_EVIDENCE, Status.NOT_ASSESSED)

    def label_for(self, kind: Kind) -> str:
        """The label on one commitment: a standing pledge is upheld rather than fulfilled."""
        if self is Status.FULFILLED and kind in (Kind.STANDING, Kind.POSITION):
            return "Upheld to date"
        return self.label


DELIVERY_RANK: dict[Status, int] = {
    Status.FULFILLED: 4,
    Status.SUBSTANTIAL: 3,
    Status.LIMITED: 2,
    Status.NOT_STARTED: 1,
    Status.REVERSED: 0,
}
"""For comparing two statuses: which is more. What was overtaken or is not known has no place."""


class Trend(DrawnTerm):
    """Advances against setbacks of the twelve months before the date."""

    IMPROVING = (
        "improving",
        "Improving",
        "More advances than setbacks in the 12 months before the date.",
        "▲",
        "#2f76b0",
        "#4f86c0",
        "blue",
    )
    STEADY = (
        "steady",
        "Steady",
        "As many advances as setbacks in the 12 months before the date.",
        "▬",
        "#3f464f",
        "#d9dfe6",
        "gray",
    )
    WORSENING = (
        "worsening",
        "Worsening",
        "More setbacks than advances in the 12 months before the date.",
        "▼",
        "#a50f15",
        "#fb8590",
        "red",
    )
    FEW = (
        "few",
        "Few events",
        "Fewer than three advances and setbacks in the 12 months before: told as counts.",
        "·",
        "#3c5573",
        "#aaafbe",
        "gray",
    )
    SILENT = (
        "silent",
        "Silent",
        "Neither an advance nor a setback in the 12 months before the date.",
        "…",
        "#6b737d",
        "#7e8490",
        "gray",
    )


class Effect(DrawnTerm):
    """What a finding does to the pledge."""

    ADVANCE = (
        "advance",
        "Advance",
        "Moves towards what was pledged.",
        "▲",
        "#2f76b0",
        "#4f86c0",
        "blue",
    )
    SETBACK = (
        "setback",
        "Setback",
        "Moves away from what was pledged.",
        "▼",
        "#a50f15",
        "#fb8590",
        "red",
    )
    CONTEXT = (
        "context",
        "Context",
        "Neither, or before the pledge.",
        "■",
        "#6b737d",
        "#7e8490",
        "gray",
    )


class SourceKind(Term):
    """Who says so, strongest first; the grades A to D of the method."""

    ACT = (
        "act",
        "The act itself",
        "Law, resolution, agreement, budget: the record of the act itself (grade A).",
    )
    MONITOR = (
        "monitor",
        "Independent monitor",
        "UN report, inspector general, ICRC, recognised data set (grade B).",
    )
    REPORTING = (
        "reporting",
        "Reporting",
        "Press or research with inquiry of its own (grade C).",
    )
    PARTY = (
        "party",
        "A party's word",
        "A statement by those being assessed (grade D); alone it never lifts a status above"
        " limited.",
    )


class Freshness(Term):
    """How long ago the newest fact or judgement is, against the pledge's review clock."""

    FRESH = ("fresh", "Fresh", "The newest fact is younger than the review period.")
    DUE = ("due", "Due", "The review period has passed.")
    OVERDUE = ("overdue", "Overdue", "30 days past the review period.")
    EXPIRED = (
        "expired",
        "Expired",
        "60 days past the review period (90 for a yearly one): read as last known.",
    )


class Confidence(Term):
    """How much the evidence under an assessment bears."""

    HIGH = ("high", "High", "Robust evidence that agrees.")
    MEDIUM = ("medium", "Medium", "Some strong evidence, or a weaker source against it.")
    LOW = (
        "low",
        "Low",
        "One origin, only press or parties, strong evidence against it, or out of date.",
    )


class Strength(Term):
    """How much evidence supports a status, and of which grade."""

    ROBUST = (
        "robust",
        "Robust evidence",
        "The act itself and another act or monitor, of two origins.",
    )
    MEDIUM = ("medium", "Medium evidence", "An act or an independent monitor, and a second origin.")
    LIMITED = (
        "limited",
        "Limited evidence",
        "One origin only, or no act and no independent monitor.",
    )


class Agreement(Term):
    """Whether what is cited or newer speaks against a status."""

    HIGH = ("high", "High agreement", "Nothing speaks against the status.")
    MEDIUM = ("medium", "Medium agreement", "Only evidence of lower grade speaks against it.")
    LOW = ("low", "Low agreement", "Evidence of equal or higher grade speaks against it.")


class Concern(Term):
    """Why a pledge needs attention, gravest first."""

    REVERSED = ("reversed", "Reversed", "What was delivered was withdrawn.")
    CONTRADICTED = (
        "contradicted",
        "Contradicted",
        "Evidence of equal or higher grade speaks against the status.",
    )
    TO_BE_JUDGED = (
        "to_be_judged",
        "To be judged again",
        "A fact under the judgement was corrected, or an advance or setback is newer than it.",
    )
    WORSENING = ("worsening", "Worsening", "More setbacks than advances in 12 months.")
    PARTY_ONLY = (
        "party_only",
        "Only the parties' word",
        "Nobody but those who are assessed says so.",
    )
    EXPIRED = ("expired", "Expired", "The newest fact is out of date.")
    LOW_CONFIDENCE = ("low_confidence", "Low confidence", "The evidence bears little.")


class LinkState(Term):
    """What the last check of a source's address found."""

    REACHABLE = ("reachable", "Reachable", "The page answers at its address.")
    MOVED = ("moved", "Moved", "The page answers at another address.")
    GONE = ("gone", "Gone", "The page or its host is no longer there.")
    REFUSED = (
        "refused",
        "Refused",
        "The host does not let programs ask; a reader may still see it.",
    )
    FAILED = (
        "failed",
        "No clear answer",
        "The host did not answer, or with an error: check again.",
    )


class Kind(Term):
    """What sort of promise it is."""

    DELIVERABLE = ("deliverable", "Deliverable", "Something that can be finished.")
    STANDING = ("standing", "Standing", "Something to be kept up.")
    MONEY = ("money", "Money", "An amount or its growth.")
    POSITION = ("position", "Position", "A stance to be held.")
    PROCESS = ("process", "Process", "A way of working: meet, share, coordinate.")


class Force(Term):
    """How hard the verb binds, hardest first."""

    MUST = ("must", "Must", "We must, they must.")
    WILL = ("will", "Will", "We will, we continue to, we remain.")
    SHOULD = ("should", "Should", "They should.")
    IMPORTANT = ("important", "Important", "It is important, it is key, stands with.")
    DISCUSSED = ("discussed", "Discussed", "The text reports a discussion, not a promise.")
