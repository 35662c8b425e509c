"""Briefing: put a pack together and take it away."""

from components import briefing, frame, layout
from components.cards import nothing_passes
from components.context import current

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
elif chosen := briefing.choose(context):
    context, contents = chosen
    left, right = layout.columns()
    with left:
        audience = briefing.preview(context, contents)
    with right:
        briefing.take_away(context, contents, audience)
