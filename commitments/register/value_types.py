"""What the fields of an entry may hold: a type each, with its check, its message and its schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as date_type
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from commitments import garbled
from commitments.dates import JoiningDate, PartialDate
from commitments.record_words import (
    Decision,
    Drawing,
    Force,
    MemberKind,
    MilestoneKind,
    Relation,
    Seen,
    Stage,
    Testability,
    TextBasis,
)
from commitments.register.addresses import fault_of
from commitments.register.bare import Bare
from commitments.text import describe, nearest, one_line_end, shown
from commitments.vocabulary import Effect, Kind, SourceKind, Status, Term

_T = TypeVar("_T")

QUOTE_WORDS = 25
FINDING_WORDS = 50
CAVEAT_WORDS = 25
ID_LENGTH = 100
SECOND_READER = "second-reader"
"""What `review` holds where an entry counts only once another person confirmed it."""
_REVIEWS = ("single", SECOND_READER)


def _wrong(message: str) -> PydanticCustomError:
    """An error whose text is the message as it stands; shaping.py puts the field in front."""
    return PydanticCustomError("wrong", "{message}", {"message": message})


def _scalar(value: object, wanted: str) -> str:
    """The text that was typed, or a sentence that says what is wanted."""
    if isinstance(value, str):
        return value
    if value is None:
        raise _wrong(f"is empty; write {wanted}, or take the key out")
    raise _wrong(f"holds {describe(value)}; write {wanted}")


def _written(value: object) -> str:
    """What stands where a text shall stand, without what can be no text of anybody's."""
    text = _scalar(value, "text")
    if isinstance(text, Bare):
        raise _wrong(
            f"is written {text}, which YAML reads as {text.reads_as}; write '{text}' in quotes"
        )
    text = one_line_end(text).strip()
    if not text:
        raise _wrong("is empty; write text, or take the key out")
    if placeholder := _PLACEHOLDER.search(text):
        raise _wrong(
            f"holds the placeholder '{placeholder.group()}'; write the text, or leave the entry out"
            " until it is known"
        )
    return text


def _text(value: object) -> str:
    text = _written(value)
    if mark := _MERGE_MARK.search(text):
        raise _wrong(f"holds '{mark[1]}', where two people's edits met; keep one of them")
    if code := _OF_A_SPREADSHEET.search(text):
        raise _wrong(
            f"holds '{code[0]}', which a spreadsheet writes for {_coded(code[1])}; write that in"
            " its place"
        )
    if garbled.LOST in text:
        raise _wrong(
            "holds U+FFFD, which stands for a letter that was lost on the way; write the letter"
        )
    if found := garbled.garbled(text):
        piece, was = found
        raise _wrong(
            f"holds '{shown(piece)}', which was read in a wrong encoding; write '{shown(was)}', and"
            " look for others like it"
        )
    return text


def _review(value: object) -> str:
    """`single`, `second-reader`, or a sentence: no misspelt key may pass as one."""
    text = _text(value)
    near = nearest(text.casefold(), _REVIEWS)
    if text not in _REVIEWS and (near or " " not in text):
        raise _wrong(
            f"'{shown(text)}' is not known{near} ({', '.join(_REVIEWS)}, or a"
            " sentence on how the register is reviewed)"
        )
    return text


_MERGE_MARK = re.compile(r"(?:^|\s)(<{7,}|>{7,})(?:\s|$)")
_OF_A_SPREADSHEET = re.compile(r"_x([0-9A-F]{4})_", re.IGNORECASE)


def _coded(digits: str) -> str:
    """What a spreadsheet means by a character's number."""
    character = chr(int(digits, 16))
    if character in "\r\n":
        return "a line break"
    return f"'{character}'" if character.isprintable() else f"the character U+{digits.upper()}"


# Words that stand for text still to come.
_PLACEHOLDER = re.compile(r"\b(?:T[O]DO|T[B]C|T[B]D|F[I]XME|[X]XX+|[x]xx+|lorem ipsum)\b")


def _words(limit: int) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        count = len(text.split())
        if count > limit:
            raise _wrong(f"has {count} words; up to {limit} are allowed")
        return text

    return check


def _id(value: object) -> str:
    text = _written(value)
    if len(text) > ID_LENGTH or not re.fullmatch(_ID, text):
        raise _wrong(
            f"'{shown(text)}' is not allowed; write small letters, digits and single hyphens, such"
            f" as ftf-info, up to {ID_LENGTH}"
        )
    return text


def _url(value: object) -> str:
    text = _written(value)
    if fault := fault_of(text):
        raise _wrong(fault)
    return text


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    return _parsed(PartialDate.parse, value)


def _joining_date(value: object) -> JoiningDate:
    if isinstance(value, JoiningDate):
        return value
    return _parsed(JoiningDate.parse, value)


