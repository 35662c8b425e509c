"""What the page of one pledge says: the verdict, since when, how sure, who differs, what comes."""

from __future__ import annotations

from collections.abc import Iterable

from commitments import dates
from commitments.answers.answer import Answer
from commitments.answers.method import last_coding
from commitments.register.model import Assessment, Bearing, Register
from commitments.register.second_reader import Named
from commitments.standing.coming_up import review_of
from commitments.standing.confidence import Basis, supporting_of, ways
from commitments.standing.standing import Standing
from commitments.standing.words import again_words, confidence_reasons, no_confidence_reason
from commitments.text import count, parted
from commitments.vocabulary import Agreement, Effect, Freshness, SourceKind, Status, Strength

WHY = "Why, and how sure"
WHY_ABOUT = "The weightiest facts each way, and how they bear on the verdict"
WAIT = "Waiting for a second reader, not counted:"
DIFFER = "Where the parties and others differ"
DIFFER_ABOUT = "Of the facts under the verdict and of the last 12 months, most point different ways"
TURNS = "What would change this verdict"
WORDS = "What was promised, word for word"
NOBODY_JUDGED = "Nobody has judged this pledge by this date."


def verdict(s: Standing) -> Answer:
    """The reason of the judgement: its first sentence, and the others. Where facts under it were
    corrected and nobody has judged again, what these say now comes first."""
    if s.assessment is None:
        return Answer(NOBODY_JUDGED)
    if s.corrected:
        facts = "A fact" if len(s.corrected) == 1 else "Facts"
        verb = "was" if len(s.corrected) == 1 else "were"
        now = " ".join(f"{fact.finding.rstrip('.')}." for fact in s.corrected)
        first = f"{facts} under this verdict {verb} corrected: {now}"
        return Answer(first, f"Judged before that: {s.assessment.reason}")
    return Answer(*parted(s.assessment.reason))


def status_words(s: Standing) -> str:
    """`Limited action`, or `Last known: limited action` where the newest fact is out of date."""
    label = s.status.label_for(s.commitment.kind)
    return f"Last known: {label.lower()}" if _last_known(s) else label


def _last_known(s: Standing) -> bool:
    return s.freshness is Freshness.EXPIRED and not s.status.unknown


def reservations(s: Standing) -> tuple[str, ...]:
    """What must be said with the verdict wherever it is said, a sentence each; mostly nothing."""
    found = []
    if s.to_be_judged and s.assessment:
        judged = dates.as_judged(s.assessment.date)
        found.append(f"Judged as of {judged}; to be judged again: {again_words(s)}")
    if _last_known(s):
        found.append(f"Nothing newer than {dates.day(s.newest)} is on file.")
    return tuple(found)


def unconfirmed(waiting: Iterable[Named], s: Standing) -> tuple[str, ...]:
    """What is on file for a pledge and waits for a second reader, a sentence each; a fact with its
    words stands among the facts."""
    mine = [named for named in waiting if s.commitment.id in named.pledges]
    found = [
        f"Judgement: {named.entry.status.label_for(s.commitment.kind).lower()} as of"
        f" {dates.as_judged(named.entry.date)}, by {named.by}. {named.entry.reason}"
        for named in mine
        if isinstance(named.entry, Assessment)
    ]
    if facts := len(mine) - len(found):
        verb = "waits" if facts == 1 else "wait"
        found.append(f"{count(facts, 'fact')} {verb} for a second reader.")
    return tuple(found)


def aloud(s: Standing) -> str:
    """All that can be said of a pledge in one breath: title, status, reason, what must go with it,
    and the second reader where that one differs."""
    status = status_words(s)
    joint = "," if _last_known(s) else ":"
    said = [f"{s.commitment.title}{joint} {status[0].lower()}{status[1:]}.", verdict(s).text]
    said += reservations(s)
    if s.assessment and s.assessment.second:
        second = s.assessment.second
        label = second.status.label_for(s.commitment.kind).lower()
        said.append(f"A second reader says {label}: {second.reason}")
    return " ".join(said)


def looked_again(s: Standing) -> str:
    """Who looked again and let the judgement stand; empty where nobody did."""
    if s.confirmed is None:
        return ""
    note = f" {s.confirmed.note}" if s.confirmed.note else ""
    return (
        f"Looked at again as of {dates.day(s.confirmed.date)} by {s.confirmed.by}: the judgement"
        f" stands.{note}"
    )


# ---------------------------------------------------------------- the list of five


def since(s: Standing) -> str:
    """`The end of 2023, before that limited action; last judged as of the end of 2025`: the first
    of the unbroken run of judgements, what held before it, and the newest of the run."""
    run = next((n for n, span in enumerate(s.spans) if span.start == s.since), None)
    if run is None:
        return "Not judged yet"
    start = dates.as_judged(s.since)
    before = "the first judgement"
    if run:
        before = f"before that {s.spans[run - 1].status.label_for(s.commitment.kind).lower()}"
    newest = s.spans[-1].start
    last = f"; last judged as of {dates.as_judged(newest)}" if newest > s.since else ""
    return f"{start[0].upper()}{start[1:]}, {before}{last}"


def twelve_months(s: Standing) -> str:
    """`4 advances, 9 setbacks`: the counts of the 12 months before the date."""
    if not s.advances and not s.setbacks:
        return "No advance and no setback"
    return f"{count(s.advances, 'advance')}, {count(s.setbacks, 'setback')}"


