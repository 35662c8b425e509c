"""What stands at the way from a search to a member that it names."""

from __future__ import annotations


def member_named(name: str, acted: bool) -> str:
    """`Germany, a member: what it did`, or that no fact says so."""
    return f"{name}, a member: {'what it did' if acted else 'no fact on file of what it did'}"
