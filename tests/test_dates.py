"""Dates with the precision of their source."""

from __future__ import annotations

import re
from datetime import date, timedelta

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


def test_the_date_of_a_judgement_in_the_words_of_what_was_judged() -> None:
    ended, other = date(2023, 12, 31), date(2026, 11, 28)
    assert (dates.as_judged(ended), dates.as_judged(ended, long=True)) == ("the end of 2023",) * 2
    assert dates.as_judged(other) == "28 Nov 2026"
    assert dates.as_judged(other, long=True) == "28 November 2026"


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


# ---------------------------------------------------------------- a day as people write it

EARLIEST, LATEST = date(2019, 6, 25), date(2026, 11, 28)
WRITE = "write 12 Nov 2026, 12.11.2026 or 2026-11-12, or Nov 2026 or 2026 for its last day."
CHOOSE = "choose from 25 Jun 2019 to 28 Nov 2026."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12 Nov 2026", date(2026, 11, 12)),
        (" 12  november 2026 ", date(2026, 11, 12)),
        ("12. Sept 2025", date(2025, 9, 12)),
        ("Nov 12, 2026", date(2026, 11, 12)),
        ("12.11.2026", date(2026, 11, 12)),
        ("1.2.2026", date(2026, 2, 1)),
        ("25/12/2025", date(2025, 12, 25)),
        ("11/11/2025", date(2025, 11, 11)),
        ("2026-11-12", date(2026, 11, 12)),
        ("2024-02", date(2024, 2, 29)),
        ("Nov 2025", date(2025, 11, 30)),
        ("11.2025", date(2025, 11, 30)),
        ("2025", date(2025, 12, 31)),
        ("2026-11", LATEST),
        ("2026", LATEST),
        ("2019", date(2019, 12, 31)),
        ("June 2019", date(2019, 6, 30)),
        ("today", LATEST),
        ("Yesterday", date(2026, 11, 27)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, wanted: date) -> None:
    assert dates.read_day(text, EARLIEST, LATEST, LATEST) == wanted


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", f"“soon” is not a date; {WRITE}"),
        ("", f"“” is not a date; {WRITE}"),
        ("12 Nov", f"“12 Nov” is not a date; {WRITE}"),
        ("1 ma 2020", f"“1 ma 2020” is not a date; {WRITE}"),
        ("\x1b[31m2021", f"“U+001B[31m2021” is not a date; {WRITE}"),
        ("12/11/2026", "“12/11/2026” may be 12 November or 11 December; write the month as a word,"
         " as in 12 Nov 2026."),
        ("12/25/2025", f"“12/25/2025” is on no calendar; {WRITE}"),
        ("2026-13", f"“2026-13” is on no calendar; {WRITE}"),
        ("0000", f"“0000” is on no calendar; {WRITE}"),
        ("30 Feb 2026", "“30 Feb 2026” is on no calendar: February 2026 has 28 days."),
        ("2027", f"“2027” is later than the last day that can be chosen; {CHOOSE}"),
        ("24 June 2019", "“24 June 2019” is earlier than the first day that can be chosen;"
         f" {CHOOSE}"),
        ("May 2019", f"“May 2019” is earlier than the first day that can be chosen; {CHOOSE}"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_as_a_day_says_what_to_write(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        dates.read_day(text, EARLIEST, LATEST, LATEST)


@pytest.mark.parametrize(
    ("text", "wanted"), [("2021", "2021"), ("2021-06", "June 2021"), ("2021-06-08", "8 June 2021")]
)
def test_a_sentence_says_a_date_as_exact_as_its_source(text: str, wanted: str) -> None:
    assert dates.in_words(PartialDate.parse(text)) == wanted
    assert dates.in_words(date(2021, 6, 8)) == "8 June 2021"


FORMS = ("%d %b %Y", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y-%m-%d", "%d. %b. %Y")


@given(day=st.dates(EARLIEST, LATEST), form=st.sampled_from(FORMS), loud=st.booleans())
def test_a_day_in_range_is_read_from_every_form(day: date, form: str, loud: bool) -> None:
    text = day.strftime(form)
    read = dates.read_day(text.upper() if loud else text, EARLIEST, LATEST, LATEST)
    assert read == day
    assert dates.read_day(dates.day(day), EARLIEST, LATEST, LATEST) == day
    assert dates.read_day(dates.in_words(day), EARLIEST, LATEST, LATEST) == day


@given(day=st.dates(EARLIEST, LATEST))
def test_with_slashes_a_day_is_never_taken_for_another(day: date) -> None:
    for text in (day.strftime("%d/%m/%Y"), day.strftime("%m/%d/%Y")):
        try:
            read = dates.read_day(text, EARLIEST, LATEST, LATEST)
        except ValueError:
            continue
        assert read == day


@given(day=st.dates(EARLIEST, LATEST), length=st.sampled_from([4, 7]))
def test_a_period_stands_for_its_last_day_that_can_be_chosen(day: date, length: int) -> None:
    read = dates.read_day(day.isoformat()[:length], EARLIEST, LATEST, LATEST)
    assert day <= read <= LATEST
    assert (
        read == LATEST
        or (read + timedelta(days=1)).isoformat()[:length] != day.isoformat()[:length]
    )


@given(st.text(max_size=14), st.dates(EARLIEST, LATEST))
def test_any_text_is_a_day_in_range_or_a_sentence(text: str, today: date) -> None:
    try:
        assert EARLIEST <= dates.read_day(text, EARLIEST, today, today) <= today
    except ValueError as error:
        assert str(error).startswith("“")
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("text", "middle"),
    [("2024", "2024-07-01"), ("2021-06", "2021-06-15"), ("2021-06-28", "2021-06-28")],
)
def test_a_date_that_is_not_exact_has_a_middle(text: str, middle: str) -> None:
    assert PartialDate.parse(text).middle.isoformat() == middle
