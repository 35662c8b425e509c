"""What is said in a meeting with one member: what was pledged together, what it did, what was set
back, what it will be asked, and what may be answered about it.

Every line names its references by number. The pledges are those of the body, so that nothing here
is a verdict on the member.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from typing import Any

from commitments.answers.answer import Answer
from commitments.answers.bilateral import (
    NoMember,
    OnFile,
    left_out,
    member_of,
    on_file,
    when_it_joined,
)
from commitments.answers.member import member_answer
from commitments.briefing.bilateral_asked import asks, questions
from commitments.briefing.bilateral_lines import (
    Part,
    Teller,
    Told,
    lower,
    no_fact,
    sums,
)
from commitments.briefing.citations import Citations, Sentence
from commitments.briefing.contents import NothingToBrief
from commitments.dates import day, in_words, when
from commitments.figures.chart import Stamp, assessed_by
from commitments.record_words import MilestoneKind
from commitments.register.background import Member
from commitments.standing.acts import Act
from commitments.standing.coming_up import Coming, coming_up, known_milestones
from commitments.standing.words import nothing_recorded
from commitments.tables.view import View
from commitments.text import beside, count, listed


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines there is room for."""

    did: int = 4
    back: int = 3
    sums: int = 1
    """Sums of each stage and currency."""
    asks: int = 4
    questions: int = 4
    coming: int = 2


@dataclass(frozen=True)
class Meeting:
    """A meeting that is prepared: with whom, and from which register at which moment."""

    view: View
    member: Member
    address: str = ""
    """The permanent address of the page that shows the same."""


@dataclass(frozen=True)
class Bilateral:
    """Everything that is said and shown for a meeting with a member."""

    meeting: Meeting
    answer: Answer
    author: str
    foot: str
    """What stands on every page."""
    head: str
    """What the pledges are, and of when this is."""
    pledged: Part
    """What was pledged together, that no verdict is given on the member, and when it joined."""
    did: Part
    back: Part
    """What was set back in facts in which it acted."""
    silent: Part
    """The pledges on which no fact has it acting."""
    money: Part
    asks: Part
    questions: Part
    coming: Part
    references: tuple[tuple[str, str], ...]
    """Text and address of each source; its number is its place, from 1."""

    @property
    def day(self) -> date:
        """The day of which it speaks."""
        return self.meeting.view.moment.as_of

    @property
    def title(self) -> str:
        """What the files are called inside."""
        return f"{self.meeting.member.name}: for a meeting"

    @property
    def stamp(self) -> Stamp:
        """What stands in the names of its files."""
        return stamp_of(self.meeting)


def stamp_of(meeting: Meeting) -> Stamp:
    """The stamp of what is made for a meeting."""
    view, register = meeting.view, meeting.view.register
    return Stamp(
        filters=meeting.member.name,
        shown=None,
        total=len(register.commitments),
        moment=view.moment,
        version=view.version,
        source=assessed_by(register),
        meeting=register.meeting.id,
        chosen=meeting.member.code.casefold(),
        pledged=register.meeting.date,
    )


def meeting_with(view: View, codes: tuple[str, ...], address: str = "") -> Meeting:
    """The meeting with the one member that codes name.

    Raises NothingToBrief where there is no such member, no pledge, or nothing on file yet.
    """
    register, moment = view.register, view.moment
    early = nothing_recorded(register, moment.known_at)
    if early:
        raise NothingToBrief(early)
    if not register.commitments:
        raise NothingToBrief("This register holds no pledges, so there is nothing to speak about.")
    try:
        return Meeting(view, member_of(register, codes, moment.as_of), address)
    except NoMember as error:
        raise NothingToBrief(str(error)) from None


def bilateral(meeting: Meeting, room: Room = Room()) -> Bilateral:
    """What is said in a meeting, in as many lines as there is room for."""
    view, register = meeting.view, meeting.view.register
    standings = tuple(view.standings.values())
    found = on_file(meeting.member, standings, view.moment.as_of)
    stamp = stamp_of(meeting)
    about = f"{register.meeting.title}: register of the pledges. {stamp.foot}."
    citations = Citations(about, meeting.address)
    teller = Teller(meeting.member, register.member_names, citations)
    did, back = found.forward[: room.did], found.back[: room.back]
    # Asked for one by one below, so that references are in the order of the page.
    asked = islice(asks(found, standings, teller), room.asks)
    hard = islice(questions(found, teller), room.questions)
    told = Bilateral(
        meeting=meeting,
        answer=member_answer(meeting.member, found.acts, register),
        author=assessed_by(register),
        foot=f"{assessed_by(register)} · {meeting.member.name} · {stamp.foot}",
        head=f"{beside(register.meeting.title)}, {in_words(register.meeting.date)} · {stamp.foot}",
        pledged=Part("What was pledged together", _pledged(meeting, found, citations)),
        did=Part(
            "What it did",
            _told(did, found, "advances a pledge", teller),
            len(found.forward),
            "that advance a pledge",
        ),
        back=Part(
            "What was set back",
            _told(back, found, "sets a pledge back", teller),
            len(found.back),
            "in which it acted",
        ),
        silent=Part("Not on file", (_silent(found, citations),)),
        money=Part("Money on file, never added up", sums(found, room.sums, teller)),
        asks=Part("What it will be asked", tuple(asked)),
        questions=Part("Hard questions, and lines to take", tuple(hard)),
        coming=Part("Coming up", _coming(found, view, teller, room.coming)),
        references=(),
    )
    return _settled(told, citations)


