"""The history of a pledge and measured series: each chart by its whole description."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.dates import PartialDate
from commitments.figures import over_time
from commitments.figures.chart import Chart, stamp_of_one, stamp_of_selection, stamp_of_series
from commitments.figures.shapes import Bands, Mark, Stretch, Values
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Effect, Status
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register
from tests.figures.drawn import CHARTS, EVENTS, WIDE, draw
from tests.figures.registers import SMALL, real, small


def history(view: View, id: str) -> Chart:
    stamp = stamp_of_selection(view.select(Filter()))
    return over_time.history(view.standings[id], stamp_of_one(stamp, view.standings[id]), EVENTS)


def test_the_history_of_a_pledge() -> None:
    chart = history(small(), "two")
    assert chart.title == (
        "Limited action since 1 Jan 2022, before that substantially kept; 1 setback in the last 12"
        " months"
    )
    assert chart.subtitle == (
        "Facts by quarter, advances up and setbacks down; the status from each judgement on · Title"
        " of two"
    )
    assert chart.alt == (
        "Title of two. Status over time: substantially kept since 1 Mar 2020, limited action since"
        " 1 Jan 2022. Facts: 2 advances, 1 setback and 0 items of context."
    )
    assert chart.note == ""
    assert chart.shapes == Bands(
        ("Status",),
        (
            (
                _stretch(date(2020, 3, 1), date(2022, 1, 1), Status.SUBSTANTIAL),
                _stretch(date(2022, 1, 1), date(2022, 6, 30), Status.LIMITED),
            ),
        ),
        (
            Mark(date(2020, 2, 1), Effect.ADVANCE, "1 Feb 2020: What happened"),
            Mark(date(2020, 3, 1), Effect.ADVANCE, "1 Mar 2020: What happened"),
            Mark(date(2022, 1, 1), Effect.SETBACK, "1 Jan 2022: What happened"),
        ),
        tuple(Effect),
        EVENTS,
    )


def _stretch(start: date, end: date, status: Status) -> Stretch:
    return Stretch(start, end, status, status.label)


def test_the_table_of_a_history_has_judgements_and_facts() -> None:
    split = history(small(), "four").table.to_dict("split")
    assert [split["columns"], *split["data"]] == [
        ["Date", "Status or effect", "Text", "By"],
        ["2020-02-01", "Limited action", "Because.", "us"],
        ["2021-06-01", "Reversed", "Because.", "us"],
        ["2020-02-01", "Advance", "What happened", "State"],
        ["2021-06-01", "Setback", "What happened", "UN"],
        ["2022-03", "Context", "What happened", "Paper"],
    ]


def judged(*days: tuple[str, str], kind: str = "standing") -> View:
    facts = "\n".join(
        evidence(f"one-{n:02}", "2020-02-01", publisher=publisher)
        for n, publisher in enumerate(("State", "UN"), start=1)
    )
    text = commitment(
        kind=kind,
        evidence=facts,
        assessments="\n".join(
            assessment(day, status, "one-01, one-02", "2026-11-28") for day, status in days
        ),
    )
    return View(register(text, head=SMALL), NOW, "")


def test_a_judgement_of_a_year_is_drawn_in_that_year_and_like_ones_are_joined() -> None:
    view = judged(("2020-12-31", "limited"), ("2021-12-31", "limited"), ("2022-12-31", "fulfilled"))
    chart = history(view, "one")
    assert chart.title == "Upheld since the end of 2022, before that limited action"
    assert chart.about == (
        "Facts by quarter, advances up and setbacks down; each year in the colour of its judgement"
        f" at its end, {NOW.as_of.year} in that of the end of 2022"
    )
    assert isinstance(chart.shapes, Bands)
    assert [(s.start, s.end, s.name) for s in chart.shapes.stretches[0]] == [
        (date(2020, 1, 1), date(2022, 1, 1), "Limited action"),
        (date(2022, 1, 1), NOW.as_of, "Upheld"),
    ]
    assert "limited action since the end of 2020, upheld since the end of 2022." in chart.alt


@pytest.mark.parametrize(
    ("as_of", "last", "words"),
    [
        ("2022-12-31", "2022-12-31", "; each year in the colour of its judgement at its end"),
        (
            "2023-11-28",
            "2023-11-20",
            "; each year in the colour of its judgement at its end, 2023 in that of 20 Nov 2023",
        ),
        (
            "2023-11-28",
            "2022-12-31",
            "; each year in the colour of its judgement at its end, 2023 in that of the end of"
            " 2022",
        ),
    ],
)
def test_the_band_says_which_judgement_colours_a_year(as_of: str, last: str, words: str) -> None:
    found = judged(("2021-12-31", "limited"), (last, "limited")).register
    moment = Moment(date.fromisoformat(as_of), TODAY)
    chart = history(View(found, moment, ""), "one")
    assert chart.about == f"Facts by quarter, advances up and setbacks down{words}"


def test_years_apart_with_one_status_do_not_become_one_stretch() -> None:
    view = judged(("2020-12-31", "limited"), ("2022-12-31", "limited"))
    shapes = history(view, "one").shapes
    assert isinstance(shapes, Bands)
    assert [(s.start, s.end) for s in shapes.stretches[0]] == [
        (date(2020, 1, 1), date(2021, 1, 1)),
        (date(2022, 1, 1), NOW.as_of),
    ]


def test_facts_without_a_judgement_are_drawn_and_nothing_gives_no_figure() -> None:
    chart = history(judged(), "one")
    assert isinstance(chart.shapes, Bands)
    assert (chart.title, chart.shapes.stretches) == ("Nobody has judged this pledge yet", ((),))
    assert len(draw(chart, WIDE).data) == 2
    nothing = history(View(register(commitment(), head=SMALL), NOW, ""), "one")
    assert nothing.shapes is None
    assert nothing.alt.startswith(
        "Title of one. Status over time: never assessed. Facts: 0 advances"
    )


def test_facts_stack_by_quarter_advances_up_and_setbacks_down() -> None:
    found = draw(history(small(), "two"), WIDE)
    stacks = {trace.name: (list(trace.x), list(trace.base)) for trace in found.data if trace.name}
    assert stacks == {
        "Advances": ([date(2020, 2, 15), date(2020, 2, 15)], [0.07, 1.07]),
        "Setbacks": ([date(2022, 2, 15)], [-0.07]),
    }


def test_a_measured_series() -> None:
    chart = CHARTS["series"](small().select(Filter()))
    assert chart.title == "Money, 28 Jun 2021: 670,000,000 USD"
    assert chart.alt == f"{chart.title}, paid. 2020: 43.5. 28 Jun 2021: 670,000,000."
    assert (chart.note, chart.subtitle) == ("Paid. Not a goal.", "Measured series")
    assert chart.stamp.source == "Source: example.org"
    assert chart.shapes == Values(
        "USD",
        (PartialDate.parse("2020"), PartialDate.parse("2021-06-28")),
        (43.5, 670000000.0),
        ("About.", ""),
        bars=True,
    )


@pytest.mark.parametrize(
    ("drawing", "kind", "mode", "shape"),
    [
        ("bars", "bar", None, None),
        ("points", "scatter", "markers", "linear"),
        ("line", "scatter", "lines+markers", "linear"),
        ("steps", "scatter", "lines+markers", "hv"),
    ],
)
def test_a_series_is_drawn_as_it_says(
    drawing: str, kind: str, mode: str | None, shape: str | None
) -> None:
    head = SMALL.replace("draw: bars", f"draw: {drawing}")
    view = View(register(commitment(), head=head), NOW, "")
    trace = draw(CHARTS["series"](view.select(Filter())), WIDE).data[0]
    line = trace.line.shape if kind == "scatter" else None
    assert (trace.type, getattr(trace, "mode", None), line) == (kind, mode, shape)


def test_every_series_of_the_register_is_drawn_with_the_values_of_its_table() -> None:
    stamp = stamp_of_series(stamp_of_selection(real().select(Filter())))
    frame = real().series
    charts = [over_time.series(part, stamp) for _, part in frame.groupby("series")]
    assert len(charts) > 10
    for chart in charts:
        assert isinstance(chart.shapes, Values)
        assert list(chart.shapes.values) == chart.table["Value"].tolist()
        assert list(draw(chart, WIDE).data[0].y) == chart.table["Value"].tolist()


def test_a_series_without_values_says_so() -> None:
    chart = over_time.series(small().series.iloc[:0], stamp_of_selection(small().select(Filter())))
    assert (chart.shapes, chart.title) == (None, "No value is on file by this date.")
