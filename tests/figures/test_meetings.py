"""The chart of the pledges against the texts of other meetings."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pptx import Presentation
from pptx.oxml.ns import qn

from commitments.briefing.slides.deck import slide_of
from commitments.figures.chart import Chart, stamp_of_selection
from commitments.figures.look import PRINTED, Look
from commitments.figures.meetings import in_meetings
from commitments.figures.plot.draw import draw
from commitments.figures.shapes import Cell, Cells
from commitments.record_words import Relation, Unseen
from commitments.standing.meetings import other_texts
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.meetings import by_theme, every_word, most_lost_first
from commitments.tables.view import View
from tests.conftest import HEAD, TODAY, commitment, register
from tests.meetings import GONE, HEAD_OF_MEETINGS, KEPT, LESS, THREE, entry, pledge

COLUMNS = ("Hill, Feb 2018 (opening)", "Valley, Apr 2020 (whole)", "Lake, Sep 2021 (parts)")


def chart(
    *pledges: str, head: str = HEAD_OF_MEETINGS, as_of: date = TODAY, lost: bool = False
) -> Chart:
    found = register(*pledges, head=head)
    texts = other_texts(found, as_of)
    selection = View(found, Moment(as_of, TODAY), "").select(Filter())
    groups = (
        most_lost_first(found.commitments, texts) if lost else by_theme(found.commitments, found)
    )
    return in_meetings(groups, texts, found, stamp_of_selection(selection))


def test_a_cell_a_text_under_the_themes() -> None:
    made = chart(*THREE)
    unseen = Cell(Unseen.NOT_SEEN, Unseen.NOT_SEEN.meaning)
    dropped = Cell(Relation.DROPPED, Relation.DROPPED.meaning)
    assert made.shapes == Cells(
        "Pledge",
        COLUMNS,
        ("Title of kept", "Title of less", "Title of gone"),
        (
            (
                Cell(Relation.WEAKER, "“We may do it” Less binding or less concrete."),
                Cell(Relation.REPEATED, "“We will do it” The same promise."),
                Cell(Relation.STRONGER, "“We will do it by May” It has a date."),
            ),
            (unseen, dropped, Cell(Relation.WEAKER, "“On le fera” Less binding or less concrete.")),
            (unseen, dropped, unseen),
        ),
        ("Aid", "Talks", "Talks"),
        upright=True,
        first=1,
    )
    assert made.table.columns.tolist() == ["Theme", "Pledge", *COLUMNS]
    assert made.table.to_numpy().tolist() == [
        ["Aid", "Title of kept", "Weaker", "Repeated", "Stronger"],
        ["Talks", "Title of less", "Not seen", "Dropped", "Weaker"],
        ["Talks", "Title of gone", "Not seen", "Dropped", "Not seen"],
    ]
    assert made.note == (
        "Dropped: the whole text was read and has no words on it. Not seen: no words on it were"
        " seen, which is not to say that it was dropped. The line parts the texts before the"
        " pledges from those since."
    )


def test_the_finding_and_what_is_told_of_it() -> None:
    made = chart(*THREE)
    assert made.title == "Words on Aid were seen in all 3 texts, on Talks in 1"
    assert made.alt == (
        f"{made.title}. Title of kept: {COLUMNS[0]} weaker, {COLUMNS[1]} repeated, {COLUMNS[2]}"
        f" stronger. Title of less: {COLUMNS[1]} dropped, {COLUMNS[2]} weaker. Title of gone:"
        f" {COLUMNS[1]} dropped."
    )
    assert chart(LESS, GONE).title == "Words on 1 of 2 pledges were seen at least once in 3 texts"
    assert chart(KEPT).title == "Words on this pledge were seen in all 3 texts"
    assert chart(GONE).title == "Words on this pledge were seen in none of 3 texts"
    both = (
        pledge("a", entry("parts", "weaker")),
        pledge("b", entry("whole", "weaker"), theme="talks"),
    )
    assert chart(*both).title == "Words on both themes were seen in 1 of 3 texts"


def test_most_lost_first_has_no_themes() -> None:
    made = chart(*THREE, lost=True)
    assert isinstance(made.shapes, Cells)
    assert made.shapes.rows == ("Title of less", "Title of gone", "Title of kept")
    assert made.shapes.groups == ()
    assert made.table.columns.tolist() == ["Pledge", *COLUMNS]


def test_nothing_to_draw_is_said() -> None:
    assert (
        chart(commitment(), head=HEAD).title
        == "No text of another meeting is on file by this date."
    )
    assert chart(commitment(), head=HEAD).shapes is None
    assert chart().title == "No pledge passes these filters."


def test_two_texts_of_one_place_and_month_have_names_of_their_own() -> None:
    head = HEAD_OF_MEETINGS.replace("milestone: valley", "milestone: lake").replace(
        "date: 2020-04-16, seen: whole", "date: 2021-09-30, seen: whole"
    )
    columns = chart(*THREE, head=head).table.columns.tolist()
    assert columns[3:] == ["Parts, Sep 2021 (parts)", "Whole, 30 Sep 2021 (whole)"]


def test_the_legend_holds_what_occurs_in_its_order() -> None:
    shapes = chart(*THREE).shapes
    assert isinstance(shapes, Cells)
    assert [str(term) for term in shapes.key] == [
        *("stronger", "repeated", "weaker", "dropped", "not-seen")
    ]


def test_on_a_slide_it_is_a_table_with_upright_heads_and_a_line() -> None:
    [slide] = Presentation(BytesIO(slide_of(chart(*THREE)))).slides
    [table] = [shape.table for shape in slide.shapes if shape.has_table]
    head, *rows = list(table.rows)
    assert [cell.text for cell in head.cells] == ["Pledge", *COLUMNS]
    assert [cell._tc.tcPr.get("vert") for cell in head.cells] == [None, *["vert270"] * 3]
    drawn = [[cell.text for cell in row.cells] for row in rows if not row.cells[0].is_merge_origin]
    assert drawn == [
        ["Title of kept", "W", "R", "S"],
        ["Title of less", "·", "–", "W"],
        ["Title of gone", "·", "–", "·"],
    ]
    first = [row.cells[2]._tc.tcPr.find(qn("a:lnL")) for row in rows]
    assert {line.get("w") for line in first if line is not None} == {"25400"}


def test_a_plot_has_a_bar_a_cell_upright_names_and_the_line() -> None:
    figure = draw(chart(*THREE), PRINTED, framed=True)
    bars = {trace.name: len(trace.x) for trace in figure.data}
    assert bars == {"Stronger": 1, "Repeated": 1, "Weaker": 2, "Dropped": 2, "Not seen": 3}
    assert figure.layout.xaxis.tickangle == -90
    assert [shape.x0 for shape in figure.layout.shapes if shape.type == "line"] == [0.5]
    assert draw(chart(*THREE), Look(width=358)).layout.height > 0


def test_the_table_to_take_away_has_the_words_of_both_texts() -> None:
    found = register(*THREE, head=HEAD_OF_MEETINGS)
    table = every_word(by_theme(found.commitments, found), other_texts(found, TODAY))
    assert len(table) == 9
    assert table.iloc[5].to_dict() == {
        "Pledge": "Title of less",
        "Words of the pledge": "We will do it",
        "Place": "Lake",
        "Date": "2021-09",
        "Text": "Parts",
        "Read": "Parts",
        "Relation": "Weaker",
        "Words": "On le fera",
        "Language": "fr",
        "In English, by us": "It may be done",
        "Where they stand": "",
        "Why": "",
        "Known from": "As a report on the text tells it.",
        "Link": "https://example.org/parts",
    }
    assert table["Relation"].tolist()[6:] == ["Not seen", "Dropped", "Not seen"]
