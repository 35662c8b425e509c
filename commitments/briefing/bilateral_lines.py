"""The lines of what a member did: each fact with the pledges that it moved, sums, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from commitments.answers.bilateral import OnFile
from commitments.briefing.citations import Citations, Sentence
from commitments.dates import when
from commitments.record_words import Stage
from commitments.register.background import Member
from commitments.register.model import Commitment
from commitments.standing.acts import TOGETHER, Act
from commitments.standing.money import Sum, Sums
from commitments.text import count, listed, money
from commitments.vocabulary import Effect, SourceKind


@dataclass(frozen=True, slots=True)
class Told:
    """A line: what is said behind a date, a stage of money or a question."""

    said: Sentence
    lead: str = ""

    def __str__(self) -> str:
        return f"{self.lead} {self.said}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    title: str
    lines: tuple[Told, ...]
    of: int = 0
    """Of how many facts they are the weightiest, where they are facts."""
    which: str = ""
    """Which facts."""

    @property
    def heading(self) -> str:
        """`What it did: the weightiest of 32 facts that advance a pledge`."""
        if self.of <= 1:
            return self.title
        weightiest = "" if len(self.lines) == self.of else "the weightiest of "
        return f"{self.title}: {weightiest}{self.of} facts {self.which}"

    def settled(self, citations: Citations) -> Part:
        """The same lines as they cite when all are told."""
        lines = (replace(line, said=citations.settled(line.said)) for line in self.lines)
        return replace(self, lines=tuple(lines))


_NAMED = 2  # members that a line names; of more it says how many


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what a member did, and numbers the sources of it."""

    member: Member
    names: Mapping[str, str]
    """What pages call each member, by its code."""
    citations: Citations

    def cited(self, act: Act) -> tuple[int, ...]:
        """The number of the source of an act: who published it, its title, when it happened, whose
        finding it is, and what changes how far it may be trusted."""
        fact = act.fact
        source = fact.source
        relayed = "" if fact.origin == source.publisher else f" Finding of {fact.origin}."
        caveat = f" Caveat: {fact.caveat}" if fact.caveat else ""
        title = source.title.rstrip(".")
        text = f"{source.publisher}: {title}. {self.when(act)}.{relayed}{caveat}"
        return (self.citations.source(text, source.url, fact.id),)

    def when(self, act: Act) -> str:
        """When it was, as exact as the source."""
        return when(act.fact.date)

    def told(self, act: Act) -> Told:
        """`29 Jan 2026. What happened (reporting). Towards “A pledge” and 2 more pledges.`"""
        aside = "; ".join((_SAYS[act.fact.source.kind], *self._besides(act)))
        finding = act.fact.finding.rstrip(".")
        said = Sentence(f"{finding} ({aside}). {_moved(act)}.", self.cited(act))
        return Told(said, f"{self.when(act)}.")

    def sum(self, one: Sum) -> str:
        """`EUR 53.25 million (31 Dec 2025)`."""
        return f"{money(one.amount.value, one.amount.unit)} ({self.when(one.act)})"

    def _besides(self, act: Act) -> list[str]:
        """Who acted too, and what changes how far it may be trusted."""
        others = [self.names[code] for code in act.fact.actors if code != self.member.code]
        if len(others) > _NAMED:
            others = [count(len(others), "other member")]
        others += [TOGETHER] if act.fact.collective else []
        said = [f"also acting: {listed(others)}"] if others else []
        said += ["second-hand"] if act.fact.source.second_hand else []
        said += ["with a caveat"] if act.fact.caveat else []
        return said


_SAYS = {
    SourceKind.ACT: "the act itself",
    SourceKind.MONITOR: "an independent monitor",
    SourceKind.REPORTING: "reporting",
    SourceKind.PARTY: "a party’s word",
}


def _moved(act: Act) -> str:
    """`Towards “A” and 2 more pledges; away from “B”`."""
    ways = ((Effect.ADVANCE, "towards"), (Effect.SETBACK, "away from"))
    parts = [
        f"{word} {titles(c for c, item in act.on if item.effect is effect)}"
        for effect, word in ways
        if act.moves(effect)
    ]
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}"


def titles(commitments: Iterable[Commitment]) -> str:
    """`“A”`, `“A” and 2 more pledges`."""
    first, *rest = (c.title for c in commitments)
    more = f" and {count(len(rest), 'more pledge')}" if rest else ""
    return f"“{first}”{more}"


def sums(found: OnFile, most: int, teller: Teller) -> tuple[Told, ...]:
    """A line a stage and currency, those that it acted in alone before those with others; what was
    paid first. Nothing is added up. None where nothing is on file at all."""
    if not found.acts:
        return ()
    if found.money.empty:
        return (Told(no_fact("names a sum", teller.citations.register)),)
    groups = [(group, "") for group in reversed(found.money.own)]
    groups += [(group, ", with others") for group in reversed(found.money.shared)]
    rest = sum(len(group.sums) for group, _ in groups[_STAGES:])
    lines = [_sums(group, how, most, teller) for group, how in groups[:_STAGES]]
    if rest:
        more = "sum is" if rest == 1 else "sums are"
        said = Sentence(f"{rest} more {more} on file.", (teller.citations.register,))
        lines.append(Told(said))
    return tuple(lines)


_STAGES = 3  # stages and currencies that are told apart


def _sums(group: Sums, how: str, most: int, teller: Teller) -> Told:
    shown = group.sums[:most]
    rest = len(group.sums) - len(shown)
    more = [f"{rest} earlier"] if rest else []
    said = listed([*map(teller.sum, shown), *more])
    numbers = dict.fromkeys(n for one in shown for n in teller.cited(one.act))
    asked = ", asked for" if group.stage is Stage.GOAL else ""
    return Told(Sentence(f"{said}.", tuple(numbers)), f"{group.stage.label}{asked}{how}:")


def lower(text: str) -> str:
    """A text as it stands within a sentence."""
    return f"{text[0].lower()}{text[1:]}"


def no_fact(what: str, register: int) -> Sentence:
    """`No fact on file in which it acted names a sum. That does not say that there was none.`"""
    return Sentence(
        f"No fact on file in which it acted {what}. That does not say that there was none.",
        (register,),
    )
