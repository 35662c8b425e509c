"""Ask the hosts of sources whether their pages are still there.

The only part of the product that calls other hosts, and only from the command line. Polite: one
request at a time to a host, a pause between two, robots.txt respected, no body read, and it says
who it is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests
from requests import exceptions

from commitments.links.results import Result
from commitments.record_words import LinkState

AGENT = "commitment-tracker-link-check/1 (checks whether cited pages are still there)"
_ROBOTS_BYTES = 500_000
_HOSTS_AT_ONCE = 8
_PROBES = 5


class OfflineError(Exception):
    """No host could be reached at all: nothing can be said about any page."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient and how polite a check is, in seconds."""

    connect: float = 10
    answer: float = 20
    pause: float = 1


def check(
    urls: Iterable[str],
    today: str,
    manners: Manners | None = None,
    report: Callable[[str, Result], None] | None = None,
) -> dict[str, Result]:
    """Ask for every address once; returns what was found for each.

    `report` is called with each result as it comes. Raises OfflineError where the first hosts
    could none of them be reached.
    """
    manners = manners or Manners()
    hosts = {host: list(group) for host, group in groupby(sorted(set(urls), key=_host), key=_host)}
    found: dict[str, Result] = {}

    def one_host(host: str) -> None:
        for url, result in _host_results(hosts[host], today, manners):
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


def _host_results(urls: list[str], today: str, manners: Manners) -> Iterator[tuple[str, Result]]:
    """Ask one host for its pages, one after another."""
    with requests.Session() as session:
        session.headers["User-Agent"] = AGENT
        session.max_redirects = 10
        rules = _robots(session, urls[0], manners)
        for n, url in enumerate(urls):
            if n:
                time.sleep(manners.pause)
            if rules is not None and not rules.can_fetch(AGENT, url):
                state, final, detail = LinkState.REFUSED, url, "robots.txt asks not to"
            else:
                state, final, detail = _ask(session, url, manners)
            yield url, Result(state, final, detail, today)


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


def _ask(session: requests.Session, url: str, manners: Manners) -> tuple[LinkState, str, str]:
    """State, final address and the answer in a word, for one page; reads no body."""
    try:
        with session.get(url, timeout=(manners.connect, manners.answer), stream=True) as answer:
            return _judged(url, answer)
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
