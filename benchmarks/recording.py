"""Recording: the time of a save, and what many writers and kills do to a file."""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from playwright.sync_api import sync_playwright

from benchmarks import synthetic
from benchmarks.table import table
from commitments.recording import entering, saving
from commitments.recording.inserting import Addition
from commitments.recording.on_file import fact_id, taken_ids
from commitments.recording.person import Person
from commitments.register.reading import load
from tests.browser.find import browser
from tests.browser.looks import LOOKS
from tests.browser.serving import serving
from tests.browser.test_record import fill_in
from tests.browser.visitor import Visitor
from tests.recording import drill

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
        confirmed, seen = _in_browsers(folder)
    rows = [
        ("Save in a browser, from the click until it is confirmed", f"{confirmed:.2f} s", "1.5 s"),
        ("From the same click until another open page shows it", f"{seen:.2f} s", "5 s"),
        ("The part of it that writes the real file", f"{small:.2f} s", "1.5 s"),
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
            "finding": f"Something happened, for the {n + 1}. time.",
            "kind": "reporting",
            "publisher": "A paper",
            "title": "A page",
            "url": "https://example.org/",
        }
        id = fact_id(fields["finding"], fields["date"], taken_ids(loaded.register))
        entry = entering.evidence(fields, commitment.id, id, today.isoformat(), "A writer")
        addition, now = Addition(commitment.id, entry), datetime.now(UTC)
        start = perf_counter()
        saving.save(path, addition, Person("A writer"), now, base=loaded, keep=saving.Keep.OFF)
        saves.append(perf_counter() - start)
    return statistics.median(saves), statistics.median(reads)


def _in_browsers(folder: Path) -> tuple[float, float]:
    """Median seconds from the click on Save, into a copy of the real file in a git work tree, until
    the page confirms it, and until the pledge's page in another browser counts one item more."""
    path = Path(shutil.copy(synthetic.REAL, folder / "shared.yaml"))
    for words in (("init", "--quiet"), ("add", path.name)):
        subprocess.run(["git", "-C", str(folder), *words], check=True)
    confirmed, seen = [], []
    with (
        serving(COMMITMENTS_FILE=str(path), RECORD="local") as base,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        writer, reader = (
            Visitor(chromium.new_context(**LOOKS["light"]).new_page(), base) for _ in range(2)
        )
        reader.open("/commitment?id=ftf-info")
        for _ in range(ROUNDS):
            heading = reader.page.get_by_role("heading", name=re.compile("^Evidence: "))
            count = int(heading.inner_text().split(": ")[1])
            writer.open("/record?id=ftf-info")
            fill_in(writer)
            writer.fill("What happened, in our words", f"Something happened {count} times.")
            writer.page.get_by_text("These lines are added").wait_for()
            writer.settle()
            start = perf_counter()
            writer.page.get_by_role("button", name="Save", exact=True).click()
            writer.page.get_by_text("for good").wait_for()
            confirmed.append(perf_counter() - start)
            reader.page.get_by_role("heading", name=f"Evidence: {count + 1}").wait_for()
            seen.append(perf_counter() - start)
        chromium.close()
    return statistics.median(confirmed), statistics.median(seen)
