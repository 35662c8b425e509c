"""Speaker notes: some eighty words to say, then the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from commitments.briefing.brevity import within
from commitments.briefing.citations import Sentence

SAY = 80
"""Words to say about a slide, at most."""


class Remarks:
    """Writes speaker notes of a briefing with these references."""

    def __init__(self, references: Sequence[tuple[str, str]]) -> None:
        self._references = references

    def of(self, *said: Sentence | str, sources: Iterable[Sentence] = ()) -> str:
        """What is said, as much as can be said in half a minute; then the sources of all of it, and
        of what else stands on the slide."""
        sentences = [Sentence(one) if isinstance(one, str) else one for one in said]
        text = within(SAY, *(one.text for one in sentences))
        numbers = {number for one in (*sentences, *sources) for number in one.references}
        if not numbers:
            return text
        named = (self._named(number) for number in sorted(numbers))
        return "\n".join([text, "", "Sources", *named])

    def _named(self, number: int) -> str:
        text, address = self._references[number - 1]
        return f"[{number}] {text} {address}".strip()
