"""The words of the method: each with its key, label, meaning, colour and symbol.

Every legend, filter, message and export reads this module; no other place holds a list of statuses
or how one is painted. The four delivery steps follow PAM and OGP, the unknowns OGP and PBIA (see
the Method page).

Each drawn word has a symbol that every office font holds (all are in Windows-1252), and a paint for
each ground (palette.py): colour never carries a meaning alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from commitments.palette import Edge, Hatch, Paint

_PLAIN = Paint("#ffffff", "#8c959b", "#1b2428")


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
    """A word of the method that charts draw: with a symbol and a paint for each ground."""

    symbol: str
    light: Paint
    dark: Paint
    hatch: Hatch
    edge: Edge

    def __new__(
        cls,
        key: str,
        label: str = "",
        meaning: str = "",
        symbol: str = "",
        light: Paint = _PLAIN,
        dark: Paint = _PLAIN,
        hatch: Hatch = Hatch.NONE,
        edge: Edge = Edge.THIN,
    ) -> Self:
        term = str.__new__(cls, key)
        term._value_ = key
        term.label = label
        term.meaning = meaning
        term.symbol = symbol
        term.light = light
        term.dark = dark
        term.hatch = hatch
        term.edge = edge
        return term

    def paint(self, dark: bool) -> Paint:
        """How it is painted on a dark or a light ground."""
        return self.dark if dark else self.light


class Status(DrawnTerm):
    """What the evidence supports, best first."""

    FULFILLED = (
        "fulfilled",
        "Fulfilled or upheld",
        "All criteria are met at the date. A standing pledge is upheld, any other fulfilled.",
        "•••",
        Paint("#0b4a57", "#0b4a57", "#ffffff"),
        Paint("#17707d", "#2e97a4", "#ffffff"),
    )
    SUBSTANTIAL = (
        "substantial",
        "Substantially kept",
        "Most criteria are met, or there is action at scale; the missing part is named.",
        "••",
        Paint("#3e9c98", "#2b827f", "#0e1a1d"),
        Paint("#4aa9a2", "#4aa9a2", "#0c1518"),
    )
    LIMITED = (
        "limited",
        "Limited action",
        "Real action beyond words, far from the criteria.",
        "•",
        Paint("#efbf68", "#9c6a14", "#1b2428"),
        Paint("#e9b961", "#e9b961", "#14191c"),
    )
    NOT_STARTED = (
        "not_started",
        "Not started",
        "A source shows that nothing was done.",
        "o",
        Paint("#e3ddd4", "#857b6e", "#1b2428"),
        Paint("#e3ddd4", "#e3ddd4", "#14191c"),
    )
    REVERSED = (
        "reversed",
        "Reversed",
        "A positive act of withdrawal or contrary action, after some delivery; silence is none.",
        "×",
        Paint("#a3352b", "#a3352b", "#ffffff"),
        Paint("#c4493c", "#db6a5c", "#ffffff"),
    )
    OVERTAKEN = (
        "overtaken",
        "Overtaken by events",
        "The premise is gone or a later decision replaced it; the reason is given.",
        "»",
        Paint("#ffffff", "#3f4f5b", "#2f3d47"),
        Paint("#12181c", "#b6c3cb", "#d5dee3"),
        Hatch.NONE,
        Edge.THICK,
    )
    UNCLEAR = (
        "unclear",
        "Unclear",
        "Facts are on file, but they do not settle how far the pledge was kept.",
        "?",
        Paint("#e3e9ef", "#6b7c8c", "#1b2428", "#6b7c8c"),
        Paint("#2a353d", "#93a5b3", "#e9edee", "#93a5b3"),
        Hatch.LINES,
    )
    NO_EVIDENCE = (
        "no_evidence",
        "Nothing found",
        "A documented search found nothing either way.",
        "Ø",
        Paint("#faf9f6", "#8a8378", "#1b2428", "#8a8378"),
        Paint("#1b2124", "#8f897e", "#e9edee", "#8f897e"),
        Hatch.DOTS,
    )
    NOT_ASSESSED = (
        "not_assessed",
        "Not assessed",
        "Nobody has looked yet.",
        "…",
        Paint("#ffffff", "#8c959b", "#55616a"),
        Paint("#12181c", "#78838a", "#a9b4ba"),
        Hatch.NONE,
        Edge.DASHED,
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
        """The label on one commitment: a standing pledge is upheld, any other fulfilled; where
        kinds are mixed, `label` names both."""
        if self is not Status.FULFILLED:
            return self.label
        return "Upheld" if kind in (Kind.STANDING, Kind.POSITION) else "Fulfilled"


DELIVERY_RANK: dict[Status, int] = {
    Status.FULFILLED: 4,
    Status.SUBSTANTIAL: 3,
    Status.LIMITED: 2,
    Status.NOT_STARTED: 1,
    Status.REVERSED: 0,
}
"""For comparing two statuses: which is more. What was overtaken or is not known has no place."""


STACKED: tuple[Status, ...] = (
    Status.FULFILLED,
    Status.SUBSTANTIAL,
    Status.LIMITED,
    Status.NOT_STARTED,
    Status.UNCLEAR,
    Status.NO_EVIDENCE,
    Status.NOT_ASSESSED,
    Status.OVERTAKEN,
    Status.REVERSED,
)
"""The order in every bar and legend: what was kept stands at the base line, so that it can be
compared, and what was reversed at the far end."""


class Trend(DrawnTerm):
    """Advances against setbacks of the twelve months before the date."""

    IMPROVING = (
        "improving",
        "Improving",
        "More advances than setbacks in the 12 months before the date.",
        "+",
        Paint("#bfcad4", "#6c7b89", "#1b2428"),
        Paint("#46586a", "#8fa2b3", "#ffffff"),
    )
    STEADY = (
        "steady",
        "Steady",
        "As many advances as setbacks in the 12 months before the date.",
        "=",
        Paint("#8495a5", "#6c7b89", "#10181d"),
        Paint("#8497a8", "#8497a8", "#0c1518"),
    )
    WORSENING = (
        "worsening",
        "Worsening",
        "More setbacks than advances in the 12 months before the date.",
        "–",
        Paint("#33475a", "#33475a", "#ffffff"),
        Paint("#d3dee8", "#d3dee8", "#14191c"),
    )
    FEW = (
        "few",
        "Too few events for a trend",
        "One or two advances or setbacks in the 12 months before the date: told as counts.",
        "÷",
        Paint("#ffffff", "#6c7b89", "#1b2428"),
        Paint("#12181c", "#8497a8", "#e9edee"),
    )
    SILENT = (
        "silent",
        "Silent",
        "Neither an advance nor a setback in the 12 months before the date.",
        "·",
        Paint("#f6f5f2", "#8c959b", "#55616a"),
        Paint("#1a2227", "#78838a", "#a9b4ba"),
        Hatch.NONE,
        Edge.DASHED,
    )


class Effect(DrawnTerm):
    """What a finding does to the pledge."""

    ADVANCE = (
        "advance",
        "Advance",
        "Moves towards what was pledged.",
        "+",
        Paint("#0b5a63", "#0b5a63", "#ffffff"),
        Paint("#7fd0d4", "#7fd0d4", "#0c1518"),
    )
    SETBACK = (
        "setback",
        "Setback",
        "Moves away from what was pledged.",
        "–",
        Paint("#cf6f1b", "#cf6f1b", "#14191c"),
        Paint("#d87330", "#d87330", "#14191c"),
    )
    CONTEXT = (
        "context",
        "Context",
        "Neither, or before the pledge.",
        "·",
        Paint("#c9ced2", "#6e777d", "#1b2428"),
        Paint("#454f56", "#8e989e", "#e9edee"),
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
    """How much the evidence under an assessment bears; no probability of success."""

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
    LIMITED = ("limited", "Limited evidence", "One origin, or no act and no independent monitor.")


class Agreement(Term):
    """Whether what is cited or newer speaks against a status."""

    HIGH = ("high", "High agreement", "Nothing speaks against the status.")
    MEDIUM = ("medium", "Medium agreement", "Only evidence of lower grade speaks against it.")
    LOW = ("low", "Low agreement", "Evidence of equal or higher grade speaks against it.")


class Concern(Term):
    """Why a pledge needs attention, gravest first."""

    REVERSED = ("reversed", "Reversed", "What was delivered was withdrawn.")
    TO_BE_JUDGED = (
        "to_be_judged",
        "To be judged again",
        "A fact under the judgement was corrected, or an advance or setback is newer than it.",
    )
    WORSENING = (
        "worsening",
        "More setbacks than advances in 12 months",
        "At least three facts of the last 12 months point one way or the other, most of them back.",
    )
    DISPUTED = (
        "disputed",
        "Two readers differ on the status",
        "A second reader, who had not seen the first verdict, judged the same facts otherwise.",
    )
    PARTY_ONLY = (
        "party_only",
        "Only the parties’ word",
        "Nobody but those who are assessed says so.",
    )
    EXPIRED = (
        "expired",
        "No new fact within the review period",
        "The newest fact is out of date: the status reads as last known.",
    )


class Unverified(Term):
    """How far a status rests on pages that were not opened: others say what they say."""

    SECOND_HAND = (
        "second-hand",
        "In part on second-hand sources",
        "At least one fact under the status is second-hand.",
    )
    ONLY_SECOND_HAND = (
        "only-second-hand",
        "On second-hand sources alone",
        "Every fact that supports the status is second-hand.",
    )


class Kind(Term):
    """What sort of promise it is."""

    DELIVERABLE = ("deliverable", "Deliverable", "Something that can be finished.")
    STANDING = ("standing", "Standing", "Something to be kept up.")
    MONEY = ("money", "Money", "An amount or its growth.")
    POSITION = ("position", "Position", "A stance to be held.")
    PROCESS = ("process", "Process", "A way of working: meet, share, coordinate.")
