"""A page names the files that it will load."""

from __future__ import annotations

import pytest

from components.server import early
from components.server.early import Early
from components.shell.pages import PAGES
from tests.server.asked import ask


def test_each_file_is_there_once_in_this_version_of_streamlit() -> None:
    for names, folder, end in (
        ((*early.CHARTS, *early.SCRIPTS), "js", ".js"),
        (early.FONTS, "media", ".woff2"),
    ):
        found = early.files(names, folder, end)
        assert [one.rpartition("/")[2].partition(".")[0] for one in found] == list(names)


def test_pages_without_charts_are_pages() -> None:
    assert {page.name for page in PAGES} >= early.WITHOUT_CHARTS


@pytest.mark.parametrize(
    ("path", "kind", "charts"),
    [
        ("/", "text/html; charset=utf-8", True),
        ("/commitment", "text/html", True),
        ("/tracker", "text/html", False),
        ("/method/", "text/html", False),
        ("/static/js/index.js", "text/javascript", None),
    ],
)
def test_a_page_with_charts_names_what_draws_them(
    path: str, kind: str, charts: bool | None
) -> None:
    told = ask(Early, path, answers={"Content-Type": kind}).headers.get("link")
    assert (None if told is None else "PlotlyChart" in told) == charts


def test_what_is_named_leaves_room_for_other_headers() -> None:
    # Proxies take some four to eight thousand characters in all.
    assert len(early._PLAIN + early._CHARTS) < 1500
