"""What goes into a briefing: a selection at two dates -> sentences, charts, references.

Made once; the deck, the note, the annex and the preview on the page all show the same contents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from commitments.answers.answer import Answer
from commitments.answers.briefing import of_briefing
from commitments.answers.pledge import next_review, twelve_months
from commitments.briefing import questions, sentences
from commitments.briefing.citations import Citations, Sentence
from commitments.briefing.five import Five, five, since_in_short
from commitments.briefing.question import Question
from commitments.dates import day
from commitments.figures import chart, maps, money, over_time, statuses, titles
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bands, Map
from commitments.register.background import Milestone
from commitments.standing.attention import needing_attention
from commitments.standing.changes import Change, compare_standings
from commitments.standing.deciding import deciding_fact
from commitments.standing.diff import way_of, ways_of
from commitments.standing.each_year import status_in, years_until
from commitments.standing.standing import Moment, Standing
from commitments.standing.weight import weightiest
from commitments.standing.words import confidence_reasons, no_confidence_reason, nothing_recorded
from commitments.tables.at_two_dates import by_theme
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.tables.counts import by_direction
from commitments.tables.view import Selection
from commitments.vocabulary import Concern, Effect, Status


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
    fact_for: Sentence | None
    """The fact for the pledge that weighs most."""
    fact_against: Sentence | None
    """The one against it."""
    trend: str
    """The counts of the last 12 months."""
    review: str
    """When it is looked at again."""

    def history(self, request: Request) -> Chart:
        """The pledge over time, on the time axis of all pledges."""
        selection = request.selection
        stamp = chart.stamp_of_one(chart.stamp_of_selection(selection), self.standing)
        made = over_time.history(self.standing, stamp)
        if not isinstance(made.shapes, Bands):
            return made
        period = (selection.view.register.meeting.date, selection.view.moment.as_of)
        return replace(made, shapes=replace(made.shapes, period=period))


@dataclass(frozen=True)
class Contents:
    """Everything that a briefing says and shows."""

    request: Request
    title: str
    subtitle: str
    author: str
    """Whose judgements these are."""
    foot: str
    """What stands on every page: author, filters, dates."""
    bottom_line: tuple[Sentence, ...]
    answer: Answer
    """What may be said aloud of all of it."""
    distribution: Chart
    """The statuses in each year."""
    by_theme: tuple[Chart, ...]
    """The statuses of each theme at both dates; of many themes in several charts."""
    themes: tuple[Sentence, ...]
    map: Chart
    """Where the facts lie."""
    money: tuple[Chart, ...]
    """Money on file: goals, pledges and payments, each series of several values by itself."""
    sums: tuple[tuple[str, str, str, str], ...]
    """Series of money with one value: name, stage, date, value."""
    compared: Chart
    """The statuses of all pledges at both dates."""
    moves: tuple[tuple[Change, Sentence], ...]
    """Status moves, falls first."""
    besides: tuple[Sentence, ...]
    """What else changed: new evidence, what went out of date."""
    attention: tuple[tuple[tuple[Concern, ...], Standing], ...]
    """Why, and which pledge, gravest first."""
    questions: tuple[Question, ...]
    """Five that come first, then those of every other pledge that needs attention."""
    five: Five
    """What the five slides say."""
    pledges: tuple[PledgePart, ...]
    method: tuple[Sentence, ...]
    references: tuple[tuple[str, str], ...]
    """Text and address of each source; its number is its place, from 1."""

    @property
    def day(self) -> date:
        """The day of which it speaks."""
        return self.request.selection.view.moment.as_of

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts of the pack, each once."""
        drawn = (self.distribution, *self.by_theme, self.map, self.compared, *self.money)
        return tuple(chart for chart in drawn if chart is not self.map or self.mapped)

    @property
    def mapped(self) -> bool:
        """Whether anything is drawn on the map."""
        return isinstance(self.map.shapes, Map) and bool(self.map.shapes.circles)


def contents(request: Request) -> Contents:
    """The contents of a briefing.

    Raises NothingToBrief for an empty selection, for dates out of order and for a day by which the
    file said nothing yet.
    """
    selection, view = request.selection, request.selection.view
    _check(request)
    stamp = chart.stamp_of_selection(selection)
    before = view.moment.at(request.since)
    changes = compare_standings(view.register, before, selection.standings)
    citations = Citations()
    attention = needing_attention(selection.standings)
    asked = questions.questions(selection, changes, attention, citations)
    years = _by_year(selection, stamp)
    since = since_in_short(view, request.since, request.milestone)
    return Contents(
        request=request,
        title=f"How the pledges stand: {view.register.meeting.title}",
        subtitle=f"{stamp.subtitle}. {stamp.foot}. Changes since {request.since_words}.",
        author=stamp.source,
        foot=f"{stamp.source} · {stamp.subtitle} · {stamp.foot}",
        bottom_line=sentences.bottom_line(selection, changes, request.since_words, len(attention)),
        answer=of_briefing(changes, request.since_words, len(attention)),
        distribution=years,
        by_theme=_by_theme(selection, before, stamp),
        themes=tuple(_themes(selection)),
        map=_map(selection, stamp),
        money=money.series_of_money(selection, stamp),
        sums=money.single_sums(selection),
        compared=_compared(request, changes, before),
        moves=tuple((c, sentences.change(c, citations)) for c in _in_order(changes)),
        besides=_besides(changes, request.since_words),
        attention=attention,
        questions=asked,
        five=five(selection, changes, _of_themes(selection, years), since, citations),
        pledges=tuple(_pledge(s, request, citations) for s in selection.standings),
        method=sentences.method(selection),
        references=citations.entries,
    )


