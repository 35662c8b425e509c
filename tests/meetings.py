"""A small register whose pledges other meetings took up."""

from __future__ import annotations

from tests.conftest import HEAD, commitment

HEAD_OF_MEETINGS = HEAD.replace(
    "themes:\n",
    """\
  - {id: before, title: Before, publisher: Host, url: https://example.org/before, official: true,
     date: 2018-02-13, seen: opening, milestone: hill}
  - {id: whole, title: Whole, publisher: Host, url: https://example.org/whole, official: true,
     date: 2020-04-16, seen: whole, milestone: valley}
  - {id: parts, title: Parts, publisher: Host, url: https://example.org/parts, official: true,
     date: 2021-09, seen: parts, milestone: lake, note: It breaks off.}
themes:
""",
    1,
).replace(
    "commitments:\n",
    """\
milestones:
  - {id: hill, date: 2018-02-13, title: First, kind: meeting, level: ministers, place: Hill,
     summary: S., url: https://example.org/hill}
  - {id: valley, date: 2020-04-16, title: Second, kind: meeting, level: directors, place: Valley,
     summary: S., url: https://example.org/valley}
  - {id: lake, date: 2021-09, title: Third, kind: meeting, level: ministers, place: Lake,
     summary: S., url: https://example.org/lake}
commitments:
""",
)


def entry(document: str, relation: str, quote: str = "We may do it", **more: str) -> str:
    """What a text says of a pledge, as YAML."""
    words = "" if relation == "dropped" else f", quote: '{quote}'"
    extra = "".join(f", {key}: {value}" for key, value in ({"basis": "text"} | more).items())
    return f"{{document: {document}, relation: {relation}{words}{extra}}}"


def pledge(id: str, *entries: str, **fields: str) -> str:
    """A pledge with its lineage."""
    return commitment(id, lineage=f"[{', '.join(entries)}]", **fields)


KEPT = pledge(
    "kept",
    entry("before", "weaker"),
    entry("whole", "repeated", "We will do it"),
    entry("parts", "stronger", "We will do it by May", why="It has a date."),
)
LESS = pledge(
    "less",
    entry("whole", "dropped"),
    entry("parts", "weaker", "On le fera", language="fr", gloss="It may be done", basis="report"),
    theme="talks",
)
GONE = pledge("gone", entry("whole", "dropped"), theme="talks")
THREE = (KEPT, LESS, GONE)
LATER = """\
later_pledges:
  - {id: new, document: parts, pledge: Build a bridge, quote: a bridge will be built, basis: text}
  - {id: told, document: whole, pledge: Dig a well, quote: on creusera un puits, language: fr,
     gloss: a well will be dug, basis: account}
"""
WITH_LATER = HEAD_OF_MEETINGS.replace("commitments:\n", LATER + "commitments:\n")
