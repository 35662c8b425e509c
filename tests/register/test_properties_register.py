"""What is written reads back equal; every message is one line; dates keep their order."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta
from enum import Enum
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commitments.dates import JoiningDate, PartialDate
from commitments.register.background import Document, Meeting, Region, Theme
from commitments.register.model import (
    Assessment,
    Commitment,
    Criteria,
    Evidence,
    Register,
    SecondReading,
    Source,
    Wording,
)
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.vocabulary import Effect, Force, Kind, SourceKind, Status
from tests.conftest import HEAD, TODAY, commitment, evidence

PLEDGED = date(2019, 6, 25)
PLACEHOLDER = re.compile(r"\b(T[O]DO|T[B]C|T[B]D|F[I]XME|[X]XX+|[x]xx+|lorem ipsum)\b")
CHARACTERS = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
TEXT = (
    st.text(CHARACTERS, min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda text: text and not PLACEHOLDER.search(text))
) | st.sampled_from(["no", "1.10", "2021-06-28", "1:30", "~", "- a: b", "#x", "'\"", "{[*&!|>%@`"])
MAYBE = st.none() | TEXT
DAYS = st.dates(PLEDGED, TODAY)
STRONG = (Status.FULFILLED, Status.SUBSTANTIAL, Status.REVERSED)


@st.composite
def items(draw: st.DrawFn, owner: str) -> tuple[Evidence, ...]:
    recorded = sorted(draw(st.lists(DAYS, max_size=3)))
    return tuple(
        Evidence(
            id=f"{owner}-{n:02}",
            date=PartialDate.parse(
                draw(st.dates(PLEDGED, day)).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
            ),
            effect=draw(st.sampled_from(Effect)),
            finding=draw(TEXT),
            places=tuple(draw(st.lists(st.sampled_from(["IRQ", "SYR", "IQ-NI"]), unique=True))),
            source=Source(
                kind=draw(st.sampled_from(SourceKind)),
                publisher=draw(TEXT),
                title=draw(TEXT),
                url=f"https://example.org/{n}",
                origin=draw(MAYBE),
                second_hand=draw(st.booleans()),
            ),
            recorded=day,
            note=draw(MAYBE),
        )
        for n, day in enumerate(recorded, start=1)
    )


@st.composite
def judgements(draw: st.DrawFn, found: tuple[Evidence, ...]) -> tuple[Assessment, ...]:
    """At most one, on everything that was found, and never a status that needs two origins."""
    if not found or not draw(st.booleans()):
        return ()
    status = draw(st.sampled_from([s for s in Status if s not in (*STRONG, Status.NO_EVIDENCE)]))
    other = draw(st.none() | st.sampled_from([s for s in Status if s is not status]))
    return (
        Assessment(
            date=max(item.happened for item in found),
            recorded=max(item.recorded for item in found),
            status=status,
            reason=draw(TEXT),
            by=draw(TEXT),
            evidence=tuple(item.id for item in found),
            note=draw(MAYBE),
            second=SecondReading(status=other, reason=draw(TEXT)) if other else None,
        ),
    )


@st.composite
def commitments(draw: st.DrawFn, id: str) -> Commitment:
    found = draw(items(id))
    return Commitment(
        id=id,
        title=draw(TEXT),
        summary=draw(TEXT),
        wording=(Wording(document="text", locator=draw(TEXT), quote=draw(TEXT)),),
        theme=draw(st.sampled_from(["aid", "talks"])),
        regions=tuple(draw(st.lists(st.sampled_from(["iraq", "global"]), unique=True))),
        kind=draw(st.sampled_from(Kind)),
        force=draw(st.sampled_from(Force)),
        pledged_by=draw(TEXT),
        review_every=draw(st.integers(1, 3650)),
        criteria=Criteria(
            fixed=PLEDGED,
            fulfilled=draw(TEXT),
            substantial=draw(TEXT),
            limited=draw(TEXT),
            reversed=draw(TEXT),
            overtaken=draw(MAYBE),
        ),
        evidence=found,
        assessments=draw(judgements(found)),
        counterparts=tuple(draw(st.lists(TEXT, max_size=2, unique=True))),
    )


@st.composite
def registers(draw: st.DrawFn) -> Register:
    url = "https://example.org/a"
    return Register(
        meeting=Meeting(
            id="m", title=draw(TEXT), date=PLEDGED, place=draw(TEXT), summary=draw(TEXT), url=url
        ),
        documents=(Document(id="text", title=draw(TEXT), publisher=draw(TEXT), url=url),),
        themes=tuple(Theme(id=id, name=draw(TEXT), summary="S") for id in ("aid", "talks")),
        regions=(
            Region(id="iraq", name=draw(TEXT), places=("IRQ",), note=draw(MAYBE)),
            Region(id="global", name=draw(TEXT)),
        ),
        commitments=tuple(draw(commitments(id)) for id in draw(st.sampled_from(["", "a", "ab"]))),
    )


def plain(value: Any) -> Any:
    """A register as lists and mappings of text, without what is empty by default."""
    if isinstance(value, PartialDate | date | Enum | bool | int):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {field.name: plain(v) for field, v in pairs if v is not field.default}
    return value


@settings(max_examples=60, deadline=None)
@given(register=registers(), style=st.sampled_from(['"', "'"]), flow=st.booleans())
def test_a_written_register_reads_back_equal(register: Register, style: str, flow: bool) -> None:
    text = yaml.safe_dump(
        plain(register),
        default_style=style,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
    )
    assert read(text.encode(), "d.yaml", TODAY) == register


# ---------------------------------------------------------------- messages


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=80) | st.sampled_from(
    ["a\nb", "a\r\nb", "a\x85b", "a\u2028b", "\n" * 70, "TB" + "D\n", "9" * 5000, "\ufeff", "\0"]
)
FIELDS = [
    "id",
    "title",
    "summary",
    "wording",
    "theme",
    "regions",
    "kind",
    "force",
    "pledged_by",
    "review_every",
    "criteria",
    "counterparts",
    "searches",
    "other",
]


def escaped(text: str) -> str:
    """The text in double quotes, with every unusual character behind an escape."""
    return yaml.safe_dump(text, default_style='"', width=10**6).removesuffix("\n")


def each_message_is_one_line(text: str) -> None:
    try:
        read(text.encode(), "d.yaml", TODAY)
    except DataProblems as error:
        assert error.problems != []
        messages = [str(problem) for problem in error.problems]
        assert [message for message in messages if len(message.splitlines()) != 1] == []


@settings(max_examples=200, deadline=None)
@given(field=st.sampled_from(FIELDS), text=HOSTILE, listed=st.booleans())
@example(field="theme", text="a\nb", listed=False)
def test_a_message_is_one_line_whatever_a_field_holds(field: str, text: str, listed: bool) -> None:
    value = f"[{escaped(text)}]" if listed else escaped(text)
    each_message_is_one_line(HEAD + commitment(**{field: value}))


@settings(max_examples=100, deadline=None)
@given(
    old=st.sampled_from(["2020-02-01", "advance", "IRQ", "UN", "2020-03-01", "id"]), text=HOSTILE
)
@example(old="2020-02-01", text="20\n21")
def test_a_message_is_one_line_whatever_evidence_holds(old: str, text: str) -> None:
    item = re.sub(rf"\b{old}\b", lambda _: escaped(text), evidence(), count=1)
    each_message_is_one_line(HEAD + commitment(evidence=item))


SECTIONS = re.findall(r"^\w+(?=:)", HEAD, re.MULTILINE)


@pytest.mark.parametrize("value", ["", "~", "x", "[]", "[x]", "{}", "{x: y}", "[[]]", "[~]", "no"])
@pytest.mark.parametrize("name", [*SECTIONS, "milestones", "members", "series", "codings"])
def test_a_section_with_any_value_is_read_or_named(name: str, value: str) -> None:
    text = re.sub(rf"^{name}:[^\n]*\n(?:  .*\n)*", "", HEAD + commitment(), flags=re.MULTILINE)
    each_message_is_one_line(f"{text}{name}: {value}\n")


# ---------------------------------------------------------------- dates


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
