"""What is compared with what: a theme, a region, a member, a pledge or a date as one side, with the
pledges and the facts that it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from commitments.dates import day, ends_a_year
from commitments.record_words import MilestoneKind
from commitments.standing.acts import Act, acts, acts_by_member, facts_of
from commitments.standing.period import milestone_label
from commitments.standing.standing import TREND_DAYS, Moment, Standing, standings_of
from commitments.tables.view import Selection, View
from commitments.text import nearest, shown
from commitments.vocabulary import Effect, Status, Term


class SideKind(Term):
    """What may stand on a side."""

    THEME = ("theme", "Theme", "The pledges of a theme")
    REGION = ("region", "Region", "The pledges whose words name a region")
    MEMBER = ("member", "Member", "The facts in which a member acted")
    PLEDGE = ("pledge", "Pledge", "One pledge")
    DATE = ("date", "Date", "All pledges that are chosen, as of another date")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, at its moment."""

    kind: SideKind
    key: str
    name: str
    moment: Moment
    standings: tuple[Standing, ...]
    """The pledges of which a status is told: none for a member."""
    facts: tuple[Act, ...]
    """Each once, newest first."""

    @property
    def reference(self) -> str:
        """How the address names it: `theme.aid`."""
        return f"{self.kind}.{self.key}"

    @property
    def counts(self) -> dict[Status, int]:
        """How its pledges stand."""
        return dict(Counter(s.status for s in self.standings))

    @property
    def recent(self) -> tuple[Act, ...]:
        """The facts of the twelve months before its moment."""
        start = self.moment.as_of - timedelta(days=TREND_DAYS)
        return tuple(act for act in self.facts if act.fact.happened > start)

    @property
    def moved(self) -> tuple[int, int]:
        """The advances and the setbacks of these months, each fact once."""
        ways = Counter(act.direction for act in self.recent)
        return ways[Effect.ADVANCE], ways[Effect.SETBACK]


