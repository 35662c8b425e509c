"""Charts: what must hold of every one, and that figure, table and data say the same."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import groupby

import pandas as pd
import pytest

from commitments.dates import day
from commitments.exchange.csv import to_csv
from commitments.figures import maps, over_time, statuses
from commitments.figures.chart import Chart, stamp_of_series
from commitments.figures.chart import stamp_of_selection as stamp_of
from commitments.figures.shapes import Bands, Bars, Cells, Part, Stretch
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from commitments.text import number
from commitments.vocabulary import Effect, Status, Trend
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register
from tests.figures.drawn import (
    CHARTS,
    LOOKS,
    MAPS,
    UNFILTERED,
    WIDE,
    Numbers,
    bars,
    earlier,
    names,
    notes,
    phrases,
    read,
    real,
    small,
    strings,
    symbols,
    wide,
)

DRAWINGS = CHARTS | MAPS
FILTERS = {
    "theme": Filter(themes=("military", "women-gender")),
    "region": Filter(regions=("northeast-syria", "levant")),
    "status": Filter(statuses=("substantial", "reversed", "overtaken")),
    "kind": Filter(kinds=("process", "position")),
    "freshness": Filter(freshness=("due",)),
    "confidence": Filter(confidence=("high", "medium")),
    "source": Filter(source_kinds=("act",)),
    "text": Filter(text="Syria"),
    "several": Filter(themes=("stabilisation",), regions=("iraq",), text="recover"),
}
ALL = len(real().standings)
FIRST = next(iter(real().standings.values()))
SUBTITLES = {
    "history": f"Pledge {FIRST.commitment.id} · 1 of {ALL} pledges",
    "series": "Measured series",
    "members": "Members named in sources",
}
NOBODY = Filter(text="no pledge says this")


def parted(filter: str) -> View:
    """A register of which the filter takes a part: in the curated one, which was judged on the day,
    nothing is out of date."""
    return small() if filter == "freshness" else real()


@cache
def drawn(name: str, chosen: Filter = Filter(), look: str = "wide") -> Chart:  # noqa: B008
    chart = DRAWINGS[name](real().select(chosen), LOOKS[look])
    # The geometry is the same in each map, and fifty copies of it fill the memory.
    chart.figure.update_traces(geojson=None, selector={"type": "choropleth"})
    return chart


def test_every_public_chart_function_is_drawn_here() -> None:
    found = {
        name
        for module in (statuses, over_time, maps)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if inspect.signature(function).return_annotation == "Chart"
    }
    assert found == set(DRAWINGS)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_prints_title_number_date_and_version(name: str, look: str) -> None:
    chart = drawn(name, look=look)
    texts = notes(chart.figure)
    assert texts[0] == chart.title
    assert texts[1] == SUBTITLES.get(name, f"All pledges · {ALL} of {ALL} pledges")
    assert texts[-1].endswith("As of 28 Nov 2026 · data version 0123abcd")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_prints_the_filters_in_words(name: str) -> None:
    count = sum(
        s.commitment.theme in ("military", "women-gender") for s in real().standings.values()
    )
    words = f"Theme: Military support or Women and gender · {count} of {ALL} pledges"
    assert notes(drawn(name, FILTERS["theme"]).figure)[1] == SUBTITLES.get(name, words)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_says_which_clock_differs(name: str) -> None:
    view = View(real().register, Moment(date(2024, 5, 1), TODAY), "0123abcd")
    chart = DRAWINGS[name](view.select(Filter()), WIDE)
    foot = "As of 1 May 2024, as known on 28 Nov 2026 · data version 0123abcd"
    assert notes(chart.figure)[-1].endswith(foot)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_cuts_nothing_off_its_title_and_foot(name: str, look: str) -> None:
    assert [t for t in notes(drawn(name, look=look).figure) if "…" in t and "Silent" not in t] == []


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_has_its_own_look_on_its_own_ground(name: str) -> None:
    for key, look in LOOKS.items():
        layout = drawn(name, look=key).figure.layout
        assert (layout.paper_bgcolor, layout.plot_bgcolor) == (look.ground, look.ground)
        assert (layout.font.color, layout.title.text, layout.showlegend) == (look.ink, None, False)
        assert layout.height > layout.margin.t + layout.margin.b


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_same_input_gives_the_same_figure(name: str) -> None:
    again = drawn.__wrapped__(name, FILTERS["theme"])
    assert again.figure == drawn(name, FILTERS["theme"]).figure
    assert again.table.equals(drawn(name, FILTERS["theme"]).table)


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_look_has_the_same_words_and_numbers(name: str) -> None:
    one, *others = (drawn(name, look=look) for look in LOOKS)
    for other in others:
        assert (other.name, other.title, other.alt) == (one.name, one.title, one.alt)
        assert other.table.equals(one.table)


def test_every_chart_has_a_file_name_of_its_own() -> None:
    found = [drawn(name).name for name in DRAWINGS]
    assert len(set(found)) == len(found)
    assert [name for name in found if not re.fullmatch(r"[a-z0-9-]+", name)] == []


@pytest.mark.parametrize("name", [name for name in DRAWINGS if name not in UNFILTERED])
def test_an_empty_selection_gives_a_figure_that_says_why(name: str) -> None:
    chart = drawn(name, NOBODY)
    title = {
        "compared": "Title given",
        "evidence_by_year": "No finding passes these filters.",
        "evidence_by_place": "No findings with a place, 2019 to 2026",
        "evidence_by_country": "No findings with a place, 2019 to 2026",
    }.get(name, "No pledge passes these filters.")
    assert chart.title == title
    assert notes(chart.figure)[:2] == ([title, f"Text: “no pledge says this” · 0 of {ALL} pledges"])
    assert chart.alt == {"compared": "No pledge passes these filters."}.get(
        name, f"{title.removesuffix('.')}."
    )
    assert chart.table.select_dtypes("number").sum().sum() == 0


@pytest.mark.parametrize("name", DRAWINGS)
def test_an_empty_register_gives_a_figure_too(name: str) -> None:
    nothing = View(register(commitment()), Moment(date(2019, 6, 25), TODAY), "0123abcd")
    chart = DRAWINGS[name](nothing.select(NOBODY), WIDE)
    assert chart.alt.endswith(".") and not chart.alt.endswith("..")
    assert notes(chart.figure)[0] == chart.title
    assert len(chart.table) == (2 if name in ("pledges_by_region", "pledge_numbers") else 0)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("timelines", "No pledge was judged by this date."),
        ("history", f"{FIRST.commitment.title}: Not assessed"),
        ("paired", f"0 of {ALL} pledges substantially kept or better, now as at best"),
        ("themes", "No theme has a pledge that is substantially kept"),
        ("evidence_by_year", "No finding passes these filters."),
    ],
)
def test_charts_of_a_day_on_which_nothing_was_on_file(name: str, title: str) -> None:
    before = View(real().register, Moment(TODAY, date(2026, 11, 22)), "0123abcd")
    chart = DRAWINGS[name](before.select(Filter()), WIDE)
    assert (chart.title, notes(chart.figure)[0]) == (title, title)


# For each chart the numbers of its figure, of its table, and counted anew from the standings.


def paired_figure(chart: Chart) -> Numbers:
    return {(row.partition(",")[0], term): n for (row, term), n in bars(chart.figure).items()}


def paired_table(chart: Chart) -> Numbers:
    return {(row.Bar, row[2]): row.Pledges for row in chart.table.itertuples()}


def paired_counts(s: Selection) -> Numbers:
    found: Counter[tuple[str, ...]] = Counter()
    for item in s.standings:
        if item.best:
            found[("Best ever", item.best.label)] += 1
        found[("Now", item.status.label)] += 1
        found[("Trend", item.trend.label)] += 1
    return found


def theme_counts(s: Selection) -> Numbers:
    themes = {theme.id: theme.name for theme in s.view.register.themes}
    return Counter((themes[x.commitment.theme], x.status.label) for x in s.standings)


def region_counts(s: Selection) -> Numbers:
    return Counter(
        (names(s)[region], x.status.label) for x in s.standings for region in x.commitment.regions
    )


def cell_figure(chart: Chart) -> Numbers:
    (heat,) = chart.figure.data
    found: Numbers = {}
    for row, totals, texts in zip(
        chart.figure.layout.yaxis.ticktext, heat.z, heat.text, strict=True
    ):
        for column, total, text in zip(
            chart.figure.layout.xaxis.ticktext, totals, texts, strict=True
        ):
            assert sum(symbols(text).values()) == (total or 0)
            found |= {(read(row), read(column), k): n for k, n in symbols(text).items()}
    return found


def cell_table(chart: Chart) -> Numbers:
    return {
        (row["Theme"], region, label): n
        for row in chart.table.to_dict("records")
        for region in chart.table.columns[1:]
        for label, n in phrases(row[region]).items()
    }


def cell_counts(s: Selection) -> Numbers:
    themes = {theme.id: theme.name for theme in s.view.register.themes}
    return Counter(
        (themes[x.commitment.theme], names(s)[region], x.status.label)
        for x in s.standings
        for region in x.commitment.regions
    )


def compared_counts(s: Selection) -> Numbers:
    found = Counter(("Before", x.status.label) for x in earlier(s))
    return found + Counter(("After", x.status.label) for x in s.standings)


def stretch_figure(chart: Chart) -> Numbers:
    """Days of each stretch of each status."""
    both = (*real().standings.values(), *small().standings.values())
    titles = {x.commitment.id: x.commitment.title for x in both}
    return {
        (titles[id], str(start), trace.name.partition(" ")[2]): int(length // 86_400_000)
        for trace in chart.figure.data
        if trace.type == "bar"
        for id, start, length in zip(trace.y, pd.to_datetime(trace.base).date, trace.x, strict=True)
    }


def stretch_table(chart: Chart) -> Numbers:
    return {
        (row.Pledge, str(row.From), row.Status): (row.To - row.From).days
        for row in chart.table.itertuples()
        if row.To > row.From
    }


def stretch_counts(s: Selection) -> Numbers:
    """Days of each stretch: a year that was judged at its end has one status, the rest of the time
    the one last judged."""
    found: Numbers = {}
    pledged, as_of = s.view.register.meeting.date, s.view.moment.as_of
    for item in s.standings:
        by_day: dict[date, Status] = {}
        for span in item.spans:
            first = span.start
            if (span.start.month, span.start.day) == (12, 31) or span.start == TODAY:
                first = max(date(span.start.year, 1, 1), pledged)
            by_day |= {first + timedelta(n): span.status for n in range((as_of - first).days)}
        runs = groupby(sorted(by_day.items()), key=lambda pair: pair[1])
        for status, run in runs:
            days = [day for day, _ in run]
            found[(item.commitment.title, str(days[0]), status.label)] = len(days)
    return found


def year_figure(chart: Chart) -> Numbers:
    return {
        (year, trace.name): int(n)
        for trace in chart.figure.data
        for year, n in zip(trace.x, trace.y, strict=True)
        if n
    }


def finding_counts(s: Selection) -> Numbers:
    once = {(e.id, e.effect, e.happened.year) for x in s.standings for e in x.evidence}
    return Counter((str(year), effect.label) for _, effect, year in once)


def status_figure(chart: Chart) -> Numbers:
    return {
        (year, trace.name.partition(" ")[2]): int(n)
        for trace in chart.figure.data
        for year, n in zip(trace.x, trace.y, strict=True)
        if n
    }


def status_counts(s: Selection) -> Numbers:
    """What stood in each year: the newest judgement of that year, in the last year of any."""
    found: Counter[tuple[str, ...]] = Counter()
    last = s.view.moment.as_of.year
    for item in s.standings:
        for year in range(s.view.register.meeting.date.year, last + 1):
            of_year = [span.status for span in item.spans if span.start.year == year]
            status = item.status if year == last else [Status.NOT_ASSESSED, *of_year][-1]
            found[(str(year), status.label)] += 1
    return found


READ: dict[str, tuple[Callable[[Chart], Numbers], ...]] = {
    "paired": (paired_figure, paired_table),
    "themes": (lambda c: bars(c.figure), lambda c: wide(c.table)),
    "regions": (lambda c: bars(c.figure), lambda c: wide(c.table)),
    "compared": (lambda c: bars(c.figure), lambda c: wide(c.table)),
    "theme_by_region": (cell_figure, cell_table),
    "timelines": (stretch_figure, stretch_table),
    "evidence_by_year": (year_figure, lambda c: wide(c.table)),
    "by_year": (status_figure, lambda c: wide(c.table)),
}
COUNT: dict[str, Callable[[Selection], Numbers]] = {
    "paired": paired_counts,
    "themes": theme_counts,
    "regions": region_counts,
    "compared": compared_counts,
    "theme_by_region": cell_counts,
    "timelines": stretch_counts,
    "evidence_by_year": finding_counts,
    "by_year": status_counts,
}


def test_numbers_are_read_from_every_chart_that_obeys_filters() -> None:
    assert set(READ) == set(COUNT) == set(CHARTS) - set(UNFILTERED)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", READ)
def test_figure_and_table_have_the_numbers_of_the_whole_register(name: str, look: str) -> None:
    figure, table = READ[name]
    expected = COUNT[name](real().select(Filter()))
    assert figure(drawn(name, look=look)) == expected
    assert table(drawn(name, look=look)) == expected
    assert len(expected) > 5


@pytest.mark.parametrize("filter", FILTERS)
@pytest.mark.parametrize("name", READ)
def test_a_chart_obeys_a_filter(name: str, filter: str) -> None:
    figure, table = READ[name]
    chosen = parted(filter).select(FILTERS[filter])
    expected = COUNT[name](chosen)
    chart = CHARTS[name](chosen, WIDE)
    assert 0 < chosen.count < chosen.total
    assert figure(chart) == table(chart) == expected
    assert expected != COUNT[name](parted(filter).select(Filter()))


@pytest.mark.parametrize("name", UNFILTERED)
def test_charts_that_no_filter_touches_stay_as_they_are(name: str) -> None:
    assert drawn(name, FILTERS["theme"]).figure == drawn(name).figure


@pytest.mark.parametrize("filter", FILTERS)
@pytest.mark.parametrize(
    "name", ["paired", "by_year", "themes", "regions", "compared", "theme_by_region"]
)
def test_the_alternative_text_holds_every_number(name: str, filter: str) -> None:
    chart = CHARTS[name](parted(filter).select(FILTERS[filter]), WIDE)
    numbers = READ[name][1](chart)
    missing = [key for key, n in numbers.items() if f"{n} {key[-1].lower()}" not in chart.alt]
    assert numbers and missing == []


ALTS = {
    "paired": "Three stacked bars. Best status ever: 1 substantially kept and 2 limited action."
    " Status now: 2 limited action, 1 reversed and 1 not assessed. Trend over the last 12"
    " months: 1 few events and 3 silent.",
    "by_year": "1 of 4 pledges substantially kept or better in 2020, none in 2022. 2019: 4 not assessed."
    " 2020: 1 substantially kept, 2 limited action and 1 not assessed. 2021: 1 reversed and 3 not"
    " assessed. 2022: 2 limited action, 1 reversed and 1 not assessed.",
    "themes": "No theme has a pledge that is substantially kept. Aid: 2 limited action. Talks: 1"
    " reversed and 1 not assessed.",
    "regions": "Status of the pledges by the region that they name. Iraq: 2 limited action. Syria: 1"
    " reversed. Northeast: 1 limited action. Worldwide: 1 not assessed.",
    "theme_by_region": "Where pledges were made: 4 of 8 pairs of theme and region. Aid, Iraq: 2"
    " limited action. Aid, Northeast: 1 limited action. Talks, Worldwide: 1 not assessed. Talks,"
    " Syria: 1 reversed.",
    "compared": "Title given. Before: 2 limited action, 1 reversed and 1 not assessed. After: 2"
    " limited action, 1 reversed and 1 not assessed.",
    "timelines": "How 4 pledges stood over time. Title of one: limited action from 1 Feb 2020. Title"
    " of two: substantially kept from 1 Mar 2020, limited action from 1 Jan 2022. Title of three:"
    " never assessed. Title of four: limited action from 1 Feb 2020, reversed from 1 Jun 2021.",
    "evidence_by_year": "2 setbacks among 7 findings, by year. 2020: 4 advance, 0 setback and 0"
    " context. 2021: 0 advance, 1 setback and 0 context. 2022: 0 advance, 1 setback and 1 context.",
    "history": "Title of one. Status over time: limited action from 1 Feb 2020. Evidence: 1 advance,"
    " 0 setbacks and 0 items of context.",
    "series": "Money, USD, paid. 2020: 43.5. 2021-06-28: 670,000,000.",
    "pledges_by_region": "Where the pledges apply, and how they stand there. Iraq: 2 limited action."
    " Syria: 1 reversed. Northeast: 1 limited action. Worldwide: 1 not assessed.",
    "pledge_numbers": "How many pledges name each region. Iraq: 2. Syria: 1. Northeast: 1."
    " Worldwide: 1.",
    "evidence_by_place": "Named most often in findings, 2019 to 2026: Nineveh and Hasakah (2)."
    " Hasakah: 2. Nineveh: 2. Kirkuk: 1. Syria, no part named: 1.",
    "evidence_by_country": "Named most often in findings, 2019 to 2026: Syria (3). Syria: 3. Iraq: 2."
    " France: 1.",
    "members": "1 member state and 1 organisation named in sources. States: France. Organisations:"
    " NATO.",
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_alternative_text_says_in_words_what_the_figure_shows(name: str) -> None:
    assert DRAWINGS[name](small().select(Filter()), WIDE).alt == ALTS[name]


def test_the_alternative_text_of_time_lines_has_every_stretch() -> None:
    chart = drawn("timelines")
    rows = chart.table.itertuples()
    stretches = [f"{row.Status.lower()} from {day(row.From)}" for row in rows]
    assert len(stretches) > 40
    assert [text for text in stretches if text not in chart.alt] == []


def test_the_alternative_text_of_a_year_has_every_effect() -> None:
    chart = drawn("evidence_by_year")
    for row in chart.table.to_dict("records"):
        assert (
            f"{row['Year']}: {row['Advance']} advance, {row['Setback']} setback and"
            f" {row['Context']} context."
        ) in chart.alt


def test_the_key_explains_exactly_what_is_drawn() -> None:
    terms = [*Status, *Trend, *Effect]
    for name in ("paired", "by_year", "themes", "regions", "compared", "evidence_by_year"):
        key = notes(drawn(name).figure)[2]
        drawn_labels = {label for _, label in READ[name][0](drawn(name))}
        shown = {t.label for t in terms if f"■ {t.symbol} {t.label}" in key}
        assert shown == drawn_labels


def test_bars_carry_symbol_and_number_so_that_colour_is_not_alone() -> None:
    figure = CHARTS["paired"](small().select(Filter()), WIDE).figure
    assert {trace.name: [text for text in trace.text if text] for trace in figure.data} == {
        "◕ Substantially kept": ["◕ 1"],
        "◑ Limited action": ["◑ 2", "◑ 2"],
        "✕ Reversed": ["✕ 1"],
        "– Not assessed": ["– 1"],
        "· Few events": ["· 1"],
        "… Silent": ["… 3"],
    }


def test_the_bar_of_the_best_says_why_it_is_shorter() -> None:
    chart = CHARTS["paired"](small().select(Filter()), WIDE)
    assert chart.note == "1 pledge never had a status of delivery: the bar of the best lacks it."
    kept = CHARTS["paired"](small().select(Filter(themes=("aid",))), WIDE)
    assert (
        kept.note,
        sum(n for (row, _), n in paired_figure(kept).items() if row == "Best ever"),
    ) == (
        "",
        2,
    )


def test_columns_carry_symbol_and_number_and_on_a_phone_the_number() -> None:
    wide, narrow = (
        CHARTS["by_year"](small().select(Filter()), LOOKS[look]).figure
        for look in ("wide", "narrow")
    )
    assert {trace.name: list(trace.text) for trace in wide.data} == {
        "◕ Substantially kept": ["", "◕ 1", "", ""],
        "◑ Limited action": ["", "◑ 2", "", "◑ 2"],
        "✕ Reversed": ["", "", "✕ 1", "✕ 1"],
        "– Not assessed": ["– 4", "– 1", "– 3", "– 1"],
    }
    assert wide.data[0].x == narrow.data[0].x == ("2019", "2020", "2021", "2022")
    many = CHARTS["by_year"](real().select(Filter()), LOOKS["narrow"]).figure
    assert [text for trace in many.data for text in trace.text if text and not text.isdigit()] == []


def test_the_columns_of_a_year_say_which_judgement_they_show() -> None:
    chart = CHARTS["by_year"](small().select(Filter()), WIDE)
    assert chart.note == (
        "Each year by its newest judgement: one of 31 December speaks of the year that ends. 2022 by"
        " the newest on 30 Jun 2022. A year without one is not assessed."
    )
    assert isinstance(chart.native, Bars)
    assert chart.native == Bars(
        ("2019", "2020", "2021", "2022"),
        (
            Part("◕ Substantially kept", Status.SUBSTANTIAL.light, (0, 1, 0, 0)),
            Part("◑ Limited action", Status.LIMITED.light, (0, 2, 0, 2)),
            Part("✕ Reversed", Status.REVERSED.light, (0, 0, 1, 1)),
            Part("– Not assessed", Status.NOT_ASSESSED.light, (4, 1, 3, 1)),
        ),
        upright=True,
    )
    assert chart.table.to_dict("list") == {
        "Year": [2019, 2020, 2021, 2022],
        "Substantially kept": [0, 1, 0, 0],
        "Limited action": [0, 2, 0, 2],
        "Reversed": [0, 0, 1, 1],
        "Not assessed": [4, 1, 3, 1],
        "All": [4, 4, 4, 4],
    }


@pytest.mark.parametrize("name", ["timelines", "history"])
def test_a_judgement_of_a_year_is_drawn_in_that_year(name: str) -> None:
    facts = [
        evidence("one-01", "2020-02-01"),
        evidence("one-02", "2020-12-01", "setback", publisher="A paper", recorded="2026-01-01"),
    ]
    judged = [
        assessment("2020-12-31", "substantial", "one-01, one-02", recorded="2026-01-01"),
        assessment("2021-12-31", "limited", recorded="2026-01-01"),
        assessment("2026-11-28", "reversed", "one-01, one-02", recorded="2026-11-28"),
    ]
    text = commitment(evidence="\n".join(facts), assessments="\n".join(judged))
    chart = CHARTS[name](View(register(text), NOW, "0").select(Filter()), WIDE)
    assert isinstance(chart.native, Bands)
    assert chart.native.stretches == (
        (
            Stretch(date(2020, 1, 1), date(2021, 1, 1), Status.SUBSTANTIAL),
            Stretch(date(2021, 1, 1), date(2022, 1, 1), Status.LIMITED),
            Stretch(date(2026, 1, 1), TODAY, Status.REVERSED),
        ),
    )
    assert chart.note.endswith(
        "A judgement of 31 December fills the year that ends, and the one after it begins with its"
        " own year; any other holds from its date."
    )
    assert (
        "substantially kept from 1 Jan 2020, limited action from 1 Jan 2021, reversed from 1 Jan"
        " 2026"
    ) in chart.alt


def test_years_apart_with_one_status_do_not_become_one_stretch() -> None:
    judged = [
        assessment("2020-12-31", recorded="2026-01-01"),
        assessment("2022-12-31", recorded="2026-01-01"),
        assessment("2023-12-31", recorded="2026-01-01"),
    ]
    text = commitment(evidence=evidence(), assessments="\n".join(judged))
    view = View(register(text), Moment(date(2023, 12, 31), TODAY), "0")
    native = CHARTS["timelines"](view.select(Filter()), WIDE).native
    assert isinstance(native, Bands)
    assert native.stretches == (
        (
            Stretch(date(2020, 1, 1), date(2021, 1, 1), Status.LIMITED),
            Stretch(date(2022, 1, 1), date(2023, 12, 31), Status.LIMITED),
        ),
    )


def test_a_chart_of_event_by_event_judgements_says_nothing_of_years() -> None:
    chart = CHARTS["timelines"](small().select(Filter()), WIDE)
    assert chart.note == "▾ Meetings and, with a line, turning points."


def test_a_narrow_bar_carries_its_number_alone() -> None:
    figure = drawn("paired").figure
    texts = {text for trace in figure.data for text in trace.text if text}
    narrow = {str(n) for (_, _), n in paired_figure(drawn("paired")).items() if n / ALL <= 0.05}
    assert {text for text in texts if " " not in text} == narrow


def test_years_without_a_finding_keep_their_place() -> None:
    items = [
        evidence("one-01", "2020-02-01"),
        evidence("one-02", "2023-02-01", recorded="2023-03-01"),
    ]
    view = View(register(commitment(evidence="\n".join(items))), NOW, "0")
    chart = CHARTS["evidence_by_year"](view.select(Filter()), WIDE)
    assert list(chart.table["Year"]) == [2020, 2021, 2022, 2023]
    assert list(chart.figure.data[0].x) == ["2020", "2021", "2022", "2023"]


_REGISTER = (
    "register:\n  maintainer: {name: The desk}\n  method: {version: first, date: 2019-06-25}\n"
)
SAME_NAMES = (
    f"{_REGISTER}meeting:\n  id: m\n  title: M\n  date: 2019-06-25\n  place: P\n  summary: S\n"
    "  url: https://example.org/m\ndocuments:\n"
    "  - {id: text, title: T, publisher: P, url: https://example.org/t, seen: whole}\nthemes:\n"
    "  - {id: aid, name: '2020', summary: S}\n  - {id: talks, name: '2020', summary: S}\nregions:\n"
    "  - {id: iraq, name: Same, places: [IRQ]}\n  - {id: syria, name: Same, places: [SYR]}\n"
    "commitments:\n"
)


def judged(id: str, region: str, **fields: str) -> str:
    return commitment(
        id,
        evidence=evidence(f"{id}-01"),
        assessments=assessment(evidence=f"{id}-01"),
        title="The very same words that begin a long title " * 2,
        regions=f"[{region}]",
        **fields,
    )


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["themes", "regions", "timelines"])
def test_rows_with_one_label_do_not_fall_together(name: str, look: str) -> None:
    texts = judged("one", "iraq"), judged("two", "syria", theme="talks")
    view = View(register(*texts, head=SAME_NAMES), NOW, "0")
    figure = CHARTS[name](view.select(Filter()), LOOKS[look]).figure
    limited = next(trace for trace in figure.data if trace.name == "◑ Limited action")
    assert len(set(limited.y)) == 2
    assert figure.layout.yaxis.type == "category"
    assert list(figure.layout.yaxis.tickvals) == list(limited.y)
    assert len(set(figure.layout.yaxis.ticktext)) == 1


def test_cells_with_one_label_do_not_fall_together() -> None:
    texts = judged("one", "iraq"), judged("two", "syria", theme="talks")
    view = View(register(*texts, head=SAME_NAMES), NOW, "0")
    (heat,) = CHARTS["theme_by_region"](view.select(Filter()), WIDE).figure.data
    assert [list(row) for row in heat.z] == [[1, None], [None, 1]]
    assert (list(heat.x), list(heat.y)) == (["iraq", "syria"], ["aid", "talks"])


@pytest.mark.parametrize(
    ("first", "second", "columns"),
    [
        ("Same", "Same", ["Same (iraq)", "Same (syria)"]),
        ("Theme", "Source", ["Theme (iraq)", "Source (syria)"]),
        ("Iraq", "Same", ["Iraq", "Same"]),
    ],
)
def test_columns_with_one_label_are_told_apart(first: str, second: str, columns: list[str]) -> None:
    head = SAME_NAMES.replace("iraq, name: Same", f"iraq, name: {first}")
    head = head.replace("syria, name: Same", f"syria, name: {second}")
    texts = judged("one", "iraq"), judged("two", "syria", theme="talks")
    view = View(register(*texts, head=head), NOW, "0")
    chart = CHARTS["theme_by_region"](view.select(Filter()), WIDE)
    assert list(chart.table.columns) == ["Theme", *columns]
    assert list(chart.figure.layout.xaxis.ticktext) == columns
    assert isinstance(chart.native, Cells)
    assert chart.native.columns == tuple(columns)
    text = to_csv(chart.table.assign(Source="line")).decode("utf-8-sig")
    assert text == (
        f"Theme,{','.join(columns)},Source\r\n"
        "2020,1 limited action,–,line\r\n2020,–,1 limited action,line\r\n"
    )


def test_time_lines_have_a_row_for_every_pledge_also_for_those_never_judged() -> None:
    view = View(register(judged("one", "iraq"), commitment("two")), NOW, "0")
    chart = CHARTS["timelines"](view.select(Filter()), WIDE)
    assert chart.alt.endswith("Title of two: never assessed.")
    assert list(chart.figure.layout.yaxis.tickvals) == ["one", "two"]
    assert list(chart.figure.layout.yaxis.range) == [1.5, -0.5]


def test_time_lines_mark_milestones_and_draw_lines_for_turning_points() -> None:
    figure = CHARTS["timelines"](small().select(Filter()), WIDE).figure
    (marks,) = (trace for trace in figure.data if trace.type == "scatter")
    assert list(pd.to_datetime(marks.x)) == [pd.Timestamp("2020-06-01"), pd.Timestamp("2021-03-31")]
    assert [data[1] for data in marks.customdata] == ["Rome", "A turn"]
    assert [shape.x0 for shape in figure.layout.shapes] == [pd.Timestamp("2021-03-31")]


def test_a_click_on_a_time_line_names_its_pledge() -> None:
    ids = {
        (id, data[0])
        for trace in drawn("timelines").figure.data
        if trace.type == "bar"
        for id, data in zip(trace.y, trace.customdata, strict=True)
    }
    assert ids == {(id, id) for id in real().standings}


@pytest.mark.parametrize("look", LOOKS)
def test_the_history_shows_every_judgement_and_every_finding(look: str) -> None:
    chart = drawn("history", look=look)
    one = next(iter(real().standings.values()))
    marks = {trace.name: len(trace.x) for trace in chart.figure.data if trace.type == "scatter"}
    assert marks == {e.label: sum(i.effect is e for i in one.evidence) for e in Effect}
    stretches = {trace.name.partition(" ")[2] for trace in chart.figure.data if trace.type == "bar"}
    assert stretches == {span.status.label for span in one.spans}
    assert len(chart.table) == len(one.spans) + len(one.evidence)
    assert Counter(chart.table["Status or effect"]) == (
        Counter(s.status.label for s in one.spans) + Counter(i.effect.label for i in one.evidence)
    )


def test_the_history_of_a_pledge_with_evidence_and_no_judgement() -> None:
    view = View(register(commitment(evidence=evidence())), NOW, "0")
    chart = CHARTS["history"](view.select(Filter()), WIDE)
    assert chart.alt == (
        "Title of one. Status over time: never assessed. Evidence: 1 advance, 0 setbacks and 0"
        " items of context."
    )
    assert [len(trace.x) for trace in chart.figure.data] == [1, 0, 0]


def test_a_chart_of_every_series_has_the_values_of_its_table() -> None:
    frame = real().series
    stamp = stamp_of_series(stamp_of(real().select(Filter())))
    for _, part in frame.groupby("series", sort=False):
        chart = over_time.series(part, stamp, WIDE)
        (trace,) = chart.figure.data
        assert list(trace.y) == list(chart.table["Value"]) == list(part["value"])
        assert list(chart.table["Date"]) == list(part["date"])
        for row in part.itertuples():
            assert f"{row.date}: {number(row.value)}." in chart.alt


def test_a_series_says_what_it_must_not_be_used_for() -> None:
    figure = CHARTS["series"](small().select(Filter()), WIDE).figure
    assert notes(figure) == [
        "Money, USD",
        "Measured series",
        "Paid. Not a goal. Source: example.org As of 30 Jun 2022, as known on 26 Nov 2026 · data version 0123abcd",
    ]
    assert list(figure.data[0].hovertext) == [
        "<b>2020</b>: 43.5<br>About.",
        "<b>2021-06-28</b>: 670,000,000",
    ]


@pytest.mark.parametrize(
    ("draw", "kind", "mode", "shape"),
    [
        ("bars", "bar", None, None),
        ("points", "scatter", "markers", "linear"),
        ("line", "scatter", "lines+markers", "linear"),
        ("steps", "scatter", "lines+markers", "hv"),
    ],
)
def test_a_series_is_drawn_as_it_says(
    draw: str, kind: str, mode: str | None, shape: str | None
) -> None:
    part = small().series.assign(draw=draw)
    (trace,) = over_time.series(part, stamp_of(small().select(Filter())), WIDE).figure.data
    assert trace.type == kind
    assert (trace.mode, trace.line.shape) == (mode, shape) if mode else kind == "bar"


HOSTILE = (
    "<b>bold</b> <a href='javascript:alert(1)'>link</a> <script>alert(1)</script>"
    " <img src=x onerror=alert(1)> $x^2$ %{y}"
)
HOSTILE_FILE = f"""\
register:
  maintainer: {{name: "{HOSTILE}"}}
  method: {{version: first, date: 2019-06-25}}
