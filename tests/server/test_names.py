"""Who is answered: by the name that the page was opened under, and the site that it is of."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from components.server.headers import AnswerHeaders
from components.server.names import Names, loopback, through_a_proxy
from tests.server.asked import ask

HERE = "127.0.0.1:8501"


@pytest.fixture(autouse=True)
def bound(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The server's address and allowed hosts, set by calling it."""

    def to(address: str | None = "127.0.0.1", *allowed: str) -> None:
        options = {"server.address": address, "server.allowedHosts": list(allowed)}
        monkeypatch.setattr(st, "get_option", options.__getitem__)

    to()
    return to


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8501",
        "LOCALHOST.",
        "127.0.0.1:1",
        "127.8.8.8",
        "[::1]:8501",
        "[::1]",
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_server_of_this_computer_answers_to_its_names(host: str, kind: str) -> None:
    assert ask(Names, kind=kind, headers=[("Host", host)]).status in (200, 101)


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example"),
        *("evil@localhost", "localhost/x", "localhost:1:2", "10.0.0.1", "", "[evil]", "local host"),
    ],
)
def test_it_answers_to_no_other_name(host: str) -> None:
    assert ask(Names, kind="websocket", headers=[("Host", host)]).status == 403
    answer = ask(Names, headers=[("Host", host)])
    assert (answer.status, answer.text) == (
        421,
        f"This dashboard does not answer to the name '{host}'. On the computer where it runs, open"
        " it as localhost. If this is its name, whoever runs it adds it to server.allowedHosts"
        " (docs/operating.md, step 2).\n",
    )


@pytest.mark.parametrize(
    ("address", "allowed", "host", "status"),
    [
        ("127.0.0.1", ["tracker.example.org"], "tracker.example.org", 200),
        ("127.0.0.1", ["Tracker.example.org."], "tracker.example.org:443", 200),
        ("127.0.0.1", ["tracker.example.org"], "localhost", 421),
        ("127.0.0.1", ["*.example.org"], "a.example.org", 200),
        ("127.0.0.1", ["*.example.org"], "example.org", 421),
        ("127.0.0.1", ["*"], "any.example", 200),
        ("0.0.0.0", [], "any.example", 200),
        ("0.0.0.0", ["tracker.example.org"], "any.example", 421),
        (None, [], "any.example", 200),
    ],
)
def test_names_that_are_set_are_the_names(
    bound: Any, address: str | None, allowed: list[str], host: str, status: int
) -> None:
    bound(address, *allowed)
    assert ask(Names, headers=[("Host", host)]).status == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (f"http://{HERE}", 200),
        (f"https://{HERE}", 200),
        ("http://evil.example", 403),
        ("http://127.0.0.1:8502", 403),
        ("http://localhost:8501", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_pages_of_other_sites_are_not_answered(origin: str, status: int) -> None:
    headers = [("Host", HERE), ("Origin", origin)]
    assert ask(Names, headers=headers).status == status
    assert ask(Names, kind="websocket", headers=headers).status == {200: 101}.get(status, status)


@pytest.mark.parametrize(
    ("client", "more", "status"),
    [
        ("127.0.0.1", [], 200),
        ("::1", [], 200),
        ("10.0.0.7", [], 404),
        ("127.0.0.1", [("X-Forwarded-For", "10.0.0.7")], 404),
        ("127.0.0.1", [("Via", "1.1 proxy")], 404),
    ],
)
def test_the_figures_of_the_server_are_for_this_computer(
    client: str, more: list[tuple[str, str]], status: int
) -> None:
    for path in ("/_stcore/metrics", "/base/_stcore/metrics/"):
        assert ask(Names, path, client=client, headers=[("Host", HERE), *more]).status == status


def test_a_websocket_of_a_browser_comes_through_no_proxy() -> None:
    browsers = ["Host", "Connection", "Pragma", "Cache-Control", "User-Agent", "Upgrade", "Origin"]
    more = ["Sec-WebSocket-Key", "Accept-Encoding", "Accept-Language", "Cookie"]
    assert not through_a_proxy([*browsers, *more])


@pytest.mark.parametrize(
    "name",
    [
        "x-real-ip",
        "X-Forwarded-Host",
        "Forwarded",
        "VIA",
        "CF-Connecting-IP",
        "X-Envoy-Peer",
        "Cdn-Loop",
    ],
)
def test_what_proxies_send_is_known(name: str) -> None:
    assert through_a_proxy(["Host", name])


def test_names_of_this_computer() -> None:
    known = ["localhost", "Localhost.", "127.0.0.1", "::1", "localhosts", "128.0.0.1", ""]
    assert [name for name in known if loopback(name)] == known[:4]


def test_no_answer_may_be_framed_or_load_from_elsewhere() -> None:
    told = ask(AnswerHeaders, headers=[("Host", HERE)]).headers
    policy = dict(part.split(" ", 1) for part in told.pop("content-security-policy").split("; "))
    assert told == {
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    assert (policy["frame-ancestors"], policy["default-src"]) == ("'none'", "'self'")
    assert policy["connect-src"] == f"'self' blob: ws://{HERE} wss://{HERE}"
