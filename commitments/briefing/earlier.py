"""An earlier briefing, as its manifest or its link names it: what an update is held against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from commitments.briefing.permalink import SEEN, Asked, BadLink, asked_by
from commitments.briefing.products import BILATERAL
from commitments.register.model import Register
from commitments.text import shown
from commitments.vocabulary import Status

MOST_BYTES = 2_000_000
"""Of a manifest; that of a thousand pledges has a fifth."""
_TAKE = "Take the file whose name has “briefing-manifest” and ends in .json."
_WHOLE = "Take it again from the files of that briefing, unchanged."


class BadEarlier(ValueError):
    """What names no earlier briefing on this register, with a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of an earlier briefing."""

    asked: Asked
    """Its filters, dates and product."""
    prints: str = ""
    """Of each of its pledges, what the file held; empty where the link has none."""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    """What it said of each of its pledges; only a manifest tells."""
    version: str = ""
    """Of the data that it was made of; only a manifest tells."""


def earlier_of(data: bytes, register: Register) -> Earlier:
    """The earlier briefing whose manifest this is; raises BadEarlier."""
    found = _read(data)
    if found.get("product") == BILATERAL:
        raise BadEarlier(
            "This is the manifest of a bilateral page, which is not updated: make it anew."
        )
    meeting = found.get("meeting")
    if meeting != register.meeting.id:
        raise BadEarlier(
            f"This manifest is of a briefing on “{_named(found)}”, and this register is on"
            f" “{register.meeting.title}”: choose a manifest of this register."
        )
    link = _text(found, "permalink")
    listed = found.get("commitments")
    if not isinstance(listed, list) or not listed:
        raise BadEarlier(f"The manifest lists no pledges under “commitments”. {_WHOLE}")
    entries = [_entry(n, entry) for n, entry in enumerate(listed, start=1)]
    return Earlier(
        _asked(link, register),
        "".join(entry[2] for entry in entries),
        {id: status for id, status, _ in entries},
        _text(found, "data_version"),
    )


def linked(address: str, register: Register) -> Earlier:
    """The earlier briefing to which an address leads; raises BadEarlier."""
    if "/briefing?" not in address:
        raise BadEarlier(
            "This is no link of a briefing: it has no “/briefing?”. Take the whole link that the"
            " page or the manifest of the earlier briefing shows."
        )
    prints = parse_qs(address.partition("?")[2]).get(SEEN, [""])[-1]
    return Earlier(_asked(address, register), prints)


def _read(data: bytes) -> dict[str, Any]:
    if data.startswith(b"PK"):
        raise BadEarlier(f"This is an office file or a ZIP, and no manifest. {_TAKE}")
    if len(data) > MOST_BYTES:
        raise BadEarlier(f"A file of {len(data) / 1e6:.0f} MB is no manifest. {_TAKE}")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadEarlier(
            f"The file is no manifest of a briefing, or was damaged. {_TAKE}"
        ) from None
    if not isinstance(found, dict) or "permalink" not in found:
        raise BadEarlier(f"The file is no manifest of a briefing. {_TAKE}")
    return found


def _named(found: Mapping[str, Any]) -> str:
    """What a foreign manifest calls its briefing."""
    title = found.get("title") or found.get("meeting") or "another meeting"
    return shown(str(title)[:120]).removeprefix("How the pledges stand: ")


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str) or not value:
        raise BadEarlier(f"The manifest has no text under “{key}”. {_WHOLE}")
    return value


def _entry(n: int, entry: object) -> tuple[str, Status, str]:
    """Id, status and print of a pledge."""
    try:
        if not isinstance(entry, dict):
            raise TypeError
        return str(entry["id"]), Status(entry["status"]), str(entry["fingerprint"])
    except (TypeError, KeyError, ValueError):
        raise BadEarlier(
            f"Entry {n} under “commitments” of the manifest has not its id, a known status and its"
            f" fingerprint. {_WHOLE}"
        ) from None


def _asked(link: str, register: Register) -> Asked:
    try:
        return asked_by(link, register)
    except BadLink as error:
        said = str(error)
        raise BadEarlier(f"Of the earlier briefing, {said}.") from None
