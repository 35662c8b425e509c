"""What stands in a data file without quotes and is no text to YAML: for reading and for writing."""

from __future__ import annotations

import re


class Bare(str):
    """Text without quotes that YAML 1.1 would read as something else than text."""

    __slots__ = ()

    @property
    def reads_as(self) -> str:
        """What YAML makes of it, for a message."""
        if _TRUTH.fullmatch(self):
            return "a yes-or-no value"
        return "a date or a time" if _TIMESTAMP.fullmatch(self) else "a number"


_TRUTH = re.compile(r"(?:yes|no|true|false|on|off)", re.IGNORECASE | re.ASCII)
_TIMESTAMP = re.compile(r"\d{4}-\d\d?-\d\d?(?:.*)|\d+(?::[0-5]?\d)+(?:\.\d*)?", re.ASCII)
# YAML 1.1's own resolvers for bool, int, float (with base 60) and timestamp, in one expression.
NOT_TEXT = re.compile(
    r"(?:yes|no|true|false|on|off)"
    r"|[-+]?0b[01_]+|[-+]?0x[\da-f_]+|[-+]?[\d_]*\d[\d_]*"
    r"|[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?|[-+]?\.inf|\.nan"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?"
    r"|\d{4}-\d\d?-\d\d?"
    r"(?:(?:t|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?[ \t]*(?:z|[-+]\d\d?(?::?\d\d)?)?)?",
    re.IGNORECASE | re.ASCII,
)
FIRST_OF_NOT_TEXT = frozenset("yYnNtTfFoO+-.0123456789_")
NULL = frozenset(("", "~", "null", "Null", "NULL"))
# What is written in quotes: all that, and what other readers of YAML (1.1 or 1.2) may take for it.
MAY_BE_OTHER = re.compile(
    r"(?i)y|n|yes|no|on|off|true|false|null|~|[-+.]?[\d.][\d_.:eE+\-TtZz ]*|\.inf|\.nan"
    r"|0[bx][\da-f_]+"
)
