"""Replicas that write one register through one remote; in small in the tests, in full in benchmarks.

Each replica is a process with a clone of its own and several writers. A writer goes on with an entry
until it is told that it is saved, as a person does who keeps pressing the button; a replica that is
killed is started again, and begins with what it was not told.

python -m tests.recording.replicas FILE REPLICA WRITERS ENTRIES   one replica
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from commitments.recording import entering, saving, sync
from commitments.recording.inserting import Addition
from commitments.recording.locked_file import Refused
from commitments.recording.person import Person
from commitments.register.reading import load, read

_NAME = "commitments.yaml"
_PAUSE = 0.5
# So long a remote may be out of reach when all ended: on a busy machine it answers late.
_LAST_SECONDS = 120.0


@dataclass
class Outcome:
    """What replicas did to a remote."""

    wanted: int
    acknowledged: int
    lost: int
    doubled: int
    refused: int
    """Saves that were refused with a sentence, and made again later."""
    kills: int
    seconds: float
    waits: list[float] = field(default_factory=list)
    """How long each acknowledged save took, in seconds, in order."""
    apart: int = 0
    """Clones that are not as the remote is, at the end."""

    def wait(self, share: float) -> float:
        """So long this share of the saves took at most."""
        return self.waits[min(len(self.waits) - 1, int(share * len(self.waits)))]


def git(folder: Path, *words: str) -> str:
    """What git gives, in the name of an operator."""
    call = ["git", "-C", str(folder), "-c", "user.name=Op", "-c", "user.email=op@x", *words]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()


def set_up(folder: Path, register: bytes, clones: int, address: str = "") -> list[Path]:
    """A bare remote in a folder and clones of it; returns their data files. `address` is where the
    folder is served, if not from the disk."""
    git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", "remote.git")
    first = folder / "first"
    git(folder, "clone", "--quiet", "remote.git", "first")
    git(first, "checkout", "--quiet", "-b", "main")
    (first / _NAME).write_bytes(register)
    (first / ".gitignore").write_text("*.lock\n*.part\n", encoding="utf-8")
    git(first, "add", ".")
    git(first, "commit", "--quiet", "-m", "Begin")
    git(first, "push", "--quiet", "--set-upstream", "origin", "main")
    for n in range(clones):
        git(folder, "clone", "--quiet", f"{address or folder}/remote.git", str(n))
    return [folder / str(n) / _NAME for n in range(clones)]


class Daemon:
    """`git daemon` for a folder, on loopback; it can be cut off."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        self.address = f"git://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Serve, from now on."""
        self._running = subprocess.Popen(
            [
                *("git", "daemon", "--reuseaddr", "--listen=127.0.0.1", f"--port={self._port}"),
                *(f"--base-path={self._folder}", "--export-all", "--enable=receive-pack"),
                str(self._folder),
            ],
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port)):
                return
            time.sleep(0.05)

    def cut(self) -> None:
        """End it with everything that it serves at this moment."""
        if self._running is not None:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()
            self._running = None


