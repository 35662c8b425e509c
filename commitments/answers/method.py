"""What the Method page answers: how a status is given, in two sentences."""

from __future__ import annotations

from datetime import date

from commitments.answers.answer import Answer
from commitments.dates import PartialDate, in_words
from commitments.register.background import Coding
from commitments.register.model import Register
from commitments.text import count


def last_coding(register: Register, known_at: date = date.max) -> Coding | None:
    """The round of judging by two readers that was made last, by a day; of one day the last one of
    the file."""
    known = [coding for coding in reversed(register.codings) if coding.coded <= known_at]
    return max(known, key=lambda coding: coding.coded, default=None)


def criteria_late(register: Register) -> bool:
    """Whether any criteria were fixed after what they judge."""
    return any(
        c.criteria.fixed > judged.date for c in register.commitments for judged in c.assessments
    )


def of_method(register: Register, facts: int, newest: PartialDate | None) -> Answer:
    """How a status is given, how far readers agree, and on how much it rests: `facts` are on file,
    the newest of that date, None where there is none."""
    last = last_coding(register)
    readers = f"; two readers, apart, agreed on {last.agree} of {last.n}" if last else ""
    first = (
        "Each status is a judgement of public evidence against criteria fixed for its own"
        f" pledge{readers}."
    )
    if newest is None:
        return Answer(first, "No fact is on file yet.")
    rests = f"Together they rest on {count(facts, 'fact')}, the newest of {in_words(newest)}"
    return Answer(first, f"{rests}; what is not known is said, and never counted as not done.")
