"""Pages, feeds and the calendar of the edition, as programs of others judge and read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from commitments.edition.edition import Edition
from commitments.edition.site import site
from commitments.register.reading import load
from commitments.tables.view import View
from tests.conftest import NOW, ROOT, TODAY, assessment, commitment, evidence, register
from tests.edition.test_site import HOSTILE, pages
from tests.validity.validator import faults_of_pages

MANY = "\n".join(evidence(f"one-{n:02}", quote=f"'{HOSTILE}'") for n in range(1, 31))
BASE = "https://example.org/x"


@pytest.fixture(scope="module")
def sample() -> dict[str, bytes]:
    loaded = load(ROOT / "tests" / "sample.yaml", TODAY)
    return site(Edition(View(loaded.register, NOW, loaded.version), b"", BASE))


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    pledge = commitment("one", MANY, assessment(), title=f"'{HOSTILE}'")
    return site(Edition(View(register(pledge), NOW, "0123abcd"), b"", BASE, BASE))


@pytest.mark.parametrize("register", ["sample", "hostile"])
def test_every_page_is_valid(register: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    files: dict[str, bytes] = request.getfixturevalue(register)
    for path in pages(files):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(files[path])
    assert faults_of_pages(tmp_path, pages(files)) == []


@pytest.mark.parametrize("register", ["sample", "hostile"])
def test_every_feed_is_read_by_a_reader_of_feeds(
    register: str, request: pytest.FixtureRequest
) -> None:
    files: dict[str, bytes] = request.getfixturevalue(register)
    feeds = [path for path in files if path == "feed.xml" or path.startswith("feeds/")]
    assert len(feeds) > 2
    for path in feeds:
        found = feedparser.parse(files[path], sanitize_html=False)
        assert (found.version, bool(found.bozo)) == ("atom10", False), path
        # What RFC 4287 asks of a feed, and of an entry.
        assert found.feed.id and found.feed.title and found.feed.updated_parsed
        assert found.feed.author and [one.rel for one in found.feed.links if one.rel == "self"]
        ids = [entry.id for entry in found.entries]
        assert ids and len(set(ids)) == len(ids), path
        for entry in found.entries:
            assert entry.title and entry.updated_parsed and entry.summary
            page, _, anchor = entry.link.removeprefix(f"{BASE}/").partition("#")
            assert f'id="{anchor}"'.encode() in files[page]


def test_the_calendar_is_read_by_a_library() -> None:
    pledge = commitment("one", evidence(date="2026-11-01", recorded="2026-11-02"), title="A; B, C")
    files = site(Edition(View(register(pledge), NOW, "0123abcd"), b""))
    calendar = Calendar.from_ical(files["calendar.ics"])
    assert calendar.errors == [] and calendar["VERSION"] == "2.0" and calendar["PRODID"]
    (event,) = calendar.walk("VEVENT")
    assert event.errors == [] and event.decoded("DTSTART") == date(2027, 1, 30)
    assert event["UID"] == "review-2027-01-30@meeting-2019.commitment-tracker"
    assert "A; B, C" in event["DESCRIPTION"]


def test_nothing_to_come_is_no_calendar(sample: dict[str, bytes]) -> None:
    # RFC 5545 asks for one component at least.
    assert "calendar.ics" not in sample and b"calendar.ics" not in sample["index.html"]
