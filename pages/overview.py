"""Overview: how do the pledges stand, what moved lately, what needs attention?"""

from components import frame, layout, overview
from components.cards import nothing_passes
from components.context import current

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    overview.figures(context)
    left, right = layout.columns()
    with left:
        overview.distribution(context)
        overview.newest_evidence(context)
    with right:
        overview.moved(context)
        overview.attention(context)
