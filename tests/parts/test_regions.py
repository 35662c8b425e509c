"""The Regions page."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from commitments import text
from commitments.figures import titles
from commitments.tables.counts import by_theme_and_region, findings_at
from commitments.vocabulary import Status
from components.widgets.text import plain
from tests.conftest import ROOT
from tests.parts.app import (
    CURATED,
    MEASURES,
    REGIONS,
    SOME,
    alt,
    captions,
    figures,
    opened,
    paragraphs,
    some,
    started,
    use_file,
    view_at,
    warnings,
)


def test_the_regions_page_counts_pledges_by_region() -> None:
    at, selection = opened(REGIONS, **SOME), some()
    cells = by_theme_and_region(selection.commitments)
    rows = [
        (region.name, _counts(cells[cells["region"] == region.id]))
        for region in CURATED.register.regions
        if (cells["region"] == region.id).any()
    ]
    title = "Where the pledges apply, and how they stand there"
    assert alt(at, "map-of-status") == titles.statuses_alt(title, rows)
    numbers = opened(REGIONS, **SOME, measure="number")
    assert alt(numbers, "map-of-numbers") == "How many pledges name each region. " + " ".join(
        f"{name}: {sum(counts.values())}." for name, counts in rows
    )


def _counts(cells: pd.DataFrame) -> dict[Status, int]:
    return {s: int(cells.loc[cells["status"] == s, "count"].sum()) for s in Status}


@pytest.mark.parametrize("place", ["", "IRQ", "IQ-NI", "SY-HA", "FRA", "JPN"])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_draws_every_sort_of_place(measure: str, place: str) -> None:
    at = opened(REGIONS, measure=measure, place=place)
    evidence = view_at().evidence
    if measure in ("evidence", "world"):
        evidence = evidence[evidence["happened"].dt.year >= 2019]
    once = len(findings_at(evidence, place)) if place else 0
    words = f"{text.count(once, 'finding')} {'names' if once == 1 else 'name'} this place"
    shown = [m.value for m in at.markdown if "this place" in m.value]
    assert shown == ([f"**{words}**, newest first"] if place else [])
    assert len(at.get("plotly_chart")) == (1 if place or measure == "members" else 2)


def test_effect_and_years_choose_the_findings_of_a_place() -> None:
    years = {"from_year": "2021", "to_year": "2023"}
    at = opened(REGIONS, measure="evidence", place="IRQ", effect="setback", **years)
    evidence = findings_at(view_at().evidence, "IRQ")
    chosen = evidence["happened"].dt.year.between(2021, 2023) & (evidence["effect"] == "setback")
    count = int(chosen.sum())
    assert f"**{count} findings name this place**, newest first" in paragraphs(at)
    assert at.get("popover")[2].proto.popover.label == "Effect and years"


def test_an_unknown_place_is_named_and_the_map_is_drawn() -> None:
    at = opened(REGIONS, place="XX")
    assert warnings(at) == [
        "The link asks for the place “XX”, which is not known. Click a place on the map."
    ]
    assert len(at.get("plotly_chart")) == 2


def test_what_a_region_leaves_open_stands_with_its_pledges() -> None:
    at = started(REGIONS, place="SY-HA")
    at.session_state["fold-region-northeast-syria"] = True
    at.run()
    region = next(r for r in CURATED.register.regions if r.id == "northeast-syria")
    assert f":material/info: {plain(region.note or '')}" in captions(at)


SAMPLE = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")


def measures(at: AppTest) -> list[str]:
    """The names on the switch between maps."""
    found = [group for group in at.get("button_group") if group.proto.label == "Measure"]
    return [option.content for group in found for option in group.proto.options]


def test_the_switch_names_the_countries_of_the_regions() -> None:
    assert measures(opened(REGIONS)) == [
        "Status of pledges",
        "Number of pledges",
        "Evidence in Iraq and Syria",
        "Evidence worldwide",
        "Members",
    ]


@pytest.mark.parametrize("measure", ["status", "number", "evidence"])
def test_another_summit_has_the_map_of_its_own_country(
    measure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "sample.yaml", SAMPLE)
    at = opened(REGIONS, measure=measure)
    assert measures(at)[2] == "Evidence in Switzerland"
    drawn = [trace for trace in figures(at)[0]["data"] if trace["type"] == "choropleth"]
    assert [trace["locations"] for trace in drawn] == [
        ["AUT", "DEU", "FRA", "ITA", "LIE"],
        ["CHE"],
    ]
    assert not warnings(at)


NOWHERE = SAMPLE.replace("    places: [CHE]\n", "", 1)


def test_regions_without_places_have_no_map_and_no_switch_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "places: [CHE]" not in NOWHERE.partition("evidence:")[0]
    use_file(monkeypatch, tmp_path / "nowhere.yaml", NOWHERE)
    at = opened(REGIONS)
    assert measures(at) == ["Evidence worldwide", "Members"]
    assert alt(at, "map-of-evidence-world").startswith("Named most often in findings")
    assert not warnings(at)
    asked = opened(REGIONS, measure="status")
    assert measures(asked) == ["Evidence worldwide", "Members"]
    (said,) = warnings(asked)
    assert plain("the measure “status”, which is not known") in said


def test_a_register_that_names_no_place_at_all_has_bars_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, rest = NOWHERE.replace("    places: [CHE]\n", "").partition("members:\n")
    text = head + rest[rest.index("series:\n") :]
    use_file(monkeypatch, tmp_path / "nowhere.yaml", text)
    at = opened(REGIONS)
    assert measures(at) == []
    assert [trace["type"] for trace in figures(at)[0]["data"]] == ["bar"] * 3
    assert alt(at, "status-by-region").startswith(
        "Status of the pledges by the region that they name. The valley: 1 substantially kept"
    )
    assert titles.NO_PLACE in captions(at)
