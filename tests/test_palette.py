"""Whether everybody can read the palette and tell its colours apart, on both grounds."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from commitments.palette import Edge, Hatch, ground
from commitments.record_words import LIKENESS, Relation
from commitments.vocabulary import STACKED, DrawnTerm, Effect, Status, Trend

DRAWN: list[type[DrawnTerm]] = [Status, Trend, Effect, Relation]
GROUNDS = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])

APART = 12
"""CIEDE2000 between two fills; 1 is just noticeable, and these are seen in bars 9 pixels high."""

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


def lab(colour: str, sight: str = "ordinary") -> Triple:
    """CIELAB (D65) of a colour as somebody with that sight sees it."""
    r, g, b = (min(max(c, 0), 1) for c in times(SIGHT[sight], linear(colour)))
    white = times(TO_XYZ, (1, 1, 1))
    ratios = (a / w for a, w in zip(times(TO_XYZ, (r, g, b)), white, strict=True))
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, other: Triple) -> float:
    """The difference of two colours in CIELAB (Sharma, Wu and Dalal 2005, with their names)."""
    mean_c = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    g = (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7))) / 2
    a1, a2 = (1 + g) * one[1], (1 + g) * other[1]
    c1, c2 = math.hypot(a1, one[2]), math.hypot(a2, other[2])
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, one[2]), (a2, other[2])))
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    delta_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    hue = h1 + h2 if not c1 * c2 else (h1 + turn / 2) % 360
    light, chroma = (one[0] + other[0]) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    s_l = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    theta = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    r_t = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(2 * theta))
    l_part, c_part, h_part = (other[0] - one[0]) / s_l, (c2 - c1) / s_c, delta_h / s_h
    return math.sqrt(l_part**2 + c_part**2 + h_part**2 + r_t * c_part * h_part)


# From the table of test data of Sharma, Wu and Dalal 2005: pairs 1, 7, 9, 13, 17, 20, 25 and 32.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ],
)
def test_the_difference_agrees_with_published_values(
    one: Triple, other: Triple, expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


def test_the_measures_agree_with_known_values() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    assert lab("#ff0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.01)
    assert lab("#808080", "protanopia") == pytest.approx((53.59, 0, 0), abs=0.01)


@GROUNDS
@pytest.mark.parametrize("kind", DRAWN)
def test_the_fill_or_the_edge_stands_out_from_the_ground(kind: type[DrawnTerm], dark: bool) -> None:
    under = ground(dark).ground
    weak = {
        term: best
        for term in kind
        if (best := max(contrast(c, under) for c in (term.paint(dark).fill, term.paint(dark).edge)))
        < 3
    }
    assert weak == {}


@GROUNDS
@pytest.mark.parametrize("kind", DRAWN)
def test_text_can_be_read_on_every_fill(kind: type[DrawnTerm], dark: bool) -> None:
    paints = {term: term.paint(dark) for term in kind}
    assert {t: p for t, p in paints.items() if contrast(p.text, p.fill) < 4.5} == {}


@GROUNDS
def test_text_can_be_read_on_every_ground(dark: bool) -> None:
    of = ground(dark)
    words = (of.ink, of.muted, of.link, of.advance, of.setback)
    pairs = [(word, under) for word in words for under in (of.ground, of.soft)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@GROUNDS
def test_axes_and_the_edges_of_controls_stand_out(dark: bool) -> None:
    assert contrast(ground(dark).axis, ground(dark).ground) >= 3


@GROUNDS
@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("kind", DRAWN)
def test_any_two_terms_stay_apart_for_every_sight(
    kind: type[DrawnTerm], sight: str, dark: bool
) -> None:
    near = {}
    for one, other in combinations(kind, 2):
        colours = (lab(term.paint(dark).fill, sight) for term in (one, other))
        apart = ciede2000(*colours)
        same_outline = (one.hatch, one.edge) == (other.hatch, other.edge)
        if apart < APART and same_outline:
            near[one, other] = round(apart, 1)
    assert near == {}


@pytest.mark.parametrize("kind", DRAWN)
def test_any_two_terms_have_symbols_of_their_own(kind: type[DrawnTerm]) -> None:
    assert len({term.symbol for term in kind}) == len(kind)


@pytest.mark.parametrize("kind", DRAWN)
def test_every_office_font_has_the_symbols(kind: type[DrawnTerm]) -> None:
    for term in kind:
        assert term.symbol.encode("cp1252")


@GROUNDS
def test_in_grey_more_ink_means_more_delivered(dark: bool) -> None:
    delivered = STACKED[:4]
    assert [str(s) for s in delivered] == ["fulfilled", "substantial", "limited", "not_started"]
    grey = [lab(status.paint(dark).fill)[0] for status in delivered]
    assert all(more + 8 <= less for more, less in pairwise(grey))


@GROUNDS
def test_in_grey_an_advance_is_darker_than_a_setback_or_lighter(dark: bool) -> None:
    """A circle of a map is split by them, and has no room for symbols."""
    advance, setback = (effect.paint(dark).fill for effect in (Effect.ADVANCE, Effect.SETBACK))
    assert contrast(advance, setback) >= 1.8


@GROUNDS
def test_the_less_of_a_pledge_the_less_ink(dark: bool) -> None:
    ground_light = lab(ground(dark).ground)[0]
    inks = [abs(lab(term.paint(dark).fill)[0] - ground_light) for term in LIKENESS[:5]]
    assert all(more - 8 >= less for more, less in pairwise(inks))


def test_a_hatch_means_that_we_do_not_know() -> None:
    assert [s for s in Status if s.hatch is not Hatch.NONE] == [Status.UNCLEAR, Status.NO_EVIDENCE]
    assert all(s.unknown for s in Status if s.hatch is not Hatch.NONE)
    assert [s for s in Status if s.edge is Edge.THICK] == [Status.OVERTAKEN]


@GROUNDS
@pytest.mark.parametrize("kind", DRAWN)
def test_only_what_is_hatched_has_a_mark(kind: type[DrawnTerm], dark: bool) -> None:
    for term in kind:
        assert bool(term.paint(dark).mark) is (term.hatch is not Hatch.NONE)
