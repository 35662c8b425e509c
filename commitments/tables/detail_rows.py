"""Rows of what stands inside facts and pledges: who acted, sums of money, words of other texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from commitments.register.background import Document
from commitments.register.model import Commitment, Evidence
from commitments.standing.standing import Moment

MEMBER, COLLECTIVE = "member", "collective"
"""As what somebody acted: a member, or the body that pledged."""

_Row = dict[str, object]


def actor_rows(facts: Iterable[Evidence], names: dict[str, str]) -> Iterator[_Row]:
    """Who acted in facts, a row each; the body that pledged has neither code nor name."""
    for fact in facts:
        for code in fact.actors:
            yield {"fact": fact.id, "member": code, "name": names[code], "role": MEMBER}
        if fact.collective:
            yield {"fact": fact.id, "member": "", "name": "", "role": COLLECTIVE}


def amount_rows(facts: Iterable[Evidence]) -> Iterator[_Row]:
    """The sums of money that facts tell of."""
    for fact in facts:
        if fact.amount:
            yield {
                "fact": fact.id,
                "value": fact.amount.value,
                "unit": fact.amount.unit,
                "stage": str(fact.amount.stage),
                "date": fact.date.text,
                "givers": fact.givers,
            }


def lineage_rows(
    commitments: Iterable[Commitment], documents: dict[str, Document], moment: Moment
) -> Iterator[_Row]:
    """The words of other texts on pledges, of those that were there by the as-of date."""
    for commitment in commitments:
        for one in commitment.lineage:
            published = documents[one.document].date
            if published is None or published.first <= moment.as_of:
                yield {
                    "commitment": commitment.id,
                    "document": one.document,
                    "relation": str(one.relation),
                    "quote": one.quote,
                    "locator": one.locator,
                    "why": one.why,
                    "basis": str(one.basis),
                    "language": one.language,
                    "gloss": one.gloss,
                }
