"""The parts of the Meetings view: the pledges against the texts of other meetings, and the words of
a cell beside those of the pledge."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from commitments.answers import meetings as answers
from commitments.dates import day
from commitments.exchange.csv import to_csv
from commitments.exchange.workbook import to_list
from commitments.figures.chart import Chart
from commitments.figures.meetings import in_meetings
from commitments.record_words import LIKENESS, Unseen
from commitments.register.model import Commitment
from commitments.standing.meetings import (
    OtherText,
    likeness,
    other_texts,
    speaks,
    words_of,
)
from commitments.standing.meetings import (
    without_ancestor as no_ancestor,
)
from commitments.tables.meetings import (
    Groups,
    by_theme,
    every_word,
    most_lost_first,
    short_date,
    short_name,
)
from commitments.text import count
from components.parts import other_words, paging
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import answer, cards, figure, markup
from components.widgets.text import small

_CELL, _ORDER, _TEXT = "cell", "by", "text"
_ORDERS = {"theme": "by theme", "lost": "most lost first"}
_NO_ANCESTOR_ABOUT = (
    "In the order of the texts; filters do not touch them, and nobody judges them here"
)
_LOST = (
    "Most lost: the later texts that drop, weaken or narrow a pledge, less those that repeat,"
    " strengthen or broaden it."
)
Kept = dict[str, str]
"""What links to another state of the view keep."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _texts(shown: Shown) -> tuple[OtherText, ...]:
    view = shown.view
    return world.shared(
        ("other texts", view.version, view.moment.as_of),
        lambda: other_texts(view.register, view.moment.as_of),
    )


def said(context: Context) -> None:
    """The answer on what the newest text kept, or what became of the one pledge that passes."""
    selection = context.selection
    told = world.shared(("of meetings", *context.key), lambda: answers.of_meetings(selection))
    answer.card(told, context.stamp)
    cards.misspelt(selection.found)


# ---------------------------------------------------------------- a chosen cell


def chosen(context: Context) -> None:
    """The words of the cell that the address names as `pledge.text`, also of a pledge that does
    not pass the filters."""
    asked = address.parameter(_CELL)
    if not asked:
        return
    id, _, name = asked.rpartition(".")
    c = context.register.commitment(id)
    text = next((text for text in _texts(context) if text.id == name), None)
    if c is None or text is None:
        small("The link asks for words that are not on file; choose a cell of the table.")
        return
    kept = _kept(context)
    markup.show_kept(context, (asked, kept), _of_cell, context, c, text, kept)


def _of_cell(shown: Shown, c: Commitment, text: OtherText, kept: Kept) -> str:
    return markup.tag(
        "section",
        markup.tag("p", markup.text(other_words.heading_of(text)), of="sub"),
        markup.tag("h3", markup.pledge(c.id, c.title)),
        other_words.side_by_side(shown.register, c, text),
        markup.tag("p", markup.to("meetings", "Close", **kept), of="close"),
        of="words-of-cell",
        aria_label="The chosen words",
    )


def _order() -> str:
    """The order of the rows that the address asks for."""
    address.prepare_choice(_ORDER, _ORDERS, "theme", "order")
    order: str = st.session_state[_ORDER]
    return order


def _text(texts: Sequence[OtherText]) -> OtherText:
    """The text that a phone shows: the newest where the address names none."""
    names = {text.id: short_name(text) for text in reversed(texts)}
    address.prepare_choice(_TEXT, names, texts[-1].id, "text")
    return next(text for text in texts if text.id == st.session_state[_TEXT])


def _kept(context: Context) -> Kept:
    """What a link to another state of this view keeps: order, page, and the text of a phone."""
    order, page = _order(), paging.page(context.selection.count)
    kept = {} if order == "theme" else {_ORDER: order}
    kept |= paging.parameter(page)
    texts = _texts(context)
    if context.look.narrow and texts and (text := _text(texts)) is not texts[-1]:
        kept[_TEXT] = text.id
    return kept


# ---------------------------------------------------------------- the table


def draw(context: Context) -> None:
    """The pledges against the texts; on a phone one text at a time, as a list."""
    texts = _texts(context)
    if not texts:
        return
    order, kept = _order(), _kept(context)
    groups = _groups(context, texts, order)
    chart = figure.made(_chart, context, order)
    figure.heading(chart)
    if context.look.narrow:
        _of_one_text(groups, texts, kept)
        return
    total = context.selection.count
    page = paging.page(total)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        markup.show(_orders(order))
        _downloads(context, groups, texts)
    sorted_so = {} if order == "theme" else {_ORDER: order}
    cell = address.parameter(_CELL)
    markup.show(
        markup.kept(
            context, (order, page, cell, kept), _sheet, context, groups, page, cell, kept, chart
        ),
        paging.ways(total, page, on="meetings", **sorted_so),
    )


