"""The parts of the Briefing page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import streamlit as st

from commitments.briefing import permalink
from commitments.briefing.contents import Contents, NothingToBrief, Request, contents
from commitments.briefing.five import QUESTIONS_TITLE
from commitments.briefing.notes.blocks import Paper
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.mail import mail
from commitments.briefing.notes.note import one_page, two_pages
from commitments.briefing.products import BEFORE, DEFAULT, PARAMETER, PRODUCTS, Product, product
from commitments.briefing.question import Question
from commitments.briefing.questions import FIVE
from commitments.register.model import Commitment
from commitments.text import count
from components.parts import briefing_note, briefing_slides, changes
from components.state import address, world
from components.state.context import Context
from components.widgets import answer, figure, layout, markup
from components.widgets.markup import heading, rows, show, tag, text
from components.widgets.text import plain, small

_LABELS = {product.key: product.label for product in PRODUCTS}
_MOST_TO_PICK = 80
_WIDTH = 680  # pixels of the column that shows what will be in the files
_LONGEST_PRINTS = 2_000


def asked_for() -> Product:
    """The product that the address asks for, or the reader chose."""
    address.prepare_choice(PARAMETER, _LABELS, DEFAULT, "product", BEFORE)
    return product(st.session_state[PARAMETER] or DEFAULT)


def choose(context: Context) -> tuple[Context, Contents] | None:
    """What the briefing is about, as the reader chose it, under its answer; None, with a sentence,
    if it cannot be.

    Filters and the as-of date are those at the top of every page.
    """
    top = st.container()
    everything = {c.id: c.title for c in context.register.commitments}
    address.prepare_choices("pledge", everything, "pledge")
    say_what_changed(context)
    period, _ = changes.choose_period(context, visits=False)
    before = period.before
    picked = [id for id in st.session_state["pledge"] if id in everything]
    selection = context.selection
    if picked:
        selection = context.view.select(replace(selection.filter, ids=tuple(picked)))
    request = Request(selection, before.as_of, period.milestone)
    request = replace(request, address=_address(context, request))
    view = context.view
    try:
        found = world.shared(
            ("briefing", view.version, view.moment, selection.filter, before, request.address),
            lambda: contents(request),
        )
    except NothingToBrief as error:
        st.info(plain(str(error)), icon=":material/info:")
        return None
    chosen = replace(context, selection=selection)
    with top:
        _said_aloud(chosen, found)
    return chosen, found


def _pick_pledges(context: Context) -> None:
    """The popover in which single pledges are chosen, of those that pass the other filters."""
    titles = {c.id: c.title for c in context.register.commitments}
    picked = [id for id in st.session_state["pledge"] if id in titles]
    label = f"Only {count(len(picked), 'pledge')}" if picked else "Single pledges"
    box = layout.popover(label, ":material/checklist:", "pick-pledges", ("pledge",))
    if box is None:
        return
    passing = context.view.select(replace(context.selection.filter, ids=()))
    options = list(dict.fromkeys([*picked, *passing.commitments["id"]]))
    with box:
        most = max(_MOST_TO_PICK, len(picked))
        if len(options) > most:
            small(
                f"{len(options)} pledges pass the filters; the first {most} are shown. Filter or"
                " search above to find others."
            )
        st.pills(
            "Only these pledges (none: all that pass the filters)",
            options[:most],
            key="pledge",
            format_func=lambda id: plain(titles[id]),
            selection_mode="multi",
        )


def say_what_changed(context: Context) -> None:
    """For a link out of a manifest: which of its pledges the data file now holds otherwise."""
    seen = address.parameter(permalink.SEEN, most=_LONGEST_PRINTS)
    if not seen:
        return
    found = permalink.changed(seen, context.register.commitments, _printing(context))
    if not found:
        st.success(
            "The data have not changed since this briefing was made.", icon=":material/check:"
        )
        return
    names = "; ".join(c.title for c in found[:5])
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    st.warning(
        f"The data have changed since this briefing was made, in"
        f" {count(len(found), 'of its pledges', 'of its pledges')}: {plain(names)}{more}.",
        icon=":material/difference:",
    )


def _printing(context: Context) -> permalink.Printing:
    """The print of a pledge, made once for all sessions."""
    held = {c.id: c for c in context.register.commitments}
    by_id = world.shared(
        ("prints", context.view.version),
        lambda: cache(lambda id: permalink.print_of(held[id])),
    )
    return lambda commitment: by_id(commitment.id)


def prints(context: Context, commitments: Iterable[Commitment]) -> str:
    """What a permanent address tells of pledges, so that a later reader sees what changed."""
    return permalink.seen(commitments, _printing(context))


def _address(context: Context, request: Request) -> str:
    """The permanent address of this briefing."""
    selection = request.selection
    seen = prints(context, (s.commitment for s in selection.standings))
    base = (st.context.url or "").split("?")[0].rstrip("/")
    asked = permalink.Asked(
        selection.filter,
        context.view.moment,
        request.since,
        request.milestone,
        st.session_state[PARAMETER],
    )
    return f"{base}?{permalink.query(asked, seen)}"


def _said_aloud(context: Context, found: Contents) -> None:
    """The answer of the briefing."""
    answer.card(found.answer, context.stamp)


def preview(context: Context, found: Contents, chosen: Product) -> None:
    """What will be in the files."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        show(tag("p", text(found.subtitle), of="sub"))
        _pick_pledges(context)
    if chosen.key in _NOTES:
        paper, left_out = _note(found, chosen.key)
        briefing_note.show_paper(context, paper, left_out)
    else:
        _slides(context, found)
    if chosen.key == "pack":
        shown = st.session_state.get("slides_of_pledges", True)
        briefing_slides.show_backup(found, pledges=shown)
        _annex(found)


