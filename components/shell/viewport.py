"""For which ground and width to draw: asked of the browser, so that figures fit phones."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from commitments.figures.look import Look

NARROW = 640
"""Below this width in pixels Streamlit puts columns under each other; figures follow."""

_PHONE_WIDTH = 330
_COLUMN_WIDTH = 700

# Plotly's maps wait for a base map, which is empty here (static/world_110m.json). It is put where
# they look first: Plotly fails where a map is replaced while it waits (plotly.js, issue 5159).
#
# Tells the server when the width class is another than the one it drew for; on a desktop, never.
# Once more where it did not follow: a click may have come between. The time makes each news a news.
_SCRIPT = """
const assets = (window.PlotlyGeoAssets ??= { topojson: {} });
assets.topojson.world_110m ??= { type: "Topology", objects: {}, arcs: [] };

export default function ({ data, setStateValue }) {
  const query = window.matchMedia(`(max-width: ${data.limit}px)`);
  const tell = () => {
    if (query.matches !== data.narrow) setStateValue("narrow", [query.matches, Date.now()]);
  };
  tell();
  query.addEventListener("change", tell);
  const again = setInterval(tell, 2000);
  return () => { clearInterval(again); query.removeEventListener("change", tell); };
}
"""


@cache
def _component() -> Any:
    return st.components.v2.component("viewport", html="<span hidden></span>", js=_SCRIPT)


def look() -> Look:
    """The look for this browser."""
    dark = st.context.theme.type == "dark"
    return Look(dark=dark, width=_PHONE_WIDTH if _narrow() else _COLUMN_WIDTH)


def watch() -> None:
    """Let the browser say its width; call once a run, below what is drawn: news of another width
    cuts a run short."""
    _component()(
        key="viewport",
        data={"limit": NARROW, "narrow": _narrow()},
        on_narrow_change=_changed,
        height=1,
    )


def _narrow() -> bool:
    return bool(st.session_state.get("_narrow", _phone()))


def _changed() -> None:
    st.session_state["_narrow"] = bool(st.session_state["viewport"]["narrow"][0])


def _phone() -> bool:
    """A first guess, so that a phone need not be drawn for twice."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
