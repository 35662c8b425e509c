"""What a briefing says, by rule: never more than status, confidence and freshness allow.

A status that hangs on one origin reads "one source says", one whose newest fact is out of date
"last known", one that evidence of equal grade speaks against "sources disagree". Every sentence
with a fact names its references by number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commitments import wording
from commitments.changes import Change
from commitments.frames import Selection
from commitments.model import Evidence
from commitments.standing import Standing, Totals, totals
from commitments.vocabulary import Confidence, Effect, Freshness, SourceKind, Status, Trend

LOW_CONFIDENCE = "Low confidence"
PARTY_ONLY = "Only the parties' word"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the numbers of its references."""

    text: str
    references: tuple[int, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.text} [{', '.join(map(str, self.references))}]"
            if self.references
            else self.text
        )


@dataclass(frozen=True, slots=True)
class Question:
    """What a sceptic will ask about a pledge, or about several at once, and what may be said."""

    standings: tuple[Standing, ...]
    question: str
    answer: Sentence


class References:
    """Numbers sources in the order in which they are cited; the register itself is the first."""

    def __init__(self, register: str, address: str) -> None:
        self._numbers: dict[str, int] = {"": 1}
        self._entries = [(register, address)]
        self._caveats: dict[int, dict[str, None]] = {}

    @property
    def register(self) -> int:
        """The number of the register itself, for what is counted from it."""
        return 1

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Text, with the caveats of what was cited, and address of each source by its number."""
        return tuple(
            (" ".join([text, *(f"Caveat: {c}" for c in self._caveats.get(n, ()))]), address)
            for n, (text, address) in enumerate(self._entries, start=1)
        )

    def source(self, text: str, address: str) -> int:
        """The number of a source."""
        if address not in self._numbers:
            self._entries.append((text, address))
            self._numbers[address] = len(self._entries)
        return self._numbers[address]

    def evidence(self, item: Evidence) -> int:
        """The number of the source of an item."""
        source = item.source
        relayed = "" if item.origin == source.publisher else f" Finding of {item.origin}."
        opened = " The page itself was not opened." if source.second_hand else ""
        title = source.title.rstrip(".")
        text = f"{source.publisher}: {title}. {source.kind.label}.{relayed}{opened}"
        number = self.source(text, source.url)
        if item.note:
            self._caveats.setdefault(number, {})[item.note] = None
        return number

    def of(self, s: Standing) -> tuple[int, ...]:
        """The numbers of what the assessment of a pledge rests on, the register's where nothing."""
        named = s.cited
        found = dict.fromkeys(self.evidence(item) for item in s.evidence if item.id in named)
        return tuple(sorted(found)) or (self.register,)


def bottom_line(
    selection: Selection, changes: Sequence[Change], since: str, flagged: int, register: int
) -> tuple[Sentence, ...]:
    """Three sentences: the distribution, the interval with its coverage, what changed.

    `since` is the first date in words, `flagged` how many pledges need attention, `register` the
    number of the reference that is the register itself.
    """
    now = totals(selection.standings)
    made = wording.day(selection.view.register.meeting.date)
    kept = wording.at_least_substantial(now.counts)
    some = {0: "none is", 1: "1 is"}.get(kept, f"{kept} are")
    which = "" if selection.filter.empty else f" ({wording.stamp(selection).filters})"
    first = (
        f"Of {wording.count(now.total, 'pledge')} made on {made}{which}, {some} substantially kept"
        f" or better: {wording.counted_statuses(now.counts)}."
    )
    return tuple(
        Sentence(text, (register,))
        for text in (first, _delivery(now, selection), _moved(changes, since, flagged))
    )


def _delivery(now: Totals, selection: Selection) -> str:
    newest = max((s.horizon for s in selection.standings if s.horizon), default=None)
    facts = (
        f"the newest fact on file is of {wording.day(newest)}, and what happened later is not known"
        " here"
        if newest
        else "no fact is on file"
    )
    if now.lower is None:
        return (
            f"With {wording.count(now.live, 'live pledge')} no figure for delivery is given"
            f" ({wording.coverage(now)}); {facts}."
        )
    return (
        f"Delivery lies at {wording.interval(now)}, an interval over"
        f" {wording.count(now.live, 'live pledge')} with {wording.coverage(now)}; {facts}."
    )


def _moved(changes: Sequence[Change], since: str, flagged: int) -> str:
    moved = [change for change in changes if change.moved]
    fresh = sum(bool(change.new_evidence) for change in changes)
    directions = Counter(change.direction for change in moved)
    first = sum(change.first_judged for change in moved)
    if moved:
        ways = (
            (directions[1], "rose"),
            (directions[-1], "fell"),
            (directions[0] - first, "neither up nor down"),
            (first, "judged for the first time"),
        )
        parts = [f"{number} {word}" for number, word in ways if number]
        what = f"{wording.count(len(moved), 'pledge')} moved ({wording.listed(parts)})"
    else:
        what = "no status moved"
    attention = {0: "none needs", 1: "1 needs"}.get(flagged, f"{flagged} need")
    new = "1 has" if fresh == 1 else f"{fresh or 'none'} {'have' if fresh else 'has'}"
    return f"Since {since}, {what}, and {new} new evidence; {attention} attention."


