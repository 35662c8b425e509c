"""The parts of the Briefing page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from commitments.briefing import permalink
from commitments.briefing.contents import Contents, NothingToBrief, Request, contents
from commitments.briefing.notes.note import (
    Block,
    Heading,
    Line,
    NewPage,
    Picture,
    SourceList,
    Table,
    note,
)
from commitments.briefing.pack import KINDS
from commitments.briefing.references import Sentence
from commitments.briefing.sameness import packed
from commitments.briefing.slides import outline
from commitments.briefing.slides.house_template import OURS, NotATemplate, opened
from commitments.text import count
from components.parts import changes, overview
from components.parts.making import Making
from components.state import address, world
from components.state.context import Context
from components.widgets import layout
from components.widgets.text import plain, small

_AUDIENCES = {"deck": "Slides", "note": "Two-page note", "annex": "Annex"}
_MOST_TO_PICK = 80
_LONGEST_PRINTS = 2_000
_MAKING, _MADE_FOR = "_making", "_made_for"
_POLL = 0.4  # seconds between two looks at a briefing that is being made
_MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "md": "text/markdown",
}


def choose(context: Context) -> tuple[Context, Contents] | None:
    """What the briefing is about, as the reader chose it; None, with a sentence, if it cannot be.

    Filters and the as-of date are those at the top of every page.
    """
    everything = {c.id: c.title for c in context.register.commitments}
    address.prepare_choices("pledge", everything, "pledge")
    _say_what_changed(context)
    before, _ = changes.choose_dates(context)
    picked = [id for id in st.session_state["pledge"] if id in everything]
    selection = context.selection
    if picked:
        selection = context.view.select(replace(selection.filter, ids=tuple(picked)))
    milestone = next(
        (m for m in context.register.milestones if m.date.text == st.session_state["since"]), None
    )
    request = Request(selection, before.as_of, milestone)
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
    return replace(context, selection=selection), found


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
    found = permalink.changed(prints, context.register.commitments)
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


def _address(context: Context, request: Request) -> str:
    """The permanent address of this briefing."""
    selection = request.selection
    prints = permalink.seen(s.commitment for s in selection.standings)
    base = (st.context.url or "").split("?")[0].rstrip("/")
    asked = permalink.Asked(selection.filter, context.view.moment, request.since, request.milestone)
    return f"{base}?{permalink.query(asked, prints)}"


def preview(context: Context, found: Contents) -> str:
    """What will be in the files; returns the audience that the reader chose."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        audience = layout.switch("for", _AUDIENCES, "audience")
        _pick_pledges(context)
    small(plain(found.subtitle))
    if audience == "note":
        with st.container(border=True):
            for block in note(found):
                if isinstance(block, NewPage):
                    break
                _block(context, block)
    elif audience == "deck":
        _slides(context, found)
    else:
        _annex(found)
    return audience


def _slides(context: Context, found: Contents) -> None:
    """The slides by number and title, and the first of them in full."""
    with st.container(border=True):
        st.subheader("Bottom line", anchor=False)
        for said in found.bottom_line:
            st.markdown(_said(said))
    overview.distribution(context)
    names = outline.slide_titles(found, pledges=st.session_state.get("slides_of_pledges", True))
    with st.expander(f"All {len(names)} slides"):
        st.markdown("\n".join(f"{n}. {plain(name)}" for n, name in enumerate(names, start=1)))
    st.subheader("Hard questions", anchor=False)
    for question in found.questions[:4]:
        names_of = "; ".join(s.commitment.title for s in question.standings)
        st.markdown(f"**{plain(question.question)}** {plain(names_of)}")
        small(_said(question.answer))
    if len(found.questions) > 4:
        small(f"{count(len(found.questions) - 4, 'more question')} on the slides.")


def _annex(found: Contents) -> None:
    selection = found.request.selection
    sheets = (
        ("Distribution", "statuses at best and now, trends; with Excel's own chart"),
        ("Pledges", count(selection.count, "pledge")),
        ("Changes", count(len(found.moves), "status move")),
        ("Hard questions", count(len(found.attention), "pledge")),
        ("Evidence", count(len(selection.evidence), "item")),
        ("Assessments", count(len(selection.assessments), "assessment")),
        ("References", count(len(found.references), "source")),
    )
    with st.container(border=True):
        st.markdown("\n".join(f"- **{name}**: {words}" for name, words in sheets))


def _block(context: Context, block: Block) -> None:
    match block:
        case Heading(level=0):
            st.subheader(plain(block.text), anchor=False)
        case Heading():
            st.markdown(f"**{plain(block.text)}**")
        case Line():
            lead = f"**{plain(block.lead)}** " if block.lead else ""
            st.markdown(f"{'- ' if block.bullet else ''}{lead}{_said(block.said)}")
        case Picture():
            overview.distribution(context)
        case Table() | NewPage() | SourceList():
            pass  # the annex, which the preview leaves out


