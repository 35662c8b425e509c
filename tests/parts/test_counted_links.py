"""A number beside a link is the number of pledges that the link opens, whatever the filters are."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest

from commitments.tables.filter import FILTER_FIELDS, filter_of
from tests.conftest import TODAY
from tests.parts.app import OVERVIEW, REGIONS, SOME, THEMES, opened, view_at
from tests.parts.html import pieces

FILTERS: dict[str, dict[str, Any]] = {
    "none": {},
    "several fields": SOME,
    "a status": {"status": ["limited", "reversed"]},
    "a reason for attention": {"needs": "disputed"},
    "two reasons for attention": {"needs": ["disputed", "worsening"]},
    "a region": {"region": "iraq"},
    "two regions and a search": {"region": ["iraq", "syria"], "q": "support"},
    "a past day": {"as_of": "2022-06-30", "region": "syria"},
}


def opens(href: str) -> int:
    """How many pledges a link to the list opens."""
    page, _, query = href.partition("?")
    assert page == "tracker"
    given = parse_qs(query)
    chosen = {field.name: given.get(field.parameter, []) for field in FILTER_FIELDS}
    as_of = date.fromisoformat(given["as_of"][-1]) if "as_of" in given else TODAY
    return view_at(as_of).select(filter_of(chosen, given.get("q", [""])[-1])).count


@cache
def seen(page: str, chosen: str) -> str:
    """What a page says under one of the choices."""
    return pieces(opened(page, **FILTERS[chosen]))


def counted(body: str, of: str, number: str) -> list[tuple[str, int]]:
    """The links to the list of the rows of a class, each with the last number found in its row."""
    (start,) = (found.end() for found in re.finditer(rf'<div class="{of}">', body))
    found = []
    for row in body[start:].split('<div class="row">')[1:]:
        link = re.search(r'href="(tracker\?[^"]*)"', row)
        # What follows the last row of the class has no such number in it.
        numbers = re.findall(number, row.partition('<div class="head">')[0])
        if link and numbers:
            found.append((unescape(link[1]), int(numbers[-1])))
    return found


@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize(
    ("page", "of", "number"),
    [
        (OVERVIEW, "rows stand", r"<b>(\d+)</b>"),
        (OVERVIEW, "rows reasons", r"<b>(\d+)</b>"),
        (THEMES, "compared wide", r"--all:(\d+);"),
        (REGIONS, "compared", r"--all:(\d+);"),
        (REGIONS, "compared", r"(\d+) pledges? names? it"),
    ],
    ids=["statuses", "reasons", "themes", "regions", "named"],
)
def test_a_count_is_what_its_link_opens(page: str, of: str, number: str, chosen: str) -> None:
    found = counted(seen(page, chosen), of, number)
    assert found
    assert found == [(href, opens(href)) for href, _ in found]


@pytest.mark.parametrize("chosen", FILTERS)
def test_the_pledges_that_need_attention_are_what_the_head_opens(chosen: str) -> None:
    body = seen(OVERVIEW, chosen)
    (link,) = re.findall(r'<h3><a href="(tracker\?[^"]*needs[^"]*)">(\d+) pledge', body)
    assert opens(unescape(link[0])) == int(link[1])


def test_only_the_chosen_reasons_and_regions_stand_there() -> None:
    reasons = counted(pieces(opened(OVERVIEW, needs="disputed")), "rows reasons", r"<b>(\d+)</b>")
    assert [href for href, _ in reasons] == ["tracker?needs=disputed"]
    regions = counted(seen(REGIONS, "a region"), "compared", r"--all:(\d+);")
    assert [href for href, _ in regions] == ["tracker?region=iraq"]
