"""Regions: where do the pledges apply, how do they stand there, where did what happen?"""

from components import frame, layout, regions
from components.cards import nothing_passes
from components.context import current

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    measure = regions.choose_measure(context)
    left, right = layout.columns()
    with left:
        clicked = regions.draw_map(context, measure)
    with right:
        regions.place(context, measure, regions.choose_place(context, clicked))