def _note(found: Contents, product: str) -> tuple[Paper, tuple[str, ...]]:
    """A note, fitted to its pages once for all sessions."""
    asked = found.request
    view, chosen = asked.selection.view, asked.selection.filter
    about = (view.version, view.moment, chosen, asked.since, asked.milestone, asked.address)
    return world.shared(("note", product, *about), lambda: _NOTES[product](found))


_NOTES: dict[str, Callable[[Contents], tuple[Paper, tuple[str, ...]]]] = {
    "page": lambda found: fitted(one_page(found), "One page"),
    "note": lambda found: fitted(two_pages(found), "Two-page note"),
    "mail": mail,
}
"""What each note holds, and what it leaves out."""


def switch(pledges: int, facts: int) -> Product:
    """Which product: the choice at the top of the page, each with what it is for, what it makes
    and how long that takes for so many pledges and facts."""
    with st.container(key="products"):
        chosen: str | None = st.radio(
            "Product",
            list(_LABELS),
            key=PARAMETER,
            format_func=_LABELS.__getitem__,
            captions=[f"{one.purpose} {one.effort(pledges, facts)}" for one in PRODUCTS],
            horizontal=True,
            label_visibility="collapsed",
        )
    return product(chosen or DEFAULT)


def _slides(context: Context, found: Contents) -> None:
    """The five slides in small, the picture of the second, and the hard questions with their
    answers."""
    briefing_slides.show_five(found)
    figure.show(found.five.years, context.look_at(_WIDTH))
    show(heading(QUESTIONS_TITLE), rows(*map(_question, found.questions[:FIVE])))
    if rest := len(found.questions) - FIVE:
        show(tag("p", f"{count(rest, 'more question')} in the full pack.", of="sub"))


def _question(question: Question) -> str:
    names = " · ".join(
        markup.pledge(s.commitment.id, s.commitment.title) for s in question.standings
    )
    return "".join(
        (
            tag("div", tag("b", text(question.question)), " ", names),
            tag("div", text(question.answer.text)),
            tag("div", f"May be said: {text(question.may.text)}", of="sub"),
            tag("div", f"Do not say: {text(question.never)}", of="sub"),
        )
    )


def _annex(found: Contents) -> None:
    selection = found.request.selection
    sheets = (
        ("Distribution", "the statuses by year, with Excel’s own chart"),
        ("Pledges", count(selection.count, "pledge")),
        ("Changes", count(len(found.moves), "change of status", "changes of status")),
        ("Hard questions", count(len(found.attention), "pledge")),
        ("Facts", count(len(selection.facts), "fact")),
        ("Evidence", f"{len(selection.evidence):,} lines: what each fact does to a pledge"),
        ("Assessments", count(len(selection.assessments), "judgement")),
        ("References", count(len(found.references), "source")),
    )
    show(
        heading("A workbook of eight tables"),
        rows(
            *(
                tag("div", tag("b", text(name)), tag("span", text(words)), of="sheet")
                for name, words in sheets
            )
        ),
    )
