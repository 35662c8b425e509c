"""The list of pledges, and a page a pledge with all that is on file for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from commitments.answers import meetings, on_file, pledge, pledge_list
from commitments.answers.answer import Answer
from commitments.edition.edition import Edition
from commitments.edition.figure import figure
from commitments.edition.page import Page
from commitments.edition.pages import facts, series
from commitments.figures.chart import stamp_of_one, stamp_of_selection
from commitments.figures.over_time import history
from commitments.record_words import Printed, Unseen
from commitments.register.model import Commitment
from commitments.standing.acts import facts_of
from commitments.standing.confidence import ways
from commitments.standing.meetings import likeness, speaks, words_of
from commitments.standing.standing import Standing
from commitments.standing.weight import difference, turning_points, weightiest
from commitments.standing.words import citation
from commitments.tables.pledge_rows import HEADS, no_fact
from commitments.tables.sorting import DEFAULT, ordered, sort_words
from commitments.tables.view import Selection
from commitments.text import count
from commitments.vocabulary import STACKED, Effect


def pages(e: Edition) -> Iterator[Page]:
    """The list, most pressing first, and the pages of the pledges in that order."""
    order = ordered(e.selection)
    told = pledge_list.answer(e.selection)
    yield listed_page(e, "pledges/index.html", "Pledges", e.selection, told)
    pledges = [None, *(s.commitment for s in order), None]
    words = sort_words(DEFAULT)
    for n, s in enumerate(order, start=1):
        placed = pledge.placed(n, len(order), words, filtered=False)
        measured = series.page(e, s.commitment)
        yield _pledge(e, s, placed, pledges[n - 1], pledges[n + 1], measured)
        if measured:
            yield measured
        yield from facts.pages(e, s, stamp_of_one(e.stamp, s))


def listed_page(
    e: Edition, path: str, title: str, selection: Selection, told: Answer, feed: str = ""
) -> Page:
    """The pledges of a selection as a list, most pressing first, under an answer."""
    order = ordered(selection)
    keys: dict[str, list[str]] = {s.commitment.id: [] for s in order}
    for key in HEADS:
        for n, s in enumerate(ordered(selection, key)):
            keys[s.commitment.id].append(str(n))
    values = {
        "told": told,
        "says": f"{count(len(order), 'pledge')}, {sort_words(DEFAULT)}",
        "stamp": stamp_of_selection(selection),
        "standings": order,
        "columns": HEADS.items(),
        "narrowing": _narrowing(e, order),
        "nothing": no_fact,
        "review": HEADS["review"],
        "keys": {id: " ".join(found) for id, found in keys.items()},
    }
    return Page(path, title, "pledges/list.html", told.text, values, feed, tuple(order))


def _narrowing(e: Edition, order: Sequence[Standing]) -> list[tuple[str, str, dict[str, str]]]:
    """What the list can be narrowed by: the name of each choice, its label, its values in words."""
    themes = {s.commitment.theme for s in order}
    regions = {region for s in order for region in s.commitment.regions}
    statuses = {s.status for s in order}
    return [
        ("theme", "Theme", {id: name for id, name in e.theme_names.items() if id in themes}),
        ("regions", "Region", {id: name for id, name in e.region_names.items() if id in regions}),
        ("status", "Status", {str(one): one.label for one in STACKED if one in statuses}),
    ]


def texts(e: Edition) -> bytes:
    """What the list searches, as a script: the words of each pledge, and each fact once."""
    standings = e.selection.standings
    pledges = {
        s.commitment.id: " ".join(
            (c.title, c.summary, *(one.quote for one in c.wording), e.theme_names[c.theme])
        )
        for s in standings
        for c in [s.commitment]
    }
    told = [
        (f"{act.fact.finding} {act.fact.source.publisher}", [c.id for c, _ in act.on])
        for act in facts_of(standings)
    ]
    held = json.dumps({"pledges": pledges, "facts": told}, ensure_ascii=False)
    return f"window.pledgeTexts = {held};\n".encode()


def _pledge(
    e: Edition,
    s: Standing,
    placed: str,
    before: Commitment | None,
    after: Commitment | None,
    measured: Page | None,
) -> Page:
    c = s.commitment
    path, stamp = f"pledges/{c.id}.html", stamp_of_one(e.stamp, s)
    documents = {document.id: document for document in e.register.documents}
    quoted = documents[c.wording[0].document] if c.wording else None
    at = facts.places(s)
    cited = citation(e.register, s, quoted, e.view.version, e.address(path))
    values = {
        **{"s": s, "stamp": stamp, "placed": placed, "before": before, "after": after},
        "chart": figure(history(s, stamp, e.events)),
        "unconfirmed": pledge.unconfirmed(e.view.waiting, s),
        "carrying": [item for item in pledge.speaking_for(s) if item.effect is Effect.CONTEXT]
        if s.basis
        else [],
        "sides": [_side(e, s, effect) for effect in ways(s.status)],
        "differ": difference(s),
        "turns": turning_points(s),
        "documents": documents,
        "reported": Printed.REPORTED,
        "context": [item for item in reversed(s.evidence) if item.effect is Effect.CONTEXT],
        "citation": cited.strip(),
        "at": at,
        "measured": measured,
        "facts_page": next(iter(at.values()), ""),
        "origins": [one for one in on_file.origins(s) if one.fact not in at],
        **_since(e, s),
    }
    about, feed = pledge.aloud(s), f"pledge-{c.id}" if s.spans or s.evidence else ""
    return Page(path, c.title, "pledges/pledge.html", about, values, feed, (s,))


def _side(e: Edition, s: Standing, effect: Effect) -> dict[str, object]:
    """The facts of one side: the weightiest, the others newest first, and those that wait."""
    first = weightiest(s, effect)
    rest = [i for i in reversed(s.evidence) if i.effect is effect and i not in first]
    waits = () if s.moment.unconfirmed else e.view.waiting_on(s.commitment.id)
    waiting = [item for item in waits if item.effect is effect]
    return {"effect": effect, "first": first, "rest": rest, "waiting": waiting}


def _since(e: Edition, s: Standing) -> dict[str, object]:
    """What became of a pledge in the texts of other meetings; nothing where none says anything."""
    c, texts = s.commitment, e.texts
    if all(likeness(c, text) is Unseen.NOT_SEEN for text in texts):
        return {"since": None}
    spoken = [(text, words_of(c, text)) for text in texts if speaks(likeness(c, text))]
    return {
        "since": meetings.of_one(c, texts),
        "spoken": spoken,
        "unspoken": meetings.without_words(c, texts),
    }
