"""Taking a briefing away: options, progress, and the files with what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from commitments.briefing.contents import Contents
from commitments.briefing.products import CHANGED, PACK, Product
from commitments.briefing.sameness import packed
from commitments.briefing.slides.house_template import OURS
from commitments.briefing.slides.template_parts import NotATemplate, glance
from commitments.figures.chart import Stamp
from commitments.text import count
from components.parts import briefing_update
from components.parts.making import Making
from components.server import uploads
from components.server.clicks import late
from components.state import world
from components.widgets import answer
from components.widgets.markup import fold, heading, show, tag, text
from components.widgets.text import plain, small

_MAKING, _MADE_FOR = "_making", "_made_for"
_IMAGES = 18  # images of a pack, about
_POLL = 0.4  # seconds between two looks at a briefing that is being made
_MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "md": "text/markdown",
    "eml": "message/rfc822",
    "html": "text/html",
    "txt": "text/plain",
}


def take_away(address: str, stamp: Stamp, chosen: Product, found: Contents | None = None) -> None:
    """Options, the button that makes the files of a product, progress, and the files. `address` is
    the permanent one of the briefing, `stamp` stands in the names of the files, `found` is what
    stands in them where they can update an earlier briefing."""
    show(heading("Take it away", "Nothing leaves this computer until you send it."))
    if not chosen.member:
        if chosen is PACK:
            st.checkbox("A slide for each pledge", value=True, key="slides_of_pledges")
        st.checkbox(
            "Charts as images too (PNG, SVG, PDF, CSV)",
            key="with_images",
            help="Needs Chrome, Chromium or Edge on the server; takes some seconds longer.",
        )
    updated = briefing_update.choose(found, chosen) if found else briefing_update.NOTHING
    template = _template()
    making: Making | None = st.session_state.get(_MAKING)
    options = [*_options(address, chosen), *updated.options]
    wanted = (*options, template, updated.manifest)
    if st.button(
        "Make the files", type="primary", icon=":material/package_2:", key=late("make the files")
    ):
        loaded = world.reading().loaded
        assert loaded is not None, "the frame shows the page only where there is a register"
        steps, name = _steps(options, chosen), world.data_name()
        making = Making(loaded.data, name, options, template, steps, manifest=updated.manifest)
        st.session_state.update({_MAKING: making, _MADE_FOR: wanted})
    if making is not None:
        same = st.session_state[_MADE_FOR] == wanted
        _follow(making, stamp, chosen, same)
    small(
        "The files, and a list of them with what they were made of. Every chart can be edited in"
        " the office program."
    )
    answer.copy_button(address, "briefing", "Copy the link to this briefing")
    link = tag("p", text(address), of="link")
    show(tag("div", fold("The link", link), of="sub"))


def _steps(options: Sequence[str], chosen: Product) -> int:
    """How many things are made one after another: the files, and many images."""
    return len(chosen.files) + 1 + (_IMAGES if "--images" in options else 0)


def _follow(making: Making, stamp: Stamp, chosen: Product, same: bool) -> None:
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
        _files(making.files(), stamp, chosen)


def _watch(making: Making) -> None:
    """The bar of progress and the button that cancels; the page runs again when it is done."""
    progress = making.progress()
    if progress.state not in ("waiting", "running"):
        st.rerun()
    st.progress(progress.share, text=plain(progress.said))
    st.button("Cancel", icon=":material/close:", key="cancel-making", on_click=making.cancel)


def _files(paths: list[Path], stamp: Stamp, chosen: Product) -> None:
    """A button a file with what it is for, and one for all of them."""
    by_name = {path.name: path for path in paths}
    for file in (*chosen.files, CHANGED):
        name = stamp.file_name(f"briefing-{file.part}", file.ending)
        if name not in by_name:
            continue
        size = by_name[name].stat().st_size
        st.download_button(
            f"{file.label} ({file.ending.upper()}, {size / 1000:,.0f} kB)",
            data=by_name[name].read_bytes,
            file_name=name,
            mime=_MIME[file.ending],
            key=f"take-{file.part}-{file.ending}",
            icon=":material/download:",
            type="primary" if file is chosen.files[0] else "secondary",
            on_click="ignore",
        )
        small(f"{file.purpose[0].upper()}{file.purpose[1:]}.")
    st.download_button(
        f"Everything (ZIP, {count(len(paths), 'file')})",
        data=lambda: packed(
            {path.relative_to(paths[-1].parent).as_posix(): path.read_bytes() for path in paths}
        ),
        file_name=stamp.file_name("briefing", "zip"),
        mime="application/zip",
        key="take-zip",
        icon=":material/folder_zip:",
        on_click="ignore",
    )


def _template() -> bytes | None:
    """A house template that the reader uploaded, if it looks like one. It is opened where the
    briefing is made, in a process with bounds, which says what is wrong with it."""
    uploads.field()
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
        glance(data)
    except NotATemplate as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None
    return data


def _options(address: str, chosen: Product) -> list[str]:
    """The options of the command `brief` that make this briefing."""
    options = [f"--link={address}"]
    if chosen.member:
        return options
    if chosen is PACK and not st.session_state["slides_of_pledges"]:
        options.append("--no-pledge-slides")
    if st.session_state["with_images"]:
        options.append("--images")
    return options
