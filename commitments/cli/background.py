"""A call that a server makes for a reader: it gives way, and does not outlive the server."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def give_way() -> None:
    """Take a low priority, where the system knows such."""
    if hasattr(os, "nice"):
        os.nice(10)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no garbage in rings meanwhile: what is made here lives until it is written, and
    looking through all of it again and again takes a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def end_with_caller(folder: Path) -> None:
    """From now on end, and take the folder along, when standard input ends: whoever called has been
    killed, and nobody else would."""

    def watch() -> None:
        # Not through Python's own reader, whose lock would be held when this process ends well.
        while os.read(0, 1024):
            pass
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)  # the making goes on in another thread, and would write on

    threading.Thread(target=watch, daemon=True).start()
