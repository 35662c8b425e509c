"""The Briefing page: its answer, what it shows of the files, its empty and bad-link states."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.briefing.contents import Contents, Request, contents
from commitments.briefing.notes.blocks import Boxes, Heading, Line, Listing
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.note import two_pages
from commitments.briefing.products import PRODUCTS
from commitments.briefing.slides.five_slides import five_titles
from commitments.briefing.slides.outline import slide_titles
from commitments.standing.period import last_meeting, lately, since_milestone
from commitments.tables.filter import Filter
from commitments.tables.view import Selection
from components.widgets.markup import text
from tests.conftest import ROOT
from tests.parts import app
from tests.parts.app import BRIEFING, CURATED, SOME, opened, some, view_at, warnings


def blocks(at: AppTest) -> str:
    """Everything on the page that is HTML."""
    return "\n".join(block.proto.body for block in at.get("html"))


def found(selection: Selection) -> Contents:
    """The briefing since the last meeting, as the page chooses it by itself."""
    view = selection.view
    met = last_meeting(view.register, view.moment.as_of)
    assert met is not None
    assert lately(met, view.moment.as_of)
    period = since_milestone(met, view.moment, last=True)
    return contents(Request(selection, period.before.as_of, period.milestone))


def test_the_answer_of_the_briefing_stands_on_top() -> None:
    for address, selection in (({}, view_at().select(Filter())), (SOME, some())):
        made, page = found(selection), blocks(opened(BRIEFING, **address))
        assert f'<p class="first">{text(made.answer.first)}</p>' in page
        assert text(made.answer.more) in page


def test_each_product_says_what_it_is_for_and_how_much_it_makes() -> None:
    choice = opened(BRIEFING).radio(key="for")
    assert (choice.value, choice.options) == ("slides", [one.label for one in PRODUCTS])
    assert list(choice.proto.captions)[:3] == [
        "To read in the car: the answer on one sheet of paper. 2 files, in a few seconds.",
        "To show in a meeting of ten minutes. 1 file, in a few seconds.",
        "To read the evening before, with questions. 3 files, in a few seconds.",
    ]


def test_the_five_slides_are_seen_before_they_are_made() -> None:
    made, page = found(some()), blocks(opened(BRIEFING, **SOME))
    for name in five_titles(made):
        assert f"<b>{text(name)}</b>" in page
    for question in made.questions[:5]:
        assert text(question.question) in page
        assert text(question.answer.text) in page
        assert f"May be said: {text(question.may.text)}" in page
        assert f"Do not say: {text(question.never)}" in page
        for s in question.standings:
            assert f"id={s.commitment.id}" in page
            assert f">{text(s.commitment.title)}</a>" in page


def test_the_pack_names_its_slides_behind_the_five() -> None:
    made, page = found(some()), blocks(opened(BRIEFING, **SOME, **{"for": "pack"}))
    for name in slide_titles(made)[5:]:
        assert f"<li>{text(name)}</li>" in page


def test_links_of_before_lead_to_what_took_their_place() -> None:
    for before, now in (("deck", "slides"), ("annex", "pack"), ("note", "note")):
        assert opened(BRIEFING, **{"for": before}).radio(key="for").value == now


def test_the_note_reads_as_it_will_be_written() -> None:
    made, page = found(some()), blocks(opened(BRIEFING, **SOME, **{"for": "note"}))
    paper, left_out = fitted(two_pages(made), "Two-page note")
    lines = [line for b in paper.blocks if isinstance(b, Listing) for line in b.lines]
    boxes = [box for b in paper.blocks if isinstance(b, Boxes) for box in b.boxes]
    for line in [*(b for b in paper.blocks if isinstance(b, Line)), *lines]:
        assert text(line.said.text) in page
    for said in (said for box in boxes for said in box.said):
        assert text(said.text) in page
    for heading in (b for b in paper.blocks if isinstance(b, Heading)):
        assert f">{text(heading.text)}</h" in page
    assert text(" ".join(left_out)) in page
    assert app.alt(opened(BRIEFING, **SOME), "statuses-by-year") == made.distribution.alt


def test_the_annex_says_how_much_is_in_its_tables() -> None:
    selection = view_at().select(Filter())
    page = blocks(opened(BRIEFING, **{"for": "annex"}))
    assert f"{len(selection.facts)} facts" in page
    assert f"{len(selection.evidence):,} lines" in page


def test_single_pledges_narrow_the_briefing() -> None:
    one = app.IDS[0]
    page = blocks(opened(BRIEFING, pledge=one))
    assert text(found(view_at().select(Filter(ids=(one,)))).answer.first) in page


def test_without_a_pledge_it_says_so_and_offers_no_files() -> None:
    at = opened(BRIEFING, q="nobody says this")
    assert "Make the files" not in [button.label for button in at.button]
    assert at.get("plotly_chart") == []


def test_a_bad_link_is_told_and_left_out() -> None:
    at = opened(BRIEFING, theme="militry", **{"for": "everybody"}, pledge="nobody")
    assert sum("militry" in said for said in warnings(at)) == 1
    assert sum("everybody" in said for said in warnings(at)) == 1
    assert sum("nobody" in said for said in warnings(at)) == 1
    whole = found(view_at().select(Filter()))
    assert text(whole.answer.first) in blocks(at)


@pytest.mark.parametrize("day", ["2022-06-30", "2019-12-31"])
def test_a_past_day_has_its_own_answer(day: str) -> None:
    at = opened(BRIEFING, as_of=day)
    made = found(view_at(date.fromisoformat(day)).select(Filter()))
    assert text(made.answer.first) in blocks(at)
    assert text(made.answer.more) in blocks(at)


def test_another_period_stands_in_the_answer_and_in_the_address() -> None:
    at = opened(BRIEFING, period="year")
    since = date(2025, 12, 31)
    made = contents(Request(view_at().select(Filter()), since))
    assert text(made.answer.more) in blocks(at)
    assert "from=2025-12-31" in blocks(at)
    assert dict(at.query_params) == {"period": "year"}


def test_the_last_visit_is_no_choice_for_what_others_will_read() -> None:
    at = opened(BRIEFING, period="visit")
    assert [option for option in at.button_group(key="period").options if "visit" in option] == []
    assert [one.value.split("\\")[0] for one in at.warning] == [
        "The link asks for the period “visit”"
    ]
    assert dict(at.query_params) == {}


def test_before_any_meeting_the_period_begins_with_the_pledges() -> None:
    day = date(2019, 7, 1)
    at = opened(BRIEFING, as_of=day.isoformat())
    pledged = CURATED.register.meeting.date
    made = contents(Request(view_at(day).select(Filter()), pledged))
    assert text(made.answer.more) in blocks(at)


def test_another_register_is_briefed_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", str(ROOT / "tests" / "sample.yaml"))
    page = blocks(opened(BRIEFING))
    assert "Paris" not in page
    assert 'class="first"' in page


def test_a_register_without_pledges_says_that_there_is_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from tests.conftest import HEAD

    app.use_file(monkeypatch, tmp_path / "data.yaml", HEAD + "  []\n")
    assert opened(BRIEFING).get("plotly_chart") == []


def test_no_version_and_no_manifest_stand_on_the_page() -> None:
    at = opened(BRIEFING)
    page = blocks(at) + "".join(m.value for m in at.markdown)
    shown = page.partition("<details")[0]
    assert app.CURATED.version not in shown
    assert "manifest" not in page
    assert "checksum" not in page
