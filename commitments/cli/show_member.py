"""What `show` prints of a member: the facts in which it acted, by the pledges that they bear on."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.dates import day, joined, when
from commitments.register.background import Member
from commitments.register.model import Bearing, Register
from commitments.standing.acts import Act, acts
from commitments.standing.money import sum_words
from commitments.standing.standing import Moment, standings
from commitments.text import count, listed, nearest, shown
from commitments.vocabulary import Effect


def member_called(register: Register, text: str) -> Member | None:
    """The member of that code or name, in large or small letters, if there is one."""
    asked = text.casefold()
    return next(
        (
            member
            for member in register.members
            if asked in map(str.casefold, (member.code, member.name, *member.also))
        ),
        None,
    )


def nobody(register: Register, text: str) -> str:
    """What is said where a text is neither a commitment nor a member."""
    ids = [commitment.id for commitment in register.commitments]
    names = [name for m in register.members for name in (m.code, m.name, *m.also)]
    return (
        f"There is no commitment or member '{shown(text)}'{nearest(text, [*ids, *names]) or '.'}"
        f"\nCommitments: {', '.join(ids)}"
        f"\nMembers: {', '.join(member.code for member in register.members)}"
    )


def described(register: Register, member: Member, moment: Moment, version: str) -> str:
    """A member and what it did, each fact under every pledge that it bears on, newest first."""
    found = acts(standings(register, moment), member.code)
    lines = [
        f"{_line(member.name)}  [{member.code}]",
        *([f"Also called {_line(listed(member.also))}"] if member.also else []),
        f"Member      {joined(member.joined.text)}: {_line(member.basis)}, {member.url}",
        "",
        f"As of {day(moment.as_of)}, as known on {day(moment.known_at)}, data version {version}",
        f"Acted       {_counted(found)}",
    ]
    if found:
        lines.append("            The pledges are those of all; this is no verdict on a member.")
    for commitment in register.commitments:
        mine = [(act, item) for act in found for c, item in act.on if c.id == commitment.id]
        if mine:
            lines += ["", f"{_line(commitment.title)}  [{commitment.id}]"]
            names = register.member_names
            lines += [line for act, item in mine for line in _fact(act, item, member, names)]
    return "\n".join(lines)


def _counted(found: Sequence[Act]) -> str:
    if not found:
        return "no fact on file of what it did"
    pledges = {commitment.id for act in found for commitment, _ in act.on}
    ways = [
        f"{moving} with {word}"
        for effect, word in ((Effect.ADVANCE, "an advance"), (Effect.SETBACK, "a setback"))
        if (moving := sum(act.moves(effect) for act in found))
    ]
    told = f", {listed(ways)}" if ways else ""
    return f"in {count(len(found), 'fact')} on {count(len(pledges), 'pledge')}{told}"


def _fact(act: Act, item: Bearing, member: Member, names: dict[str, str]) -> list[str]:
    fact = act.fact
    lines = [
        f"  {when(fact.date):>12}  {item.effect.symbol} {item.effect.label:8} {_line(fact.finding)}"
    ]
    if fact.amount and member.code in fact.givers:
        others = listed(_line(names[code]) for code in fact.givers if code != member.code)
        together = f", together with {others}" if others else ""
        lines.append(f"{'':14}  Sum: {sum_words(fact.amount)}{together}")
    lines.append(f"{'':14}  {item.source.kind.label}: {_line(item.origin)}, {item.source.url}")
    return lines


def _line(text: str) -> str:
    """On one line: a break in a text must not begin a line that looks like ours."""
    return " ".join(text.split())
