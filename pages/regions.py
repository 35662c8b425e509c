"""Regions: where do the pledges apply, how do they stand there, where did what happen?"""

from components.parts import regions
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
elif not (measure := regions.choose_measure(context)):
    regions.without_map(context)
else:
    left, right = layout.columns()
    with left:
        clicked = regions.draw_map(context, measure)
    with right:
        regions.place(context, measure, regions.choose_place(context, clicked))
