"""Pledges as a list: a row each, whose title is the link; sorted by the heads of its columns."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from commitments.dates import when
from commitments.exchange.csv import to_csv
from commitments.exchange.workbook import to_list
from commitments.search.index import Found
from commitments.standing.months import Month
from commitments.standing.standing import Standing
from commitments.tables.pledge_rows import HEADS, Row, no_fact, row_of, table, then_words
from commitments.tables.sorting import DEFAULT, ORDERS, next_sort, sort_words
from commitments.text import count, first_sentence
from commitments.vocabulary import Effect
from components.parts import paging, tracker
from components.parts.tracker import remarks
from components.state import address
from components.state.context import Context, Shown
from components.widgets import answer, cards, markup
from components.widgets.terms import terms

_TALLEST = 4
_SORT = "sort"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(context: Context) -> None:
    """The answer, and a row a pledge."""
    answer.card(tracker.answer_of(context), context.stamp)
    cards.misspelt(context.selection.found)
    address.prepare_choice(_SORT, ORDERS, DEFAULT, "order")
    sort: str = st.session_state[_SORT]
    order = tracker.order_of(context, sort)
    page = paging.page(len(order))
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        markup.show_kept(context, (sort, page), _says, context, sort, page)
        _downloads(context, order, sort)
    markup.show_kept(context, (sort, page), _page, context, order, sort, page)


# ---------------------------------------------------------------- above the rows


def _says(context: Shown, sort: str, page: int) -> str:
    """How many rows, in which order, and what the small lines show."""
    total = context.selection.count
    shown = count(total, "pledge")
    if total > paging.AT_MOST:
        last = min(page * paging.AT_MOST, total)
        shown = f"{(page - 1) * paging.AT_MOST + 1} to {last} of {count(total, 'pledge')}"
    others = " ".join(
        _sorted_by(key, markup.text(label))
        for key, label in (
            ("pressing", "need of attention"),
            ("theme", "theme"),
            ("newest", "newest fact"),
        )
        if key != sort.removeprefix("-")
    )
    signs = (_sign(Effect.ADVANCE, "advances"), "and", _sign(Effect.SETBACK, "setbacks,"))
    return markup.tag(
        "p",
        markup.text(f"{shown}, {sort_words(sort, context.selection.found)}"),
        markup.tag("span", "Sort also by", others, of="others"),
        markup.tag("span", "12 months: ", " ".join(signs), " one bar a month"),
        of="says sub",
    )


def _sign(effect: Effect, words: str) -> str:
    return markup.tag("span", markup.tag("b", of=f"tri {effect}"), words, of=str(effect))


def _downloads(context: Context, order: Sequence[Standing], sort: str) -> None:
    """Exactly these rows in this order, all of them, as CSV and for Excel."""
    register, stamp = context.register, context.stamp
    about = f"{stamp.line} · {sort_words(sort, context.selection.found)}"
    as_of = context.view.moment.as_of
    with st.container(horizontal=True, width="content", gap="small", key="list-downloads"):
        st.download_button(
            "CSV",
            data=lambda: to_csv(table(order, register)),
            file_name=stamp.file_name("pledges", "csv"),
            mime="text/csv",
            key="list-csv",
            on_click="ignore",
            help="These rows in this order",
        )
        st.download_button(
            "Excel",
            data=lambda: to_list("pledges", table(order, register), about, as_of),
            file_name=stamp.file_name("pledges", "xlsx"),
            mime=_XLSX,
            key="list-xlsx",
            on_click="ignore",
            help="These rows in this order",
        )


# ---------------------------------------------------------------- the rows


def _page(context: Shown, order: Sequence[Standing], sort: str, page: int) -> str:
    part = order[(page - 1) * paging.AT_MOST : page * paging.AT_MOST]
    sorted_so = {} if sort == DEFAULT else {_SORT: sort}
    return _table(context, part, sort) + paging.ways(len(order), page, **sorted_so)


def _table(context: Shown, part: Sequence[Standing], sort: str) -> str:
    themes = {theme.id: theme.name for theme in context.register.themes}
    found = context.selection.found
    rows = [_row(row_of(s), themes[s.commitment.theme], found, sort) for s in part]
    return markup.tag(
        "table",
        markup.tag("thead", markup.tag("tr", *_heads(sort))),
        markup.tag("tbody", *rows),
        of="pledges",
        aria_label=f"{count(len(part), 'pledge')}, {sort_words(sort, context.selection.found)}",
    )


def _heads(sort: str) -> list[str]:
    key = sort.removeprefix("-")
    way = "descending" if sort.startswith("-") else "ascending"
    return [
        markup.tag(
            "th",
            _sorted_by(column, label, sort),
            scope="col",
            aria_sort=way if column == key else "none",
            of=f"of-{column}",
        )
        for column, label in HEADS.items()
    ]


def _sorted_by(key: str, label: str, sort: str = "") -> str:
    """A link to the list in another order."""
    wanted = next_sort(key, sort)
    more = {} if wanted == DEFAULT else {_SORT: wanted}
    return markup.to("tracker", label, **more)


def _row(row: Row, theme: str, found: Found | None, sort: str) -> str:
    s = row.standing
    order = {} if sort == DEFAULT else {_SORT: sort}
    title = markup.pledge(s.commitment.id, s.commitment.title, of="title", **order)
    return markup.tag(
        "tr",
        markup.tag(
            "th",
            title,
            markup.tag("div", markup.text(theme), of="sub"),
            remarks(s, found),
            scope="row",
        ),
        markup.tag("td", _status(row), of="of-status"),
        markup.tag(
            "td", markup.tag("div", _counts(s), _line(row.months), of="moved"), of="of-trend"
        ),
        markup.tag("td", _decided(row), of="of-fact"),
        markup.tag("td", _review(row), of="of-review"),
    )


def _status(row: Row) -> str:
    s = row.standing
    then = then_words(row)
    now = markup.status(s.status, s.commitment.kind)
    return now + (markup.tag("div", markup.text(then), of="sub then") if then else "")


def _counts(s: Standing) -> str:
    return markup.tag("span", markup.counts(s.advances, s.setbacks), of="counts")


def _line(months: Sequence[Month]) -> str:
    """Twelve months as bars, advances up and setbacks down; the counts beside it are read aloud."""
    if not any(month.advances or month.setbacks for month in months):
        return ""
    bars = [
        markup.tag("i", style=f"--up:{_tall(month.advances)};--down:{_tall(month.setbacks)}")
        for month in months
    ]
    return markup.tag("span", *bars, of="months", aria_hidden="true")


def _tall(number: int) -> int:
    return min(number, _TALLEST)


def _decided(row: Row) -> str:
    fact = row.decided
    if fact is None:
        return markup.tag("span", no_fact(row.standing), of="muted")
    return " ".join(
        (
            markup.tag("span", markup.text(when(fact.date)), of="muted"),
            terms(first_sentence(fact.finding)),
            markup.tag("span", markup.text(fact.source.publisher), of="muted"),
        )
    )


def _review(row: Row) -> str:
    label = markup.tag("span", "Next review ", of="only-phone")
    return label + markup.text(row.review_said)
