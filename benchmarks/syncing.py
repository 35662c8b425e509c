"""Replicas that write one register through one remote: in peace, and killed and cut off from it.

Each replica is a process with a clone of its own and writers that save without a rest; the remote
is a bare one behind `git daemon` on loopback. All share the processors of this machine, and the
remote too: on machines of their own they would not.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.table import table
from commitments.project import ROOT
from tests.recording.replicas import Daemon, Outcome, set_up
from tests.recording.replicas import run as write

_REPLICAS, _WRITERS, _EACH = 3, 4, 50
_KILLS, _CUT = 12, (15.0, 20.0)
_REGISTERS = {"small": ROOT / "tests" / "sample.yaml", "real": ROOT / "data" / "commitments.yaml"}
_HEAD = (
    *("register", "what happens", "saves", "lost", "doubled", "clones apart", "p50", "p95"),
    *("longest", "refused, made again", "saves a second"),
)


def run() -> str:
    """The table, as Markdown."""
    if os.name != "posix":
        return "Not measured: needs a system that kills processes."
    rows = []
    for name, path in _REGISTERS.items():
        data = path.read_bytes()
        rows.append((name, "nothing", *_row(_run(data, 0, (0.0, 0.0)))))
        said = f"{_KILLS} kills, the remote away for {_CUT[1]:.0f} s"
        rows.append((name, said, *_row(_run(data, _KILLS, _CUT))))
    load = f"Load of the machine at the end: {os.getloadavg()[1]:.1f} (mean of five minutes)."
    return f"{table(_HEAD, rows)}\n{load}\n"


def _run(register: bytes, kills: int, cut: tuple[float, float]) -> Outcome:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        daemon = Daemon(folder)
        daemon.start()
        try:
            files = set_up(folder, register, _REPLICAS, daemon.address)
            return write(files, _WRITERS, _EACH, kills=kills, cut=cut, daemon=daemon)
        finally:
            daemon.cut()


def _row(found: Outcome) -> tuple[str, ...]:
    waits = (f"{found.wait(share):.2f} s" for share in (0.5, 0.95, 1.0))
    counts = (f"{found.acknowledged} of {found.wanted}", found.lost, found.doubled, found.apart)
    rate = f"{found.acknowledged / found.seconds:.1f}"
    return (*map(str, counts), *waits, str(found.refused), rate)
