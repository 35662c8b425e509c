"""Pages through AppTest, always from dashboard.py, with a fixed day; what stands on them."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from commitments.register.reading import load
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from components.shell.pages import PAGES
from components.state.kept import Kept
from components.widgets import markup
from components.widgets.text import plain
from tests.conftest import ROOT, TODAY, whole

OVERVIEW = "pages/overview.py"
THEMES = "pages/themes.py"
REGIONS = "pages/regions.py"
MEETINGS = "pages/meetings.py"
MEMBERS = "pages/members.py"
TRACKER = "pages/tracker.py"
COMMITMENT = "pages/commitment.py"
CHANGES = "pages/changes.py"
BRIEFING = "pages/briefing.py"
COMPARE = "pages/compare.py"
METHOD = "pages/method.py"
FILTERED = [entry.script for entry in PAGES if entry.filtered]
MAPS = ["land", "world"]
CURATED = load(ROOT / "data" / "commitments.yaml", date.max)
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
    for popover in ("filters", "moment", "pick-pledges"):
        at.session_state[popover] = True
    at.run()
    assert [error.message for error in at.exception] == []
    return at


def at_most(monkeypatch: pytest.MonkeyPatch, part: ModuleType, rows: int) -> None:
    """A part of a page shows so many rows at most; what was made with more is not asked for."""
    monkeypatch.setattr(part, "AT_MOST", rows)
    monkeypatch.setattr(markup, "_KEPT", Kept(100))


def use_file(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> Path:
    path.write_text(whole(text), encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    return path


@cache
def view_at(as_of: date = TODAY, known_at: date = TODAY) -> View:
    return View(CURATED.register, Moment(as_of, known_at), CURATED.version)


def some(as_of: date = TODAY) -> Selection:
    selection = view_at(as_of).select(SOME_FILTER)
    assert 1 < selection.count < selection.total
    return selection


def links(at: AppTest) -> list[str]:
    return [link.value for link in at.get("page_link")]


def pieces(at: AppTest) -> list[str]:
    """What stands on the page as HTML, without the style sheet."""
    bodies = [str(block.proto.body) for block in at.get("html")]
    return [body for body in bodies if not body.startswith("<style>")]


def foot(at: AppTest) -> list[str]:
    """The two paragraphs of the foot of the page: the one on the screen, and the one on paper."""
    [found] = [body for body in pieces(at) if body.startswith("<footer")]
    return [html.unescape(text) for text in re.findall(r"<p[^>]*>(.*?)</p>", found)]


_SMALL = re.compile(r":gray\[:small\[(.*)\]\]")


def captions(at: AppTest) -> list[str]:
    """The small grey lines (components/widgets/text.py: small)."""
    found = [_SMALL.fullmatch(m.value) for m in at.markdown]
    return [match[1] for match in found if match]


def paragraphs(at: AppTest) -> list[str]:
    return [m.value for m in at.markdown if not _SMALL.fullmatch(m.value)]


def warnings(at: AppTest) -> list[str]:
    return [warning.value for warning in at.warning]


def day_field(at: AppTest, key: str) -> Any:
    """The text field of a day (components/widgets/day_field.py)."""
    (field,) = [field for field in at.text_input if str(field.key).startswith(f"{key}-text-")]
    return field


def taken_away(at: AppTest) -> list[str]:
    """The names of the charts whose downloads a page offers."""
    ids = [popover.proto.popover.id for popover in at.get("popover")]
    return [id.rpartition("-take-")[2] for id in ids if "-take-" in id]


def subheaders(at: AppTest) -> list[str]:
    return [subheader.value for subheader in at.subheader]


def alt(at: AppTest, chart: str) -> str:
    return str(at.get_by_key(f"chart-{chart}").proto.alt)


def figures(at: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def titles(standings: Any) -> list[str]:
    return [plain(s.commitment.title) for s in standings]


MILESTONES = [
    m.id
    for m in CURATED.register.milestones
    if CURATED.register.meeting.date <= m.date.last <= TODAY
]
