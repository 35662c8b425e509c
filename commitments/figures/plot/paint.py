"""A drawn figure in another paint: in greys, or on no ground of its own."""

from __future__ import annotations

import re
from typing import Any

import plotly.graph_objects as go

from commitments.figures.look import Look, Paint

_CODE = re.compile(r"#[0-9a-fA-F]{6}\b")
_NOTHING = "rgba(0,0,0,0)"
# How light the eye finds red, green and blue (ITU-R BT.709).
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
_BEND = 2.2


def painted(figure: go.Figure, look: Look) -> go.Figure:
    """The figure in the paint of the look."""
    if look.paint is Paint.GREY:
        return go.Figure(_grey(figure.to_plotly_json()), skip_invalid=False)
    if look.paint is Paint.CLEAR:
        figure.update_layout(paper_bgcolor=_NOTHING, plot_bgcolor=_NOTHING)
    return figure


def _grey(value: Any) -> Any:
    """The same value, with every colour in it as a grey."""
    if isinstance(value, str):
        return _CODE.sub(lambda code: grey(code[0]), value)
    if isinstance(value, dict):
        return {key: _grey(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_grey(part) for part in value]
    return value


def grey(code: str) -> str:
    """The grey that is as light as a colour, both as six figures behind a `#`."""
    red, green, blue = (int(code[n : n + 2], 16) ** _BEND for n in (1, 3, 5))
    light = round((_RED * red + _GREEN * green + _BLUE * blue) ** (1 / _BEND))
    return f"#{light:02x}{light:02x}{light:02x}"
