"""The Regions view."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from commitments.figures.titles import NO_PLACE
from commitments.tables.counts import by_direction, facts_at
from commitments.vocabulary import Effect
from tests.conftest import ROOT, TODAY
from tests.parts.app import REGIONS, alt, figures, opened, use_file, view_at, warnings
from tests.parts.html import links, pieces, said, words

SAMPLE = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")
NOWHERE = SAMPLE.replace("    places: [CHE]\n", "", 1)


def last_year() -> pd.DataFrame:
    evidence = view_at().evidence
    return evidence[evidence["happened"] > pd.Timestamp(TODAY - timedelta(days=365))]


def switches(at: AppTest) -> dict[str, list[str]]:
    """The switches of the map with their choices."""
    return {
        group.proto.label: [option.content for option in group.proto.options]
        for group in at.get("button_group")
        if group.proto.label in ("Map", "Year")
    }


def test_the_answer_names_where_most_happened_and_the_map_shows_it() -> None:
    at = opened(REGIONS)
    assert said(at) == [
        "In the last twelve months more happened in Hasakah than in any other part of Iraq and"
        " Syria: 29 facts, 15 of them setbacks.",
        "In Erbil 8 of 12 were setbacks. Where only Syria as a whole is named, advances led, 9 to"
        " 1.",
    ]
    assert alt(at, "map-of-facts").startswith("Most happened in Hasakah in the last 12 months")
    years = [str(year) for year in range(2019, 2027)]
    assert switches(at) == {"Map": ["Iraq and Syria", "World"], "Year": [*years, "12 months"]}
    assert dict(at.query_params) == {}


@pytest.mark.parametrize(("which", "scope"), [("land", "place"), ("world", "country")])
def test_every_place_with_facts_is_a_link_with_its_counts(which: str, scope: str) -> None:
    more = {} if which == "land" else {"map": which}
    at = opened(REGIONS, **more)
    counts = by_direction(last_year(), scope)
    wanted = {
        f"regions?place={row['place']}" + (f"&map={which}" if more else "")
        for row in counts.to_dict("records")
    }
    assert {url for url, _ in links(pieces(at), "regions")} == wanted
    top = counts[counts["place"] == ("SY-HA" if which == "land" else "SYR")].iloc[0]
    name = "Hasakah" if which == "land" else "Syria"
    assert f"{name} {top['advance']} {top['setback']}" in words(pieces(at))


def test_each_region_has_a_row_that_leads_to_the_pledges_that_name_it() -> None:
    at = opened(REGIONS)
    regions = view_at().register.regions
    assert links(pieces(at), "tracker") == [(f"tracker?region={r.id}", r.name) for r in regions]
    assert "Iraq 21 pledges name it · Compare 2 of 21 substantially kept today" in words(pieces(at))


@pytest.mark.parametrize("place", ["SY-HA", "IRQ", "FRA"])
@pytest.mark.parametrize("which", ["land", "world"])
def test_a_place_shows_as_many_facts_as_its_circle_counts(which: str, place: str) -> None:
    scope = "country" if which == "world" else "place"
    facts = facts_at(last_year(), scope, place)
    at = opened(REGIONS, place=place, map=which)
    body = pieces(at)
    assert body.count('class="fact"') == len(facts)
    assert ("more</summary>" in body) == (len(facts) > 10)
    effects = [effect for _, effect in facts]
    if facts:
        setbacks = effects.count(Effect.SETBACK)
        assert f": {len(facts)} facts in the last twelve months, {setbacks} of" in said(at)[0]
    else:
        assert "no advance and no setback is on file in the last twelve months" in said(at)[0]
    back = [url for url, label in links(body, "regions") if label == "All places"]
    assert back == ["regions" + ("?map=world" if which == "world" else "")]


def test_year_and_place_stand_in_the_address_and_in_the_links() -> None:
    at = opened(REGIONS, place="SY-HA", year="2024", before="2020")
    assert said(at)[0].startswith("Hasakah: 7 facts in 2024")
    assert dict(at.query_params) == {"place": "SY-HA", "year": "2024", "before": "2020"}
    back = [url for url, label in links(pieces(at), "regions") if label == "All places"]
    assert back == ["regions?before=2020&year=2024"]
    at.get_by_key("year").set_value("2023").run()
    assert dict(at.query_params)["year"] == "2023"
    assert "in 2023" in said(at)[0]


def test_a_fact_names_the_pledges_that_it_bears_on_and_one_place_is_marked() -> None:
    body = pieces(opened(REGIONS, place="SY-HA", theme="military"))
    assert body.count('aria-current="true"') == 1
    pledges = {url for url, _ in links(body, "commitment")}
    ids = {
        s.commitment.id for s in view_at().standings.values() if s.commitment.theme == "military"
    }
    assert pledges <= {f"commitment?theme=military&id={id}" for id in ids}
    assert pledges


def test_a_filter_is_the_base_of_the_answer() -> None:
    at = opened(REGIONS, theme="military")
    assert said(at)[0].startswith(
        "In the last twelve months, of what bears on these 5 pledges, most happened in "
    )


def test_nothing_found_says_so() -> None:
    at = opened(REGIONS, q="xyzzy")
    assert said(at) == ["“xyzzy” leads to none of 32 pledges."]
    assert at.get("plotly_chart") == []


def test_a_bad_link_is_told_by_names_and_the_map_is_drawn() -> None:
    at = opened(REGIONS, place="XX", year="1999", map="moon", measure="status", effect="setback")
    assert [told.partition("\\, which is not known")[0] for told in warnings(at)] == [
        "The link asks for the map “moon”",
        "The link asks for the year “1999”",
        "The link asks for the place “XX”",
    ]
    assert "IRQ" not in warnings(at)[2]
    assert dict(at.query_params) == {}
    assert said(at)[0].startswith("In the last twelve months more happened in Hasakah")


def test_what_a_region_leaves_open_stands_below_the_map() -> None:
    region = next(r for r in view_at().register.regions if r.note)
    assert f"{region.name}: {region.note}" in words(pieces(opened(REGIONS)))


def test_another_summit_has_the_map_of_its_own_country(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "sample.yaml", SAMPLE)
    at = opened(REGIONS, year="2025")
    assert switches(at)["Map"] == ["Switzerland", "World"]
    assert said(at) == ["In 2025 2 facts lie in Switzerland, all of them advances."]
    assert not warnings(at)


def test_regions_without_places_have_the_map_of_the_world_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "nowhere.yaml", NOWHERE)
    at = opened(REGIONS)
    assert list(switches(at)) == ["Year"]
    assert said(at) == [
        "In the last twelve months no advance and no setback is on file for any country."
    ]
    (told,) = warnings(opened(REGIONS, map="land"))
    assert told.endswith("Known\\: World\\.")


def test_a_register_that_names_no_place_at_all_has_bars_alone_and_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, rest = NOWHERE.replace("    places: [CHE]\n", "").partition("members:\n")
    text = head + rest[rest.index("series:\n") :]
    use_file(monkeypatch, tmp_path / "nowhere.yaml", text)
    at = opened(REGIONS)
    assert (switches(at), figures(at)) == ({}, [])
    assert said(at)[0] == (
        "Both regions have as many pledges substantially kept as at the end of 2025."
    )
    assert NO_PLACE in words(pieces(at))
