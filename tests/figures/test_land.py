"""The land of a register follows from its regions; nothing in the program names a country of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from commitments.figures.geometry import Frame
from commitments.figures.land import Land, land_of
from commitments.register.background import Region
from commitments.register.model import Register
from tests.conftest import ROOT


def land(*named: Iterable[str]) -> Land | None:
    return land_of(
        tuple(Region(id=f"r{n}", name="R", places=tuple(some)) for n, some in enumerate(named))
    )


def found(*named: Iterable[str]) -> Land:
    one = land(*named)
    assert one is not None
    return one


def test_regions_without_places_have_no_land() -> None:
    assert land() is None
    assert land([], []) is None


def test_the_land_is_the_countries_in_the_order_of_the_regions() -> None:
    one = found(["SY-HA", "SYR"], ["IRQ"], [])
    assert (one.countries, one.in_parts) == (("SYR", "IRQ"), ("SYR", "IRQ"))
    assert len(one.codes) == 32 and one.codes[0].startswith("SY-")
    mixed = found(["JOR", "IRQ"])
    assert (mixed.countries, mixed.in_parts) == (("JOR", "IRQ"), ("IRQ",))
    assert [code for code in mixed.codes if not code.startswith("IQ-")] == ["JOR"]


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (["CHE"], "Switzerland"),
        (["CHE", "FRA"], "Switzerland and France"),
        (["CHE", "FRA", "ITA"], "Switzerland, France and Italy"),
        (["CHE", "FRA", "ITA", "DEU"], "4 countries"),
    ],
)
def test_the_names_of_a_land(named: list[str], words: str) -> None:
    assert found(named).names == words


@pytest.mark.parametrize(
    ("named", "shown", "left_out"),
    [
        ("CHE", (7.4, 46.9), (2.3, 48.9)),
        ("FRA", (2.3, 48.9), (-52.3, 4.9)),
        ("FRA", (9.1, 42.2), (55.5, -21.1)),
        ("NZL", (174.8, -36.8), (-176.5, -44.0)),
        ("IDN", (140.7, -2.5), (151.2, -33.9)),
    ],
)
def test_a_frame_holds_a_country_and_its_islands_nearby(
    named: str, shown: tuple[float, float], left_out: tuple[float, float]
) -> None:
    frame = found([named]).frame
    assert holds(frame, shown)
    assert not holds(frame, left_out)


def holds(frame: Frame, point: tuple[float, float]) -> bool:
    return frame.west < point[0] < frame.east and frame.south < point[1] < frame.north


def test_what_lies_around_is_not_drawn_twice() -> None:
    for named in (["IRQ", "SYR"], ["IRQ"], ["IRQ", "JOR"], ["CHE"], ["CHE", "IRQ"]):
        one = found(named)
        around = [code for _, codes in one.ground for code in codes]
        assert len(set(around)) == len(around)
        assert set(around) & set(one.countries) == set()
    assert dict(found(["CHE"]).ground) == {"countries": ("AUT", "DEU", "FRA", "ITA", "LIE")}
    assert dict(found(["IRQ"]).ground)["countries"] == ("SYR",)


def test_the_curated_register_keeps_its_frame(curated: Register) -> None:
    one = land_of(curated.regions)
    assert one is not None
    assert one.names == "Iraq and Syria"
    assert [file for file, _ in one.ground] == ["region"]
    frame = [round(side) for side in (one.frame.west, one.frame.east)]
    assert [*frame, round(one.frame.south), round(one.frame.north)] == [35, 49, 29, 38]


# What the first register is about; the geometry in data/boundaries may know it.
OF_ONE_REGISTER = re.compile(
    r"iraq|syria|levant|daesh|\bisis\b|kurd|baghdad|nineveh|hasakah|raqqa|\bIRQ\b|\bSYR\b|\bIQ-|\bSY-",
    re.IGNORECASE,
)


def test_the_program_names_nothing_of_one_register() -> None:
    files = [
        path
        for wing in ("commitments", "components", "pages")
        for path in (ROOT / wing).rglob("*.py")
    ]
    assert len(files) > 100
    named = [
        f"{path.relative_to(ROOT)}:{n}: {line.strip()}"
        for path in [*files, ROOT / "dashboard.py"]
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OF_ONE_REGISTER.search(line)
    ]
    assert named == []
