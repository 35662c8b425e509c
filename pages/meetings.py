"""Meetings: what became of each pledge in the texts of other meetings, word beside word."""

from components.parts import meetings
from components.shell import frame
from components.state.context import current
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    meetings.said(context)
    meetings.chosen(context)
    meetings.draw(context)
    meetings.without_ancestor(context)
