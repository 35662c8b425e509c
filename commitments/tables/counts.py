"""Frames of evidence -> counts by place."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from commitments.register.places import places
from commitments.standing.standing import TREND_DAYS
from commitments.vocabulary import Effect


def by_direction(evidence: pd.DataFrame, scope: str) -> pd.DataFrame:
    """Facts with a direction by the places that they name: columns place, one an effect.

    Scope `place` counts a fact at the part of a country that it names, or at the country where it
    names no part of it; scope `country` at each country of which it names any part. A fact that
    names two places counts at both, one that names none nowhere. At one place an event counts once:
    as a setback where it is one for any pledge, else as an advance.
    """
    once = _at_places(evidence, scope)
    table = once.groupby(["place", "effect"], sort=False).size().unstack(fill_value=0)
    table = table.reindex(columns=[str(Effect.ADVANCE), str(Effect.SETBACK)], fill_value=0)
    return table.rename_axis(None, axis=1).reset_index()


def in_last_year(evidence: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The evidence of the 12 months before a day."""
    start = as_of - timedelta(days=TREND_DAYS)
    return evidence[evidence["happened"] > pd.Timestamp(start)]


def facts_at(evidence: pd.DataFrame, scope: str, code: str) -> tuple[tuple[str, Effect], ...]:
    """The facts that `by_direction` counts at one place, newest first: the id and how it counts."""
    once = _at_places(evidence, scope)
    here = once[once["place"] == code].sort_values("happened", ascending=False, kind="stable")
    return tuple(
        (str(id), Effect(str(effect)))
        for id, effect in zip(here["id"], here["effect"], strict=True)
    )


def _at_places(evidence: pd.DataFrame, scope: str) -> pd.DataFrame:
    """A row a place and a fact that counts there: columns id, effect, happened, place."""
    pointing = evidence[evidence["effect"] != str(Effect.CONTEXT)]
    named = pointing[["id", "effect", "happened", "places"]].explode("places")
    named = named.dropna(subset=["places"]).rename(columns={"places": "place"})
    country = named["place"].map(lambda code: places()[code].country)
    if scope == "country":
        named = named.assign(place=country)
    else:
        part = named["place"] != country
        narrower = part.groupby([named["id"], country]).transform("any")
        named = named[part | ~narrower]
    # A setback comes first: an event that helps one pledge and harms another is not good news.
    worst_first = named.sort_values("effect", key=lambda e: e != str(Effect.SETBACK), kind="stable")
    return worst_first.drop_duplicates(["place", "id"])
