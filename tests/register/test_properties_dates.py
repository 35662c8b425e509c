"""Dates keep their order, however exact they are."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.dates import JoiningDate, PartialDate

ANY_DAY = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@given(ANY_DAY)
def test_a_month_lies_in_its_year_and_a_day_in_its_month(day: date) -> None:
    year, month, whole = (PartialDate.parse(day.isoformat()[:n]) for n in (4, 7, 10))
    assert year.first <= month.first <= whole.first == day
    assert day == whole.last <= month.last <= year.last


@given(day=ANY_DAY, length=st.sampled_from([4, 7, 10]))
def test_the_day_after_a_period_begins_the_next(day: date, length: int) -> None:
    when = PartialDate.parse(day.isoformat()[:length])
    following = PartialDate.parse((when.last + timedelta(days=1)).isoformat()[:length])
    assert following.first == when.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-09-10", date(2014, 9, 10), date(2014, 9, 10)),
        ("2020-03~", date(2020, 3, 1), date(2020, 3, 31)),
        ("2014/2016", date(2014, 1, 1), date(2016, 12, 31)),
        ("2014-09-10/2014-10", date(2014, 9, 10), date(2014, 10, 31)),
        ("2014-09-10/2014-09-10", date(2014, 9, 10), date(2014, 9, 10)),
        ("2014/2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("../2017-07", None, date(2017, 7, 31)),
    ],
)
def test_a_joining_date_lies_between_two_days(
    text: str, earliest: date | None, latest: date
) -> None:
    joined = JoiningDate.parse(text)
    assert (joined.text, joined.earliest, joined.latest) == (text, earliest, latest)
    assert str(joined) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2016/2014", "'2016/2014' ends before it begins; write the earlier date first"),
        ("2014/2014-13", "'2014-13' has no possible month; months are 01 to 12"),
        ("2014/", "'' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
        ("2014/..", "'..' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
        ("2014~/2016", "'2014~' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
        ("2014~~", "'2014~' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
    ],
)  # fmt: skip
def test_what_is_no_joining_date_says_what_to_write(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        JoiningDate.parse(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1899", "'1899' lies before 1900; check the year"),
        ("2021-00", "'2021-00' has no possible month; months are 01 to 12"),
        ("2021-04-31", "'2021-04-31' is impossible: 2021-04 has 30 days"),
        ("2021-04-00", "'2021-04-00' is impossible: 2021-04 has 30 days"),
        ("2021\n", "'2021' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
        ("٢٠٢١", "'٢٠٢١' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
        ("1" * 99, f"'{'1' * 60}...' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
    ],
)  # fmt: skip
def test_a_date_at_the_edge_of_what_is_possible_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        PartialDate.parse(text)
