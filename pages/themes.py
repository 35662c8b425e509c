"""Themes: how does each theme stand, then and now, and which way did it go?"""

from components.parts import compared, themes
from components.shell import frame
from components.state.context import current
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    dates = compared.prepare(context)
    themes.said(context, dates)
    themes.at_two_dates(context, dates)
    themes.trends(context)
