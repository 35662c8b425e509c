"""The members as a list, and a page each with the facts in which it acted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from commitments.answers import member as answers
from commitments.answers.members import members_answer, total_line
from commitments.dates import joined
from commitments.edition.edition import Edition
from commitments.edition.figure import figure
from commitments.edition.page import Page
from commitments.edition.pages import facts
from commitments.figures.acts import over_time
from commitments.figures.chart import Stamp, stamp_of_member
from commitments.standing.acts import by_theme
from commitments.tables.member_rows import HEADS, NO_FACT, Row, rows
from commitments.vocabulary import Effect

_FIRST = 3
"""Facts of a theme on the page of a member whose facts by theme stand on pages of their own."""


def pages(e: Edition) -> Iterator[Page]:
    """The list, and a page each; nothing where no member is named."""
    found = rows(e.selection)
    if not found:
        return
    counts = e.view.member_counts
    counted = None if counts.empty else int(counts.iloc[-1]["count"])
    told = members_answer(found, counted)
    naming = sum(bool(codes) for codes in e.selection.facts["actors"])
    values = {
        "told": told,
        "heads": HEADS,
        "rows": [(row, row.moving(Effect.ADVANCE), row.moving(Effect.SETBACK)) for row in found],
        "total": total_line(found, naming, len(e.selection.facts)),
        "no_fact": NO_FACT,
        "joined": joined,
    }
    yield Page("members/index.html", "Members", "members/all.html", told.text, values)
    for row in found:
        yield from _pages(e, row)


def _pages(e: Edition, row: Row) -> Iterator[Page]:
    """The page of a member, and those of its facts by theme where they are many."""
    member, acts = row.member, row.acts
    told = answers.member_answer(member, acts, e.register)
    stamp, at = stamp_of_member(e.stamp, member.code, member.name), _places(row)
    sentences = (
        answers.membership(member),
        answers.who_says(acts),
        answers.with_others(acts),
        answers.before_joining(member, acts),
    )
    values = {
        "told": told,
        "member": member,
        "stamp": stamp,
        "at": at,
        "FIRST": _FIRST,
        "chart": figure(over_time(acts, stamp, e.events)) if acts else None,
        "sentences": [sentence for sentence in sentences if sentence],
        "by_theme": by_theme(acts, e.theme_names),
        "BY_THEME": answers.BY_THEME,
        "BY_THEME_ABOUT": answers.BY_THEME_ABOUT,
    }
    code = member.code.lower()
    feed = f"member-{code}" if acts else ""
    path = f"members/{code}.html"
    yield Page(path, member.name, "members/member.html", told.text, values, feed)
    yield from _of_themes(e, row, stamp, at)


def _places(row: Row) -> dict[str, list[str]]:
    """The pages of its facts by theme; none where all of them stand on its own page."""
    if len(row.acts) <= facts.MOST:
        return {}
    folder = f"members/{row.member.code.lower()}"
    return {
        on.theme: facts.paths(folder, on.theme, len(on.acts))
        for on in by_theme(row.acts, dict.fromkeys(act.theme for act in row.acts))
        if len(on.acts) > _FIRST
    }


def _of_themes(e: Edition, row: Row, stamp: Stamp, at: Mapping[str, list[str]]) -> Iterator[Page]:
    for on in by_theme(row.acts, e.theme_names):
        for n, path in enumerate(at.get(on.theme, ())):
            title = f"{row.member.name}: {e.theme_names[on.theme]}"
            says = facts.said(len(on.acts), n)
            values = {
                **{"member": row.member, "stamp": stamp, "says": says, "pages": at[on.theme]},
                "acts": facts.part(on.acts, n),
            }
            yield Page(path, title, "members/facts.html", f"{title}: {says}", values)
