"""What is said of one fact of a pledge: what lessens it, who acted, what it corrects."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commitments import dates
from commitments.answers import pledge as said
from commitments.register.model import Bearing
from commitments.standing.acts import TOGETHER
from commitments.standing.money import sum_words
from commitments.standing.standing import Standing
from commitments.standing.words import place_words
from commitments.text import count, listed
from commitments.vocabulary import SourceKind

# A caveat that says itself that a fact is second-hand.
_SAYS_SO = re.compile(r"second[- ]hand|not opened|other reports", re.IGNORECASE)


def of_source(item: Bearing) -> list[str]:
    """Of which kind the source is, and whether its page was opened, in a word or two each."""
    source = item.source
    kind = "a party’s word" if source.kind is SourceKind.PARTY else source.kind.label.lower()
    return [kind, *(["second-hand"] if source.second_hand else [])]


def of_verdict(s: Standing, item: Bearing) -> list[str]:
    """How the fact bears on the verdict, and whether it was seen since."""
    found = [bearing] if (bearing := said.bearing_of(s, item)) else []
    if item in s.newer and item.id not in s.cited:
        found.append("seen, the verdict stands" if s.looked_at(item) else "not judged yet")
    return found


def counts_no_more(s: Standing, item: Bearing) -> Iterable[str]:
    """That a fact was corrected, which nobody may overlook."""
    newer = item.corrected_by
    if newer is not None and s.moment.knows(newer):
        yield f"Corrected on {dates.day(newer.known)}; it counts no more."


def corrects(s: Standing, item: Bearing) -> Bearing | None:
    """The earlier entry that a fact corrects."""
    if item.corrects is None:
        return None
    return next((old for old in s.commitment.evidence if old.id == item.corrects), None)


def remarks(s: Standing, item: Bearing) -> Iterable[str]:
    """What changes how far a fact may be trusted."""
    if item.source.second_hand and not _SAYS_SO.search(item.caveat or ""):
        yield "Known from other reports; the page itself was not opened."
    if item.caveat:
        yield item.caveat
    if old := corrects(s, item):
        yield (
            f"Corrects an entry of {dates.day(old.recorded)}, which said: {dates.when(old.date)},"
            f" {old.effect.label.lower()}, {old.finding} ({old.source.publisher})"
        )


def details(names: dict[str, str], item: Bearing) -> Iterable[str]:
    """Whose finding it is, why it bears on the pledge, who acted and where, and the sum of money
    where the fact is one; `names` are those of the members by their codes."""
    if item.origin != item.source.publisher:
        yield f"The finding is of {item.origin}."
    if item.on.why:
        yield f"Why it bears on this pledge: {item.on.why}"
    actors = [TOGETHER] if item.fact.collective else []
    actors += [names.get(code, code) for code in item.fact.actors]
    parts = [f"Acted: {listed(actors)}"] if actors else []
    if item.places:
        parts.append(f"Where: {place_words(item.places)}")
    if amount := item.fact.amount:
        whose = listed(names.get(code, code) for code in amount.givers)
        by = f" by {whose}" if whose else ""
        parts.append(f"Sum: {sum_words(amount)}{by}")
    if parts:
        yield " · ".join(parts)


def behind(s: Standing, item: Bearing, others: int, *, short: bool) -> str:
    """What a reader finds in the fold of a fact: `The words, a caveat and 2 other pledges`."""
    parts = [
        *(["the words"] if item.fact.quote and not short else []),
        *(["a caveat"] if item.caveat else []),
        *(["what it corrects"] if corrects(s, item) else []),
        *([count(others, "other pledge")] if others else []),
    ]
    label = listed(parts) or "more"
    return f"{label[0].upper()}{label[1:]}"


def copy_label(item: Bearing) -> str:
    """What the way to a copy of the page in an archive is called."""
    copy = item.fact.archived
    return f"Archived copy of {dates.day(copy.date)}" if copy else "Archived copies"
