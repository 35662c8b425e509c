"""A briefing that updates an earlier one: what is new, on which slide, and what is no manifest."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from pptx import Presentation

from commitments.briefing import products
from commitments.briefing.contents import Contents, Request, contents
from commitments.briefing.earlier import BadEarlier, Earlier, earlier_of, linked
from commitments.briefing.makers import How
from commitments.briefing.pack import Wanted, pack
from commitments.briefing.permalink import Asked, query
from commitments.briefing.slides.navigation import sections_of
from commitments.briefing.slides.outline import briefing_deck, five_slide_deck
from commitments.briefing.update import NO_NEWS, Update, as_text, said, summary, update
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Status
from tests.briefing.register import AS_OF, SINCE, changing

THEN = date(2022, 5, 31)


@cache
def made(as_of: date = AS_OF) -> Contents:
    """A briefing on three pledges, two of which changed between 31 May and 30 June 2022."""
    view = changing()
    moment = Moment(as_of, AS_OF)
    selection = View(view.register, moment, view.version).select(
        Filter(ids=("rose", "sideways", "again"))
    )
    asked = Asked(selection.filter, moment, SINCE, None)
    return contents(Request(selection, SINCE, None, f"/briefing?{query(asked, '')}"))


@cache
def manifest(as_of: date = THEN) -> bytes:
    files = pack(made(as_of), Wanted(products.product("mail"), ("html",))).files
    return next(data for name, data in files.items() if name.endswith(".json"))


def given(**changes: object) -> bytes:
    return json.dumps(json.loads(manifest()) | changes).encode()


def earlier() -> Earlier:
    return earlier_of(manifest(), changing().register)


@cache
def news() -> Update:
    return update(made(), earlier())


def marks(deck: bytes) -> list[tuple[str, str]]:
    """Each slide's title, and what it is marked with."""
    found = []
    for slide in Presentation(BytesIO(deck)).slides:
        mark = [shape.text_frame.text for shape in slide.shapes if shape.name == "Mark"]
        found.append((slide.shapes.title.text, *(mark or [""])))
    return found


def test_a_manifest_and_a_link_name_the_same_briefing() -> None:
    found = earlier()
    assert (found.version, found.asked.moment) == ("0123abcd", Moment(THEN, AS_OF))
    assert found.statuses == {
        "rose": Status.SUBSTANTIAL,
        "sideways": Status.LIMITED,
        "again": Status.LIMITED,
    }
    link = f"https://tracker.example{made(THEN).request.address}"
    assert linked(link, changing().register).asked == found.asked


def test_what_changed_is_told_of_each_pledge() -> None:
    assert news().pledges == {
        "sideways": ("status, then “Limited action”", "1 new fact", "why", "next review"),
        "again": ("1 new fact", "why", "how sure", "last 12 months", "next review"),
    }
    assert summary(made(), news()) == (
        "Changed since the briefing of 31 May 2022: 2 of 3 pledges, and 5 of the five slides."
    )


def test_slides_on_which_something_changed_are_marked_in_words() -> None:
    found = dict(marks(briefing_deck(made(), news=news())))
    since = "◆ Changed since the briefing of 31 May 2022"
    assert found["Title of sideways"] == (
        f"{since}: status, then “Limited action”, 1 new fact, why and next review"
    )
    assert found["Title of rose"] == ""
    assert found["All pledges"] == since


def test_a_row_that_is_new_carries_the_mark() -> None:
    deck = Presentation(BytesIO(briefing_deck(made(), news=news())))
    [slide] = [slide for slide in deck.slides if slide.shapes.title.text == "All pledges"]
    [table] = [shape.table for shape in slide.shapes if shape.has_table]
    assert [row.cells[0].text for row in table.rows] == [
        *("Pledge", "Title of rose", "◆ Title of sideways", "◆ Title of again"),
    ]


def test_the_notes_begin_with_the_mark() -> None:
    first = Presentation(BytesIO(five_slide_deck(made(), news=news()))).slides[0]
    notes = first.notes_slide.notes_text_frame.text
    assert notes.startswith("◆ Changed since the briefing of 31 May 2022\n")


def test_a_deck_of_what_changed_holds_no_other_slide_and_no_link_to_one() -> None:
    whole = marks(briefing_deck(made(), news=news()))
    data = briefing_deck(made(), news=replace(news(), only=True))
    assert marks(data) == [(title, mark) for title, mark in whole if mark]
    deck = Presentation(BytesIO(data))
    assert [name for name, places in sections_of(deck)] == ["Briefing", "Backup", "Sources"]
    kept = {slide.part.partname for slide in deck.slides}
    led = {
        relation.target_part.partname
        for slide in deck.slides
        for relation in slide.part.rels.values()
        if relation.reltype.endswith("/slide")
    }
    assert led and led <= kept


def test_where_nothing_changed_the_deck_and_the_list_say_so() -> None:
    same = update(made(), earlier_of(manifest(AS_OF), changing().register), only=True)
    assert same.nothing
    assert [mark for _, mark in marks(five_slide_deck(made(), news=same))] == [
        "Nothing changed since the briefing of 30 June 2022"
    ]
    assert as_text(made(), same).splitlines()[3:] == [
        "Nothing changed since the briefing of 30 June 2022."
    ]