def _by_year(selection: Selection, stamp: chart.Stamp) -> Chart:
    """The statuses in each year since the pledges, with the turning points under them."""
    view = selection.view
    pledged, as_of = view.register.meeting.date, view.moment.as_of
    stood = stood_by_year(selection.standings, pledged, as_of)
    return statuses.by_year(statuses_by_year(stood), stamp, over_time.turning_points(view))


def _of_themes(selection: Selection, years: Chart) -> Chart:
    """The statuses by year under the themes that lost most, where some did; those of one pledge
    under its own history."""
    view = selection.view
    themes = {theme.id: theme.name for theme in view.register.themes}
    of = years_until(view.register.meeting.date, view.moment.as_of)
    rows = [[status_in(s, year) for year in of] for s in selection.standings]
    names = [themes[s.commitment.theme] for s in selection.standings]
    if selection.count == 1:
        return replace(years, title=titles.history_title(selection.standings[0]))
    found = titles.themes_lost(rows, of, names)
    return replace(years, title=found) if found else years


def _by_theme(selection: Selection, before: Moment, stamp: chart.Stamp) -> tuple[Chart, ...]:
    """The statuses of each theme at both dates."""
    groups = by_theme(selection, before)
    dates = (day(before.as_of), day(selection.view.moment.as_of))
    kept = [(group.name, *group.kept, len(group.standings)) for group in groups]
    title = titles.themes_title(kept, f"on {dates[0]}")
    pairs = [(group.name, group.earlier, group.now) for group in groups]
    return statuses.compared_in_pages("Theme", pairs, dates, title, stamp)


def _map(selection: Selection, stamp: chart.Stamp) -> Chart:
    """Where the facts since the pledges lie."""
    register = selection.view.register
    counts = by_direction(selection.evidence, "place")
    period = f"since {register.meeting.date:%B %Y}"
    return maps.facts_by_place(counts, register.regions, period, stamp)


def _check(request: Request) -> None:
    moment = request.selection.view.moment
    made = request.selection.view.register.meeting.date
    early = nothing_recorded(request.selection.view.register, moment.known_at)
    if early:
        raise NothingToBrief(early)
    if not request.selection.total:
        raise NothingToBrief("This register holds no pledge yet: there is nothing to take along.")
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


def _themes(selection: Selection) -> Iterable[Sentence]:
    for theme in selection.view.register.themes:
        inside = [s for s in selection.standings if s.commitment.theme == theme.id]
        if inside:
            yield sentences.theme(theme.name, inside)


def _besides(changes: tuple[Change, ...], since_words: str) -> tuple[Sentence, ...]:
    """What else changed: new evidence, what went out of date."""
    stale = sentences.gone_stale(changes)
    return (sentences.new_evidence(changes, since_words), *([stale] if stale else []))


def _in_order(changes: Iterable[Change]) -> list[Change]:
    """Status moves: what was overtaken first, then falls, rises and the others; in each those
    whose deciding event is newest."""

    def happened(change: Change) -> date:
        fact = deciding_fact(change.after, change.before.status)
        return fact.happened if fact else change.after.since

    def weight(change: Change) -> int:
        if change.after.status is Status.OVERTAKEN:
            return 0
        return {-1: 1, 1: 2, 0: 3}[way_of(change)]

    moved = sorted((c for c in changes if c.moved), key=happened, reverse=True)
    return sorted(moved, key=weight)


def _compared(request: Request, changes: tuple[Change, ...], before: Moment) -> Chart:
    after = request.selection.view.moment
    title = titles.changes_title(before, after, *ways_of(changes))

    def counts(found: Iterable[Status]) -> dict[Status, int]:
        counted = Counter(found)
        return {status: counted[status] for status in Status}

    return statuses.compared(
        (day(before.as_of), counts(change.before.status for change in changes)),
        (day(after.as_of), counts(change.after.status for change in changes)),
        title,
        chart.stamp_of_selection(request.selection),
    )


def _pledge(s: Standing, request: Request, citations: Citations) -> PledgePart:
    documents = {d.id: d for d in request.selection.view.register.documents}
    words = []
    for passage in s.commitment.wording:
        document = documents[passage.document]
        number = citations.document(document)
        quoted = sentences.wording(passage.quote, document.official)
        words.append(Sentence(quoted, (number,)))
    return PledgePart(
        standing=s,
        words=tuple(words),
        status=sentences.status(s),
        reason=sentences.reason(s, citations),
        confidence=" ".join(confidence_reasons(s.basis))
        if s.basis
        else no_confidence_reason(s.status),
        fact_for=_weightiest(s, Effect.ADVANCE, citations),
        fact_against=_weightiest(s, Effect.SETBACK, citations),
        trend=twelve_months(s),
        review=next_review(s),
    )


def _weightiest(s: Standing, effect: Effect, citations: Citations) -> Sentence | None:
    """The fact of an effect that weighs most."""
    found = weightiest(s, effect, 1)
    return sentences.told(found[0], citations) if found else None
