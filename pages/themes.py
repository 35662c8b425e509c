"""Themes: how does each theme stand; which pledges pull it up or down?"""

from components.parts import themes
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    left, right = layout.columns(1, 1)
    with left:
        themes.by_status(context)
    with right:
        themes.by_region(context)
    theme = themes.choose(context)
    themes.pledges(context, theme)
