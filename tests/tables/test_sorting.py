"""The orders of a list of pledges, and what a row of it says."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from commitments.standing.attention import concerns, needing_attention
from commitments.standing.coming_up import review_of
from commitments.standing.months import Month
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.pledge_rows import Row, row_of, table, then_words
from commitments.tables.sorting import (
    DEFAULT,
    ORDERS,
    PRESSING,
    SORTS,
    next_sort,
    ordered,
    sort_words,
    status_before,
)
from commitments.tables.view import Selection, View
from commitments.vocabulary import Status
from tests.conftest import assessment, commitment, evidence, register


def judged(id: str, theme: str, *history: tuple[str, str], **more: str) -> str:
    """A pledge with two facts a judgement: context, and an advance, or a setback where the status is a loss."""
    facts, judgements = [], []
    for n, (day, status) in enumerate(history):
        effect = "setback" if status == "reversed" or n else "advance"
        facts.append(evidence(f"{id}-{n}", day, effect, recorded="2021-06-01"))
        other = evidence(f"{id}-{n}b", day, "context", publisher="ICRC", recorded="2021-06-01")
        facts.append(other)
        cited = f"{id}-{n}, {id}-{n}b"
        judgements.append(assessment(day, status, cited, recorded="2021-06-02"))
    return commitment(
        id, theme=theme, evidence="\n".join(facts), assessments="\n".join(judgements), **more
    )


def chosen(chosen: Filter | None = None) -> Selection:
    found = register(
        judged("kept", "talks", ("2020-12-31", "substantial"), title="Élan", review_every="400"),
        judged("lost", "aid", ("2020-12-31", "limited"), ("2021-03-01", "reversed"), title="zeal"),
        judged(
            "fell", "aid", ("2020-12-31", "substantial"), ("2021-04-01", "limited"), title="Act"
        ),
        commitment("waits", theme="talks", title="Eland", review_every="800"),
    )
    view = View(found, Moment(date(2021, 6, 30), date(2021, 6, 30)), "")
    return view.select(chosen or Filter())


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("pressing", ["lost", "waits", "fell", "kept"]),
        ("-pressing", ["kept", "fell", "waits", "lost"]),
        ("title", ["fell", "kept", "waits", "lost"]),
        ("-title", ["lost", "waits", "kept", "fell"]),
        ("theme", ["lost", "fell", "kept", "waits"]),
        ("-theme", ["kept", "waits", "lost", "fell"]),
        ("status", ["kept", "fell", "waits", "lost"]),
        ("-status", ["lost", "waits", "fell", "kept"]),
        ("trend", ["lost", "fell", "kept", "waits"]),
        ("-trend", ["kept", "lost", "fell", "waits"]),
        ("fact", ["kept", "lost", "fell", "waits"]),
        ("-fact", ["fell", "lost", "kept", "waits"]),
        ("newest", ["kept", "lost", "fell", "waits"]),
        ("-newest", ["fell", "lost", "kept", "waits"]),
        ("review", ["lost", "fell", "waits", "kept"]),
        ("-review", ["kept", "waits", "fell", "lost"]),
        ("no such order", ["lost", "waits", "fell", "kept"]),
        ("", ["lost", "waits", "fell", "kept"]),
    ],
)
def test_the_orders(sort: str, ids: list[str]) -> None:
    assert [s.commitment.id for s in ordered(chosen(), sort)] == ids


def test_an_order_holds_what_passes_and_nothing_else() -> None:
    assert [s.commitment.id for s in ordered(chosen(Filter(themes=("aid",))))] == ["lost", "fell"]
    assert ordered(chosen(Filter(text="nothing like it"))) == ()


def test_what_needs_attention_comes_first_as_everywhere(real: View) -> None:
    order = [s.commitment.id for s in ordered(real.select(Filter()))]
    flagged = needing_attention(real.standings.values())
    assert set(order[: len(flagged)]) == {s.commitment.id for _, s in flagged}
    gravest = [concerns(real.standings[id])[:1] for id in order[: len(flagged)]]
    assert gravest == [reasons[:1] for reasons, _ in flagged]


def test_every_order_is_a_permutation(real: View) -> None:
    for sort in ORDERS:
        order = [s.commitment.id for s in ordered(real.select(Filter()), sort)]
        assert sorted(order) == sorted(real.standings)


def test_every_status_has_its_place() -> None:
    assert (set(PRESSING), len(PRESSING)) == (set(Status), len(Status))
    assert next(iter(SORTS)) == DEFAULT == ORDERS[0]


@pytest.mark.parametrize(
    ("key", "sort", "wanted"),
    [
        ("title", "pressing", "title"),
        ("title", "title", "-title"),
        ("title", "-title", "title"),
        ("fact", "pressing", "-fact"),
        ("fact", "-fact", "fact"),
        ("fact", "fact", "-fact"),
    ],
)
def test_the_head_of_a_column_turns_its_order_around(key: str, sort: str, wanted: str) -> None:
    assert next_sort(key, sort) == wanted


def test_orders_in_words() -> None:
    assert [sort_words(sort) for sort in ("pressing", "title", "-status", "-fact")] == [
        "most in need of attention first",
        "by title",
        "reversed first",
        "newest deciding fact first",
    ]


def test_what_a_search_found_in_titles_comes_first_then_in_words_then_in_facts() -> None:
    found = register(
        # A fact of the Red Cross, and the gravest status.
        judged("fact", "aid", ("2020-12-31", "limited"), ("2021-03-01", "reversed")),
        commitment("words", summary="What the ICRC asks for."),
        commitment("named", title="The ICRC is let in", review_every="800"),
        commitment("other"),
    )
    moment = Moment(date(2021, 6, 30), date(2021, 6, 30))
    selection = View(found, moment, "").select(Filter(text="ICRC"))
    by = {
        sort: [s.commitment.id for s in ordered(selection, sort)] for sort in ("pressing", "title")
    }
    assert by == {"pressing": ["named", "words", "fact"], "title": ["named", "fact", "words"]}
    assert sort_words("pressing", selection.found) == "best match first"
    assert sort_words("title", selection.found) == "by title"


# ---------------------------------------------------------------- rows


def test_a_row_says_what_was_before_and_which_fact_decided() -> None:
    selection = chosen()
    lost, waits, fell, kept = (row_of(s) for s in ordered(selection))
    assert [row.decided and row.decided.id for row in (lost, fell, waits, kept)] == [
        "lost-1",
        "fell-1",
        None,
        "kept-0",
    ]
    assert [then_words(row) for row in (lost, fell, waits, kept)] == [
        "2020: limited action",
        "2020: substantially kept",
        "",
        "",
    ]
    none = Month(0, 0)
    assert lost == Row(
        standing=selection.view.standings["lost"],
        then=(2020, Status.LIMITED),
        decided=lost.decided,
        months=(*[none] * 6, Month(1, 0), none, Month(0, 1), *[none] * 3),
        review=date(2021, 5, 30),
    )
    assert [row.review_said for row in (lost, fell, waits, kept)] == [
        *("overdue since 30 May 2021", "30 Jun 2021", "2 Sep 2021", "4 Feb 2022"),
    ]
    assert review_of(waits.standing) == date(2021, 9, 2)


def test_the_status_before_is_another_one() -> None:
    standings = chosen().view.standings
    assert {id: status_before(s) for id, s in standings.items()} == {
        "kept": None,
        "lost": Status.LIMITED,
        "fell": Status.SUBSTANTIAL,
        "waits": None,
    }


def test_a_status_of_the_very_day_has_one_before() -> None:
    view = View(chosen().view.register, Moment(date(2021, 4, 1), date(2021, 6, 30)), "")
    assert status_before(view.standings["fell"]) is Status.SUBSTANTIAL


def test_the_table_has_the_rows_of_the_list_in_its_order() -> None:
    selection = chosen(Filter(statuses=("reversed", "not_assessed")))
    found = table(ordered(selection), selection.view.register)
    assert list(found.columns) == [
        *("Pledge", "Theme", "Status", "Status before", "Advances in 12 months"),
        *("Setbacks in 12 months", "Decided on", "Fact that decided", "Publisher", "Address"),
        *("Newest fact", "Next review", "Needs attention", "Confidence", "Key"),
    ]
    assert found.to_numpy().tolist() == [
        [
            *("zeal", "Aid", "Reversed", "2020: limited action", 1, 1, "1 Mar 2021"),
            *("What happened", "UN", "https://example.org/lost-1", date(2021, 3, 1)),
            *(date(2021, 5, 30), ("Reversed",), "Low", "lost"),
        ],
        [
            *("Eland", "Talks", "Not assessed", "", 0, 0, "", "", "", "", None),
            *(date(2021, 9, 2), (), "", "waits"),
        ],
    ]


def test_the_table_of_no_pledge_has_its_headings() -> None:
    found = table((), chosen().view.register)
    assert (len(found), len(found.columns)) == (0, 15)
    assert isinstance(found, pd.DataFrame)
