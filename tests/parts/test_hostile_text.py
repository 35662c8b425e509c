"""Text of the file and of the address is shown as text, whatever it spells."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
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
    COMPARE,
    METHOD,
    OVERVIEW,
    REGIONS,
    THEMES,
    TRACKER,
    figures,
    started,
    use_file,
)

HOSTILE = (
    "**x** [a](javascript:alert(1)) ![i](http://example.org/x.png) $x$ :red[x] <script>"
    " :streamlit: :smile: :material_skull: a -> b www.example.org a@example.org"
    ' "><u>x</u> " onfocus="x'
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
# What pops up, and so is made only when it is asked for.
POPOVERS = (
    *("filters", "moment", "pick-pledges", "take-statuses-by-year", "take-status-at-two-dates"),
    *("take-status-by-theme", "take-status-by-region"),
    *("take-trend-by-theme", "take-statuses-each-year", "take-map-of-facts"),
    *(
        "take-map-of-facts-world",
        "take-side-by-side",
        "take-map-of-members",
        "take-history-one",
        "take-series-money",
    ),
)
PERIODS = ("meeting", "year", "visit", "dates")
TOUR: list[tuple[str, dict[str, str | list[str]]]] = [
    *((entry.script, {}) for entry in PAGES),
    (COMMITMENT, {"id": "one"}),
    (COMMITMENT, {"id": "one", "item": "one-01", "show": "setback"}),
    *((TRACKER, {"view": view}) for view in ("board", "years")),
    (TRACKER, {"view": "years", "cell": "one.2026"}),
    (TRACKER, {"sort": "newest"}),
    (THEMES, {"before": "2019-06-25"}),
    (REGIONS, {"year": "2026"}),
    (REGIONS, {"map": "world"}),
    *((REGIONS, {"map": map, "place": "IRQ"}) for map in ("", "world")),
    (COMPARE, {"a": "pledge.one", "b": "pledge.two"}),
    (COMPARE, {"a": "region.iraq", "b": "date.2026-02-01"}),
    *((CHANGES, {"period": period}) for period in PERIODS),
    (CHANGES, {"since": "2020-05-05"}),
    *((BRIEFING, {"for": product}) for product in ("page", "slides", "note", "pack")),
    (BRIEFING, {"pledge": "one", "since": "2020-05-05"}),
]
VISITS = [
    *TOUR,
    (COMMITMENT, {"id": HOSTILE}),
    (COMMITMENT, {"id": "one", "item": HOSTILE, "show": HOSTILE}),
    (TRACKER, {"view": HOSTILE, "sort": HOSTILE, "rows": HOSTILE}),
    (TRACKER, {"view": "board", "q": "**x** $x$ :red[x]"}),
    (TRACKER, {"view": "years", "cell": HOSTILE}),
    (OVERVIEW, {"theme": HOSTILE, "q": HOSTILE}),
    (THEMES, {"before": HOSTILE}),
    (COMPARE, {"a": HOSTILE, "b": f"theme.{HOSTILE}"}),
    (CHANGES, {"since": HOSTILE, "from": HOSTILE, "period": HOSTILE}),
    (REGIONS, {"place": HOSTILE, "map": HOSTILE, "year": HOSTILE}),
    (BRIEFING, {"for": HOSTILE, "pledge": HOSTILE, "seen": HOSTILE}),
    (METHOD, {"as_of": HOSTILE, "known_at": HOSTILE}),
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
    for key in POPOVERS:
        at.session_state[key] = True
    at.run()
    assert [error.message for error in at.exception] == []
    texts = markdown_texts(at)
    assert [text for text in texts if TRAP.search(text)] == []
    assert_no_break_out(at)
    pieces = [block.proto.body for block in at.get("html")]
    shown = [text for text in texts if plain(HOSTILE) in text]
    assert shown + [piece for piece in pieces if html.escape(HOSTILE) in piece] != []
    # Plotly reads mark-up of its own; a value that it shows nowhere may be as it is in the file.
    drawn = json.dumps(figures(at), ensure_ascii=False)
    drawn = drawn.replace(json.dumps(HOSTILE, ensure_ascii=False), "")
    assert [trap for trap in ("<script", "<u>") if trap in drawn] == []


def assert_no_break_out(at: AppTest) -> None:
    """No text of the file became an element or an attribute in the HTML of a page."""
    read = Elements()
    for block in at.get("html"):
        read.feed(block.proto.body)
    read.close()
    assert read.alive == []


class Elements(HTMLParser):
    """Reads HTML as a browser does, and keeps what text of the file would have made of it."""

    def __init__(self) -> None:
        super().__init__()
        self.alive: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        goes = [named.get(name) or "" for name in ("href", "src", "action")]
        if (
            tag in ("u", "script", "img", "iframe", "form")
            or any(name.startswith("on") for name in named)
            or any(url.strip().lower().startswith("javascript:") for url in goes)
        ):
            self.alive.append(self.get_starttag_text() or tag)
