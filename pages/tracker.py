"""Tracker: all pledges - search, filter, sort; a table, a board by status, time lines."""

from components.parts import tracker
from components.shell import frame
from components.state.context import current
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    kind = tracker.choose_kind(context)
    {"table": tracker.table, "board": tracker.board, "time": tracker.timelines}[kind](context)
