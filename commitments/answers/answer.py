"""What a page answers: sentences that can be said aloud, made by rule from the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.standing.standing import Standing
from commitments.text import count, every, listed
from commitments.vocabulary import STACKED, Status

MOST_WORDS = 60
"""More words cannot be said in one breath."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a page or a filtered view: at most MOST_WORDS in all."""

    first: str
    """The strongest point with its base."""
    more: str = ""
    """One or two sentences more: the rest of the distribution, the change, the reason."""

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.first} {self.more}".strip()


def in_one_breath(first: str, *more: str | Iterable[str]) -> Answer:
    """An answer of at most MOST_WORDS: the first sentence, and of the others as many as fit. In
    place of a sentence several wordings may stand, the fullest first: the first that fits is
    taken."""
    told: list[str] = []
    for wordings in more:
        for words in (wordings,) if isinstance(wordings, str) else wordings:
            whole = " ".join(part for part in (first, *told, words) if part)
            if len(whole.split()) <= MOST_WORDS:
                told += [words] if words else []
                break
    return Answer(first, " ".join(told))


def newer_facts(standings: Iterable[Standing]) -> str:
    """`8 are to be judged again, as newer facts are on file.`: what an answer must not keep to
    itself; empty where every judgement has seen all facts."""
    again = sum(s.to_be_judged for s in standings)
    if not again:
        return ""
    are = "is" if again == 1 else "are"
    return f"{again} {are} to be judged again, as newer facts are on file."


_VERBS: dict[Status, tuple[str, str]] = {
    Status.FULFILLED: ("is fulfilled or upheld", "are fulfilled or upheld"),
    Status.SUBSTANTIAL: ("is substantially kept", "are substantially kept"),
    Status.LIMITED: ("saw limited action", "saw limited action"),
    Status.NOT_STARTED: ("is not started", "are not started"),
    Status.UNCLEAR: ("is unclear", "are unclear"),
    Status.NO_EVIDENCE: ("", ""),
    Status.NOT_ASSESSED: ("is not assessed yet", "are not assessed yet"),
    Status.OVERTAKEN: ("was overtaken by events", "were overtaken by events"),
    Status.REVERSED: ("is reversed", "are reversed"),
}
"""How a status is said of one pledge and of several."""


def said(status: Status, number: int) -> str:
    """`4 saw limited action`, `1 is reversed`, `for 3 nothing was found`."""
    if status is Status.NO_EVIDENCE:
        return f"for {number} nothing was found"
    one, many = _VERBS[status]
    return f"{number} {one if number == 1 else many}"


def distribution(counts: dict[Status, int]) -> str:
    """`1 is substantially kept, 6 saw limited action and for 1 nothing was found`: what occurs, in
    the order of every bar."""
    return listed(said(status, counts[status]) for status in STACKED if counts.get(status))


def of_pledges(counts: dict[Status, int], which: str = "") -> str:
    """`Of 5 pledges 1 is substantially kept and 4 saw limited action.` One pledge has no base;
    where all stand alike, `which` may say of them that they were `made on 25 June 2019`."""
    total = sum(counts.values())
    if not total:
        return "No pledge passes these filters."
    if total == 1:
        status = next(status for status, number in counts.items() if number)
        if status is Status.NO_EVIDENCE:
            return "For the one pledge nothing was found."
        return f"The one pledge {_VERBS[status][0]}."
    alone = [status for status, number in counts.items() if number == total]
    if alone:
        return _alike(alone[0], total, f" {which}" if which else "")
    return f"Of {count(total, 'pledge')} {distribution(counts)}."


def under(name: str, sentence: str) -> str:
    """A sentence under what the pledges have in common: `Aid: of 3 pledges …`; as it is where they
    have nothing."""
    return f"{name}: {sentence[0].lower()}{sentence[1:]}" if name else sentence


def _alike(status: Status, total: int, which: str) -> str:
    """What is said of several pledges that all stand alike."""
    if status is Status.NOT_ASSESSED:
        none = "Neither" if total == 2 else "None"
        return f"{none} of the {total} pledges{which} is assessed yet."
    if status is Status.NO_EVIDENCE:
        return f"For {every(total)} pledges{which} nothing was found."
    return f"{every(total).capitalize()} pledges{which} {_VERBS[status][1]}."
