"""The whole edition: what it says, where its links lead, and that it is the same each time."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from datetime import date
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

import pytest
from lxml import html

from commitments.answers import overview, pledge, pledge_list, themes
from commitments.edition.edition import Edition
from commitments.edition.site import site
from commitments.register.reading import load
from commitments.standing.standing import Moment
from commitments.tables.view import View
from tests.conftest import HEAD, NOW, ROOT, TODAY, assessment, commitment, evidence, register

HOSTILE = "<script>alert(1)</script>&{{7*7}}"


def edition(*commitments: str, head: str = HEAD, base: str = "") -> Edition:
    return Edition(View(register(*commitments, head=head), NOW, "0123abcd"), b"the file", base)


SMALL = (
    commitment("one", evidence(quote="As it says"), assessment()),
    commitment("two", title="'<b>Second</b>'", theme="talks", regions="[global]"),
)


@pytest.fixture(scope="module")
def real(real: View) -> dict[str, bytes]:
    return site(Edition(real, b"the file"))


def tree(files: dict[str, bytes], path: str) -> html.HtmlElement:
    return html.document_fromstring(files[path].decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def pages(files: dict[str, bytes]) -> list[str]:
    return [path for path in files if path.endswith(".html")]


def test_the_files_of_a_small_register() -> None:
    changed = {"changes/index.html", "changes/last-year.html", "changes/since-the-pledges.html"}
    assert {path for path in site(edition(*SMALL)) if not path.startswith("data/")} >= changed | {
        *("index.html", "pledges/index.html", "pledges/one.html", "pledges/two.html"),
        *("themes/index.html", "themes/aid.html", "themes/talks.html"),
        *("404.html", "assets/site.css"),
    }


def lost(files: dict[str, bytes], base: str = "") -> tuple[list[tuple[str, str]], int]:
    """Links of pages and feeds that lead nowhere in the folder, and how many were followed."""
    anchors = {path: set(tree(files, path).xpath("//@id")) for path in pages(files)}
    found, followed = [], 0
    for path in pages(files):
        page = tree(files, path)
        for link in page.xpath("//@href | //@src | //meta[starts-with(@content, 'http')]/@content"):
            own = base and str(link).startswith(f"{base}/")
            parts = urlsplit(str(link).removeprefix(f"{base}/") if own else str(link))
            if parts.scheme in ("http", "https", "data"):
                continue
            near = "" if own else dirname(path)
            target = normpath(join(near, parts.path)) if parts.path or own else path
            target = "index.html" if own and not parts.path else target
            target += "/index.html" if str(link).endswith("/") and own and parts.path else ""
            followed += 1
            if target not in files or (parts.fragment and parts.fragment not in anchors[target]):
                found.append((path, str(link)))
    return found, followed


@pytest.mark.parametrize("files", ["small", "empty", "real", "based", "earlier"])
def test_every_link_and_anchor_leads_somewhere(files: str, request: pytest.FixtureRequest) -> None:
    base = "https://example.org/x" if files == "based" else ""
    sample = load(ROOT / "tests" / "sample.yaml", TODAY).register
    held = {
        "small": lambda: site(edition(*SMALL)),
        "empty": lambda: site(edition(head=HEAD.replace("commitments:\n", "commitments: []\n"))),
        "real": lambda: request.getfixturevalue("real"),
        "based": lambda: site(Edition(View(sample, NOW, "0123abcd"), b"", base)),
        "earlier": lambda: site(
            Edition(View(sample, Moment(date(2024, 3, 1), NOW.known_at), "0123abcd"), b"")
        ),
    }[files]()
    found, followed = lost(held, base)
    assert followed > 10
    assert found == []


def test_no_anchor_stands_twice(real: dict[str, bytes]) -> None:
    twice = {
        path: [id for id, number in Counter(tree(real, path).xpath("//@id")).items() if number > 1]
        for path in pages(real)
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_a_page_takes_60_kilobytes_at_most(real: dict[str, bytes]) -> None:
    assert {path: len(real[path]) for path in pages(real) if len(real[path]) > 60_000} == {}


def test_many_facts_stand_whole_on_pages_of_their_own() -> None:
    ids = [f"one-{n:02}" for n in range(1, 31)]
    facts = [evidence(id, quote=f"Words of {id}") for id in ids]
    files = site(edition(commitment("one", "\n".join(facts), assessment())))
    own = tree(files, "pledges/one.html")
    assert own.xpath("//a[starts-with(., 'All 30 facts')]/@href") == ["one/facts.html"]
    # Each has an anchor that stays, and leads to where it stands whole.
    assert {str(id) for id in own.xpath("//@id") if str(id).startswith("fact-")} == {
        f"fact-{id}" for id in ids
    }
    (link,) = own.xpath("//*[@id='fact-one-04']/@href | //*[@id='fact-one-04']/a/@href")
    assert link == "one/facts-2.html#fact-one-04"
    assert "Words of one-04" in words(tree(files, "pledges/one/facts-2.html"))


def test_an_abbreviation_is_explained_where_a_page_first_uses_it() -> None:
    head = HEAD.replace(
        "commitments:\n", "abbreviations:\n- {short: FTF, means: Fighters}\ncommitments:\n"
    )
    pledge = commitment("one", evidence(), assessment(), summary="FTFs, and FTFs again")
    (explained,) = tree(site(edition(pledge, head=head)), "pledges/one.html").xpath("//abbr")
    assert (explained.text, explained.get("title")) == ("FTFs", "Fighters")


def test_hostile_text_shows_as_letters() -> None:
    text = f"'{HOSTILE}'"
    files = site(
        edition(
            commitment(
                "one",
                evidence(finding=text, quote=text, caveat=text).replace(
                    "finding: What happened, ", ""
                ),
                assessment(note=text).replace("reason: Because.", f"reason: {text}"),
                **{"title": text, "summary": text, "pledged_by": text},
            )
        )
    )
    for path in pages(files):
        page = tree(files, path)
        assert [script for script in page.xpath("//script") if not script.get("src")] == []
        assert "49" not in page.xpath("string(//title)")
    shown = words(tree(files, "pledges/one.html"))
    assert shown.count(HOSTILE) > 5


def test_a_page_has_no_style_and_no_script_of_its_own(real: dict[str, bytes]) -> None:
    for path in pages(real):
        page = tree(real, path)
        assert page.xpath("//style | //@style | //script[not(@src)]") == [], path
        handlers = [name for one in page.iter() for name in one.attrib if name.startswith("on")]
        assert handlers == [], path
        assert page.get("lang") == "en"
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy and "unsafe" not in policy


def test_the_same_bytes_in_another_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    first = site(edition(*SMALL, base="https://example.org/x"))
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert site(edition(*SMALL, base="https://example.org/x")) == first
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_site_map_names_every_page_by_its_whole_address() -> None:
    files = site(edition(*SMALL, base="https://example.org/x"))
    found = re.findall("<loc>(.*?)</loc>", files["sitemap.xml"].decode())
    assert "https://example.org/x/" in found and "https://example.org/x/pledges/one.html" in found
    embeds = [path for path in pages(files) if path.startswith("embed/")]
    assert embeds == [
        "embed/index--statuses-by-year.html",
        "embed/pledges-one--history-one.html",
        "embed/regions-index--map-of-facts.html",
        "embed/changes-last-year--status-at-two-dates.html",
        "embed/changes-since-the-pledges--status-at-two-dates.html",
    ]
    # 404.html is no page to be found either.
    assert len(found) == len(pages(files)) - len(embeds) - 1
    assert "https://example.org/x/assets/site.css" in files["404.html"].decode()
    assert "sitemap.xml" not in site(edition(*SMALL))


def test_no_two_charts_have_one_page() -> None:
    """The series of one pledge, and another pledge whose id ends in that word."""
    points = ", ".join(
        f"{{date: {year}, value: {year}, source: https://example.org/a}}"
        for year in (2020, 2021, 2022)
    )
    series = (
        "series:\n  - {id: s, name: S, unit: USD, measure: As told, draw: bars,"
        f" commitments: [one], points: [{points}]}}\n"
    )
    two = commitment("one-series", evidence("two-01"), assessment(evidence="two-01"))
    head = HEAD.replace("commitments:\n", f"{series}commitments:\n")
    files = site(edition(SMALL[0], two, head=head))
    back = {
        path: tree(files, path).xpath("//a[@target='_top']/@href")
        for path in pages(files)
        if path.startswith("embed/pledges-")
    }
    assert back == {
        "embed/pledges-one--history-one.html": ["../pledges/one.html"],
        "embed/pledges-one--series--series-s.html": ["../pledges/one/series.html"],
        "embed/pledges-one-series--history-one-series.html": ["../pledges/one-series.html"],
    }


def test_the_code_to_paste_leads_to_the_chart() -> None:
    files = site(edition(*SMALL, base="https://example.org/x"))
    (code,) = tree(files, "pledges/one.html").xpath("//textarea/text()")
    frame = html.fragment_fromstring(str(code))
    chart = tree(files, "embed/pledges-one--history-one.html")
    assert frame.get("src") == "https://example.org/x/embed/pledges-one--history-one.html"
    assert frame.get("title") == words(chart.xpath("//h1")[0])
    assert chart.xpath("//a/@href") == ["https://example.org/x/pledges/one.html"]
    assert tree(site(edition(*SMALL)), "pledges/one.html").xpath("//textarea") == []


def test_the_sentences_are_those_of_the_dashboard(curated: object, real: dict[str, bytes]) -> None:
    view = View(curated, NOW, "0123abcd")  # type: ignore[arg-type]
    e = Edition(view, b"")
    assert overview.of_selection(e.selection).text in words(tree(real, "index.html"))
    assert pledge_list.answer(e.selection).text in words(tree(real, "pledges/index.html"))
    for s in view.standings.values():
        own = f"pledges/{s.commitment.id}"
        on = [path for path in pages(real) if path == f"{own}.html" or path.startswith(f"{own}/")]
        shown = " ".join(words(tree(real, path)) for path in on)
        said = [pledge.verdict(s).text, pledge.since(s), pledge.how_sure(s), pledge.sure(s)]
        said += [item.finding for item in s.evidence] + list(pledge.reservations(s))
        assert [one for one in said if " ".join(one.split()) not in shown] == []
    theme = e.register.themes[0]
    from commitments.tables.filter import Filter

    told = themes.theme_answer(view.select(Filter(themes=(theme.id,)))).text
    assert told in words(tree(real, f"themes/{theme.id}.html"))


def test_no_page_says_today(real: dict[str, bytes]) -> None:
    said = r"\b(stand today|Today|now is|substantially kept today)\b"
    titles = [
        title
        for path in pages(real)
        for title in tree(real, path).xpath("//h2//text() | //p[@class='first']//text()")
    ]
    assert [title for title in titles if re.search(said, title)] == []


def test_at_an_earlier_date_nothing_later_stands(curated: object) -> None:
    day = date(2021, 6, 30)
    view = View(curated, Moment(day, NOW.known_at), "0123abcd")  # type: ignore[arg-type]
    files = site(Edition(view, b""))
    (change,) = [path for path in files if path == "changes/last-year.html"]
    assert "2026" not in tree(files, change).xpath("string(//h1)")
    assert "As of 30 Jun 2021" in words(tree(files, "index.html"))
