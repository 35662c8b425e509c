"""Whether this computer's clock can be right, by what other moments are known, before a save.

A wrong clock writes wrong days into the file, which stay for good. No clock can be proved right: a
doubt is put to who records, and once they say that the day is right, it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from commitments.dates import day, latest_day
from commitments.recording import git
from commitments.recording.locked_file import Refused
from commitments.register.model import Register
from commitments.register.second_reader import entries_of

# Clocks of servers and of drives differ by minutes; an hour is a wrong time zone.
_BEHIND = timedelta(hours=1)
# Longer than a register that is in use rests.
_AHEAD = timedelta(days=30)


class WrongClock(Refused):
    """A clock that contradicts the file, with a sentence that says what it shows and against what;
    nothing was saved."""


def look_at(path: Path, register: Register, now: datetime) -> None:
    """Raises WrongClock where `now` lies before what is known to have been, or long after all of
    it."""
    said = f"this computer's clock says {_said(now)}"
    newest = max(_recorded(register), default=None)
    if newest and newest > latest_day(now):
        raise WrongClock(
            f"{said}, and an entry is on file that was recorded on {day(newest)}, which is later;"
            " one of the two is wrong"
        )
    moments = dict(_moments(path))
    for what, moment in moments.items():
        if moment - now > _BEHIND:
            raise WrongClock(f"{said}, but {what} is of {_said(moment.astimezone(now.tzinfo))}")
    if newest:
        noon = datetime(newest.year, newest.month, newest.day, 12, tzinfo=UTC)
        moments["the newest entry"] = noon
    if moments and min(now - moment for moment in moments.values()) > _AHEAD:
        last = max(moments, key=lambda what: moments[what])
        days = (now - moments[last]).days
        raise WrongClock(
            f"{said}, which is {days} days after anything else was written ({last},"
            f" {day(moments[last].date())})"
        )


def _said(moment: datetime) -> str:
    return f"{day(moment.date())}, {moment:%H:%M}"


def _moments(path: Path) -> Iterator[tuple[str, datetime]]:
    """Moments that are known to have been, by what they are of."""
    with suppress(OSError, OverflowError, ValueError):
        yield "the data file", datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if committed := git.last_commit(path):
        yield "the last commit", committed


def _recorded(register: Register) -> Iterator[date]:
    yield from (named.recorded for named in entries_of(register))
    yield from (said.recorded for said in register.confirmations)
