"""Text from the data file as Streamlit's Markdown may show it: as text, never as markup."""

from __future__ import annotations

import re
from typing import Literal

import streamlit as st

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# One character of each: an arrow or a dash in signs, an address, a mail address, an icon's name.
_LIVE = re.compile(r"[<>~=-](?=[<>~=-])|:(?=//|[\w+-]+:)|@|(?<=www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with every mark-up character escaped, on one line.

    CommonMark takes a backslash before any ASCII punctuation; that also stops links, images, maths
    and colours that the text might spell. Streamlit looks once more into what was read, for `->`,
    addresses and names of icons: a character of each gets a colour that is none, which keeps apart
    what it looks for.
    """
    words = " ".join(text.split())
    live = {match.start() for match in _LIVE.finditer(words)}
    if not live:
        return _PUNCTUATION.sub(r"\\\1", words)
    escaped = (_PUNCTUATION.sub(r"\\\1", character) for character in words)
    return "".join(f":color[{c}]" if n in live else c for n, c in enumerate(escaped))


def small(
    body: str, *, width: Literal["stretch", "content"] = "stretch", wrap: bool = True
) -> None:
    """A line of Markdown in small grey letters.

    Streamlit's caption lets the page shine through by 40 %, links and codes too: that is too faint
    to read (WCAG 2.2, 1.4.3 asks for a contrast of 4.5).
    """
    st.markdown(f":gray[:small[{body}]]", width=width, wrap=wrap)


def link(label: str, url: str) -> str:
    """A link to a source; the address was checked to be http(s) when the file was read."""
    address = url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    address = address.replace("[", "%5B").replace("]", "%5D")
    return f"[{plain(label)}](<{address}>)"