def theme(name: str, standings: Sequence[Standing], register: int) -> Sentence:
    """A theme in a sentence."""
    now = totals(standings)
    trends = Counter(s.trend for s in standings)
    moving = [
        f"{trends[trend]} {trend.label.lower()}"
        for trend in (Trend.IMPROVING, Trend.WORSENING)
        if trends[trend]
    ]
    figure = f"; delivery {wording.interval(now)}" if now.lower is not None else ""
    trend = f"; over 12 months {wording.listed(moving)}" if moving else ""
    counted = wording.counted_statuses(now.counts)
    return Sentence(f"{name}: {counted}{figure}{trend}.", (register,))


def status(s: Standing) -> str:
    """`Limited action since 14 Nov 2019 (medium confidence; facts up to 3 Feb 2026)`."""
    words = wording.standing_words(s)
    if not words.startswith("Last known"):
        words += f" since {wording.day(s.since)}"
    confidence = f"{s.confidence.label.lower()} confidence; " if s.confidence else ""
    return f"{words} ({confidence}{wording.horizon_words(s)})"


def reason(s: Standing, references: References) -> Sentence:
    """Why a pledge stands as it does, with as much weight as the evidence bears."""
    if s.assessment is None:
        return Sentence("Nobody has judged it yet.", (references.register,))
    return Sentence(_weight(s) + s.assessment.reason, references.of(s))


def _weight(s: Standing) -> str:
    """What stands before a reason so that it claims no more than its evidence."""
    stale = "Last known: " if s.freshness is Freshness.EXPIRED and not s.status.unknown else ""
    basis = s.basis
    if basis is None:
        return stale
    if basis.agreement == "low":
        return f"{stale}Sources disagree. "
    if basis.second_hand:
        return f"{stale}Second-hand reports say: "
    if basis.kinds == (SourceKind.PARTY,):
        return f"{stale}Only those assessed say so ({'; '.join(basis.origins)}): "
    if len(basis.origins) == 1:
        return f"{stale}One source says ({basis.origins[0]}): "
    if basis.confidence is Confidence.LOW and not stale:
        return "With low confidence: "
    return stale


def change(found: Change, references: References) -> Sentence:
    """A status that moved: old and new, from when, and why."""
    s = found.after
    why = reason(s, references)
    return Sentence(
        f"{wording.move_words(found)}, from {wording.day(s.since)}. {why.text}", why.references
    )


def new_evidence(changes: Sequence[Change], since: str, register: int) -> Sentence:
    """How much evidence is new, and how much of it moved no status."""
    items = [item for change in changes for item in change.new_evidence]
    if not items:
        return Sentence(f"No evidence of after {since} is on file.", (register,))
    still = sum(bool(change.new_evidence) and not change.moved for change in changes)
    effects = Counter(item.effect for item in items)
    parts = [
        wording.count(effects[effect], one, many)
        for effect, one, many in (
            (Effect.ADVANCE, "advance", "advances"),
            (Effect.SETBACK, "setback", "setbacks"),
            (Effect.CONTEXT, "item of context", "items of context"),
        )
        if effects[effect]
    ]
    return Sentence(
        f"New evidence: {wording.count(len(items), 'item')} ({wording.listed(parts)});"
        f" {wording.count(still, 'pledge')} with new evidence kept the status.",
        (register,),
    )


def gone_stale(changes: Sequence[Change], register: int) -> Sentence | None:
    """Which pledges became overdue or expired in between; None where none did."""
    names = [change.after.commitment.title for change in changes if change.gone_stale]
    if not names:
        return None
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return Sentence(f"Out of date since then: {'; '.join(names[:3])}{more}.", (register,))


def attention(s: Standing) -> tuple[str, ...]:
    """Why a briefing must point to a pledge, gravest first; empty where it need not."""
    reasons = wording.attention_reasons(s)
    if s.basis is not None and s.basis.kinds == (SourceKind.PARTY,):
        reasons.append(PARTY_ONLY)
    elif (
        s.confidence is Confidence.LOW
        and not s.contradicted
        and s.freshness is not Freshness.EXPIRED
    ):
        reasons.append(LOW_CONFIDENCE)
    return tuple(reasons)


_ORDER = ("Reversed", "Contradicted", "Worsening", PARTY_ONLY, "Expired", LOW_CONFIDENCE)


