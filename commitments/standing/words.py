"""How a pledge stands, in words: status, confidence, freshness, trend, counts.

Functions take plain values and return plain text. Whoever puts a text on a page escapes it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from commitments.dates import day, when
from commitments.register.background import Document
from commitments.register.model import Commitment, Register
from commitments.register.places import place_name
from commitments.standing.changes import Change
from commitments.standing.confidence import Basis
from commitments.standing.each_year import kept
from commitments.standing.standing import Standing, first_recorded
from commitments.standing.totals import Totals
from commitments.text import count, listed
from commitments.vocabulary import (
    Agreement,
    Effect,
    Freshness,
    SourceKind,
    Status,
    Strength,
    Trend,
)

SECOND_READER = (
    "Somebody else who judged the same facts by the same criteria, without having seen the first"
    " verdict."
)
"""What a second reader is, for whoever meets the words."""
HOW_SURE = (
    "How much the evidence under the status bears (its confidence): how strong and how recent it"
    " is, and whether anything speaks against it. It is no probability."
)
"""What confidence is, wherever it is asked."""


def nothing_recorded(register: Register, known_at: date) -> str:
    """That the file said nothing yet on a day, in a sentence; empty where it did.

    A register without any entry is one that begins, not one seen too early: empty as well.
    """
    first = first_recorded(register)
    if first is None or known_at >= first:
        return ""
    return f"Nothing had been recorded by {day(known_at)}; the first entry is of {day(first)}."


def unconfirmed_counted(number: int) -> str:
    """That what waits for a second reader is counted in, as whoever sees it must know."""
    if not number:
        return "Nothing waits for a second reader; what stands here is confirmed."
    verb = "waits" if number == 1 else "wait"
    return f"Counted in here: {count(number, 'entry', 'entries')} that {verb} for a second reader."


def criteria_note(fixed: date, s: Standing) -> str:
    """When the criteria were fixed; said plainly where that was after what they judge."""
    judged = [span.start for span in s.spans if span.status is not Status.NOT_ASSESSED]
    late = bool(judged) and fixed > min(judged)
    return f"Criteria fixed on {day(fixed)}" + (", after the events they judge." if late else ".")


def counted_statuses(counts: Mapping[Status, int]) -> str:
    """`2 substantially kept, 27 limited action and 1 reversed`; zeros are left out."""
    parts = [f"{n} {status.label.lower()}" for status, n in counts.items() if n]
    return listed(parts) or "none"


def at_least_substantial(counts: Mapping[Status, int]) -> int:
    """How many are fulfilled or substantially kept (OGP's "high completion")."""
    return sum(number for status, number in counts.items() if kept(status))


def interval(totals: Totals) -> str:
    """`34% to 41%`, `34%` where nothing is unknown or of low confidence, or why there is none."""
    if totals.lower is None or totals.upper is None:
        return "too few"
    low, high = round(100 * totals.lower), round(100 * totals.upper)
    return f"{low}%" if low == high else f"{low}% to {high}%"


def interval_help(totals: Totals) -> str:
    """How the interval is made, with its numbers."""
    return (
        f"Of {count(totals.live, 'live pledge')} (all but {totals.counts[Status.OVERTAKEN]}"
        " overtaken): fulfilled or upheld counts 1, substantially kept 2/3, limited action 1/3, not"
        f" started and reversed 0. The lower end counts the {totals.unknown} unknown as 0 and each"
        " verdict of low confidence a tier lower, the upper end the unknown as 1 and these a tier"
        " higher."
        " Prefer the distribution: the figure hides reversals and trends."
    )


def coverage(totals: Totals) -> str:
    """`32 of 32 assessed`."""
    return f"{totals.total - totals.unknown} of {totals.total} assessed"


def standing_words(s: Standing) -> str:
    """The status as a sentence may use it; an expired one reads as last known."""
    label = s.status.label_for(s.commitment.kind)
    if s.freshness is Freshness.EXPIRED and not s.status.unknown:
        return f"Last known: {label}, as of {day(s.newest)}"
    return label


def best_words(s: Standing) -> str:
    """The best status of delivery, or that there was none."""
    return s.best.label_for(s.commitment.kind) if s.best else "none"


def freshness_words(s: Standing) -> str:
    """How old the newest fact is, against the review clock."""
    age = (s.moment.as_of - s.newest).days
    nothing = not s.evidence and s.status is Status.NOT_ASSESSED
    what = "no fact or judgement since the pledge" if nothing else "newest fact or judgement"
    return (
        f"{s.freshness.label}: {what} of {day(s.newest)}, {count(age, 'day')}"
        f" before the as-of date; to be reviewed every {s.commitment.review_every} days"
    )


def horizon_words(s: Standing) -> str:
    """Up to when the file knows anything of a pledge."""
    return f"facts up to {when(s.evidence[-1].date)}" if s.evidence else "no facts on file"


def trend_words(s: Standing) -> str:
    """The trend with the numbers it is made of."""
    counts = f"{count(s.advances, 'advance')} and {count(s.setbacks, 'setback')}"
    if s.trend is Trend.FEW:
        return f"{counts} in the 12 months before"
    return f"{s.trend.label}: {counts} in the 12 months before"


def again_words(s: Standing) -> str:
    """Why an assessment is to be judged again, in a sentence."""
    corrections = {correction.id for correction in s.corrected}
    parts = []
    if s.corrected:
        was = "was" if len(s.corrected) == 1 else "were"
        parts.append(f"{count(len(s.corrected), 'fact')} under it {was} corrected")
    since = [b.effect for b in s.unjudged if b.id not in corrections]
    counts = [
        count(since.count(effect), effect.label.lower())
        for effect in (Effect.ADVANCE, Effect.SETBACK)
        if effect in since
    ]
    if counts:
        parts.append(f"{listed(counts)} on file since")
    return f"{'; '.join(parts)}."


def confidence_reasons(basis: Basis) -> list[str]:
    """Why the confidence is what it is, one sentence a reason."""
    sentences = [_supported(basis), *_strong(basis)]
    if basis.second_hand:
        sentences.append("Low because all of it is second-hand: the pages were not opened.")
    sentences.append(_against_words(basis))
    if basis.capped_by is Freshness.EXPIRED:
        sentences.append("Low because the newest fact is out of date.")
    elif basis.capped_by is Freshness.OVERDUE:
        sentences.append("At most medium because the review is overdue.")
    return sentences


def _supported(basis: Basis) -> str:
    """How many facts of whom support a status."""
    if not basis.evidence_for:
        return "No fact under the judgement points its way."
    verb = "supports" if basis.evidence_for == 1 else "support"
    kinds = "kind" if len(basis.kinds) == 1 else "kinds"
    return (
        f"{count(basis.evidence_for, 'fact')} of {count(len(basis.origins), 'origin')} {verb} the"
        f" verdict: {'; '.join(basis.origins)} ({kinds} of source:"
        f" {listed(kind.label.lower() for kind in basis.kinds)})."
    )


def _strong(basis: Basis) -> list[str]:
    """How strong these sources are; nothing where there is none."""
    if basis.strength is Strength.ROBUST:
        return ["The act itself and another act or monitor, of two origins, are among them."]
    if basis.strength is Strength.MEDIUM:
        return ["An act or an independent monitor, and a second origin, are among them."]
    if not basis.evidence_for:
        return []
    if basis.kinds and not {SourceKind.ACT, SourceKind.MONITOR} & set(basis.kinds):
        if basis.evidence_for == 1:
            return ["It is neither the act itself nor an independent monitor."]
        return ["Neither the act itself nor an independent monitor is among them."]
    return ["All of it comes from one origin."]


def _against_words(basis: Basis) -> str:
    number = len(basis.evidence_against)
    if not number:
        return "Nothing that is cited or newer speaks against the verdict."
    facts, verb = count(number, "fact"), "speaks" if number == 1 else "speak"
    if basis.agreement is not Agreement.LOW:
        weaker = "from a weaker source" if number == 1 else "all from weaker sources"
        return f"{facts}, {weaker}, {verb} against the verdict."
    strong = f"{'' if number == 1 else 'at least one '}from as strong a source or a stronger one"
    return f"{facts}, {strong}, {verb} against the verdict."


def no_confidence_reason(status: Status) -> str:
    """Why a status that says that we do not know has no confidence."""
    if status is Status.NO_EVIDENCE:
        return "A search that finds nothing has no grade; what was searched stands below."
    if status is Status.UNCLEAR:
        return "There is no verdict to be sure of: the facts on file do not settle it."
    return "Nothing was judged."


def move_words(change: Change) -> str:
    """`Substantially kept → Limited action`."""
    kind = change.after.commitment.kind
    old, new = change.before.status.label_for(kind), change.after.status.label_for(kind)
    return f"{old} → {new}"


def place_words(codes: Iterable[str]) -> str:
    """Names of places, or that it is the world at large."""
    return ", ".join(place_name(code) for code in codes) or "the world at large"


def citation(
    register: Register, s: Standing, document: Document | None, version: str, link: str
) -> str:
    """A citation of one commitment's status, to paste into a text."""
    known = ""
    if s.moment.known_at != s.moment.as_of:
        known = f", as known on {day(s.moment.known_at)}"
    words = f" “{s.commitment.wording[0].quote}”" if s.commitment.wording else ""
    source = f" ({document.publisher})" if document and words else ""
    return (
        f"{register.meeting.title}, {day(register.meeting.date)}: {s.commitment.title}.{words}"
        f"{source} Status: {standing_words(s)} (as of {day(s.moment.as_of)}{known};"
        f" confidence: {s.confidence.label.lower() if s.confidence else 'not given'}; data version"
        f" {version}). {link}"
    )


def pledge_line(commitment: Commitment) -> str:
    """Force and kind in words: `Must · standing pledge`."""
    noun = "a discussion, not a promise" if commitment.force == "discussed" else "pledge"
    if commitment.force == "discussed":
        return f"{commitment.kind.label}: {noun}"
    return f"“{commitment.force.label}” · {commitment.kind.label.lower()} {noun}"
