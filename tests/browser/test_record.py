"""Progress recorded in a browser, with a second one open that only reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from commitments.register import reading
from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.browser.places import PLACES
from tests.browser.serving import halted, serving
from tests.browser.two_pledges import TWO_PLEDGES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

OLD = TWO_PLEDGES
FINDING = 'Said <script>window.__hit=1</script> "x": :red[no] $a$ ![i](https://example.org/i.png)'


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data") / "commitments.yaml"


@pytest.fixture
def file(written: Path) -> Path:
    written.write_bytes(OLD)
    return written


@pytest.fixture(scope="module")
def recording(written: Path) -> Iterator[str]:
    written.write_bytes(OLD)
    with serving(COMMITMENTS_FILE=str(written), RECORD="local", RECORD_GIT="off") as address:
        yield address


@pytest.fixture
def base(recording: str, file: Path) -> str:
    """The address of a server on which entries are recorded, with the file as it was."""
    return recording


def fill_in(visitor: Visitor) -> None:
    visitor.page.get_by_text("Advance Moves").click()
    visitor.page.get_by_text("Independent monitor UN").click()
    visitor.fill("When it happened", "2026-03-01")
    visitor.fill("What happened, in our words", FINDING)
    visitor.fill("Publisher", "INTERPOL")
    visitor.fill("Title of the page", "A title: yes")
    visitor.fill("Address of the page", "https://example.org/a")
    visitor.fill("Recorded by", "Ann Example")


def test_an_entry_is_recorded_and_every_open_page_shows_it(
    visit: Visit, base: str, file: Path
) -> None:
    opened = "/commitment?id=ftf-info&theme=foreign-fighters&show=advance"
    reader = visit(opened, base=base)
    fold = reader.page.locator("summary").filter(has_text=re.compile(r"^All \d+, newest first"))
    count = int(fold.first.inner_text().split()[1].rstrip(","))

    editor = visit("/commitment?id=ftf-info", base=base)
    editor.page.get_by_text("Record progress").click()
    editor.page.get_by_label("When it happened", exact=True).wait_for()
    fill_in(editor)
    written = editor.page.get_by_test_id("stCode").filter(has_text="by: Ann Example")
    written.wait_for()
    # A reload in the middle loses nothing.
    editor.page.reload()
    written.wait_for()
    assert editor.page.get_by_label("Recorded by").input_value() == "Ann Example"
    editor.page.get_by_role("button", name="Save", exact=True).click()
    editor.page.get_by_text("for good").wait_for()

    reader.page.get_by_text(f"All {count + 1}, newest first").wait_for()
    assert reader.address == opened
    reader.page.get_by_text(FINDING, exact=False).first.wait_for()
    assert reader.page.evaluate("window.__hit") is None
    assert reader.foreign == editor.foreign == []

    new = file.read_bytes()
    lines = iter(new.splitlines(keepends=True))
    assert all(line in lines for line in OLD.splitlines(keepends=True))
    item = reading.load(file, date.today()).register.commitment("ftf-info").evidence[-1]  # type: ignore[union-attr]
    assert (item.finding, item.by, item.date.text) == (FINDING, "Ann Example", "2026-03-01")

    link = editor.page.locator(".st-key-saved code").first.inner_text()
    assert link == f"{base}/commitment?id=ftf-info&item={item.id}"
    visit(link.removeprefix(base), base=base).page.get_by_text(
        "This link names one fact"
    ).wait_for()


def test_what_one_records_counts_once_another_confirmed_it(
    visit: Visit, base: str, file: Path
) -> None:
    today = date.today()
    asked = f"review: second-reader\n  review_since: {today}\n"
    once = re.sub(rb"  review: Two readers.*?\n(?=\S|\n)", b"  " + asked.encode(), OLD, flags=re.S)
    # What the file itself was given today needs nobody here.
    days = (f"recorded: {day}".encode() for day in (today, today - timedelta(1)))
    file.write_bytes(once.replace(*days))
    ann = visit("/record?id=ftf-info", base=base)
    fill_in(ann)
    ann.page.get_by_role("button", name="Save", exact=True).click()
    expect(ann.page.get_by_text("It waits for a second reader, and moves")).to_be_visible()
    bob = visit("/record", base=base)
    expect(bob.page.get_by_text("1 entry waits for a second reader")).to_be_visible()
    reader = visit("/commitment?id=ftf-info", base=base)
    expect(reader.page.get_by_text("1 fact waits for a second reader.")).to_be_visible()
    bob.fill("Your name, as who decides", " ANN example")
    expect(bob.page.get_by_text("another editor confirms it")).to_be_visible()
    bob.fill("Your name, as who decides", "Bob Example")
    bob.page.get_by_role("button", name="Confirm it").click()
    expect(bob.page.get_by_text("Confirmed: Advance. 1 Mar 2026")).to_be_visible()
    # Every open page follows.
    expect(reader.page.get_by_text("1 fact waits for a second reader.")).to_have_count(0)
    expect(reader.page.get_by_text(FINDING).first).to_be_attached()
    written = reading.load(file, date.today()).register.reviews  # type: ignore[union-attr]
    assert [(str(one.decision), one.by) for one in written] == [("confirmed", "Bob Example")]


@pytest.mark.parametrize(("look", "what"), [("light", "assessment"), ("dark", "evidence")])
def test_axe_finds_nothing_serious_in_the_form(
    visit: Visit, base: str, look: str, what: str
) -> None:
    visitor = visit(f"/record?id=ftf-info&what={what}", look=look, base=base)
    visitor.page.get_by_role("button", name="Save", exact=True).click()
    visitor.page.get_by_text("Nothing is saved yet").wait_for()
    # axe judges the contrast of what is in view only.
    visitor.page.set_viewport_size({"width": 1366, "height": 5000})
    visitor.settle()
    assert violations(visitor.page) == set()


WHY = "Why, measured against the criteria"


def type_slowly(visitor: Visitor, label: str, text: str) -> None:
    visitor.page.get_by_label(label, exact=True).click()
    visitor.page.keyboard.type(text, delay=20)


def test_what_is_typed_survives_every_way_of_leaving(visit: Visit, base: str) -> None:
    editor = visit("/record", base=base)
    editor.go("Pledges")
    editor.page.get_by_role("link", name="Stay united and determined").first.click()
    editor.settle()
    editor.page.get_by_text("Record progress").first.click()
    editor.page.get_by_label("When it happened", exact=True).wait_for()
    editor.settle()
    pledge = editor.page.get_by_test_id("stSelectbox").first.locator("input")
    assert pledge.input_value().startswith("Stay united and determined")
    editor.page.get_by_text("Assessment: how it stands now").click()
    editor.page.get_by_label(WHY, exact=True).wait_for()
    editor.settle()
    # The first field after the switch, and another; then the other kind, and back.
    type_slowly(editor, WHY, "Because.")
    type_slowly(editor, "From when it holds", "2026-03-01")
    editor.page.keyboard.press("Tab")
    editor.settle()
    assert editor.page.get_by_label(WHY, exact=True).input_value() == "Because."
    editor.page.get_by_text("Evidence: what happened").click()
    editor.page.get_by_label("Publisher", exact=True).wait_for()
    editor.settle()
    # A way to another page is clicked while the field is still open.
    type_slowly(editor, "Publisher", "UN")
    editor.page.get_by_role("button", name="Method", exact=True).click()
    editor.page.get_by_role("heading", name="How do we know?").wait_for()
    editor.page.get_by_text("go on with it").click()
    editor.page.get_by_label("Publisher", exact=True).wait_for()
    editor.settle()
    assert editor.page.get_by_label("Publisher", exact=True).input_value() == "UN"
    editor.page.get_by_text("Assessment: how it stands now").click()
    editor.page.get_by_label(WHY, exact=True).wait_for()
    editor.settle()
    assert editor.page.get_by_label(WHY, exact=True).input_value() == "Because."


def test_a_field_stays_when_something_appears_above_it(visit: Visit, base: str, file: Path) -> None:
    """A field that the browser builds anew loses the letters that nobody told the server yet."""
    editor = visit("/record?id=unity", base=base)
    caveat = editor.page.get_by_label("Caveat that readers must see", exact=True)
    built = caveat.element_handle()

    def same() -> bool:
        editor.settle()
        return bool(built.evaluate("field => field.isConnected"))

    editor.fill("When it happened", "2026-13-01")
    editor.page.get_by_text("has no possible month").first.wait_for()
    assert same()
    editor.page.get_by_role("button", name="Save", exact=True).click()
    editor.page.get_by_text("Nothing is saved yet").wait_for()
    assert same()
    # A colleague's hand breaks the file, and mends it while somebody types.
    file.write_bytes(OLD + b"]")
    editor.fill("Publisher", "UN")
    banner = editor.page.get_by_text("cannot be used")
    banner.wait_for()
    assert same()
    caveat.click()
    file.write_bytes(OLD + b"# mended\n")
    text = "Letters " * 20
    editor.page.keyboard.type(text, delay=30)
    banner.wait_for(state="hidden")
    assert same()
    assert caveat.input_value() == text


# ---------------------------------------------------------------- ways to other pages


WAYS = {
    "Overview": "How do the pledges stand?",
    "Changes": "What changed?",
    "Method": "How do we know?",
}
FIELDS = ("Publisher", "What happened, in our words")
PATIENCE = 30_000
QUICK = 80
"""Milliseconds between two clicks: no hand is faster. A browser tells two clicks within some ten
milliseconds as one, and not which came first."""


def arrives(visitor: Visitor, name: str) -> None:
    heading = visitor.page.get_by_role("heading", name=WAYS[name], exact=True)
    expect(heading).to_be_visible(timeout=PATIENCE)


def go_on(visitor: Visitor) -> None:
    """Back to what was being written, as the page of now offers it."""
    visitor.page.get_by_text("go on with it").click()
    visitor.page.get_by_label("When it happened", exact=True).wait_for(timeout=PATIENCE)
    visitor.settle()


def test_each_way_out_of_an_open_field_is_followed_at_the_first_click(
    visit: Visit, base: str
) -> None:
    editor = visit("/record?id=unity", base=base)
    typed = dict.fromkeys(FIELDS, "")
    for n, name in enumerate(WAYS):
        field = FIELDS[n % 2]
        type_slowly(editor, field, f"{n} ")
        typed[field] += f"{n} "
        editor.way(name).click()
        arrives(editor, name)
        go_on(editor)
        for label, text in typed.items():
            expect(editor.page.get_by_label(label, exact=True)).to_have_value(text)


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_and_a_click_that_the_server_takes_as_one_are_both_kept(
    visit: Visit, base: str, field: str
) -> None:
    editor = visit("/record?id=unity", base=base)
    editor.page.get_by_label(field, exact=True).wait_for(timeout=PATIENCE)
    with halted(base):
        type_slowly(editor, field, "Typed meanwhile.")
        editor.way("Method").click()
    arrives(editor, "Method")
    go_on(editor)
    expect(editor.page.get_by_label(field, exact=True)).to_have_value("Typed meanwhile.")


def test_the_last_of_two_quick_clicks_on_ways_wins(visit: Visit, base: str) -> None:
    editor = visit("/record?id=unity&as_of=2026-06-30", base=base)
    type_slowly(editor, "Publisher", "x")
    editor.way("Overview").click()
    # In one step: what is rebuilt between press and release is no click to any browser.
    editor.way("Method").dispatch_event("click")
    arrives(editor, "Method")
    editor.settle()
    arrives(editor, "Method")
    assert editor.address.endswith("?as_of=2026-06-30")
    go_on(editor)
    expect(editor.page.get_by_label("Publisher", exact=True)).to_have_value("x")


def test_the_last_of_two_clicks_that_the_server_takes_late_wins(visit: Visit, base: str) -> None:
    editor = visit("/record?id=unity", base=base)
    editor.page.get_by_label("Publisher", exact=True).wait_for(timeout=PATIENCE)
    with halted(base):
        type_slowly(editor, "Publisher", "Typed meanwhile.")
        editor.way("Overview").click()
        editor.page.wait_for_timeout(QUICK)
        editor.way("Method").click()
    arrives(editor, "Method")
    editor.settle()
    arrives(editor, "Method")
    go_on(editor)
    expect(editor.page.get_by_label("Publisher", exact=True)).to_have_value("Typed meanwhile.")


def test_letters_behind_a_click_on_the_way_to_another_entry_stay_with_their_own(
    visit: Visit, base: str
) -> None:
    editor = visit("/record?id=ftf-info", base=base)
    editor.fill("Publisher", "Of the first")
    editor.settle()
    editor.open("/record?id=unity")
    type_slowly(editor, "Publisher", "Of the second")
    editor.page.get_by_text("go on with it").wait_for()
    editor.settle()
    with halted(base):
        editor.page.get_by_text("go on with it").click()
        type_slowly(editor, "Publisher", ", and more")
        editor.page.keyboard.press("Tab")
        # Longer than a change of the address counts as the echo of the last click.
        editor.page.wait_for_timeout(800)
    editor.settle()
    editor.page.locator("input[value='Of the first']").wait_for()
    editor.settle()
    assert "id=ftf-info" in editor.address
    editor.page.get_by_text("go on with it").click()
    editor.page.locator("input[value='Of the second, and more']").wait_for()


def test_beside_fields_every_way_is_a_button_in_reach_of_the_keyboard(
    visit: Visit, base: str
) -> None:
    editor = visit("/record?id=unity", base=base)
    main = editor.page.get_by_test_id("stMain")
    expect(main.locator("a[href]")).to_have_count(0)
    expect(editor.page.locator(".st-key-bar .brand")).to_be_visible()
    row = editor.page.locator(".st-key-bar").get_by_role("button")
    names = [*PLACES, "Record"]
    expect(row).to_have_count(len(names))
    row.first.focus()
    for name in names:
        expect(editor.way(name)).to_be_focused()
        editor.page.keyboard.press("Tab")
    editor.way("Changes").focus()
    editor.page.keyboard.press("Enter")
    arrives(editor, "Changes")
    editor.back()
    expect(editor.page.get_by_label("When it happened", exact=True)).to_be_visible()