def _day(value: object) -> date_type:
    if isinstance(value, date_type):
        return value
    when = _parsed(PartialDate.parse, value)
    if not when.exact:
        raise _wrong(f"'{when.text}' is no full date; write the day too, as in 2021-06-28")
    return when.first


def _parsed(parse: Callable[[str], _T], value: object) -> _T:
    text = _scalar(value, "a date such as 2021-06-28")
    try:
        return parse(str(text))
    except ValueError as error:
        raise _wrong(str(error)) from None


def _whole_number(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, int):
            return value
        text = _scalar(value, "a whole number")
        if not re.fullmatch(r"-?[1-9][0-9]{0,14}|0", text) or not least <= int(text) <= most:
            raise _wrong(f"'{shown(text)}' is not a whole number from {least} to {most}")
        return int(text)

    return check


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    text = _scalar(value, "a number")
    if not re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", text):
        raise _wrong(f"'{shown(text)}' is not a number; write digits only, as in 670000000")
    return float(text)


def _one_of(terms: type[StrEnum]) -> BeforeValidator:
    known = [str(term) for term in terms]

    def check(value: object) -> StrEnum:
        if isinstance(value, terms):
            return value
        text = _scalar(value, f"one of {', '.join(known)}")
        if text not in known:
            raise _wrong(f"'{shown(text)}' is not known{nearest(text, known)} ({', '.join(known)})")
        return terms(text)

    return BeforeValidator(check)


def _enum_schema(terms: type[Term]) -> WithJsonSchema:
    """The allowed words, each with its meaning, which editors show beside it."""
    return WithJsonSchema(
        {
            "type": "string",
            "enum": [str(term) for term in terms],
            "enumDescriptions": [f"{term.label}: {term.meaning}" for term in terms],
        }
    )


_DATE_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        {"type": "integer", "minimum": 1900, "maximum": 2999},
    ]
}
_DAY_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_TEXT_SCHEMA = {"type": "string", "minLength": 1}

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
ReviewMode = Annotated[str, BeforeValidator(_review), WithJsonSchema(_TEXT_SCHEMA)]
Quote = Annotated[str, BeforeValidator(_words(QUOTE_WORDS)), WithJsonSchema(_TEXT_SCHEMA)]
Caveat = Annotated[str, BeforeValidator(_words(CAVEAT_WORDS)), WithJsonSchema(_TEXT_SCHEMA)]
Finding = Annotated[str, BeforeValidator(_words(FINDING_WORDS)), WithJsonSchema(_TEXT_SCHEMA)]
Id = Annotated[
    str,
    BeforeValidator(_id),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID}$", "maxLength": ID_LENGTH}),
]
Url = Annotated[
    str, BeforeValidator(_url), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
When = Annotated[PartialDate, BeforeValidator(_partial_date), WithJsonSchema(_DATE_SCHEMA)]
Joined = Annotated[JoiningDate, BeforeValidator(_joining_date), WithJsonSchema({})]
Day = Annotated[date_type, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Days = Annotated[
    int,
    BeforeValidator(_whole_number(1, 3650)),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 3650}),
]
Year = Annotated[
    int,
    BeforeValidator(_whole_number(1900, 2999)),
    WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2999}),
]
Count = Annotated[
    int,
    BeforeValidator(_whole_number(0, 1_000_000_000)),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]

StatusKey = Annotated[Status, _one_of(Status), _enum_schema(Status)]
EffectKey = Annotated[Effect, _one_of(Effect), _enum_schema(Effect)]
SourceKindKey = Annotated[SourceKind, _one_of(SourceKind), _enum_schema(SourceKind)]
KindKey = Annotated[Kind, _one_of(Kind), _enum_schema(Kind)]
ForceKey = Annotated[Force, _one_of(Force), _enum_schema(Force)]
MilestoneKindKey = Annotated[MilestoneKind, _one_of(MilestoneKind), _enum_schema(MilestoneKind)]
MemberKindKey = Annotated[MemberKind, _one_of(MemberKind), _enum_schema(MemberKind)]
DecisionKey = Annotated[Decision, _one_of(Decision), _enum_schema(Decision)]
StageKey = Annotated[Stage, _one_of(Stage), _enum_schema(Stage)]
RelationKey = Annotated[Relation, _one_of(Relation), _enum_schema(Relation)]
BasisKey = Annotated[TextBasis, _one_of(TextBasis), _enum_schema(TextBasis)]
SeenKey = Annotated[Seen, _one_of(Seen), _enum_schema(Seen)]
TestabilityKey = Annotated[Testability, _one_of(Testability), _enum_schema(Testability)]
DrawingKey = Annotated[Drawing, _one_of(Drawing), _enum_schema(Drawing)]

CONFIG = ConfigDict(extra="forbid", use_attribute_docstrings=True)
