"""Members: who belongs to the body that pledged, and what of that is not known."""

from components.parts import members
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count and not context.selection.filter.empty:
    nothing_passes()
else:
    members.said(context)
    left, right = layout.columns()
    with left:
        members.draw_map(context)
    with right:
        members.not_known(context)
    members.names(context)
