"""A briefing: deck, whole pack, one chart's slide, its memory, and what others feel of it."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from streamlit.testing.v1 import AppTest

from benchmarks import synthetic
from benchmarks.own_process import in_own_process
from benchmarks.pages import PAGES, reruns
from benchmarks.table import table

ROUNDS = 5
OTHERS = "Overview"
# The peak of a process itself. What `resource` gives begins with that of whoever started it.
_PEAK = """
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""
# What goes on whether a briefing is made or not: the process holds the parsed file.
_IDLE = """\
import sys
from datetime import date
from pathlib import Path
from commitments.register.reading import load
load(Path(sys.argv[1]), date.today())
"""
_PACK = "import sys; from commitments.__main__ import main; main(sys.argv[1:])"


def run() -> str:
    """The table of briefings, as Markdown."""
    made = in_own_process("briefing", synthetic.REAL)
    alone, beside, ratio = _beside()
    rows = [
        ("Deck of the whole register, all charts native", _seconds(made["deck"]), "3 s"),
        ("One chart's slide, the slowest of 14", _seconds(made["slide"]), "0.5 s"),
        ("Whole pack as a ZIP from the command line, of the processor", _seconds(_call()), "3 s"),
        ("The same with images", _seconds(_call("--images")), "8 s"),
        ("The same of 1,000 pledges, without images", _seconds(_of_many()), "40 s"),
        ("Memory of a pack above an idle reader of the file", f"{_memory():.0f} MB", "300 MB"),
        (
            f"Rerun of {OTHERS} while two packs are made, against alone",
            f"{beside:.0f} ms / {alone:.0f} ms = {ratio:.2f}",
            "2",
        ),
    ]
    return table(("what", "measured", "at most"), rows)


def _seconds(value: float) -> str:
    return f"{value:.2f} s"


def _call(*more: str) -> float:
    """Seconds of the processor for a whole call of the command, start of Python and reading of the
    file with it."""
    whole = [sys.executable, "-m", "commitments", "brief", "--for", "pack"]
    with tempfile.TemporaryDirectory() as folder:
        before = _of_children()
        _output([*whole, "--zip", "--to", folder, *more])
        return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _output(call: list[str]) -> str:
    """What a call prints; what it complains of stays on the screen."""
    return subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True).stdout


def _of_many() -> float:
    """The same of a register of a thousand pledges."""
    with tempfile.TemporaryDirectory() as folder:
        return _call("--file", str(synthetic.write(1_000, Path(folder))))


def _memory() -> float:
    """Peak of a whole pack less that of a process that holds the parsed file, in MB."""
    idle = _output([sys.executable, "-c", _IDLE + _PEAK, str(synthetic.REAL)])
    with tempfile.TemporaryDirectory() as folder:
        asked = ["brief", "--for", "pack", "--zip", "--to", folder]
        pack = _output([sys.executable, "-c", _PACK + _PEAK, *asked])
    return (int(pack.split()[-1]) - int(idle.split()[-1])) / 1024


def _beside() -> tuple[float, float, float]:
    """Median rerun of a page alone and while two packs are made without a pause, in ms."""
    script, parameters = PAGES[OTHERS]
    at = AppTest.from_file(str(Path("dashboard.py").absolute()), default_timeout=120)
    at.switch_page(script)
    for key, value in parameters.items():
        at.query_params[key] = value
    at.run()
    pairs = []
    for _ in range(3):
        alone = statistics.median(reruns(at, 15))
        with tempfile.TemporaryDirectory() as folder:
            call = [
                *(sys.executable, "-m", "commitments", "brief", "--background"),
                *("--for", "pack", "--zip", "--to", folder),
            ]
            packs = [subprocess.Popen(call, stdout=subprocess.DEVNULL) for _ in range(2)]
            times: list[float] = []
            while all(pack.poll() is None for pack in packs):
                times += reruns(at, 1)
            for pack in packs:
                pack.wait()
        beside = statistics.median(times)
        pairs.append((alone, beside, beside / alone))
    return sorted(pairs, key=lambda pair: pair[2])[1]


def _measure() -> dict[str, float]:
    """Median seconds of the deck, contents included, and of the slowest single slide."""
    from commitments.briefing.contents import Request, contents
    from commitments.briefing.slides.deck import slide_of
    from commitments.briefing.slides.outline import briefing_deck
    from commitments.register.reading import load
    from commitments.standing.standing import Moment
    from commitments.tables.filter import Filter
    from commitments.tables.view import View
    from tests.figures.drawn import CHARTS, MAPS

    today = date.today()
    loaded = load(synthetic.REAL, today)

    def timed_deck() -> float:
        start = perf_counter()
        view = View(loaded.register, Moment(today, today), loaded.version)
        briefing_deck(contents(Request(view.select(Filter()), date(2026, 2, 9))))
        return perf_counter() - start

    def timed_slide(name: str) -> float:
        view = View(loaded.register, Moment(today, today), loaded.version)
        chart = (CHARTS | MAPS)[name](view.select(Filter()))
        start = perf_counter()
        slide_of(chart)
        return perf_counter() - start

    slides = {
        name: statistics.median(timed_slide(name) for _ in range(ROUNDS)) for name in CHARTS | MAPS
    }
    return {
        "deck": statistics.median(timed_deck() for _ in range(ROUNDS)),
        "slide": max(slides.values()),
    }


if __name__ == "__main__":
    print(json.dumps(_measure()))
