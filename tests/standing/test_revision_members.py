"""What two versions of a file say otherwise of members, who acted, sums and other texts."""

from __future__ import annotations

from functools import cache

from commitments.register.model import Register
from commitments.standing.revision import Edit, Revision, compare
from tests.conftest import NOW, commitment, evidence, register

LIST = "kind: state, joined: 2014, basis: A list, url: https://example.org/l}"
FRANCE, NORWAY = f"{{code: FRA, name: France, {LIST}", f"{{code: NOR, name: Norway, {LIST}"
WORDS = "{document: text, relation: repeated, quote: We will, basis: text}"


@cache
def version(
    members: tuple[str, ...] = (FRANCE, NORWAY), lineage: str = f"[{WORDS}]", **fields: str
) -> Register:
    listed = "members:\n" + "".join(f"  - {member}\n" for member in members)
    return register(commitment(evidence=evidence(**fields), lineage=lineage), listed)


def difference(old: Register, new: Register) -> Revision:
    return compare(old, new, NOW)


def test_who_acted_is_told_by_name() -> None:
    found = difference(
        version(actors="[FRA]"), version(actors="[NOR, FRA]", collective="true", caveat="But.")
    )
    assert found.edits == (
        Edit("one-01 actors", "France", "Norway, France, the members together", warn=True),
        Edit("one-01 caveat", "nothing", "But.", warn=True),
    )
    assert difference(version(actors="[FRA]"), version()).edits == (
        Edit("one-01 actors", "France", "nothing", warn=True),
    )


def test_a_sum_is_told_whole_with_its_givers() -> None:
    old = version(actors="[FRA, NOR]", amount="{value: 1500, unit: EUR, stage: pledged}")
    new = version(
        actors="[FRA, NOR]", amount="{value: 1500, unit: EUR, stage: paid, givers: [NOR]}"
    )
    assert difference(old, new).edits == (
        Edit("one-01 amount", "EUR 1,500 pledged", "EUR 1,500 paid by Norway", warn=True),
    )
    assert difference(version(actors="[FRA, NOR]"), old).edits == (
        Edit("one-01 amount", "nothing", "EUR 1,500 pledged", warn=True),
    )


def test_words_of_another_text_are_told_by_the_text() -> None:
    weaker = (
        "{document: text, relation: weaker, quote: Nous pouvons, locator: end, gloss: We may,"
        " language: French, why: May for will, basis: report}"
    )
    first = "repeated “We will” [text]"
    second = "weaker “Nous pouvons” (end) in English “We may” from French because: May for will"
    assert difference(version(), version(lineage=f"[{WORDS}, {weaker}]")).edits == (
        Edit("one lineage in text, 2", "nothing", f"{second} [report]", warn=False),
    )
    assert difference(version(lineage=f"[{weaker}]"), version()).edits == (
        Edit("one lineage in text", f"{second} [report]", first, warn=False),
    )
    assert difference(version(), version(lineage="[]")).edits == (
        Edit("one lineage in text", first, "nothing", warn=False),
    )


def test_members_are_told_one_by_one() -> None:
    other = FRANCE.replace("name: France", "name: French Republic, also: [France]")
    found = difference(version(), version(members=(other,)))
    assert (found.added, found.removed) == ((), ("member NOR: Norway",))
    assert found.edits == (
        Edit("member FRA name", "France", "French Republic", warn=False),
        Edit("member FRA also", "nothing", "France", warn=False),
    )
    assert difference(version(members=(FRANCE,)), version()).added == ("member NOR: Norway",)
