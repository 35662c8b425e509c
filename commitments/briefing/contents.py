"""What goes into a briefing: a selection at two dates -> sentences, charts, references.

Made once; the deck, the note, the annex and the preview on the page all show the same contents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commitments.briefing import questions, sentences
from commitments.briefing.questions import Question
from commitments.briefing.references import References, Sentence
from commitments.dates import day
from commitments.figures import chart, maps, over_time, statuses, titles
from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.register.background import Milestone
from commitments.standing.attention import needing_attention
from commitments.standing.changes import Change, compare_standings
from commitments.standing.standing import Moment, Standing
from commitments.standing.words import confidence_reasons, no_confidence_reason, nothing_recorded
from commitments.tables.counts import by_theme, by_theme_and_region, paired_counts
from commitments.tables.view import Selection
from commitments.vocabulary import Concern, Effect, Status

LOOK = Look(width=1000)


class NothingToBrief(ValueError):
    """A request that cannot be met, with a sentence that says why and what to do."""


@dataclass(frozen=True)
class Request:
    """What a briefing is about."""

    selection: Selection
    """Which pledges, as of when, as known when."""
    since: date
    """The earlier of the two dates that are compared."""
    milestone: Milestone | None = None
    """The milestone of that date, if it is one."""
    address: str = ""
    """The permanent address of the page that shows the same."""

    @property
    def since_words(self) -> str:
        """`9 Feb 2026 (Riyadh small group)`."""
        about = f" ({self.milestone.title})" if self.milestone else ""
        return day(self.since) + about


@dataclass(frozen=True)
class PledgePart:
    """One pledge in a briefing."""

    standing: Standing
    words: tuple[Sentence, ...]
    """The exact words, each with the reference of its document."""
    status: str
    reason: Sentence
    confidence: str
    advances: tuple[Sentence, ...]
    """The strongest items towards the pledge, at most three."""
    setbacks: tuple[Sentence, ...]
    """The strongest items away from it."""

    def history(self, request: Request) -> Chart:
        """The pledge over time."""
        stamp = chart.stamp_of_one(chart.stamp_of_selection(request.selection), self.standing)
        return over_time.history(self.standing, stamp, LOOK)


@dataclass(frozen=True)
class Contents:
    """Everything that a briefing says and shows."""

    request: Request
    title: str
    subtitle: str
    author: str
    """Whose judgements these are."""
    foot: str
    """What stands on every page: author, filters, dates, data version."""
    bottom_line: tuple[Sentence, ...]
    distribution: Chart
    by_theme: Chart
    themes: tuple[Sentence, ...]
    map: Chart
    compared: Chart
    moves: tuple[tuple[Change, Sentence], ...]
    """Status moves, falls first."""
    besides: tuple[Sentence, ...]
    """What else changed: new evidence, what went out of date."""
    attention: tuple[tuple[tuple[Concern, ...], Standing], ...]
    """Why, and which pledge, gravest first."""
    questions: tuple[Question, ...]
    pledges: tuple[PledgePart, ...]
    method: tuple[Sentence, ...]
    references: tuple[tuple[str, str], ...]
    """Text and address of each source; its number is its place, from 1."""

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts of the pack, each once."""
        return (self.distribution, self.by_theme, self.map, self.compared)


def contents(request: Request) -> Contents:
    """The contents of a briefing.

    Raises NothingToBrief for an empty selection, for dates out of order and for a day by which the
    file said nothing yet.
    """
    selection = request.selection
    view = selection.view
    _check(request)
    stamp = chart.stamp_of_selection(selection)
    before = Moment(request.since, view.moment.known_at)
    changes = compare_standings(view.register, before, selection.standings)
    meeting = view.register.meeting
    references = References(
        f"{meeting.title}: register of the pledges. {stamp.foot}.",
        request.address,
    )
    register = references.register
    attention = needing_attention(selection.standings)
    bottom = sentences.bottom_line(
        selection, changes, request.since_words, len(attention), register
    )
    return Contents(
        request=request,
        title=f"How the pledges stand: {meeting.title}",
        subtitle=f"{stamp.subtitle}. {stamp.foot}. Changes since {request.since_words}.",
        author=stamp.source,
        foot=f"{stamp.source} · {stamp.subtitle} · {stamp.foot}",
        bottom_line=bottom,
        distribution=statuses.paired(paired_counts(selection.commitments), stamp, LOOK),
        by_theme=statuses.themes(by_theme(selection.commitments), stamp, LOOK),
        themes=tuple(_themes(selection, register)),
        map=maps.pledges_by_region(
            by_theme_and_region(selection.commitments), view.register.regions, stamp, LOOK
        ),
        compared=_compared(request, changes, before),
        moves=tuple((c, sentences.change(c, references)) for c in _in_order(changes)),
        besides=_besides(changes, request.since_words, register),
        attention=attention,
        questions=questions.questions(attention, references),
        pledges=tuple(_pledge(s, request, references) for s in selection.standings),
        method=sentences.method(selection, register),
        references=references.entries,
    )


