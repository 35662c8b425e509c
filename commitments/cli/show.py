"""`show`: how one pledge stands, or what one member did."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from commitments.cli import show_member
from commitments.cli.call import (
    Commands,
    WrongCall,
    add_moment,
    command,
    commitment_of,
    load,
    moment,
)
from commitments.dates import as_judged, day, when
from commitments.register.model import Commitment, Evidence, Register
from commitments.standing.acts import who_acted
from commitments.standing.meetings import likeness, other_texts, words_of
from commitments.standing.money import sum_words
from commitments.standing.standing import Standing, standings_of
from commitments.standing.words import (
    again_words,
    best_words,
    confidence_reasons,
    freshness_words,
    horizon_words,
    nothing_recorded,
    standing_words,
    trend_words,
)
from commitments.text import count, listed


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "show",
        show,
        "print how one commitment stands, or what one member did",
        "show ftf-info --as-of 2024-09-30",
    )
    parser.add_argument(
        "id", metavar="ID", help="the commitment's id, such as ftf-info; or a member's code or name"
    )
    add_moment(parser)


def show(options: argparse.Namespace) -> int:
    """Print how one commitment stands, or what one member did; 1 where nothing had been recorded
    yet. Raises WrongCall where there is neither."""
    loaded = load(options)
    register = loaded.register
    commitment = register.commitment(options.id)
    member = None if commitment else show_member.member_called(register, options.id)
    if commitment is None and member is None and register.members:
        raise WrongCall(show_member.nobody(register, options.id))
    at = moment(options)
    if early := nothing_recorded(register, at.known_at):
        print(early, file=sys.stderr)
        return 1
    if member:
        print(show_member.described(register, member, at, loaded.version))
        return 0
    (found,) = standings_of(register, (commitment_of(loaded, options.id),), at)
    print(_described(found, register, loaded.version))
    return 0


def _described(s: Standing, register: Register, version: str) -> str:
    c = s.commitment
    confidence = f"{s.confidence.label}" if s.confidence else "none, nothing was judged"
    lines = [
        f"{_line(c.title)}  [{c.id}]",
        *(
            f"  “{_line(words.quote)}”  ({words.document}, {_line(words.locator)})"
            for words in c.wording
        ),
        "",
        f"As of {day(s.moment.as_of)}, as known on {day(s.moment.known_at)},"
        f" data version {version}",
        f"Status      {standing_words(s)} (since {as_judged(s.since)}; {horizon_words(s)})",
        *([f"            To be judged again: {again_words(s)}"] if s.to_be_judged else []),
        f"Best ever   {best_words(s)}",
        f"Trend       {trend_words(s)}",
        f"Freshness   {freshness_words(s)}",
        f"Confidence  {confidence}",
    ]
    if s.basis:
        lines += [f"            {_line(said)}" for said in confidence_reasons(s.basis)]
    if s.assessment:
        lines += ["", f"Reason      {_line(s.assessment.reason)}"]
        if second := s.assessment.second:
            label = second.status.label_for(c.kind)
            lines.append(f"            A second reader says: {label}. {_line(second.reason)}")
    lines += _lineage(c, register, s.moment.as_of)
    lines += ["", f"Evidence    {count(len(s.evidence), 'item')}, newest first"]
    for item in reversed(s.evidence):
        lines.append(
            f"  {when(item.date):>12}  {item.effect.symbol} {item.effect.label:8}"
            f" {_line(item.finding)}"
        )
        lines += [f"{'':14}  {told}" for told in _who(item.fact, register.member_names)]
        origin = _line(item.origin)
        lines.append(f"{'':14}  {item.source.kind.label}: {origin}, {item.source.url}")
    return "\n".join(lines)


def _who(fact: Evidence, names: dict[str, str]) -> Iterator[str]:
    """Who acted, and the sum of money, where the fact tells of them."""
    if acted := who_acted(fact, names):
        yield f"Acted: {_line(listed(acted))}"
    if fact.amount:
        yield f"Sum: {sum_words(fact.amount)}"


def _lineage(c: Commitment, register: Register, as_of: date) -> list[str]:
    """The same pledge in other texts that there were, where the register compares them."""
    told = []
    for text in other_texts(register, as_of):
        if words := words_of(c, text):
            quote = f" “{_line(words.quote)}”" if words.quote else ""
            date = when(text.date) if text.date else ""
            compared = likeness(c, text).label
            told.append(f"  {date:>12}  {compared}: {_line(text.document.title)}{quote}")
    return ["", f"Lineage     {count(len(told), 'text')}", *told] if told else []


def _line(text: str) -> str:
    """On one line: a break in a text must not begin a line that looks like ours."""
    return " ".join(text.split())
