"""Tracker: all pledges - search, filter, sort; a table, a board by status, time lines."""

from components import frame, tracker
from components.cards import nothing_passes
from components.context import current

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    kind = tracker.choose_kind(context)
    {"table": tracker.table, "board": tracker.board, "time": tracker.timelines}[kind](context)
