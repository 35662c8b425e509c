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

# Tells the server when the width class is another than the one it drew for; on a desktop, never.
# Once more where it did not follow: a click may have come between. The time makes each news a news.
_SCRIPT = """
//
// On paper charts are as wide as the sheet, which a drawing is only where it says its own size.
const sized = () => {
  for (const svg of document.querySelectorAll(".js-plotly-plot .main-svg")) {
    const { width, height } = svg;
    svg.setAttribute("viewBox", `0 0 ${width.baseVal.value} ${height.baseVal.value}`);
  }
};

export default function ({ data, setStateValue }) {
  const query = window.matchMedia(`(max-width: ${data.limit}px)`);
  const tell = () => {
    if (query.matches !== data.narrow) setStateValue("narrow", [query.matches, Date.now()]);
  };
  tell();
  query.addEventListener("change", tell);
  window.addEventListener("beforeprint", sized);
  const again = setInterval(tell, 2000);
  const stop = () => {
    query.removeEventListener("change", tell);
    window.removeEventListener("beforeprint", sized);
  };
  return () => { clearInterval(again); stop(); };
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
