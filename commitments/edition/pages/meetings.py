"""The pledges against the texts of other meetings."""

from __future__ import annotations

from collections.abc import Iterator

from commitments.answers.meetings import no_ancestor_title, of_meetings
from commitments.edition.edition import Edition
from commitments.edition.page import Page
from commitments.figures.meetings import in_meetings
from commitments.record_words import LIKENESS, Printed
from commitments.standing.meetings import likeness, without_ancestor
from commitments.tables.meetings import by_theme, column_names, short_name


def pages(e: Edition) -> Iterator[Page]:
    """The table; nothing where no text of another meeting is on file."""
    texts = e.texts
    pledges = [s.commitment for s in e.selection.standings]
    if not texts or not pledges:
        return
    told, groups = of_meetings(e.selection), by_theme(pledges, e.register)
    rows = [
        (name, [(c, [likeness(c, text) for text in texts]) for c in inside])
        for name, inside in groups
    ]
    new = without_ancestor(e.register, texts)
    found = {term for _, inside in rows for _, terms in inside for term in terms}
    values = {
        "told": told,
        "chart": in_meetings(groups, texts, e.register, e.stamp),
        "columns": list(zip(texts, column_names(texts), strict=True)),
        "rows": rows,
        "new": new,
        # Before it stands the line between the texts before the pledges and those since.
        "since": next((n for n, text in enumerate(texts) if n and not text.before), -1)
        if texts[0].before
        else -1,
        "terms": [term for term in LIKENESS if term in found],
    }
    yield Page("meetings/index.html", "Meetings", "meetings/all.html", told.text, values)
    if new:
        title = no_ancestor_title(len(new), "later texts", "the pledges of the register")
        about = {"new": new, "short_name": short_name, "reported": Printed.REPORTED}
        yield Page("meetings/new-pledges.html", title, "meetings/new.html", title, about)
