"""What each answer tells the browser: load nothing from elsewhere, and be in nobody's frame."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit draws with styles of its own, some scripts of it run from memory (blob:), and an image
# that is saved is read from there.
_POLICY = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: ws://{0} wss://{0};"
    " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def with_headers(send: Send, put: Callable[[MutableHeaders, int], None]) -> Send:
    """What sends an answer once `put` has changed its headers; `put` also gets its status."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            put(MutableHeaders(scope=message), message["status"])
        await send(message)

    return told


class AnswerHeaders:
    """The middleware. It stands behind the one that looks at names, so Host is well-formed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = _POLICY.format(Headers(scope=scope).get("Host", ""))

        def put(headers: MutableHeaders, _: int) -> None:
            for name, value in (_ALWAYS | {"Content-Security-Policy": policy}).items():
                headers.setdefault(name, value)

        await self._app(scope, receive, with_headers(send, put))
