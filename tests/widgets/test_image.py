"""How a reader asks for an image: its size, its paint, its title."""

from __future__ import annotations

import json
from typing import Any

from commitments.figures.look import PRINTED, Paint
from commitments.figures.plot.paint import grey
from commitments.palette import LIGHT
from components.widgets.image import SIZES
from tests.parts.app import opened

NAME = "statuses-by-year"
BY = "Not a document of those who pledged."


def asking() -> Any:
    at = opened()
    at.session_state[f"take-{NAME}"] = True
    return at.run()


def layout(at: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(at.get_by_key(f"export-{NAME}").proto.spec)["layout"]
    return found


def printed(at: Any) -> list[str]:
    return [note["text"] for note in layout(at)["annotations"]]


def test_an_image_is_as_wide_as_is_asked_for_whatever_the_window() -> None:
    at = asking()
    assert layout(at)["width"] == PRINTED.width
    widths = []
    for size in SIZES:
        at.selectbox(key=f"size-{NAME}").select(size).run()
        widths.append(layout(at)["width"])
    assert widths == [1000, 560, 640]
    at.selectbox(key=f"size-{NAME}").select("A width of my own").run()
    at.number_input(key=f"width-{NAME}").set_value(720).run()
    assert layout(at)["width"] == 720


def test_an_image_comes_in_black_and_white_without_ground_and_without_title() -> None:
    at = asking()
    assert any(BY in text for text in printed(at))
    at.selectbox(key=f"paint-{NAME}").select(Paint.CLEAR).run()
    assert layout(at)["paper_bgcolor"] == "rgba(0,0,0,0)"
    at.selectbox(key=f"paint-{NAME}").select(Paint.GREY).run()
    assert layout(at)["font"]["color"] == grey(LIGHT.ink)
    at.checkbox(key=f"framed-{NAME}").uncheck().run()
    assert not any(BY in text for text in printed(at))
