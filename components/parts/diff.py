"""What changed in a period as HTML: the contents with their counts, every group with its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from commitments.answers.changes import (
    CORRECTED_ABOUT,
    OVERDUE,
    OVERDUE_ABOUT,
    acted,
    context_too,
    corrected_title,
    gone_stale,
    headline,
    in_short,
    judgement_replaced,
    milestone_said,
    new_facts_about,
    new_facts_title,
    undecided,
)
from commitments.dates import day, when
from commitments.register.background import Milestone
from commitments.register.model import Assessment, Commitment, Evidence
from commitments.standing.changes import Change
from commitments.standing.deciding import Decided
from commitments.standing.diff import Correction, Diff, NewFact, Turn
from commitments.text import count
from commitments.vocabulary import Status
from components.widgets import markup
from components.widgets.markup import tag, text
from components.widgets.terms import terms

_AT_ONCE = 10
# A page of more rows is long to load; whoever needs them all takes the table.
_MOST = 100
_MOST_LINKS = 2
END = "</div></div>"
_NEW, _CORRECTED, _STALE = "new-facts", "corrected", "gone-stale"


def milestone(one: Milestone) -> str:
    """What a period is counted from: who met where, what it brought, and a caveat."""
    return tag(
        "p", f"{text(milestone_said(one))} {markup.outside(one.url, 'Source')}", of="sub since"
    )


def contents(found: Diff) -> str:
    """The counts as links to their groups; opens the block that `groups` fills and END closes."""
    entries = [(str(turn), turn.label, found.count(turn)) for turn in Turn]
    entries += [
        (_NEW, "New facts", len(found.facts)),
        (_CORRECTED, "Corrected", len(found.corrections)),
        (_STALE, OVERDUE, len(found.stale)),
    ]
    rows = "".join(_entry(*entry) for entry in entries)
    return f'<div class="diff"><nav aria-label="What changed">{rows}</nav><div>'


def _entry(anchor: str, label: str, number: int) -> str:
    name = tag("a", text(label), href=f"#{anchor}") if number else f"<span>{text(label)}</span>"
    return tag("div", f"<b>{number}</b>{name}", of="entry" if number else "entry none")


def groups(found: Diff) -> str:
    """Every group that holds something, and at the end what stayed as it was."""
    told: set[str] = set()
    parts = [
        _section(
            str(turn),
            headline(turn, decided),
            f"{turn.meaning}.",
            [_decided(one, told) for one in decided],
        )
        for turn, decided in found.turns.items()
        if decided
    ]
    return "".join([*parts, _new_facts(found), _corrected(found), _stale(found), _same(found)])


def _section(anchor: str, title: str, sub: str, rows: Iterable[str]) -> str:
    shown = list(rows)
    return tag("section", markup.heading(title, sub), _some(shown, len(shown)), id=anchor)


def _some(rows: Sequence[str], number: int) -> str:
    """Ten rows of that number, and the others in a fold."""
    rest = markup.fold(f"{number - _AT_ONCE} more", _all(rows[_AT_ONCE:], number - _AT_ONCE))
    return markup.rows(*rows[:_AT_ONCE]) + (rest if number > _AT_ONCE else "")


def _all(rows: Sequence[str], number: int) -> str:
    """All rows that a page can hold, of that number."""
    shown = markup.rows(*rows)
    if number > len(rows):
        shown += tag("p", f"{number - len(rows)} older ones stand in the table: Download as CSV.")
    return shown


# ---------------------------------------------------------------- statuses


def _decided(decided: Decided, told: set[str]) -> str:
    """The event that decided, and the pledges that it touches; in short where it was `told` in a
    group above."""
    moves = "".join(_move(change) for change in decided.changes)
    if decided.fact is None:
        change = decided.changes[0]
        date, what = day(decided.day), terms(undecided(change))
    else:
        fact = decided.fact.fact
        again = in_short(fact.finding) if fact.id in told else ""
        date, what = when(fact.date), _event(fact, again)
        told.add(fact.id)
    return _dated(date, f'<div class="what">{what}</div>{moves}')


def _dated(date: str, inside: str) -> str:
    return tag("div", tag("div", text(date), of="date"), tag("div", inside), of="fact")


def _event(fact: Evidence, words: str = "") -> str:
    """What happened, in our words or in these, and who says so."""
    source = fact.source
    said = f"{terms(words or fact.finding)} {markup.outside(source.url, source.publisher)}"
    if source.kind == "party":
        said += ' <span class="chip">a party’s word</span>'
    if source.second_hand:
        said += ' <span class="chip">page not opened</span>'
    return said


def _move(change: Change) -> str:
    pledge = change.after.commitment
    return _from_to(pledge, change.before.status, change.after.status)


def _from_to(pledge: Commitment, old: Status, new: Status) -> str:
    return tag(
        "div",
        markup.pledge(pledge.id, pledge.title, of="title"),
        tag("span", markup.status(old, pledge.kind), of="old"),
        '<span class="muted">to</span>',
        tag("span", markup.status(new, pledge.kind), of="new"),
        of="move",
    )


# ---------------------------------------------------------------- facts


def _new_facts(found: Diff) -> str:
    if not found.facts:
        none = f"No new fact{acted(found)} is on file"
        return tag("section", markup.heading(none)) if found.members else ""
    pointing = [new for new in found.facts if new.points]
    context = [new for new in found.facts if not new.points]
    title, sub = new_facts_title(found), new_facts_about(found)
    more = context_too(len(context))
    return tag(
        "section",
        markup.heading(title, sub),
        _some([_new_fact(new) for new in pointing[:_MOST]], len(pointing)),
        markup.fold(more, _all([_new_fact(new) for new in context[:_MOST]], len(context)))
        if context
        else "",
        id=_NEW,
    )


def _new_fact(new: NewFact) -> str:
    effects = " ".join(markup.effect(effect) for effect in new.effects)
    pledges = [pledge for _, pledge in new.bearings]
    inside = f"<div>{effects}</div><div>{_event(new.fact)}</div>{_touched(pledges)}"
    return _dated(when(new.fact.date), inside)


def _touched(pledges: Sequence[Commitment]) -> str:
    links = [markup.pledge(pledge.id, pledge.title) for pledge in pledges]
    if len(links) <= _MOST_LINKS:
        return tag("div", " · ".join(links), of="sub")
    listed = "".join(f"<li>{link}</li>" for link in links)
    fold = markup.fold(count(len(links), "pledge"), f"<ul>{listed}</ul>")
    return tag("div", fold, of="sub")


def _corrected(found: Diff) -> str:
    if not found.corrections:
        return ""
    title = corrected_title(len(found.corrections))
    return _section(_CORRECTED, title, CORRECTED_ABOUT, map(_correction, found.corrections))


def _correction(one: Correction) -> str:
    old, new = one.old, one.new
    if isinstance(old, Assessment) and isinstance(new, Assessment):
        (pledge,) = one.commitments
        what = tag("div", text(judgement_replaced(new)), of="what")
        inside = f"{what}{_from_to(pledge, old.status, new.status)}"
    else:
        assert isinstance(old, Evidence) and isinstance(new, Evidence)
        why = f'<div class="sub">Why: {text(new.caveat)}</div>' if new.caveat else ""
        inside = (
            f'<div><span class="muted">Said:</span> <del>{text(old.finding)}</del></div>'
            f'<div><span class="muted">Says now:</span> {_event(new)}</div>'
            f"{why}{_touched(one.commitments)}"
        )
    return _dated(day(new.recorded), inside)


# ---------------------------------------------------------------- what stayed


def _stale(found: Diff) -> str:
    if not found.stale:
        return ""
    title = f"{OVERDUE}: {count(len(found.stale), 'pledge')}"
    return _section(_STALE, title, OVERDUE_ABOUT, map(_gone_stale, found.stale))


def _gone_stale(change: Change) -> str:
    s = change.after
    pledge = s.commitment
    sub = gone_stale(change)
    inside = (
        f'{markup.pledge(pledge.id, pledge.title, of="title")}<div class="sub">{text(sub)}</div>'
    )
    return _dated(day(s.newest), inside)


def _same(found: Diff) -> str:
    """What was judged again with the same result, and what did not change at all."""
    parts = []
    for label, group in (
        ("Judged again, same status", found.judged_again),
        ("Nothing changed", found.unchanged),
    ):
        if group:
            lines = [_standing(change) for change in group]
            parts.append(markup.fold(f"{label}: {len(group)}", markup.rows(*lines)))
    return tag("section", *parts) if parts else ""


def _standing(change: Change) -> str:
    pledge = change.after.commitment
    return tag(
        "div",
        markup.pledge(pledge.id, pledge.title, of="title"),
        tag("span", markup.status(change.after.status, pledge.kind)),
        of="move",
    )
