"""Commitment: one pledge - words, criteria, status and history, evidence, sources."""

from components.parts import commitment, pledge_facts, pledge_text
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
    pledge_facts.linked_entry(context, standing)
    left, right = layout.columns()
    with left:
        commitment.status(context, standing)
    with right:
        pledge_text.words(context, standing)
    commitment.history(context, standing)
    left, right = layout.columns()
    with left:
        pledge_facts.evidence(context, standing)
    with right:
        pledge_text.criteria(standing)
        commitment.assessments(standing)
        pledge_text.lineage(context, standing)
        commitment.measures(context, standing)
        commitment.searches(standing)
        commitment.changes(standing)
        commitment.cite(context, standing)
