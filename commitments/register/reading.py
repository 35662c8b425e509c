"""A data file -> a Register, or every problem in it with its place.

    data/commitments.yaml:412:9  ftf-interpol: status 'halted' is not known; did you mean 'limited'?

The order: yaml_tree.py refuses what could hurt and keeps positions; shaping.py gives each entry the
shape of model.py; rules.py checks what must hold between them. Nothing stops at the first problem
but a file that is not YAML at all.
"""

from __future__ import annotations

import dataclasses
import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from commitments.register import yaml_tree
from commitments.register.model import Register
from commitments.register.piecewise import Pieces
from commitments.register.problem import DataProblems, Problem
from commitments.register.shaping import Shaper


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """A register with the version of the file that it came from."""

    register: Register
    version: str
    """The first 8 hex digits of the SHA-256 of the file: what exports print as data version."""
    data: bytes = dataclasses.field(repr=False, compare=False)
    """The file itself."""
    held: tuple[Problem, ...] = dataclasses.field(default=(), compare=False)
    """What is wrong with entries that were recorded after today: they count from that day on."""


def load(path: Path, today: date, name: str | None = None, *, holding: bool = False) -> Loaded:
    """Read a data file.

    `name` is what messages call the file (its path by default); `holding` takes a file some of
    whose entries were recorded after today. Raises DataProblems, also where the file is missing or
    cannot be opened.
    """
    name = name or str(path)
    return loaded_of(bytes_of(path, name), today, name, holding=holding)


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of a data file, as many as one may have and one more. Raises DataProblems where it
    is missing or cannot be opened."""
    try:
        if path.is_dir():
            raise IsADirectoryError
        with path.open("rb") as opened:
            return opened.read(yaml_tree.MAX_BYTES + 1)
    except FileNotFoundError:
        raise DataProblems([Problem(1, 1, "", _MISSING, name)]) from None
    except OSError as error:
        reason = error.strerror or "it is a folder"
        message = f"the file cannot be opened ({reason}); check its name and who may read it"
        raise DataProblems([Problem(1, 1, "", message, name)]) from None


def loaded_of(
    data: bytes, today: date, name: str, *, holding: bool = False, known: Pieces | None = None
) -> Loaded:
    """What the bytes of a data file hold; see `load`, and `read_holding` for what is `known`."""
    register, held = read_holding(data, name, today, known)
    if held and not holding:
        raise DataProblems(list(held))
    return Loaded(register, version(data), data, held)


_MISSING = "there is no such file; put it back, or name another with COMMITMENTS_FILE or --file"


def version(data: bytes) -> str:
    """The data version that pages and exports print."""
    return hashlib.sha256(data).hexdigest()[:8]


def read(data: bytes, file: str, today: date) -> Register:
    """Read the bytes of a data file into a Register.

    `today` bounds what may have happened. Raises DataProblems with every problem found.
    """
    register, held = read_holding(data, file, today)
    if held:
        raise DataProblems(list(held))
    return register


def read_holding(
    data: bytes, file: str, today: date, known: Pieces | None = None
) -> tuple[Register, tuple[Problem, ...]]:
    """The same of a file some of whose entries may have been recorded after today, by a clock that
    was wrong; and what is wrong with those. Of pieces that are `known` nothing is read or shaped
    again; all rules are looked at. Raises DataProblems where anything else is wrong."""
    with no_collection():
        if known is not None and (found := _by_pieces(data, today, known)):
            return found, ()
        tree, problems = yaml_tree.parse(data, file)
        shaper = Shaper(tree, file, problems)
        register = shaper.register(today)
    if problems or register is None:
        raise DataProblems([*problems, *shaper.held])
    return register, tuple(sorted(shaper.held))


def _by_pieces(data: bytes, today: date, known: Pieces) -> Register | None:
    """What a file reads as in which nothing is wrong; None where something may be."""
    tree = known.tree(data)
    if tree is None:
        return None
    shaper = Shaper(tree, "", [])
    try:
        register = shaper.register(today)
    except DataProblems:
        return None
    return None if shaper.held else register


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the garbage collector off while a million small objects are made: half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