def test_a_briefing_that_updates_none_has_no_mark() -> None:
    assert {mark for _, mark in marks(five_slide_deck(made(), news=NO_NEWS))} == {""}


def test_that_a_day_passed_is_no_news() -> None:
    day = date(2022, 7, 1)
    after = made(day)
    moved = {kind for kind, texts in said(after).items() if texts != said(made())[kind]}
    assert moved == set()


def test_what_the_manifest_said_counts_where_the_file_was_changed_by_hand() -> None:
    entries = json.loads(manifest())["commitments"]
    entries[0] |= {"status": "reversed", "fingerprint": "xxxxxx"}
    found = update(made(), earlier_of(given(commitments=entries), changing().register))
    assert found.pledges["rose"] == ("status, then “Reversed”",)


def test_entries_of_the_same_day_are_found_by_their_print() -> None:
    entries = json.loads(manifest(AS_OF))["commitments"]
    entries[0]["fingerprint"] = entries[0]["fingerprint"][:2] + "zzzz"
    data = json.dumps(json.loads(manifest(AS_OF)) | {"commitments": entries}).encode()
    found = update(made(), earlier_of(data, changing().register))
    assert found.pledges == {"rose": ("entries of the same day",)}
    assert found.remarks == (
        "The file holds other entries on 1 pledge than when the earlier briefing was made, later on"
        " the same day or by hand: look at all slides.",
    )


def test_the_list_and_the_manifest_of_a_pack_tell_what_changed() -> None:
    wanted = Wanted(products.product("mail"), ("html",), How(news=news()))
    files = pack(made(), wanted).files
    names = [name.split("_")[1] for name in files]
    assert names == ["briefing-mail", "briefing-changed", "briefing-manifest"]
    told = json.loads(list(files.values())[-1])["changed"]
    assert told["since"] == "since the briefing of 31 May 2022"
    assert [entry["id"] for entry in told["commitments"]] == ["sideways", "again"]


_TAKE = "Take the file whose name has “briefing-manifest” and ends in .json."
_WHOLE = "Take it again from the files of that briefing, unchanged."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04", f"This is an office file or a ZIP, and no manifest. {_TAKE}"),
        (b"", f"The file is no manifest of a briefing, or was damaged. {_TAKE}"),
        (b"\xff\xfe{", f"The file is no manifest of a briefing, or was damaged. {_TAKE}"),
        (b"[" * 99_999, f"The file is no manifest of a briefing, or was damaged. {_TAKE}"),
        (b" " * 3_000_000, f"A file of 3 MB is no manifest. {_TAKE}"),
        (b"[]", f"The file is no manifest of a briefing. {_TAKE}"),
        (b'{"a": 1}', f"The file is no manifest of a briefing. {_TAKE}"),
    ],
)
def test_what_is_no_manifest_gets_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadEarlier) as error:
        earlier_of(data, changing().register)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"meeting": "rio", "title": "How the pledges stand: Lakes"},
            "This manifest is of a briefing on “Lakes”, and this register is on “A meeting”:"
            " choose a manifest of this register.",
        ),
        (
            {"product": "bilateral"},
            "This is the manifest of a bilateral page, which is not updated: make it anew.",
        ),
        ({"permalink": 7}, f"The manifest has no text under “permalink”. {_WHOLE}"),
        (
            {"permalink": "/briefing?as_of=x"},
            "Of the earlier briefing, the link has no day such as 2026-11-23 under 'as_of'; take"
            " the whole link that the page or the manifest shows.",
        ),
        (
            {"commitments": {}},
            f"The manifest lists no pledges under “commitments”. {_WHOLE}",
        ),
        (
            {"commitments": [{"id": "rose", "status": "halted", "fingerprint": ""}]},
            "Entry 1 under “commitments” of the manifest has not its id, a known status and its"
            f" fingerprint. {_WHOLE}",
        ),
        ({"data_version": None}, f"The manifest has no text under “data_version”. {_WHOLE}"),
    ],
)
def test_a_foreign_or_broken_manifest_gets_a_sentence(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadEarlier) as error:
        earlier_of(given(**changes), changing().register)
    assert str(error.value) == sentence


def test_the_later_of_two_briefings_is_no_earlier_one() -> None:
    with pytest.raises(BadEarlier) as error:
        update(made(THEN), earlier_of(manifest(AS_OF), changing().register))
    assert str(error.value) == (
        "The other briefing is as of 30 Jun 2022, later than this one, which is as of 31 May 2022:"
        " choose the earlier of the two, or a later as-of date."
    )


def test_a_link_that_leads_elsewhere_gets_a_sentence() -> None:
    with pytest.raises(BadEarlier) as error:
        linked("https://tracker.example/tracker?theme=a", changing().register)
    assert str(error.value) == (
        "This is no link of a briefing: it has no “/briefing?”. Take the whole link that the page"
        " or the manifest of the earlier briefing shows."
    )
