"""The files that a page will load, named with the page itself, so that browsers fetch them at once.

Streamlit's page learns which scripts draw its elements when they arrive, one round after the other.
The one that draws charts is larger than all others together: it is to come early, and after what
shows words.
"""

from __future__ import annotations

from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from components.server.headers import with_headers

SCRIPTS = (
    *("BidiComponent", "serialization", "recordbatch", "Html", "purify", "PageLink"),
    *("TextInput", "useFormValidation", "useTextField", "withFullScreenWrapper"),
)
"""Those of every page, by the names of Streamlit's files without their digests."""
CHARTS = ("PlotlyChart",)
FONTS = ("MaterialSymbols-Rounded",)
WITHOUT_CHARTS = frozenset({"tracker", "method", "record", "briefing"})
"""The pages that show no chart at first, by their addresses."""
_STATIC = Path(streamlit.__file__).parent / "static" / "static"


def files(names: tuple[str, ...], folder: str, end: str) -> list[str]:
    """The files of Streamlit of those names, as addresses; one that is not there is left out."""
    found = [path for name in names for path in (_STATIC / folder).glob(f"{name}.*{end}")]
    return [f"/static/{folder}/{path.name}" for path in found]


def _links(names: tuple[str, ...], folder: str, end: str, how: str) -> str:
    return ", ".join(f"<{name}>; {how}" for name in files(names, folder, end))


_FONT = "rel=preload; as=font; type=font/woff2; crossorigin"
_PLAIN = ", ".join(
    (_links(SCRIPTS, "js", ".js", "rel=modulepreload"), _links(FONTS, "media", ".woff2", _FONT))
)
# Fetched and no more: named as a module it would be compiled at once, and words came half a second
# later.
_FETCHED = "rel=preload; as=script; crossorigin; fetchpriority=low"
_CHARTS = _links(CHARTS, "js", ".js", _FETCHED)


class Early:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a page with what it will load."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        bare = scope["path"].strip("/") in WITHOUT_CHARTS

        def put(headers: MutableHeaders, status: int) -> None:
            if status == 200 and headers.get("Content-Type", "").startswith("text/html"):
                headers["Link"] = _PLAIN if bare else f"{_PLAIN}, {_CHARTS}"

        await self._app(scope, receive, with_headers(send, put))