def _settled(told: Bilateral, citations: Citations) -> Bilateral:
    """The same with the numbers that its sources have once all of it is told."""
    parts = ((field.name, getattr(told, field.name)) for field in fields(told))
    settled: dict[str, Any] = {
        name: part.settled(citations) for name, part in parts if isinstance(part, Part)
    }
    return replace(told, **settled, references=citations.entries)


def _told(shown: tuple[Act, ...], found: OnFile, does: str, teller: Teller) -> tuple[Told, ...]:
    """A line a fact, or that there is none; no line where no fact at all is on file."""
    if not shown and found.acts:
        return (Told(no_fact(does, teller.citations.register)),)
    return tuple(map(teller.told, shown))


def _pledged(meeting: Meeting, found: OnFile, citations: Citations) -> tuple[Told, ...]:
    """That the pledges are those of the body and no verdict is given, who is bound by them, and
    whether the member was there."""
    register, member = meeting.view.register, meeting.member
    bound = Counter(c.pledged_by for c in register.commitments).most_common()
    named = [f"{who} ({number})" for who, number in bound[:_BOUND]]
    others = sum(number for _, number in bound[_BOUND:])
    named += [f"others ({others})"] if others else []
    were = count(len(register.commitments), "pledge was", "pledges were")
    made = (
        f"The {were} made together on {in_words(register.meeting.date)}, by no member alone."
        " Pledges are judged, not members: this page gives no verdict on a member."
    )
    who = f"Bound by them, in the words of the register: {listed(named)}."
    since = f"{when_it_joined(member, register.meeting)} {left_out(found)}".strip()
    joined = citations.source(f"{member.name}: {member.basis}.", member.url)
    own = (citations.register,)
    return (
        Told(Sentence(made, own)),
        Told(Sentence(who, own)),
        Told(Sentence(since, (joined,))),
    )


_BOUND = 3  # who is bound is named for so many


def _silent(found: OnFile, citations: Citations) -> Told:
    """On which pledges no fact has it acting; a few by their titles, many by their number."""
    number = len(found.silent)
    if not number:
        said = "There is a fact on file in which it acted for each of the pledges."
    elif not found.acts:
        said = "No fact on file names it as acting. That says nothing about what it did."
    else:
        titles = [f"“{s.commitment.title}”" for s in found.silent[:_TITLES]]
        more = [f"{number - _TITLES} more"] if number > _TITLES else []
        on = "this pledge" if number == 1 else "these pledges"
        said = (
            f"On {count(number, 'pledge')} no fact on file names it as acting:"
            f" {listed([*titles, *more])}. That says nothing about what it did on {on}."
        )
    return Told(Sentence(said, (citations.register,)))


_TITLES = 2


def _coming(found: OnFile, view: View, teller: Teller, most: int) -> tuple[Told, ...]:
    """Days that its facts name, then meetings and dates on file and reviews of pledges on which it
    acted; the nearest of each first. Of mandates those end here that its own facts name."""
    acted = {c.id for act in found.acts for c, _ in act.on}
    standings = [s for s in view.standings.values() if s.commitment.id in acted]
    known = known_milestones(view.register, view.moment)
    milestones = [m for m in known if m.kind is not MilestoneKind.MANDATE_END]
    ahead = coming_up(standings, milestones, view.moment.as_of)
    days = [_named(happens, act, teller) for happens, act in found.days[:most]]
    return (*days, *(_ahead(one, teller) for one in ahead[: most - len(days)]))


def _named(happens: date, act: Act, teller: Teller) -> Told:
    """`31 Jan 2027: The cabinet extended its deployment to 31 January 2027 (fact of 29 Jan 2026).`:
    the finding whole, so that nothing is quoted without what it says of."""
    told = act.fact.finding.rstrip(".")
    said = Sentence(f"{told} (fact of {teller.when(act)}).", teller.cited(act))
    return Told(said, f"{day(happens)}:")


def _ahead(one: Coming, teller: Teller) -> Told:
    number = teller.citations.register
    if one.url:
        number = teller.citations.source(one.title, one.url)
    on = ("", "; it acted on it", "; it acted on each")[min(len(one.pledges), 2)]
    since = "Since " if one.late else ""
    title = lower(one.title) if one.pledges else one.title
    return Told(Sentence(f"{title}{on}.", (number,)), f"{since}{when(one.date)}:")
