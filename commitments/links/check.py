"""Ask the hosts of sources whether their pages are still there.

The only part of the product that calls other hosts, and only from the command line. Polite: one
request at a time to a host, a pause between two, robots.txt respected, no body read but that of a
page whose words are looked for or kept, and it says who it is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests
from requests import exceptions
from urllib3.exceptions import HTTPError

from commitments.links.pages import Page
from commitments.links.results import Result
from commitments.record_words import LinkState, QuoteState

AGENT = "commitment-tracker-link-check/1 (checks whether cited pages are still there)"
_ROBOTS_BYTES = 500_000
_HOSTS_AT_ONCE = 8
_PROBES = 5
_PIECE, _MOST_BYTES = 65_536, 30_000_000  # bytes of a page that are read
_ANSWERS = (LinkState.REACHABLE, LinkState.MOVED)

Look = Callable[[Page], Mapping[str, QuoteState]]
"""What looks at a page, and says by the ids of facts how their quotes stand."""


class OfflineError(Exception):
    """No host could be reached at all: nothing can be said about any page."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient and how polite a check is, in seconds."""

    connect: float = 10
    answer: float = 20
    pause: float = 1
    read: float = 60
    now: Callable[[], float] | None = None
    """A clock in seconds; without one a page may take any time as long as something comes."""


def check(
    urls: Iterable[str],
    today: str,
    manners: Manners | None = None,
    report: Callable[[str, Result], None] | None = None,
    look: Look | None = None,
) -> dict[str, Result]:
    """Ask for every address once; returns what was found for each.

    `report` is called with each result as it comes; `look` is given each page that answers, says
    how the quotes on it stand, and is called from several threads. Raises OfflineError where the
    first hosts could none of them be reached.
    """
    manners = manners or Manners()
    hosts = {host: list(group) for host, group in groupby(sorted(set(urls), key=_host), key=_host)}
    found: dict[str, Result] = {}

    def one_host(host: str) -> None:
        for url, result in _host_results(hosts[host], today, manners, look):
            found[url] = result
            if online.is_set() and report:
                report(url, result)

    online = threading.Event()
    names = list(hosts)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        list(pool.map(one_host, names[:_PROBES]))
        if found and all(result.detail in _UNREACHED for result in found.values()):
            raise OfflineError
        if report:
            for url, result in list(found.items()):
                report(url, result)
        online.set()
        list(pool.map(one_host, names[_PROBES:]))
    return found


_NO_NAME = "the host's name is not known"
_NO_ANSWER = "the host cannot be reached"
_UNREACHED = (_NO_NAME, _NO_ANSWER)


def _host(url: str) -> str:
    return urlsplit(url).netloc.casefold()


def _host_results(
    urls: list[str], today: str, manners: Manners, look: Look | None
) -> Iterator[tuple[str, Result]]:
    """Ask one host for its pages, one after another."""
    with requests.Session() as session:
        session.headers["User-Agent"] = AGENT
        session.max_redirects = 10
        rules = _robots(session, urls[0], manners)
        for n, url in enumerate(urls):
            if n:
                time.sleep(manners.pause)
            if rules is not None and not rules.can_fetch(AGENT, url):
                yield url, Result(LinkState.REFUSED, url, "robots.txt asks not to", today)
                continue
            state, final, detail, page = _ask(session, url, manners, read=look is not None)
            quotes = look(page) if look is not None and page is not None else {}
            yield url, Result(state, final, detail, today, quotes)


def _robots(session: requests.Session, url: str, manners: Manners) -> RobotFileParser | None:
    """The host's rules for robots; None where it has none or does not say."""
    parts = urlsplit(url)
    rules = RobotFileParser()
    try:
        with session.get(
            f"{parts.scheme}://{parts.netloc}/robots.txt",
            timeout=(manners.connect, manners.answer),
            stream=True,
        ) as answer:
            if answer.status_code != 200:
                return None
            text = next(answer.iter_content(_ROBOTS_BYTES), b"")
    except (exceptions.RequestException, ValueError):
        return None  # the page itself will say what is wrong with the host
    rules.parse(text.decode("utf-8", "replace").splitlines())
    return rules


def _ask(
    session: requests.Session, url: str, manners: Manners, *, read: bool
) -> tuple[LinkState, str, str, Page | None]:
    """State, final address and the answer in a word, for one page; the page too where it answers
    and is to be read."""
    page = None
    try:
        with session.get(url, timeout=(manners.connect, manners.answer), stream=True) as answer:
            found = _judged(url, answer)
            if read and found[0] in _ANSWERS:
                page = _body(url, answer, manners)
            return *found, page
    except (exceptions.RequestException, ValueError) as error:
        return *_failed(url, error, manners), None


def _body(url: str, answer: requests.Response, manners: Manners) -> Page | None:
    """The page, up to a size and a time; None where it is larger or slower."""
    if int(answer.headers.get("Content-Length") or 0) > _MOST_BYTES:
        return None
    data, now = bytearray(), manners.now or (lambda: 0.0)
    end = now() + manners.read
    try:
        # As it comes: a host that gives a byte at a time would fill a block for hours.
        while piece := answer.raw.read1(_PIECE, decode_content=True):
            data += piece
            if len(data) > _MOST_BYTES or now() > end:
                return None
    except HTTPError:
        return None  # it broke off; that it answered is known
    return Page(url, answer.url, answer.headers.get("Content-Type", ""), bytes(data))


def _failed(
    url: str, failure: exceptions.RequestException | ValueError, manners: Manners
) -> tuple[LinkState, str, str]:
    try:
        raise failure
    except exceptions.TooManyRedirects:
        return LinkState.FAILED, url, "it redirects in a circle"
    except exceptions.SSLError:
        return LinkState.FAILED, url, "its certificate is not valid"
    except exceptions.ConnectTimeout:
        return LinkState.FAILED, url, _NO_ANSWER
    except exceptions.Timeout:
        return LinkState.FAILED, url, f"no answer in {manners.answer:g} s"
    except exceptions.ConnectionError as error:
        if "NameResolutionError" in repr(error) or "Name or service" in str(error):
            return LinkState.GONE, url, _NO_NAME
        return LinkState.FAILED, url, _NO_ANSWER
    except (exceptions.RequestException, ValueError) as error:
        return LinkState.FAILED, url, f"it could not be asked ({type(error).__name__})"


def _judged(url: str, answer: requests.Response) -> tuple[LinkState, str, str]:
    code = answer.status_code
    if code in (404, 410):
        return LinkState.GONE, answer.url, str(code)
    if code in (401, 402, 403, 405, 406, 429, 451):
        return LinkState.REFUSED, answer.url, str(code)
    if code >= 400:
        return LinkState.FAILED, answer.url, str(code)
    if answer.history and _plain(answer.url) != _plain(url):
        return LinkState.MOVED, answer.url, str(answer.history[0].status_code)
    return LinkState.REACHABLE, answer.url, str(code)


def _plain(url: str) -> str:
    """An address without what does not matter: scheme, www, a slash at the end."""
    parts = urlsplit(url)
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"
