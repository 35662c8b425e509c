"""What a register holds for somebody who writes an entry: free ids, what is close, what is newest."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.recording.on_file import close_to, fact_id, newest_first, taken_ids
from tests.conftest import commitment, evidence, register


@pytest.mark.parametrize(
    ("when", "finding", "id"),
    [
        ("2024-09-27", "The US and Iraq announced the end", "2024-09-27-us-iraq-announced-end"),
        ("2024-09", "It stopped.", "2024-09-stopped"),
        ("2024", "17 of 100 houses have water", "2024-17-100-houses-water"),
        ("2024", "It's a new way to go on, over there", "2024-new-way-go"),
        ("2024", "Türkiye and Škoda met in Malmö", "2024-turkiye-skoda-met-malmo"),
        ("2024-09-27", "العراق ودول الجوار", "2024-09-27-fact"),
        ("2024", "日本 を 支援する", "2024-fact"),
        ("2024", "日本 paid 5 000 000 yen", "2024-paid-5-000-000"),
        ("2024", "it was not", "2024-fact"),
        ("2024", "", "2024-fact"),
        ("", "It stopped.", "undated-stopped"),
        ("soon", "", "undated-fact"),
        ("2024-", "It stopped.", "2024-stopped"),
        ("2024\u202e", "It stopped.", "2024-stopped"),
        ("2024", "a" * 200, "2024-" + "a" * 75),
        ("2024", " ".join(["a" * 74, "b" * 9]), "2024-" + "a" * 74),
    ],
)
def test_an_id_is_the_date_and_words_that_say_something(when: str, finding: str, id: str) -> None:
    assert fact_id(finding, when, set()) == id


@pytest.mark.parametrize("when", ["2024", "2024-09", "2024-09-27"])
def test_a_date_gives_what_its_text_gives(when: str) -> None:
    assert fact_id("It stopped.", PartialDate.parse(when), set()) == f"{when}-stopped"


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken: set[str] = set()
    for id in ("2024-stopped", "2024-stopped-2", "2024-stopped-3"):
        assert fact_id("It stopped.", "2024", taken) == id
        taken.add(id)
    assert fact_id("It stopped.", "2024", {"2024-stopped-2"}) == "2024-stopped"


@given(st.text(max_size=200), st.text(max_size=30), st.integers(0, 3))
def test_any_words_on_any_day_give_a_free_id(finding: str, when: str, n: int) -> None:
    taken: set[str] = set()
    for _ in range(n + 1):
        id = fact_id(finding, when, taken)
        assert id not in taken
        taken.add(id)
        # The shape that the reader wants, and short enough to be read.
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", id)
        assert len(id) <= 82


def test_ids_of_all_facts_are_taken() -> None:
    made = register(commitment(evidence=evidence()), commitment("two", evidence=evidence("two-01")))
    assert taken_ids(made) == {"one-01", "two-01"}
    assert taken_ids(register(commitment())) == set()


def test_what_is_close_is_of_one_day_and_one_page_or_publisher_whatever_it_bears_on() -> None:
    made = register(
        commitment(
            evidence="\n".join(
                [
                    evidence(),
                    evidence("one-02", date="2020-02-02"),
                    evidence("one-03", publisher="OAS"),
                    evidence("one-04", corrects="one-01", caveat="So."),
                ]
            )
        ),
        commitment("two", evidence=evidence("two-01")),
    )
    new = replace(made.evidence[0], id="new")
    assert [fact.id for fact in close_to(made, new)] == ["one-04", "two-01"]
    same_page = replace(
        new, source=replace(new.source, publisher="X", url="https://example.org/one-03")
    )
    assert [fact.id for fact in close_to(made, same_page)] == ["one-03"]
    # What it corrects is no surprise.
    correction = replace(new, corrects="one-04")
    assert [fact.id for fact in close_to(made, correction)] == ["two-01"]


def test_the_newest_come_first_without_what_was_corrected() -> None:
    items = [
        evidence(date="2020-02-03"),
        evidence("one-02", date="2020-02-05"),
        evidence("one-03", date="2020-02-04"),
        evidence("one-04", date="2020-02-01", corrects="one-02", caveat="So."),
    ]
    one = register(commitment(evidence="\n".join(items))).commitments[0]
    assert [item.id for item in newest_first(one)] == ["one-03", "one-01", "one-04"]
