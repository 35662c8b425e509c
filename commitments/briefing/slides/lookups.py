"""What python-pptx looks for again and again, looked for once.

To find a free name for a new part it walks through all parts of a package, so a deck of a thousand
slides takes a thousand times as long as it should. It also spells out the name of an element, and
reads a path through elements, each time it needs them: a third of the time of a deck.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from lxml import etree
from pptx.opc.package import OpcPackage
from pptx.opc.packuri import PackURI
from pptx.oxml import ns, xmlchemy

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


@cache
def _path(text: str) -> etree.XPath:
    return etree.XPath(text, namespaces=ns._nsmap)


def _found(element: etree._Element, text: str) -> Any:
    return _path(text)(element)


def remember() -> None:
    """From now on spell each name of an element, and read each path, once."""
    xmlchemy.qn = cache(ns.qn)  # type: ignore[attr-defined]
    xmlchemy.BaseOxmlElement.xpath = _found  # type: ignore[assignment, method-assign]
