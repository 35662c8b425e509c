"""The address of the page that shows the same briefing, and what changed in the data since.

The address carries a short print of each chosen commitment, as the file held it. Opened later, the
page finds those whose print is another.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from commitments.exchange import plain
from commitments.frames import Filter
from commitments.model import Commitment, Milestone
from commitments.standing import Moment

PARAMETERS = {
    "themes": "theme",
    "regions": "region",
    "statuses": "status",
    "kinds": "kind",
    "freshness": "freshness",
    "confidence": "confidence",
    "source_kinds": "source",
    "ids": "pledge",
    "text": "q",
}
"""Fields of a filter and the parameters of the address that hold them."""
FROM, SINCE, SEEN = "from", "since", "seen"

_NAME, _PRINT = 2, 4  # characters for the name of a commitment and for what it holds
_EACH = _NAME + _PRINT
_MOST = 200  # an address of more prints would not fit a browser's line


def fingerprint(commitment: Commitment) -> str:
    """Six characters: two of its id, four that change when anything of a commitment changes."""
    text = json.dumps(plain(commitment), ensure_ascii=False, sort_keys=True)
    return _short(commitment.id, _NAME) + _short(text, _PRINT)


def _short(text: str, characters: int) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:characters]


def seen(commitments: Iterable[Commitment]) -> str:
    """The prints of commitments, joined; empty where they are too many for an address."""
    prints = [fingerprint(commitment) for commitment in commitments]
    return "".join(prints) if len(prints) <= _MOST else ""


def changed(prints: str, commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Those of the commitments whose prints were taken that are no longer the same."""
    known = {prints[n : n + _EACH] for n in range(0, len(prints), _EACH)}
    names = {entry[:_NAME] for entry in known}
    return tuple(
        c for c in commitments if (f := fingerprint(c)) not in known and f[:_NAME] in names
    )


def query(
    chosen: Filter, moment: Moment, since: date, milestone: Milestone | None, prints: str
) -> str:
    """The query of the address of a briefing: filters, dates, prints."""
    pairs: list[tuple[str, str]] = []
    for field, name in PARAMETERS.items():
        value = getattr(chosen, field)
        pairs += [(name, key) for key in ([value] if isinstance(value, str) else value) if key]
    pairs += [("as_of", str(moment.as_of)), ("known_at", str(moment.known_at))]
    pairs.append((SINCE, milestone.date.text) if milestone else (FROM, str(since)))
    if prints:
        pairs.append((SEEN, prints))
    return urlencode(pairs)
