"""The whole static edition: path -> bytes. The same data, date and version give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from commitments.edition import cards, feeds
from commitments.edition.edition import Edition
from commitments.edition.page import Page, rendered
from commitments.edition.pages import (
    changes,
    data,
    embed,
    meetings,
    members,
    method,
    overview,
    pledges,
    regions,
    themes,
)
from commitments.edition.style import ASSETS, sheet

_NO_PAGE = "There is no such page"


def site(e: Edition) -> dict[str, bytes]:
    """All files of the folder but its manifest."""
    pages = list(embed.with_embeds(e, _pages(e)))
    paths = frozenset(page.path for page in pages)
    pictures = cards.of_pages(e, pages)
    shown = cards.paths(pictures, pages)
    made = {page.path: rendered(page, e, paths, shown.get(page.path, "")) for page in pages}
    made |= cards.files(pictures)
    made |= data.files(e)
    made |= feeds.files(e)
    made["assets/site.css"] = sheet()
    made["assets/list.js"] = (ASSETS / "list.js").read_bytes()
    made["assets/texts.js"] = pledges.texts(e)
    if e.base:
        made["sitemap.xml"] = _sitemap(e, pages)
    return made


def _pages(e: Edition) -> Iterator[Page]:
    yield overview.page(e)
    yield from pledges.pages(e)
    yield from themes.pages(e)
    yield from regions.pages(e)
    yield from members.pages(e)
    yield from meetings.pages(e)
    yield from changes.pages(e)
    yield method.page(e)
    yield method.glossary(e)
    yield data.page(e)
    yield Page("404.html", _NO_PAGE, "404.html", f"{_NO_PAGE}.", whole=True)


def _sitemap(e: Edition, pages: list[Page]) -> bytes:
    """The addresses of all pages (sitemaps.org)."""
    urls = "".join(
        f"<url><loc>{escape(e.address(page.path))}</loc></url>\n"
        for page in pages
        if not page.whole and not page.path.startswith("embed/")
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{urls}</urlset>\n'
    ).encode()
