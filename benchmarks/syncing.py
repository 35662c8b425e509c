"""What a save into a remote takes of the processor; and replicas that write one register through
one remote: in peace, and killed and cut off from it.

Each replica is a process with a clone of its own and writers that save without a rest; the remote
is a bare one behind `git daemon` on loopback. All share the processors of this machine, and the
remote too: on machines of their own they would not.
"""

from __future__ import annotations

import os
import resource
import statistics
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.table import table
from commitments.project import ROOT
from commitments.register.reading import load
from tests.recording.replicas import Daemon, Outcome, save, set_up
from tests.recording.replicas import run as write

_REPLICAS, _WRITERS, _EACH = 3, 4, 50
_KILLS, _CUT = 12, (15.0, 20.0)
_SAVES = 15
_REGISTERS = {"small": ROOT / "tests" / "sample.yaml", "real": ROOT / "data" / "commitments.yaml"}
_HEAD = (
    *("register", "what happens", "saves", "lost", "doubled", "clones apart", "p50", "p95"),
    *("longest", "refused, made again", "saves a second", "of the processor, a save"),
)


_HEAD_OF_COSTS = (
    *("register", "a save of the processor, median", "our own process"),
    *("git, here and in the remote", "together"),
)


def run() -> str:
    """The tables, as Markdown."""
    if os.name != "posix":
        return "Not measured: needs a system that kills processes."
    costs = table(
        _HEAD_OF_COSTS,
        [(name, *row) for name, path in _REGISTERS.items() for row in _costs(path.read_bytes())],
    )
    return f"{costs}\n{_replicas()}"


def _replicas() -> str:
    rows = []
    for name, path in _REGISTERS.items():
        data = path.read_bytes()
        rows.append((name, "nothing", *_row(*_run(data, 0, (0.0, 0.0)))))
        said = f"{_KILLS} kills, the remote away for {_CUT[1]:.0f} s"
        rows.append((name, said, *_row(*_run(data, _KILLS, _CUT))))
    load = f"Load of the machine at the end: {os.getloadavg()[1]:.1f} (mean of five minutes)."
    return f"{table(_HEAD, rows)}\n{load}\n"


def _run(register: bytes, kills: int, cut: tuple[float, float]) -> tuple[Outcome, float]:
    """What came of it, and the seconds of the processor that all of it took, but for what was
    killed with nobody to ask for it."""
    before = _spent()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        daemon = Daemon(folder)
        daemon.start()
        try:
            files = set_up(folder, register, _REPLICAS, daemon.address)
            found = write(files, _WRITERS, _EACH, kills=kills, cut=cut, daemon=daemon)
        finally:
            daemon.cut()
    return found, _spent()[1] - before


def _costs(register: bytes) -> Iterator[tuple[str, ...]]:
    """What a save takes where nobody comes between, and where another machine always does."""
    with tempfile.TemporaryDirectory() as name:
        here, there = set_up(Path(name), register, 2)
        ids = [one.id for one in load(here, date.today()).register.commitments]
        for what, others in (("undisturbed", 0), ("after a save of another machine", 1)):
            spent = []
            for number in range(_SAVES + 1):
                entry, commitment = f"{what} {number}", ids[number % len(ids)]
                if others:
                    save(there, "there", f"there {entry}", commitment)
                before = _spent()
                save(here, "here", f"here {entry}", commitment)
                spent.append([now - then for now, then in zip(_spent(), before, strict=True)])
            own, git = (statistics.median(each) for each in zip(*spent[1:], strict=True))
            yield what, f"{own:.2f} s", f"{git:.2f} s", f"{own + git:.2f} s"


def _spent() -> tuple[float, float]:
    """Seconds of the processor that this process took so far, and those that it waited for."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


def _row(found: Outcome, spent: float) -> tuple[str, ...]:
    waits = (f"{found.wait(share):.2f} s" for share in (0.5, 0.95, 1.0))
    counts = (f"{found.acknowledged} of {found.wanted}", found.lost, found.doubled, found.apart)
    rate = f"{found.acknowledged / found.seconds:.1f}"
    each = f"{spent / found.acknowledged:.2f} s"
    return (*map(str, counts), *waits, str(found.refused), rate, each)
