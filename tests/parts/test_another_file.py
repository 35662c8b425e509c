"""Pages over a file that is invalid, gone, small, or of another summit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.shell.pages import PAGES, PageEntry
from components.widgets.text import plain
from tests.conftest import HEAD, assessment, commitment, evidence
from tests.parts.app import (
    COMMITMENT,
    MEASURES,
    REGIONS,
    TRACKER,
    captions,
    figures,
    opened,
    paragraphs,
    use_file,
)
from tests.parts.test_hostile_text import TOUR, markdown_texts

# ---------------------------------------------------------------- files that change, break, are missing


def test_an_invalid_file_leaves_the_last_valid_data_under_a_banner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    valid = HEAD + commitment(title="Before")
    path = use_file(monkeypatch, tmp_path / "c.yaml", valid)
    at = opened(TRACKER)
    path.write_text(valid.replace("theme: aid", "theme: ayd"), encoding="utf-8")
    at.run()
    assert [error.message for error in at.exception] == []
    assert re.fullmatch(
        r"\*\*.*c\\\.yaml cannot be used since \d\d \w{3} \d{4}, \d\d:\d\d\.\*\* You see the last"
        r" valid data\. Correct the problem below; the file is read again with your next click\.",
        at.error[0].value,
    )
    assert [code.value for code in at.code] == [
        f"{path}:24:12  one: theme 'ayd' is not known; did you mean 'aid'? (aid, talks)"
    ]
    assert at.dataframe[0].value["title"].tolist() == ["Before"]
    path.write_text(valid.replace("Before", "After it"), encoding="utf-8")
    at.run()
    assert len(at.error) == len(at.code) == 0
    assert at.dataframe[0].value["title"].tolist() == ["After it"]


def test_a_file_that_goes_away_leaves_the_last_valid_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = use_file(monkeypatch, tmp_path / "c.yaml", HEAD + commitment())
    at = opened(TRACKER)
    path.unlink()
    at.run()
    assert [code.value for code in at.code] == [
        f"{path}:1:1  there is no such file; put it back, or name another with COMMITMENTS_FILE"
        " or --file"
    ]
    assert at.dataframe[0].value["title"].tolist() == ["Title of one"]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_without_a_file_every_page_says_what_to_do(
    entry: PageEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "missing.yaml"
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    at = opened(entry.script)
    assert [title.value for title in at.title] == ["There is no data to show yet"]
    assert paragraphs(at)[0] == (
        f"The data file **{plain(str(path))}** is missing or cannot be read. Put it back, or"
        " correct what is listed here, and load this page again. To use another file, start the"
        " dashboard with the environment variable `COMMITMENTS_FILE` set to its path."
    )
    assert [code.value for code in at.code] == [
        f"{path}:1:1  there is no such file; put it back, or name another with COMMITMENTS_FILE"
        " or --file"
    ]
    path.write_text(HEAD + commitment(), encoding="utf-8")
    at.button[0].click().run()
    assert [header.value for header in at.header] == [entry.question or "Which pledge?"]


@pytest.mark.parametrize(("script", "parameters"), TOUR)
def test_one_pledge_without_evidence_is_enough(
    script: str,
    parameters: dict[str, str | list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + commitment())
    at = opened(script, **parameters)
    assert captions(at)[-1].startswith("A meeting, 25 Jun 2019 · As of 28 Nov 2026")


def test_one_pledge_without_evidence_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + commitment())
    at = opened()
    assert [m.value for m in at.metric] == ["0 of 1", "0 + 0", "0", "1", "too few"]
    page = opened(COMMITMENT, id="one")
    assert paragraphs(page)[1] == "Nobody has judged this pledge by this date."
    assert "None on file by this date." in captions(page)
    place = opened(REGIONS, measure="evidence", place="IQ-NI")
    assert paragraphs(place)[0] == "**0 findings name this place**, newest first"


# ---------------------------------------------------------------- another summit


LAKE = """\
register: {maintainer: {name: The lake desk}, method: {version: first, date: 2024-03-01}}
meeting: {id: lake-2024, title: The Lake Accord, date: 2024-03-01, place: Lakeside,
  summary: How to keep a lake clean., url: "https://example.org/lake"}
documents:
  - {id: accord, title: The accord, publisher: The lake board, url: "https://example.org/accord",
     seen: whole}
themes:
  - {id: water, name: Clean water, summary: What flows into the lake.}
regions:
  - {id: shore, name: The shore, places: [CHE, FRA]}
  - {id: all, name: Everywhere, places: []}
milestones:
  - {id: second, date: 2025-03-01, title: Second meeting, kind: meeting, level: The board,
     place: Lakeside, summary: They met again., url: "https://example.org/second"}
members:
  - {code: FRA, name: France, kind: state, joined: 2024-03, basis: The accord,
     url: "https://example.org/accord"}
commitments:
""" + "".join(
    commitment(
        id,
        evidence(f"{id}-01", "2024-05-01", recorded="2024-06-01").replace("[IRQ]", "[FRA]"),
        assessment("2024-05-01", evidence=f"{id}-01", recorded="2024-06-01"),
        theme="water",
        regions="[shore]",
        wording='[{document: accord, locator: line 1, quote: "We will keep it clean"}]',
        criteria="{fixed: 2024-03-01, fulfilled: All, substantial: Most, limited: Some,"
        " reversed: Back}",
    )
    for id in ("nets", "pipes")
)
ELSEWHERE = re.compile(r"paris|daesh|\bisis\b|coalition|iraq|syria", re.IGNORECASE)
# The bundled map draws these two countries; its measure and its chart name them.
OF_THE_MAP = ("Evidence in Iraq and Syria", "Named only the country: Iraq 0, Syria 0.")


def every_text(at: AppTest) -> list[str]:
    found = markdown_texts(at)
    for node in at.main:
        found += [
            str(getattr(node, name, "")) for name in ("value", "label", "placeholder", "help")
        ]
        found += [str(option) for option in getattr(node, "options", [])]
        found.append(str(getattr(node.proto, "alt", "")))
    for figure in figures(at):
        found += [text["text"] for text in figure["layout"]["annotations"]]
    return found


@pytest.mark.parametrize(
    ("script", "parameters"),
    [
        *((entry.script, {}) for entry in PAGES),
        (COMMITMENT, {"id": "nets"}),
        (TRACKER, {"view": "board"}),
        (TRACKER, {"view": "time"}),
        *((REGIONS, {"measure": measure}) for measure in MEASURES),
        (REGIONS, {"measure": "world", "place": "FRA"}),
    ],
)
def test_no_page_speaks_of_this_summit_when_another_is_loaded(
    script: str, parameters: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "lake.yaml", LAKE)
    at = opened(script, **parameters)
    texts = [re.sub("|".join(OF_THE_MAP), "", text) for text in every_text(at)]
    assert [text for text in texts if ELSEWHERE.search(text)] == []
    assert captions(at)[-1].startswith("The Lake Accord, 1 Mar 2024 ·")
