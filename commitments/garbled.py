"""Text that was read in the wrong encoding on its way, as in `VallÃ©e`, and what it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# Encodings that office programs read UTF-8 in; the bytes that may begin a letter in them (others
# stand for letters and marks that do meet: the end of `„Fuß“`); and how many garbled letters it
# takes to be sure: in the last two a letter of Cyrillic or Greek stands for the first byte.
_LATIN = range(0xC2, 0xC6)
_ENCODINGS = (
    ("cp1252", (*_LATIN, 0xC8, 0xCE, 0xCF, 0xD0, 0xD1, *range(0xD8, 0xDC), *range(0xE0, 0xF5)), 1),
    ("mac_roman", (*_LATIN, 0xE2), 1),
    ("cp1250", (*_LATIN, 0xE2), 1),
    ("cp850", _LATIN, 1),
    ("cp437", _LATIN, 1),
    ("cp1251", (0xD0, 0xD1), 3),
    ("cp1253", (0xCE, 0xCF), 3),
)
LOST = "\ufffd"
"""What stands for a letter that a program could not read."""


def garbled(text: str) -> tuple[str, str] | None:
    """The first piece of a text that was read in the wrong encoding, as it stands and as it was;
    None where there is none."""
    if text.isascii():
        return None
    for encoding, leads, least in _ENCODINGS:
        for found in _pieces(encoding, leads).finditer(text):
            was = _decoded(found[0], encoding)
            if was and len(was) >= least and not _may_be_meant(found, text):
                return _word(text, found, was)
    return None


@cache
def _pieces(encoding: str, leads: Iterable[int]) -> re.Pattern[str]:
    """Letters that stand for bytes of UTF-8: a first one with those that must follow it."""
    follow = _letters(encoding, range(0x80, 0xC0))
    ways = (
        f"[{_letters(encoding, first)}][{follow}]{{{more}}}"
        for more, low, high in ((1, 0xC2, 0xE0), (2, 0xE0, 0xF0), (3, 0xF0, 0xF5))
        if (first := [byte for byte in leads if low <= byte < high])
    )
    return re.compile(f"(?:{'|'.join(ways)})+")


def _letters(encoding: str, bytes_: Iterable[int]) -> str:
    return "".join(re.escape(_letter(byte, encoding)) for byte in bytes_)


def _letter(byte: int, encoding: str) -> str:
    """What a program shows for a byte; where the encoding has none, the control character."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def _decoded(piece: str, encoding: str) -> str:
    known = {_letter(byte, encoding): byte for byte in range(0x80, 0x100)}
    try:
        return bytes(known[letter] for letter in piece).decode()
    except (KeyError, UnicodeDecodeError):
        return ""


_CLOSES = frozenset("”’“‘»…–—")


def _may_be_meant(found: re.Match[str], text: str) -> bool:
    """Whether it is a capital at the end of a word before a mark, as in `“AMANHÃ”`."""
    before, behind = text[: found.start()][-1:], text[found.end() :][:1]
    return (
        len(found[0]) == 2
        and found[0][0] != "Â"
        and found[0][1] in _CLOSES
        and (before.isupper() or not before.isalnum())
        and not behind.isalpha()
    )


def _word(text: str, found: re.Match[str], was: str) -> tuple[str, str]:
    """The piece with the rest of its word on both sides."""
    before = re.search(r"\w*$", text[: found.start()])
    behind = re.match(r"\w*", text[found.end() :])
    start, end = before[0] if before else "", behind[0] if behind else ""
    return f"{start}{found[0]}{end}", f"{start}{was}{end}"
