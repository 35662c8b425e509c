"""A drawn figure as plain values, made once and handed over to everybody."""

from __future__ import annotations

import json
import math
import sys
from array import array
from base64 import b64encode
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

# A list of more numbers, as of the outline of a country, is written as its bytes.
_MANY = 100


class Ready(BaseFigure):
    """A figure that nobody changes any more.

    A plotly figure copies all that it holds each time that it is asked for its values, which took
    longer than the rest of a page. This one gives the same plain values to all who ask.
    """

    def __init__(self, figure: go.Figure) -> None:
        # Nothing of the base is set up: that would take the values apart again.
        self._plain: dict[str, Any] = json.loads(figure.to_json())
        for trace in self._plain["data"]:
            trace.update({key: _short(trace[key]) for key in ("x", "y") if key in trace})

    def to_dict(self) -> dict[str, Any]:
        """The values, which are not to be changed."""
        return self._plain


def _short(values: Any) -> Any:
    """Many numbers as plotly takes them from an array: a tenth of the time to write, and half as
    long. A gap between them stays one."""
    if not isinstance(values, list) or len(values) <= _MANY:
        return values
    if not all(value is None or type(value) in (int, float) for value in values):
        return values
    data = array("f", (math.nan if value is None else value for value in values))
    if sys.byteorder == "big":
        data.byteswap()
    return {"dtype": "f4", "bdata": b64encode(data.tobytes()).decode("ascii")}
