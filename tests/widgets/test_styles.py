"""The style sheets: what one says of its page reaches no other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.shell.pages import PAGES
from tests.conftest import ROOT

FILES = sorted((ROOT / "components" / "styles").glob("*.css"))
# The frame, its controls and its figures, what several pages share, and paper.
OF_ALL = ("base", "controls", "figure", "print", "shell")
OF_A_PAGE = [path for path in FILES if path.stem not in OF_ALL]


def selectors(css: str) -> Iterator[str]:
    """Every selector of a sheet, also those within @media and @container."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for head in re.findall(r"(?<=[{};])([^{};]*)\{", ";" + css):
        if not head.strip().startswith("@"):
            yield from (one.strip() for one in re.split(r",(?![^(\[]*[)\]])", head))


def first_class(selector: str) -> str:
    """The class with which a selector begins, which an element may stand before; else nothing."""
    found = re.match(r"[a-z]*\.([\w-]+)", selector)
    return found[1] if found else ""


def test_every_selector_is_read() -> None:
    css = "a, .b > c { x: y } /* .no { } */ @media (d) { .e:is(f, g), h.i[j='k,l'] { x: y; z: 0 } }"
    assert list(selectors(css)) == ["a", ".b > c", ".e:is(f, g)", "h.i[j='k,l']"]
    assert list(map(first_class, selectors(css))) == ["", "b", "e", "i"]


@pytest.mark.parametrize("path", OF_A_PAGE, ids=lambda path: path.stem)
def test_a_sheet_of_a_page_begins_each_rule_with_a_class_of_its_own(path: Path) -> None:
    assert [one for one in selectors(path.read_text()) if not first_class(one)] == []


def test_rules_of_two_sheets_begin_with_different_classes() -> None:
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for path in FILES:
        if path.stem != "print":
            for one in selectors(path.read_text()):
                begun[first_class(one)].add(path.stem)
    begun.pop("")
    shared = {name: sheets for name, sheets in begun.items() if len(sheets) > 1}
    assert {name: sheets for name, sheets in shared.items() if "base" not in sheets} == {}
    # What is in the base is everybody's: a page says more of it below its own class alone.
    assert {sheet for sheets in shared.values() for sheet in sheets} <= {"base", "shell"}


def test_the_pages_that_sheets_name_are_there() -> None:
    text = "".join(path.read_text() for path in FILES)
    named = set(re.findall(r"\.st-key-page-([\w-]+)", text))
    assert named <= {entry.name for entry in PAGES}
