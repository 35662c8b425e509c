"""Every sentence that depends on data: titles, subtitles, feet, alternative texts, reasons.

Functions take plain values and return plain text. Whoever puts a text on a page escapes it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlsplit

from commitments.changes import Change
from commitments.dates import PartialDate
from commitments.frames import Filter, Selection
from commitments.model import Commitment, Document, Register
from commitments.places import place_name
from commitments.standing import Basis, Moment, Standing, Totals
from commitments.vocabulary import (
    Confidence,
    Freshness,
    Kind,
    SourceKind,
    Status,
    Trend,
)

NOTHING_FOUND = "No pledge passes these filters."
NOTHING_JUDGED = "No pledge was judged by this date."
NO_FINDING = "No finding passes these filters."
NO_MEMBER = "No member had joined by this date."
NO_VALUE = "No value is on file by this date."
BOUNDARY_NOTE = (
    "Boundaries and names shown do not imply any opinion on the legal status of any territory."
)


def day(value: date) -> str:
    """`25 Nov 2026`."""
    return f"{value.day} {value:%b %Y}"


def when(value: PartialDate | str) -> str:
    """A date as exact as its source: `28 Jun 2021`, `Jun 2021`, `2021`."""
    partial = PartialDate.parse(value) if isinstance(value, str) else value
    if partial.exact:
        return day(partial.first)
    return f"{partial.first:%b %Y}" if len(partial.text) == 7 else partial.text


def joined(text: str) -> str:
    """A joining date in words: `between 2014 and 2016`, `by Jul 2017`, `about Mar 2020`."""
    start, slash, end = text.partition("/")
    if not slash:
        return f"about {when(text[:-1])}" if text.endswith("~") else when(text)
    return f"by {when(end)}" if start == ".." else f"between {when(start)} and {when(end)}"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 pledge`, `2 pledges`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def number(value: float) -> str:
    """`670,000,000` or `43.5`: a value with the digits that it has."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def shortened(text: str, most: int, where: str = "notes") -> str:
    """Text of that many characters, which leaves room for what stands beside it; `where` holds it
    whole."""
    if len(text) <= most:
        return text
    return f"{text[: most - 12].rsplit(' ', 1)[0]} … (in full in the {where})"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on every chart: which pledges, how many of how many, when, and of which data."""

    filters: str
    shown: int | None
    total: int
    moment: Moment
    version: str
    source: str = ""
    """Who says so."""
    meeting: str = ""
    """The short name of the meeting."""
    chosen: str = ""
    """The filters as a part of a file's name."""

    @property
    def subtitle(self) -> str:
        """`Theme: Military support; 5 of 32 pledges`."""
        if self.shown is None:
            return self.filters
        return f"{self.filters} · {self.shown} of {self.total} pledges"

    @property
    def foot(self) -> str:
        """The as-of date and the data version; the other clock where it differs."""
        known = ""
        if self.moment.known_at != self.moment.as_of:
            known = f", as known on {day(self.moment.known_at)}"
        return f"As of {day(self.moment.as_of)}{known} · data version {self.version}"

    def file_name(self, what: str, ending: str) -> str:
        """`paris-2019_status-by-theme_military_as-of-2026-11-23_3f9a1c02.pptx`.

        Filters and the other clock stand in it only where there are any.
        """
        moment = self.moment
        known = "" if moment.known_at == moment.as_of else f"known-at-{moment.known_at}"
        parts = (self.meeting, what, self.chosen, f"as-of-{moment.as_of}", known, self.version)
        return f"{'_'.join(part for part in parts if part)}.{ending}"

    @property
    def line(self) -> str:
        """All of it in one line, for what has no room for more."""
        return " · ".join(part for part in (self.subtitle, self.foot, self.source) if part)


def stamp(selection: Selection) -> Stamp:
    """The stamp of a selection."""
    view = selection.view
    return Stamp(
        filter_words(selection.filter, view.register),
        selection.count,
        selection.total,
        view.moment,
        view.version,
        f"Source: assessments of public evidence, {view.register.meeting.title}",
        view.register.meeting.id,
        _chosen(selection.filter),
    )


def _chosen(chosen: Filter) -> str:
    """The keys of a filter as a part of a file's name, short enough for one."""
    keys = [
        key
        for field in fields(chosen)
        if field.name != "text"
        for key in getattr(chosen, field.name)
    ]
    keys += [slug(chosen.text)] if chosen.text.strip() else []
    most = 3
    more = [f"and-{len(keys) - most}-more"] if len(keys) > most else []
    return slug("-".join([*keys[:most], *more]))[:60].strip("-")


