"""Which members a search names."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from commitments.register.reading import read
from commitments.search.index import Found, Misspelt
from commitments.standing.standing import Moment
from commitments.tables.view import View
from tests.conftest import HEAD, NOW, TODAY, commitment, evidence, whole

URL = "url: https://example.org/l"
MEMBERS = f"""\
members:
  - {{code: DEU, name: Germany, also: [German, Deutschland], kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: CIV, name: Côte d’Ivoire, also: [Ivory Coast, Ivorian], kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: USA, name: United States, also: [US, American], kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: ARE, name: United Arab Emirates, kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: GIN, name: Guinea, kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: GNQ, name: Equatorial Guinea, kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: NER, name: Niger, kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: NGA, name: Nigeria, kind: state, joined: 2014, basis: A, {URL}}}
  - {{code: SYR, name: Syria, also: [Syrian], kind: state, joined: 2019-11, basis: A, {URL}}}
  - {{code: pact, name: Lake Pact (LP), kind: organisation, joined: 2014, basis: A, {URL}}}
"""


@cache
def small(moment: Moment = NOW) -> View:
    fact = evidence("one-camp", recorded="2020-03-01").replace(
        "What happened", "Guards of the camp were paid"
    )
    acted = fact.replace("places: [IRQ]", "places: [IRQ], actors: [DEU]")
    text = whole(HEAD + commitment("one", title="Guard what is ours", evidence=acted) + MEMBERS)
    return View(read(text.encode(), "data.yaml", TODAY), moment, "v")


def find(text: str, moment: Moment = NOW) -> Found:
    found = small(moment).search(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # By name, adjective, another language; within a longer search; in small letters.
        ("Germany", ("DEU",)),
        ("german", ("DEU",)),
        ("DEUTSCHLAND", ("DEU",)),
        ("what german guards did", ("DEU",)),
        ("German and American guards", ("DEU", "USA")),
        # Without local letters, with other signs, in quotation marks.
        ("Cote d'Ivoire", ("CIV",)),
        ("cote d ivoire", ("CIV",)),
        ("Côte d’Ivoire", ("CIV",)),
        ('"ivory coast"', ("CIV",)),
        ("U.S.", ("USA",)),
        ("us", ("USA",)),
        # By code, as it is written: `are` is a word.
        ("ARE", ("ARE",)),
        ("are", ()),
        ("pact", ("pact",)),
        # The longest name counts.
        ("Equatorial Guinea", ("GNQ",)),
        ("Guinea", ("GIN",)),
        ("Niger", ("NER",)),
        # Mistyped: as the nearest words, all of them where it stands alone.
        ("Germny", ("DEU",)),
        ("Ivry Coast", ("CIV",)),
        ("Nigera", ("NER", "NGA")),
        # The beginning of a name, if few begin so.
        ("Deut", ("DEU",)),
        ("lake p", ("pact",)),
        ("unit", ("USA", "ARE")),
        ("uni", ()),
        # No member.
        ("camp", ()),
        ("ours", ()),
        ("-", None),
    ],
)
def test_a_search_names_members(text: str, codes: tuple[str, ...] | None) -> None:
    found = small().search(text)
    assert (None if found is None else found.members) == codes


def test_what_a_member_did_is_found_by_each_of_its_names() -> None:
    for text in ("Germany", "German", "Deutschland", "DEU", "german guards", "germ"):
        assert {id: hit.facts for id, hit in find(text).hits.items()} == {"one": ("one-camp",)}


def test_a_member_without_a_fact_is_named_and_nothing_else_is_offered() -> None:
    assert find("Ivorian") == Found({}, members=("CIV",))
    assert find("Ivorien") == Found({}, (Misspelt("ivorien", ("Ivorian",)),), members=("CIV",))
    assert find("Ivorian camp") == Found({}, (), ("camp",), ("CIV",))


def test_who_joins_later_is_no_member_yet() -> None:
    assert find("Syrian").members == ("SYR",)
    assert find("Syrian", Moment(date(2019, 11, 29), TODAY)).members == ()


def test_a_register_without_members_names_none() -> None:
    bare = read(whole(HEAD + commitment("one")).encode(), "data.yaml", TODAY)
    found = View(bare, NOW, "v").search("Germany")
    assert found is not None and found.members == ()
