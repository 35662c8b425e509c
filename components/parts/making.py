"""Makes a briefing in a process of its own, so that no page of another reader waits for it.

The process runs the same command as the command line, on a copy of the data that the page shows,
with low priority. It can be cancelled; what it wrote goes with the session, at once where it was
cancelled or failed, and with a killed server too: then the process ends and takes its folder along,
or the next server does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commitments.project import ROOT

_PREFIX = "briefing-"
"""How the names of folders begin, before the number of the process whose they are."""
_MOST_AT_ONCE = 2
_SECONDS = 180
_STEPS = 18  # lines that a pack with images reports, for the bar of progress


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a briefing is."""

    state: str
    """waiting, running, done, failed or cancelled."""
    said: str
    """What is being made, why it failed, or what was left out."""
    share: float


class Making:
    """One briefing that is being made, or was."""

    def __init__(
        self,
        data: bytes,
        name: str,
        options: Sequence[str],
        template: bytes | None = None,
        steps: int = _STEPS,
        *,
        manifest: bytes | None = None,
    ) -> None:
        """`data` and `name` are the data file, `options` those of the command `brief` but for the
        files, `template` a house template, `steps` how many things are made, `manifest` that of
        the briefing that is updated."""
        self._steps = steps
        _sweep()
        folder = tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-")
        self._folder = Path(folder.name)
        source = self._folder / Path(name).name
        source.write_bytes(data)
        self._call = [
            *(sys.executable, "-m", "commitments", "brief", "--background"),
            *("--end-with-caller", str(self._folder)),
            *("--file", str(source), "--to", str(self._folder / "out")),
            *options,
        ]
        if template is not None:
            (self._folder / "template.potx").write_bytes(template)
            self._call += ["--template", str(self._folder / "template.potx")]
        if manifest is not None:
            (self._folder / "earlier.json").write_bytes(manifest)
            self._call += ["--update", str(self._folder / "earlier.json")]
        self._begun = 0.0
        self._state, self._said = "waiting", ""
        self._running: list[subprocess.Popen[bytes]] = []
        weakref.finalize(self, _end, self._running, folder)
        self._begin()

    def progress(self) -> Progress:
        """How far it is. Begins it when its turn has come."""
        if self._state == "waiting" and not self._begin():
            return Progress("waiting", "Two other briefings are being made; this one is next", 0)
        if self._state != "running":
            said = self._said or " ".join(self._lines("stderr")[-3:])
            return Progress(self._state, said, float(self._state == "done"))
        code = self._running[0].poll()
        lines = self._lines("stdout")
        if code is not None:
            self._state = "failed" if code else "done"
            if code:
                self._said = " ".join(self._lines("stderr")[-3:])
            self._tidy()
            return self.progress()
        if time.monotonic() - self._begun > _SECONDS:
            self._stop("failed", f"It was not made within {_SECONDS} seconds.")
            return self.progress()
        told = [line for line in lines if not self._is_file(line)]
        step = f"Making: {told[-1]}" if told else "Reading the data"
        return Progress("running", step, min(len(told) / self._steps, 0.95))

    def cancel(self) -> None:
        """Stop it; nothing of it stays."""
        self._stop("cancelled")

    def files(self) -> list[Path]:
        """What was made, in the order of the manifest, which is the last."""
        return [Path(line) for line in self._lines("stdout") if self._is_file(line)]

    def _is_file(self, line: str) -> bool:
        return Path(line).is_relative_to(self._folder / "out")

    def _begin(self) -> bool:
        with _turn:
            if sum(making.alive for making in _all) >= _MOST_AT_ONCE:
                return False
            out, err = ((self._folder / name).open("wb") for name in ("stdout", "stderr"))
            with out, err:
                process = subprocess.Popen(  # noqa: S603 - our own command, and no shell
                    self._call, cwd=ROOT, stdin=subprocess.PIPE, stdout=out, stderr=err
                )
            self._running.append(process)
            self._begun = time.monotonic()
            self._state = "running"
            _all.add(self)
        return True

    @property
    def alive(self) -> bool:
        """Whether its process still runs."""
        return bool(self._running) and self._running[0].poll() is None

    def _stop(self, state: str, said: str = "") -> None:
        for process in self._running:
            process.terminate()
            process.wait()
        self._state, self._said = state, said
        self._tidy()

    def _tidy(self) -> None:
        """Keep what can be taken, and what was said; nothing where it was not made."""
        kept = ("out", "stdout", "stderr") if self._state == "done" else ()
        for path in self._folder.iterdir():
            if path.name in kept:
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _lines(self, name: str) -> list[str]:
        path = self._folder / name
        if not path.exists():
            return []
        return path.read_text(encoding="utf-8", errors="replace").splitlines()


def _sweep() -> None:
    """Take away what servers left that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdigit() and not _runs(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether a process of that number runs; also where the system does not tell."""
    if sys.platform == "win32":  # there a signal would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


_all: weakref.WeakSet[Making] = weakref.WeakSet()
_turn = threading.Lock()


def _end(running: list[subprocess.Popen[bytes]], folder: tempfile.TemporaryDirectory[str]) -> None:
    """What happens when nobody can ask for a briefing any more: its session has ended."""
    for process in running:
        process.kill()
        process.wait()
    folder.cleanup()
