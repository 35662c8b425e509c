"""Themes: how does each theme stand; which pledges pull it up or down?"""

from components import frame, layout, themes
from components.cards import nothing_passes
from components.context import current

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
