"""A register before it is one: the entries that have their shape, for the rules to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commitments.register.background import Meeting, RegisterInfo, Series
from commitments.register.model import Assessment, Commitment, Evidence

NodePath = tuple[str | int, ...]
Broken = tuple[NodePath, str]


@dataclass(slots=True)
class ShapedCommitment:
    """A commitment as far as it could be read."""

    path: NodePath
    head: Commitment | None
    assessments: dict[int, Assessment]


@dataclass(slots=True)
class ShapedRegister:
    """A register as far as it could be read: `tree` as typed, the rest by its shape."""

    tree: dict[str, Any]
    places: frozenset[str]
    today: date
    info: RegisterInfo | None = None
    meeting: Meeting | None = None
    commitments: list[ShapedCommitment] = field(default_factory=list)
    sections: dict[str, dict[int, Any]] = field(default_factory=dict)
    """The other sections, each as its entries by their place in the list."""

    @property
    def evidence(self) -> dict[int, Evidence]:
        """The facts."""
        return self.sections["evidence"]

    @property
    def series(self) -> dict[int, Series]:
        """The measured series."""
        return self.sections["series"]


def entries_of(shaped: ShapedRegister, section: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a section that are mappings, as typed, with their place from 0."""
    return mappings_of(shaped.tree.get(section))


def mappings_of(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a list that are mappings, with their place; nothing where it is no list."""
    for i, entry in enumerate(list_of(value)):
        if isinstance(entry, dict):
            yield i, entry


def list_of(value: object) -> list[Any]:
    """The value where it is a list, else an empty one: its shape was reported already."""
    return value if isinstance(value, list) else []
