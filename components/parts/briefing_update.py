"""Update an earlier briefing: it is named by its manifest or link, and what changed is shown."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from commitments.briefing.contents import Contents
from commitments.briefing.earlier import BadEarlier, Earlier, earlier_of, linked
from commitments.briefing.products import Product
from commitments.briefing.update import MARK, as_text, summary, update
from commitments.text import count
from components.server import uploads
from components.state import world
from components.widgets.markup import fold, show, tag, text
from components.widgets.text import plain, small

_LONGEST_LINK = 4_000


@dataclass(frozen=True, slots=True)
class Updated:
    """How the earlier briefing is named to whoever makes the files: by options of the command, and
    by its manifest where that was given."""

    options: tuple[str, ...] = ()
    manifest: bytes | None = None


NOTHING = Updated()


def choose(found: Contents, product: Product) -> Updated:
    """Let a reader name an earlier briefing, and show what changed since."""
    with st.expander("Update an earlier briefing"):
        small(
            "Give what you have of it: what changed since is marked on the slides, and listed in a"
            " file of its own."
        )
        uploads.field()
        given = st.file_uploader(
            "Its manifest, the file whose name has “briefing-manifest”", type=["json"]
        )
        link = st.text_input("Or its link", max_chars=_LONGEST_LINK, key="earlier-link")
        slides = any(file.ending == "pptx" for file in product.files)
        only = slides and st.checkbox("Only the slides that changed", key="changed-only")
        data = given.getvalue() if given is not None else None
        if data is None and not link.strip():
            return NOTHING
        try:
            earlier = _earlier(found, data, link.strip())
            _say(found, earlier, data or link.strip().encode())
        except BadEarlier as error:
            st.error(plain(str(error)), icon=":material/error:")
            return NOTHING
    options = () if data else (f"--update={link.strip()}",)
    return Updated((*options, *(["--changed-only"] if only else [])), data)


def _earlier(found: Contents, data: bytes | None, link: str) -> Earlier:
    register = found.request.selection.view.register
    return linked(link, register) if data is None else earlier_of(data, register)


def _say(found: Contents, earlier: Earlier, given: bytes) -> None:
    """What changed, in a sentence, and in a list that opens."""
    view, chosen = found.request.selection.view, found.request
    key = ("update", view.version, view.moment, chosen.selection.filter, chosen.address, given)
    news = world.shared(key, lambda: update(found, earlier))
    if news.nothing:
        st.success(plain(summary(found, news)), icon=":material/check:")
        return
    st.info(plain(summary(found, news)), icon=":material/difference:")
    for remark in news.remarks:
        small(remark)
    lines = [line for line in as_text(found, news).splitlines() if line.startswith(MARK)]
    listed = tag("ul", *(tag("li", text(line.removeprefix(f"{MARK} "))) for line in lines))
    show(fold(f"{count(len(lines), 'thing')} that changed", listed))
