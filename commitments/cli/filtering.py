"""The filters of a command: an option for each of FILTER_FIELDS, and one for a search."""

from __future__ import annotations

import argparse

from commitments.cli.call import WrongCall
from commitments.register.model import Register
from commitments.tables.filter import FILTER_FIELDS, Filter, filter_of
from commitments.text import nearest


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The options; `filter_asked` reads them."""
    for field in FILTER_FIELDS:
        parser.add_argument(
            f"--{field.option}",
            action="append",
            metavar="KEY",
            dest=field.name,
            help=f"only this {field.noun}; repeat for more",
        )
    parser.add_argument(
        "--text", metavar="WORDS", help="only pledges in which these words stand, or in their facts"
    )


def filter_asked(options: argparse.Namespace, register: Register) -> Filter:
    """The filter of a call; raises WrongCall where a key is not known."""
    chosen: dict[str, list[str]] = {}
    for field in FILTER_FIELDS:
        known = field.choices(register)
        chosen[field.name] = getattr(options, field.name) or []
        for key in chosen[field.name]:
            if not field.accepts(key, register):
                days = f"days such as 2026-02-09, from {register.meeting.date} on"
                raise WrongCall(
                    f"--{field.option}: '{key}' is not known{nearest(key, known)}"
                    f"\nKnown: {days if field.is_day else ', '.join(known)}"
                )
    return filter_of(chosen, options.text or "")
