"""What a list of pledges says of itself, whole sentences."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from commitments.answers.answer import Answer
from commitments.answers.pledge_list import answer
from commitments.register.model import Register
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register

MEMBERS = """\
members:
  - {code: FRA, name: France, kind: state, joined: 2014, basis: A list, url: https://example.org/list}
  - {code: KEN, name: Kenya, kind: state, joined: 2014, basis: A list, url: https://example.org/list}
"""
RECORDED = "2021-06-01"
DAYS = ("2021-01-02", "2021-01-03", "2021-02-01")


def facts(id: str, effect: str, days: tuple[str, ...] = DAYS, **more: str) -> str:
    """Facts of an effect, and one of another origin that is context."""
    lines = [
        evidence(f"{id}-{n}", day, effect, recorded=RECORDED, **more) for n, day in enumerate(days)
    ]
    other = evidence(f"{id}-x", days[-1], "context", publisher="ICRC", recorded=RECORDED)
    return "\n".join([*lines, other])


def judged(id: str, status: str, *history: str) -> str:
    cited = f"{id}-0, {id}-x"
    return "\n".join([*history, assessment("2021-02-01", status, cited, recorded=RECORDED)])


@cache
def several() -> Register:
    """Six pledges on two themes, of five statuses."""
    first = assessment("2021-01-02", "limited", "back-0", recorded=RECORDED)
    back = judged("back", "reversed", first)
    old = facts("old", "advance", ("2020-02-01",), actors="[FRA]")
    searched = "[{where: Everywhere, terms: All, when: 2020-02-01}]"
    return register(
        commitment(
            "gain", evidence=facts("gain", "advance"), assessments=judged("gain", "limited")
        ),
        commitment("back", evidence=facts("back", "setback"), assessments=back),
        commitment("old", evidence=old, assessments=judged("old", "limited"), regions="[global]"),
        commitment(
            "bare", searches=searched, assessments=assessment("2020-02-01", "no_evidence", "")
        ),
        commitment("new", theme="talks"),
        commitment("camp", theme="talks", title="Close the camp", regions="[global]"),
        MEMBERS,
    )


def said(chosen: Filter, as_of: str = "2021-06-30") -> Answer:
    moment = Moment(date.fromisoformat(as_of), TODAY)
    return answer(View(several(), moment, "").select(chosen))


SENTENCES: dict[str, tuple[Filter, str, str]] = {
    "all": (
        Filter(),
        "6 pledges: 1 is reversed, for 1 nothing was found, 2 are not assessed yet and 2 "
        "saw limited action.",
        "One had clearly more setbacks than advances in the last twelve months. Four had "
        "no new fact for six months.",
    ),
    "a theme": (
        Filter(themes=("aid",)),
        "Aid: of 4 pledges 2 saw limited action, for 1 nothing was found and 1 is reversed.",
        "One had clearly more setbacks than advances in the last twelve months. Two had "
        "no new fact for six months.",
    ),
    "a theme of one status": (
        Filter(themes=("talks",)),
        "Talks: neither of the 2 pledges is assessed yet.",
        "No fact is on file for them.",
    ),
    "two themes": (
        Filter(themes=("aid", "talks")),
        "Aid or Talks: of 6 pledges 2 saw limited action, for 1 nothing was found, 2 are "
        "not assessed yet and 1 is reversed.",
        "One had clearly more setbacks than advances in the last twelve months. Four had "
        "no new fact for six months.",
    ),
    "a region": (
        Filter(regions=("global",)),
        "Worldwide: of 2 pledges 1 saw limited action and 1 is not assessed yet.",
        "None had a new fact for six months; the newest is of February 2020.",
    ),
    "a status": (
        Filter(statuses=("limited",)),
        "Of 6 pledges 2 saw limited action.",
        "One had clearly more advances than setbacks in the last twelve months. One had "
        "no new fact for six months. Confidence is low in both of them.",
    ),
    "a status that says nothing": (
        Filter(statuses=("no_evidence",)),
        "Nothing was found for 1 of 6 pledges.",
        "No fact is on file for it.",
    ),
    "two statuses": (
        Filter(statuses=("limited", "reversed")),
        "3 of 6 pledges pass this filter: 1 is reversed and 2 saw limited action.",
        "One had clearly more setbacks than advances in the last twelve months. One had "
        "no new fact for six months. Confidence is low in all of them.",
    ),
    "a status and a theme": (
        Filter(themes=("aid",), statuses=("limited",)),
        "2 of 6 pledges pass these filters; both saw limited action.",
        "One had clearly more advances than setbacks in the last twelve months. One had "
        "no new fact for six months. Confidence is low in both of them.",
    ),
    "one pledge": (
        Filter(ids=("gain",)),
        "1 of 6 pledges passes this filter; it saw limited action.",
        "It had 3 advances and no setbacks in the last twelve months. The newest fact is "
        "of February 2021. Confidence is low.",
    ),
    "a reason for attention": (
        Filter(needs=("worsening",)),
        "1 of 6 pledges had clearly more setbacks than advances in the last twelve "
        "months; it is reversed.",
        "It had no advances and 3 setbacks in the last twelve months. The newest fact is "
        "of February 2021. Confidence is low.",
    ),
    "reversed": (
        Filter(needs=("reversed",)),
        "Of 6 pledges 1 is reversed.",
        "It had no advances and 3 setbacks in the last twelve months. The newest fact is "
        "of February 2021. Confidence is low.",
    ),
    "several reasons": (
        Filter(needs=("worsening", "expired")),
        "4 of 6 pledges pass this filter: 1 is reversed, for 1 nothing was found and 2 "
        "are not assessed yet.",
        "One had clearly more setbacks than advances in the last twelve months. Three had "
        "no new fact for six months.",
    ),
    "a trend": (
        Filter(trends=("silent",)),
        "4 of 6 pledges had neither an advance nor a setback in the last twelve months: "
        "for 1 nothing was found, 2 are not assessed yet and 1 saw limited action.",
        "None had a new fact for six months; the newest is of February 2020.",
    ),
    "changed": (
        Filter(changed=("2021-01-15",)),
        "3 of 6 pledges changed status since 15 Jan 2021: 1 is reversed and 2 saw limited action.",
        "One had clearly more setbacks than advances in the last twelve months. One had "
        "no new fact for six months. Confidence is low in all of them.",
    ),
    "a member": (
        Filter(members=("FRA",)),
        "France acted on 1 of 6 pledges; it saw limited action.",
        "It had neither an advance nor a setback in the last twelve months. The newest "
        "fact is of February 2020. Confidence is low.",
    ),
    "a place": (
        Filter(facts_in=("IRQ",)),
        "3 of 6 pledges have facts in Iraq: 1 is reversed and 2 saw limited action.",
        "One had clearly more setbacks than advances in the last twelve months. One had "
        "no new fact for six months. Confidence is low in all of them.",
    ),
    "a confidence": (
        Filter(confidence=("low",)),
        "3 of 6 pledges are judged with low confidence: 1 is reversed and 2 saw limited action.",
        "One had clearly more setbacks than advances in the last twelve months. One had "
        "no new fact for six months.",
    ),
    "a search": (
        Filter(text="camp"),
        "“camp” leads to 1 of 6 pledges; it is not assessed yet.",
        "No fact is on file for it.",
    ),
    "a mistyped search": (
        Filter(text="summry"),
        "“summry” (read as Summary) leads to 6 of 6 pledges: 1 is reversed, for 1 "
        "nothing was found, 2 are not assessed yet and 2 saw limited action.",
        "One had clearly more setbacks than advances in the last twelve months. Four had "
        "no new fact for six months.",
    ),
    "a search among some": (
        Filter(themes=("talks",), text="title"),
        "“title” leads to 1 of 2 pledges that pass the other filters; it is not assessed yet.",
        "No fact is on file for it.",
    ),
    "a search that finds nothing": (
        Filter(text="xyzzyxyzzy"),
        "“xyzzyxyzzy” leads to none of 6 pledges.",
        "",
    ),
    "a search among some that finds nothing": (
        Filter(themes=("aid",), text="camp"),
        "“camp” leads to none of 4 pledges that pass the other filters.",
        "",
    ),
    "a search among none": (
        Filter(statuses=("overtaken",), text="camp"),
        "No pledge passes these filters.",
        "",
    ),
    "nothing": (
        Filter(statuses=("overtaken",)),
        "No pledge passes these filters.",
        "",
    ),
}


@pytest.mark.parametrize(("chosen", "first", "more"), SENTENCES.values(), ids=list(SENTENCES))
def test_a_filtered_list_says_what_it_holds(chosen: Filter, first: str, more: str) -> None:
    assert said(chosen) == Answer(first, more)


def test_before_anything_was_judged_it_says_so() -> None:
    assert said(Filter(), "2019-12-31") == Answer(
        "None of the 6 pledges is assessed yet.", "No fact is on file for them."
    )


def test_a_register_of_one_pledge_and_of_none() -> None:
    one = register(commitment(evidence=evidence(), assessments=assessment()))
    assert answer(View(one, NOW, "").select(Filter())) == Answer(
        "The one pledge saw limited action.",
        "It had neither an advance nor a setback in the last twelve months."
        " The newest fact is of February 2020.",
    )
    none = View(register("  []\n"), NOW, "")
    assert answer(none.select(Filter())) == Answer("This register holds no pledge yet.")
    assert answer(none.select(Filter(text="x"))) == Answer("This register holds no pledge yet.")


def test_a_fact_of_a_year_is_of_no_month() -> None:
    fact = evidence("one-01", "2024", recorded="2025-01-02")
    judged = assessment("2024-12-31", "limited", "one-01", "2025-01-02")
    one = register(commitment(evidence=fact, assessments=judged))
    assert answer(View(one, NOW, "").select(Filter())).more.endswith("The newest fact is of 2024.")


def test_a_long_search_is_quoted_in_part() -> None:
    assert said(Filter(text="camp " * 30)).first == (
        f"“{'camp ' * 11}camp…” leads to 1 of 6 pledges; it is not assessed yet."
    )


def test_an_answer_can_be_said_aloud_and_names_no_key(real: View) -> None:
    chosen = [Filter(), *(Filter(themes=(theme.id,)) for theme in real.register.themes)]
    chosen += [Filter(regions=(region.id,)) for region in real.register.regions]
    for one in chosen:
        found = answer(real.select(one))
        assert len(found.text.split()) <= 60
        assert not {c.id for c in real.register.commitments if "-" in c.id} & set(
            found.text.split()
        )
