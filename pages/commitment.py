"""Commitment: one pledge - the verdict, why and how sure, the words, and what lies behind them."""

from components.parts import (
    commitment,
    meetings_since,
    pledge_facts,
    pledge_folds,
    pledge_text,
    pledge_way,
)
from components.shell import frame
from components.state.context import current

frame.require()

context = current()
standing = commitment.chosen(context)
if standing is None:
    pledge_way.choose_another(context)
else:
    commitment.head(context, standing)
    pledge_facts.linked_entry(context, standing)
    commitment.verdict(context, standing)
    commitment.history(context, standing)
    pledge_facts.why(context, standing)
    pledge_text.differences_and_turns(context, standing)
    pledge_text.words(context, standing)
    meetings_since.show(context, standing)
    pledge_folds.show(context, standing)
