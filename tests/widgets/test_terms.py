"""Abbreviations of the file with their meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.register.background import Abbreviation
from components.widgets import markup
from components.widgets.terms import explained

KNOWN = (
    Abbreviation(short="FTF", means="foreign terrorist fighter"),
    Abbreviation(short="2254", means="resolution 2254 <b>"),
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("No term", "No term"),
        (
            "FTFs and FTF again",
            '<abbr title="foreign terrorist fighter">FTFs</abbr> and FTF again',
        ),
        (
            "On 2254, a <b>",
            'On <abbr title="resolution 2254 &lt;b&gt;">2254</abbr>, a &lt;b&gt;',
        ),
        ("AFTF, FTFx, 22540, syria-2254", "AFTF, FTFx, 22540, syria-2254"),
        ("", ""),
    ],
)
def test_the_first_of_each_abbreviation_has_its_meaning(text: str, wanted: str) -> None:
    assert explained(text, KNOWN) == wanted


@given(st.text(max_size=40))
def test_text_without_abbreviations_is_what_it_is_elsewhere(text: str) -> None:
    assert explained(text, ()) == markup.text(text)
    if "FTF" not in text and "2254" not in text:
        assert explained(text, KNOWN) == markup.text(text)
