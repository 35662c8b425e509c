"""Commitment: one pledge - words, criteria, status and history, evidence, sources."""

from components.parts import commitment
from components.shell import frame
from components.state.context import current
from components.widgets import layout

frame.require()

context = current()
standing = commitment.chosen(context)
if standing is None:
    commitment.choose_another(context)
else:
    commitment.head(context, standing)
    commitment.linked_entry(standing)
    left, right = layout.columns()
    with left:
        commitment.status(context, standing)
    with right:
        commitment.words(context, standing)
    commitment.history(context, standing)
    left, right = layout.columns()
    with left:
        commitment.evidence(standing)
    with right:
        commitment.criteria(standing)
        commitment.assessments(standing)
        commitment.measures(context, standing)
        commitment.searches(standing)
        commitment.changes(standing)
        commitment.cite(context, standing)
