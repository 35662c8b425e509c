"""A search that names a member leads to what that member did."""

from __future__ import annotations

import re

import pytest

from tests.parts.app import TRACKER, opened
from tests.parts.html import links, pieces, words


def ways(script: str = TRACKER, **parameters: str) -> list[tuple[str, str]]:
    """The ways to members that the page offers: address and words."""
    return links(pieces(opened(script, **parameters)), r"members\?\S*code=")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("German", [("members?code=DEU", "Germany, a member: what it did")]),
        ("turkiye", [("members?code=TUR", "Türkiye, a member: what it did")]),
        ("U.S.", [("members?code=USA", "United States, a member: what it did")]),
        (
            "Nigera",
            [
                ("members?code=NER", "Niger, a member: no fact on file of what it did"),
                ("members?code=NGA", "Nigeria, a member: no fact on file of what it did"),
            ],
        ),
        (
            "Latvian",
            [("members?code=LVA", "Latvia, a member: no fact on file of what it did")],
        ),
        ("camp", []),
    ],
)
def test_a_search_leads_to_the_members_that_it_names(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert ways(q=text) == expected


@pytest.mark.parametrize("name", ["overview", "themes", "regions", "changes", "briefing"])
def test_it_does_so_on_every_page_that_a_search_filters(name: str) -> None:
    assert ways(f"pages/{name}.py", q="German", theme="military") == [
        ("members?theme=military&code=DEU", "Germany, a member: what it did")
    ]
    assert ways(f"pages/{name}.py", theme="military") == []


@pytest.mark.parametrize("name", ["overview", "changes", "briefing"])
def test_a_search_for_the_title_of_a_pledge_leads_to_it_from_every_page(name: str) -> None:
    found = pieces(opened(f"pages/{name}.py", q="interpol"))
    [told] = re.findall(r'<p class="sub nearest-pledges">(.*?)</p>', found)
    assert words(told) == (
        "Best match: Use INTERPOL to share information on foreign fighters · all 4 in the list"
    )
    assert links(told, r"\w+") == [
        (
            "commitment?q=interpol&id=ftf-interpol",
            "Use INTERPOL to share information on foreign fighters",
        ),
        ("tracker?q=interpol", "all 4 in the list"),
    ]


def test_the_list_itself_and_a_word_of_no_title_need_no_such_way() -> None:
    for script, text in ((TRACKER, "interpol"), ("pages/overview.py", "rudaw")):
        assert "nearest-pledges" not in pieces(opened(script, q=text))
