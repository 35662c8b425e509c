"""Overview: how do the pledges stand, what moved lately, what needs attention?"""

from components.parts import overview
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    overview.figures(context)
    left, right = layout.columns()
    with left:
        overview.years(context)
        overview.distribution(context)
        overview.newest_evidence(context)
    with right:
        overview.moved(context)
        overview.attention(context)
