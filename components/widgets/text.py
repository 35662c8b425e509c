"""Text from the data file as Streamlit's Markdown may show it: as text, never as markup."""

from __future__ import annotations

import re
from typing import Literal

import streamlit as st

from commitments.text import numbered

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# What Streamlit looks for in text that was read already: an arrow or a dash of two or three signs,
# an address, a mail address, the name of an icon. Of each the characters that are to stand apart,
# until tests/browser/streamlit/test_defects_of_display.py::test_escaped_text_is_read_again fails.
_LIVE = re.compile(
    r"(?<![<>~=-])[<>~=-]{1,2}(?=[<>~=-](?![<>~=-]))|:(?=//|[\w+-]+:)|@|(?<=www)\.", re.IGNORECASE
)


def plain(text: str) -> str:
    """The text with every mark-up character escaped, on one line.

    CommonMark takes a backslash before any ASCII punctuation; that also stops links, images, maths
    and colours that the text might spell. Streamlit looks once more into what was read, for `->`,
    addresses and names of icons: a piece of each gets a colour that is none, which keeps apart what
    it looks for. What cannot be seen is named by its number.
    """
    words = numbered(" ".join(text.split()))
    parts, at = [], 0
    for live in _LIVE.finditer(words):
        parts.append(_escaped(words[at : live.start()]))
        parts += [f":color[{_escaped(character)}]" for character in live[0]]
        at = live.end()
    return "".join([*parts, _escaped(words[at:])])


def _escaped(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\1", text)


def small(
    body: str, *, width: Literal["stretch", "content"] = "stretch", wrap: bool = True
) -> None:
    """A line of Markdown in small grey letters.

    Streamlit's caption lets the page shine through by 40 %, links and codes too: that is too faint
    to read (WCAG 2.2, 1.4.3 asks for a contrast of 4.5), until tests/browser/streamlit/
    test_defects_of_display.py::test_a_caption_is_too_faint_to_read fails.
    """
    st.markdown(f":gray[:small[{body}]]", width=width, wrap=wrap)


# What an address may hold that Markdown or Streamlit would read as something else, and how it is
# written so that the same address is opened.
_IN_ADDRESS = re.compile(r"[()<>\[\]\\]|&(?=#?\w+;)|:(?=material/)")


def link(label: str, url: str) -> str:
    """A link to a source; the address was checked to be http(s) when the file was read."""
    address = _IN_ADDRESS.sub(
        lambda found: r"\&" if found[0] == "&" else f"%{ord(found[0]):02X}", url
    )
    return f"[{plain(label)}](<{address}>)"
