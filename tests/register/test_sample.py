"""Another summit: nothing of the real one is in the code."""

from __future__ import annotations

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from commitments.register.reading import load
from commitments.standing.standing import Moment, standings
from commitments.vocabulary import Status
from components.shell.pages import PAGES, PageEntry
from tests.conftest import ROOT

SAMPLE = ROOT / "tests" / "sample.yaml"
PRODUCT = [
    path
    for folder in ("commitments", "components", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
OF_PARIS = re.compile(
    r"\b(?:Paris|Daesh|ISIS|Coalition|NATO|INTERPOL|2019-06-25|Iraq|Syrian?|IRQ|SYR|SDF|Levant)\b"
)


def test_the_sample_is_valid_and_has_a_status_of_several_kinds() -> None:
    register = load(SAMPLE, date.today()).register
    found = standings(register, Moment(date(2025, 8, 1), date(2025, 8, 1)))
    assert [s.status for s in found] == [Status.SUBSTANTIAL, Status.LIMITED, Status.NO_EVIDENCE]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_shows_the_other_summit_and_nothing_of_paris(
    entry: PageEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", str(SAMPLE))
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    at.switch_page(entry.script)
    at.run()
    assert [error.message for error in at.exception] == []
    texts = [str(getattr(node, "value", "")) for node in at.main]
    assert any("Summit of the Lakes" in text for text in texts)
    assert [text for text in texts if OF_PARIS.search(text)] == []


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: path.name)
def test_no_code_names_the_real_summit(path) -> None:  # type: ignore[no-untyped-def]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if OF_PARIS.search(line)] == []