def _sheet(shown: Shown, groups: Groups, page: int, cell: str, kept: Kept, chart: Chart) -> str:
    """The legend and the table."""
    texts = _texts(shown)
    table = _table(_on_page(groups, page), texts, cell, kept, chart.title)
    return markup.tag("div", _legend(shown, groups, texts), table, of="sheet")


def _groups(shown: Shown, texts: Sequence[OtherText], order: str) -> Groups:
    return world.shared(("rows", *shown.key, order), lambda: _rows(shown, texts, order))


def _rows(shown: Shown, texts: Sequence[OtherText], order: str) -> Groups:
    pledges = [s.commitment for s in shown.selection.standings]
    if order == "lost":
        return most_lost_first(pledges, texts)
    return by_theme(pledges, shown.register)


def _chart(shown: Shown, order: str) -> Chart:
    texts = _texts(shown)
    return in_meetings(_groups(shown, texts, order), texts, shown.register, shown.stamp)


def _orders(order: str) -> str:
    """In which order the rows stand, and the way to the other one."""
    each = [
        markup.tag("b", label, aria_current="true")
        if key == order
        else markup.to("meetings", label, **({} if key == "theme" else {_ORDER: key}))
        for key, label in _ORDERS.items()
    ]
    about = markup.tag("span", _LOST) if order == "lost" else ""
    return markup.tag("p", "Order: ", " · ".join(each), " ", about, of="sub order")


def _downloads(context: Context, groups: Groups, texts: Sequence[OtherText]) -> None:
    """Every cell with the words of both texts, as CSV and for Excel."""
    stamp, as_of = context.stamp, context.view.moment.as_of
    with st.container(horizontal=True, width="content", gap="small", key="words-downloads"):
        st.download_button(
            "Words as CSV",
            data=lambda: to_csv(every_word(groups, texts)),
            file_name=stamp.file_name("words-in-meetings", "csv"),
            mime="text/csv",
            key="words-csv",
            on_click="ignore",
        )
        st.download_button(
            "Words for Excel",
            data=lambda: to_list("words", every_word(groups, texts), stamp.line, as_of),
            file_name=stamp.file_name("words-in-meetings", "xlsx"),
            mime=_XLSX,
            key="words-xlsx",
            on_click="ignore",
        )


def _legend(shown: Shown, groups: Groups, texts: Sequence[OtherText]) -> str:
    """The terms that occur, what the signs for no words mean, how much of a text was read, and what
    the line parts."""
    present = {likeness(c, text) for _, inside in groups for c in inside for text in texts}
    words = [
        markup.labelled(term, term.label if speaks(term) else f"{term.label}: {_silence(term)}")
        for term in LIKENESS
        if term in present
    ]
    legend = markup.tag("p", *words, of="legend") + other_words.reads(texts)
    if not any(_begins(text, texts) for text in texts):
        return legend
    line = f"Left of the line: before the pledges of {day(shown.register.meeting.date)}."
    return legend + markup.tag("p", markup.text(line), of="sub")


def _silence(term: object) -> str:
    if term is Unseen.NOT_SEEN:
        return "no words seen, which is not to say dropped"
    return "no words in the whole text"


def _on_page(groups: Groups, page: int) -> Groups:
    """The part of the rows that stands on a page; a theme may go on over to the next."""
    left, first = [], (page - 1) * paging.AT_MOST
    for name, inside in groups:
        part = inside[max(first, 0) : max(first + paging.AT_MOST, 0)]
        left += [(name, part)] if part else []
        first -= len(inside)
    return left


def _table(groups: Groups, texts: Sequence[OtherText], cell: str, kept: Kept, title: str) -> str:
    """A row a pledge, a cell a text; each that has words is a link to them."""
    corner = markup.tag(
        "td", markup.tag("span", "How much of each text was read", of="corner"), of="corner"
    )
    heads = [_head(text, _begins(text, texts)) for text in texts]
    caption = markup.text(f"{title}. Each cell is what one text says of one pledge.")
    return markup.tag(
        "table",
        markup.tag("caption", caption, of="heard"),
        markup.tag("thead", markup.tag("tr", corner, *heads)),
        *(_group(name, inside, texts, cell, kept) for name, inside in groups),
        of="meetings",
        style=f"--texts: {len(texts)}",
    )


def _begins(text: OtherText, texts: Sequence[OtherText]) -> bool:
    """Whether the line between before and since stands before a text."""
    since = [one for one in texts if not one.before]
    return bool(since) and text is since[0] and texts[0].before


