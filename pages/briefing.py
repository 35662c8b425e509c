"""Briefing: put a pack together and take it away."""

from components.parts import briefing
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

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