class Replica:
    """A process that saves into its clone, and is started again when it was killed."""

    def __init__(self, file: Path, name: str, writers: int, each: int) -> None:
        self._call = [sys.executable, "-m", __name__, str(file), name, str(writers), str(each)]
        self._out = file.parent.parent / f"{name}.out"
        self.start()

    def start(self) -> None:
        """Start it, or start it again: it goes on where it was."""
        with self._out.open("ab") as out:
            self.running = subprocess.Popen([*self._call, str(self._out)], stdout=out)

    def kill(self, *, with_git: bool) -> None:
        """End it at once, with the git that runs for it or without."""
        children = Path(f"/proc/{self.running.pid}/task").glob("*/children")
        ids = []
        for path in children if with_git else ():
            with contextlib.suppress(OSError):
                ids += path.read_text().split()
        for id in (self.running.pid, *map(int, ids)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(id, signal.SIGKILL)
        self.running.wait()

    def said(self) -> list[str]:
        """Its whole lines."""
        return [line for line in self._out.read_text().split("\n")[:-1] if line]


def run(
    files: list[Path],
    writers: int,
    each: int,
    *,
    kills: int = 0,
    cut: tuple[float, float] = (0, 0),
    daemon: Daemon | None = None,
    seed: int = 1,
) -> Outcome:
    """Let replicas write, all at once. So many `kills` come at random moments, and `cut` says after
    how many seconds the remote is away, and for how many."""
    chance, begun, killed = random.Random(seed), time.monotonic(), 0
    replicas = [Replica(file, f"r{n}", writers, each) for n, file in enumerate(files)]
    next_kill, away = begun + chance.uniform(1, 4), False
    while any(one.running.poll() is None for one in replicas):
        now = time.monotonic()
        if daemon is not None and cut[1]:
            if not away and cut[0] <= now - begun < sum(cut):
                daemon.cut()
                away = True
            elif away and now - begun >= sum(cut):
                daemon.start()
                away = False
        alive = [one for one in replicas if one.running.poll() is None]
        if killed < kills and now >= next_kill and alive:
            one = chance.choice(alive)
            one.kill(with_git=chance.random() < 0.5)
            one.start()
            killed, next_kill = killed + 1, now + chance.uniform(1, 4)
        time.sleep(0.02)
    ended = time.monotonic()
    if away and daemon is not None:
        daemon.start()
    assert {one.running.returncode for one in replicas} == {0}
    for file in files:  # what others saved after it had ended
        while why := _follow(file):
            assert time.monotonic() - ended < _LAST_SECONDS, why
            time.sleep(_PAUSE)
    outcome = _compared(files, [line for one in replicas for line in one.said()])
    outcome.wanted, outcome.kills = len(files) * writers * each, killed
    outcome.seconds = ended - begun
    return outcome


def _compared(files: list[Path], said: list[str]) -> Outcome:
    """What was acknowledged against what is in the remote."""
    remote = files[0].parent.parent / "remote.git"
    call = ["git", "-C", str(remote), "show", f"main:{_NAME}"]
    data = subprocess.run(call, check=True, capture_output=True).stdout
    found = Counter(
        fact.finding.rstrip(".").removeprefix("Writer ")
        for fact in read(data, _NAME, date.today()).evidence
        if fact.finding.startswith("Writer ")
    )
    ok = [line.split(" ", 2) for line in said if line.startswith("saved ")]
    told = {words[2] for words in ok}
    return Outcome(
        wanted=0,
        acknowledged=len(told),
        lost=sum(one not in found for one in told),
        doubled=sum(n > 1 for n in found.values()),
        refused=sum(line.startswith("refused ") for line in said),
        kills=0,
        seconds=0,
        waits=sorted(float(words[1]) for words in ok if words[1] != "there"),
        apart=sum(file.read_bytes() != data for file in files),
    )


def _replica(file: Path, name: str, writers: int, each: int, out: Path) -> None:
    told = {line.split(" ", 2)[2] for line in _lines(out) if line.startswith("saved ")}
    ids = [one.id for one in load(file, date.today()).register.commitments]
    running = [
        threading.Thread(target=_writer, args=(file, f"{name}w{n}", each, ids, told))
        for n in range(writers)
    ]
    for one in running:
        one.start()
    while any(one.is_alive() for one in running):
        if why := _follow(file):
            _say(f"apart {why}")
        time.sleep(_PAUSE)
    while why := _follow(file):
        _say(f"apart {why}")
        time.sleep(_PAUSE)


def _follow(file: Path) -> str:
    """As a server does for its readers; why that was not possible, or nothing."""
    try:
        sync.follow(file.resolve(), _NAME, date.today())
    except Refused as error:
        return str(error)
    return ""


def _lines(out: Path) -> Iterator[str]:
    yield from out.read_text().split("\n")[:-1]


def _writer(file: Path, name: str, each: int, ids: list[str], told: set[str]) -> None:
    for number in range(each):
        what = f"{name} wrote entry {number}"
        if what in told:
            continue
        while not (said := save(file, name, what, ids[number % len(ids)])):
            time.sleep(_PAUSE)
        _say(f"saved {said} {what}")


def save(file: Path, name: str, what: str, commitment: str) -> str:
    """How long a save took, `there` where it had been saved before; nothing where it was refused."""
    fields = {
        "date": "2026-03-01",
        "effect": "context",
        "finding": f"Writer {what}.",
        "kind": "reporting",
        "publisher": "A paper",
        "title": "A page",
        "url": "https://example.org/",
    }
    id = f"2026-03-01-{what.replace(' ', '-')}"
    entry = entering.evidence(fields, commitment, id, date.today().isoformat(), name)
    begun = time.perf_counter()
    try:
        saved = saving.save(
            *(file, Addition(commitment, entry), Person(name), datetime.now(UTC)),
            keep=saving.Keep.SYNC,
        )
    except saving.AlreadyRecorded:
        return "there"
    except Refused as error:
        _say(f"refused {error}")
        return ""
    for note in saved.notes:
        _say(f"note {note}")
    return f"{time.perf_counter() - begun:.3f}"


def _say(line: str) -> None:
    """One line, whole, whoever else says something."""
    os.write(1, f"{' '.join(line.split())}\n".encode())


if __name__ == "__main__":
    _replica(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
