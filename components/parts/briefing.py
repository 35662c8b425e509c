"""The parts of the Briefing page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import streamlit as st

from commitments.briefing import permalink
from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents, NothingToBrief, Request, contents
from commitments.briefing.notes.note import (
    Block,
    Heading,
    Line,
    NewPage,
    Picture,
    SourceList,
    Table,
    one_page,
    two_pages,
)
from commitments.briefing.products import BEFORE, DEFAULT, PARAMETER, PRODUCTS, Product, product
from commitments.briefing.question import Question
from commitments.briefing.slides import outline
from commitments.text import count
from components.parts import changes
from components.state import address, world
from components.state.context import Context
from components.widgets import answer, figure, layout, markup
from components.widgets.markup import heading, rows, show, tag, text
from components.widgets.text import plain, small

_LABELS = {product.key: product.label for product in PRODUCTS}
_MOST_TO_PICK, _MOST_ASKED = 80, 4
_WIDTH = 680  # pixels of the column that shows what will be in the files
_LONGEST_PRINTS = 2_000


def choose(context: Context) -> tuple[Context, Contents] | None:
    """What the briefing is about, as the reader chose it, under its answer; None, with a sentence,
    if it cannot be.

    Filters and the as-of date are those at the top of every page.
    """
    top = st.container()
    address.prepare_choice(PARAMETER, _LABELS, DEFAULT, "product", BEFORE)
    everything = {c.id: c.title for c in context.register.commitments}
    address.prepare_choices("pledge", everything, "pledge")
    _say_what_changed(context)
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
    passing = context.view.select(replace(context.selection.filter, ids=()))
    options = list(dict.fromkeys([*picked, *passing.commitments["id"]]))
    label = f"Only {count(len(picked), 'pledge')}" if picked else "Single pledges"
    box = layout.popover(label, ":material/checklist:", "pick-pledges", ("pledge",))
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


def _say_what_changed(context: Context) -> None:
    """For a link out of a manifest: which of its pledges the data file now holds otherwise."""
    prints = address.parameter(permalink.SEEN, most=_LONGEST_PRINTS)
    if not prints:
        return
    found = permalink.changed(prints, context.register.commitments, _printing(context))
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


def _address(context: Context, request: Request) -> str:
    """The permanent address of this briefing."""
    selection = request.selection
    prints = permalink.seen((s.commitment for s in selection.standings), _printing(context))
    base = (st.context.url or "").split("?")[0].rstrip("/")
    asked = permalink.Asked(
        selection.filter,
        context.view.moment,
        request.since,
        request.milestone,
        st.session_state[PARAMETER],
    )
    return f"{base}?{permalink.query(asked, prints)}"


def _said_aloud(context: Context, found: Contents) -> None:
    """The answer of the briefing, and what the pack holds for whom."""
    answer.card(found.answer, context.stamp, beside=_holds(found))


def _holds(found: Contents) -> str:
    """The parts of the pack, each with whom it is for."""
    slides = count(len(outline.slide_titles(found)), "slide")
    sources = count(len(found.references), "source")
    pledges = count(found.request.selection.count, "pledge")
    parts = (
        ("Slides", f"{slides} for a meeting, every chart editable"),
        ("Note", "two pages for a minister, in Word, PDF or mail"),
        ("Annex", f"{pledges} and {sources} for whoever checks"),
    )
    rows = (tag("div", tag("b", text(name)), tag("span", text(words))) for name, words in parts)
    return tag("div", *rows, of="pack")


def preview(context: Context, found: Contents) -> Product:
    """What will be in the files; returns the product that the reader chose."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        chosen = _switch()
        _pick_pledges(context)
    show(tag("p", text(found.subtitle), of="sub"))
    if chosen.key in _NOTES:
        _note(context, _NOTES[chosen.key](found))
    else:
        _slides(context, found)
    if chosen.key == "pack":
        _annex(found)
    return chosen


_NOTES = {"page": one_page, "note": two_pages}


def _switch() -> Product:
    """Which product: the choice at the top of the page."""
    chosen: str | None = st.segmented_control(
        "Product",
        list(_LABELS),
        key=PARAMETER,
        format_func=_LABELS.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    return product(chosen or DEFAULT)


def _slides(context: Context, found: Contents) -> None:
    """The picture of the deck, its questions, and its slides by number and title."""
    figure.show(found.distribution, context.look_at(_WIDTH))
    asked = found.questions[:_MOST_ASKED]
    if asked:
        show(heading("Hard questions"), rows(*map(_question, asked)))
    if len(found.questions) > len(asked):
        rest = count(len(found.questions) - len(asked), "more question")
        show(tag("p", f"{rest} on the slides.", of="sub"))
    names = outline.slide_titles(found, pledges=st.session_state.get("slides_of_pledges", True))
    listed = tag("ol", *(tag("li", text(name)) for name in names), of="slides")
    show(tag("details", tag("summary", f"All {len(names)} slides"), listed))


def _question(question: Question) -> str:
    names = " · ".join(
        markup.pledge(s.commitment.id, s.commitment.title) for s in question.standings
    )
    return "".join(
        (
            tag("div", tag("b", text(question.question)), " ", names),
            tag("div", _said(question.answer), of="sub"),
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


def _note(context: Context, blocks: Iterable[Block]) -> None:
    """A note as it will be read, without its annex."""
    written: list[str] = []
    for block in blocks:
        match block:
            case NewPage():
                break
            case Heading(level=0):
                written.append(tag("h3", text(block.text)))
            case Heading():
                written.append(tag("h4", text(block.text)))
            case Line():
                lead = tag("b", text(block.lead)) + " " if block.lead else ""
                kind = "point" if block.bullet else ""
                written.append(tag("p", lead, _said(block.said), of=kind))
            case Picture():
                show(tag("div", *written, of="note"))
                written = []
                figure.show(block.chart, context.look_at(_WIDTH))
            case Table() | SourceList():
                pass  # the annex, which the preview leaves out
    show(tag("div", *written, of="note"))


def _said(sentence: Sentence) -> str:
    """A sentence as HTML, with the numbers of its sources in small grey letters."""
    numbers = ", ".join(map(str, sentence.references))
    return text(sentence.text) + (tag("small", f" [{numbers}]") if numbers else "")
