"""`sources`: are the cited pages still there?"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from commitments.cli.call import (
    PROGRAM,
    Commands,
    command,
    data_name,
    load,
)
from commitments.links import check
from commitments.links.results import (
    NEEDS_ATTENTION,
    Rests,
    Result,
    addresses,
    read_results,
    results_path,
    write_results,
)
from commitments.record_words import LinkState
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


def check_sources(options: argparse.Namespace) -> int:
    """Ask whether the page of every source is still there; keep the answers."""
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
    found: dict[str, Result] = {}

    def report(url: str, result: Result) -> None:
        found[url] = result
        print(f"{result.state.label:16} {result.detail:24} {url}", flush=True)

    status = 0
    try:
        check.check(links, date.today().isoformat(), report=report)
    except check.OfflineError:
        print("No host could be reached: this computer seems to be offline. Nothing was changed.")
        return 0
    except KeyboardInterrupt:
        print("Stopped; what was found so far is kept.", file=sys.stderr)
        status = 130
    results = {url: result for url, result in (old | found).items() if url in links}
    write_results(path, results)
    counts = Counter(result.state for result in found.values())
    parts = [f"{counts[state]} {state.label.lower()}" for state in LinkState if counts[state]]
    print(f"{count(len(found), 'link')} asked: {listed(parts)}; see {path}")
    return status


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
