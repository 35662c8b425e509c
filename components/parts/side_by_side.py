"""Two sides beside each other: what is said of each, how they stood by year, and whose facts are
whose. It is printed on one sheet, where folds stay closed and say how much they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from commitments.answers import side_by_side as words
from commitments.dates import as_judged
from commitments.exchange.csv import to_csv
from commitments.figures import side_by_side as figures
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bars
from commitments.standing.acts import Act
from commitments.tables.side import Comparison, Side, SideKind, compared, table
from commitments.text import count, slug
from commitments.vocabulary import DrawnTerm, Effect, Status
from components.parts.compared import bar
from components.state import world
from components.state.context import Context, Shown
from components.widgets import answer, figure, markup
from components.widgets import facts as rows_of

_FIRST = 10
_ON_PAPER, _SHARED_ON_PAPER = 2, 1
_FOLDED = 40
"""So many facts stand in a fold at most: a page of hundreds is slow, and the CSV has them all."""
_MOST_PLEDGES = 2


def compare(context: Shown, one: str, other: str) -> Comparison:
    """The two sides of the chosen pledges."""
    selection = context.selection
    key = ("sides", *context.key, one, other)
    return world.shared(key, lambda: compared(selection, one, other))


def said(context: Context, found: Comparison) -> None:
    """Both in one breath."""
    register = context.register
    told = world.shared(
        ("of sides", *context.key, *_sides(found)),
        lambda: words.comparison_answer(found, register),
    )
    answer.card(told, context.stamp)


def _sides(found: Comparison) -> tuple[str, str]:
    return found.one.reference, found.other.reference


def answers(context: Context, found: Comparison) -> None:
    """Each in its own words, with the advances and setbacks of the last twelve months."""
    markup.show_kept(context, _sides(found), _answers, found)


def _answers(found: Comparison) -> str:
    return _two(*(_answer(*each) for each in _named(found)))


def _named(found: Comparison) -> list[tuple[str, Side]]:
    return list(zip(found.names, found.sides, strict=True))


def _two(*each: str) -> str:
    """Two columns, below each other on a phone."""
    return markup.tag("div", *(markup.tag("div", inside, of="side") for inside in each), of="two")


def _answer(name: str, side: Side) -> str:
    told = words.side_answer(side)
    last = "Twelve months" if side.kind is not SideKind.DATE else _to(side)
    more = markup.tag("p", markup.text(told.more)) if told.more else ""
    moved = markup.counts(*side.moved) if any(side.moved) else words.moved_words(side)
    return "".join(
        (
            markup.tag("h3", _way(side, markup.text(name))),
            markup.tag("p", markup.text(told.first), of="stands"),
            more,
            markup.tag("p", f"{markup.text(last)}: ", moved, of="moved"),
            markup.tag("p", words.NO_VERDICT, of="sub") if side.kind is SideKind.MEMBER else "",
        )
    )


def _to(side: Side) -> str:
    return f"Twelve months to {as_judged(side.moment.as_of)}"


def _way(side: Side, label: str) -> str:
    """The way to the page of a side."""
    page, parameter = {
        SideKind.THEME: ("tracker", "theme"),
        SideKind.REGION: ("tracker", "region"),
        SideKind.MEMBER: ("members", "code"),
        SideKind.PLEDGE: ("commitment", "id"),
        SideKind.DATE: ("", "as_of"),
    }[side.kind]
    return markup.to(page, label, **{parameter: side.key})


# ---------------------------------------------------------------- by year


def each_year(context: Context, found: Comparison) -> None:
    """A bar a year, the sides beside each other on one scale."""
    chart = figure.made(_chart, context, found.one.reference, found.other.reference)
    figure.heading(chart)
    markup.show_kept(context, _sides(found), _bars, chart, found)


def _bars(chart: Chart, found: Comparison) -> str:
    return _legend(chart) + _two(*(_years(chart, name, side) for name, side in _named(found)))


def _chart(shown: Shown, one: str, other: str) -> Chart:
    return figures.each_year(compare(shown, one, other), shown.register.meeting.date, shown.stamp)


def _legend(chart: Chart) -> str:
    if not isinstance(chart.shapes, Bars):
        return ""
    marks = (_key(part.term) for part in chart.shapes.parts)
    return markup.tag("div", *marks, of="compared legend")


def _key(term: DrawnTerm) -> str:
    if isinstance(term, Status):
        return markup.labelled(term)
    return markup.tag("span", markup.tag("i", of=f"swatch {term}"), " ", term.label, of="st")


def _years(chart: Chart, name: str, side: Side) -> str:
    """The bars of one side; of a single pledge its status in words."""
    bars = chart.shapes
    head = markup.tag("h4", markup.text(name))
    if not isinstance(bars, Bars) or name not in bars.groups:
        return head + markup.tag("p", markup.text(words.why_no_bars(side)), of="sub")
    most = max(map(sum, zip(*(part.values for part in bars.parts), strict=True)))
    drawn = []
    for n, (group, row) in enumerate(zip(bars.groups, bars.rows, strict=True)):
        if group == name:
            counts = {part.term: part.values[n] for part in bars.parts if part.values[n]}
            drawn.append(_year(row, counts, most, single=len(side.standings) == 1))
    pairs = markup.tag("div", *drawn, of="pair")
    return head + markup.tag("div", pairs, of="compared")


def _year(row: str, counts: dict[DrawnTerm, int], most: int, *, single: bool) -> str:
    if single:
        [term] = counts
        return f'<div class="when">{markup.text(row)}</div><div>{_key(term)}</div>'
    return bar(row, counts, most, figures.counted(counts))


# ---------------------------------------------------------------- facts


def facts(context: Context, found: Comparison) -> None:
    """The facts that one side has and the other has not, and those on both; all of them as CSV."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="facts-head",
    ):
        with st.container(width="stretch"):
            markup.show(markup.heading("Facts on file", "Each once, newest first"))
        _download(context, found)
    markup.show_kept(context, _sides(found), _columns, found)


