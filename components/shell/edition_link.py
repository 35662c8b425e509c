"""The way to the same page as a plain file, where the operator says where those stand."""

from __future__ import annotations

from commitments.edition.twins import ADDRESS, in_edition
from commitments.register.model import Register
from commitments.text import shown
from components.state import address, world
from components.widgets import markup

_SETTING = "EDITION_URL"
_LABEL = "This page as a plain page, as published"


def edition_link(name: str, register: Register) -> str:
    """The link of a page of the dashboard as HTML; empty where there is none, as for a pledge that
    the register does not hold.

    EDITION_URL names the folder that `python -m commitments publish` wrote.
    """
    base = world.setting(_SETTING).rstrip("/")
    if not base:
        return ""
    if not ADDRESS.fullmatch(base):
        told = f"{_SETTING}: '{shown(base)}' is no address such as https://example.org/pledges"
        return markup.text(told)
    asked = address.wanted()
    pledge, member = (asked.get(key, [""])[-1] for key in ("id", "code"))
    twin = in_edition(
        name,
        pledge if register.commitment(pledge) else "",
        member if member in register.member_names else "",
    )
    return markup.outside(f"{base}/{twin}", _LABEL) if twin else ""
