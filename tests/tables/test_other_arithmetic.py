"""The same statuses under other trackers' arithmetic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commitments.standing.standing import Standing
from commitments.tables.other_arithmetic import arithmetics
from commitments.tables.view import View
from commitments.vocabulary import Status
from tests.conftest import NOW, commitment, register

BLANK = next(iter(View(register(commitment()), NOW, "").standings.values()))


def counted(**numbers: int) -> list[Standing]:
    """So many pledges of each status."""
    return [replace(BLANK, status=Status(s)) for s, n in numbers.items() for _ in range(n)]


def results(**numbers: int) -> list[str]:
    return list(arithmetics(counted(**numbers))["Result"])


def test_each_arithmetic_is_named() -> None:
    table = arithmetics(counted(limited=3))
    assert list(table.columns) == ["Arithmetic", "Result"]
    assert list(table["Arithmetic"]) == [
        "Ours: interval over live pledges (1, 2/3, 1/3, 0)",
        "Ours: share fulfilled or upheld",
        "Ours: share substantially kept or better",
        "G7 Research Group: mean of +1, 0, -1 over the assessed, as a percentage",
        "0, 50, 100 for not started, in progress, done, over the assessed",
        "“Kept or partly kept” over the assessed",
        "Reversed and unknown dropped from the denominator",
        "Unknown silently worth 30 of 100",
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({}, ["too few", "none", "none", "none", "none", "none", "none", "none"]),
        ({"overtaken": 4}, ["too few", "none", "none", "none", "none", "none", "none", "none"]),
        ({"fulfilled": 4}, ["100%"] * 8),
        ({"not_started": 4}, ["0%"] * 8),
        ({"reversed": 4}, ["0%", "0%", "0%", "0%", "0%", "0%", "none", "0%"]),
        ({"limited": 3}, ["33%", "0%", "0%", "50%", "50%", "100%", "33%", "33%"]),
        ({"substantial": 3}, ["67%", "0%", "100%", "50%", "50%", "100%", "67%", "67%"]),
        (
            {"not_assessed": 2, "no_evidence": 2},
            ["0% to 100%", "0% to 100%", "0% to 100%", "none", "none", "none", "none", "30%"],
        ),
        (
            {"fulfilled": 1, "reversed": 1, "no_evidence": 2},
            ["25% to 75%", "25% to 75%", "25% to 75%", "50%", "50%", "50%", "100%", "40%"],
        ),
    ],
)
def test_the_same_facts_give_these_figures(numbers: dict[str, int], expected: list[str]) -> None:
    assert results(**numbers) == expected


def test_overtaken_pledges_change_no_figure() -> None:
    assert results(fulfilled=1, limited=2, overtaken=5) == results(fulfilled=1, limited=2)
