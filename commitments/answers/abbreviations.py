"""Where a text uses abbreviations that the register explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


def pieces(text: str, meanings: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A text in pieces, each with what it means: the first of each abbreviation has its meaning,
    which is taken out of `meanings`; all else has none.

    A plural with `s` counts as the abbreviation, a part of a longer word does not.
    """
    at = 0
    for found in _finder(tuple(meanings)).finditer(text) if meanings else ():
        meaning = meanings.pop(found["short"], "")
        if meaning:
            yield text[at : found.start()], ""
            yield found[0], meaning
            at = found.end()
    yield text[at:], ""


@lru_cache(maxsize=64)
def _finder(short: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(short, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<short>{words})s?(?![\w-])")