meeting: {{id: m, title: "{HOSTILE}", date: 2019-06-25, place: P, summary: S, url: https://example.org/m}}
documents:
  - {{id: text, title: T, publisher: P, url: https://example.org/t, seen: whole}}
themes:
  - {{id: aid, name: "{HOSTILE}", summary: S}}
regions:
  - {{id: iraq, name: "{HOSTILE}", places: [IRQ]}}
  - {{id: global, name: "World {HOSTILE}", places: []}}
milestones:
  - {{id: turn, date: 2020-06-01, title: "{HOSTILE}", kind: turning-point, level: L, place: P, summary: "{HOSTILE}", url: https://example.org/x}}
members:
  - {{code: FRA, name: "{HOSTILE}", kind: state, joined: 2014, basis: "{HOSTILE}", url: https://example.org/x}}
  - {{code: ORG, name: "{HOSTILE}", kind: organisation, joined: 2014, basis: B, url: https://example.org/x}}
series:
  - id: money
    name: "{HOSTILE}"
    unit: "{HOSTILE}"
    draw: line
    commitments: [one]
    measure: "{HOSTILE}"
    note: "{HOSTILE}"
    points:
      - {{date: 2020, value: 1, source: https://example.org/a, note: "{HOSTILE}"}}
      - {{date: 2021, value: 2, source: https://example.org/a}}
commitments:
"""


@cache
def hostile() -> Selection:
    """Every text that a figure may show says something that Plotly must not read."""
    item = evidence().replace("What happened", f'"{HOSTILE}"').replace("UN", f'"{HOSTILE}"')
    text = commitment(
        title=f'"{HOSTILE}"',
        regions="[iraq, global]",
        evidence=item,
        assessments=assessment().replace("Because.", f'"{HOSTILE}"'),
    )
    view = View(register(text, head=HOSTILE_FILE), NOW, "0123abcd")
    return view.select(Filter(themes=("aid",), text=""))


# Tags that figures use themselves; everything else in angle brackets would be the file's.
OWN_TAGS = r"</?(?:b|br|i|extra|span(?: style=\"color:#[0-9a-f]{6}\")?)>"


@cache
def hostile_texts(name: str, look: str) -> list[str]:
    return list(strings(DRAWINGS[name](hostile(), LOOKS[look]).figure))


@pytest.mark.parametrize("look", ["wide", "narrow"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_text_from_the_file_is_never_markup(name: str, look: str) -> None:
    texts = hostile_texts(name, look)
    assert [t for t in texts if "<" in re.sub(OWN_TAGS, "", t)] == []
    assert [t for t in texts if "<b>bold" in t or "$" in t] == []
    if name not in ("series", "history", "members"):
        assert [t for t in texts if "&lt;b&gt;bold&lt;/b&gt;" in t.replace("<br>", " ")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("themes", "theme"),
        ("regions", "region"),
        ("theme_by_region", "theme and region"),
        ("timelines", "title and milestone"),
        ("history", "title, finding and origin"),
        ("series", "name, unit, measure and notes"),
        ("pledges_by_region", "region"),
        ("pledge_numbers", "region"),
        ("members", "member"),
    ],
)
def test_text_from_the_file_is_shown_as_it_was_typed(name: str, shown: str) -> None:
    texts = " ".join(hostile_texts(name, "wide")).replace("<br>", " ")
    assert "&lt;b&gt;bold&lt;/b&gt; &lt;a href='javascript:alert(1)'&gt;link&lt;/a&gt;" in texts, (
        shown
    )
    assert "&lt;script&gt;" in texts


def test_titles_alternative_texts_and_tables_keep_the_text_as_typed() -> None:
    chart = DRAWINGS["history"](hostile(), WIDE)
    assert chart.title == f"{HOSTILE}: Last known: Limited action, as of 1 Feb 2020"
    assert chart.alt.startswith(f"{HOSTILE}. Status over time: limited action from 1 Feb 2020.")
    assert list(chart.table["Text"]) == [HOSTILE, HOSTILE]
