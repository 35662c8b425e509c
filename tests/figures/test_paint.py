"""An image in greys, on no ground, and as wide as it was asked for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from commitments.figures.look import PRINTED, Paint
from commitments.figures.plot.paint import grey
from commitments.tables.filter import Filter
from tests.figures.drawn import CHARTS, MAPS, draw
from tests.figures.registers import small

_GREY = re.compile(r"#([0-9a-f]{2})\1\1")
ALL = CHARTS | MAPS


@pytest.mark.parametrize(
    ("colour", "found"),
    [
        ("#000000", "#000000"),
        ("#ffffff", "#ffffff"),
        ("#ff0000", "#7e7e7e"),
        ("#00ff00", "#dbdbdb"),
    ],
)
def test_a_colour_becomes_the_grey_that_is_as_light(colour: str, found: str) -> None:
    assert grey(colour) == found


@pytest.mark.parametrize("name", ALL)
def test_an_image_in_black_and_white_holds_greys_alone(name: str) -> None:
    chart = ALL[name](small().select(Filter()))
    figure = draw(chart, replace(PRINTED, paint=Paint.GREY), framed=True)
    codes = set(re.findall(r"#[0-9a-fA-F]{6}\b", figure.to_json()))
    assert codes
    assert {code for code in codes if not _GREY.fullmatch(code.lower())} == set()


def test_an_image_without_ground_has_none() -> None:
    figure = draw(ALL["by_year"](small().select(Filter())), replace(PRINTED, paint=Paint.CLEAR))
    assert {figure.layout.paper_bgcolor, figure.layout.plot_bgcolor} == {"rgba(0,0,0,0)"}


@pytest.mark.parametrize("framed", [True, False])
def test_an_image_has_its_own_width_and_its_title_only_where_asked_for(framed: bool) -> None:
    chart = ALL["by_year"](small().select(Filter()))
    figure = draw(chart, replace(PRINTED, width=560), framed=framed)
    assert figure.layout.width == 560
    said = " ".join(note.text for note in figure.layout.annotations)
    assert (chart.stamp.foot in said.replace("<br>", " ")) is framed
