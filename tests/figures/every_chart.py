"""Every chart of every page, as text: to see that a change of the code leaves what is drawn alone.

    python -m tests.figures.every_chart before      writes a folder of texts
    python -m tests.figures.every_chart after       the same, after the change
    diff -r before after                    says what is drawn otherwise

A text holds the title, the alternative text, the table, the figure as plotly takes it, the slide
and the workbook in it as PowerPoint takes them. Each page is drawn light and dark, wide and narrow,
with filters and without, for the curated register and for the sample; briefings are taken apart as
well. It takes some minutes, and is no test: what is drawn may change on purpose.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from commitments.__main__ import main as command_line
from commitments.briefing.sameness import same
from commitments.briefing.slides.deck import slide_of
from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.register.reading import load
from components.shell import viewport
from components.state import world as door
from tests.conftest import ROOT

DAY = date(2026, 11, 28)
LOOKS = {
    "light": Look(),
    "dark": Look(dark=True),
    "phone": Look(width=330),
    "dark-phone": Look(dark=True, width=330),
}
REGISTERS = {"curated": ROOT / "data" / "commitments.yaml", "sample": ROOT / "tests/sample.yaml"}
FILTERS: dict[str, dict[str, str]] = {
    "all": {},
    "some": {"kind": "standing", "q": "iraq"},
    "earlier": {"as_of": "2022-06-30"},
}
BRIEFINGS: dict[str, list[str]] = {
    "whole": ["--as-of", "2026-11-28"],
    "earlier": ["--as-of", "2022-06-30", "--since", "2021-06-30"],
}


def pages(register: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The pages with charts, each with what its address says."""
    for script in ("overview", "themes", "changes", "briefing", "method"):
        yield script, {}
    for measure in ("status", "number", "evidence", "world", "members"):
        yield "regions", {"measure": measure}
    yield "tracker", {"view": "time"}
    for pledge in load(register, DAY).register.commitments[::4]:
        yield "commitment", {"id": pledge.id}


def drawn(script: str, address: dict[str, str], look: Look) -> list[Chart]:
    """The charts that a page makes, in the order in which it makes them."""
    found: list[Chart] = []

    def keep(self: Chart, *values: Any, **fields: Any) -> None:
        make(self, *values, **fields)
        found.append(self)

    make = Chart.__init__
    st.cache_resource.clear()
    with ExitStack() as stack:
        stack.enter_context(patch.object(Chart, "__init__", keep))
        stack.enter_context(patch.object(viewport, "look", lambda: look))
        stack.enter_context(patch.object(door, "today", lambda: DAY))
        nothing = lambda *_, **__: None  # noqa: E731
        manager = BidiComponentManager
        stack.enter_context(patch.object(manager, "discover_and_register_components", nothing))
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        at.switch_page(f"pages/{script}.py")
        for key, value in address.items():
            at.query_params[key] = value
        at.run()
    assert not at.exception, [error.message for error in at.exception]
    return found


def described(chart: Chart) -> str:
    """A chart as text."""
    figure = _short(json.loads(chart.figure.to_json()))
    parts = [chart.title, chart.alt, chart.note, chart.stamp.line, chart.table.to_csv(index=False)]
    parts.append(json.dumps(figure, indent=1, sort_keys=True, ensure_ascii=False))
    return "\n\n".join([*parts, *_office(slide_of(chart))])


def _short(value: Any) -> Any:
    """A figure with a print in place of each geometry."""
    if isinstance(value, dict):
        return {
            key: _print(json.dumps(part).encode()) if key == "geojson" else _short(part)
            for key, part in value.items()
        }
    return [_short(part) for part in value] if isinstance(value, list) else value


def _office(data: bytes) -> Iterator[str]:
    """Every part of an Office file, its workbooks taken apart as well."""
    with ZipFile(BytesIO(same(data, DAY))) as archive:
        for name in sorted(archive.namelist()):
            part = archive.read(name)
            if name.endswith(".xlsx"):
                yield from (f"{name}: {inner}" for inner in _office(part))
            elif name.endswith((".xml", ".rels")) and "slideMaster" not in name:
                yield f"{name}\n" + part.decode().replace("><", ">\n<")
            else:
                yield f"{name} {_print(part)}"


def _print(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def main(to: Path) -> None:
    """Write the texts of all charts and briefings into a folder."""
    to.mkdir(parents=True)
    for of, register in REGISTERS.items():
        os.environ["COMMITMENTS_FILE"] = str(register)
        for script, address in pages(register):
            for filters, more in FILTERS.items():
                for look, drawing in LOOKS.items():
                    if filters != "all" and script in ("commitment", "method"):
                        continue
                    where = "-".join([of, script, *address.values(), filters, look])
                    for n, chart in enumerate(drawn(script, address | more, drawing)):
                        _write(to, f"{where}-{n}-{chart.name}", described(chart))
        for name, options in BRIEFINGS.items():
            made = to / f"{of}-{name}"
            command_line(["brief", "--file", str(register), "--to", str(made), *options])
            if not made.exists():
                continue  # the command said why there is nothing to brief
            for path in sorted(made.iterdir()):
                data = path.read_bytes()
                office = path.suffix in (".pptx", ".docx", ".xlsx")
                text = "\n\n".join(_office(data)) if office else _print(data)
                _write(to, f"{of}-{name}-{path.suffix[1:]}", text)
                path.unlink()
            made.rmdir()
    print(f"wrote {len(list(to.iterdir()))} texts to {to}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
