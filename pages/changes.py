"""Changes: what changed between two dates, or since a meeting?"""

from components import changes, frame, layout
from components.cards import nothing_passes
from components.context import current

frame.require()

context = current()
if not context.selection.count:
    nothing_passes()
else:
    before, after = changes.choose_dates(context)
    found = changes.compare(context, before, after)
    left, right = layout.columns()
    with left:
        changes.figure(context, found, before, after)
        changes.stale(found)
    with right:
        changes.moves(found)
    changes.new_evidence(found)
    changes.unchanged(found)
