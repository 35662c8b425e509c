"""Dates with the precision of their source."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import dates
from commitments.dates import JoiningDate, PartialDate, joined


@pytest.mark.parametrize(
    ("text", "first", "last", "exact"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), False),
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30), False),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), False),
        ("2021-06-28", date(2021, 6, 28), date(2021, 6, 28), True),
    ],
)
def test_a_partial_date_covers_its_period(text: str, first: date, last: date, exact: bool) -> None:
    when = PartialDate.parse(text)
    assert (when.text, when.first, when.last, when.exact) == (text, first, last, exact)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", "'soon' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
        ("2021-13", "'2021-13' has no possible month; months are 01 to 12"),
        ("2021-02-29", "'2021-02-29' is impossible: 2021-02 has 28 days"),
        ("2021-6-1", "'2021-6-1' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more"
         " is known"),
        ("\x1b[31m2021", "'U+001B[31m2021' is not a date; write 2021-06-28, or 2021-06 or 2021 where"
         " no more is known"),
        ("", "'' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
    ],
)  # fmt: skip
def test_what_is_no_date_says_what_to_write(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        PartialDate.parse(text)


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))


@given(day=DAYS, length=st.sampled_from([4, 7, 10]))
def test_every_day_lies_in_each_of_its_periods(day: date, length: int) -> None:
    when = PartialDate.parse(day.isoformat()[:length])
    assert when.first <= day <= when.last
    assert when.text == day.isoformat()[:length]
    assert when.exact is (length == 10)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        when = PartialDate.parse(text)
    except ValueError:
        return
    assert when.first <= when.last


@pytest.mark.parametrize("text", ["2014-09", "2014/2016", "../2017-07", "2020-03~"])
def test_a_joining_date_keeps_its_text(text: str) -> None:
    assert JoiningDate.parse(text).text == text


@pytest.mark.parametrize("text", ["", "..", "2016/2014", "2014//2016", "about 2014", "~2014"])
def test_what_is_no_joining_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|ends before it begins"):
        JoiningDate.parse(text)


def test_a_day() -> None:
    assert dates.day(date(2026, 3, 5)) == "5 Mar 2026"


@pytest.mark.parametrize(
    ("text", "words"),
    [("2021-06-28", "28 Jun 2021"), ("2021-06", "Jun 2021"), ("2021", "2021")],
)
def test_a_date_is_as_exact_as_its_source(text: str, words: str) -> None:
    assert dates.when(text) == words
    assert dates.when(PartialDate.parse(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-06-25", "25 Jun 2019"),
        ("2014/2016", "between 2014 and 2016"),
        ("../2017-07", "by Jul 2017"),
        ("2020-03~", "about Mar 2020"),
    ],
)
def test_a_joining_date_is_put_into_words(text: str, words: str) -> None:
    assert joined(text) == words
