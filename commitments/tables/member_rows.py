"""What the list of members says of each, and the facts of one member as a table; pages draw them,
the downloads hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from commitments.dates import joined, when
from commitments.register.background import Member
from commitments.register.model import Register
from commitments.search.typed import fold
from commitments.standing.acts import Act, Sides, acts_by_member, parted, who_acted
from commitments.tables.view import Selection
from commitments.text import listed
from commitments.vocabulary import Effect

NO_FACT = "no fact on file"
HEADS = ("Member", "Facts in which it acted", "They bear on", "Newest", "Joined")
"""The columns of the list on a page."""
ORDERS: Mapping[str, str] = {"name": "by name", "facts": "by number of facts"}


@dataclass(frozen=True, slots=True)
class Row:
    """A member in the list."""

    member: Member
    acts: tuple[Act, ...]
    """Its facts that bear on the chosen pledges, newest first."""

    @property
    def sides(self) -> Sides:
        """Its facts by the way that they point, each once."""
        return parted(self.acts)

    def moving(self, effect: Effect) -> int:
        """How many of them move a pledge that way."""
        return sum(act.moves(effect) for act in self.acts)

    @property
    def themes(self) -> tuple[tuple[str, int], ...]:
        """Ids of the themes that they bear on, each fact under one, most first."""
        return tuple(Counter(act.theme for act in self.acts).most_common())


def rows(selection: Selection, order: str = "name") -> tuple[Row, ...]:
    """The members by the as-of date in an order of ORDERS."""
    found = acts_by_member(selection.standings)
    as_of = selection.view.moment.as_of
    made = [
        Row(member, found.get(member.code, ()))
        for member in by_name(selection.view.register.members)
        if member.joined.latest <= as_of
    ]
    if order == "facts":
        made.sort(key=lambda row: -len(row.acts))
    return tuple(made)


def by_name(members: Iterable[Member]) -> list[Member]:
    """Members in the order of their names, letters with signs beside those without."""
    return sorted(members, key=lambda member: [fold(word) for word in member.name.split()])


def table(some: Sequence[Row], register: Register) -> pd.DataFrame:
    """The list as a table with headings for people, in the order given."""
    columns = [
        *("Member", "Kind", "Joined", "Facts", "Advance a pledge", "Set a pledge back"),
        *("Context alone", *(theme.name for theme in register.themes), "Newest fact", "Note"),
        *("Named as a member in", "Address", "Code"),
    ]
    cells = [_cells(row, [theme.id for theme in register.themes]) for row in some]
    return pd.DataFrame(cells, columns=columns)


def _cells(row: Row, themes: Sequence[str]) -> tuple[object, ...]:
    member, by_theme = row.member, dict(row.themes)
    return (
        member.name,
        member.kind.label,
        joined(member.joined.text),
        len(row.acts),
        row.moving(Effect.ADVANCE),
        row.moving(Effect.SETBACK),
        len(row.sides.context),
        *(by_theme.get(theme, 0) for theme in themes),
        when(row.acts[0].fact.date) if row.acts else "",
        "" if row.acts else NO_FACT,
        member.basis,
        member.url,
        member.code,
    )


_FACT = (
    *("Date", "What it does", "Fact", "Theme", "Advances", "Sets back", "Also acted"),
    *("Sum", "Currency", "Stage", "Quote", "Caveat", "Kind of source", "Publisher", "Address"),
    "Key",
)


def facts(acts: Iterable[Act], code: str, register: Register) -> pd.DataFrame:
    """The facts of a member as a table with headings for people, in the order given."""
    themes = {theme.id: theme.name for theme in register.themes}
    cells = [_fact(act, code, themes, register.member_names) for act in acts]
    return pd.DataFrame(cells, columns=list(_FACT))


def _fact(
    act: Act, code: str, themes: Mapping[str, str], names: Mapping[str, str]
) -> tuple[object, ...]:
    fact, amount = act.fact, act.fact.amount
    ways = [effect for effect in act.effects if effect is not Effect.CONTEXT] or act.effects

    def on(effect: Effect) -> tuple[str, ...]:
        return tuple(c.title for c, item in act.on if item.effect is effect)

    return (
        fact.date.text,
        listed(effect.label.lower() for effect in ways).capitalize(),
        fact.finding,
        themes[act.theme],
        on(Effect.ADVANCE),
        on(Effect.SETBACK),
        with_whom(act, names, code),
        amount.value if amount else "",
        amount.unit if amount else "",
        amount.stage.label if amount else "",
        fact.quote or "",
        fact.caveat or "",
        fact.source.kind.label,
        fact.source.publisher,
        fact.source.url,
        fact.id,
    )


def with_whom(act: Act, names: Mapping[str, str], code: str = "") -> str:
    """Who acted in a fact beside one member, by name: `France and Italy`."""
    return listed(who_acted(act.fact, names, code))