def _head(text: OtherText, line: bool) -> str:
    place = text.meeting.place if text.meeting else text.document.title
    name = markup.tag(
        "span",
        markup.tag("span", markup.text(place), of="place"),
        " ",
        markup.tag("span", markup.text(short_date(text)), of="when"),
        of="name",
    )
    title = other_words.heading_of(text)
    read = other_words.read(text)
    return markup.tag("th", name, read, of="since" if line else "", scope="col", title=title)


def _group(
    name: str, inside: Sequence[Commitment], texts: Sequence[OtherText], cell: str, kept: Kept
) -> str:
    rows = [
        markup.tag(
            "tr",
            markup.tag("th", markup.pledge(c.id, c.title), scope="row"),
            *(_cell(c, text, _begins(text, texts), cell, kept) for text in texts),
        )
        for c in inside
    ]
    head = ""
    if name:
        across = str(len(texts) + 1)
        theme = markup.tag("th", markup.text(name), colspan=across, scope="rowgroup")
        head = markup.tag("tr", theme, of="theme")
    return markup.tag("tbody", head, *rows)


def _cell(c: Commitment, text: OtherText, line: bool, cell: str, kept: Kept) -> str:
    term, own = likeness(c, text), f"{c.id}.{text.id}"
    told = f"{short_name(text)}: {term.label.lower()}"
    mark = markup.mark(term, told)
    of = " ".join(name for name, so in (("since", line), ("chosen", own == cell)) if so)
    inside = mark
    if term is not Unseen.NOT_SEEN:
        inside = markup.to("meetings", mark, **(kept | {_CELL: own}))
    return markup.tag("td", inside, of=of, title=told)


# ---------------------------------------------------------------- one text, on a phone


def _of_one_text(groups: Groups, texts: Sequence[OtherText], kept: Kept) -> None:
    """The words of one text, which the reader chooses: the newest at first."""
    text, names = _text(texts), {text.id: short_name(text) for text in reversed(texts)}
    st.selectbox("Text", list(names), format_func=names.__getitem__, key=_TEXT)
    pledges = [c for _, inside in groups for c in inside]
    spoken = [c for c in pledges if speaks(likeness(c, text))]
    base = f"words on {len(spoken)} of {count(len(pledges), 'pledge')}"
    rows = [_row(c, text, kept) for c in spoken]
    silent = [c for c in pledges if c not in spoken]
    rest = ""
    if silent:
        term = likeness(silent[0], text)
        titles = [markup.tag("li", markup.pledge(c.id, c.title)) for c in silent]
        summary = f"{term.label}: {count(len(silent), 'pledge')}, {_silence(term)}"
        rest = markup.fold(summary, markup.tag("ul", *titles, of="silent"))
    about = f"{other_words.heading_of(text)} · {base}"
    markup.show(markup.tag("p", markup.text(about), of="sub"), markup.rows(*rows), rest)


def _row(c: Commitment, text: OtherText, kept: Kept) -> str:
    found = words_of(c, text)
    quote = f"“{found.quote}”" if found and found.quote else ""
    way = markup.to(
        "meetings", "Beside the words of the pledge", **(kept | {_CELL: f"{c.id}.{text.id}"})
    )
    return (
        markup.tag("div", markup.labelled(likeness(c, text)))
        + markup.tag("div", markup.pledge(c.id, c.title), of="title")
        + markup.tag("div", markup.text(quote), of="quote", dir="auto")
        + markup.tag("div", way, of="sub")
    )


# ---------------------------------------------------------------- pledges without an ancestor


def without_ancestor(context: Context) -> None:
    """The pledges of later texts that are none of the register's, with their words and source."""
    markup.show_kept(context, (), _new, context)


def _new(shown: Shown) -> str:
    found = no_ancestor(shown.register, _texts(shown))
    if not found:
        return ""
    rows = []
    for pledge, text in found:
        lang = {"lang": pledge.language} if pledge.language else {}
        gloss = f"In English, by us: {pledge.gloss}" if pledge.gloss else ""
        known = "" if pledge.basis == "text" else f" {markup.text(pledge.basis.meaning)}"
        rows.append(
            markup.tag(
                "div",
                markup.tag("div", markup.text(short_name(text)), of="date"),
                markup.tag(
                    "div",
                    markup.tag("div", markup.text(pledge.pledge), of="title"),
                    markup.tag("div", f"“{markup.text(pledge.quote)}”", dir="auto", **lang),
                    markup.tag("div", markup.text(gloss), of="sub") if gloss else "",
                    markup.tag("div", other_words.where(text.document, None), known, of="sub"),
                ),
                of="fact",
            )
        )
    head = markup.heading(answers.no_ancestor_title(len(rows)), _NO_ANCESTOR_ABOUT)
    return markup.tag("section", head, markup.rows(*rows), of="section new")
