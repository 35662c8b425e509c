"""The parts of the Members view: the choice of one, and all of them as a list."""

from __future__ import annotations

import streamlit as st

from commitments.answers.members import members_answer, total_line
from commitments.dates import joined, when
from commitments.exchange.csv import to_csv
from commitments.figures import maps
from commitments.figures.chart import Chart, stamp_of_members
from commitments.register.background import Member
from commitments.tables.member_rows import HEADS, NO_FACT, ORDERS, Row, by_name, rows, table
from commitments.text import count
from commitments.vocabulary import Effect
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import answer, figure, markup

CODE = "code"
"""The parameter of the address that names a member."""
_ORDER, _BY_NAME = "order", "name"


def prepare(context: Context) -> Member | None:
    """The member that the address or the reader chose; None for all of them. Codes are known in
    small and large letters."""
    known = {member.code: member.name for member in by_name(context.register.members)}
    formerly = {other: code for code in known for other in (code.lower(), code.upper())}
    address.prepare_choice(CODE, {"": "All members"} | known, "", "member", formerly)
    chosen: str = st.session_state[CODE]
    return next((one for one in context.register.members if one.code == chosen), None)


def choose(context: Context) -> None:
    """The choice of a member, or of all."""
    names = {"": "All members"} | {one.code: one.name for one in by_name(context.register.members)}
    if len(names) == 1:
        return
    with st.container(width=320, key="member-choice"):
        st.selectbox(
            "Member",
            list(names),
            key=CODE,
            # A list that opens shows its text as it is.
            format_func=names.__getitem__,
            label_visibility="collapsed",
        )


def _rows(context: Shown, order: str = _BY_NAME) -> tuple[Row, ...]:
    selection = context.selection
    return world.shared(("members", *context.key, order), lambda: rows(selection, order))


def said(context: Context) -> None:
    """How many members acted in facts on file, and how many are named, of how many."""
    selection = context.selection
    chosen = None if selection.filter.empty else selection.count
    told = members_answer(_rows(context), _counted(context), chosen)
    answer.card(told, context.stamp)


def _counted(shown: Shown) -> int | None:
    """The newest count of a source."""
    counts = shown.view.member_counts
    return None if counts.empty else int(counts.iloc[-1]["count"])


def draw_map(context: Context) -> None:
    """The member states on a map of the world."""
    if not context.view.members.empty:
        figure.show(figure.made(_map, context), context.look)


def _map(shown: Shown) -> Chart:
    return maps.members(shown.view.members, stamp_of_members(shown.stamp))


def names(context: Context) -> None:
    """Every member as a row: its facts, the themes that they bear on, when it joined."""
    address.prepare_choice(_ORDER, ORDERS, _BY_NAME, "order")
    order: str = st.session_state[_ORDER]
    found = _rows(context, order)
    if not found:
        return
    facts = context.selection.facts
    naming = sum(bool(codes) for codes in facts["actors"])
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        markup.show(_says(len(found), order))
        st.download_button(
            "CSV",
            data=lambda: to_csv(table(found, context.register)),
            file_name=context.stamp.file_name("members", "csv"),
            mime="text/csv",
            key="members-csv",
            on_click="ignore",
            help="These rows in this order",
        )
    total = markup.tag("p", markup.text(total_line(found, naming, len(facts))), of="sub total")
    markup.show(markup.kept(context, (order,), _table, context, found, order), total)


def _says(number: int, order: str) -> str:
    """How many rows, in which order, and the other one."""
    other = next(key for key in ORDERS if key != order)
    way = markup.to("members", markup.text(ORDERS[other]), **_ordered(other))
    told = f"{count(number, 'member')}, {ORDERS[order]}"
    others = markup.tag("span", " · Sort ", way, of="sorts")
    return markup.tag("p", markup.text(told), others, of="sub says")


def _ordered(order: str) -> dict[str, str]:
    return {} if order == _BY_NAME else {_ORDER: order}


def _table(context: Shown, found: tuple[Row, ...], order: str) -> str:
    themes = {theme.id: theme.name for theme in context.register.themes}
    return markup.tag(
        "table",
        markup.tag("thead", markup.tag("tr", *(markup.tag("th", h, scope="col") for h in HEADS))),
        markup.tag("tbody", *(_row(row, themes) for row in found)),
        of="members",
        aria_label=f"{count(len(found), 'member')}, {ORDERS[order]}",
    )


def _row(row: Row, themes: dict[str, str]) -> str:
    member = row.member
    since = markup.outside(member.url, joined(member.joined.text))
    way = markup.to("members", markup.text(member.name), of="title", code=member.code)
    head = markup.tag("th", way, scope="row")
    joining = markup.tag(
        "td", markup.tag("span", "joined ", of="only-phone"), since, of="of-joined"
    )
    if not row.acts:
        none = markup.tag("td", NO_FACT, of="muted of-facts")
        return markup.tag("tr", head, none, "<td></td><td></td>", joining)
    on = ", ".join(f"{themes[theme]} {number}" for theme, number in row.themes)
    return markup.tag(
        "tr",
        head,
        markup.tag("td", _counts(row), of="of-facts"),
        markup.tag("td", markup.text(on), of="of-themes"),
        markup.tag("td", markup.text(when(row.acts[0].fact.date)), of="of-newest"),
        joining,
    )


def _counts(row: Row) -> str:
    """`40 ▲ 32 ▼ 1`: all facts, and how many of them move a pledge which way."""
    moved = row.moving(Effect.ADVANCE), row.moving(Effect.SETBACK)
    all_of_them = markup.tag("b", str(len(row.acts)), of="number")
    return f"{all_of_them} {markup.counts(*moved) if any(moved) else 'context'}"


def not_known(context: Context) -> None:
    """What is not known about the members."""
    said = [markup.tag("li", markup.text(one)) for one in context.register.members_open]
    if said:
        head = markup.heading("What is not known about the members")
        markup.show(markup.tag("div", head, markup.tag("ul", *said), of="unknown"))
