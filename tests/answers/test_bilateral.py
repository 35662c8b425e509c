"""What is on file of a member, for a meeting with it."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.answers.bilateral import NoMember, left_out, member_of, on_file, when_it_joined
from commitments.standing.standing import Moment, standings
from tests.answers.meeting import MEMBERS, did, small
from tests.conftest import assessment, commitment, register

AS_OF = date(2022, 6, 30)
REGISTER = small()
STANDINGS = standings(REGISTER, Moment(AS_OF, AS_OF))
SPAIN, PORTUGAL, TOGO, LAKE = REGISTER.members


def test_what_weighs_most_comes_first_and_each_fact_stands_once() -> None:
    found = on_file(SPAIN, STANDINGS, AS_OF)
    assert [act.fact.id for act in found.acts] == [
        *("left", "named", "promised", "shared", "paid", "cited", "old"),
    ]
    # Under the verdict first; then by year, by the kind of source, by date.
    forward = ["cited", "promised", "shared", "paid", "old"]
    assert [act.fact.id for act in found.forward] == forward
    assert [act.fact.id for act in found.back] == ["left"]
    assert [s.commitment.id for s in found.silent] == ["silent"]
    assert found.early == 0
    assert [(day, act.fact.id) for day, act in found.days] == [(date(2023, 6, 30), "paid")]


def test_a_fact_whose_page_nobody_opened_weighs_least() -> None:
    facts = (
        did("unopened", "2021-07-01", "advance", "ESP").replace(
            "kind: reporting", "kind: reporting, second_hand: true"
        ),
        did("opened", "2019-07-01", "advance", "ESP", kind="party"),
    )
    judged = assessment("2021-07-01", "limited", "unopened", "2022-01-05")
    told = register(commitment("water", "\n".join(facts), judged), MEMBERS)
    found = on_file(told.members[0], standings(told, Moment(AS_OF, AS_OF)), AS_OF)
    assert [act.fact.id for act in found.forward] == ["opened", "unopened"]


def test_a_day_that_has_passed_is_not_to_come() -> None:
    assert on_file(SPAIN, STANDINGS, date(2023, 6, 30)).days == ()


def test_what_was_or_may_have_been_before_it_joined_is_left_out() -> None:
    found = on_file(PORTUGAL, STANDINGS, AS_OF)
    assert ([act.fact.id for act in found.acts], found.early) == (["left"], 2)
    assert left_out(found) == "2 facts are left out, as of before it joined or perhaps of before."
    assert left_out(on_file(SPAIN, STANDINGS, AS_OF)) == ""


def test_a_member_without_facts_has_nothing_on_file() -> None:
    found = on_file(TOGO, STANDINGS, AS_OF)
    assert (found.acts, found.forward, found.back, found.days) == ((), (), (), ())
    assert len(found.silent) == 3


def test_joining_is_told_against_the_day_of_the_pledges() -> None:
    assert [when_it_joined(member, REGISTER.meeting) for member in REGISTER.members] == [
        "It joined between 2014 and 2016, before the pledges were made on 25 June 2019.",
        "It joined on 10 May 2021, after the pledges were made on 25 June 2019.",
        "It joined by Mar 2020; the pledges were made on 25 June 2019, and whether it was a member"
        " by then is not known.",
        "It joined in 2014, before the pledges were made on 25 June 2019.",
    ]


@pytest.mark.parametrize(
    ("codes", "as_of", "said"),
    [
        ((), AS_OF, "No member is chosen: choose the one that the meeting is with."),
        (("ESP", "PRT"), AS_OF, "2 members are chosen: choose the one that the meeting is with."),
        (
            ("XX",),
            AS_OF,
            "No member has the code 'XX'; choose one of those that the Members view names.",
        ),
        (("ESB",), AS_OF, "No member has the code 'ESB'; did you mean 'ESP'?"),
        (
            ("PRT",),
            date(2021, 5, 9),
            "Portugal joined on 10 May 2021, after the as-of date, 9 May 2021: choose a later date.",
        ),
    ],
)
def test_who_cannot_be_met_is_told(codes: tuple[str, ...], as_of: date, said: str) -> None:
    with pytest.raises(NoMember) as error:
        member_of(REGISTER, codes, as_of)
    assert str(error.value) == said


def test_a_register_without_members_says_so() -> None:
    with pytest.raises(NoMember) as error:
        member_of(register(commitment()), ("ESP",), AS_OF)
    assert str(error.value) == (
        "This register names no members: there is nobody to prepare a meeting with."
    )
    assert member_of(register(commitment(), MEMBERS), ("ESP",), AS_OF) == SPAIN
