"""The list of pledges, and a page a pledge with all that is on file for it."""

from __future__ import annotations

from collections.abc import Iterator

from commitments.answers import meetings, pledge, pledge_list
from commitments.answers.answer import Answer
from commitments.edition.edition import Edition
from commitments.edition.figure import figure
from commitments.edition.page import Page
from commitments.figures.chart import stamp_of_one, stamp_of_selection
from commitments.figures.over_time import history
from commitments.record_words import Printed, Unseen
from commitments.register.model import Commitment
from commitments.standing.confidence import ways
from commitments.standing.meetings import likeness, other_texts, speaks, words_of
from commitments.standing.standing import Standing
from commitments.standing.weight import difference, turning_points, weightiest
from commitments.standing.words import citation
from commitments.tables.pledge_rows import HEADS, no_fact
from commitments.tables.sorting import DEFAULT, ordered, sort_words
from commitments.tables.view import Selection
from commitments.text import count
from commitments.vocabulary import Effect


def pages(e: Edition) -> Iterator[Page]:
    """The list, most pressing first, and the pages of the pledges in that order."""
    order = ordered(e.selection)
    told = pledge_list.answer(e.selection)
    yield listed_page(e, "pledges/index.html", "Pledges", e.selection, told)
    pledges = [None, *(s.commitment for s in order), None]
    words = sort_words(DEFAULT)
    for n, s in enumerate(order, start=1):
        placed = pledge.placed(n, len(order), words, filtered=False)
        yield _pledge(e, s, placed, pledges[n - 1], pledges[n + 1])


def listed_page(e: Edition, path: str, title: str, selection: Selection, told: Answer) -> Page:
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
        "nothing": no_fact,
        "keys": {id: " ".join(found) for id, found in keys.items()},
    }
    return Page(path, title, "pledges/list.html", told.text, values)


def _pledge(
    e: Edition, s: Standing, placed: str, before: Commitment | None, after: Commitment | None
) -> Page:
    c = s.commitment
    path, stamp = f"pledges/{c.id}.html", stamp_of_one(e.stamp, s)
    documents = {document.id: document for document in e.register.documents}
    quoted = documents[c.wording[0].document] if c.wording else None
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
        **_since(e, s),
    }
    return Page(path, c.title, "pledges/pledge.html", pledge.aloud(s), values)


def _side(e: Edition, s: Standing, effect: Effect) -> dict[str, object]:
    """The facts of one side: the weightiest, the others newest first, and those that wait."""
    first = weightiest(s, effect)
    rest = [i for i in reversed(s.evidence) if i.effect is effect and i not in first]
    waits = () if s.moment.unconfirmed else e.view.waiting_on(s.commitment.id)
    waiting = [item for item in waits if item.effect is effect]
    return {"effect": effect, "first": first, "rest": rest, "waiting": waiting}


def _since(e: Edition, s: Standing) -> dict[str, object]:
    """What became of a pledge in the texts of other meetings; nothing where none says anything."""
    c, texts = s.commitment, other_texts(e.register, s.moment.as_of)
    if all(likeness(c, text) is Unseen.NOT_SEEN for text in texts):
        return {"since": None}
    spoken = [(text, words_of(c, text)) for text in texts if speaks(likeness(c, text))]
    return {
        "since": meetings.of_one(c, texts),
        "spoken": spoken,
        "unspoken": meetings.without_words(c, texts),
    }
