"""A cell of a spreadsheet as the text that a person sees in it, or why it cannot be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from commitments.dates import in_words
from commitments.exchange.csv import escaped
from commitments.text import one_line_end, shown


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be taken, with a sentence that its column stands before."""

    message: str

    def __bool__(self) -> bool:
        return True


Cell = str | Wrong

# What spreadsheets show for a value that they could not find or compute, in any language; for a
# number that finds no room; and what LibreOffice shows.
_ERROR = re.compile(
    r"#[¡¿]?[^\W\d_][\w/]*[!?]|#\w{1,3}/\w{1,3}[!?]?|#(?:NV|YOK|HIÁNYZIK|GETTING_DATA)"
    r"|#{3,}|(?:Err|Fehler|Erreur|Errore?):\d{3}",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"_x000D_(?:_x000A_|\n)?|_x000A_", re.IGNORECASE)
_TAB = re.compile(r"_x0009_", re.IGNORECASE)
_ESCAPED = re.compile(r"'(.*)", re.DOTALL)


_WITHOUT_EXPONENT = 1e16
"""Numbers below it are written with all their digits."""


def of_text(text: str) -> Cell:
    """A text as it was meant: line breaks as such, and what the export escaped for spreadsheets as
    it was."""
    text = _TAB.sub(" ", _LINE_BREAK.sub("\n", one_line_end(text))).strip()
    if _ERROR.fullmatch(text):
        return Wrong(
            f"holds '{shown(text)}', which a spreadsheet shows where it has no value; write the"
            " value, or empty the cell"
        )
    if (match := _ESCAPED.fullmatch(text)) and escaped(match[1]) == text:
        return match[1]
    return text


def of_value(value: object, form: str) -> Cell:
    """A cell of a workbook: its value, and the form that it is shown in."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime() | date():
            return _of_day(value, form)
        case time() | timedelta():
            return Wrong(f"holds a time ('{value}'); write what belongs there")
        case float() if value.is_integer() and abs(value) < _WITHOUT_EXPONENT:
            return str(int(value))
        case _:
            return of_text(str(value))


# In a form: what is no part of a date; the month; and minutes, which have the same letter.
_NOT_OF_A_DAY = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.|[_*].|AM/PM|A/P', re.IGNORECASE)
_MINUTES = re.compile(r"(?<=[hs])[^a-z]*m+|m+(?=[^a-z]*s)", re.IGNORECASE)

_ERAS = str.maketrans("be", "yy")
"""Years by other counts."""


def _of_day(value: date, form: str) -> Cell:
    """A date as exact as the cell shows it."""
    day = value.date() if isinstance(value, datetime) else value
    letters = _MINUTES.sub("", _NOT_OF_A_DAY.sub("", form.split(";")[0])).lower()
    letters = letters.replace("general", "").translate(_ERAS)
    shows = {part for part in "ymd" if part in letters}
    text = day.isoformat()
    if not shows:
        # No form of its own: a day that another program wrote as a day.
        return Wrong(_TIME_ONLY.format(text)) if "h" in letters else text
    if "y" not in shows:
        return Wrong(
            f"shows no year, and the spreadsheet took it for {in_words(day)}; write {text} if that"
            " is meant"
        )
    if "d" in shows and "m" in shows:
        return text
    shown_part = text[:7] if "m" in shows else text[:4]
    if day.isoformat() != f"{shown_part}-01" and day.isoformat() != f"{shown_part}-01-01":
        return Wrong(
            f"shows {shown_part} and holds {in_words(day)}; write {shown_part} or {text}, whichever"
            " the source gives"
        )
    return shown_part


_TIME_ONLY = "shows a time and no date, and holds {}; write the date"


def of_formula(formula: object) -> Wrong:
    """A formula of whose result the workbook holds nothing."""
    said = f" ('{shown(formula)}')" if isinstance(formula, str) and len(formula) > 1 else ""
    return Wrong(
        f"holds a formula{said} without its result; open the workbook in a spreadsheet program and"
        " save it, or write the value"
    )
