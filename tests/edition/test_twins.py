"""The dashboard and the static edition lead to each other, page by page."""

from __future__ import annotations

import re

import pytest

from commitments.edition.edition import Edition
from commitments.edition.site import site
from commitments.edition.twins import in_dashboard, in_edition
from commitments.tables.view import View
from tests.conftest import NOW, commitment, register
from tests.edition.test_site import tree
from tests.parts.app import COMMITMENT, MEMBERS, opened, pieces

DASHBOARD = "https://example.org/tracker"


def test_every_kind_of_page_has_its_twin() -> None:
    members = ("DEU", "nato")
    assert {
        path: in_dashboard(path, members)
        for path in (
            *("index.html", "pledges/index.html", "method.html", "changes/since-x.html"),
            *("pledges/one.html", "pledges/one/facts-2.html", "members/deu/aid.html"),
            *("members/nato.html", "themes/aid.html", "regions/iraq.html", "glossary.html"),
        )
    } == {
        **{"index.html": "", "pledges/index.html": "tracker", "method.html": "method"},
        **{"changes/since-x.html": "changes", "pledges/one.html": "commitment?id=one"},
        "pledges/one/facts-2.html": "commitment?id=one",
        **{"members/deu/aid.html": "members?code=DEU", "members/nato.html": "members?code=nato"},
        **{"themes/aid.html": "tracker?theme=aid", "regions/iraq.html": "tracker?region=iraq"},
        "glossary.html": "",
    }
    assert in_edition("commitment", "one") == "pledges/one.html"
    assert in_edition("members", member="DEU") == "members/deu.html"
    assert in_edition("record") == in_edition("commitment") == ""


def test_a_page_leads_to_the_dashboard_where_its_address_is_known() -> None:
    view = View(register(commitment("one")), NOW, "0123abcd")
    links = "//footer//a[starts-with(., 'In the dashboard')]/@href"
    files = site(Edition(view, b"", dashboard=DASHBOARD))
    assert tree(files, "pledges/one.html").xpath(links) == [f"{DASHBOARD}/commitment?id=one"]
    assert tree(site(Edition(view, b"")), "pledges/one.html").xpath(links) == []


@pytest.mark.parametrize(
    ("script", "asked", "url", "led"),
    [
        (
            "pages/overview.py",
            {},
            "https://example.org/plain/",
            "https://example.org/plain/index.html",
        ),
        (MEMBERS, {"code": "DEU"}, "http://intranet/x", "http://intranet/x/members/deu.html"),
        (MEMBERS, {"code": "../x"}, "http://intranet/x", "http://intranet/x/members/index.html"),
        (COMMITMENT, {"id": "unity"}, "http://intranet/x", "http://intranet/x/pledges/unity.html"),
        (COMMITMENT, {"id": "../../x"}, "http://intranet/x", None),
    ],
)
def test_the_foot_of_the_dashboard_leads_to_the_plain_page(
    script: str, asked: dict[str, str], url: str, led: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To that of a pledge and a member only where the register holds them."""
    monkeypatch.setenv("EDITION_URL", url)
    assert re.findall('class="twin"><a href="(.*?)"', footer(script, **asked)) == (
        [led] if led else []
    )
    monkeypatch.delenv("EDITION_URL")
    assert "twin" not in footer(script, **asked)


def test_an_address_of_the_edition_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION_URL", "ftp://x")
    told = "EDITION_URL: &#x27;ftp://x&#x27; is no address such as https://example.org/pledges"
    assert f'<p class="twin">{told}</p>' in footer(MEMBERS)


def footer(script: str, **asked: str) -> str:
    """The foot of a page of the dashboard."""
    [found] = [body for body in pieces(opened(script, **asked)) if body.startswith("<footer")]
    return found
