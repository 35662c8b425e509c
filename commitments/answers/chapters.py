"""The chapters of the method, as pieces that each edition draws: what is assessed, by whom, and by
which rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commitments.answers.method import criteria_late
from commitments.dates import day, in_words
from commitments.register.model import Register
from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.standing.totals import totals as totals_of
from commitments.tables.other_arithmetic import arithmetics
from commitments.tables.view import View
from commitments.text import count, listed, number
from commitments.vocabulary import (
    Confidence,
    DrawnTerm,
    Freshness,
    SourceKind,
    Status,
    Term,
    Trend,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Words of the method with what they mean; drawn ones stand with their mark."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """What is asked for now and then."""

    label: str
    pieces: tuple[Piece, ...]


Piece = Paragraph | Terms | Grid | Points | Fold


def marked(term: Term) -> DrawnTerm | None:
    """A word that readers know by its mark; None for any other."""
    return term if isinstance(term, Status | Trend) else None


def _paragraphs(*each: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(one) for one in each if one)


# ---------------------------------------------------------------- what, and by whom


def assessed(register: Register) -> tuple[Piece, ...]:
    """What is assessed."""
    meeting, pledges = register.meeting, register.commitments
    return _paragraphs(
        f"{count(len(pledges), 'pledge')} of the {meeting.title}, {in_words(meeting.date)},"
        f" {meeting.place}. {meeting.summary}",
        "A pledge is one target in the words of the text; a sentence with two targets makes two"
        " pledges. Its title and summary are our words, the quotes are those of the text.",
    )


def author(view: View) -> tuple[Piece, ...]:
    """By which method, and on how much it rests; the name of who assesses stands before it."""
    info, facts = view.register.register, view.facts
    kinds = [
        f"{kind.label.lower()} {n}"
        for kind in SourceKind
        if (n := int((facts["source_kind"] == kind).sum()))
    ]
    spans = [span for s in view.standings.values() for span in s.spans]
    by = listed(dict.fromkeys(span.assessment.by for span in spans)) or "nobody"
    return _paragraphs(
        f"The method is that of {in_words(info.method.date)} (version {info.method.version}). A"
        " member is never judged from silence.",
        f"{count(len(view.standings), 'pledge')}; {count(len(facts), 'fact')} of"
        f" {count(facts['publisher'].nunique(), 'publisher')}, each once, which bear on pledges"
        f" {number(len(view.evidence))} times; {count(len(spans), 'judgement')}, by {by}. By"
        f" who says so: {listed(kinds) or 'none'}.",
    )


# ---------------------------------------------------------------- statuses and evidence


def statuses(view: View) -> tuple[Piece, ...]:
    """What a status says."""
    unknown = [status for status in Status if status.unknown]
    counts = totals_of(view.standings.values()).counts
    now = ", ".join(f"{counts[status]} {status.label.lower()}" for status in unknown)
    return (
        Paragraph(
            "A status says what the evidence supports at a date, measured against criteria written"
            " for each pledge. Announcements by those being assessed are shown, and never enough."
        ),
        Terms(tuple(Status)),
        Paragraph(
            f"{listed(f'“{status.label}”' for status in unknown)} say that we do not know, each for"
            " another reason. They have no confidence, and no delivery is read into them. Here:"
            f" {now}."
        ),
    )


def criteria(register: Register) -> tuple[Piece, ...]:
    """How criteria are written, and when they were."""
    pledges = register.commitments
    told = [
        Paragraph(
            "Criteria follow the ordinary meaning of the promised words. They tell the statuses"
            " apart by what was done in the world, not by how much paper is on file."
        )
    ]
    if pledges:
        fixed = max(c.criteria.fixed for c in pledges)
        told += _paragraphs(
            f"They were last fixed on {in_words(fixed)}. Where that is after the events that they"
            " judge, the page of the pledge says so."
        )
    if criteria_late(register):
        told.append(Paragraph("The criteria were written after the events.", strong=True))
    return tuple(told)


def evidence() -> tuple[Piece, ...]:
    """What counts as evidence."""
    return (
        Terms(tuple(SourceKind)),
        *_paragraphs(
            "A party’s own word alone never lifts a status above limited action. Fulfilled or"
            " upheld, substantially kept and reversed need two origins, one of them not a party."
            " Two papers that carry one report are one origin, and a setback lifts no status.",
            "A fact stands once, however many pledges it bears on, and what speaks against a status"
            " is always shown. An event before the pledge is context. “Nothing found” needs a"
            " documented search. Facts and judgements are added and never changed; a mistake is"
            " corrected by a later entry, and both stay.",
        ),
    )


def two_readers(register: Register) -> tuple[Piece, ...]:
    """How far two readers agreed; nothing where one alone judged."""
    codings = register.codings
    if not codings:
        return ()
    rows = tuple((c.name, day(c.coded), f"{c.agree} of {c.n}", f"{c.kappa:.2f}") for c in codings)
    notes = dict.fromkeys(c.note for c in codings if c.note)
    return (
        *_paragraphs(
            "A second reader, who had seen no verdict, judged the same evidence by the same"
            " criteria. Where the two still differ, the page of the pledge shows both. Agreement"
            " beyond chance (Cohen’s kappa) takes off what two readers would share by luck: 1 is"
            " full agreement, 0 no more than luck.",
            register.register.review or "",
        ),
        Grid(("Round", "Coded", "Same verdict", "Agreement beyond chance (kappa)"), rows),
        *(Paragraph(note, small=True) for note in notes),
    )


# ---------------------------------------------------------------- what is computed


def confidence() -> tuple[Piece, ...]:
    """How sure we are."""
    return (
        *_paragraphs(
            "Confidence in an assessment is computed, never typed. It has two sides, as the"
            " Intergovernmental Panel on Climate Change (IPCC) uses them. How much evidence: robust"
            " with two origins, an act among them and another act or monitor; medium with an act or"
            " monitor and a second origin; else limited. Agreement: low where evidence of equal or"
            " higher grade speaks against the status, medium where weaker evidence does.",
            "High is robust and agreed; low is limited, contradicted or all second-hand. An overdue"
            " review caps it at medium, an expired one at low. It is not a probability of success.",
        ),
        Terms(tuple(Confidence)),
    )


def trend() -> tuple[Piece, ...]:
    """Which way the last year went."""
    return (
        Paragraph(
            "The trend counts advances and setbacks of the 12 months before the date. Fewer than"
            " three are told as counts: one report more would turn the verdict around."
        ),
        Terms(tuple(Trend)),
    )


def freshness() -> tuple[Piece, ...]:
    """How new what is known is."""
    return (
        Paragraph("From the newest fact or judgement and the pledge’s review period:"),
        Terms(tuple(Freshness)),
        Paragraph(
            "An expired status reads “last known”; time alone never changes a status. An"
            " assessment whose evidence was corrected, or whose pledge has newer facts, says that"
            " it is to be judged again."
        ),
    )


def clocks() -> tuple[Piece, ...]:
    """The two dates."""
    return _paragraphs(
        "“As of” is what held in the world on a date; beside it a second date asks what this file"
        " said on that day. Nothing on file is overwritten, so both can be asked of any day."
    )


def totals(view: View) -> tuple[Piece, ...]:
    """What totals can say, and what they cannot."""
    standings = view.standings.values()
    now = totals_of(standings)
    return (
        *_paragraphs(
            "The distribution comes first, with coverage:"
            f" {words.counted_statuses(now.counts)}; {words.coverage(now)}. Reversals are shown on"
            " their own; overtaken pledges leave the denominator and never the page. Money never"
            " enters, and sums of different stages are never added up.",
            "Themes are not ranked where their intervals overlap, and a theme with fewer than three"
            " live pledges gets no figure. A total says nothing of how much a pledge weighs.",
        ),
        Fold(
            "One figure, as an interval",
            _paragraphs(f"{words.interval(now)}. {words.interval_help(now)}"),
        ),
        Fold(
            "The same statuses in the arithmetic of other trackers",
            (
                Paragraph("Other trackers would print one of these from the very same statuses:"),
                Grid(("Arithmetic", "Result"), _arithmetics(standings)),
            ),
        ),
    )


def _arithmetics(standings: Iterable[Standing]) -> tuple[tuple[str, ...], ...]:
    found = arithmetics(standings)
    return tuple(tuple(map(str, row)) for row in found.itertuples(index=False))


# ---------------------------------------------------------------- limits


GEOMETRY = "Map geometry: Natural Earth, public domain."
_NO_STATEMENT = (
    "This is an assessment of public evidence by its authors. It is no statement of those who"
    " pledged, or of any source named."
)
_LICENCES = (
    "Our own words may be used under CC BY 4.0, the software under MIT; quotes and titles belong"
    " to their sources."
)


def limits(view: View) -> tuple[Piece, ...]:
    """What is not known."""
    newest = (
        f"The newest fact on file is of {in_words(view.newest)}. What happened later is not"
        " known here, and of many pledges much less is: each shows its own newest fact."
        if view.newest
        else "No fact is on file."
    )
    return (
        Points(
            (
                newest,
                "The evidence comes from public pages, mostly their beginnings, in few languages."
                " Silence in these sources is not proof that nothing was done.",
                "Items marked second-hand or “not opened” rest on others’ reports; the mark is"
                " shown.",
                *view.register.members_open,
            )
        ),
    )


def licences() -> tuple[Piece, ...]:
    """Whose statement it is, and what may be done with it."""
    return _paragraphs(_NO_STATEMENT, _LICENCES)


Chapter = tuple[str, str, tuple[Piece, ...]]
"""The anchor of a chapter, its title and its pieces."""


def rules(view: View) -> Sequence[Chapter]:
    """The chapters on how a status is given, from the statuses to what is not known; none is
    empty."""
    register = view.register
    every: Iterable[Chapter] = (
        ("statuses", "What a status says", statuses(view)),
        ("criteria", "Criteria", criteria(register)),
        ("evidence", "Evidence", evidence()),
        ("readers", "Two readers", two_readers(register)),
        ("confidence", "How sure", confidence()),
        ("trend", "Trend", trend()),
        ("freshness", "How fresh", freshness()),
        ("clocks", "Two clocks", clocks()),
        ("totals", "What totals can say", totals(view)),
        ("limits", "What is not known", limits(view)),
    )
    return [chapter for chapter in every if chapter[2]]
