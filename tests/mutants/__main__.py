"""`make mutants`: small changes to the core, one at a time; the tests of its wing must fail.

Each change is tried in a process of its own, which holds what takes long to load. Names each
that no test noticed; ends with 1 where more than one in twenty is among them, besides those that are
known to change nothing, and with 2 where a test fails without any change.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

import pytest

from tests.mutants.changes import Change, changes
from tests.mutants.known import ALIKE

ROOT = Path(__file__).resolve().parents[2]
WINGS = {
    "register": ("reading", "yaml_tree", "shaping", "rules", "references", "appended", "raw"),
    "standing": ("standing", "confidence", "deciding", "each_year", "period", "acts"),
    "tables": ("filter", "view", "by_year", "sorting", "member_rows"),
    "recording": ("inserting", "saving", "entering", "outcome"),
    "exchange": ("table_import", "table_rows", "written_days", "cells"),
}
"""The modules that are changed, by wing."""
Tried: TypeAlias = tuple[str, str, Change]
"""A wing, a module of it, a change to that."""
ENOUGH = 0.95
PATIENCE = 300  # seconds: a change that never ends is noticed


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a source that is not on file."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = name, source

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, f"{self.name} (changed)", "exec"), module.__dict__)


def tests_of(wing: str, module: str) -> list[str]:
    """The tests of a wing, those of the module first, those that try many examples last."""
    found = sorted(str(path) for path in (ROOT / "tests" / wing).glob("test_*.py"))
    own = [path for path in found if Path(path).stem == f"test_{module}"]
    many = [path for path in found if "properties" in Path(path).stem]
    return [*own, *(path for path in found if path not in own and path not in many), *many]


def begin(wing: str, module: str, source: str) -> int:
    """Begin the tests of the wing where the module has this source; returns the process, which
    ends with 0 where no test fails."""
    child = os.fork()
    if child:
        return child
    # What the tests start must not outlive them.
    os.setsid()
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    sys.meta_path.insert(0, _Changed(f"commitments.{wing}.{module}", source))
    code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests_of(wing, module)])
    os._exit(1 if code else 0)


def noticed(tried: list[Tried], at_once: int) -> list[bool]:
    """Whether a test fails for each of the changes."""
    waiting = list(enumerate(tried))[::-1]
    running: dict[int, tuple[int, float]] = {}
    found = [True] * len(tried)
    while waiting or running:
        while waiting and len(running) < at_once:
            n, (wing, module, change) = waiting.pop()
            running[begin(wing, module, change.source)] = (n, time.monotonic() + PATIENCE)
        for child, (n, end) in tuple(running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if not ended and time.monotonic() > end:
                os.killpg(child, signal.SIGKILL)
                ended, status = os.waitpid(child, 0)
            if ended:
                found[n] = os.waitstatus_to_exitcode(status) != 0
                del running[child]
        time.sleep(0.05)
    return found


def chosen(most: int, seed: int, only: str) -> Iterator[Tried]:
    """Up to so many of each module, the same for the same seed."""
    for wing, modules in WINGS.items():
        for module in modules:
            if only and only not in f"{wing}.{module}":
                continue
            source = (ROOT / "commitments" / wing / f"{module}.py").read_text(encoding="utf-8")
            found = changes(source)
            drawn = random.Random(f"{seed} {module}").sample(found, min(most, len(found)))
            yield from ((wing, module, change) for change in sorted(drawn))


def unchanged(tried: list[Tried]) -> list[Tried]:
    """A module of each wing as it stands."""
    first = {wing: module for wing, module, _ in reversed(tried)}
    return [
        (
            wing,
            module,
            Change(0, 0, "", "", (ROOT / "commitments" / wing / f"{module}.py").read_text()),
        )
        for wing, module in first.items()
    ]


def main() -> int:
    """Try the changes; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--most", type=int, default=6, help="of each module (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", default="", help="a wing or a module, such as exchange")
    parser.add_argument(
        "--at-once", type=int, default=os.cpu_count() or 1, help="processes (default: %(default)s)"
    )
    options = parser.parse_args()
    # What takes long to load and is never changed.
    import hypothesis
    import pandas
    import plotly.graph_objects
    import pydantic
    import streamlit
    import yaml

    loaded = (hypothesis, pandas, plotly.graph_objects, pydantic, streamlit, yaml)
    # Plugins of pytest that these tests use none of; each takes time in each process.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    assert all(loaded) and not any(name.startswith("commitments") for name in sys.modules)
    tried = list(chosen(options.most, options.seed, options.only))
    as_it_is = unchanged(tried)
    for (wing, _, _), fails in zip(as_it_is, noticed(as_it_is, options.at_once), strict=True):
        if fails:
            print(f"the tests of {wing} fail without any change; mend them first")
            return 2
    found = noticed(tried, options.at_once)
    alike, missed = [], []
    for (wing, module, change), was in zip(tried, found, strict=True):
        if not was:
            told = f"{wing}/{module}.py:{change.told}"
            reason = ALIKE.get((f"{wing}/{module}", change.changed))
            (alike if reason else missed).append(f"{told}{f'  ({reason})' if reason else ''}")
    for line in (*alike, *(f"not noticed: {line}" for line in missed)):
        print(line)
    number = len(tried) - len(alike)
    print(f"{number - len(missed)} of {number} changes were noticed; {len(alike)} change nothing")
    return 1 if number - len(missed) < ENOUGH * number else 0


if __name__ == "__main__":
    sys.exit(main())
