"""What the pledges against the texts of other meetings answer: what the newest text kept, and what
became of one pledge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from commitments.answers.answer import Answer, in_one_breath, of_pledges, under
from commitments.dates import month_in_words
from commitments.record_words import LIKENESS, Relation, TextBasis, Unseen
from commitments.register.model import Commitment, Lineage
from commitments.standing.meetings import (
    KEPT,
    OtherText,
    later,
    likeness,
    other_texts,
    speaks,
    words_of,
)
from commitments.tables.filter_said import named
from commitments.tables.meetings import short_name
from commitments.tables.view import Selection
from commitments.text import count, every, listed, worded
from commitments.vocabulary import DrawnTerm

NO_ANCESTOR_ABOUT = "In the order of the texts; nobody judges them here"
NO_TEXT = "No text of another meeting is on file by this date."

_ARE: Mapping[DrawnTerm, tuple[str, str]] = {
    Relation.STRONGER: ("is stronger", "are stronger"),
    Relation.WIDER: ("is broader", "are broader"),
    Relation.REPEATED: ("is repeated", "are repeated"),
    Relation.NARROWER: ("is narrower", "are narrower"),
    Relation.WEAKER: ("is weaker", "are weaker"),
    Relation.NEW_FORM: ("has a new form", "have a new form"),
}
"""How one pledge and several are said to stand in a text."""
_WORDS: Mapping[DrawnTerm, str] = {
    Relation.STRONGER: "are stronger",
    Relation.WIDER: "are broader",
    Relation.REPEATED: "repeat it",
    Relation.NARROWER: "are narrower",
    Relation.WEAKER: "are weaker",
    Relation.NEW_FORM: "have a new form",
}
"""What is said of the words of a text."""
_KNOWN = {
    TextBasis.TEXT: "",
    TextBasis.REPORT: ", as a report tells it",
    TextBasis.ACCOUNT: ", as a participant told it",
}


def named_text(text: OtherText) -> str:
    """A text within a sentence, by its meeting: `Upper Hall, March 2025`; by its title where the
    register names no meeting."""
    place = text.meeting.place if text.meeting else f"“{text.document.title}”"
    return f"{place}, {month_in_words(text.date)}" if text.date else place


def of_meetings(selection: Selection) -> Answer:
    """The answer for the chosen pledges: what the newest text says of them."""
    view = selection.view
    texts = other_texts(view.register, view.moment.as_of)
    pledges = [s.commitment for s in selection.standings]
    if not pledges:
        return Answer(of_pledges({}))
    name = named(selection.filter, view.register)
    if not texts:
        return Answer(under(name, NO_TEXT))
    if len(pledges) == 1:
        return of_one(pledges[0], texts, f"“{pledges[0].title}”")
    since = later(texts)
    if not since:
        return Answer(under(name, "No text later than the pledges is on file by this date."))
    newest = since[-1]
    found = Counter(likeness(c, newest) for c in pledges)
    told = _speaks(newest, found, len(pledges))
    first = f"{name}: {told}" if name else told
    return in_one_breath(first, _silent(newest, found), _whole(since[:-1], pledges))


def _speaks(text: OtherText, found: Mapping[DrawnTerm, int], total: int) -> str:
    """`Upper Hall, March 2025, speaks of 2 of the 3 pledges: 1 is repeated and 1 is narrower.`"""
    words = sum(number for term, number in found.items() if speaks(term))
    if not words:
        none = "neither" if total == 2 else "none"
        return f"{named_text(text)}, speaks of {none} of the {total} pledges."
    which = f"{every(total)} pledges" if words == total else f"{words} of the {total} pledges"
    return f"{named_text(text)}, speaks of {which}{_how(found, words)}."


def _how(found: Mapping[DrawnTerm, int], words: int) -> str:
    """`: 1 is repeated and 1 is narrower`, `: both have a new form`, `, which has a new form`."""
    present = [term for term in LIKENESS if speaks(term) and found.get(term)]
    if words == 1:
        return f", which {_ARE[present[0]][0]}"
    if len(present) == 1:
        return f": {every(words)} {_ARE[present[0]][1]}"
    return ": " + listed(f"{found[term]} {_ARE[term][found[term] > 1]}" for term in present)


def _silent(text: OtherText, found: Mapping[DrawnTerm, int]) -> str:
    """What the newest text does not speak of: dropped, or not seen."""
    unseen, dropped = found.get(Unseen.NOT_SEEN, 0), found.get(Relation.DROPPED, 0)
    others = any(number and speaks(term) for term, number in found.items())
    number = unseen or dropped
    which = "them" if not others else "the other one" if number == 1 else f"the other {number}"
    if not unseen:
        return f"It was read whole and has no words on {which}." if dropped else ""
    they = "it was" if others and unseen == 1 else "they were"
    read = "" if text.whole else " in the parts that were read"
    return f"No words on {which} were found{read}, which is not to say that {they} dropped."


def _whole(texts: Sequence[OtherText], pledges: Sequence[Commitment]) -> str:
    """How many pledges the other later texts leave out that were read whole."""
    left = [
        sum(likeness(c, text) is Relation.DROPPED for c in pledges) for text in texts if text.whole
    ]
    if not left or not any(left):
        return ""
    least, most = min(left), max(left)
    span = f"{most}" if least == most else f"{least or 'none'} to {most}"
    if len(left) == 1:
        return f"The one other later text that was read whole leaves out {count(most, 'pledge')}."
    which = f"The {worded(len(left))} other later texts"
    each = " each" if least == most else ""
    return f"{which} that were read whole leave out {span} pledge{'' if most == 1 else 's'}{each}."


# ---------------------------------------------------------------- one pledge


def of_one(c: Commitment, texts: Sequence[OtherText], it: str = "It") -> Answer:
    """What became of one pledge in the texts since; `it` is what a sentence calls it."""
    since = later(texts)
    if not since:
        return Answer("No text later than the pledge is on file by this date.")
    told = [(text, words_of(c, text)) for text in since if speaks(likeness(c, text))]
    words = [(text, one) for text, one in told if one is not None]
    rest = _rest(c, since)
    of_it = it if it != "It" else "it"
    if not words:
        if all(text.whole for text in since):
            return Answer(f"No later text has words on {of_it}.", "")
        return in_one_breath(f"No later words on {of_it} were seen.", rest)
    newest = words[-1]
    named = f"{named_text(newest[0])}{_KNOWN[newest[1].basis]}"
    why = newest[1].why or ""
    return in_one_breath(f"{it} is {_became(words, len(since), named)}.", why, rest)


def _became(words: Sequence[tuple[OtherText, Lineage]], total: int, newest: str) -> str:
    found = Counter(one.relation for _, one in words)
    kept = [term for term in reversed(KEPT) if found[term]]
    verb = _WORDS[words[-1][1].relation]
    if not kept:
        which = "only ones" if len(words) == 1 else "newest"
        return f"repeated in no later words seen: the {which} ({newest}) {verb}"
    of = "the one later text" if total == 1 else f"{total} later texts"
    if total == 1:
        return f"{kept[0].label.lower()} in {of} ({newest})"
    told = f"{listed(f'{term.label.lower()} in {found[term]}' for term in kept)} of {of}"
    if len(words) == 1:
        return f"{told} ({newest})"
    return f"{told}; the newest words ({newest}) {verb}"


def _rest(c: Commitment, since: Sequence[OtherText]) -> tuple[str, ...]:
    """How many texts have no words on a pledge, and in how many none were seen."""
    found = Counter(likeness(c, text) for text in since)
    dropped, unseen = found[Relation.DROPPED], found[Unseen.NOT_SEEN]
    others = "one more" if unseen == 1 else f"{unseen} more"
    if not dropped:
        texts = "text" if unseen == 1 else "texts"
        return (f"In {others} {texts} no words on it were seen.", "") if unseen else ("",)
    have = "has" if dropped == 1 else "have"
    whole = f"{count(dropped, 'text')} read whole {have} no words on it"
    if not unseen:
        return (f"{whole}.", "")
    return (
        f"{whole}; in {others} none were seen.",
        f"{whole}.",
        f"{dropped} read whole {have} none.",
    )


def without_words(c: Commitment, texts: Sequence[OtherText]) -> list[str]:
    """Which texts have no words on a pledge, and in which none were seen, a sentence each."""
    told = []
    for term, says in (
        (Relation.DROPPED, "Read whole, without words on it"),
        (Unseen.NOT_SEEN, "No words on it seen, which is not to say that it was dropped"),
    ):
        which = [short_name(text) for text in texts if likeness(c, text) is term]
        if which:
            told.append(f"{says}: {'; '.join(which)}.")
    return told


def in_english(found: Lineage) -> str:
    """Words of another language in English; empty where they need none."""
    return f"In English, by us: {found.gloss}" if found.gloss else ""


def no_ancestor_title(number: int, of: str = "these texts", among: str = "those above") -> str:
    """`3 pledges of these texts have no ancestor among those above`."""
    have = "has" if number == 1 else "have"
    return f"{count(number, 'pledge')} of {of} {have} no ancestor among {among}"
