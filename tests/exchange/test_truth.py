"""Yes and no in the languages of those who send tables."""

from __future__ import annotations

import pytest

from commitments.exchange.truth import truth


@pytest.mark.parametrize(
    "cell",
    [
        *("true", "TRUE", "WAHR", "VRAI", "VERDADERO", "VERO", "VERDADEIRO", "WAAR", "SAND", "SANT"),
        *("TOSI", "PRAWDA", "PRAVDA", "IGAZ", "ADEVĂRAT", "ИСТИНА", "ΑΛΗΘΗΣ", "DOĞRU", "صحيح", "참"),
        *("yes", "Ja", "oui", "Sí", "sì", "sim", "tak", "ano", "igen", "ναι", "evet", "да", "da", "نعم"),
        *("はい", "예", "kyllä", "jā", "taip", "po", "بله", "კი", "y", "1", "✓"),
    ],
)  # fmt: skip
def test_a_yes_is_true(cell: str) -> None:
    assert truth(cell) is True


@pytest.mark.parametrize(
    "cell",
    [
        *("", "false", "FALSCH", "FAUX", "FALSO", "ONWAAR", "FALSK", "FALSKT", "EPÄTOSI", "FAŁSZ"),
        *("NEPRAVDA", "HAMIS", "FALS", "ЛОЖЬ", "ΨΕΥΔΗΣ", "YANLIŞ", "خطأ", "거짓", "no", "Nein", "non"),
        *("não", "nee", "nej", "nei", "nie", "ne", "nem", "όχι", "HAYIR", "hayır", "нет", "не"),
        *("لا", "いいえ", "아니요", "ei", "nē", "نه", "არა", "n", "0"),
    ],
)  # fmt: skip
def test_a_no_is_false(cell: str) -> None:
    assert truth(cell) is False


@pytest.mark.parametrize("cell", ["jo", "x", "-", "peut-être", "2", "n/a", "?", "truee"])
def test_what_is_neither_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="neither") as error:
        truth(cell)
    assert str(error.value) == f"'{cell}' is neither yes nor no; write true or false"
