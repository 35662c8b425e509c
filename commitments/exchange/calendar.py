"""What is to come as an iCalendar file (RFC 5545) that Outlook and others open.

The same register gives the same bytes: the stamp is the day of its newest entry, not the clock.
A name that stays makes a later file move an event where an earlier one was opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from commitments.register.model import Register
from commitments.standing.coming_up import Coming, newest_entry
from commitments.text import without_unseen

# An octet of the 75 that a line may have is the blank of a line that goes on.
_OCTETS = 74


def to_calendar(register: Register, coming: Iterable[Coming]) -> bytes:
    """The calendar file: an event a day or a span of days, without those whose day has passed."""
    name = register.register.name or register.meeting.title
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//commitment tracker//coming up//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    stamp = newest_entry(register)
    for one in coming:
        if not one.late:
            lines += _event(one, register.meeting.id, stamp)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _event(one: Coming, register: str, stamp: date) -> list[str]:
    titles = [pledge.title for pledge in one.pledges]
    told = "\n".join(part for part in (one.detail, *titles) if part)
    return [
        "BEGIN:VEVENT",
        f"UID:{one.key}@{register}.commitment-tracker",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.date.first:%Y%m%d}",
        # The end is the first day that no longer belongs to it.
        f"DTEND;VALUE=DATE:{one.date.last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(one.title)}",
        *([f"DESCRIPTION:{_escaped(told)}"] if told else []),
        *([f"URL:{one.url}"] if one.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and the end of a line are escaped."""
    seen = without_unseen(text.replace("\r\n", "\n")).replace("\\", "\\\\")
    return seen.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which cuts a letter."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > _OCTETS:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
