"""Method: how statuses are given, what is not known, the words, the data to take away."""

from components.parts import method, method_annex
from components.shell import frame
from components.state.context import current

frame.require()

context = current()
method.said(context)
method.everything(context)
method_annex.downloads(context)
method_annex.keeping(context)
