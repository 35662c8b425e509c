"""The pledges against the texts of other meetings, as one chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from commitments.answers.themes import in_sentence
from commitments.figures.chart import Chart, Stamp
from commitments.figures.shapes import Cell, Cells
from commitments.figures.titles import NOTHING_FOUND
from commitments.record_words import Unseen
from commitments.register.model import Commitment, Register
from commitments.standing.meetings import OtherText, likeness, speaks, words_of
from commitments.tables.meetings import Groups, column_names, grid
from commitments.text import count, every, listed, worded


def in_meetings(
    groups: Groups, texts: Sequence[OtherText], register: Register, stamp: Stamp
) -> Chart:
    """The pledges against the texts in time: a letter and a shade a cell. Takes the pledges under
    their themes, or in one group without a name, in the order of the rows."""
    pledges = [c for _, inside in groups for c in inside]
    title = _title(pledges, texts, register)
    alt = f"{title}. {_told(pledges, texts)}".strip()
    table = grid(groups, texts)
    table = table if any(name for name, _ in groups) else table.drop(columns="Theme")
    about = "Words of other meetings beside those of the pledges"
    made = Chart("pledges-in-meetings", title, alt, table, stamp, about=about)
    if not pledges or not texts:
        return made
    cells = Cells(
        "Pledge",
        column_names(texts),
        tuple(c.title for c in pledges),
        tuple(tuple(_cell(c, text) for text in texts) for c in pledges),
        tuple(name for name, inside in groups for _ in inside if name),
        upright=True,
        first=sum(text.before for text in texts),
    )
    return replace(made, shapes=cells, note=note(cells))


def note(cells: Cells) -> str:
    """What the signs for no words mean, and the line."""
    told = [
        f"{term.label}: {term.meaning[0].lower()}{term.meaning[1:]}"
        for term in cells.key
        if not speaks(term)
    ]
    if cells.first:
        told.append("The line parts the texts before the pledges from those since.")
    return " ".join(told)


def _cell(c: Commitment, text: OtherText) -> Cell:
    term = likeness(c, text)
    found = None if term is Unseen.NOT_SEEN else words_of(c, text)
    if found is None:
        return Cell(term, term.meaning)
    words = f"“{found.quote}” " if found.quote else ""
    return Cell(term, f"{words}{found.why or term.meaning}")


def _title(pledges: Sequence[Commitment], texts: Sequence[OtherText], register: Register) -> str:
    """The finding: in how many texts words on a theme were seen, for the theme with most and that
    with fewest."""
    if not pledges:
        return NOTHING_FOUND
    if not texts:
        return "No text of another meeting is on file by this date."
    themes = dict.fromkeys(t.id for t in register.themes if any(c.theme == t.id for c in pledges))
    found = {id: _texts_on([c for c in pledges if c.theme == id], texts) for id in themes}
    total = count(len(texts), "text")
    if len(pledges) == 1:
        return f"Words on this pledge were seen in {_of(_texts_on(pledges, texts), total)}"
    if len(found) == 1:
        spoken = sum(any(speaks(likeness(c, text)) for text in texts) for c in pledges)
        which = every(spoken) if spoken == len(pledges) else f"{spoken or 'none'} of {len(pledges)}"
        return f"Words on {which} pledges were seen at least once in {total}"
    most, least = max(found.values()), min(found.values())
    if most == least:
        return f"Words on {every(len(found))} themes were seen in {_of(most, total)}"
    names = {t.id: in_sentence(t.name, register) for t in register.themes}
    top = [names[id] for id, number in found.items() if number == most]
    low = [names[id] for id, number in found.items() if number == least]
    if len(low) > 2:
        return f"By theme, words were seen in {least or 'none'} to {most} of {total}"
    if len(top) > 2:
        others = f"on {worded(len(top))} other themes in {most}"
        return f"Words on {listed(low)} were seen in {_of(least, total)}, {others}"
    return (
        f"Words on {listed(top)} were seen in {_of(most, total)},"
        f" on {listed(low)} in {least or 'none'}"
    )


def _of(number: int, total: str) -> str:
    """`4 of 17 texts`, `none of 17 texts`, `all 17 texts`."""
    if f"{number} " == total[: len(f"{number} ")]:
        return "the one other text" if number == 1 else f"all {total}"
    return f"{number or 'none'} of {total}"


def _texts_on(pledges: Sequence[Commitment], texts: Sequence[OtherText]) -> int:
    return sum(any(speaks(likeness(c, text)) for c in pledges) for text in texts)


def _told(pledges: Sequence[Commitment], texts: Sequence[OtherText]) -> str:
    """Each pledge with what the texts say of it; where no words were seen nothing is said."""
    names = column_names(texts)
    told = []
    for c in pledges:
        found = [
            f"{name} {term.label.lower()}"
            for name, text in zip(names, texts, strict=True)
            if (term := likeness(c, text)) is not Unseen.NOT_SEEN
        ]
        told.append(f"{c.title}: {', '.join(found) or 'not seen in any'}.")
    return " ".join(told)
