"""Text that was read in a wrong encoding is known, and what only looks like it is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.garbled import garbled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gazette de la VallÃ©e", ("VallÃ©e", "Vallée")),
        ("CÃ”TE", ("CÃ”TE", "CÔTE")),
        ("CAFÃ‰", ("CAFÃ‰", "CAFÉ")),
        ("donâ€™t", ("donâ€™t", "don’t")),
        ("“VallÃ©e” in right marks", ("VallÃ©e", "Vallée")),
        ("10Â° and more", ("10Â°", "10°")),
        ("TÃ¼rkiye, Ä°zmir", ("TÃ¼rkiye", "Türkiye")),
        ("PetÅ™", ("PetÅ™", "Petř")),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет")),
        ("Ø§Ù„Ø¹Ø±Ø§Ù‚", ("Ø§Ù„Ø¹Ø±Ø§Ù‚", "العراق")),
        ("Vall√©e", ("Vall√©e", "Vallée")),
        ("VallĂ©e", ("VallĂ©e", "Vallée")),
        ("Vall├®e", ("Vall├®e", "Vallée")),
        ("РџСЂРёРІРµС‚", ("РџСЂРёРІРµС‚", "Привет")),
    ],
)
def test_a_garbled_word_is_told_with_what_it_was(text: str, found: tuple[str, str]) -> None:
    assert garbled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *("Vallée", "“AMANHÃ”", "SÃO PAULO", "„Fuß“", "“MENÜ”", "“È”", "«à la carte»", "l’été", "√2"),
        *("Рівне і Львів", "Δημοκρατία", "العراق", "日本", "Ángel “Ñ”", "50 € – naïve…", "Âge", "ÎLE"),
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(text: str) -> None:
    assert garbled(text) is None


@given(st.text("éèàçüöäßñóãõÉÈÀÇÜÖÄÑÓøåæ’“”–…€ abcDEF", min_size=1))
def test_a_text_of_letters_that_went_wrong_once_is_always_known(text: str) -> None:
    wrong = text.encode().decode("cp1252", errors="ignore")
    if not text.isascii() and wrong.encode("cp1252") == text.encode():
        found = garbled(wrong)
        assert found is None or found[0] in wrong