def slug(text: str) -> str:
    """Small letters, digits and single hyphens, as file names and ids take them."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def stamp_of_one(stamp: Stamp, s: Standing) -> Stamp:
    """The stamp of a chart of one pledge, which no filter touches."""
    return replace(stamp, filters=f"Pledge {s.commitment.id}", shown=1, chosen="")


def stamp_of_entry(stamp: Stamp, today: date, version: str, filters: str, shown: int) -> Stamp:
    """The stamp of a chart that shows what an entry would do, which no filter touches."""
    filters = f"{filters}, with an entry that is not saved"
    moment = Moment(today, today)
    return replace(stamp, filters=filters, shown=shown, moment=moment, version=version, chosen="")


def stamp_of_series(stamp: Stamp) -> Stamp:
    """The stamp of a measured series, which counts no pledges."""
    return replace(stamp, filters="Measured series", shown=None, chosen="")


def stamp_of_members(stamp: Stamp) -> Stamp:
    """The stamp of the map of members, which no filter touches."""
    return replace(stamp, filters="Members named in sources", shown=None, chosen="")


def sources_named(urls: Iterable[str]) -> str:
    """`Sources: state.gov and un.org`: the hosts of addresses, each once."""
    hosts = dict.fromkeys((urlsplit(url).hostname or url).removeprefix("www.") for url in urls)
    return f"Source{'s' if len(hosts) > 1 else ''}: {listed(hosts)}" if hosts else ""


def criteria_note(fixed: date, s: Standing) -> str:
    """When the criteria were fixed; said plainly where that was after what they judge."""
    judged = [span.start for span in s.spans if span.status is not Status.NOT_ASSESSED]
    late = bool(judged) and fixed > min(judged)
    return f"Criteria fixed on {day(fixed)}" + (", after the events they judge." if late else ".")


def filter_words(chosen: Filter, register: Register) -> str:
    """The filters as words: `Theme: Military support · Status: Reversed`, or `All pledges`."""
    themes = {theme.id: theme.name for theme in register.themes}
    regions = {region.id: region.name for region in register.regions}
    parts = [
        _filter_part("Theme", chosen.themes, themes),
        _filter_part("Region", chosen.regions, regions),
        _filter_part("Status", chosen.statuses, {s: Status(s).label for s in Status}),
        _filter_part("Kind", chosen.kinds, {k: Kind(k).label for k in Kind}),
        _filter_part("Freshness", chosen.freshness, {f: Freshness(f).label for f in Freshness}),
        _filter_part("Confidence", chosen.confidence, {c: Confidence(c).label for c in Confidence}),
        _filter_part("Source", chosen.source_kinds, {s: SourceKind(s).label for s in SourceKind}),
        _filter_part("Pledge" if len(chosen.ids) == 1 else "Pledges", chosen.ids, {}, "and"),
        f"Text: “{chosen.text.strip()}”" if chosen.text.strip() else "",
    ]
    return " · ".join(part for part in parts if part) or "All pledges"


def _filter_part(
    name: str, keys: tuple[str, ...], labels: Mapping[str, str], last: str = "or"
) -> str:
    return f"{name}: {listed((labels.get(key, key) for key in keys), last)}" if keys else ""


def counted_statuses(counts: Mapping[Status, int]) -> str:
    """`2 substantially kept, 27 limited action and 1 reversed`; zeros are left out."""
    parts = [f"{n} {status.label.lower()}" for status, n in counts.items() if n]
    return listed(parts) or "none"


def at_least_substantial(counts: Mapping[Status, int]) -> int:
    """How many are fulfilled or substantially kept (OGP's "high completion")."""
    return counts.get(Status.FULFILLED, 0) + counts.get(Status.SUBSTANTIAL, 0)


def paired_title(best: Mapping[Status, int], now: Mapping[Status, int]) -> str:
    """The finding of the Overview chart."""
    then, today, total = at_least_substantial(best), at_least_substantial(now), sum(now.values())
    if not total:
        return NOTHING_FOUND
    if then == today:
        return f"{today} of {count(total, 'pledge')} substantially kept or better, now as at best"
    left = {0: "none does", 1: "1 does"}.get(today, f"{today} do")
    return (
        f"{then} of {count(total, 'pledge')} once reached substantially kept or better; {left} now"
    )


def paired_alt(
    best: Mapping[Status, int], now: Mapping[Status, int], trend: Mapping[Trend, int]
) -> str:
    """The Overview chart in words."""
    moving = listed(f"{n} {term.label.lower()}" for term, n in trend.items() if n) or "none"
    return (
        f"Three stacked bars. Best status ever: {counted_statuses(best)}."
        f" Status now: {counted_statuses(now)}. Trend over the last 12 months: {moving}."
    )


def interval(totals: Totals) -> str:
    """`34% to 41%`, `34%` where nothing is unknown, or why there is none."""
    if totals.lower is None or totals.upper is None:
        return "too few"
    low, high = round(100 * totals.lower), round(100 * totals.upper)
    return f"{low}%" if low == high else f"{low}% to {high}%"


def interval_help(totals: Totals) -> str:
    """How the interval is made, with its numbers."""
    return (
        f"Of {count(totals.live, 'live pledge')} (all but {totals.counts[Status.OVERTAKEN]}"
        " overtaken): fulfilled counts 1, substantially kept 2/3, limited action 1/3, not started"
        f" and reversed 0. The lower end counts the {totals.unknown} unknown as 0, the upper as 1."
        " Prefer the distribution: the figure hides reversals and trends."
    )


def coverage(totals: Totals) -> str:
    """`32 of 32 assessed`."""
    return f"{totals.total - totals.unknown} of {totals.total} assessed"


def standing_words(s: Standing) -> str:
    """The status as a sentence may use it; an expired one reads as last known."""
    label = s.status.label_for(s.commitment.kind)
    if s.freshness is Freshness.EXPIRED and not s.status.unknown:
        return f"Last known: {label}, as of {day(s.newest)}"
    return label


def freshness_words(s: Standing) -> str:
    """How old the newest fact is, against the review clock."""
    age = (s.moment.as_of - s.newest).days
    return (
        f"{s.freshness.label}: newest fact or judgement of {day(s.newest)}, {count(age, 'day')}"
        f" before the as-of date; to be reviewed every {s.commitment.review_every} days"
    )


def horizon_words(s: Standing) -> str:
    """Up to when the file knows anything of a pledge."""
    return f"facts up to {day(s.horizon)}" if s.horizon else "no facts on file"


def trend_words(s: Standing) -> str:
    """The trend with the numbers it is made of."""
    return (
        f"{s.trend.label}: {count(s.advances, 'advance')} and {count(s.setbacks, 'setback')} in the"
        " 12 months before"
    )


def confidence_reasons(basis: Basis) -> list[str]:
    """Why the confidence is what it is, one sentence a reason."""
    kinds = listed(kind.label.lower() for kind in basis.kinds)
    origins = listed(basis.origins)
    strength = {
        "robust": "Robust evidence: the act itself and another act or monitor, of two origins.",
        "medium": "Medium evidence: an act or an independent monitor, and a second origin.",
        "limited": "Limited evidence: one origin only, or no act and no independent monitor.",
    }[basis.strength]
    sentences = [
        f"Supported by {count(basis.evidence_for, 'item')} of"
        f" {count(len(basis.origins), 'origin')}{f' ({origins})' if origins else ''}"
        f"{f'; kinds: {kinds}' if kinds else ''}.",
        strength,
    ]
    if basis.second_hand:
        sentences.append("Low because all of it is second-hand: the pages were not opened.")
    if basis.evidence_against:
        weight = "equal or higher" if basis.agreement == "low" else "lower"
        sentences.append(
            f"{count(len(basis.evidence_against), 'item')} of {weight} grade"
            f" {'speaks' if len(basis.evidence_against) == 1 else 'speak'} against the status."
        )
    else:
        sentences.append("Nothing that is cited or newer speaks against the status.")
    if basis.capped_by is Freshness.EXPIRED:
        sentences.append("Low because the newest fact is out of date (expired).")
    elif basis.capped_by is Freshness.OVERDUE:
        sentences.append("At most medium because the review is overdue.")
    return sentences


def no_confidence_reason(status: Status) -> str:
    """Why a status that says that we do not know has no confidence."""
    if status is Status.NO_EVIDENCE:
        return "A search that finds nothing has no grade; what was searched stands below."
    return "Nothing was judged."


def attention_reasons(s: Standing) -> list[str]:
    """Why a pledge needs attention, gravest first; empty where it does not."""
    reasons = []
    if s.status is Status.REVERSED:
        reasons.append("Reversed")
    if s.contradicted:
        reasons.append("Contradicted")
    if s.trend is Trend.WORSENING:
        reasons.append("Worsening")
    if s.freshness is Freshness.EXPIRED:
        reasons.append("Expired")
    return reasons


_GRAVITY = ("Reversed", "Contradicted", "Worsening", "Expired")


def attention_rank(reasons: list[str]) -> tuple[int, int]:
    """A sort key: the gravest reason first, then the number of reasons."""
    return min(_GRAVITY.index(reason) for reason in reasons), -len(reasons)


def counts_moved(before: Mapping[Status, int], after: Mapping[Status, int]) -> str:
    """`Substantially kept 3 → 4, Limited action 20 → 19`: the counts that differ."""
    pairs = [(status, before.get(status, 0), after.get(status, 0)) for status in Status]
    return ", ".join(f"{status.label} {old} → {new}" for status, old, new in pairs if old != new)


def move_words(change: Change) -> str:
    """`Substantially kept → Limited action`."""
    kind = change.after.commitment.kind
    old, new = change.before.status.label_for(kind), change.after.status.label_for(kind)
    return f"{old} → {new}"


def changes_title(before: Moment, after: Moment, rose: int, fell: int, other: int) -> str:
    """The finding of the Changes page."""
    span = f"between {day(before.as_of)} and {day(after.as_of)}"
    if not rose + fell + other:
        return f"No status moved {span}"
    ways = ((rose, "rose"), (fell, "fell"), (other, "moved neither up nor down"))
    (first, word), *more = [(number, word) for number, word in ways if number]
    parts = [f"{count(first, 'pledge')} {word}", *(f"{number} {word}" for number, word in more)]
    return f"{span[0].upper()}{span[1:]}, {listed(parts)}"


def theme_title(names_and_counts: list[tuple[str, int, int]]) -> str:
    """The finding of the themes chart, from (theme, at least substantial, total)."""
    kept = [(name, n) for name, n, _ in names_and_counts if n]
    if not names_and_counts:
        return NOTHING_FOUND
    if not kept:
        return "No theme has a pledge that is substantially kept"
    if len(kept) == len(names_and_counts):
        return "Every theme has a pledge that is substantially kept or better"
    names = listed(f"{name} ({n})" for name, n in kept)
    return f"Substantially kept or better only in: {names}"


def statuses_alt(what: str, rows: Iterable[tuple[str, Mapping[Status, int]]]) -> str:
    """A stacked bar chart of statuses in words."""
    parts = [f"{name}: {counted_statuses(counts)}" for name, counts in rows]
    return f"{what}. {'. '.join(parts)}." if parts else NOTHING_FOUND


def members_title(states: int, organisations: int) -> str:
    """The finding of the map of members."""
    kinds = ((states, "member state"), (organisations, "organisation"))
    found = [count(n, kind) for n, kind in kinds if n]
    return f"{listed(found)} named in sources" if found else NO_MEMBER


def heat_title(cells: int, empty: int) -> str:
    """The finding of the theme by region map."""
    if not cells:
        return NOTHING_FOUND
    return f"Where pledges were made: {cells - empty} of {cells} pairs of theme and region"


def place_words(codes: Iterable[str]) -> str:
    """Names of places, or that it is the world at large."""
    return ", ".join(place_name(code) for code in codes) or "the world at large"


def citation(
    register: Register, s: Standing, document: Document | None, version: str, link: str
) -> str:
    """A citation of one commitment's status, to paste into a text."""
    known = ""
    if s.moment.known_at != s.moment.as_of:
        known = f", as known on {day(s.moment.known_at)}"
    words = f" “{s.commitment.wording[0].quote}”" if s.commitment.wording else ""
    source = f" ({document.publisher})" if document and words else ""
    return (
        f"{register.meeting.title}, {day(register.meeting.date)}: {s.commitment.title}.{words}"
        f"{source} Status: {standing_words(s)} (as of {day(s.moment.as_of)}{known};"
        f" confidence: {s.confidence.label.lower() if s.confidence else 'not given'}; data version"
        f" {version}). {link}"
    )


def pledge_line(commitment: Commitment) -> str:
    """Force and kind in words: `Must · standing pledge`."""
    noun = "a discussion, not a promise" if commitment.force == "discussed" else "pledge"
    if commitment.force == "discussed":
        return f"{commitment.kind.label}: {noun}"
    return f"“{commitment.force.label}” · {commitment.kind.label.lower()} {noun}"