_UNSURE = {
    Status.UNCLEAR: "No verdict to be sure of: the facts do not settle it",
    Status.NO_EVIDENCE: "A search that finds nothing has no grade",
    Status.NOT_ASSESSED: "Nothing was judged",
}


def how_sure(s: Standing) -> str:
    """`Low: press and parties only; 2 facts speak against it`: the confidence with its reasons."""
    if s.basis is None:
        return _UNSURE[s.status if s.status.unknown else Status.NOT_ASSESSED]
    reasons = [_rests_on(s.basis), _against(s.basis)]
    if s.basis.second_hand:
        reasons.insert(1, "all of it second-hand")
    if s.basis.capped_by is Freshness.EXPIRED:
        reasons.append("the newest fact is out of date")
    elif s.basis.capped_by is Freshness.OVERDUE:
        reasons.append("the review is overdue")
    return f"{s.basis.confidence.label}: {'; '.join(reasons)}"


_ONLY = {
    (SourceKind.PARTY,): "the parties’ own word only",
    (SourceKind.REPORTING,): "press only",
    (SourceKind.REPORTING, SourceKind.PARTY): "press and parties only",
}


def _rests_on(basis: Basis) -> str:
    """What kinds of source support a verdict, in a few words."""
    if not basis.evidence_for:
        return "no fact under it points its way"
    if basis.kinds == (SourceKind.PARTY,) and len(basis.origins) == 1:
        return "one party’s word only"
    if basis.kinds in _ONLY:
        return _ONLY[basis.kinds]
    if basis.strength is Strength.LIMITED:
        return "one origin only"
    strong = "an act itself" if SourceKind.ACT in basis.kinds else "an independent monitor"
    if basis.strength is Strength.ROBUST:
        return f"{strong} and another strong source"
    return f"{strong} and a second origin"


def _against(basis: Basis) -> str:
    number = len(basis.evidence_against)
    if not number:
        return "nothing speaks against the verdict"
    if basis.agreement is Agreement.MEDIUM:
        facts = count(number, "weaker fact")
    elif basis.strength is Strength.LIMITED:
        facts = count(number, "fact")
    else:
        facts = count(number, "fact as strong", "facts, some as strong,")
    return f"{facts} {'speaks' if number == 1 else 'speak'} against the verdict"


def bearing(s: Standing, effect: Effect) -> str:
    """`3 speak for the verdict`: how the advances or the setbacks bear on the verdict; empty where
    there is no verdict or nothing of that effect."""
    if s.basis is None or all(item.effect is not effect for item in s.evidence):
        return ""
    against = effect is ways(s.status)[1]
    found = s.basis.evidence_against if against else speaking_for(s)
    number = sum(item.effect is effect for item in found)
    speak = "speak" if number > 1 else "speaks"
    return f"{number or 'none'} {speak} {'against' if against else 'for'} the verdict"


def speaking_for(s: Standing) -> tuple[Bearing, ...]:
    """The facts that speak for the verdict, oldest first."""
    return supporting_of(s.status, (item for item in s.evidence if item.id in s.cited))


def side(s: Standing, effect: Effect) -> str:
    """`12 facts since 2019 · 3 speak for the verdict`: what stands at the head of one side."""
    items = [item for item in s.evidence if item.effect is effect]
    year = min((item.date.first.year for item in items), default=None)
    many = f"{count(len(items), 'fact')} since {year}" if year else "no fact on file by this date"
    return " · ".join(part for part in (many, bearing(s, effect)) if part)


def sure(s: Standing) -> str:
    """How sure we are, and why."""
    reasons = confidence_reasons(s.basis) if s.basis else [no_confidence_reason(s.status)]
    how = f"Confidence is {s.confidence.label.lower()}. " if s.confidence else ""
    return f"{how}{' '.join(reasons)}"


def bearing_of(s: Standing, item: Bearing) -> str:
    """The same of one fact; empty where it bears on no verdict."""
    if s.basis is None:
        return ""
    if item in s.basis.evidence_against:
        return "speaks against the verdict"
    if item.id not in s.cited:
        return ""
    return "speaks for the verdict" if item in speaking_for(s) else "under the verdict"


def second_reader(s: Standing, register: Register) -> str:
    """`Agrees`, or that a second reader says otherwise or is not known.

    The file keeps a second reading only where it differs: silence is agreement where the newest
    round of two readers compared all the judgements that were recorded by its day, this one among
    them.
    """
    if s.assessment is None or s.status is Status.NOT_ASSESSED:
        return "None"
    if s.assessment.second is not None:
        return f"Says {s.assessment.second.status.label_for(s.commitment.kind).lower()}"
    last = last_coding(register, s.moment.known_at)
    if last is None or s.assessment.recorded > last.coded:
        return "None on file"
    judgements = sum(
        judged.recorded <= last.coded for c in register.commitments for judged in c.assessments
    )
    return "Agrees" if last.n >= judgements else "None on file"


def next_review(s: Standing) -> str:
    """`26 Feb 2027`, or since when it is due."""
    due = dates.day(review_of(s))
    if s.freshness is Freshness.FRESH:
        return due
    return f"Due since {due}" if s.freshness is Freshness.DUE else f"Overdue since {due}"


# ---------------------------------------------------------------- the place in a list


def placed(number: int, total: int, order: str, *, filtered: bool) -> str:
    """`6 of 32, by theme`: where a pledge stands in the list that one came from."""
    return f"{number} of {total}{' that pass the filters' if filtered else ''}, {order}"
