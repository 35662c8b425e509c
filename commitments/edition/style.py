"""The one style sheet of the static edition: the sheet beside it, and the palette for a light page,
for a dark one where the reader's system asks for it, and for paper, which is always light."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from commitments.figures.marks import marks, properties
from commitments.palette import LIGHT
from commitments.record_words import LIKENESS
from commitments.vocabulary import DrawnTerm, Effect, Status, Trend

ASSETS = Path(__file__).parent / "assets"
_TERMS: tuple[DrawnTerm, ...] = (*Status, *Effect, *Trend, *LIKENESS)


def sheet() -> bytes:
    """The whole sheet."""
    dark = f":root {{ {properties(True)} }}\n{_hatches(True)}\n{marks(True)}"
    parts = (
        f":root {{ color-scheme: light dark; {properties(False)} }}",
        (ASSETS / "site.css").read_text(encoding="utf-8").strip(),
        _roles(),
        _hatches(False),
        marks(False),
        f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}",
    )
    return ("\n".join(parts) + "\n").encode()


def _roles() -> str:
    """Classes of drawings: `f-` is filled with a role of the ground, `s-` a line in it; `p-` is
    painted as a term, `plate-` with its fill alone, and `t-` are letters on it."""
    roles = [role for role, colour in asdict(LIGHT).items() if isinstance(colour, str)]
    rules = [
        f".f-{role} {{ fill: var(--{role}); }} .s-{role} {{ stroke: var(--{role}); fill: none; }}"
        for role in roles
    ]
    rules += [
        f".p-{term} {{ fill: var(--{term}-fill); stroke: var(--{term}-edge); }}"
        f" .plate-{term} {{ fill: var(--{term}-fill); }} .t-{term} {{ fill: var(--{term}-on); }}"
        for term in (*Status, *Effect, *Trend)
    ]
    return "\n".join(rules)


def _hatches(dark: bool) -> str:
    rules = [
        f".s-{term}-mark {{ stroke: {paint.mark}; }} .f-{term}-mark {{ fill: {paint.mark}; }}"
        for term in _TERMS
        if (paint := term.paint(dark)).mark
    ]
    return "\n".join(rules)
