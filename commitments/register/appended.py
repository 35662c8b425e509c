"""Rules on entries that say something of earlier ones: a correction, and a second reader's word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from commitments.record_words import Decision
from commitments.register.model import Assessment, Review
from commitments.register.review import link_name, same_person
from commitments.register.second_reader import (
    Named,
    judgement_names,
    named_entries,
    needs_review,
)
from commitments.register.shaped import Broken, NodePath, ShapedRegister
from commitments.text import nearest, shown

# What clocks on both sides of the earth may differ by.
_A_DAY = timedelta(days=1)


def corrections_say_what_and_why(shaped: ShapedRegister) -> Iterator[Broken]:
    """A correction names an earlier fact that no other corrects, and the reason. One that was
    declined or withdrawn corrects nothing."""
    gone = {r.entry for r in _reviews(shaped).values() if r.decision is not Decision.CONFIRMED}
    earlier: dict[str, None] = {}
    corrected: dict[str, str] = {}
    for i, fact in shaped.evidence.items():
        path: NodePath = ("evidence", i)
        if fact.corrects is not None:
            if fact.corrects not in earlier:
                yield (
                    (*path, "corrects"),
                    f"'{shown(fact.corrects)}' is no earlier fact{nearest(fact.corrects, earlier)}",
                )
            elif fact.corrects in corrected and fact.id not in gone:
                newer = corrected[fact.corrects]
                yield (
                    (*path, "corrects"),
                    f"'{fact.corrects}' is already corrected by {newer}; correct {newer}",
                )
            if fact.caveat is None:
                yield path, "a correction needs its reason: add 'caveat'"
            if fact.id not in gone:
                corrected.setdefault(fact.corrects, fact.id)
        earlier[fact.id] = None


@dataclass(slots=True)
class _Ledger:
    """The entries of a register as far as they could be read, and what second readers said."""

    entries: dict[str, Named]
    reviews: dict[int, Review]
    needing: set[str]
    """The names of those that count only once somebody confirmed them."""
    decided: dict[str, tuple[int, Review]]
    """By entry: the first decision on it, with its place in the list."""


def _reviews(shaped: ShapedRegister) -> dict[int, Review]:
    found = shaped.sections["confirmations"]
    return {i: one for i, one in found.items() if isinstance(one, Review)}


def _ledger(shaped: ShapedRegister) -> _Ledger:
    judged = ((c.head.id, c.assessments.values()) for c in shaped.commitments if c.head)
    entries = {named.name: named for named in named_entries(judged, shaped.evidence.values())}
    info, reviews = shaped.info, _reviews(shaped)
    needing = {
        name
        for name, named in entries.items()
        if info is not None and needs_review(info, named.entry, named.recorded)
    }
    first = {review.entry: (i, review) for i, review in reversed(reviews.items())}
    return _Ledger(entries, reviews, needing, first)


def four_eyes(shaped: ShapedRegister) -> Iterator[Broken]:
    """What needs a second reader has one other than who recorded it, who says one word on it; what
    counts rests on what counts."""
    ledger = _ledger(shaped)
    yield from _reviews_that_decide(ledger)
    if ledger.needing:
        yield from _names_given(shaped, ledger.needing)
        yield from _rests_on_what_counts(shaped, ledger)


def _names_given(shaped: ShapedRegister, needing: set[str]) -> Iterator[Broken]:
    """What needs a second reader says who recorded it: nobody confirms their own."""
    for i, fact in shaped.evidence.items():
        said = "needs a second reader, and so who recorded it: add 'by'"
        if fact.id in needing and fact.by is None:
            yield ("evidence", i), f"a fact {said}"
        for k, on in enumerate(fact.bears_on):
            if link_name(fact.id, on.commitment) in needing and on.by is None:
                yield ("evidence", i, "bears_on", k), f"a link that came later {said}"


def _reviews_that_decide(ledger: _Ledger) -> Iterator[Broken]:
    """A second reader's word is on an entry that is there and waits for it; it comes from somebody
    else than recorded the entry, is the only one, and says why where it turns the entry down."""
    for i, review in ledger.reviews.items():
        path: NodePath = ("confirmations", i)
        named = ledger.entries.get(review.entry)
        if named is None:
            known = list(ledger.entries)
            yield (
                (*path, "entry"),
                f"entry '{shown(review.entry)}' is not known{nearest(review.entry, known)}; name a"
                " fact by its id, a judgement as 'pledge 2026-03-01'",
            )
            continue
        yield from _of_entry(path, review, named, ledger, i)


def _of_entry(
    path: NodePath, review: Review, named: Named, ledger: _Ledger, i: int
) -> Iterator[Broken]:
    """What is wrong with the word on an entry that is there."""
    name, decision = shown(review.entry), review.decision
    first = ledger.decided[review.entry]
    if first[0] != i:
        said = f"{first[1].decision.label.lower()} by {shown(first[1].by)}"
        yield (*path, "entry"), f"entry '{name}' was {said} already; correct it with a new entry"
        return
    if named.recorded - review.recorded > _A_DAY:
        yield (
            (*path, "recorded"),
            f"recorded {review.recorded} is before the entry was ({named.recorded})",
        )
    own = same_person(review.by, named.by)
    if own and decision is not Decision.WITHDRAWN:
        yield (
            (*path, "by"),
            f"'{shown(review.by)}' recorded '{name}', and nobody confirms their own; let another"
            " editor decide, or write 'decision: withdrawn'",
        )
    if not own and decision is Decision.WITHDRAWN:
        yield (
            (*path, "decision"),
            f"only {shown(named.by or 'who recorded it')} withdraws '{name}'; write 'decision:"
            " declined' with its 'reason'",
        )
    if decision is Decision.DECLINED and review.reason is None:
        yield path, "who is declined must learn why: add 'reason'"
    if decision is not Decision.CONFIRMED and review.entry not in ledger.needing:
        yield (
            (*path, "decision"),
            f"'{name}' needs no second reader and counts already; correct it with a new entry",
        )


def _rests_on_what_counts(shaped: ShapedRegister, ledger: _Ledger) -> Iterator[Broken]:
    """A judgement that counts rests on facts that did when it began to count."""
    for commitment in shaped.commitments:
        if commitment.head is None:
            continue
        places = list(commitment.assessments)
        names = judgement_names(commitment.head.id, commitment.assessments.values())
        for k, (name, judged) in zip(places, names, strict=True):
            for n, id in enumerate(judged.evidence):
                path = (*commitment.path, "assessments", k, "evidence", n)
                for part in (id, link_name(id, commitment.head.id)):
                    yield from _rests_on(path, ledger, name, judged, part)


def _rests_on(
    path: NodePath, ledger: _Ledger, name: str, judged: Assessment, part: str
) -> Iterator[Broken]:
    """What is wrong with a judgement that rests on a fact, or on a link, that does not count."""
    if part not in ledger.needing:
        return
    mine, its = ledger.decided.get(name), ledger.decided.get(part)
    confirmed = its is not None and its[1].decision is Decision.CONFIRMED
    if name not in ledger.needing:
        if its is None or not confirmed:
            what = "waits for a second reader" if its is None else "was turned down"
            said = f"evidence '{shown(part)}' {what}"
            yield path, f"{said}; let it be confirmed first, or leave it out"
        elif its[1].recorded > judged.recorded:
            yield (
                (*path[:-2], "recorded"),
                f"recorded {judged.recorded} is before its evidence {shown(part)} was confirmed"
                f" ({its[1].recorded})",
            )
    elif mine and mine[1].decision is Decision.CONFIRMED:
        if its is None or not confirmed or its[0] > mine[0]:
            yield (
                ("confirmations", mine[0], "entry"),
                f"entry '{shown(name)}' rests on {shown(part)}, which nobody confirmed before it;"
                " confirm that first",
            )
