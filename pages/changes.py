"""Changes: what changed since the last meeting, a visit, or between two dates?"""

from components.parts import changes
from components.shell import frame
from components.state.context import current
from components.widgets.cards import nothing_passes

frame.require()

context = current()
period, beside = changes.choose_period(context)
if not context.selection.count:
    nothing_passes()
else:
    found = changes.compare(context, period)
    changes.said(context, found)
    changes.everything(context, found)
    changes.figure(context, period)
    changes.download(context, found, beside)