def _said(said: Sentence) -> str:
    numbers = f" :gray[:small[\\[{', '.join(map(str, said.references))}\\]]]"
    return plain(said.text) + (numbers if said.references else "")


def take_away(context: Context, found: Contents, audience: str) -> None:
    """Options, the button that makes the files, progress, and the files."""
    st.subheader("Take it away", anchor=False)
    st.checkbox("A slide for each pledge", value=True, key="slides_of_pledges")
    st.checkbox(
        "Charts as images too (PNG, SVG, PDF, CSV)",
        key="with_images",
        help="Needs Chrome, Chromium or Edge on the server; takes some seconds longer.",
    )
    template = _template()
    making: Making | None = st.session_state.get(_MAKING)
    wanted = (found.request.address, *_options(found), template)
    if st.button("Make the files", type="primary", icon=":material/package_2:"):
        now = world.reading()
        assert now.loaded is not None
        making = Making(now.loaded.data, world.data_name(), _options(found), template)
        st.session_state[_MAKING] = making
        st.session_state[_MADE_FOR] = wanted
    if making is not None:
        same = st.session_state[_MADE_FOR] == wanted
        _follow(making, found, audience, same)
    small(
        "Slides, note, annex and a manifest with the checksum of each file. Every chart can be"
        " edited in the office program; nothing leaves this computer."
    )
    st.markdown("**Link to this briefing**")
    st.code(found.request.address, language=None, wrap_lines=True)


def _follow(making: Making, found: Contents, audience: str, same: bool) -> None:
    """Progress while it is made, then the files."""
    progress = making.progress()
    if progress.state in ("waiting", "running"):
        st.fragment(_watch, run_every=_POLL)(making)
    elif progress.state == "failed":
        st.error(f"Nothing was made: {plain(progress.said)}", icon=":material/error:")
    elif progress.state == "cancelled":
        small("Cancelled; nothing was made.")
    else:
        if progress.said:
            st.info(plain(progress.said), icon=":material/info:")
        if not same:
            small("Made for an earlier choice; make the files again for what is shown now.")
        _files(making.files(), found, audience)


def _watch(making: Making) -> None:
    """The bar of progress and the button that cancels; the page runs again when it is done."""
    progress = making.progress()
    if progress.state not in ("waiting", "running"):
        st.rerun()
    st.progress(progress.share, text=plain(progress.said))
    if st.button("Cancel", icon=":material/close:", key="cancel-making"):
        making.cancel()
        st.rerun()


def _files(paths: list[Path], found: Contents, audience: str) -> None:
    """A button a file, those of the audience first, and one for all of them."""
    main = [path for path in paths if path.parent.name == "out" and path.suffix[1:] in KINDS]
    main.sort(key=lambda path: KINDS[path.suffix[1:]][0] != audience)
    for path in main:
        kind = path.suffix[1:]
        size = path.stat().st_size
        st.download_button(
            f"{KINDS[kind][1]} ({kind.upper()}, {size / 1000:,.0f} kB)",
            data=path.read_bytes,
            file_name=path.name,
            mime=_MIME[kind],
            key=f"take-{kind}",
            icon=":material/download:",
            type="primary" if KINDS[kind][0] == audience else "secondary",
            on_click="ignore",
        )
    st.download_button(
        f"Everything (ZIP, {count(len(paths), 'file')})",
        data=lambda: packed(
            {path.relative_to(paths[-1].parent).as_posix(): path.read_bytes() for path in paths}
        ),
        file_name=found.distribution.stamp.file_name("briefing", "zip"),
        mime="application/zip",
        key="take-zip",
        icon=":material/folder_zip:",
        on_click="ignore",
    )


def _template() -> bytes | None:
    """A house template that the reader uploaded, if it can be used."""
    with st.expander("House template for the slides"):
        given = st.file_uploader(
            "A .potx or .pptx with your layouts, colours and fonts", type=["potx", "pptx"]
        )
        small("Without one, our own is used; it is a file that you can adapt:")
        st.download_button(
            "Our template",
            data=OURS.read_bytes,
            file_name=OURS.name,
            icon=":material/download:",
            on_click="ignore",
        )
    if given is None:
        return None
    data = given.getvalue()
    try:
        opened(data)
    except NotATemplate as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None
    return data


def _options(found: Contents) -> list[str]:
    """The options of the command `brief` that make this briefing."""
    options = [f"--link={found.request.address}"]
    if not st.session_state["slides_of_pledges"]:
        options.append("--no-pledge-slides")
    if st.session_state["with_images"]:
        options.append("--images")
    return options
