"""Recording: the time of a save, and what many writers and kills do to a file."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import synthetic
from benchmarks.table import table
from commitments import entering, saving
from commitments.history import Person
from commitments.reading import load
from commitments.recording import Addition
from tests import drill

ROUNDS = 5
WRITERS, EACH = 8, 25
KILLS = 500


def run() -> str:
    """The table of recording, as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, _ = _times(Path(shutil.copy(synthetic.REAL, folder / "real.yaml")))
        large, reading = _times(synthetic.write(1000, folder))
        crowd = Path(shutil.copy(synthetic.REAL, folder / "crowd.yaml"))
        start = perf_counter()
        together = drill.write_together(crowd, WRITERS, EACH)
        seconds = perf_counter() - start
        killed = drill.kill(Path(shutil.copy(synthetic.REAL, folder / "killed.yaml")), KILLS, 1)
    rows = [
        ("One save into the real file", f"{small:.2f} s", "1.5 s"),
        (
            "One save at 1,000 commitments, against reading that file",
            f"{large:.2f} s / {reading:.2f} s = {large / reading:.2f}",
            "3",
        ),
        (
            f"{WRITERS * EACH} writers' entries from {WRITERS} processes, {seconds:.0f} s:"
            " acknowledged / lost / doubled",
            f"{together.acknowledged} / {together.lost} / {together.doubled}",
            f"{WRITERS * EACH} / 0 / 0",
        ),
        (
            f"{KILLS} kills at random moments: damaged files / lost of {killed.acknowledged:,}"
            " acknowledged entries / doubled",
            f"{killed.damaged} / {killed.lost} / {killed.doubled}",
            "0 / 0 / 0",
        ),
    ]
    return table(("what", "measured", "at most"), rows)


def _times(path: Path) -> tuple[float, float]:
    """Median seconds of a save, by somebody whose page shows the file, and of reading the file."""
    saves, reads = [], []
    today = date.today()
    for n in range(ROUNDS):
        start = perf_counter()
        loaded = load(path, today)
        reads.append(perf_counter() - start)
        commitment = loaded.register.commitments[n]
        fields = {
            "date": "2026-03-01",
            "effect": "context",
            "finding": "Something happened.",
            "kind": "reporting",
            "publisher": "A paper",
            "title": "A page",
            "url": "https://example.org/",
        }
        entry = entering.evidence(fields, f"{commitment.id}-01", today.isoformat(), "A writer")
        addition, now = Addition(commitment.id, entry), datetime.now(UTC)
        start = perf_counter()
        saving.save(path, addition, Person("A writer"), now, base=loaded, keep=saving.Keep.OFF)
        saves.append(perf_counter() - start)
    return statistics.median(saves), statistics.median(reads)
