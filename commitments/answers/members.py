"""What is said of the members."""

from __future__ import annotations

from commitments.answers.answer import Answer
from commitments.text import count, listed


def members_answer(states: int, organisations: int, counted: int | None) -> Answer:
    """`81 states and 5 organisations are named in sources as members.` `counted` is how many
    members a source counts, if one does."""
    named = states + organisations
    if not named:
        return Answer("No member is named by this date.")
    kinds = [(states, "state"), (organisations, "organisation")]
    parts = listed(count(number, kind) for number, kind in kinds if number)
    verb = "is named in sources as a member" if named == 1 else "are named in sources as members"
    missing = (counted or 0) - named
    if missing < 1:
        return Answer(f"{parts} {verb}.")
    names = "the name of one was" if missing == 1 else f"the names of {missing} were"
    return Answer(f"{parts} {verb}.", f"Sources count {counted} members; {names} not found.")
