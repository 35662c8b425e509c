"""Names of the parts of a deck, counted.

python-pptx walks through all parts of a package to find a free name for a new one, so a deck of a
thousand slides takes a thousand times as long as it should, squared.
"""

from __future__ import annotations

import re
from collections import defaultdict

from pptx.opc.package import OpcPackage
from pptx.opc.packuri import PackURI

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
