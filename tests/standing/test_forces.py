"""Which facts speak of forces."""

from __future__ import annotations

import pytest

from commitments.standing.acts import facts_of
from commitments.standing.forces import on_forces
from commitments.standing.standing import Moment, standings
from tests.conftest import TODAY, commitment, evidence, register


@pytest.mark.parametrize(
    ("finding", "found"),
    [
        ("Parliament extended the Iraq mandate by a year.", True),
        ("It voted 389 votes to 187 for it.", True),
        ("Some 120 Soldiers stayed in Erbil.", True),
        ("Typhoons and other aircraft bombed a store.", True),
        ("It backed the coming vote and paid for observers.", False),
        ("The UN mission had a mandate from the Security Council.", False),
        ("A trooper of the police was honoured.", False),
    ],
)
def test_a_fact_is_found_by_its_words(finding: str, found: bool) -> None:
    one = commitment(evidence=evidence().replace("What happened", f'"{finding}"'))
    acts = facts_of(standings(register(one), Moment(TODAY, TODAY)))
    assert on_forces(acts) == (acts if found else ())
