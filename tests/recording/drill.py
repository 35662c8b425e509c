"""Many writers and killed writers of one data file; in small in the tests, in full in benchmarks.

python -m tests.recording.drill write FILE WRITER ENTRIES   one writer; prints what was acknowledged
python -m tests.recording.drill kill FILE TIMES SEED        kills a writer so often, at random moments
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from commitments.recording import entering, saving
from commitments.recording.inserting import Addition
from commitments.recording.on_file import fact_id, taken_ids
from commitments.recording.person import Person
from commitments.register.problem import DataProblems
from commitments.register.reading import load

# A writer is killed within so many seconds, or within the time of so many saves where that is longer.
_LONGEST, _SAVES = 0.5, 4


@dataclass(frozen=True)
class Outcome:
    """What a drill did to a file."""

    acknowledged: int
    lost: int
    doubled: int
    damaged: int


def save_one(
    path: Path, writer: str, number: int, keep: saving.Keep = saving.Keep.OFF
) -> saving.Saved:
    """Save an entry that says who wrote it."""
    today = date.today()
    register = load(path, today).register
    ids = [c.id for c in register.commitments]
    commitment = ids[number % len(ids)]
    fields = {
        "date": "2026-03-01",
        "effect": "context",
        "finding": f"Writer {writer} wrote entry {number}.",
        "kind": "reporting",
        "publisher": "A paper",
        "title": "A page",
        "url": "https://example.org/",
    }
    id = fact_id(fields["finding"], fields["date"], taken_ids(register))
    entry = entering.evidence(fields, commitment, id, today.isoformat(), "A writer")
    now = datetime.now(UTC)
    addition = Addition(commitment, entry)
    return saving.save(path, addition, Person("A writer"), now, keep=keep, lock_seconds=600)


def write_together(path: Path, writers: int, each: int) -> Outcome:
    """Writers in processes of their own, all at once."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.recording.drill", "write", str(path), str(n), str(each)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(writers)
    ]
    said = [line for one in running for line in one.communicate()[0].splitlines()]
    return _compared(path, said, 0)


def kill(path: Path, times: int, seed: int) -> Outcome:
    """A writer that is killed at a random moment, again and again, in a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.recording.drill", "kill", str(path), str(times), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Outcome(**json.loads(answer.stdout))


def _compared(path: Path, said: list[str], damaged: int) -> Outcome:
    """What was acknowledged (`id writer number` a line) against what is in the file."""
    found: Counter[str] = Counter()
    for fact in load(path, date.today()).register.evidence:
        if fact.finding.startswith("Writer "):
            _, writer, _, _, number = fact.finding.rstrip(".").split()
            found[f"{fact.id} {writer} {number}"] += 1
    words = Counter(key.partition(" ")[2] for key in found)
    return Outcome(
        acknowledged=len(said),
        lost=sum(line not in found for line in said),
        doubled=sum(n > 1 for n in (*found.values(), *words.values())),
        damaged=damaged,
    )


def _write(path: Path, writer: str, entries: int) -> None:
    for number in range(entries):
        print(save_one(path, writer, number).id, writer, number, flush=True)


def _kill(path: Path, times: int, seed: int) -> Outcome:
    """A larger file takes longer: a first save says how long."""
    chance = random.Random(seed)
    start = time.perf_counter()
    said = [f"{save_one(path, 'first', 0).id} first 0"]
    longest = max(_LONGEST, _SAVES * (time.perf_counter() - start))
    damaged = 0
    for n in range(times):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            os.dup2(writing, 1)
            _write(path, str(n), 1000)
            os._exit(0)
        os.close(writing)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading) as out:
            lines = out.read().split("\n")
        said += lines[:-1]  # the last one may be cut off
        try:
            load(path, date.today())
        except DataProblems:
            damaged += 1
    return _compared(path, said, damaged)


if __name__ == "__main__":
    _, what, file, first, second = sys.argv
    if what == "write":
        _write(Path(file), first, int(second))
    else:
        print(json.dumps(_kill(Path(file), int(first), int(second)).__dict__))
