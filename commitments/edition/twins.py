"""Which page of the dashboard and which of the static edition show the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode

ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
"""Where a folder or a dashboard stands on the web."""

_PAGES = {
    "overview": "index.html",
    "tracker": "pledges/index.html",
    "themes": "themes/index.html",
    "regions": "regions/index.html",
    "meetings": "meetings/index.html",
    "members": "members/index.html",
    "changes": "changes/index.html",
    "method": "method.html",
}
"""Pages of the dashboard by name, with that of the edition."""
_OF_ONE = {"pledges": ("commitment", "id"), "members": ("members", "code")}
_NARROWED = {"themes": "theme", "regions": "region"}


def in_edition(name: str, pledge: str = "", member: str = "") -> str:
    """The page of the edition that shows what a page of the dashboard shows, of one `pledge` or one
    `member` where it is of that; empty where there is none."""
    if name == "commitment" and pledge:
        return f"pledges/{pledge}.html"
    if name == "members" and member:
        return f"members/{member.lower()}.html"
    return _PAGES.get(name, "")


def in_dashboard(path: str, members: Iterable[str]) -> str:
    """What follows the address of the dashboard in that of the page which shows what a page of the
    edition shows; empty for the first page, and where none shows the same. Takes the codes of the
    members."""
    for name, twin in _PAGES.items():
        if twin == path:
            return "" if name == "overview" else name
    folder, _, rest = path.removesuffix(".html").partition("/")
    one = rest.split("/")[0]
    if folder in _OF_ONE and one:
        name, key = _OF_ONE[folder]
        codes = {code.lower(): code for code in members} if folder == "members" else {}
        return f"{name}?{urlencode({key: codes.get(one, one)})}"
    if folder in _NARROWED and one:
        return f"tracker?{urlencode({_NARROWED[folder]: one})}"
    return folder if folder in _PAGES and one else ""
