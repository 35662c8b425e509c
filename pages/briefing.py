"""Briefing: put a pack together and take it away."""

from components.parts import bilateral, briefing, briefing_files
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if briefing.asked_for().member:
    bilateral.draw(context)
elif not context.selection.count:
    nothing_passes()
elif chosen := briefing.choose(context):
    context, contents = chosen
    selection = contents.request.selection
    product = briefing.switch(selection.count, len(selection.facts))
    left, right = layout.columns()
    with left:
        briefing.preview(context, contents, product)
    with right:
        stamp = contents.distribution.stamp
        briefing_files.take_away(contents.request.address, stamp, product, contents)
