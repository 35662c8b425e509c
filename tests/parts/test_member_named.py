"""A search that names a member leads to what that member did."""

from __future__ import annotations

import pytest

from tests.parts.app import TRACKER, opened
from tests.parts.html import links, pieces


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
