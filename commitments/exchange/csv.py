"""A frame as CSV that a spreadsheet reads right and runs nothing of."""

from __future__ import annotations

import re

import pandas as pd


def flat(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame for a spreadsheet: lists joined by '; ', dates as text, nothing a formula.

    A cell or heading that a spreadsheet would run (it begins with = + - @, also behind blanks and
    control characters, or with a tab or a return) gets a leading apostrophe (CSV injection, OWASP
    ASVS 1.2.10). Numbers stay numbers.
    """
    out = frame.copy()
    # By place: names of the register head columns of charts, and two may be the same.
    for n, kind in enumerate(out.dtypes):
        if kind.kind not in "bifc":
            out.isetitem(n, [_cell(value) for value in out.iloc[:, n]])
    out.columns = pd.Index([escaped(str(name)) for name in out.columns])
    return out


def to_csv(frame: pd.DataFrame) -> bytes:
    """The flat frame as UTF-8 CSV with a byte order mark, so that Excel reads accents right."""
    text: str = flat(frame).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


# Apostrophes first: text that has one of its own gets another, so that an import knows them apart.
_RUNS = re.compile(r"'*(?:[\x00-\x20\x7f]*[=+\-@＝＋－＠]|[\t\r])")


def _cell(value: object) -> object:
    if isinstance(value, tuple | list):
        value = "; ".join(str(part) for part in value)
    elif value is pd.NaT:
        return ""
    elif isinstance(value, bool | int | float):
        return value
    elif isinstance(value, pd.Timestamp):
        value = value.date().isoformat()
    return escaped(str(value))


def escaped(text: str) -> str:
    """Text as a spreadsheet takes it for text: behind an apostrophe where it would run it."""
    return f"'{text}" if _RUNS.match(text) else text
