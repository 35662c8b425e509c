"""The answer of a page on a card, with a button that copies it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from commitments.answers.answer import Answer
from commitments.figures.chart import Stamp
from components.widgets import markup

_SCRIPT = Path(__file__).with_name("copy.js").read_text(encoding="utf-8")
_CSS = """
button {
  font: inherit; font-size: 0.8125rem; color: var(--st-text-color); cursor: pointer;
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: 4px; padding: 0.3rem 0.7rem; min-height: 2rem;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
"""


@cache
def _button() -> Any:
    return st.components.v2.component(
        "copy_text", html='<button type="button"></button>', css=_CSS, js=_SCRIPT
    )


def copy_button(text: str, key: str, label: str = "Copy", *, address: bool = False) -> None:
    """A button that copies a text and, if `address`, the address of the page below it."""
    data = {"text": text, "label": label, "address": address}
    _button()(key=f"copy-{key}", data=data, width="content")


def card(answer: Answer, stamp: Stamp, *, beside: str = "", span: str = "") -> None:
    """The answer, who gives it and as of when, and a button that copies it with both and with the
    address. `beside` is HTML that stands at the right of it; an answer about a `span` of time names
    that in place of the as-of date."""
    by = " ".join(part for part in (stamp.source, f"{span or stamp.foot}.") if part)
    with st.container(key="answer", gap="small"):
        more = markup.tag("p", markup.text(answer.more), of="more") if answer.more else ""
        said = f'<p class="first">{markup.text(answer.first)}</p>{more}'
        markup.show(
            markup.tag("div", said, of="said"),
            markup.tag("div", beside, of="beside") if beside else "",
        )
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            markup.show(markup.tag("p", markup.text(by), of="by"))
            copy_button(f"{answer.text}\n{by}", "answer", "Copy these sentences", address=True)
