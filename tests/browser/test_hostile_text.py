"""Text of a data file that would be mark-up or a script is shown as text in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.places import PAGES
from tests.browser.serving import serving
from tests.conftest import whole
from tests.parts.test_hostile_text import HOSTILE, HOSTILE_FILE

pytestmark = pytest.mark.browser

LIVE = (
    "img[src*='example.org'], a[href^='javascript'], .katex, body script:not([src]),"
    " [data-testid=stMain] u, [data-testid=stMain] img[src=x],"
    " [data-testid=stMarkdownContainer] p > strong:text-is('x'), img[alt='Streamlit logo'],"
    " a[href='http://www.example.org'], a[href^='mailto'], [role=img][aria-label='skull icon']"
)
OPENED = [
    *PAGES.values(),
    "/commitment?id=one",
    "/commitment?id=one&show=setback&item=one-02",
    "/members?code=FRA",
    "/regions?map=world",
    "/tracker?view=board",
    "/tracker?view=years",
    "/briefing?for=note",
    "/changes?since=2019-06-25",
    "/record?id=one",
    "/record?id=one&what=assessment",
]


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("data") / "hostile.yaml"
    path.write_text(whole(HOSTILE_FILE), encoding="utf-8")
    with serving(COMMITMENTS_FILE=str(path), RECORD="local") as base:
        yield base


def test_hostile_text_is_shown_and_never_run(visit: Visit, hostile_server: str) -> None:
    visitor = visit("/commitment?id=one", base=hostile_server)
    main = visitor.page.get_by_test_id("stMain")
    for address in OPENED:
        visitor.walk(address)
        visitor.comes_to(True, lambda: HOSTILE in main.inner_text(), address)
        # It came to rest when it was opened, and says what it should: nothing is still to come.
        live = visitor.page.locator(f"{LIVE}, [data-testid=stException]")
        assert live.count() == 0, address
