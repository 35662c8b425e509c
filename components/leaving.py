"""A link that is clicked out of an open field waits until the server has what was typed.

The browser tells the text and the link one after the other. Where the server is busy it takes both
as one: Streamlit then keeps the link alone, or the text alone.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

# A field is open as long as it holds another text than when it was entered. The run of the script
# that takes the text is waited for, but no longer than a reader would.
_SCRIPT = """
export default function () {
  let field = null, entered = "", open = false;
  const enter = ({ target }) => {
    if (target.matches?.("input, textarea")) { field = target; entered = target.value; }
  };
  const press = () => {
    open = field !== null && field === document.activeElement && field.value !== entered;
  };
  const click = event => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target === "_blank";
    if (!open || !link || elsewhere || !event.isTrusted) return;
    open = false;
    event.preventDefault();
    event.stopPropagation();
    const start = performance.now();
    let ran = false;
    const timer = setInterval(() => {
      const app = document.querySelector("[data-testid=stApp]");
      const running = app?.dataset.testScriptState === "running";
      const waited = performance.now() - start;
      ran ||= running;
      if (!(ran && !running) && waited < (ran ? 5000 : 1500)) return;
      clearInterval(timer);
      const now = link.isConnected ? link : [...document.links].find(a => a.href === link.href);
      now?.click();
    }, 25);
  };
  const listeners = { focusin: enter, pointerdown: press, click };
  for (const [name, call] of Object.entries(listeners)) document.addEventListener(name, call, true);
  return () => {
    for (const [name, call] of Object.entries(listeners)) {
      document.removeEventListener(name, call, true);
    }
  };
}
"""


@cache
def _component() -> Any:
    return st.components.v2.component("leaving", html="<span hidden></span>", js=_SCRIPT)


def hold_links() -> None:
    """Call once a run, below the fields whose text must not be lost."""
    _component()(key="leaving", height=1)
