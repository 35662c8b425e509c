"""The static edition from a disk: every kind of page in light and dark, on a phone, without a script
and with no other host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from commitments.edition.edition import Edition
from commitments.edition.folder import write
from commitments.edition.site import site
from commitments.register.model import Register
from commitments.register.reading import load
from commitments.tables.view import View
from tests.browser.axe import COLOURS, EVERYTHING, violations
from tests.browser.looks import LOOKS
from tests.browser.visitor import PATIENCE
from tests.conftest import NOW, ROOT, TODAY

pytestmark = pytest.mark.browser

KINDS = (
    "index.html",
    "pledges/index.html",
    "pledges/unsc-ftf.html",
    "pledges/mil-levant.html",
    "pledges/mil-levant/facts.html",
    "members/deu/military.html",
    "themes/index.html",
    "changes/index.html",
    "themes/military.html",
    "members/deu.html",
    "changes/since-the-pledges.html",
    "regions/index.html",
    "members/index.html",
    "meetings/index.html",
    "embed/index--statuses-by-year.html",
    "embed/pledges-mil-levant--history-mil-levant.html",
    "method.html",
    "glossary.html",
    "data/index.html",
    "404.html",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    loaded = load(ROOT / "tests" / "sample.yaml", TODAY)
    to = tmp_path_factory.mktemp("edition") / "site"
    write(to, site(Edition(View(loaded.register, NOW, loaded.version), b"the file")))
    return to


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, curated: Register) -> Path:
    to = tmp_path_factory.mktemp("real") / "site"
    write(to, site(Edition(View(curated, NOW, "0123abcd"), b"the file")))
    return to


@pytest.fixture(scope="module", params=["light", "dark", "phone"])
def look(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(look: str, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(**LOOKS[look])
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


# A phone and the dark have the elements of a desk in the light; other colours, the dark alone.
RULES = {"light": EVERYTHING, "dark": COLOURS}
# Their colours are those of others.
SAME_COLOURS = {
    *("pledges/unsc-ftf.html", "pledges/mil-levant/facts.html", "members/deu/military.html"),
    *("themes/military.html", "changes/since-the-pledges.html", "members/index.html"),
    *("glossary.html", "data/index.html", "404.html"),
}
# Rows of a long page are made as those before them are.
LATER = (
    ".row:nth-of-type(n + 9), .brief:nth-of-type(n + 4), tbody:nth-of-type(n + 3),"
    " tbody tr:nth-of-type(n + 9)"
)
ANY = ("minor", "moderate", "serious", "critical")


def test_every_kind_of_page_is_read_by_anybody_from_a_disk(
    page: Page, look: str, real: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    for kind in KINDS:
        if look == "dark" and kind in SAME_COLOURS:
            continue
        page.goto((real / kind).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if look in RULES:
            found = violations(page, RULES[look], without=LATER, impacts=ANY)
            assert found == set(), kind
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], kind
    assert errors == []
    assert [url for url in asked if not url.startswith("file://")] == []


def test_the_list_is_sorted_filtered_and_searched(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page()
    page.goto((folder / "pledges/index.html").as_uri())
    titles = page.locator("#pledges tbody tr:visible .title")
    all_of_them = titles.all_text_contents()
    page.get_by_role("button", name="Pledge").click()
    expect(titles).to_have_text(sorted(all_of_them))
    page.get_by_role("button", name="Pledge").click()
    expect(titles).to_have_text(sorted(all_of_them, reverse=True))
    page.get_by_label("Theme").select_option("water")
    expect(page.get_by_role("status")).to_have_text(f"{titles.count()} of {len(all_of_them)}")
    assert 0 < titles.count() < len(all_of_them)
    page.get_by_label("Theme").select_option("")
    page.get_by_label("Search").fill("inspectors houses")
    expect(titles).to_have_text(["Bring safe water to the valley"])
    page.close()


def test_without_a_script_the_list_is_whole(chromium: Browser, folder: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "pledges/index.html").as_uri())
    expect(page.locator("#pledges tbody tr")).to_have_count(3)
    expect(page.locator("#tools")).to_be_hidden()
    context.close()
