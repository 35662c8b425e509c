"""Frames of pledges and evidence -> counts by status, theme, region, place and year."""

from __future__ import annotations

import pandas as pd

from commitments.register.places import place_name, places
from commitments.vocabulary import Effect, Status, Trend


def status_counts(frame: pd.DataFrame, column: str = "status") -> pd.DataFrame:
    """Commitments by status, in the order of the vocabulary: columns status, count."""
    terms: type[Status] | type[Trend] = Trend if column == "trend" else Status
    counts = frame[column].value_counts()
    rows = [(str(term), int(counts.get(str(term), 0))) for term in terms]
    return pd.DataFrame(rows, columns=[column, "count"])


def paired_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """The statuses at best and now, and the trend: columns row, key, count (zeros left out)."""
    parts = [
        status_counts(frame, column).rename(columns={column: "key"}).assign(row=column)
        for column in ("best", "status", "trend")
    ]
    together = pd.concat(parts)[["row", "key", "count"]]
    return together[together["count"] > 0].reset_index(drop=True)


def by_theme(frame: pd.DataFrame) -> pd.DataFrame:
    """Commitments by theme and status: columns theme, theme_name, status, count."""
    counts = frame.groupby(["theme", "theme_name", "status"], sort=False).size()
    return counts.reset_index(name="count")


def by_theme_and_region(frame: pd.DataFrame) -> pd.DataFrame:
    """Commitments by theme, region and status; a commitment of two regions stands in both.

    Columns theme, theme_name, region, status, count.
    """
    exploded = frame[["id", "theme", "theme_name", "regions", "status"]].explode("regions")
    exploded = exploded.rename(columns={"regions": "region"})
    counts = exploded.groupby(["theme", "theme_name", "region", "status"], sort=False).size()
    return counts.reset_index(name="count")


def by_place(evidence: pd.DataFrame) -> pd.DataFrame:
    """Findings by the places that they name: columns scope, place, name, one an effect, total.

    Scope `place` counts the findings that name a part of a country, or a country and no part of it;
    scope `country` those that name a country or any part of it, each once. A finding that names two
    places counts in both, one that names none nowhere. One event counts once in the total, however
    many commitments it bears on, and once under each effect that it has on them.
    """
    named = evidence[["id", "effect", "places"]].explode("places")
    named = named.dropna(subset=["places"]).rename(columns={"places": "place"})
    country = named["place"].map(lambda code: places()[code].country)
    part = named["place"] != country
    narrower = part.groupby([named.index, country]).transform("any")
    counted = pd.concat(
        [
            named[part | ~narrower].assign(scope="place"),
            named.assign(place=country, scope="country"),
        ]
    ).drop_duplicates()
    table = counted.groupby(["scope", "place", "effect"]).size().unstack(fill_value=0)
    table = table.reindex(columns=[str(effect) for effect in Effect], fill_value=0)
    once = counted.drop_duplicates(["scope", "place", "id"])
    table["total"] = once.groupby(["scope", "place"]).size()
    table = table.rename_axis(None, axis=1).reset_index()
    table.insert(2, "name", [place_name(str(code)) for code in table["place"]])
    return table


def findings_at(evidence: pd.DataFrame, code: str) -> pd.DataFrame:
    """The findings that name a place, or any part of it where it is a country, newest first.

    Rows of the evidence frame, one an event: as many as `by_place` has as total.
    """

    def names(codes: tuple[str, ...]) -> bool:
        return any(code in (one, places()[one].country) for one in codes)

    named = evidence[evidence["places"].map(names).astype(bool)]
    newest_first = named.sort_values("happened", ascending=False, kind="stable")
    return newest_first.drop_duplicates("id")


def evidence_by_year(evidence: pd.DataFrame) -> pd.DataFrame:
    """Findings by year and effect: columns year, effect, count.

    One event counts once for each effect that it has.
    """
    once = evidence[["id", "effect", "happened"]].drop_duplicates(["id", "effect"])
    counts = once.groupby([once["happened"].dt.year.rename("year"), "effect"]).size()
    return counts.reset_index(name="count")
