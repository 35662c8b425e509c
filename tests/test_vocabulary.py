"""The words of the method, and whether everybody can tell their colours apart."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from commitments import record_words, vocabulary
from commitments.figures.look import Look
from commitments.vocabulary import (
    DELIVERY_RANK,
    DrawnTerm,
    Effect,
    Freshness,
    Kind,
    SourceKind,
    Status,
    Term,
    Trend,
)

LOOKS = [Look(), Look(dark=True)]
DRAWN: list[type[DrawnTerm]] = [Status, Trend, Effect]
WORDS = [
    kind
    for module in (vocabulary, record_words)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Term) and len(kind)
]

# CIE76 distances in CIELAB; 2.3 is just noticeable, and these are seen in a bar 12 pixels high.
NEIGHBOURS_APART = 15
OTHERS_APART = 13

# Machado, Oliveira and Fernandes 2009, severity 1.0; they work on linear RGB.
SIGHT = {
    "ordinary": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)

Triple = tuple[float, float, float]


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def linear(colour: str) -> Triple:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return r, g, b


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: from 1 to 21."""
    dark, light = sorted(times(TO_XYZ, linear(c))[1] for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight: str) -> Triple:
    """CIELAB of a colour as somebody with that sight sees it."""
    r, g, b = (min(max(c, 0), 1) for c in times(SIGHT[sight], linear(colour)))
    white = times(TO_XYZ, (1, 1, 1))
    ratios = (a / w for a, w in zip(times(TO_XYZ, (r, g, b)), white, strict=True))
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    return math.dist(lab(one, sight), lab(other, sight))


def test_the_measures_agree_with_known_values() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    assert lab("#ff0000", "ordinary") == pytest.approx((53.24, 80.09, 67.20), abs=0.01)
    assert lab("#808080", "protanopia") == pytest.approx((53.59, 0, 0), abs=0.01)
    assert distance("#c00000", "#6b5b00", "ordinary") > 60
    assert distance("#c00000", "#6b5b00", "protanopia") < 30


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", DRAWN)
def test_every_drawn_term_stands_out_from_its_ground(kind: type[DrawnTerm], look: Look) -> None:
    assert {t: c for t in kind if (c := contrast(t.colour(look.dark), look.ground)) < 3} == {}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", DRAWN)
def test_text_is_readable_on_every_drawn_term(kind: type[DrawnTerm], look: Look) -> None:
    readable = {t: contrast(look.on_colour, t.colour(look.dark)) for t in kind}
    assert {term: c for term, c in readable.items() if c < 4.5} == {}


@pytest.mark.parametrize("look", LOOKS)
def test_text_is_readable_on_the_grounds_of_a_figure(look: Look) -> None:
    pairs = [
        (look.ink, look.ground),
        (look.ink, look.pale),
        (look.ink, look.shade),
        (look.muted, look.ground),
        (look.accent, look.ground),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", DRAWN)
def test_neighbours_stay_apart_for_every_sight(
    kind: type[DrawnTerm], look: Look, sight: str
) -> None:
    for one, other in pairwise(kind):
        apart = distance(one.colour(look.dark), other.colour(look.dark), sight)
        assert apart >= NEIGHBOURS_APART, (one, other, apart)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", DRAWN)
def test_any_two_terms_of_a_chart_stay_apart_for_every_sight(
    kind: type[DrawnTerm], look: Look, sight: str
) -> None:
    for one, other in combinations(kind, 2):
        apart = distance(one.colour(look.dark), other.colour(look.dark), sight)
        assert apart >= OTHERS_APART, (one, other, apart)


def test_statuses_and_trends_stand_in_one_chart_and_share_no_symbol() -> None:
    symbols = [term.symbol for term in (*Status, *Trend)]
    assert len(set(symbols)) == len(symbols) == 14


def test_effects_share_no_symbol() -> None:
    assert [effect.symbol for effect in Effect] == ["▲", "▼", "■"]


def test_every_vocabulary_was_found() -> None:
    assert len(WORDS) == 20


@pytest.mark.parametrize("kind", WORDS)
def test_keys_and_labels_name_one_term_each(kind: type[Term]) -> None:
    assert len({str(term) for term in kind}) == len(kind)
    assert len({term.label.casefold() for term in kind}) == len(kind)


@pytest.mark.parametrize("kind", WORDS)
def test_every_term_has_a_label_and_a_sentence_that_says_what_it_means(kind: type[Term]) -> None:
    assert [t for t in kind if not t.label[:1].isupper() or not t.meaning.endswith(".")] == []


def test_no_key_is_an_alias_of_another() -> None:
    for kind in WORDS:
        assert list(kind) == list(kind.__members__.values())


def test_statuses_run_from_best_to_unknown() -> None:
    assert [str(status) for status in Status] == [
        "fulfilled",
        "substantial",
        "limited",
        "not_started",
        "reversed",
        "overtaken",
        "unclear",
        "no_evidence",
        "not_assessed",
    ]


def test_delivery_ranks_every_status_but_overtaken_and_the_unknown_ones() -> None:
    unranked = {Status.OVERTAKEN, Status.UNCLEAR, Status.NO_EVIDENCE, Status.NOT_ASSESSED}
    assert set(DELIVERY_RANK) == set(Status) - unranked
    assert sorted(DELIVERY_RANK.values()) == [0, 1, 2, 3, 4]


def test_three_statuses_say_that_we_do_not_know_and_one_of_them_rests_on_facts() -> None:
    nothing = [Status.NO_EVIDENCE, Status.NOT_ASSESSED]
    assert [s for s in Status if s.unknown] == [Status.UNCLEAR, *nothing]
    assert [s for s in Status if s.judged_without_facts] == nothing


def test_trends_run_from_better_to_silent() -> None:
    assert [str(trend) for trend in Trend] == ["improving", "steady", "worsening", "few", "silent"]


@pytest.mark.parametrize("kind", Kind)
def test_a_pledge_to_keep_something_up_is_upheld_rather_than_fulfilled(kind: Kind) -> None:
    upheld = kind in (Kind.STANDING, Kind.POSITION)
    assert Status.FULFILLED.label_for(kind) == ("Upheld to date" if upheld else "Fulfilled")
    assert Status.SUBSTANTIAL.label_for(kind) == "Substantially kept"


def test_sources_run_from_the_strongest_to_the_weakest() -> None:
    assert list(SourceKind) == ["act", "monitor", "reporting", "party"]


def test_freshness_runs_from_fresh_to_expired() -> None:
    assert list(Freshness) == ["fresh", "due", "overdue", "expired"]


@pytest.mark.parametrize("kind", DRAWN)
def test_badges_have_colours_that_streamlit_knows(kind: type[DrawnTerm]) -> None:
    known = {"red", "orange", "yellow", "blue", "green", "violet", "gray", "grey", "primary"}
    assert {term.hue for term in kind} <= known


@pytest.mark.parametrize("kind", DRAWN)
def test_colours_follow_the_look(kind: type[DrawnTerm]) -> None:
    assert [t.colour(dark=False) for t in kind] == [t.light for t in kind]
    assert [t.colour(dark=True) for t in kind] == [t.dark for t in kind]
