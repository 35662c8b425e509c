"""The link check against a host of its own, with every outcome."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from commitments.links import pages
from commitments.links.check import AGENT, Manners, OfflineError, check
from commitments.links.results import Result
from commitments.record_words import LinkState, QuoteState

QUICK = Manners(connect=10, answer=10, pause=0)
HASTY = Manners(connect=10, answer=0.5, pause=0)
DAY = "2026-11-26"


class Host(ThreadingHTTPServer):
    """A host that answers as its paths say, and remembers how it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.busy = 0
        self.most_at_once = 0
        self.times: list[float] = []
        self.lock = threading.Lock()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Page(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        host = self.server
        with host.lock:
            host.asked.append(self.path)
            host.agents.add(self.headers["User-Agent"])
            host.times.append(time.monotonic())
            host.busy += 1
            host.most_at_once = max(host.most_at_once, host.busy)
        # Long enough that a second request would meet this one. It ends before the answer begins:
        # whoever has an answer may ask again at once.
        time.sleep(0.01)
        with host.lock:
            host.busy -= 1
        # The check reads no body, or not all of it.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.answer()

    def answer(self) -> None:
        if self.path == "/robots.txt":
            return self.say(200, b"User-agent: *\nDisallow: /private\n")
        if self.path == "/loop":
            return self.go("/loop")
        if self.path.startswith("/chain"):
            n = int(self.path.removeprefix("/chain"))
            return self.go(f"/chain{n - 1}" if n else "/ok", 301)
        if self.path == "/slash":
            return self.go("/slash/")
        if self.path == "/hang":
            return time.sleep(1.5)
        if self.path == "/binary":
            return self.say(200, b"\x00\x01", "application/octet-stream")
        if self.path == "/huge":
            self.send_response(200)
            self.send_header("Content-Length", str(10**12))
            self.end_headers()
            while True:
                self.wfile.write(b"x" * 65536)
        code = self.path.removeprefix("/")
        return self.say(int(code) if code.isdigit() else 200, b"a page")

    def say(self, code: int, body: bytes, kind: str = "text/html") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def go(self, where: str, code: int = 302) -> None:
        self.send_response(code)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    server = Host()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def one(host: Host, path: str) -> Result:
    url = host.base + path
    return check([url], DAY, HASTY if path == "/hang" else QUICK)[url]


@pytest.mark.parametrize(
    ("path", "state", "final", "detail"),
    [
        ("/ok", "reachable", "/ok", "200"),
        ("/slash", "reachable", "/slash/", "200"),
        ("/binary", "reachable", "/binary", "200"),
        ("/huge", "reachable", "/huge", "200"),
        ("/chain3", "moved", "/ok", "301"),
        ("/loop", "failed", "/loop", "it redirects in a circle"),
        ("/404", "gone", "/404", "404"),
        ("/410", "gone", "/410", "410"),
        ("/401", "refused", "/401", "401"),
        ("/403", "refused", "/403", "403"),
        ("/429", "refused", "/429", "429"),
        ("/private/page", "refused", "/private/page", "robots.txt asks not to"),
        ("/500", "failed", "/500", "500"),
        ("/503", "failed", "/503", "503"),
        ("/hang", "failed", "/hang", "no answer in 0.5 s"),
    ],
)
def test_every_answer_of_a_host_has_its_state(
    host: Host, path: str, state: str, final: str, detail: str
) -> None:
    assert one(host, path) == Result(LinkState(state), host.base + final, detail, DAY)


def test_a_page_that_robots_are_asked_to_leave_is_never_asked_for(host: Host) -> None:
    one(host, "/private")
    assert host.asked == ["/robots.txt"]


def test_what_is_no_https_is_a_bad_certificate_or_no_answer_and_never_an_error(host: Host) -> None:
    good, bad = host.base + "/ok", host.base.replace("http:", "https:") + "/ok"
    found = check([good, bad], DAY, QUICK)
    assert found[good].state is LinkState.REACHABLE
    assert found[bad] == Result(LinkState.FAILED, bad, "its certificate is not valid", DAY)


def test_a_name_that_no_one_knows_is_gone(host: Host) -> None:
    good, bad = host.base + "/ok", "http://no-such-host.invalid/page"
    found = check([good, bad], DAY, QUICK)
    assert found[bad] == Result(LinkState.GONE, bad, "the host's name is not known", DAY)


def test_a_port_where_nothing_listens_cannot_be_reached(host: Host) -> None:
    good, bad = host.base + "/ok", "http://127.0.0.1:9/page"
    found = check([good, bad], DAY, QUICK)
    assert found[bad] == Result(LinkState.FAILED, bad, "the host cannot be reached", DAY)


def test_without_any_host_the_check_says_offline() -> None:
    with pytest.raises(OfflineError):
        check(["http://no-such-host.invalid/a", "http://127.0.0.1:9/b"], DAY, QUICK, never)


def never(url: str, result: Result) -> None:
    raise AssertionError(f"{url} was reported as {result.state}")


def test_a_host_is_asked_one_page_at_a_time_and_told_who_asks(host: Host) -> None:
    urls = [f"{host.base}/page{n}" for n in range(12)]
    seen: list[str] = []
    found = check(urls, DAY, QUICK, lambda url, _: seen.append(url))
    assert [result.state for result in found.values()] == [LinkState.REACHABLE] * 12
    assert (host.most_at_once, host.agents) == (1, {AGENT})
    assert sorted(seen) == sorted(urls)


def test_an_address_that_stands_twice_is_asked_for_once(host: Host) -> None:
    check([host.base + "/ok"] * 3, DAY, QUICK)
    assert host.asked == ["/robots.txt", "/ok"]


def test_two_requests_to_a_host_lie_a_pause_apart(host: Host) -> None:
    check([f"{host.base}/page{n}" for n in range(3)], DAY, Manners(10, 10, 0.2))
    gaps = [b - a for a, b in zip(host.times[1:], host.times[2:], strict=False)]
    assert [gap >= 0.2 for gap in gaps] == [True, True]


def test_each_page_that_answers_is_looked_at_and_no_other(host: Host) -> None:
    seen: dict[str, tuple[str, bytes]] = {}

    def look(page: pages.Page) -> dict[str, QuoteState]:
        seen[page.url] = (page.final, page.data)
        return {"a-fact": QuoteState.STANDS}

    urls = [f"{host.base}/{path}" for path in ("ok", "404", "chain1", "private", "huge")]
    found = check(urls, DAY, QUICK, look=look)
    ok, _, chain, _, huge = urls
    assert seen == {ok: (ok, b"a page"), chain: (ok, b"a page")}
    assert {url: dict(result.quotes) for url, result in found.items() if result.quotes} == {
        ok: {"a-fact": QuoteState.STANDS},
        chain: {"a-fact": QuoteState.STANDS},
    }
    assert found[huge].state is LinkState.REACHABLE
