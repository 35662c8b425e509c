"""Pledges as a board: a column a status that occurs, in the order of every bar."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.standing.standing import Standing
from commitments.text import listed
from commitments.vocabulary import STACKED, Status
from components.parts import tracker
from components.parts.tracker import remarks
from components.state.context import Context, Shown
from components.widgets import answer, cards, markup

# A column with more pledges than this is twice as wide; one with still more leads to the list.
_MANY, AT_MOST = 12, 60


def draw(context: Context) -> None:
    """The answer, and the columns."""
    answer.card(tracker.answer_of(context), context.stamp)
    cards.misspelt(context.selection.found)
    markup.show_kept(context, (), _columns, context)


def _columns(context: Shown) -> str:
    order = tracker.order_of(context)
    groups = {status: [s for s in order if s.status is status] for status in STACKED}
    columns = [_column(context, status, group) for status, group in groups.items() if group]
    absent = listed(status.label.lower() for status, group in groups.items() if not group)
    none = markup.tag("p", markup.text(f"None: {absent}."), of="sub") if absent else ""
    return markup.tag("div", *columns, of="board") + none


def _column(context: Shown, status: Status, group: Sequence[Standing]) -> str:
    head = markup.tag("h3", markup.labelled(status), f" {len(group)}", title=status.meaning)
    cells = [_pledge(context, s) for s in group[:AT_MOST]]
    more = ""
    if len(group) > AT_MOST:
        label = f"{len(group) - AT_MOST} more in the list"
        more = markup.tag("p", markup.to("tracker", label, status=str(status)), of="sub")
    wide = " wide" if len(group) > _MANY else ""
    return markup.tag("section", head, markup.tag("ul", *cells), more, of=f"column{wide}")


def _pledge(context: Shown, s: Standing) -> str:
    title = markup.pledge(s.commitment.id, s.commitment.title, of="title")
    moved = markup.tag("div", markup.counts(s.advances, s.setbacks), of="sub")
    return markup.tag("li", title, moved, remarks(s, context.selection.found))
