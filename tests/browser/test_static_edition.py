"""The static edition from a disk: every kind of page in light and dark, on a phone, without a script
and with no other host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from commitments.edition.edition import Edition
from commitments.edition.folder import write
from commitments.edition.site import site
from commitments.register.model import Register
from commitments.register.reading import load
from commitments.tables.view import View
from tests.browser.conftest import LOOKS, PATIENCE
from tests.conftest import NOW, ROOT, TODAY

pytestmark = pytest.mark.browser

KINDS = (
    "index.html",
    "pledges/index.html",
    "pledges/mil-levant.html",
    "themes/index.html",
    "changes/index.html",
    "themes/military.html",
    "members/deu.html",
    "changes/since-the-pledges.html",
    "regions/index.html",
    "members/index.html",
    "meetings/index.html",
    "embed/index.html",
    "embed/pledges-mil-levant.html",
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
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(**LOOKS[request.param])
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


def complaints(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]


def test_every_kind_of_page_is_read_by_anybody_from_a_disk(page: Page, real: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    phone = page.viewport_size == LOOKS["phone"]["viewport"]
    for kind in KINDS:
        page.goto((real / kind).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if not phone:  # which has the same elements
            assert complaints(page) == [], kind
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
