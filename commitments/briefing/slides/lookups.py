"""What python-pptx looks for again and again, looked for once.

To find a free name for a new part it walks through all parts of a package, and to relate
two through all relations of one, so a deck of a thousand slides takes a thousand times as long as
it should. It also spells out the name of an element, and reads a path through elements, each time
it needs them: a third of the time of a deck.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any
from zipfile import ZipFile

from lxml import etree
from pptx.opc import package as opc_package
from pptx.opc import serialized
from pptx.opc.package import OpcPackage, Part, _Relationship, _Relationships
from pptx.opc.packuri import PackURI
from pptx.oxml import ns, xmlchemy
from pptx.util import lazyproperty

_NUMBERED = re.compile(r"(.*?)(\d+)(\.[^.]*)")


def count_names(package: OpcPackage) -> None:
    """From now on a new part of this package is named with the number after the highest of its
    kind, which is kept."""
    highest: defaultdict[str, int] = defaultdict(int)
    for part in package.iter_parts():
        numbered = _NUMBERED.fullmatch(part.partname)
        if numbered:
            kind = f"{numbered[1]}%d{numbered[3]}"
            highest[kind] = max(highest[kind], int(numbered[2]))

    def next_partname(kind: str) -> PackURI:
        highest[kind] += 1
        return PackURI(kind % highest[kind])

    package.next_partname = next_partname  # type: ignore[method-assign, assignment]


class _Indexed(_Relationships):
    """What a part is related to, found by its kind and by what it leads to."""

    def __init__(self, base_uri: str) -> None:
        super().__init__(base_uri)
        self._index()

    def _index(self) -> None:
        self._kinds: defaultdict[str, list[_Relationship]] = defaultdict(list)
        self._ids: dict[tuple[str, Part | str, bool], str] = {}
        for relation in self.values():
            self._enter(relation)

    def _enter(self, relation: _Relationship) -> None:
        self._kinds[relation.reltype].append(relation)
        outside = relation.is_external
        target = relation.target_ref if outside else relation.target_part
        self._ids.setdefault((relation.reltype, target, outside), relation.rId)

    @property
    def _rels_by_reltype(self) -> dict[str, list[_Relationship]]:
        return self._kinds

    def _get_matching(
        self, reltype: str, target: Part | str, is_external: bool = False
    ) -> str | None:
        return self._ids.get((reltype, target, is_external))

    def _add_relationship(self, reltype: str, target: Part | str, is_external: bool = False) -> str:
        rId = super()._add_relationship(reltype, target, is_external)
        self._enter(self[rId])
        return rId

    def load_from_xml(self, base_uri: str, xml_rels: Any, parts: dict[PackURI, Part]) -> None:
        super().load_from_xml(base_uri, xml_rels, parts)
        self._index()

    def pop(self, rId: str) -> _Relationship:
        relation = super().pop(rId)
        self._index()
        return relation


class _Unpacked(serialized._ZipPkgWriter):
    """Writes a deck without packing its parts: each is packed when clocks are taken out
    (commitments/briefing/sameness.py)."""

    @lazyproperty
    def _zipf(self) -> ZipFile:
        return ZipFile(self._pkg_file, "w")


@cache
def _path(text: str) -> etree.XPath:
    return etree.XPath(text, namespaces=ns._nsmap)


def _found(element: etree._Element, text: str) -> Any:
    return _path(text)(element)


def remember() -> None:
    """From now on spell each name of an element, and read each path, once, and find what a part is
    related to without a walk; and pack no part of a deck that is packed again."""
    serialized._ZipPkgWriter = _Unpacked  # type: ignore[misc]
    opc_package._Relationships = _Indexed  # type: ignore[misc]
    xmlchemy.qn = cache(ns.qn)  # type: ignore[attr-defined]
    xmlchemy.BaseOxmlElement.xpath = _found  # type: ignore[assignment, method-assign]
