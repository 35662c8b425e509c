"""What the five slides say: the answer, the years, the changes, five questions, what comes next.

Page, deck and preview take it from here, so that no two of them say it in other words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from commitments.answers.answer import Answer, of_pledges
from commitments.answers.changes import undecided
from commitments.answers.overview import changes_title, of_selection
from commitments.briefing import sentences, spoken
from commitments.briefing.citations import Citations, Sentence
from commitments.briefing.question import named, quoted
from commitments.dates import in_words
from commitments.figures.chart import Chart
from commitments.register.background import Milestone
from commitments.standing.changes import STALE, Change
from commitments.standing.coming_up import Coming, coming_up, known_milestones, tells_of_meetings
from commitments.standing.deciding import by_deciding_fact
from commitments.standing.each_year import kept
from commitments.standing.period import last_meeting, since_day, since_milestone, since_pledged
from commitments.standing.standing import Standing
from commitments.standing.weight import weightiest
from commitments.tables.view import Selection, View
from commitments.text import first_sentence
from commitments.vocabulary import STACKED, Effect, Status, Trend

_EVENTS, _NEWS, _COMING, _RAISED = 3, 6, 5, 3

NO_DATE = "Meetings"
"""In place of a date, where no meeting is on file."""
QUESTIONS_TITLE = "Five hard questions, and what can be answered"


@dataclass(frozen=True, slots=True)
class Group:
    """Pledges that changed, under the event that decided it."""

    heading: Sentence
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """What comes: when, what, and more about it."""

    when: str
    what: str
    detail: str = ""


@dataclass(frozen=True)
class Five:
    """The contents of the five slides but for the questions, which the briefing has."""

    answer: Answer
    numbers: tuple[tuple[Status, int], ...]
    """How many pledges stand how, in the order of every bar."""
    moved: tuple[Sentence, ...]
    """What moved it: the events that decided most."""
    holds: tuple[Sentence, ...]
    """What holds: pledges that are kept, and the newest advance."""
    years: Chart
    changes_title: str
    changes: tuple[Group, ...]
    news: tuple[Sentence, ...]
    """The newest facts since then, for where no status changed."""
    coming_title: str
    coming: tuple[Next, ...]
    """What comes next."""
    raised: tuple[str, ...]
    """What may be raised with others."""


def since_in_short(view: View, since: date, milestone: Milestone | None) -> str:
    """`since Riyadh`, `since 30 June 2021`: the first date within a sentence."""
    if milestone is not None:
        last = milestone == last_meeting(view.register, view.moment.as_of)
        words = since_milestone(milestone, view.moment, last=last).words
    elif since == view.register.meeting.date:
        words = since_pledged(view.register, view.moment).words
    else:
        words = since_day(since, view.moment).words
    return f"s{words[1:].rstrip(',')}"


def five(
    selection: Selection,
    changes: Sequence[Change],
    years: Chart,
    since: str,
    citations: Citations,
) -> Five:
    """What the five slides say of a selection; `since` is the first date within a sentence."""
    standings, view = selection.standings, selection.view
    counts = Counter(s.status for s in standings)
    groups = _groups(changes, citations)
    milestones = known_milestones(view.register, view.moment)
    coming = coming_up(standings, milestones, view.moment.as_of)
    return Five(
        answer=_answer(selection, counts),
        numbers=tuple((status, counts[status]) for status in STACKED if counts[status]),
        moved=_moved(groups, since),
        holds=_holds(standings, citations),
        years=years,
        changes_title=_changes_title(changes, since),
        news=_news(changes, citations),
        changes=groups,
        coming_title=_coming_title(coming, _no_meeting(view, coming)),
        coming=_coming(standings, view, coming),
        raised=tuple(_raised(standings, changes))[:_RAISED],
    )


def _answer(selection: Selection, counts: dict[Status, int]) -> Answer:
    """The answer of the Overview; one pledge is named."""
    found = of_selection(selection)
    if selection.count != 1:
        return found
    [s] = selection.standings
    alone = of_pledges(counts)
    for words in ("The one pledge", "the one pledge"):
        alone = alone.replace(words, quoted(s))
    return Answer(alone, found.more)


def _changes_title(changes: Sequence[Change], since: str) -> str:
    if len(changes) == 1 and not changes[0].moved:
        return f"This pledge stands as it did, {since}"
    return changes_title(changes, since)


def _news(changes: Iterable[Change], citations: Citations) -> tuple[Sentence, ...]:
    found = {item.id: item for change in changes for item in change.new_evidence}
    newest = sorted(found.values(), key=lambda item: (item.happened, item.id), reverse=True)
    told = tuple(sentences.told(item, citations) for item in newest[:_NEWS])
    return told or (Sentence("No new fact is on file either."),)


def _groups(changes: Iterable[Change], citations: Citations) -> tuple[Group, ...]:
    """Each event once with what it decided, the largest first; what no fact decided comes last."""
    found: list[Group] = []
    without: dict[str, list[Change]] = {}
    for one in by_deciding_fact(changes):
        if one.fact is not None:
            found.append(Group(sentences.told(one.fact, citations), one.changes))
            continue
        for change in one.changes:
            without.setdefault(undecided(change), []).append(change)
    found.sort(key=lambda group: -len(group.changes))
    return (*found, *(Group(Sentence(why), tuple(group)) for why, group in without.items()))


def _moved(groups: tuple[Group, ...], since: str) -> tuple[Sentence, ...]:
    """What moved it, an event a line."""
    events = [group.heading for group in groups if group.heading.references]
    if events:
        return tuple(events[:_EVENTS])
    if groups:
        return (Sentence(f"No single event decided what changed {since}."),)
    return (Sentence(f"No pledge changed status {since}."),)


def _holds(standings: Sequence[Standing], citations: Citations) -> tuple[Sentence, ...]:
    """What holds: the pledges that are kept by their titles, and the newest advance."""
    held = [s for s in standings if kept(s.status)]
    are = "is" if len(held) == 1 else "are"
    said = f"{named(held)} {are} substantially kept or better."
    found = [Sentence(said if held else "No pledge is substantially kept.")]
    advances = [item for s in standings for item in weightiest(s, Effect.ADVANCE, 1)]
    if advances:
        newest = max(advances, key=lambda item: (item.happened, item.id))
        found.append(sentences.told(newest, citations))
    return tuple(found)


def _no_meeting(view: View, coming: Iterable[Coming]) -> bool:
    """Whether it can be said that no meeting is on file."""
    return tells_of_meetings(view.register, view.moment) and not any(one.meeting for one in coming)


def _coming_title(coming: Sequence[Coming], no_meeting: bool) -> str:
    """`Next: review of 9 pledges due on 26 February 2027; no meeting is on file`."""
    ahead = [one for one in coming if not one.late]
    meeting = "; no meeting is on file" if no_meeting else ""
    if ahead:
        first = ahead[0]
        on = "on" if first.date.exact else "in"
        what = first.title.rstrip(".")
        what = f"{what[0].lower()}{what[1:]}" if first.pledges else f"{what},"
        return f"Next: {what} {on} {in_words(first.date)}{meeting}"
    if coming:
        late = coming[0].title
        return f"{late}{meeting}"
    return f"Nothing ahead is on file{meeting}"


def _coming(
    standings: Sequence[Standing], view: View, coming: Sequence[Coming]
) -> tuple[Next, ...]:
    """What comes, with what is late already first, and whether a meeting is on file last."""
    milestones = known_milestones(view.register, view.moment)
    led = spoken.comes_next(standings, milestones, view.moment.as_of)
    ahead = [one for one in coming if not one.late]
    late = [Next("Now", f"{one.title}.", _detail(one, standings)) for one in coming if one.late]
    dated = [
        Next(when, said.text, _detail(one, standings))
        for one, (when, said) in zip(ahead, led, strict=False)
    ]
    no_meeting = _no_meeting(view, coming)
    last = [Next(NO_DATE, "No meeting is on file.")] if no_meeting else []
    return (*[*late, *dated][: _COMING - len(last)], *last)


def _detail(one: Coming, standings: Sequence[Standing]) -> str:
    """Which pledges it is about, where several; what else is on file of it."""
    ids = {pledge.id for pledge in one.pledges}
    if len(ids) > 1:
        return f"{named([s for s in standings if s.commitment.id in ids])}."
    return first_sentence(one.detail)


def _raised(standings: Sequence[Standing], changes: Iterable[Change]) -> Iterable[str]:
    """What may be raised with others, the gravest first; one question of each kind."""
    overtaken = {c.after.commitment.id for c in changes if c.moved}
    kinds: tuple[tuple[str, Callable[[Standing], bool]], ...] = (
        ("Who takes up {} again?", lambda s: s.status is Status.REVERSED),
        (
            "What takes the place of {}?",
            lambda s: s.status is Status.OVERTAKEN and s.commitment.id in overtaken,
        ),
        ("What is being done on {}?", lambda s: s.status is Status.NO_EVIDENCE),
        ("What would turn {} around?", lambda s: s.trend is Trend.WORSENING),
        ("What has happened on {} since?", lambda s: s.freshness in STALE),
        ("Which facts would settle {}?", lambda s: s.status is Status.UNCLEAR),
        ("What is planned on {}?", lambda s: True),
    )
    asked: set[str] = set()
    for words, such in kinds:
        for s in standings:
            if s.commitment.id not in asked and such(s):
                asked.add(s.commitment.id)
                yield words.format(quoted(s))
                break
