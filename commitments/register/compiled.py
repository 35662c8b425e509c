"""A data file that was read before -> its Register, in a tenth of the time.

What reading.py makes of a file is kept in a folder of the user's own, under the hash of the file,
of the day and of the code that read it: another file, day or version of the code finds nothing
there and reads anew. Kept is what is valid alone, so what is wrong with a file is always found by
reading it.

The form is pickle's, which can name any code, so nothing is taken from a file that somebody else
could have written, and no class but those of the model is made.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from commitments.files import private_folder, put
from commitments.register.model import Register
from commitments.register.piecewise import Pieces
from commitments.register.reading import Loaded, loaded_of, no_collection, version

SETTING = "COMMITMENTS_CACHE"
OFF = "off"
LEAST_BYTES = 100_000
"""A smaller file is read as fast as it is looked for."""
MOST_KEPT = 8
"""Files in the folder, of which the oldest go: 1 MB each where a register has 700 facts."""

_HASH = 32  # bytes of SHA-256
_MODULES = frozenset(
    f"commitments.{name}"
    for name in (
        *("dates", "record_words", "vocabulary"),
        *("register.background", "register.facts", "register.model"),
    )
)
_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = (_PACKAGE / "register", _PACKAGE)


def folder(settings: Mapping[str, str]) -> Path | None:
    """Where registers are kept, by the settings of the process: in the folder that
    COMMITMENTS_CACHE names, in one where the user keeps such files, or nowhere where it says `off`
    or there is no such place."""
    named = settings.get(SETTING, "")
    if named:
        return None if named == OFF else Path(named)
    kept = settings.get("XDG_CACHE_HOME") or settings.get("LOCALAPPDATA")
    home = settings.get("HOME")
    if kept or home:
        return Path(kept or Path(str(home), ".cache"), "commitments")
    return None


def compiled_of(
    data: bytes,
    today: date,
    name: str,
    kept_in: Path | None,
    *,
    holding: bool = False,
    known: Pieces | None = None,
) -> Loaded:
    """The same as `reading.loaded_of`, which see, by what an earlier call kept in a folder; keeps
    it there. A folder that cannot be used costs time alone."""
    if kept_in is None or len(data) < LEAST_BYTES:
        return loaded_of(data, today, name, holding=holding, known=known)
    path = kept_in / f"{_key(data, today)}.register"
    register = _taken(path)
    if register is not None:
        return Loaded(register, version(data), data)
    loaded = loaded_of(data, today, name, holding=holding, known=known)
    if not loaded.held:
        # A full disk, or a folder of somebody else's: the next call reads again.
        with suppress(OSError):
            _keep(path, loaded.register)
    return loaded


def _key(data: bytes, today: date) -> str:
    told = hashlib.sha256(data)
    told.update(f"{today.isoformat()} {_code()}".encode())
    return told.hexdigest()[:32]


@cache
def _code() -> str:
    """Another one for each version of Python and of what reads a file."""
    told = hashlib.sha256(sys.version.encode())
    for path in sorted(path for place in _CODE for path in place.glob("*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()


def _taken(path: Path) -> Register | None:
    """What was kept in a file, or nothing where there is none that is whole and ours alone."""
    try:
        with path.open("rb") as opened:
            if not _ours(os.fstat(opened.fileno())):
                return None
            data = opened.read()
    except OSError:
        return None
    head, body = data[:_HASH], data[_HASH:]
    if hashlib.sha256(body).digest() != head:
        return None
    try:
        with no_collection():
            register = _Model(io.BytesIO(body)).load()
    except pickle.UnpicklingError:
        return None
    return register if isinstance(register, Register) else None


def _ours(status: os.stat_result) -> bool:
    """Whether nobody else can have written it; Windows keeps others out of a user's own folders."""
    if os.name != "posix":
        return True
    return status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & 0o022


class _Model(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module in _MODULES or (module, name) == ("datetime", "date"):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no class of a register")


def _keep(path: Path, register: Register) -> None:
    path.parent.parent.mkdir(parents=True, exist_ok=True)
    private_folder(path.parent)
    body = pickle.dumps(register, pickle.HIGHEST_PROTOCOL)
    put({path: hashlib.sha256(body).digest() + body})
    kept = sorted(path.parent.glob("*.register"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        old.unlink(missing_ok=True)
