"""A link that is clicked out of an open field waits until the server has what was typed.

The browser tells the text and the link one after the other. Where the server is busy it takes both
as one: Streamlit then keeps the link alone, or the text alone.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

# A text field is open as long as it holds another text than the server was told. The run of the
# script that takes the text is waited for, but not longer than a reader would. The last click
# wins.
_SCRIPT = """
let stop = null;
export default function () {
  stop?.();
  let field = null, told = "", open = false, timer = 0, start = 0, ran = false;
  const rest = () => { clearInterval(timer); timer = 0; };
  const enter = ({ target }) => {
    const text = target.closest?.("[data-testid=stTextInput], [data-testid=stTextArea]");
    field = text ? target : null;
    told = text ? target.value : "";
  };
  const tell = ({ key, ctrlKey, metaKey }) => {
    if (field && key === "Enter" && (field.tagName === "INPUT" || ctrlKey || metaKey)) {
      told = field.value;
    }
  };
  const press = () => {
    open = field !== null && field === document.activeElement && field.value !== told;
  };
  const go = link => {
    const running = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState
      === "running";
    ran ||= running;
    if (!(ran && !running) && performance.now() - start < (ran ? 5000 : 1500)) return;
    rest();
    if (link.isConnected) link.click();
    else location.assign(link.href);
  };
  const click = event => {
    if (!event.isTrusted) return;
    const link = event.target.closest?.("a[href]");
    const apart = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
      || link?.target === "_blank" || link?.hasAttribute("download");
    const held = timer !== 0, hold = (open || held) && link && !apart;
    open = false;
    rest();
    if (!hold) return;
    event.preventDefault();
    event.stopPropagation();
    if (!held) { start = performance.now(); ran = false; }
    timer = setInterval(go, 25, link);
  };
  const listeners = { focusin: enter, keydown: tell, pointerdown: press, click };
  for (const [name, call] of Object.entries(listeners)) document.addEventListener(name, call, true);
  window.addEventListener("popstate", rest);
  stop = () => {
    rest();
    window.removeEventListener("popstate", rest);
    for (const [name, call] of Object.entries(listeners)) {
      document.removeEventListener(name, call, true);
    }
  };
  return stop;
}
"""


@cache
def _component() -> Any:
    return st.components.v2.component("leaving", html="<span hidden></span>", js=_SCRIPT)


def hold_links() -> None:
    """Call once a run of a page with fields whose text must not be lost, below all it draws."""
    _component()(key="leaving", height=1)
