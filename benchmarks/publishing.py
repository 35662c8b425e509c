"""The static edition of the real register and of larger ones, against reading their file."""

from __future__ import annotations

import json
import os
import resource
import tempfile
from datetime import date
from pathlib import Path
from time import process_time

from benchmarks import synthetic
from benchmarks.own_process import in_own_process
from benchmarks.table import table

SIZES = (100, 300, 1000)


def run() -> str:
    """The table of publishing, as Markdown; seconds are those of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        files = [synthetic.REAL, *(synthetic.write(size, Path(folder)) for size in SIZES)]
        measured = [in_own_process("publishing", path) for path in files]
    rows = [
        (
            f"{m['pledges']:,.0f}",
            f"{m['files']:,.0f}",
            f"{m['pages'] / 1e6:.1f} MB",
            f"{m['read']:.2f} s",
            f"{m['made']:.2f} s",
            f"{m['made'] / m['pledges'] * 1000:.0f} ms",
            f"{m['peak']:.0f} MB",
        )
        for m in measured
    ]
    head = ("pledges", "files", "without data", "reading", "making", "a pledge", "peak memory")
    return table(head, rows)


def _measure() -> dict[str, float]:
    from commitments.cli import background
    from commitments.edition.edition import Edition
    from commitments.edition.site import site
    from commitments.register.reading import load
    from commitments.standing.standing import Moment
    from commitments.tables.view import View

    path, today = Path(os.environ["COMMITMENTS_FILE"]), date.today()
    start = process_time()
    loaded = load(path, today)
    read = process_time()
    view = View(loaded.register, Moment(today, today), loaded.version)
    with background.without_collecting():  # as the command does
        made = site(Edition(view, path.read_bytes()))
    end = process_time()
    sizes = [len(data) for name, data in made.items() if not name.startswith("data/")]
    return {
        "pledges": len(loaded.register.commitments),
        "files": len(made),
        "pages": sum(sizes),
        "read": read - start,
        "made": end - read,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_measure()))
