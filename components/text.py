"""Text from the data file as Streamlit's Markdown may show it: as text, never as markup."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """The text with every mark-up character escaped, on one line.

    CommonMark takes a backslash before any ASCII punctuation; that also stops links, images, maths,
    colours and icons that the text might spell.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def link(label: str, url: str) -> str:
    """A link to a source; the address was checked to be http(s) when the file was read."""
    address = url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    return f"[{plain(label)}](<{address}>)"