@dataclass(frozen=True)
class Comparison:
    """Two sides, and which facts are whose."""

    one: Side
    other: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both, in the order of the page."""
        return self.one, self.other

    @property
    def same(self) -> bool:
        """Whether both are one thing, so that there is nothing to compare."""
        return self.one.reference == self.other.reference

    @property
    def names(self) -> tuple[str, str]:
        """What they are called: where both have one name, with what they are."""
        names = (self.one.name, self.other.name)
        if names[0] != names[1]:
            return names
        first, second = (f"{s.name} ({s.kind.label.lower()})" for s in self.sides)
        return first, second

    @cached_property
    def alone(self) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
        """The facts that each side has and the other has not."""
        return _without(self.one, self.other), _without(self.other, self.one)

    @cached_property
    def shared(self) -> tuple[Act, ...]:
        """The facts on both sides, with the pledges of both that they bear on."""
        others = {act.fact.id: act for act in self.other.facts}
        return tuple(
            Act(act.fact, tuple(dict.fromkeys((*act.on, *others[act.fact.id].on))))
            for act in self.one.facts
            if act.fact.id in others
        )


def _without(side: Side, other: Side) -> tuple[Act, ...]:
    theirs = {act.fact.id for act in other.facts}
    return tuple(act for act in side.facts if act.fact.id not in theirs)


def compared(selection: Selection, one: str, other: str) -> Comparison:
    """The two sides that are named as `kind.key`, as `read` lets them pass."""
    return Comparison(side_of(selection, one), side_of(selection, other))


def side_of(selection: Selection, reference: str) -> Side:
    """What a side holds of the chosen pledges; `reference` as `read` lets it pass."""
    kind, key = parts(reference)
    view, chosen = selection.view, selection.standings
    moment = view.moment
    if kind is SideKind.DATE:
        moment = moment.at(date.fromisoformat(key))
        chosen = standings_of(view.register, (s.commitment for s in chosen), moment)
    elif kind is not SideKind.MEMBER:
        chosen = tuple(s for s in chosen if _holds(kind, key, s))
    facts = acts(chosen, key) if kind is SideKind.MEMBER else facts_of(chosen)
    judged = () if kind is SideKind.MEMBER else chosen
    return Side(kind, key, name_of(view, kind, key), moment, judged, facts)


def _holds(kind: SideKind, key: str, s: Standing) -> bool:
    c = s.commitment
    return {
        SideKind.THEME: c.theme == key,
        SideKind.REGION: key in c.regions,
        SideKind.PLEDGE: c.id == key,
    }[kind]


# ---------------------------------------------------------------- what may be chosen


def parts(reference: str) -> tuple[SideKind, str]:
    """The kind and the key of `kind.key`; raises ValueError where there is no such kind."""
    kind, _, key = reference.partition(".")
    return SideKind(kind), key


def choices(view: View, kind: SideKind) -> dict[str, str]:
    """What may stand on a side, by its key, in the order in which it is offered. Of dates, any that
    `read` lets pass may."""
    register = view.register
    if kind is SideKind.THEME:
        return {theme.id: theme.name for theme in register.themes}
    if kind is SideKind.REGION:
        return {region.id: region.name for region in register.regions}
    if kind is SideKind.PLEDGE:
        return {c.id: c.title for c in register.commitments}
    if kind is SideKind.MEMBER:
        pairs = zip(view.members["code"], view.members["name"], strict=True)
        named = {str(code): str(name) for code, name in pairs}
        return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))
    return _dates(view)


def _dates(view: View) -> dict[str, str]:
    """The as-of date, the meetings, the ends of years and the day of the pledges, newest first."""
    pledged, now = view.register.meeting.date, view.moment.as_of
    found = {now: day(now), pledged: day(pledged)}
    for milestone in view.register.milestones:
        if milestone.kind is MilestoneKind.MEETING and milestone.date.exact:
            found.setdefault(milestone.date.first, milestone_label(milestone))
    ends = (date(year, 12, 31) for year in range(pledged.year, now.year + 1))
    found |= {end: _called(end) for end in ends}
    inside = {each: label for each, label in found.items() if pledged <= each <= now}
    return {each.isoformat(): inside[each] for each in sorted(inside, reverse=True)}


def _called(value: date) -> str:
    return f"End {value.year}" if ends_a_year(value) else day(value)


def name_of(view: View, kind: SideKind, key: str) -> str:
    """What a side is called."""
    if kind is SideKind.DATE:
        return _called(date.fromisoformat(key))
    return choices(view, kind)[key]


def default(view: View, than: str = "") -> str:
    """What stands on a side that nobody chose: something of the kind of the other side, another
    `than` that."""
    first = parts(than)[0] if than else SideKind.THEME
    for kind in sorted(SideKind, key=lambda kind: kind is not first):
        if len(choices(view, kind)) > 1:
            return first_of(view, kind, than)
    return first_of(view, SideKind.DATE, than)


def first_of(view: View, kind: SideKind, than: str = "") -> str:
    """The first of a kind, another `than` that where there is another."""
    references = [f"{kind}.{key}" for key in _likely(view, kind, than)]
    return next((each for each in references if each != than), than)


def _likely(view: View, kind: SideKind, than: str) -> Iterable[str]:
    """The keys of a kind: first the members with a fact, and the pledges of the same theme."""
    keys = choices(view, kind)
    if kind is SideKind.MEMBER:
        acted = acts_by_member(view.standings.values())
        return sorted(keys, key=lambda key: key not in acted)
    if kind is SideKind.PLEDGE and than.startswith(f"{kind}."):
        themes = {c.id: c.theme for c in view.register.commitments}
        theme = themes[parts(than)[1]]
        return sorted(keys, key=lambda key: themes[key] != theme)
    return keys


def read(text: str, view: View) -> str:
    """A side as an address names it, such as `theme.aid` or `date.2024-12-31`.

    Raises ValueError with what is wrong and the nearest that is known, in words that go on after
    `The link asks for`.
    """
    word, _, key = text.partition(".")
    if word not in tuple(SideKind):
        kinds = ", ".join(SideKind)
        raise ValueError(
            f"“{shown(text)}”; write one of {kinds} with a point and a key behind it, as in"
            f" {default(view)}"
        )
    kind = SideKind(word)
    if kind is SideKind.DATE:
        return _read_date(key, view)
    known = choices(view, kind)
    if key not in known:
        raise ValueError(f"the {word} “{shown(key)}”, which is not known{_meant(key, kind, known)}")
    return f"{kind}.{key}"


def _read_date(key: str, view: View) -> str:
    earliest, latest = view.register.meeting.date, view.moment.as_of
    try:
        found = date.fromisoformat(key)
    except ValueError:
        raise ValueError(
            f"the date “{shown(key)}”; write a day as in date.{latest.isoformat()}"
        ) from None
    if not earliest <= found <= latest:
        near = min(max(found, earliest), latest)
        raise ValueError(
            f"the date “{day(found)}”, which lies outside of {day(earliest)} to {day(latest)}; the"
            f" nearest is date.{near.isoformat()}"
        )
    return f"{SideKind.DATE}.{found.isoformat()}"


def _meant(key: str, kind: SideKind, known: dict[str, str]) -> str:
    """`; the nearest is Aid (theme.aid)`, by key or by name; empty where none is near."""
    said = {each.casefold(): each for each in known}
    said |= {name.casefold(): each for each, name in known.items()}
    offered = nearest(key.casefold(), said)
    near = [each for words, each in said.items() if offered == f"; did you mean '{words}'?"]
    return f"; the nearest is {known[near[0]]} ({kind}.{near[0]})" if near else ""


# ---------------------------------------------------------------- as a table


def table(found: Comparison) -> pd.DataFrame:
    """Every fact of either side once, newest first, and on which side it stands."""
    first, second = found.names
    whose = ((first, found.alone[0]), (second, found.alone[1]), ("Both", found.shared))
    each = [(side, act) for side, facts in whose for act in facts]
    each.sort(key=lambda pair: (pair[1].fact.happened, pair[1].fact.date.first), reverse=True)
    return pd.DataFrame([_cells(side, act) for side, act in each], columns=list(_HEADINGS))


_HEADINGS = ("Stands on", "Date", "Effect", "Fact", "Pledges", "Publisher", "Address", "Key")


def _cells(side: str, act: Act) -> tuple[object, ...]:
    return (
        side,
        act.fact.date.text,
        tuple(effect.label for effect in act.effects),
        act.fact.finding,
        tuple(c.title for c, _ in act.on),
        act.fact.source.publisher,
        act.fact.source.url,
        act.fact.id,
    )
