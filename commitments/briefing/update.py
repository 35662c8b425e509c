"""What is new in a briefing since an earlier one, slide by slide and pledge by pledge.

The earlier briefing is made again from the register as it was known on the day of the earlier one,
and both are held against each other: a slide is new where it says what it did not say then. That
time passed is no news, so the as-of date itself is left out of account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from commitments.briefing import permalink
from commitments.briefing.contents import Contents, NothingToBrief, PledgePart, Request, contents
from commitments.briefing.earlier import BadEarlier, Earlier
from commitments.briefing.five import NO_DATE, QUESTIONS_TITLE, Next
from commitments.briefing.question import Question
from commitments.briefing.questions import FIVE
from commitments.dates import day, in_words
from commitments.figures.chart import Chart
from commitments.standing.changes import Change, compare_standings
from commitments.standing.standing import Moment, Standing
from commitments.standing.words import standing_words
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.text import count, listed
from commitments.vocabulary import Concern, Status

MARK = "◆"
"""Before what is new: on slides, in their tables and in the list."""
ANSWER, YEARS, CHANGES, ASKED, COMING = "answer", "years", "changes", "asked", "coming"
PLEDGES, ATTENTION, SUMS, MORE_ASKED = "pledges", "attention", "sums", "more asked"
METHOD, SOURCES = "method", "sources"
_DAY = "\N{SYMBOL FOR SUBSTITUTE}"  # stands for the as-of date


@dataclass(frozen=True)
class Update:
    """What is new since an earlier briefing."""

    since: str
    """`since the briefing of 23 November 2026`."""
    new: Mapping[str, frozenset[str]]
    """What each kind of slide says that it did not say then, and said then and no more."""
    pledges: Mapping[str, tuple[str, ...]]
    """What is new of a pledge, by its id; only those of which something is."""
    remarks: tuple[str, ...] = ()
    """What should be known of the comparison, a sentence each."""
    day: date = date.min
    """The day of which the new briefing speaks."""
    only: bool = False
    """Whether the deck holds the slides alone that are new."""

    @property
    def nothing(self) -> bool:
        """Whether nothing is new."""
        return not self.pledges and not any(self.new.values())

    def is_new(self, kind: str, part: str) -> bool:
        """Whether a slide of that kind says so now, and did not then."""
        return _undated(part, self.day) in self.new.get(kind, ())

    def told(self, kind: str, part: str, words: str) -> str:
        """Words on a slide of that kind, behind the mark where that part of it is new."""
        return f"{MARK} {words}" if self.is_new(kind, part) else words

    def mark(self, kind: str, parts: Iterable[str] | None = None) -> str:
        """What a slide is marked with: of that kind, or of those parts of it; empty where nothing
        of it is new."""
        if self.nothing:
            if not self.since:
                return ""
            return f"Nothing changed {self.since}" if kind == ANSWER else ""
        found = self.new.get(kind, frozenset())
        if parts is not None:
            found = found.intersection(_undated(part, self.day) for part in parts)
        return f"{MARK} Changed {self.since}" if found else ""

    def mark_of(self, pledge: str) -> str:
        """What the slide of a pledge is marked with."""
        found = self.pledges.get(pledge)
        return f"{MARK} Changed {self.since}: {listed(found)}" if found else ""


NO_NEWS = Update("", {}, {})
"""Of a briefing that updates no other."""


def update(found: Contents, earlier: Earlier, *, only: bool = False) -> Update:
    """What is new in a briefing since an earlier one; raises BadEarlier where it cannot be the
    earlier one."""
    request = found.request
    then = _made_again(request, earlier.asked.moment)
    before, now = said(then), said(found)
    parts = {part.standing.commitment.id: part for part in then.pledges}
    changes = compare_standings(
        request.selection.view.register,
        then.request.selection.view.moment,
        request.selection.standings,
    )
    told = {}
    for part, change in zip(found.pledges, changes, strict=True):
        id = part.standing.commitment.id
        told[id] = tuple(_of_pledge(change, part, parts[id], earlier))
    chosen = (s.commitment for s in request.selection.standings)
    unseen = [c.id for c in permalink.changed(earlier.prints, chosen) if not told[c.id]]
    pledges = {id: news for id, news in told.items() if news}
    pledges |= dict.fromkeys(unseen, ("entries of the same day",))
    new = {kind: frozenset(now[kind]) ^ frozenset(before.get(kind, ())) for kind in now}
    new[MORE_ASKED] = frozenset(now[MORE_ASKED]).difference(before[ASKED], before[MORE_ASKED])
    new[PLEDGES] = frozenset(
        _undated(row(part), found.day)
        for part in found.pledges
        if part.standing.commitment.id in pledges
    )
    return Update(
        f"since the briefing of {in_words(then.day)}",
        new,
        pledges,
        tuple(_remarks(found, earlier, len(unseen))),
        found.day,
        only,
    )


def _made_again(request: Request, moment: Moment) -> Contents:
    """The earlier briefing on these pledges, as the register was known then."""
    view = request.selection.view
    if (moment.as_of, moment.known_at) > (view.moment.as_of, view.moment.known_at):
        raise BadEarlier(
            f"The other briefing is as of {day(moment.as_of)}, later than this one, which is as of"
            f" {day(view.moment.as_of)}: choose the earlier of the two, or a later as-of date."
        )
    ids = tuple(s.commitment.id for s in request.selection.standings)
    earlier = View(view.register, replace(moment, unconfirmed=view.moment.unconfirmed), "")
    # The same pledges, under the same words for their choice.
    selection = replace(earlier.select(Filter(ids=ids)), filter=request.selection.filter)
    try:
        return contents(
            replace(request, selection=selection, since=min(request.since, moment.as_of))
        )
    except NothingToBrief as error:
        raise BadEarlier(f"The earlier briefing cannot be made again. {error}") from None


def _remarks(found: Contents, earlier: Earlier, unseen: int) -> Iterable[str]:
    request = found.request
    version = request.selection.view.version
    if earlier.version and earlier.version != version:
        yield (
            f"The data are another version, {version} in place of {earlier.version}: the earlier"
            " briefing was made again from what this file said on"
            f" {day(earlier.asked.moment.known_at)}."
        )
    if unseen:
        yield (
            f"The file holds other entries on {count(unseen, 'pledge')} than when the earlier"
            " briefing was made, later on the same day or by hand: look at all slides."
        )
    if earlier.asked.filter != request.selection.filter:
        yield "The earlier briefing chose its pledges otherwise; those of this one are compared."


def _of_pledge(
    change: Change, now: PledgePart, then: PledgePart, earlier: Earlier
) -> Iterable[str]:
    """What is new of a pledge, each in a few words."""
    id = change.after.commitment.id
    if earlier.statuses and id not in earlier.statuses:
        return ["not in it before"]
    was = earlier.statuses.get(id, change.before.status)
    words: list[str] = []
    if was is not change.after.status:
        words.append(f"status, then “{_label(change, was)}”")
    if change.new_evidence:
        words.append(count(len(change.new_evidence), "new fact"))
    words += [name for name, of in _PARTS if _told(of(now)) != _told(of(then))]
    return words or (["what is said of its status"] if now.status != then.status else [])


def _label(change: Change, was: Status) -> str:
    return was.label_for(change.after.commitment.kind)


_PARTS: tuple[tuple[str, Callable[[PledgePart], object]], ...] = (
    ("why", lambda part: part.reason),
    ("how sure", lambda part: part.confidence),
    ("fact for", lambda part: part.fact_for),
    ("fact against", lambda part: part.fact_against),
    ("last 12 months", lambda part: part.trend),
    ("next review", lambda part: part.review),
)
"""What the slide of a pledge says besides its status."""


def _told(part: object) -> str:
    return str(getattr(part, "text", part))


# ----------------------------------------------------------- what is told of it


def summary(found: Contents, news: Update) -> str:
    """What is new in a sentence."""
    if news.nothing:
        return f"Nothing changed {news.since}."
    total = len(found.pledges)
    slides = len(slides_changed(found, news))
    of = f"{len(news.pledges)} of {count(total, 'pledge')}"
    return f"Changed {news.since}: {of}, and {slides} of the five slides."


def slides_changed(found: Contents, news: Update) -> list[str]:
    """The titles of the slides that changed, but for those of single pledges."""
    five = found.five
    titles = {
        ANSWER: five.answer.first.rstrip("."),
        YEARS: five.years.title,
        CHANGES: five.changes_title,
        ASKED: QUESTIONS_TITLE,
        COMING: five.coming_title,
    }
    return [title for kind, title in titles.items() if news.mark(kind) and not news.nothing]


def as_text(found: Contents, news: Update) -> str:
    """The list of what changed, as plain text."""
    lines = [found.title, found.foot, "", summary(found, news), *news.remarks]
    slides = slides_changed(found, news)
    if slides:
        lines += ["", "Of the five slides", *(f"{MARK} {title}" for title in slides)]
    if news.pledges:
        lines += ["", "Pledges"]
        lines += [
            f"{MARK} {part.standing.commitment.title}: {listed(what)}"
            for part in found.pledges
            if (what := news.pledges.get(part.standing.commitment.id))
        ]
        rest = len(found.pledges) - len(news.pledges)
        if rest:
            lines.append(f"Nothing changed on {count(rest, 'other pledge')}.")
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------- what slides say


def said(found: Contents) -> dict[str, tuple[str, ...]]:
    """What the slides of each kind say, but for those of single pledges: without the as-of
    date."""
    five = found.five
    parts: dict[str, Iterable[str]] = {
        ANSWER: (
            *(five.answer.first, five.answer.more),
            *(f"{number} {status}" for status, number in five.numbers),
            *(sentence.text for sentence in (*five.moved, *five.holds)),
        ),
        YEARS: _of_chart(five.years),
        CHANGES: (
            five.changes_title,
            *(change for group in five.changes for change in map(moved, group.changes)),
            *(() if five.changes else (sentence.text for sentence in five.news)),
        ),
        ASKED: map(asked, found.questions[:FIVE]),
        MORE_ASKED: map(asked, found.questions[FIVE:]),
        COMING: (*(ahead(one) for one in five.coming if one.when != NO_DATE), *five.raised),
        PLEDGES: map(row, found.pledges),
        ATTENTION: map(flagged, found.attention),
        SUMS: (" ".join(sums) for sums in found.sums),
        METHOD: (sentence.text for sentence in found.method),
        SOURCES: (text for text, _ in found.references),
    }
    parts |= {chart.name: _of_chart(chart) for chart in found.charts}
    return {
        kind: tuple(_undated(text, found.day) for text in texts) for kind, texts in parts.items()
    }


def moved(change: Change) -> str:
    """A change of status, as it is held against that of an earlier briefing."""
    return f"{change.after.commitment.title}: {change.before.status} {change.after.status}"


def ahead(one: Next) -> str:
    """What comes, as it is held against that of an earlier briefing."""
    return f"{one.when}: {one.what} {one.detail}"


def asked(question: Question) -> str:
    """A question with its answer, as it is held against that of an earlier briefing."""
    return f"{question.question} {question.answer.text} {question.may.text}"


def row(part: PledgePart) -> str:
    """How a pledge stands, in a line, as it is held against that of an earlier briefing."""
    return f"{part.standing.commitment.title}: {standing_words(part.standing)} {part.review}"


def flagged(entry: tuple[tuple[Concern, ...], Standing]) -> str:
    """Why a pledge needs attention, as it is held against that of an earlier briefing."""
    why, s = entry
    return f"{s.commitment.title}: {', '.join(why)}"


def _of_chart(chart: Chart) -> Iterable[str]:
    lines = (" ".join(map(str, line)) for line in chart.table.itertuples(index=False))
    return (chart.title, " ".join(map(str, chart.table.columns)), *lines)


def _undated(text: str, as_of: date) -> str:
    for words in (in_words(as_of), day(as_of), as_of.isoformat()):
        text = text.replace(words, _DAY)
    return text
