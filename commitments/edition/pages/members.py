"""The members as a list, and a page each with the facts in which it acted."""

from __future__ import annotations

from collections.abc import Iterator

from commitments.answers import member as answers
from commitments.answers.members import members_answer, total_line
from commitments.dates import joined
from commitments.edition.edition import Edition
from commitments.edition.figure import figure
from commitments.edition.page import Page
from commitments.figures.acts import over_time
from commitments.figures.chart import stamp_of_member
from commitments.standing.acts import by_theme
from commitments.tables.member_rows import HEADS, NO_FACT, Row, rows
from commitments.vocabulary import Effect


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
        yield _page(e, row)


def _page(e: Edition, row: Row) -> Page:
    member, acts = row.member, row.acts
    told = answers.member_answer(member, acts, e.register)
    stamp = stamp_of_member(e.stamp, member.code, member.name)
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
        "code": "",
        "chart": figure(over_time(acts, stamp, e.events)) if acts else None,
        "sentences": [sentence for sentence in sentences if sentence],
        "by_theme": by_theme(acts, e.theme_names),
        "BY_THEME": answers.BY_THEME,
        "BY_THEME_ABOUT": answers.BY_THEME_ABOUT,
    }
    code = member.code.lower()
    feed = f"member-{code}" if acts else ""
    path = f"members/{code}.html"
    return Page(path, member.name, "members/member.html", told.text, values, feed)
