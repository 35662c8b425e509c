"""What is changed on purpose, and that the tests are asked."""

from __future__ import annotations

import ast

from tests.mutants.changes import changes

SOURCE = '''\
"""Words: 1 and True."""

def of(n: int = 0, *, more: bool = False) -> str:
    assert n >= 0
    if not more and n < 2:
        return f"é {n + 1}" + "one"
    return "two" if n in (2, 3) else "many"
'''


def test_each_change_is_one_and_the_rest_stays() -> None:
    found = changes(SOURCE)
    assert [change.told for change in found] == [
        "3: 0 -> 1",
        "3: False -> True",
        "5: not more -> more",
        "5: not more and n < 2 -> n < 2",
        "5: not more and n < 2 -> not more",
        "5: n < 2 -> n <= 2",
        "5: 2 -> 3",
        "6: n + 1 -> n - 1",
        "6: 1 -> 2",
        '7: "two" if n in (2, 3) else "many" -> \'many\'',
        '7: "two" if n in (2, 3) else "many" -> \'two\'',
        "7: n in (2, 3) -> n not in (2, 3)",
        "7: 2 -> 3",
        "7: 3 -> 4",
    ]
    lines = SOURCE.splitlines()
    for change in found:
        ast.parse(change.source)
        other = change.source.splitlines()
        assert [n for n, line in enumerate(lines) if other[n] != line] == [change.line - 1]
