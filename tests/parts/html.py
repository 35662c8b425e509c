"""The pieces of HTML that stand on a page."""

from __future__ import annotations

import html
import re

from streamlit.testing.v1 import AppTest

_NOT_OF_THE_PAGE = ("<style", '<a class="brand"', '<div class="brand"')
_ON_PAPER_ALONE = re.compile(r'<p class="printed">.*?</p>', re.DOTALL)


def pieces(at: AppTest) -> str:
    """All HTML of a page as a screen shows it, but its style sheet and the name in the bar."""
    found = [block.proto.body for block in at.get("html")]
    own = "\n".join(body for body in found if not body.startswith(_NOT_OF_THE_PAGE))
    return _ON_PAPER_ALONE.sub("", own)


def words(found: str) -> str:
    """HTML as its words."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", found)).split())


def said(at: AppTest) -> list[str]:
    """The sentences on the answer card."""
    return re.findall(r'<p class="(?:first|more)">([^<]*)</p>', html.unescape(pieces(at)))


def links(found: str, to: str) -> list[tuple[str, str]]:
    """The links to a page as (address, words)."""
    pattern = rf'<a(?: class="[^"]*")? href="({to}[^"]*)">(.*?)</a>'
    return [(html.unescape(url), words(label)) for url, label in re.findall(pattern, found)]


def heads(at: AppTest) -> list[tuple[str, str]]:
    """The headings of the sections and charts of a page, each with the line below it."""
    found = re.findall(
        r'<div class="head"><h3>(.*?)</h3>(?:<p class="sub">(.*?)</p>)?</div>', pieces(at)
    )
    return [(words(title), words(sub)) for title, sub in found]


def listed(at: AppTest) -> list[str]:
    """The titles of the pledges of a list or a board, in their order."""
    return [
        html.unescape(title)
        for title in re.findall(r'<a class="title" href="[^"]*">([^<]*)</a>', pieces(at))
    ]
