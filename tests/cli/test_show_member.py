"""`show` of a member: what it did, by pledge."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commitments.register.reading import load
from tests.conftest import HEAD, Run, commitment, evidence, whole

LIST = "url: https://example.org/l}"
MEMBERS = f"""\
members:
  - {{code: FRA, name: France, also: [French, Gaul], kind: state, joined: 2014/2016, basis: A list, {LIST}
  - {{code: NOR, name: Norway, kind: state, joined: 2014, basis: A list, {LIST}
  - {{code: pact, name: Lake Pact, kind: organisation, joined: 2014, basis: A list, {LIST}
"""
OLD = evidence("one-01", actors="[FRA]").replace(
    "effect: advance}]", "effect: advance}, {commitment: two, effect: context}]"
)
NEW = evidence("one-02", "2020-02-20", "setback", actors="[pact, FRA]").replace(
    "places: [IRQ]",
    "places: [IRQ], amount: {value: 1500, unit: EUR, stage: paid, givers: [pact, FRA]}",
)
FILE = whole(HEAD + commitment(evidence=f"{OLD}\n{NEW}") + commitment("two")) + MEMBERS
SAYS = "Independent monitor: UN, https://example.org"


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = tmp_path / "data.yaml"
    path.write_text(FILE, encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    return load(path, date.today()).version


@pytest.mark.parametrize("name", ["FRA", "fra", "France", "french", "GAUL"])
def test_a_member_is_shown_with_its_facts_by_pledge(version: str, name: str, run: Run) -> None:
    assert run("show", name, "--as-of", "2021-01-01", "--known-at", "2021-01-01") == (
        0,
        f"""\
France  [FRA]
Also called French and Gaul
Member      between 2014 and 2016: A list, https://example.org/l

As of 1 Jan 2021, as known on 1 Jan 2021, data version {version}
Acted       in 2 facts on 2 pledges, 1 with an advance and 1 with a setback
            The pledges are those of all; this is no verdict on a member.

Title of one  [one]
   20 Feb 2020  – Setback  What happened
                Sum: EUR 1,500 paid, together with Lake Pact
                {SAYS}/one-02
    1 Feb 2020  + Advance  What happened
                {SAYS}/one-01

Title of two  [two]
    1 Feb 2020  · Context  What happened
                {SAYS}/one-01
""",
        "",
    )


LINEAGE = """[{document: text, relation: weaker, quote: We will try, basis: text},
      {document: part, relation: dropped, basis: text}]"""
PART = "{id: part, title: A part, publisher: The host, url: https://example.org/p, seen: parts}"


def test_a_pledge_says_who_acted_what_was_paid_and_what_other_texts_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    path = tmp_path / "other.yaml"
    both = NEW.replace("actors: [pact, FRA]", "actors: [pact, FRA], collective: true")
    pledges = commitment(evidence=both, lineage=LINEAGE)
    head = HEAD.replace("themes:", f"  - {PART}\nthemes:")
    path.write_text(whole(head + pledges) + MEMBERS, encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    code, out, err = run("show", "one", "--as-of", "2021-01-01", "--known-at", "2021-01-01")
    assert (code, err) == (0, "")
    assert (
        out.partition("\nLineage")[2]
        == f"""\
     2 texts
                Weaker: The text “We will try”
                Not seen: A part

Evidence    1 item, newest first
   20 Feb 2020  – Setback  What happened
                Acted: Lake Pact, France and the members together
                Sum: EUR 1,500 paid
                {SAYS}/one-02
"""
    )


def test_a_member_without_a_fact_has_none_on_file(version: str, run: Run) -> None:
    assert run("show", "NOR", "--as-of", "2021-01-01", "--known-at", "2021-01-01") == (
        0,
        f"""\
Norway  [NOR]
Member      2014: A list, https://example.org/l

As of 1 Jan 2021, as known on 1 Jan 2021, data version {version}
Acted       no fact on file of what it did
""",
        "",
    )


def test_who_is_no_member_is_named_with_the_nearest(version: str, run: Run) -> None:
    assert run("show", "Norwya") == (
        2,
        "",
        "There is no commitment or member 'Norwya'; did you mean 'Norway'?\n"
        "Commitments: one, two\nMembers: FRA, NOR, pact\n",
    )
