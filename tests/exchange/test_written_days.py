"""Dates in the forms of office programs: as they were meant, or refused with what to write."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.exchange.written_days import in_file_form

WRITE = "write 2021-06-28, or 2021-06 or 2021 where no more is known"


@pytest.mark.parametrize(
    "written",
    [
        *("03.04.2025", "3.4.2025", "3. 4. 2025", "2025. 4. 3.", "2025.04.03", "2025/4/3", "2025-4-3"),
        *("2025年4月3日", "2025年 4月 3日", "2025년 4월 3일", "20250403", "２０２５年４月３日"),
        *("3 April 2025", "3. April 2025", "3 Apr 2025", "03-Apr-2025", "April 3, 2025", "3rd April 2025"),
        *("Thursday, April 3, 2025", "Donnerstag, 3. April 2025", "jeudi 3 avril 2025"),
        *("3 de abril de 2025", "jueves, 3 de abril de 2025", "3 aprile 2025", "3 avr. 2025"),
        *("3 kwietnia 2025 r.", "3. dubna 2025", "3 апреля 2025 г.", "3 квітня 2025 р.", "3 Απριλίου 2025"),
        *("2025. április 3.", "2025. gada 3. aprīlis", "2025 m. balandžio 3 d.", "3 huhtikuuta 2025"),
        *("3 Nisan 2025 Perşembe", "٣ أبريل ٢٠٢٥", "3 نيسان 2025", "3 აპრილი 2025", "travnja 3. 2025"),
        *("2025-04-03T10:00:00", "2025-04-03 10:00", "03.04.2025 10:30:00", "3 avril 2025 10:00"),
        *("2025-04-03T00:00:00Z", "2025-04-03T23:00:00+02:00", "2025-04-03 00:00:00.000"),
        *("2025-04-03", " 2025-04-03 "),
    ],
)  # fmt: skip
def test_a_day_is_taken_as_it_was_meant(written: str) -> None:
    assert in_file_form(written) == "2025-04-03"


@pytest.mark.parametrize(
    "written",
    [
        *("2025-04", "2025/04", "2025/4", "04/2025", "4.2025", "04.2025", "2025.04", "2025年4月", "2025년 4월"),
        *("April 2025", "Apr 2025", "avril 2025", "avr. 2025", "Apr-2025", "Απρίλιος 2025", "апрель 2025"),
        *("abril de 2025", "nisan 2025", "أبريل 2025"),
    ],
)  # fmt: skip
def test_a_month_stays_a_month(written: str) -> None:
    assert in_file_form(written) == "2025-04"


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("13/04/2025", "2025-04-13"),
        ("4/13/2025", "2025-04-13"),
        ("04-04-2025", "2025-04-04"),
        ("2025", "2025"),
        ("2025-13", "2025-13"),
        ("كانون الثاني 2025", "2025-01"),
        ("mar. 4 mars 2025", "2025-03-04"),
        ("Thursday, April 2025", "2025-04"),
        ("", ""),
    ],
)
def test_what_can_be_read_in_one_way_is_read(written: str, taken: str) -> None:
    assert in_file_form(written) == taken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("03/04/2025", "may be 3 April 2025 or 4 March 2025; write 2025-04-03 or 2025-03-04"),
        ("03-04-2025", "may be 3 April 2025 or 4 March 2025; write 2025-04-03 or 2025-03-04"),
        ("٣/٤/٢٠٢٥", "may be 3 April 2025 or 4 March 2025; write 2025-04-03 or 2025-03-04"),
        ("4/3/2025 12:00:00 AM", "may be 4 March 2025 or 3 April 2025; write 2025-03-04 or"
         " 2025-04-03"),
        ("03.04.25", f"gives no year of four digits; {WRITE}"),
        ("3/4/25", f"gives no year of four digits; {WRITE}"),
        ("Apr-25", f"gives no year of four digits; {WRITE}"),
        ("avr.-25", f"gives no year of four digits; {WRITE}"),
        ("3 Apr", f"gives no year of four digits; {WRITE}"),
        ("45750", "is a number, which most spreadsheets show as 3 Apr 2025; write 2025-04-03 if that"
         " is meant"),
        ("45750,5", "is a number, which most spreadsheets show as 3 Apr 2025; write 2025-04-03 if"
         " that is meant"),
        ("2025.1", "may be a number that lost its last 0; write 2025-01 or 2025-10"),
        ("2025.4", "may be a number that lost its last 0; write 2025-04"),
        ("2025-12-02T22:00:00Z", "is an hour of world time, which may be another day where it"
         " happened; write the day alone, as in 2021-06-28"),
        ("listopad 2025", f"may be in October or November; {WRITE}"),
        ("Friday, 3 April 2025", "was a Thursday; check the day of the week, and write the date"
         " alone"),
    ],
)  # fmt: skip
def test_what_may_be_two_days_is_refused_with_what_to_write(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"^'") as error:
        in_file_form(written)
    assert str(error.value) == f"'{written}' {said}"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31.02.2025", "'2025-02-31' is impossible: 2025-02 has 28 days"),
        ("04.13.2025", "'2025-13-04' has no possible month; months are 01 to 12"),
        ("1404/1/14", "'1404-01-14' lies before 1900; check the year"),
    ],
)
def test_a_day_that_no_calendar_has_is_refused(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"^'") as error:
        in_file_form(written)
    assert str(error.value) == said


@pytest.mark.parametrize(
    "written",
    [
        *("before 3 April 2025", "n.d.", "########", "Q1 2025", "2024/2025", "Spring 2025", "114/4/3"),
        *("=DATE(2025;4;3)", "3 April or May 2025", "April – May 2025", "10:30", "令和7年4月3日"),
        *("about April 2025", "2025-W14", "1743638400000", "3 – 4 April 2025", "3-4 April 2025"),
        *("April", "Thursday", "April 114 2025", "3 4 5 April", "April early 2025", "no 3 April early"),
    ],
)  # fmt: skip
def test_what_is_no_date_stays_as_it_is(written: str) -> None:
    assert in_file_form(written) == written
    with pytest.raises(ValueError, match="is not a date; write 2021-06-28"):
        PartialDate.parse(written)


FORMS = ("%d.%m.%Y", "%Y/%m/%d", "%d %B %Y", "%A, %B %d, %Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y")


@given(day=st.dates(date(1950, 1, 1), date(2030, 1, 1)), form=st.sampled_from(FORMS))
def test_no_form_gives_another_day(day: date, form: str) -> None:
    try:
        assert in_file_form(day.strftime(form)) == day.isoformat()
    except ValueError as error:
        assert day.isoformat() in str(error)


@given(st.text(max_size=20))
def test_any_text_is_a_date_a_sentence_or_itself(text: str) -> None:
    try:
        taken = in_file_form(text)
    except ValueError as error:
        assert str(error)
    else:
        assert taken == text.strip() or PartialDate.parse(taken)
