"""Regions: where did things happen, which way, and how do the pledges of each region stand?"""

from components.parts import compared, place, regions
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    dates = compared.prepare(context)
    choice = regions.prepare(context)
    if not choice:
        regions.said_of_regions(context, dates)
        regions.by_region(context, dates, wide=True)
        regions.without_map()
    else:
        (place if choice.place else regions).said(context, choice)
        left, right = layout.columns(1, 1)
        if choice.place and context.look.narrow:
            left, right = right, left  # what was asked for stands above the map
        with left:
            regions.draw_map(context, choice)
        with right:
            if choice.place:
                place.facts(context, choice)
            else:
                regions.by_region(context, dates, wide=False)
        if choice.place:
            regions.by_region(context, dates, wide=True)
