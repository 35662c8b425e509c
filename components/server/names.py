"""Under which name the dashboard answers, and to whose pages.

A page of another site can lead its own name to this computer, and then reads whatever a server here
answers under that name. So a server that only this computer reaches answers to its names alone,
and any server to those in `server.allowedHosts`, where that is set. What another site's page asks
for is refused before Streamlit sees it, which would look up its own address on the internet.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from commitments.text import shown

_HOST = re.compile(r"[A-Za-z0-9._\-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")
# Besides any X-...: no browser sends those when it opens a websocket.
_OF_PROXIES = re.compile(
    r"x-.*|via|forwarded.*|proxy-.*|true-client-.*|cf-.*|fastly-.*|cdn-.*|surrogate-.*|client-ip",
    re.IGNORECASE,
)
_MISDIRECTED, _FORBIDDEN, _NOT_FOUND = 421, 403, 404
_REFUSED = 1008  # a websocket's word for what goes against a policy
_METRICS = "/_stcore/metrics"


def loopback(name: str) -> bool:
    """Whether a name or an address is that of the computer itself."""
    if name.casefold().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def through_a_proxy(headers: Iterable[str]) -> bool:
    """Whether these names of headers are of a request that a proxy passed on."""
    return any(_OF_PROXIES.fullmatch(name) for name in headers)


class Names:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        refused = _refused(scope) if scope["type"] in ("http", "websocket") else None
        if refused is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED, "reason": ""})
        else:
            await PlainTextResponse(refused[1], refused[0])(scope, receive, send)


def _refused(scope: Scope) -> tuple[int, str] | None:
    """The status and the sentence with which a request is refused."""
    headers = Headers(scope=scope)
    host, origin = headers.get("Host", ""), headers.get("Origin")
    name = _name(host)
    if not _answers(name, st.get_option("server.allowedHosts"), st.get_option("server.address")):
        return _MISDIRECTED, (
            f"This dashboard does not answer to the name '{shown(host)}'. On the computer where it"
            " runs, open it as localhost. If this is its name, whoever runs it adds it to"
            " server.allowedHosts (docs/operating.md, step 2).\n"
        )
    if origin is not None and _of_origin(origin) != host.casefold():
        return _FORBIDDEN, "This comes from a page of another site, which is not answered.\n"
    if scope["path"].rstrip("/").endswith(_METRICS) and not _of_this_computer(scope, headers):
        return _NOT_FOUND, "There is nothing at this address.\n"
    return None


def _of_origin(origin: str) -> str:
    """The name and port of an origin in small letters; nothing where it has none."""
    return origin.partition("://")[2].casefold()


def _name(host: str) -> str:
    """The name of a Host header without its port; nothing where it is none."""
    return (urlsplit(f"//{host}").hostname or "").rstrip(".") if _HOST.fullmatch(host) else ""


def _answers(name: str, allowed: Sequence[str], address: str | None) -> bool:
    if not name:
        return False
    if not allowed:
        return loopback(name) or not loopback(address or "")
    known = [one.strip().casefold().rstrip(".") for one in allowed]
    return any(
        one in ("*", name) or (one.startswith("*.") and name.endswith(one[1:])) for one in known
    )


def _of_this_computer(scope: Scope, headers: Headers) -> bool:
    name, _ = scope.get("client") or ("", 0)
    return loopback(name) and not through_a_proxy(headers.keys())
