"""The address of the page that shows the same briefing, and what changed in the data since.

The address carries a short print of each chosen commitment, as the file held it. Opened later, the
page finds those whose print is another. The command `brief` takes such an address as well.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

from commitments.briefing import products
from commitments.register.as_json import as_json
from commitments.register.background import Milestone
from commitments.register.model import Bearing, Commitment, Register
from commitments.standing.standing import Moment
from commitments.tables.filter import (
    AS_OF,
    COUNTED,
    FILTER_FIELDS,
    KNOWN_AT,
    SEARCH,
    UNCONFIRMED,
    Filter,
    filter_of,
)
from commitments.text import nearest

FROM, SINCE, SEEN = "from", "since", "seen"

_NAME, _PRINT = 2, 4  # characters for the name of a commitment and for what it holds
_EACH = _NAME + _PRINT
_MOST = 200  # an address of more prints would not fit a browser's line


class BadLink(Exception):
    """An address that names no briefing, with a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a briefing asks for."""

    filter: Filter
    moment: Moment
    since: date
    milestone: Milestone | None
    product: str = products.DEFAULT
    """The key of the product."""


def print_of(commitment: Commitment) -> str:
    """Six characters: two of its id, four that change when anything of a commitment, or of a fact
    that bears on it, changes."""
    return prints_of([commitment])[0]


def prints_of(commitments: Iterable[Commitment]) -> list[str]:
    """The prints of commitments, in their order."""
    facts: dict[int, dict[str, Any]] = {}  # a fact bears on several
    return [_printed(commitment, facts) for commitment in commitments]


def _printed(commitment: Commitment, facts: dict[int, dict[str, Any]]) -> str:
    held = [as_json(commitment), [_borne(item, facts) for item in commitment.evidence]]
    text = json.dumps(held, ensure_ascii=False, sort_keys=True)
    return _short(commitment.id, _NAME) + _short(text, _PRINT)


def _borne(item: Bearing, facts: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """A fact with its effect on one commitment; what it does to others is left out."""
    fact = facts.get(id(item.fact))
    if fact is None:
        fact = facts[id(item.fact)] = as_json(item.fact)
    corrected = item.corrected_by.id if item.corrected_by else None
    return fact | {"bears_on": as_json(item.on), "corrected_by": corrected}


def _short(text: str, characters: int) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:characters]


Printing = Callable[[Commitment], str]
"""`print_of`, or what keeps its answers."""


def seen(commitments: Iterable[Commitment], printed: Printing | None = None) -> str:
    """The prints of commitments, joined; empty where they are too many for an address."""
    commitments = tuple(commitments)
    if len(commitments) > _MOST:
        return ""
    return "".join(map(printed, commitments) if printed else prints_of(commitments))


def changed(
    prints: str, commitments: Iterable[Commitment], printed: Printing = print_of
) -> tuple[Commitment, ...]:
    """Those of the commitments whose prints were taken that are no longer the same."""
    known = {prints[n : n + _EACH] for n in range(0, len(prints), _EACH)}
    names = {entry[:_NAME] for entry in known}
    named = (c for c in commitments if _short(c.id, _NAME) in names)
    return tuple(c for c in named if printed(c) not in known)


def query(asked: Asked, prints: str) -> str:
    """The query of the address of a briefing: filters, dates, product, prints."""
    pairs = [(field.parameter, key) for field in FILTER_FIELDS for key in asked.filter.keys(field)]
    if asked.filter.text:
        pairs.append((SEARCH, asked.filter.text))
    pairs += [(AS_OF, str(asked.moment.as_of)), (KNOWN_AT, str(asked.moment.known_at))]
    if asked.moment.unconfirmed:
        pairs.append((UNCONFIRMED, COUNTED))
    pairs.append((SINCE, asked.milestone.id) if asked.milestone else (FROM, str(asked.since)))
    if asked.product != products.DEFAULT:
        pairs.append((products.PARAMETER, asked.product))
    if prints:
        pairs.append((SEEN, prints))
    return urlencode(pairs)


def asked_by(address: str, register: Register) -> Asked:
    """What the address of a briefing asks for, or the query of one; raises BadLink."""
    given = parse_qs(address.partition("?")[2] or address)
    chosen = {field.name: given.get(field.parameter, []) for field in FILTER_FIELDS}
    for field in FILTER_FIELDS:
        for key in chosen[field.name]:
            if not field.accepts(key, register):
                raise BadLink(
                    f"the link asks for the {field.noun} '{key[:60]}', which is not"
                    f" known{nearest(key, field.choices(register))}"
                )
    text = given.get(SEARCH, [""])[-1]
    unconfirmed = given.get(UNCONFIRMED, [""])[-1] == COUNTED
    moment = Moment(_day(given, AS_OF), _day(given, KNOWN_AT), unconfirmed)
    product = _product(given)
    if SINCE not in given:
        return Asked(filter_of(chosen, text), moment, _day(given, FROM), None, product)
    wanted = given[SINCE][-1]
    # A link of before names it by its date.
    milestone = next((m for m in register.milestones if m.id == wanted), None) or next(
        (m for m in register.milestones if m.date.text == wanted), None
    )
    if milestone is None:
        raise BadLink(f"the link asks for the milestone '{wanted[:60]}', and there is none")
    return Asked(filter_of(chosen, text), moment, milestone.date.last, milestone, product)


def _product(given: dict[str, list[str]]) -> str:
    named = given.get(products.PARAMETER, [products.DEFAULT])[-1]
    found = products.product_of(named)
    if found is None:
        known = [product.key for product in products.PRODUCTS]
        raise BadLink(
            f"the link asks for the product '{named[:60]}', which is not"
            f" known{nearest(named, known)}"
        )
    return found.key


def _day(given: dict[str, list[str]], name: str) -> date:
    text = given.get(name, [""])[-1]
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadLink(
            f"the link has no day such as 2026-11-23 under '{name}'; take the whole link that the"
            " page or the manifest shows"
        ) from None