def _columns(found: Comparison) -> str:
    heads = words.heads_of_facts(found)
    columns = [
        _facts(head, mine, side)
        for head, mine, side in zip(heads, found.alone, found.sides, strict=True)
    ]
    return _two(*columns) + _on_both(found)


def _download(context: Context, found: Comparison) -> None:
    stamp = context.stamp
    name = slug(f"{found.one.reference} and {found.other.reference}")
    st.download_button(
        "CSV",
        data=lambda: to_csv(table(found).assign(Source=stamp.line)),
        file_name=stamp.file_name(name, "csv"),
        mime="text/csv",
        key="sides-csv",
        on_click="ignore",
        help="All facts of both sides, and on which side each stands",
    )


def _on_both(found: Comparison) -> str:
    """What both have: the same at two dates, where it is the rest of the file, is counted alone."""
    number = len(found.shared)
    title = f"On both sides: {count(number, 'fact') if number else 'no fact'}"
    dates = all(side.kind is SideKind.DATE for side in found.sides)
    inside = _facts(title, () if dates else found.shared, None)
    return markup.tag("div", inside, of="both")


def _facts(head: str, found: Sequence[Act], side: Side | None) -> str:
    """Ten facts, and more in a fold; the pledges that each bears on, but on the side of one. On
    paper fewer, and how many more there are."""
    title = markup.tag("h4", markup.text(head))
    if not found:
        return title
    single = side is not None and side.kind is SideKind.PLEDGE
    row: Callable[[Act], str] = _of_a_pledge if single else _with_pledges
    printed = _ON_PAPER if side else _SHARED_ON_PAPER
    on_screen = [*map(row, found[printed:_FIRST])]
    pieces = [title, markup.rows(*map(row, found[:printed]))]
    if on_screen:
        further = markup.rows(*on_screen) + _fold(found[_FIRST:], row)
        pieces.append(markup.tag("div", further, of="on-screen"))
        left = f"{len(found) - printed} more on file"
        pieces.append(markup.tag("p", left, of="on-paper sub"))
    return "".join(pieces)


def _fold(rest: Sequence[Act], row: Callable[[Act], str]) -> str:
    if not rest:
        return ""
    folded = rest[:_FOLDED]
    left = len(rest) - len(folded)
    older = f"{count(left, 'older fact')} {'is' if left == 1 else 'are'} in the CSV."
    below = markup.tag("p", older, of="sub") if left else ""
    return markup.fold(f"{len(folded)} more", markup.rows(*map(row, folded)) + below)


def _of_a_pledge(act: Act) -> str:
    return rows_of.told(act.fact, _ways(act))


def _with_pledges(act: Act) -> str:
    pledges = [(c.id, c.title) for c, _ in act.on]
    more = len(pledges) - _MOST_PLEDGES
    return rows_of.told(act.fact, _ways(act), pledges=pledges[:_MOST_PLEDGES], more=max(more, 0))


def _ways(act: Act) -> list[Effect]:
    """Which ways a fact moves pledges; that it is context to others goes without saying."""
    return [e for e in act.effects if e is not Effect.CONTEXT] or [Effect.CONTEXT]
