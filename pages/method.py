"""Method: how statuses are given; the data dictionary; downloads; disclaimers."""

from components.parts import method
from components.shell import frame
from components.state.context import current
from components.widgets import layout

frame.require()

context = current()
left, right = layout.columns()
with left:
    method.statuses(context)
    method.evidence_rules()
    method.two_readers(context)
    method.computed()
    method.totals(context)
    method.other_arithmetic(context)
with right:
    method.author(context)
    method.downloads(context)
    method.not_known(context)
    method.documents(context)
    method.outline(context)
    method.links_checked(context)
    method.disclaimers()
method.dictionary()
