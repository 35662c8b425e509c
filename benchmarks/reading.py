"""Reading and validating against PyYAML's bare C loader on the same file in the same run."""

from __future__ import annotations

import gc
import json
import math
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import synthetic
from benchmarks.table import table

# The largest is near what one file may have (yaml_tree.MAX_BYTES).
SIZES = (100, 300, 1000, 1700)


def run() -> str:
    """The table of reading, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        files = [synthetic.REAL, *(synthetic.write(size, Path(folder)) for size in SIZES)]
        measured = [_in_own_process(path) for path in files]
    rows = [
        (
            f"{m['commitments']:,}",
            f"{m['bytes'] / 1e6:.1f} MB",
            f"{m['bare']:.2f} s",
            f"{m['read']:.2f} s",
            f"{m['read'] / m['bare']:.2f}",
            f"{m['again']:.2f} s",
            f"{m['peak']:.0f} MB",
        )
        for m in measured
    ]
    first, last = measured[1], measured[-1]
    growth = math.log(last["read"] / first["read"]) / math.log(last["bytes"] / first["bytes"])
    head = (
        "commitments",
        "file",
        "bare C loader",
        "read, validated",
        "ratio",
        "again",
        "peak memory",
    )
    return (
        table(head, rows)
        + "\n\n*Again* is a file that was read before (COMMITMENTS_CACHE, docs/operating.md)."
        f" Time grows with size to the power {growth:.2f} (from {SIZES[0]} to {SIZES[-1]:,}"
        " commitments)."
    )


def _in_own_process(path: Path) -> dict[str, Any]:
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.reading", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def _seconds(work: Callable[[], object]) -> float:
    """Without the garbage collector, which the reader holds off too: it would double both."""
    gc.collect()
    gc.disable()
    start = perf_counter()
    work()
    took = perf_counter() - start
    gc.enable()
    return took


def _measure(path: Path) -> dict[str, Any]:
    import yaml

    from commitments.register.compiled import compiled_of
    from commitments.register.reading import load

    data = path.read_bytes()
    today = date.today()
    register = load(path, today).register
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rounds = 7 if len(data) < 5e6 else 3
    bare, read, again = math.inf, math.inf, math.inf
    with tempfile.TemporaryDirectory() as folder:
        compiled_of(data, today, str(path), Path(folder))
        for _ in range(rounds):
            bare = min(bare, _seconds(lambda: yaml.load(data, yaml.CSafeLoader)))
            read = min(read, _seconds(lambda: load(path, today)))
            again = min(again, _seconds(lambda: compiled_of(data, today, str(path), Path(folder))))
    return {
        "commitments": len(register.commitments),
        "bytes": len(data),
        "bare": bare,
        "read": read,
        "again": again,
        "peak": peak,
    }


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
