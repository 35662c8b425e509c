"""How words are compared, and what is read of a search."""

from __future__ import annotations

import pytest

from commitments.search.typed import Unit, fold, singular, units, words


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("ÉTRANGERS", "etrangers"),
        ("e\u0301tat", "etat"),
        ("Straße", "strasse"),
        ("Kadıköy", "kadikoy"),
        ("İzmir", "izmir"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("داعش", "داعش"),
        ("دَاعِش", "داعش"),
        ("أربيل", "اربيل"),
        ("ﬁghters", "fighters"),
        ("2254", "2254"),
    ],
)
def test_a_word_is_compared_without_its_accents(word: str, folded: str) -> None:
    assert fold(word) == folded
    assert fold(folded) == folded


def test_the_words_of_a_text() -> None:
    assert words("In Da'esh's e\u0301tat – 2.5 %; a_b, دَاعِش") == [
        *("In", "Da", "esh", "s", "état", "2", "5", "a", "b", "دَاعِش"),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", []),
        (" \0 ... \ud800 * ( AND", [Unit("AND", ("and",))]),
        ("foreign fighters", [Unit("foreign", ("foreign",)), Unit("fighters", ("fighters",))]),
        ("a,b", [Unit("a", ("a",)), Unit("b", ("b",))]),
        ("SY-HA", [Unit("SY-HA", ("sy", "ha"))]),
        ("2019-10-13-us-pullout", [Unit("2019-10-13-us-pullout", ("2019", "10", "13", "us", "pullout"))]),
        ("Da’esh", [Unit("Da’esh", ("da", "esh"))]),
        ('x "two words" y', [
            Unit("x", ("x",)), Unit("two words", ("two", "words"), quoted=True), Unit("y", ("y",)),
        ]),
        ("“two words”", [Unit("two words", ("two", "words"), quoted=True)]),
        ("« two words »", [Unit("two words", ("two", "words"), quoted=True)]),
        ('"" "open', [Unit("open", ("open",))]),
    ],
)  # fmt: skip
def test_what_is_read_of_a_search(text: str, read: list[Unit]) -> None:
    assert units(text, fold) == read


def test_a_very_long_phrase_is_read_word_by_word() -> None:
    read = units("-".join(["a"] * 5_000), fold)
    assert read == [Unit("a", ("a",))] * 5_000


def test_plurals() -> None:
    assert [singular(word) for word in ("prisons", "prison", "loss", "is", "was")] == [
        *("prison", "prison", "loss", "is", "was"),
    ]
