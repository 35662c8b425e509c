"""The filters of FILTER_FIELDS as sentences say them: as a name before a sentence, and as what
pledges do that pass."""

from __future__ import annotations

from collections.abc import Mapping

from commitments.register.model import Register
from commitments.tables.filter import FILTER_FIELDS, PLEDGE, Filter, FilterField
from commitments.text import count, listed
from commitments.vocabulary import Concern, Confidence, Trend, Unverified

_MOST_NAMED = 3
_LONGEST_QUOTED = 60

_LEADS: Mapping[str, str] = {
    "themes": "{}",
    "regions": "{}",
    "statuses": "status {}",
    "kinds": "kind {}",
    "trends": "trend {}",
    "needs": "needing attention ({})",
    "changed": "changed status since {}",
    "facts_in": "facts in {}",
    "members": "where {} acted",
    "freshness": "freshness {}",
    "confidence": "confidence {}",
    "source_kinds": "source {}",
    "unverified": "resting {}",
}
"""What stands before a sentence, by the name of the field."""
_PROPER: Mapping[str, str] = {
    "themes": "theme",
    "regions": "region",
    "facts_in": "place",
    "members": "member",
}
"""The fields whose choices have names of their own, and what one of them is."""

MORE_SETBACKS = "had clearly more setbacks than advances in the last twelve months"
MORE_ADVANCES = "had clearly more advances than setbacks in the last twelve months"
_BY_KEY: Mapping[str, tuple[str, str]] = {
    f"needs {Concern.TO_BE_JUDGED}": ("is to be judged again", "are to be judged again"),
    f"needs {Concern.WORSENING}": (MORE_SETBACKS,) * 2,
    f"needs {Concern.DISPUTED}": (
        "is judged otherwise by a second reader",
        "are judged otherwise by a second reader",
    ),
    f"needs {Concern.PARTY_ONLY}": (
        "rests on the parties’ word alone",
        "rest on the parties’ word alone",
    ),
    f"needs {Concern.EXPIRED}": ("had no new fact within the review period",) * 2,
    f"trends {Trend.WORSENING}": (MORE_SETBACKS,) * 2,
    f"trends {Trend.IMPROVING}": (MORE_ADVANCES,) * 2,
    f"trends {Trend.STEADY}": ("had as many advances as setbacks in the last twelve months",) * 2,
    f"trends {Trend.FEW}": ("had one or two advances or setbacks in the last twelve months",) * 2,
    f"trends {Trend.SILENT}": ("had neither an advance nor a setback in the last twelve months",)
    * 2,
    f"unverified {Unverified.SECOND_HAND}": (
        "rests at least in part on second-hand sources",
        "rest at least in part on second-hand sources",
    ),
    f"unverified {Unverified.ONLY_SECOND_HAND}": (
        "rests on second-hand sources alone",
        "rest on second-hand sources alone",
    ),
} | {
    f"confidence {term}": (
        f"is judged with {term} confidence",
        f"are judged with {term} confidence",
    )
    for term in Confidence
}
"""What one pledge and what several do that pass a filter by one key: its field and key."""


def named(chosen: Filter, register: Register) -> str:
    """The filters as the words before a sentence: `Foreign fighters`, `Lake, status reversed`;
    empty where there are none."""
    used = [field for field in FILTER_FIELDS if chosen.keys(field)]
    parts = [_lead(field, chosen.keys(field), register) for field in used]
    if text := chosen.text.strip():
        parts.append(f"search {quoted(text)}")
    more = len(parts) - _MOST_NAMED
    name = ", ".join(parts[:_MOST_NAMED])
    name += f" and {count(more, 'filter')} more" if more > 0 else ""
    return name[:1].upper() + name[1:]


def does(field: FilterField, keys: tuple[str, ...], register: Register) -> tuple[str, str]:
    """What one pledge and what several do that pass a filter by one field: `has facts in` a
    place and `have facts in` it."""
    names = choices(field, keys, register)
    if field.name == "facts_in":
        return f"has facts in {names}", f"have facts in {names}"
    if field.name == "changed":
        return (f"changed status since {names}",) * 2
    passing = ("passes this filter", "pass this filter")
    return _BY_KEY.get(f"{field.name} {keys[0]}", passing) if len(keys) == 1 else passing


def choices(field: FilterField, keys: tuple[str, ...], register: Register) -> str:
    """What is chosen of one field, within a sentence: names and days as they are, terms small."""
    labels = field.labels(keys, register)
    if len(labels) > _MOST_NAMED:
        what = _PROPER.get(field.name, "")
        return f"one of {count(len(labels), what)}" if what else f"one of {len(labels)}"
    if field.name in _PROPER or field.is_day:
        return listed(labels, "or")
    return listed((label[:1].lower() + label[1:] for label in labels), "or")


def quoted(text: str) -> str:
    """What was searched, in quotes; of a long text the beginning."""
    words = " ".join(text.split())
    cut = words if len(words) <= _LONGEST_QUOTED else f"{words[:_LONGEST_QUOTED].rstrip()}…"
    return f"“{cut}”"


def _lead(field: FilterField, keys: tuple[str, ...], register: Register) -> str:
    if field is PLEDGE:
        return count(len(keys), "chosen pledge")
    return _LEADS[field.name].format(choices(field, keys, register))
