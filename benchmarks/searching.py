"""Searching: laying the texts out once for a file, and answers."""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path
from time import process_time

from benchmarks import synthetic
from benchmarks.own_process import in_own_process
from benchmarks.table import table

LARGE = 1000
ROUNDS = 15
SEARCHES = {
    "A word: prison": "prison",
    "Two words, one of them mistyped: forein fighters": "forein fighters",
    "Nothing found, with suggestions: zebra prison": "zebra prison",
    "A pasted text of 10,000 characters": "Iraq recovery in the lower valley, " * 286,
}


def run() -> str:
    """The table of searching, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        large = in_own_process("searching", synthetic.write(LARGE, Path(folder)))
    real = in_own_process("searching", synthetic.REAL)
    rows = [(name, _shown(real[name]), _shown(large[name])) for name in real]
    return table(("what", "real data", f"{LARGE:,} commitments"), rows)


def _shown(milliseconds: float) -> str:
    return f"{milliseconds:.1f} ms" if milliseconds < 100 else f"{milliseconds / 1000:.2f} s"


def _measure() -> dict[str, float]:
    """Milliseconds for laying out and looking at a moment, once each, and the median of answers."""
    from datetime import date

    from commitments.register.reading import load
    from commitments.search.index import Index
    from commitments.standing.standing import Moment, standings
    from components.state import world

    register = load(world.data_path(), date.max).register
    newest = max(fact.recorded for fact in register.evidence)
    found = standings(register, Moment(newest, newest))
    index = Index(register)

    start = process_time()
    index.seen(())
    laid_out = process_time()
    seen = index.seen(found)
    looked = process_time()
    measured = {
        "Laying the texts out, once for a file": 1000 * (laid_out - start),
        "What is visible at a moment, once for a moment": 1000 * (looked - laid_out),
    }
    for name, text in SEARCHES.items():
        times = []
        for _ in range(ROUNDS):
            start = process_time()
            index.find(text, seen)
            times.append(1000 * (process_time() - start))
        measured[name] = statistics.median(times)
    return measured


if __name__ == "__main__":
    print(json.dumps(_measure()))