def needing_attention(
    standings: Iterable[Standing],
) -> tuple[tuple[tuple[str, ...], Standing], ...]:
    """The pledges that need attention, each behind the reasons, gravest first."""
    flagged = [(reasons, s) for s in standings if (reasons := attention(s))]
    flagged.sort(key=lambda entry: (_ORDER.index(entry[0][0]), -len(entry[0])))
    return tuple(flagged)


def questions(
    flagged: Iterable[tuple[tuple[str, ...], Standing]], references: References
) -> tuple[Question, ...]:
    """The hard questions of pledges that need attention, in their order.

    Pledges that worsen by the same newest setback are asked about together.
    """
    groups: dict[tuple[object, ...], list[Standing]] = {}
    for reasons, s in flagged:
        setback = _newest_setback(s) if reasons[0] == "Worsening" else None
        alike = (setback.date, setback.source.url) if setback else (s.commitment.id,)
        groups.setdefault((reasons[0], *alike), []).append(s)
    return tuple(_question(str(key[0]), group, references) for key, group in groups.items())


def _question(gravest: str, group: list[Standing], references: References) -> Question:
    s = group[0]
    if gravest == "Worsening":
        asked = "Is this getting worse?"
        answer = _worse(group, references)
    elif gravest == "Contradicted" and s.basis is not None:
        asked = "What of the evidence against this status?"
        answer = _with(evidence(s.basis.evidence_against[-1], references), "It is on file: ")
    elif gravest == LOW_CONFIDENCE and s.basis is not None:
        asked = "How sure is this?"
        answer = Sentence(" ".join(wording.confidence_reasons(s.basis)), references.of(s))
    else:
        asked = {
            "Reversed": "Why was this pledge reversed?",
            "Expired": f"Is this still so? The newest fact is of {wording.day(s.newest)}.",
            PARTY_ONLY: "Who says so besides those who are assessed?",
        }[gravest]
        answer = reason(s, references)
    return Question(tuple(group), asked, answer)


def _worse(group: list[Standing], references: References) -> Sentence:
    counts = [
        f"{wording.count(s.setbacks, 'setback')} against {wording.count(s.advances, 'advance')}"
        for s in group
    ]
    if len(group) == 1:
        lead = f"Yes: {counts[0]} in the last 12 months, the newest: "
    else:
        lead = "Yes: more setbacks than advances in the last 12 months; the newest, for all: "
    return _with(evidence(_newest_setback(group[0]), references), lead)


def _newest_setback(s: Standing) -> Evidence:
    return next(item for item in reversed(s.evidence) if item.effect is Effect.SETBACK)


def _with(sentence: Sentence, lead: str) -> Sentence:
    return Sentence(lead + sentence.text, sentence.references)


def evidence(item: Evidence, references: References) -> Sentence:
    """A finding: when, what, and who says so."""
    relayed = "; second-hand" if item.source.second_hand else ""
    caveat = "; with a caveat" if item.note else ""
    return Sentence(
        f"{wording.when(item.date)}: {item.finding} ({item.source.kind.label}:"
        f" {item.origin}{relayed}{caveat})",
        (references.evidence(item),),
    )


def strongest(s: Standing, effect: Effect, most: int = 3) -> tuple[Evidence, ...]:
    """The items of an effect that weigh most: cited by the assessment, of the highest grade,
    newest."""
    cited = s.cited
    grades = list(SourceKind)
    found = [item for item in s.evidence if item.effect is effect]
    found.sort(key=lambda item: item.happened, reverse=True)
    found.sort(key=lambda item: (item.id not in cited, grades.index(item.source.kind)))
    return tuple(found[:most])


def method(selection: Selection, register: int) -> tuple[Sentence, ...]:
    """How the statuses were given and what is not known."""
    view = selection.view
    late = sum(
        any(
            span.status is not Status.NOT_ASSESSED and span.start < s.commitment.criteria.fixed
            for span in s.spans
        )
        for s in selection.standings
    )
    sentences = [
        "Each status is a judgement of public evidence against criteria of its own pledge; it is no"
        " statement of those who pledged or of any source named.",
        "A party's own word never lifts a status above limited action; substantially kept,"
        " fulfilled and reversed need two origins, one of them not a party.",
        "Delivery is an interval over live pledges: fulfilled counts 1, substantially kept 2/3,"
        " limited action 1/3, not started and reversed 0; the unknown count as 0 at the lower end"
        " and as 1 at the upper.",
        "Time alone changes no status: where the newest fact is out of date it reads last known.",
    ]
    if late:
        fixed = "1 pledge were" if late == 1 else f"{late} pledges were"
        sentences.append(f"The criteria of {fixed} fixed after events that they judge.")
    sentences += [
        f"Two readers of the same evidence agreed on {coding.agree} of {coding.n} verdicts"
        f" (kappa {coding.kappa:.2f})."
        for coding in view.register.codings[-1:]
    ]
    sentences.append(wording.BOUNDARY_NOTE)
    return tuple(Sentence(text, (register,)) for text in sentences)
