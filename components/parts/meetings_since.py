"""What became of one pledge in the texts of other meetings: a strip of cells, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from commitments.answers.meetings import of_one, without_words
from commitments.dates import day
from commitments.record_words import Unseen
from commitments.register.model import Commitment
from commitments.standing.meetings import OtherText, likeness, other_texts, speaks, words_of
from commitments.standing.standing import Standing
from commitments.tables.meetings import short_date, short_name
from components.parts import other_words
from components.state.context import Context, Shown
from components.widgets import markup


def show(context: Context, s: Standing) -> None:
    """The strip and the words; nothing where no other text says anything of the pledge."""
    markup.show_kept(context, (s.commitment.id,), _since, context, s)


def _since(context: Shown, s: Standing) -> str:
    c = s.commitment
    texts = other_texts(context.register, s.moment.as_of)
    if all(likeness(c, text) is Unseen.NOT_SEEN for text in texts):
        return ""
    answer = of_one(c, texts)
    return markup.tag(
        "section",
        markup.heading("In the meetings since", answer.first),
        _strip(c, texts, context.register.meeting.date),
        markup.fold("Text by text, with the words", _words(c, texts), "compact"),
        of="section since",
    )


def _strip(c: Commitment, texts: Sequence[OtherText], made: date) -> str:
    """A cell a text, oldest first; each that says something leads to its words."""
    said = []
    if any(likeness(c, text) is Unseen.NOT_SEEN for text in texts):
        said.append(f"A dot: {Unseen.NOT_SEEN.meaning[0].lower()}{Unseen.NOT_SEEN.meaning[1:]}")
    if any(text.before for text in texts):
        said.append(f"Left of the line: before the pledges of {day(made)}.")
    return markup.tag("ol", *(_cell(c, text) for text in texts), of="strip") + (
        markup.tag("p", markup.text(" ".join(said)), of="sub") if said else ""
    )


def _cell(c: Commitment, text: OtherText) -> str:
    term = likeness(c, text)
    place = text.meeting.place if text.meeting else text.document.title
    mark = markup.mark(term, f"{short_name(text)}: {term.label.lower()}")
    if term is not Unseen.NOT_SEEN:
        mark = markup.to("meetings", mark, cell=f"{c.id}.{text.id}")
    name = markup.tag("span", markup.text(place), of="place")
    when = markup.tag("span", markup.text(short_date(text)), of="when")
    said = "" if term is Unseen.NOT_SEEN else markup.tag("span", term.label, of="term")
    return markup.tag("li", mark, " ".join((said, name, when)), of="before" if text.before else "")


def _words(c: Commitment, texts: Sequence[OtherText]) -> str:
    """The words of each text that has any, then which have none and in which none were seen."""
    found = [(text, words_of(c, text)) for text in texts if speaks(likeness(c, text))]
    rows = [other_words.in_short(text, words) for text, words in found if words is not None]
    rows += [markup.tag("p", markup.text(line)) for line in without_words(c, texts)]
    return markup.rows(*rows)
