"""Open pages follow the file and the day of their reader."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import CDPSession, Page, expect

from commitments.dates import in_words
from commitments.register import reading
from tests.browser.conftest import Visit
from tests.browser.serving import serving
from tests.browser.test_record import fill_in
from tests.browser.two_pledges import TWO_PLEDGES
from tests.browser.visitor import Visitor
from tests.conftest import LATER

pytestmark = pytest.mark.browser

OLD = TWO_PLEDGES
# At no moment do these two have the same day.
FIRST, LAST = "Pacific/Kiritimati", "Etc/GMT+12"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    file = tmp_path_factory.mktemp("data") / "commitments.yaml"
    file.write_bytes(OLD)
    with serving(COMMITMENTS_FILE=str(file), RECORD="local", RECORD_GIT="off") as address:
        yield address, file


@pytest.fixture
def file(served: tuple[str, Path]) -> Path:
    served[1].write_bytes(OLD)
    return served[1]


@pytest.fixture
def base(served: tuple[str, Path], file: Path) -> str:
    return served[0]


def test_the_banner_comes_changes_and_goes_with_the_file(
    visit: Visit, base: str, file: Path
) -> None:
    pages = [visit(path, base=base) for path in ("/", "/record?id=ftf-info")]
    banners = [visitor.page.get_by_text("cannot be used") for visitor in pages]
    file.write_bytes(OLD + b"]")
    for visitor, banner in zip(pages, banners, strict=True):
        expect(banner).to_be_visible()
        expect(visitor.page.get_by_text("no such file")).to_have_count(0)
    file.unlink()
    for visitor in pages:
        expect(visitor.page.get_by_text("there is no such file")).to_be_visible()
    # The same bytes come back: what is shown is the same, and nothing is wrong any more.
    file.write_bytes(OLD)
    for banner in banners:
        expect(banner).to_have_count(0)


def test_an_entry_recorded_in_the_future_leaves_the_rest_on_screen(
    visit: Visit, base: str, file: Path
) -> None:
    reader = visit("/", base=base)
    answer = reader.answer
    file.write_bytes(OLD + LATER)
    expect(reader.page.get_by_text("1 entry was recorded in the future")).to_be_visible()
    expect(reader.page.get_by_text("recorded 2036-")).to_be_visible()
    reader.settle()
    assert reader.answer == answer
    file.write_bytes(OLD)
    expect(reader.page.get_by_text("recorded in the future")).to_have_count(0)


@pytest.fixture
def sit(visit: Visit) -> Iterator[Callable[[Visitor, str], None]]:
    """Sets a reader into a time zone, from the next page that is opened to the end of the test."""
    sessions: dict[Page, CDPSession] = {}

    def into(reader: Visitor, zone: str) -> None:
        page = reader.page
        session = sessions.setdefault(page, page.context.new_cdp_session(page))
        session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})

    yield into
    for session in sessions.values():
        session.send("Emulation.setTimezoneOverride", {"timezoneId": ""})
        session.detach()


def today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def test_each_reader_has_the_day_of_where_they_sit(
    visit: Visit, sit: Callable[[Visitor, str], None], base: str
) -> None:
    reader = visit("/", base=base)
    for zone in (FIRST, LAST):
        sit(reader, zone)
        reader.open("/")
        printed = reader.page.locator(".printed")
        expect(printed).to_have_text(re.compile(f" on {in_words(today(zone))}\\.$"))


def test_what_happened_this_morning_is_recorded_where_the_day_is_ahead(
    visit: Visit, sit: Callable[[Visitor, str], None], base: str, file: Path
) -> None:
    editor, day = visit("/", base=base), today(FIRST)
    sit(editor, FIRST)
    editor.open("/record?id=ftf-info")
    fill_in(editor)
    editor.fill("When it happened", day.isoformat())
    editor.page.get_by_text("These lines are added").wait_for()
    editor.page.get_by_role("button", name="Save", exact=True).click()
    editor.page.get_by_text("Saved for good").wait_for()
    saved = reading.load(file, day).register.evidence[-1]
    assert (saved.date.text, saved.recorded) == (day.isoformat(), day)


def test_a_clock_that_contradicts_the_file_is_named_and_saves_once_that_is_settled(
    visit: Visit, base: str, file: Path
) -> None:
    editor = visit("/record?id=ftf-info", base=base)
    fill_in(editor)
    editor.page.get_by_text("These lines are added").wait_for()
    later = datetime(2040, 1, 8, 12).timestamp()
    os.utime(file, (later, later))
    save = editor.page.get_by_role("button", name="Save", exact=True)
    save.click()
    said = editor.page.get_by_text("Nothing was saved yet: this computer's clock says")
    expect(said).to_contain_text("but the data file is of 8 Jan 2040")
    assert file.read_bytes() == OLD
    editor.settle()
    save.click()
    editor.page.get_by_text("Saved for good").wait_for()
