"""What an entry would do to the file, to statuses and to charts, shown before it is saved."""

from __future__ import annotations

import streamlit as st

from commitments.answers import record as said
from commitments.dates import day, when
from commitments.figures import chart, over_time, statuses
from commitments.figures.titles import counts_moved
from commitments.recording.on_file import close_to, newest_first
from commitments.recording.outcome import Outcome
from commitments.register.model import Evidence
from components.record import access
from components.record.draw_fields import still_open
from components.record.form import Form
from components.state import context as page_context
from components.state import world
from components.widgets import cards, figure
from components.widgets.text import plain, small

_NEWEST = 8
_IN_A_LINE = 70  # characters of a finding
_WIDTH = 430  # least width in pixels of a chart beside the form


def consequences(form: Form) -> None:
    """What would be added, and what that does to status, confidence, trend and totals."""
    st.subheader("What saving does", anchor=False)
    if form.outcome is None:
        small(
            "When the fields are filled in, this shows the lines that are added and what they do."
        )
        still_open(form)
        _on_file(form)
        return
    if form.addition is not None and isinstance(form.addition.entry, Evidence):
        _close(form, form.addition.entry)
    _moves(form, form.outcome)
    _charts(form, form.outcome)
    small("These lines are added to the file; nothing else in it changes:")
    st.code(form.outcome.lines, language="yaml", wrap_lines=True)
    _on_file(form)


def correction(form: Form) -> None:
    """What a correction changes of the fact that it corrects: above the button that saves it, also
    where the columns stand below each other."""
    entry = form.addition.entry if form.addition else None
    with st.container():
        if not isinstance(entry, Evidence) or not entry.corrects:
            return
        old = next(item for item in form.commitment.evidence if item.id == entry.corrects)
        st.markdown(f"**What you correct:** {plain(said.named(old.fact, _IN_A_LINE))}")
        for changed in said.corrected(old, entry, form.loaded.register):
            _changed(changed)


def _changed(changed: said.Difference, of: str = "") -> None:
    st.markdown(f"{of}{plain(changed.what)}: {plain(changed.old)} → **{plain(changed.new)}**")


def _moves(form: Form, outcome: Outcome) -> None:
    """What the entry moves of each pledge, and of how many have which status."""
    when = said.moves_once_confirmed(outcome.waits, access.now().proposes)
    if when:
        st.info(plain(when), icon=":material/hourglass_top:")
    titles = {c.id: c.title for c in form.loaded.register.commitments}
    for move in outcome.revision.moves:
        _changed(said.moved(move), f"**{plain(titles[move.commitment])}** · ")
    if not outcome.revision.moves:
        st.markdown(said.NO_MOVE)
    st.markdown(plain(said.totals_moved(*outcome.counts)))


def _close(form: Form, entry: Evidence) -> None:
    """What is on file and may tell of the same fact, for the writer to look at."""
    for item in close_to(form.loaded.register, entry):
        st.warning(
            plain(
                f"Close to what is on file: {said.named(item)}. Save only what is another fact; to"
                " correct that one, choose it under “Corrects”."
            ),
            icon=":material/content_copy:",
        )


def _charts(form: Form, outcome: Outcome) -> None:
    """The charts that the entry changes, as they would be: the statuses where one moves, and the
    pledge over time."""
    context, today = page_context.current(), world.today()
    look = context.look_at(_WIDTH)
    before, after = outcome.counts
    about = (outcome.version, repr(form.addition), today, look)

    def stamp(filters: str, shown: int) -> chart.Stamp:
        return chart.stamp_of_entry(context.stamp, today, outcome.version, filters, shown)

    if before != after:
        of_all = stamp("All pledges", sum(after.values()))
        figure.preview(
            world.shared(
                ("counts-with-entry", *about),
                lambda: statuses.compared(
                    ("Now", before),
                    ("With this entry", after),
                    counts_moved(before, after),
                    of_all,
                ),
            ),
            look,
        )
    of_one = stamp(form.commitment.title, 1)
    figure.preview(
        world.shared(
            ("history-with-entry", *about),
            lambda: over_time.history(outcome.standing, of_one),
        ),
        look,
    )


def _on_file(form: Form) -> None:
    """What the entry is measured against, where the pledge stands, and what nobody needs to record
    again."""
    c = form.commitment
    st.markdown("**What was promised**")
    documents = {document.id: document for document in form.loaded.register.documents}
    for quoted in c.wording:
        small(f"“{plain(quoted.quote)}”{cards.press_badge(documents[quoted.document])}")
    view = page_context.current().view
    standing = view.standings[c.id]
    st.markdown(f"**How it stands, as of {day(view.moment.as_of)}**")
    st.markdown(cards.standing_line(standing))
    if standing.assessment:
        small(plain(standing.assessment.reason))
    st.markdown("**Evidence on file, newest first**")
    if not c.evidence:
        small("None yet.")
    for item in newest_first(c)[:_NEWEST]:
        small(
            f"{when(item.date)} {cards.badge(item.effect)} {plain(item.finding)}"
            f" ({plain(item.source.publisher)})"
        )
