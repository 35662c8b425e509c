"""Pledges: find and compare them; as a list, as a board by status, year by year."""

from components.parts import board, pledge_list, tracker, years
from components.shell import frame
from components.state.context import current
from components.widgets.cards import nothing_passes

frame.require()

context = current()
view = tracker.choose_view()
if not context.selection.count:
    nothing_passes()
else:
    with tracker.place(view):
        if view == "list":
            pledge_list.draw(context)
        elif view == "board":
            board.draw(context)
        else:
            years.grid(context)