def _check(request: Request) -> None:
    moment = request.selection.view.moment
    made = request.selection.view.register.meeting.date
    early = nothing_recorded(request.selection.view.register, moment.known_at)
    if early:
        raise NothingToBrief(early)
    if not request.selection.count:
        raise NothingToBrief(
            f"{titles.NOTHING_FOUND} Take a filter off, so that at least one pledge is left."
        )
    if request.since > moment.as_of:
        raise NothingToBrief(
            f"The first date, {day(request.since)}, is after the as-of date,"
            f" {day(moment.as_of)}: choose an earlier first date or a later as-of date."
        )
    if request.since < made:
        raise NothingToBrief(
            f"The first date, {day(request.since)}, is before the pledges were made, on"
            f" {day(made)}: choose that day or a later one."
        )


def _themes(selection: Selection, register: int) -> Iterable[Sentence]:
    for theme in selection.view.register.themes:
        inside = [s for s in selection.standings if s.commitment.theme == theme.id]
        if inside:
            yield sentences.theme(theme.name, inside, register)


def _besides(changes: tuple[Change, ...], since_words: str, register: int) -> tuple[Sentence, ...]:
    """What else changed: new evidence, what went out of date."""
    stale = sentences.gone_stale(changes, register)
    return (sentences.new_evidence(changes, since_words, register), *([stale] if stale else []))


def _in_order(changes: Iterable[Change]) -> list[Change]:
    """Status moves: falls first, then rises, then the others; the newest first in each."""
    moved = [change for change in changes if change.moved]
    moved.sort(key=lambda change: change.after.since, reverse=True)
    moved.sort(key=lambda change: {-1: 0, 1: 1, 0: 2}[change.direction])
    return moved


def _compared(request: Request, changes: tuple[Change, ...], before: Moment) -> Chart:
    after = request.selection.view.moment
    directions = Counter(change.direction for change in changes if change.moved)
    title = titles.changes_title(before, after, directions[1], directions[-1], directions[0])

    def counts(found: Iterable[Status]) -> dict[Status, int]:
        counted = Counter(found)
        return {status: counted[status] for status in Status}

    return statuses.compared(
        (day(before.as_of), counts(change.before.status for change in changes)),
        (day(after.as_of), counts(change.after.status for change in changes)),
        title,
        chart.stamp_of_selection(request.selection),
        LOOK,
    )


def _pledge(s: Standing, request: Request, references: References) -> PledgePart:
    documents = {d.id: d for d in request.selection.view.register.documents}
    words = []
    for passage in s.commitment.wording:
        document = documents[passage.document]
        number = references.source(f"{document.publisher}: {document.title}.", document.url)
        quoted = sentences.wording(passage.quote, document.official)
        words.append(Sentence(quoted, (number,)))
    return PledgePart(
        standing=s,
        words=tuple(words),
        status=sentences.status(s),
        reason=sentences.reason(s, references),
        confidence=" ".join(confidence_reasons(s.basis))
        if s.basis
        else no_confidence_reason(s.status),
        advances=tuple(
            sentences.evidence(item, references) for item in sentences.strongest(s, Effect.ADVANCE)
        ),
        setbacks=tuple(
            sentences.evidence(item, references) for item in sentences.strongest(s, Effect.SETBACK)
        ),
    )
