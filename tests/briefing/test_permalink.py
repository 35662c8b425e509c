"""The permanent address of a briefing: what it asks for, and what changed since it was made."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from commitments.briefing.permalink import Asked, BadLink, asked_by, changed, print_of, query, seen
from commitments.register.model import Commitment
from commitments.tables.filter import FILTER_FIELDS, Filter, filter_of
from tests.briefing.register import SINCE
from tests.conftest import commitment, evidence, register
from tests.figures.registers import real


def test_the_address_holds_filters_dates_and_prints() -> None:
    view = real()
    chosen = Filter(themes=("military", "women-gender"), ids=("unity",), text="a b")
    milestone = view.register.milestones[-1]
    assert parse_qsl(query(Asked(chosen, view.moment, SINCE, None), "abc")) == [
        ("theme", "military"),
        ("theme", "women-gender"),
        ("pledge", "unity"),
        ("q", "a b"),
        ("as_of", "2026-11-28"),
        ("known_at", "2026-11-28"),
        ("from", "2021-06-30"),
        ("seen", "abc"),
    ]
    assert parse_qsl(query(Asked(Filter(), view.moment, SINCE, milestone), "")) == [
        ("as_of", "2026-11-28"),
        ("known_at", "2026-11-28"),
        ("since", milestone.id),
    ]


def test_an_address_is_read_as_what_it_was_made_of() -> None:
    view = real()
    keys = {field.name: list(field.choices(view.register))[:2] for field in FILTER_FIELDS}
    milestone = view.register.milestones[-1]
    for since, of in ((milestone.date.last, milestone), (SINCE, None)):
        asked = Asked(filter_of(keys, "a & b=“c” %"), view.moment, since, of, "note")
        link = f"https://tracker.example/briefing?{query(asked, 'abc')}"
        assert asked_by(link, view.register) == asked


def test_an_address_that_counts_in_what_is_unconfirmed_says_so() -> None:
    view = real()
    asked = Asked(Filter(), replace(view.moment, unconfirmed=True), SINCE, None)
    address = query(asked, "")
    assert ("unconfirmed", "counted") in parse_qsl(address)
    assert asked_by(address, view.register) == asked


def test_a_link_of_before_names_a_milestone_by_its_date() -> None:
    view = real()
    milestone = view.register.milestones[-1]
    days = f"as_of={view.moment.as_of}&known_at={view.moment.known_at}"
    asked = asked_by(f"{days}&since={milestone.date.text}", view.register)
    assert asked == Asked(Filter(), view.moment, milestone.date.last, milestone)


@pytest.mark.parametrize(
    ("named", "product"),
    [("", "slides"), ("&for=page", "page"), ("&for=deck", "slides"), ("&for=annex", "pack")],
)
def test_a_link_names_a_product_and_older_names_still_mean_one(named: str, product: str) -> None:
    link = f"as_of=2026-11-23&known_at=2026-11-23&from=2021-01-01{named}"
    assert asked_by(link, real().register).product == product


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("", "the link has no day such as 2026-11-23 under 'as_of'; take the whole link that"),
        ("https://x.example/briefing", "the link has no day such as 2026-11-23 under 'as_of'"),
        (
            "as_of=2026-11-23&known_at=2026-11-23",
            "the link has no day such as 2026-11-23 under 'from'",
        ),
        ("as_of=2026-02-30&known_at=2026-11-23&from=2021-01-01", "under 'as_of'"),
        ("theme=militry", "the theme 'militry', which is not known; did you mean 'military'?"),
        (
            "as_of=2026-11-23&known_at=2026-11-23&from=2021-01-01&for=slide",
            "the link asks for the product 'slide', which is not known; did you mean 'slides'?",
        ),
        (
            "as_of=2026-11-23&known_at=2026-11-23&since=1999-01-01",
            "the link asks for the milestone '1999-01-01', and there is none",
        ),
    ],
)
def test_an_address_that_names_no_briefing_says_why(link: str, sentence: str) -> None:
    with pytest.raises(BadLink) as error:
        asked_by(link, real().register)
    assert sentence in str(error.value)


def test_a_commitment_that_changed_is_found_and_no_other() -> None:
    before = real().register.commitments
    prints = seen(before)
    assert len(prints) == 6 * len(before)
    assert changed(prints, before) == ()
    other = replace(before[3], title="Another title")
    after = (*before[:3], other, *before[4:])
    assert changed(prints, after) == (other,)
    assert changed(seen(before[:2]), after) == ()
    new = register(commitment("one", evidence()), commitment("two")).commitments
    old = register(commitment("one"), commitment("two")).commitments
    assert changed(seen(old), new) == (new[0],)
    assert print_of(before[3])[:2] == print_of(other)[:2]


def test_too_many_prints_stay_out_of_the_address() -> None:
    one = real().register.commitments[0]
    assert seen([one] * 201) == ""
    assert len(seen([one] * 200)) == 1200
    printed = list[str]()

    def printing(pledge: Commitment) -> str:
        printed.append(pledge.id)
        return print_of(pledge)

    assert (seen([one] * 201, printing), printed) == ("", [])
    assert (seen([one], printing), printed) == (print_of(one), [one.id])


def test_only_pledges_that_an_address_names_are_printed_again() -> None:
    held = real().register.commitments
    printed = list[str]()

    def printing(pledge: Commitment) -> str:
        printed.append(pledge.id)
        return print_of(pledge)

    assert changed(seen(held[:2]), held, printing) == ()
    assert printed == [held[0].id, held[1].id]
