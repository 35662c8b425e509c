"""Text of the file and of the address is shown as text, whatever it spells."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.shell.pages import PAGES
from components.widgets.text import plain
from tests.conftest import assessment, commitment, evidence
from tests.parts.app import (
    BRIEFING,
    CHANGES,
    COMMITMENT,
    MEASURES,
    OVERVIEW,
    REGIONS,
    TRACKER,
    figures,
    started,
    use_file,
)

HOSTILE = (
    "**x** [a](javascript:alert(1)) ![i](http://example.org/x.png) $x$ :red[x] <script>"
    " :streamlit: :smile: :material_skull: a -> b www.example.org a@example.org"
)
QUOTED = f"'{HOSTILE}'"
OTHER = f"'B {HOSTILE}'"
HOSTILE_FILE = (
    f"""\
register: {{maintainer: {{name: {QUOTED}}}, method: {{version: {QUOTED}, date: 2019-06-25}},
  review: {QUOTED}}}
meeting:
  {{id: m, title: {QUOTED}, date: 2019-06-25, place: {QUOTED}, summary: {QUOTED},
   url: "https://example.org/m"}}
documents:
  - {{id: text, title: {QUOTED}, publisher: {QUOTED}, url: "https://example.org/t", seen: parts,
     note: {QUOTED}}}
themes:
  - {{id: aid, name: {QUOTED}, summary: {QUOTED}}}
  - {{id: talks, name: {OTHER}, summary: {QUOTED}}}
regions:
  - {{id: iraq, name: {QUOTED}, places: [IRQ]}}
  - {{id: global, name: {OTHER}, places: []}}
milestones:
  - {{id: later, date: 2020-05-05, title: {QUOTED}, kind: meeting, level: {QUOTED}, place: {QUOTED},
     summary: {QUOTED}, url: "https://example.org/k", note: {QUOTED}}}
members:
  - {{code: FRA, name: {QUOTED}, kind: state, joined: 2014-09, basis: {QUOTED},
     url: "https://example.org/f"}}
members_open: [{QUOTED}]
series:
  - {{id: money, name: {QUOTED}, unit: {QUOTED}, stage: paid, draw: bars, commitments: [one],
     note: {QUOTED}, points: [{{date: 2020, value: 1, source: "https://example.org/s"}}]}}
commitments:
"""
    + commitment(
        "one",
        "\n".join(
            evidence(id, day, effect, publisher=QUOTED, recorded=day, caveat=QUOTED)
            .replace("What happened", QUOTED)
            .replace("A page", QUOTED)
            for id, day, effect in (
                ("one-01", "2026-02-01", "advance"),
                ("one-02", "2026-03-01", "setback"),
                ("one-03", "2026-04-01", "context"),
            )
        ),
        assessment("2026-02-01", recorded="2026-02-01", note=QUOTED)
        .replace("Because.", QUOTED)
        .replace("by: us", f"by: {QUOTED}"),
        title=QUOTED,
        summary=QUOTED,
        pledged_by=QUOTED,
        counterparts=f"[{QUOTED}]",
        wording=f"[{{document: text, locator: {QUOTED}, quote: {QUOTED}}}]",
        criteria=f"{{fixed: 2020-01-01, fulfilled: {QUOTED}, substantial: {QUOTED},"
        f" limited: {QUOTED}, reversed: {QUOTED}}}",
        searches=f"[{{where: {QUOTED}, terms: {QUOTED}, when: 2020-01-01}}]",
    )
    + commitment("two", title=OTHER, theme="talks", regions="[global]")
)
# What would be mark-up: the beginning of each trap without the backslash that makes it text, or,
# where Streamlit looks once more into what was read, without a character in a colour of its own.
TRAP = re.compile(
    r"(?<!\\)(?:\*\*x|\]\(javascript|!\[i|\$x\$|:red\[x|<script)"
    r"|\\:(?:streamlit|smile|material)|-\\>|\\:\\/\\/|www\\\.|a\\@"
)
FOLDS = (
    *("fold-moves", "fold-attention", "fold-moved", "fold-stale", "fold-new-one"),
    *("fold-Nothing changed", "fold-Judged again, same status", "fold-judgements", "fold-searches"),
    *("fold-changes",),
    *("fold-series", "fold-findings", "fold-region-iraq", "take-status-and-trend"),
    *("take-status-by-theme", "take-themes-by-region", "take-map-of-status"),
    *("take-map-of-numbers", "take-map-of-evidence", "take-map-of-evidence-world"),
    *("take-map-of-members", "take-status-by-region", "take-evidence-by-year"),
    *("take-status-over-time", "take-status-at-two-dates", "take-history-one"),
)
TOUR: list[tuple[str, dict[str, str | list[str]]]] = [
    *((entry.script, {}) for entry in PAGES),
    (COMMITMENT, {"id": "one"}),
    (TRACKER, {"view": "board"}),
    (TRACKER, {"view": "time"}),
    *((BRIEFING, {"for": audience}) for audience in ("deck", "note", "annex")),
    (BRIEFING, {"pledge": "one"}),
    *((REGIONS, {"measure": measure}) for measure in MEASURES),
    *((REGIONS, {"measure": measure, "place": "IRQ"}) for measure in MEASURES),
]
VISITS = [
    *TOUR,
    (COMMITMENT, {"id": HOSTILE}),
    (TRACKER, {"view": "time", "q": "**x** $x$ :red[x]"}),
    (OVERVIEW, {"theme": HOSTILE, "q": HOSTILE}),
    (CHANGES, {"since": "2020-05-05"}),
    (
        CHANGES,
        {"since": "**x** [a](javascript:alert(1))", "from": "![i](http://example.org/x.png)"},
    ),
    (REGIONS, {"measure": "members", "place": "FRA"}),
    (REGIONS, {"place": "![i](http://e.org)"}),
]
# Streamlit reads the text of these as Markdown; options of pills and segmented controls too.
MARKDOWN = (
    *("markdown", "caption", "header", "subheader", "title", "warning", "error", "page_link"),
    *("expander", "button", "button_group", "download_button", "metric", "popover", "table"),
)


def markdown_texts(at: AppTest) -> list[str]:
    found: list[str] = []
    for node in at.main:
        if node.type not in MARKDOWN:
            continue
        if node.type == "table":
            table = node.value
            found += [*map(str, table.columns), *map(str, table.to_numpy().ravel())]
            continue
        found += [str(getattr(node, name, "")) for name in ("value", "label", "help", "delta")]
        found += [str(option) for option in getattr(node, "options", [])]
        if node.type == "popover":
            found.append(node.proto.popover.label)
    return found


@pytest.mark.parametrize(("script", "parameters"), VISITS)
def test_text_of_the_file_and_of_the_address_is_shown_as_text(
    script: str,
    parameters: dict[str, str | list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_file(monkeypatch, tmp_path / "hostile.yaml", HOSTILE_FILE)
    at = started(script, **parameters)
    for key in FOLDS:
        at.session_state[key] = True
    at.run()
    assert [error.message for error in at.exception] == []
    texts = markdown_texts(at)
    assert [text for text in texts if TRAP.search(text)] == []
    assert [text for text in texts if plain(HOSTILE) in text] != []
    drawn = json.dumps(figures(at), ensure_ascii=False)
    assert "<script>" not in drawn.replace(f'"{HOSTILE}"', "")
