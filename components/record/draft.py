"""One entry that is being written, and the same as a file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Any

from commitments.recording.saving import Saved
from commitments.register.reading import Loaded

_FORM = 1
"""The shape of the file; a file of another shape is not read."""


class NoDraft(Exception):
    """A file that is no draft of ours, or a damaged one."""


@dataclass
class Draft:
    """One entry that is being written."""

    owner: str
    read_base: Callable[[], Loaded] = field(compare=False)
    """Gives the file that it is written against; only a save needs to read one of before."""
    at: datetime
    address: dict[str, str] = field(default_factory=dict)
    """The pledge and what is recorded, as the page's address names them."""
    fields: dict[str, Any] = field(default_factory=dict)
    saved: Saved | None = None
    """Set in the moment in which it is in the file: a click may come before the page says so."""

    @property
    def base(self) -> Loaded:
        """The file that it is written against, as its writer saw it last."""
        return self.read_base()

    @base.setter
    def base(self, seen: Loaded) -> None:
        self.read_base = lambda: seen


def to_bytes(token: str, draft: Draft) -> bytes:
    """The draft as a file; of its base only the version."""
    saved = draft.saved and dataclasses.asdict(draft.saved)
    told = {
        "form": _FORM,
        "token": token,
        "owner": draft.owner,
        "base": draft.base.version,
        "at": draft.at.isoformat(),
        "address": draft.address,
        "fields": draft.fields,
        "saved": saved,
    }
    return json.dumps(told, ensure_ascii=True).encode()


def from_bytes(data: bytes, base_of: Callable[[str], Loaded]) -> tuple[str, Draft]:
    """The token and the draft that a file holds; `base_of` gives the data file of a version,
    when that is asked for. Raises NoDraft."""
    try:
        told = json.loads(data)
        if not isinstance(told, dict) or told.get("form") != _FORM:
            raise NoDraft("another shape")
        at = datetime.fromisoformat(told["at"])
        if at.tzinfo is None:
            raise NoDraft("a time without its zone")
        saved = told["saved"] and Saved(**told["saved"] | {"notes": tuple(told["saved"]["notes"])})
        texts = (told["token"], told["owner"], told["base"], *told["address"].values())
        if not all(isinstance(text, str) for text in texts):
            raise NoDraft("a number in the place of a text")
        draft = Draft(
            owner=told["owner"],
            read_base=cache(partial(base_of, told["base"])),
            at=at,
            address=dict(told["address"]),
            fields=_fields(told["fields"]),
            saved=saved or None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoDraft(f"{type(error).__name__}: {error}") from error
    return told["token"], draft


def _fields(told: Any) -> dict[str, Any]:
    """What the fields held: texts, ticks and lists of texts. Raises NoDraft."""
    for name, value in dict(told).items():
        items = value if isinstance(value, list) else [value]
        if not all(item is None or isinstance(item, str | bool) for item in items):
            raise NoDraft(f"{name} holds what no field does")
    return dict(told)
