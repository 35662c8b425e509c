"""Changes: what changed between two dates, or since a meeting?"""

from components.parts import changes
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    before, after = changes.choose_dates(context)
    found = changes.compare(context, before)
    left, right = layout.columns()
    with left:
        changes.figure(context, before, after)
        changes.stale(found)
    with right:
        changes.moves(found)
    changes.new_evidence(found)
    changes.unchanged(found)
