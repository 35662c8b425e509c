"""One place of the map: its facts, and the pledges that they bear on."""

from __future__ import annotations

from collections import Counter

from commitments.answers.regions import At, place_answer
from commitments.register.model import Bearing
from commitments.standing.standing import Standing
from commitments.tables.counts import facts_at
from commitments.text import count
from commitments.vocabulary import Effect
from components.parts.regions import Choice, facts_in, link_parameters, name_of, where_of
from components.state import world
from components.state.context import Context, Shown
from components.widgets import answer, markup
from components.widgets.facts import row

_FIRST = 10


def said(context: Context, choice: Choice) -> None:
    """The answer on the place."""
    found = _facts(context, choice)
    effects = Counter(item.effect for item, _ in found)
    name = name_of(context, choice)
    at = At(choice.place, name, effects[Effect.ADVANCE], effects[Effect.SETBACK])
    statuses = Counter(s.status for s in _pledges(found))
    answer.card(place_answer(at, where_of(context, choice), statuses), context.stamp)


def facts(context: Context, choice: Choice) -> None:
    """The way back to all places, the pledges, and the facts, newest first."""
    found = _facts(context, choice)
    name = name_of(context, choice)
    back = markup.to("regions", "All places", **link_parameters(context, choice))
    title = f"{name}: {count(len(found), 'fact')} {choice.period}"
    markup.show(
        markup.tag("div", markup.heading(title), markup.tag("p", back, of="back"), of="place-head"),
        markup.kept(context, (choice,), _list, found),
    )


def _list(found: list[tuple[Bearing, list[Standing]]]) -> str:
    """The pledges, and the facts."""
    first = markup.rows(*(_row(item, by) for item, by in found[:_FIRST])) if found else ""
    return _pledge_list(_pledges(found)) + first + _rest(found[_FIRST:])


def _rest(found: list[tuple[Bearing, list[Standing]]]) -> str:
    if not found:
        return ""
    more = markup.tag("summary", f"{len(found)} more")
    return markup.tag("details", more, markup.rows(*(_row(item, by) for item, by in found)))


def _row(item: Bearing, by: list[Standing]) -> str:
    return row(item, pledges=[(s.commitment.id, s.commitment.title) for s in by])


def _pledge_list(pledges: list[Standing]) -> str:
    if not pledges:
        return ""
    number = len(pledges)
    title = "The pledge that they bear on" if number == 1 else f"The {number} pledges they bear on"
    each = [
        markup.tag(
            "div",
            markup.mark(s.status, s.status.label_for(s.commitment.kind)),
            " ",
            markup.pledge(s.commitment.id, s.commitment.title),
            of="bears",
        )
        for s in pledges
    ]
    return markup.tag("details", markup.tag("summary", title), *each)


def _facts(context: Shown, choice: Choice) -> list[tuple[Bearing, list[Standing]]]:
    """The facts that count at the place, newest first, each with the chosen pledges that it
    advances or sets back."""
    return world.of_view(
        context.view, ("at", *context.key, choice), lambda: _facts_at(context, choice)
    )


def _facts_at(context: Shown, choice: Choice) -> list[tuple[Bearing, list[Standing]]]:
    bearings: dict[str, list[tuple[Bearing, Standing]]] = {}
    for s in context.selection.standings:
        for item in s.evidence:
            if item.effect is not Effect.CONTEXT:
                bearings.setdefault(item.id, []).append((item, s))
    evidence = facts_in(context, choice.year)
    found = []
    for id, effect in facts_at(evidence, choice.scope, choice.place):
        item = next(item for item, _ in bearings[id] if item.effect is effect)
        found.append((item, [s for _, s in bearings[id]]))
    return found


def _pledges(found: list[tuple[Bearing, list[Standing]]]) -> list[Standing]:
    """The pledges that facts bear on, each once."""
    return list({s.commitment.id: s for _, by in found for s in by}.values())
