"""A cell of a spreadsheet as the text that a person sees in it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from commitments.exchange.cells import Wrong, of_formula, of_text, of_value

APRIL = datetime(2025, 4, 3)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("'=1+1", "=1+1"),
        # What no export of ours writes is left as it is.
        ("'Tis so", "'Tis so"),
        ("a\tb_x0009_c", "a\tb c"),
    ],
)
def test_what_the_export_escaped_is_as_it_was(text: str, meant: str) -> None:
    assert of_text(text) == meant


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, "false"),
        (12.0, "12"),
        (-0.5, "-0.5"),
        (9e15, "9000000000000000"),
        (1e16, "1e+16"),
        (-1e16, "-1e+16"),
    ],
)
def test_a_value_is_the_text_that_it_looks_like(value: object, text: str) -> None:
    assert of_value(value, "General") == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        # A day that another program wrote without a form.
        *(("General", "2025-04-03"), ("", "2025-04-03"), ("@", "2025-04-03")),
        # Years by other counts: of an emperor, of the Buddha.
        *(("[$-411]ge.m.d", "2025-04-03"), ("bbbb-mm-dd", "2025-04-03")),
        ("yyyy-mm-dd;General", "2025-04-03"),
    ],
)
def test_a_day_is_as_exact_as_its_form(form: str, text: str) -> None:
    assert of_value(APRIL, form) == text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("d yyyy", "shows 2025 and holds 3 April 2025; write 2025 or 2025-04-03, whichever the source"
         " gives"),
        ("ge.m", "shows 2025-04 and holds 3 April 2025; write 2025-04 or 2025-04-03, whichever the"
         " source gives"),
        ("h:mm General", "shows a time and no date, and holds 2025-04-03; write the date"),
    ],
)  # fmt: skip
def test_a_form_that_hides_a_part_of_a_day_is_named(form: str, said: str) -> None:
    assert of_value(APRIL, form) == Wrong(said)


def test_a_length_of_time_is_no_date() -> None:
    said = "holds a time ('1:00:00'); write what belongs there"
    assert of_value(timedelta(hours=1), "h:mm") == Wrong(said)


@pytest.mark.parametrize(
    ("formula", "said"),
    [("=A", " ('=A')"), ("=", ""), (None, "")],
    ids=["short", "none", "no text"],
)
def test_a_formula_without_its_result_is_shown(formula: object, said: str) -> None:
    assert of_formula(formula) == Wrong(
        f"holds a formula{said} without its result; open the workbook in a spreadsheet program and"
        " save it, or write the value"
    )
