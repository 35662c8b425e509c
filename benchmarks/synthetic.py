"""Data files of any size in the shape of the real one."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

REAL = Path("data/commitments.yaml")
# The outline names every commitment that quotes its document, so it cannot stay as it is.
_OUTLINE = re.compile(r"(?m)^    outline:\n(?:      .*\n)+")
_BLOCK = re.compile(r"(?m)^  - id: ([a-z0-9-]+)$")
_NAME = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")
# The lines that name a commitment or a fact, or go on with a list of such names.
_NAMING = re.compile(
    r"(?m)^(?:  - id: .*|    corrects: .*|      - (?:\{commitment|commitment): .*"
    r"|        evidence:(?: \[[^\]]*\])?(?:\n {10}- .*)*)$"
)


def write(commitments: int, folder: Path) -> Path:
    """A file with so many commitments: the real ones again and again with the facts that bear on
    them, under new ids.

    Real wording, facts (22 for each commitment, many bear on several) and judgements, so about
    33 KB a commitment.
    """
    path = folder / f"commitments-{commitments}.yaml"
    head, _, tail = REAL.read_text(encoding="utf-8").partition("\ncommitments:\n")
    head, outlines = _OUTLINE.subn("", head)
    assert outlines, "the real file has an outline"
    pledged, _, known = tail.partition("\nevidence:\n")
    pledges, facts = _blocks(pledged), _blocks(known)
    order = {name: n for n, name in enumerate(pledges)}
    rounds = -(-commitments // len(pledges))
    # In the last round, which may be short, a fact bears on the commitments of the first instead.
    there = [
        {name for name, n in order.items() if n + round * len(order) < commitments} | set(facts)
        for round in range(rounds)
    ]
    with path.open("w", encoding="utf-8") as out:
        out.write(f"{head}\ncommitments:\n")
        for round in range(rounds):
            for name, block in pledges.items():
                if name in there[round]:
                    out.write(f"\n{_renamed(block, round, there[round])}\n")
        out.write("\nevidence:\n")
        # Facts stand in the order in which they were recorded.
        for block in facts.values():
            for round in range(rounds):
                out.write(f"\n{_renamed(block, round, there[round])}\n")
    return path


def _blocks(text: str) -> dict[str, str]:
    """Each entry of a list by its id."""
    starts = [match.start() for match in _BLOCK.finditer(text)]
    blocks = [text[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return {block.splitlines()[0].removeprefix("  - id: "): block for block in blocks}


def _renamed(block: str, round: int, names: Collection[str]) -> str:
    """An entry in which these names are those of a round."""
    if not round:
        return block
    return _NAMING.sub(
        lambda line: _NAME.sub(
            lambda name: f"{name[0]}-x{round}" if name[0] in names else name[0], line[0]
        ),
        block,
    )
