"""Data files of any size in the shape of the real one."""

from __future__ import annotations

import re
from pathlib import Path

REAL = Path("data/commitments.yaml")
# The outline names every commitment that quotes its document, so it cannot stay as it is.
_OUTLINE = re.compile(r"(?m)^    outline:\n(?:      .*\n)+")
_BLOCK = re.compile(r"(?m)^  - id: ([a-z0-9-]+)$")


def write(commitments: int, folder: Path) -> Path:
    """A file with so many commitments: the real ones again and again, under new ids.

    Real wording, evidence (13 items each) and judgements, so about 12 KB a commitment.
    """
    path = folder / f"commitments-{commitments}.yaml"
    head, _, tail = REAL.read_text(encoding="utf-8").partition("\ncommitments:\n")
    head, outlines = _OUTLINE.subn("", head)
    assert outlines, "the real file has an outline"
    starts = [match.start() for match in _BLOCK.finditer(tail)]
    blocks = [tail[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(tail)], strict=True)]
    with path.open("w", encoding="utf-8") as out:
        out.write(f"{head}\ncommitments:\n")
        for n in range(commitments):
            round, which = divmod(n, len(blocks))
            out.write(f"\n{_renamed(blocks[which], round)}\n")
    return path


def _renamed(block: str, round: int) -> str:
    """The block of a commitment under another id; its evidence follows."""
    match = _BLOCK.match(block)
    assert match, "a block begins with its id"
    if not round:
        return block
    new = f"{match[1]}-x{round}"
    block = re.sub(rf"(?<![\w-]){match[1]}(?=-\d\d\b)", new, block)
    return block.replace(match[0], f"  - id: {new}", 1)
