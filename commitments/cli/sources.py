"""`sources`: are the cited pages still there?"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from commitments.cli.call import (
    PROGRAM,
    Commands,
    WrongCall,
    command,
    data_name,
    load,
)
from commitments.links import check
from commitments.links.keeping import keep
from commitments.links.pages import Page, quote_in, text_of
from commitments.links.results import (
    LOST,
    NEEDS_ATTENTION,
    Archived,
    Rests,
    Result,
    addresses,
    copies,
    quote_state,
    quotes,
    read_results,
    results_path,
    write_results,
)
from commitments.project import ROOT
from commitments.record_words import LinkState, QuoteState
from commitments.register.model import Register
from commitments.text import count, listed


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "sources",
        check_sources,
        "ask whether the page of every source is still there, and keep the answers",
        "sources",
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="ask nothing; print the links that need attention and what rests on them",
    )
    parser.add_argument(
        "--keep",
        metavar="DIR",
        help="keep a copy of each page that answers, its bytes and its text with hash and time, in"
        " this folder; nothing serves it, and what may be kept is for you to decide",
    )


def check_sources(options: argparse.Namespace) -> int:
    """Ask whether the page of every source is still there; keep the answers."""
    gc.enable()  # pages without end are read and let go
    loaded = load(options)
    path = results_path(Path(data_name(options)))
    links = addresses(loaded.register)
    try:
        old = read_results(path)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if options.list:
        print(_links_needing_attention(links, old))
        return 0
    found, status = _asked(links, loaded.register, _folder(options.keep))
    if found is None:
        print("No host could be reached: this computer seems to be offline. Nothing was changed.")
        return 0
    results = _kept(links, old, found, copies(loaded.register))
    write_results(path, results)
    counts = Counter(result.state for result in found.values())
    parts = [f"{counts[state]} {state.label.lower()}" for state in LinkState if counts[state]]
    print(f"{count(len(found), 'link')} asked: {listed(parts)}; see {path}")
    states = Counter(filter(None, (quote_state(fact, found) for fact in loaded.register.evidence)))
    if states:
        parts = [f"{states[s]} {s.label.lower()}" for s in QuoteState if states[s]]
        print(f"Quotes of {count(states.total(), 'fact')}: {listed(parts)}")
    return status


def _asked(
    links: dict[str, Rests], register: Register, folder: Path | None
) -> tuple[dict[str, Result] | None, int]:
    """What each address answered, and with which code the call ends; None for a computer that is
    offline. A copy of each page is kept in the folder, where there is one."""
    found: dict[str, Result] = {}
    wanted = quotes(register)

    def look(page: Page) -> dict[str, QuoteState]:
        text = text_of(page)
        if folder is not None:
            keep(folder, page, text, datetime.now().astimezone())
        return {id: quote_in(quote, text) for id, quote in wanted.get(page.url, {}).items()}

    def report(url: str, result: Result) -> None:
        found[url] = result
        lost = [id for id, state in result.quotes.items() if state in LOST]
        told = f"  quote not found: {', '.join(lost)}" if lost else ""
        print(f"{result.state.label:16} {result.detail:24} {url}{told}", flush=True)

    today, manners = date.today().isoformat(), check.Manners(now=time.monotonic)
    try:
        check.check(links, today, manners, report=report, look=look)
    except check.OfflineError:
        return None, 0
    except KeyboardInterrupt:
        print("Stopped; what was found so far is kept.", file=sys.stderr)
        return found, 130
    return found, 0


def _folder(named: str | None) -> Path | None:
    """Where copies are kept; raises WrongCall where the server would hand them out."""
    if named is None:
        return None
    folder = Path(named).resolve()
    if folder.is_relative_to((ROOT / "static").resolve()):
        raise WrongCall(
            f"--keep: {named} is in the folder that the server hands out to everybody; name another"
        )
    return folder


def _kept(
    links: Mapping[str, Rests],
    old: Mapping[str, Result],
    found: Mapping[str, Result],
    named: Mapping[str, Archived],
) -> dict[str, Result]:
    """The newest result of each address, with a copy in an archive that is known or was."""
    kept: dict[str, Result] = {}
    for url in links:
        result, before = found.get(url, old.get(url)), old.get(url)
        if result is None:
            continue
        copy = named.get(url) or (before.archived if before else None)
        kept[url] = replace(result, archived=copy)
    return kept


def _links_needing_attention(links: dict[str, Rests], results: dict[str, Result]) -> str:
    lines = []
    for state in NEEDS_ATTENTION:
        for url, rests in links.items():
            result = results.get(url)
            if result is None or result.state is not state:
                continue
            named = ", ".join((*rests.commitments, *rests.elsewhere))
            lines.append(f"{state.label}: {url}  ({result.detail}, {result.checked})  {named}")
            if state is LinkState.MOVED:
                lines.append(f"  now {result.final}")
    if not results:
        return f"No link was checked yet: run '{PROGRAM} sources'."
    return "\n".join(lines) or "Every link that was checked answers at its address."
