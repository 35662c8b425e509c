"""The parts of the Members view."""

from __future__ import annotations

import pandas as pd

from commitments.answers.members import members_answer
from commitments.dates import joined
from commitments.figures import maps
from commitments.figures.chart import Chart, stamp_of_members
from components.state.context import Context, Shown
from components.widgets import answer, figure, markup

_KINDS = {"state": "States", "organisation": "Organisations"}


def said(context: Context) -> None:
    """How many members are named, of how many."""
    kinds = context.view.members["kind"]
    states = int((kinds == "state").sum())
    answer.card(members_answer(states, len(kinds) - states, _counted(context)), context.stamp)


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
    """Every member with the time of its joining, which leads to the source."""
    frame = context.view.members
    for kind, title in _KINDS.items():
        found = frame[frame["kind"] == kind].sort_values("name", kind="stable")
        if not found.empty:
            markup.show(markup.heading(title), _list(found))


def _list(found: pd.DataFrame) -> str:
    each = [
        markup.tag(
            "li",
            markup.text(str(row["name"])),
            markup.tag("span", "joined ", _joined(str(row["joined"]), str(row["url"])), of="sub"),
        )
        for row in found.to_dict("records")
    ]
    return markup.tag("ul", *each, of="members")


def _joined(when: str, url: str) -> str:
    return markup.outside(url, joined(when))


def not_known(context: Context) -> None:
    """What is not known about the members."""
    said = [markup.tag("li", markup.text(one)) for one in context.register.members_open]
    if said:
        head = markup.heading("What is not known about the members")
        markup.show(markup.tag("div", head, markup.tag("ul", *said), of="unknown"))
