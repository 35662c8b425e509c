"""Overview: how do the pledges stand, what changed, what needs attention, what comes?"""

from components.parts import coming_up, overview
from components.shell import frame
from components.state.context import current
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    overview.said(context)
    left, right = overview.columns("now")
    with left:
        overview.years(context)
    with right:
        overview.today(context)
        overview.attention(context)
    overview.line()
    left, right = overview.columns("lately")
    with left:
        overview.changes(context)
    with right:
        coming_up.ahead(context)
        overview.newest(context)
