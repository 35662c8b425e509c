"""Hard questions that are asked of every selection of pledges, whatever happened to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from commitments.answers.answer import newer_facts, of_pledges, said
from commitments.answers.pledge import status_words
from commitments.briefing.brevity import within
from commitments.briefing.citations import Citations, Sentence
from commitments.briefing.question import ANSWER, Question, quoted
from commitments.dates import day, in_words
from commitments.record_words import Printed
from commitments.standing.coming_up import review_of
from commitments.standing.each_year import kept as is_kept
from commitments.standing.standing import Standing
from commitments.standing.weight import turning_points
from commitments.tables.view import Selection
from commitments.text import count
from commitments.vocabulary import Confidence, Status


def kept(selection: Selection) -> Question:
    """Whether the pledges were kept."""
    standings = selection.standings
    counts = Counter(s.status for s in standings)
    held = [s for s in standings if is_kept(s.status)]
    one = len(standings) == 1
    may = f"That {len(held)} of {len(standings)} {_are(len(held))} substantially kept or better."
    if not held:
        may = "What was done, pledge by pledge, with its source."
    lost = counts[Status.REVERSED]
    never = f"That the pledges were broken: {lost or 'none'} {_are(lost)} reversed."
    if one:
        s = standings[0]
        may = f"That it is judged “{status_words(s).lower()}”."
        never = "That it was kept." if lost or not is_kept(s.status) else "That it was broken."
    answer = within(ANSWER, of_pledges(dict(counts)), newer_facts(standings))
    asked = "Was this pledge kept?" if one else "Have the pledges been kept?"
    return Question((), asked, Sentence(answer), Sentence(may), never)


def _are(number: int) -> str:
    return "are" if number > 1 else "is"


def others(selection: Selection, citations: Citations) -> Iterator[Question]:
    """What else may be asked, the likeliest first: more than fill up to five."""
    standings = selection.standings
    yield _unknown(standings)
    if len(standings) == 1:
        yield from _what_would_change(standings[0])
        yield _promised(selection, standings[0], citations)
    yield _known(selection)
    yield _again(standings)
    yield _whose(selection)


def _unknown(standings: tuple[Standing, ...]) -> Question:
    """What the register does not know."""
    counts = Counter(s.status for s in standings if s.status.unknown)
    facts = {item.id: item for s in standings for item in s.evidence}
    newest = max(facts.values(), key=lambda item: item.happened, default=None)
    told = [f"{said(status, number)}." for status, number in counts.items()]
    told = [f"{text[0].upper()}{text[1:]}" for text in told]
    last = f"The newest fact on file is of {in_words(newest.date)}." if newest else ""
    later = "What happened later is not known here." if newest else "No fact is on file."
    return Question(
        (),
        "What is not known?",
        Sentence(within(ANSWER, " ".join([*told, last, later]).strip())),
        Sentence("Up to when facts are on file."),
        "That nothing has happened since.",
    )


def _what_would_change(s: Standing) -> Iterator[Question]:
    near = turning_points(s)
    if near:
        status, criterion = near[0]
        label = status.label_for(s.commitment.kind)
        yield Question(
            (),
            "What would change the verdict?",
            Sentence(within(ANSWER, f"{label}, if: {criterion[0].lower()}{criterion[1:]}")),
            Sentence("What the criteria ask for."),
            "That a new promise would be enough.",
        )


def _promised(selection: Selection, s: Standing, citations: Citations) -> Question:
    documents = {d.id: d for d in selection.view.register.documents}
    first = s.commitment.wording[0]
    document = documents[first.document]
    official = document.official
    return Question(
        (),
        "What exactly was promised?",
        Sentence(within(ANSWER, f"“{first.quote}”"), (citations.document(document),)),
        Sentence("These words." if official else f"These words, {Printed.REPORTED.within}."),
        "More than the words say.",
    )


def _known(selection: Selection) -> Question:
    facts = {item.id: item for s in selection.standings for item in s.evidence}
    publishers = {item.source.publisher for item in facts.values()}
    judged = [s for s in selection.standings if s.confidence is not None]
    sure = sum(s.confidence is not Confidence.LOW for s in judged)
    by = selection.view.register.register.maintainer.name
    source = f"{count(len(facts), 'public fact')} by {count(len(publishers), 'publisher')}"
    answer = f"From {source}, each pledge judged against criteria of its own."
    if judged:
        of = f"{sure or 'none'} of {count(len(judged), 'verdict')}"
        answer += f" Confidence is medium or high for {of}."
    return Question(
        (),
        "How do you know?",
        Sentence(within(ANSWER, answer)),
        Sentence(f"That it is an assessment by {by}."),
        "That those who pledged agreed to it.",
    )


def _again(standings: tuple[Standing, ...]) -> Question:
    first = min(standings, key=review_of)
    on, as_of = review_of(first), first.moment.as_of
    due = f"was due on {day(on)}" if on < as_of else f"is due on {day(on)}"
    about = "The review" if len(standings) == 1 else f"The next review, of {quoted(first)},"
    return Question(
        (),
        "When will you look again?",
        Sentence(within(ANSWER, f"{about} {due}.")),
        Sentence("That a new fact can change any verdict."),
        "That time alone changes a verdict.",
    )


def _whose(selection: Selection) -> Question:
    by = selection.view.register.register.maintainer.name
    return Question(
        (),
        "Whose verdict is this?",
        Sentence(f"That of {by}. It is not a document of those who pledged."),
        Sentence("Who judged, and by which criteria."),
        "That it is an official finding.",
    )
