"""Pages through AppTest, always from dashboard.py, with a fixed day; what stands on them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from commitments.register.reading import load
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from components.shell.pages import PAGES
from components.widgets.text import plain
from tests.conftest import ROOT, TODAY, whole

OVERVIEW = "pages/overview.py"
THEMES = "pages/themes.py"
REGIONS = "pages/regions.py"
TRACKER = "pages/tracker.py"
COMMITMENT = "pages/commitment.py"
CHANGES = "pages/changes.py"
BRIEFING = "pages/briefing.py"
METHOD = "pages/method.py"
FILTERED = [entry.script for entry in PAGES if entry.filtered]
MEASURES = ["status", "number", "evidence", "world", "members"]
CURATED = load(ROOT / "data" / "commitments.yaml", TODAY)
IDS = [c.id for c in CURATED.register.commitments]

# Several filters at once, in the address and as the core takes them.
SOME = {
    "theme": ["military", "foreign-fighters", "stabilisation"],
    "status": ["limited", "reversed"],
    "kind": "standing",
    "q": "iraq",
}
SOME_FILTER = Filter(
    themes=("military", "foreign-fighters", "stabilisation"),
    statuses=("limited", "reversed"),
    kinds=("standing",),
    text="iraq",
)


def started(script: str = OVERVIEW, **parameters: str | list[str]) -> AppTest:
    """A new session that opens a page by its address; not yet run."""
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    at.switch_page(script)
    for key, value in parameters.items():
        at.query_params[key] = value
    return at


def opened(script: str = OVERVIEW, **parameters: str | list[str]) -> AppTest:
    at = started(script, **parameters)
    for popover in ("filters", "moment", "which"):
        at.session_state[popover] = True
    at.run()
    assert [error.message for error in at.exception] == []
    return at


def use_file(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> Path:
    path.write_text(whole(text), encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    return path


def view_at(as_of: date = TODAY, known_at: date = TODAY) -> View:
    return View(CURATED.register, Moment(as_of, known_at), CURATED.version)


def some(as_of: date = TODAY) -> Selection:
    selection = view_at(as_of).select(SOME_FILTER)
    assert 1 < selection.count < selection.total
    return selection


def links(at: AppTest) -> list[str]:
    return [link.value for link in at.get("page_link")]


_SMALL = re.compile(r":gray\[:small\[(.*)\]\]")


def captions(at: AppTest) -> list[str]:
    """The small grey lines (components.text.small)."""
    found = [_SMALL.fullmatch(m.value) for m in at.markdown]
    return [match[1] for match in found if match]


def paragraphs(at: AppTest) -> list[str]:
    return [m.value for m in at.markdown if not _SMALL.fullmatch(m.value)]


def warnings(at: AppTest) -> list[str]:
    return [warning.value for warning in at.warning]


def subheaders(at: AppTest) -> list[str]:
    return [subheader.value for subheader in at.subheader]


def alt(at: AppTest, chart: str) -> str:
    return str(at.get_by_key(f"chart-{chart}").proto.alt)


def figures(at: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def titles(standings: Any) -> list[str]:
    return [plain(s.commitment.title) for s in standings]


MILESTONES = [
    m.date.text
    for m in CURATED.register.milestones
    if CURATED.register.meeting.date <= m.date.last <= TODAY
]
