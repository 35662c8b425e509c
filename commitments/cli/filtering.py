"""The filters of a command: an option for each of FILTER_FIELDS, and one for a search."""

from __future__ import annotations

import argparse

from commitments.cli.call import WrongCall
from commitments.cli.show_member import member_called
from commitments.register.model import Register
from commitments.tables.filter import FILTER_FIELDS, Filter, FilterField, filter_of
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
        asked = getattr(options, field.name) or []
        chosen[field.name] = [_key_of(field, key, register) for key in asked]
        for key in chosen[field.name]:
            if not field.accepts(key, register):
                days = f"days such as 2026-02-09, from {register.meeting.date} on"
                raise WrongCall(
                    f"--{field.option}: '{key}' is not known{nearest(key, known)}"
                    f"\nKnown: {days if field.is_day else ', '.join(known)}"
                )
    return filter_of(chosen, options.text or "")


def _key_of(field: FilterField, key: str, register: Register) -> str:
    """The key that is meant: in large or small letters, and of a member also by name."""
    if field.accepts(key, register):
        return key
    if field.name == "members" and (member := member_called(register, key)):
        return member.code
    return next((one for one in field.choices(register) if one.casefold() == key.casefold()), key)
