"""What is said of themes: of all together, and of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from commitments.answers.answer import Answer, of_pledges, under
from commitments.answers.compared import Dates, comparable, comparison, lost_most, names_of
from commitments.dates import in_words
from commitments.register.model import Register
from commitments.standing.newest import newest_date
from commitments.standing.standing import Standing
from commitments.standing.totals import totals
from commitments.tables.at_two_dates import Group
from commitments.tables.view import Selection
from commitments.text import count, every, listed, worded
from commitments.vocabulary import Confidence, Trend

_MOST_NAMED = 4
_YEAR = "in the last twelve months"


def themes_answer(selection: Selection, groups: Sequence[Group], dates: Dates) -> Answer:
    """The answer on the themes that have a chosen pledge, against the earlier date."""
    if len(groups) < 2:
        return theme_answer(selection)
    register = selection.view.register
    more = _directions(groups, register)
    told = of_pledges(totals(selection.standings).counts)
    if not comparable(groups) or dates.earlier == dates.now:
        return Answer(told, more)
    lost = lost_most(groups)
    most = f"on {in_sentence(lost.name, register)}" if lost else ""
    chosen = None if selection.filter.empty else selection.count
    return Answer(comparison(groups, "theme", dates, most, chosen), more or told)


def theme_answer(selection: Selection) -> Answer:
    """`Foreign fighters: of 5 pledges 1 is substantially kept and 4 saw limited action. Three had
    more setbacks than advances in the last year; the newest fact is of February 2026; confidence is
    low.` Of pledges of several themes the same without a name."""
    chosen = selection.standings
    names = {t.id: t.name for t in selection.view.register.themes}
    themes = {s.commitment.theme for s in chosen}
    return of_some(chosen, names[themes.pop()] if len(themes) == 1 else "")


def of_some(chosen: Sequence[Standing], name: str, year: str = "in the last year") -> Answer:
    """The same of any pledges under the name of what they have in common; `year` is what the 12
    months before the moment are called."""
    told = under(name, of_pledges(totals(chosen).counts))
    if not chosen:
        return Answer(told)
    clauses = [_trend(chosen, year), _newest(chosen), _confidence(chosen)]
    more = "; ".join(clause for clause in clauses if clause)
    return Answer(told, f"{more[0].upper()}{more[1:]}." if more else "")


def _trend(chosen: Sequence[Standing], year: str) -> str:
    """Which way the last year went; of one pledge as counts."""
    if len(chosen) == 1:
        s = chosen[0]
        if not s.advances and not s.setbacks:
            return f"it had neither an advance nor a setback {year}"
        counts = ((s.advances, "advance"), (s.setbacks, "setback"))
        told = " and ".join(count(n, what) if n else f"no {what}" for n, what in counts)
        return f"it had {told} {year}"
    found = Counter(s.trend for s in chosen)
    ways = [("setbacks", found[Trend.WORSENING]), ("advances", found[Trend.IMPROVING])]
    (way, most), (other, fewer) = sorted(ways, key=lambda pair: -pair[1])
    if not most:
        return f"none had clearly more advances or setbacks {year}"
    told = f"{_so_many(most, len(chosen))} had more {way} than {other} {year}"
    return f"{told}, {worded(fewer)} more {other}" if fewer else told


def _so_many(number: int, total: int) -> str:
    if number == total:
        return "both" if total == 2 else "all"
    return worded(number)


def _newest(chosen: Iterable[Standing]) -> str:
    newest = newest_date(chosen)
    return f"the newest fact is of {in_words(newest)}" if newest else "no fact is on file"


def _confidence(chosen: Iterable[Standing]) -> str:
    """How sure the verdicts are, the least sure first."""
    found = Counter(s.confidence for s in chosen if s.confidence)
    levels = [
        level for level in (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH) if found[level]
    ]
    if len(levels) < 2:
        return f"confidence is {levels[0].label.lower()}" if levels else ""
    parts = [f"{level.label.lower()} for {worded(found[level])}" for level in levels]
    return f"confidence is {listed(parts)}"


def _directions(groups: Sequence[Group], register: Register) -> str:
    """Which themes had more setbacks in the last twelve months, and which more advances."""
    worse = [group for group in groups if group.setbacks > group.advances]
    better = [group for group in groups if group.advances > group.setbacks]
    clauses = []
    if worse:
        clauses.append(f"{_named(worse, groups, register)} had more setbacks than advances {_YEAR}")
    if better:
        than = "" if worse else f" than setbacks {_YEAR}"
        clauses.append(f"{_named(better, groups, register)} had more advances{than}")
    told = "; ".join(clauses)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _named(some: Sequence[Group], groups: Sequence[Group], register: Register) -> str:
    if len(some) == len(groups):
        return f"{every(len(groups))} themes"
    if len(some) > _MOST_NAMED:
        return f"{len(some)} of {len(groups)} themes"
    return names_of(in_sentence(group.name, register) for group in some)


def in_sentence(name: str, register: Register) -> str:
    """The name of a theme within a sentence: with a small first letter where the register itself
    writes its first word so, as it never does with a proper name."""
    word = name.split()[0]
    small = word[0].lower() + word[1:]
    texts = [c.title for c in register.commitments] + [c.summary for c in register.commitments]
    texts += [theme.summary for theme in register.themes]
    texts += [theme.name.partition(" ")[2] for theme in register.themes]
    if any(re.search(rf"\b{re.escape(small)}\b", text) for text in texts):
        return small + name[len(word) :]
    return name
