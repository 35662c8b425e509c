"""Pages over a file that is invalid, gone, small, or of another summit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.shell.pages import PAGES, PageEntry
from components.widgets.text import plain
from tests.conftest import HEAD, assessment, commitment, evidence
from tests.parts import html
from tests.parts.app import (
    COMMITMENT,
    COMPARE,
    MAPS,
    REGIONS,
    TRACKER,
    figures,
    foot,
    opened,
    paragraphs,
    pieces,
    taken_away,
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
        r" valid data\. Correct the problem below; this page follows the file\.",
        at.error[0].value,
    )
    assert [code.value for code in at.code] == [
        f"{path}:24:12  one: theme 'ayd' is not known; did you mean 'aid'? (aid, talks)"
    ]
    assert html.listed(at) == ["Before"]
    path.write_text(valid.replace("Before", "After it"), encoding="utf-8")
    at.run()
    assert len(at.error) == len(at.code) == 0
    assert html.listed(at) == ["After it"]


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
    assert html.listed(at) == ["Title of one"]


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
    assert foot(at)[0].startswith("A meeting, 25 Jun 2019. ")
    assert "As of 28 Nov 2026." in foot(at)[0]


def test_one_pledge_without_evidence_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + commitment())
    at = opened()
    assert html.said(at) == ["The one pledge is not assessed yet."]
    # A register without facts has no newest one.
    assert foot(at)[0] == (
        "A meeting, 25 Jun 2019. Assessment: The desk. Not a document of those who pledged. As of"
        " 28 Nov 2026. Our words: CC BY 4.0; quotes and titles belong to their sources."
    )
    assert html.heads(at) == [
        ("No pledge was judged by this date.", "Status at the end of each year · 1 of 1 pledge"),
        ("Where they stand today", "1 of 1 pledge · each line opens its list"),
        ("1 pledge needs attention", ""),
        ("No pledge changed status in the last 12 months", ""),
        ("Coming up", ""),
        ("No advance or setback is on file by this date", ""),
    ]
    page = html.words(html.pieces(opened(COMMITMENT, id="one")))
    assert "Nobody has judged this pledge by this date." in page
    assert "Advances no fact on file by this date" in page
    assert "Setbacks no fact on file by this date" in page
    place = opened(REGIONS, place="IQ-NI")
    assert html.said(place) == [
        "Nineveh: no advance and no setback is on file in the last twelve months."
    ]
    assert ("Nineveh: 0 facts in the last 12 months", "") in html.heads(place)


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


def every_text(at: AppTest) -> list[str]:
    found = markdown_texts(at)
    for node in at.main:
        found += [
            str(getattr(node, name, "")) for name in ("value", "label", "placeholder", "help")
        ]
        found += [str(option) for option in getattr(node, "options", [])]
        found.append(str(getattr(node.proto, "alt", "")))
    found += [*pieces(at)]
    for figure in figures(at):
        found += [text["text"] for text in figure["layout"].get("annotations", [])]
    return found


@pytest.mark.parametrize(
    ("script", "parameters"),
    [
        *((entry.script, {}) for entry in PAGES),
        (COMMITMENT, {"id": "nets"}),
        (TRACKER, {"view": "board"}),
        (TRACKER, {"view": "years"}),
        (COMPARE, {"a": "member.FRA", "b": "date.2025-03-01"}),
        *((REGIONS, {"map": which}) for which in MAPS),
        (REGIONS, {"map": "world", "place": "FRA"}),
    ],
)
def test_no_page_speaks_of_this_summit_when_another_is_loaded(
    script: str, parameters: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "lake.yaml", LAKE)
    at = opened(script, **parameters)
    for name in taken_away(at):
        at.session_state[f"take-{name}"] = True
    at.run()
    assert [text for text in every_text(at) if ELSEWHERE.search(text)] == []
    assert foot(at)[0].startswith("The Lake Accord, 1 Mar 2024. ")
