"""Who records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Who records."""

    name: str
    mail: str = ""
    account: str = ""
    """Who that is to the sign-in, which no name and no mail address can pretend to be."""
