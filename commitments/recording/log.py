"""The log of what was saved, and refused."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from commitments.recording.locked_file import Refused
from commitments.recording.person import Person

LOGGER = logging.getLogger("commitments.record")


def log(
    event: str, person: Person, now: datetime, what: str, before: str, after: str, why: str = ""
) -> None:
    """One line of JSON: who, when, what, the data versions before and after, and why not."""
    line = {
        "event": event,
        "when": now.isoformat(timespec="seconds"),
        "who": person.name,
        "mail": person.mail,
        "account": person.account,
        "what": what,
        "before": before,
        "after": after,
        "why": why[:2000],
    }
    LOGGER.info(json.dumps(line, ensure_ascii=True))


def log_apart(now: datetime, why: str) -> None:
    """One line of JSON: why the file does not follow its remote, or nothing where it does again."""
    event = "apart" if why else "following"
    line = {"event": event, "when": now.isoformat(timespec="seconds"), "why": why[:2000]}
    LOGGER.info(json.dumps(line, ensure_ascii=True))


def log_to(path: Path | None) -> None:
    """Send the log to a file, or to standard error without one; where it goes there, it goes on.

    A file that was moved away by those who turn logs over is made anew. Raises Refused where the
    file cannot be written.
    """
    wanted = str(path.absolute()) if path else None
    others = [one for one in LOGGER.handlers if getattr(one, "baseFilename", None) != wanted]
    if len(others) < len(LOGGER.handlers):
        return
    try:
        handler = WatchedFileHandler(path, encoding="utf-8") if path else logging.StreamHandler()
    except OSError as error:
        raise Refused(
            f"the log {path} cannot be written ({error.strerror}); see RECORD_LOG"
        ) from error
    handler.setFormatter(logging.Formatter("%(message)s"))
    for other in others:
        LOGGER.removeHandler(other)
        other.close()
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
