"""Compare: two themes, regions, members, pledges or dates side by side."""

from components.parts import side_by_side, side_chooser
from components.shell import frame
from components.state.context import current
from components.widgets.cards import nothing_passes

frame.require()

context = current()
one, other = side_chooser.prepare(context)
if not context.selection.count:
    nothing_passes()
else:
    found = side_by_side.compare(context, one, other)
    side_by_side.said(context, found)
    side_chooser.draw(context)
    if not found.same:
        side_by_side.answers(context, found)
        side_by_side.each_year(context, found)
        side_by_side.facts(context, found)
