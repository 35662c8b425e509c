"""The chapters of the Method page: what is assessed, by whom, and by which rules."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from commitments.answers.method import criteria_late, of_method
from commitments.dates import day, in_words
from commitments.figures.titles import BOUNDARY_NOTE
from commitments.record_words import Printed
from commitments.register.background import Document
from commitments.standing import words
from commitments.standing.totals import totals as totals_of
from commitments.tables.other_arithmetic import arithmetics
from commitments.text import count, listed, number
from commitments.vocabulary import Confidence, Freshness, SourceKind, Status, Trend
from components.parts import method_annex as annex
from components.parts.chapter import chapter, paragraphs, table
from components.state.context import Context
from components.widgets import answer, markup
from components.widgets.markup import tag, text


def said(context: Context) -> None:
    """How statuses are given, in two sentences."""
    view = context.view
    answer.card(of_method(context.register, len(view.facts), view.newest), context.stamp)


def everything(context: Context) -> None:
    """All chapters in one column, with the contents beside them."""
    chapters = (
        ("assessed", "What is assessed", _assessed(context)),
        ("author", "Who assesses", _author(context)),
        ("statuses", "What a status says", _statuses(context)),
        ("criteria", "Criteria", _criteria(context)),
        ("evidence", "Evidence", _evidence()),
        ("readers", "Two readers", _two_readers(context)),
        ("confidence", "How sure", _confidence()),
        ("trend", "Trend", _trend()),
        ("freshness", "How fresh", _freshness()),
        ("clocks", "Two clocks", _clocks()),
        ("totals", "What totals can say", _totals(context)),
        ("limits", "What is not known", _limits(context)),
        ("texts", "Texts that are quoted", _documents(context)),
        ("boundaries", "Boundaries", paragraphs(BOUNDARY_NOTE, _GEOMETRY)),
        ("licences", "Licences", paragraphs(_NO_STATEMENT, _LICENCES)),
        ("words", "Words", annex.glossary(context.register.abbreviations)),
        ("dictionary", "Data dictionary", annex.dictionary()),
    )
    links = "".join(
        tag("a", text(title), href=f"#{anchor}")
        for anchor, title, inside in (*chapters, ("downloads", "Downloads", "."))
        if inside
    )
    contents = tag("nav", links, aria_label="Contents")
    if context.look.narrow:
        contents = markup.fold("Contents", contents)
    body = "".join(chapter(*one) for one in chapters if one[2])
    markup.show(tag("div", contents, tag("div", body), of="method"))


_GEOMETRY = "Map geometry: Natural Earth, public domain."
_NO_STATEMENT = (
    "This is an assessment of public evidence by its authors. It is no statement of those who"
    " pledged, or of any source named."
)
_LICENCES = (
    "Our own words may be used under CC BY 4.0, the software under MIT; quotes and titles belong"
    " to their sources."
)


# ---------------------------------------------------------------- what, and by whom


def _assessed(context: Context) -> str:
    meeting, pledges = context.register.meeting, context.register.commitments
    told = paragraphs(
        f"{count(len(pledges), 'pledge')} of the {meeting.title}, {in_words(meeting.date)},"
        f" {meeting.place}. {meeting.summary}",
        "A pledge is one target in the words of the text; a sentence with two targets makes two"
        " pledges. Its title and summary are our words, the quotes are those of the text.",
    )
    return told + "".join(annex.outline(d, context) for d in context.register.documents)


def _author(context: Context) -> str:
    info, view = context.register.register, context.view
    name, contact = info.maintainer.name, info.maintainer.contact
    facts = view.facts
    kinds = [
        f"{kind.label.lower()} {n}"
        for kind in SourceKind
        if (n := int((facts["source_kind"] == kind).sum()))
    ]
    spans = [span for s in view.standings.values() for span in s.spans]
    by = listed(dict.fromkeys(span.assessment.by for span in spans)) or "nobody"
    named = markup.outside(contact, name) if contact else text(name)
    return f"<p>Assessment: <b>{named}</b>. Not a document of those who pledged.</p>" + paragraphs(
        f"The method is that of {in_words(info.method.date)} (version {info.method.version}). A"
        " member is never judged from silence.",
        f"{count(len(view.standings), 'pledge')}; {count(len(facts), 'fact')} of"
        f" {count(facts['publisher'].nunique(), 'publisher')}, each once, which bear on pledges"
        f" {number(len(view.evidence))} times; {count(len(spans), 'judgement')}, by {by}. By"
        f" who says so: {listed(kinds) or 'none'}.",
    )


# ---------------------------------------------------------------- statuses and evidence


def _statuses(context: Context) -> str:
    rows = "".join(
        tag("dt", markup.labelled(status)) + tag("dd", text(status.meaning)) for status in Status
    )
    unknown = [status for status in Status if status.unknown]
    counts = totals_of(context.view.standings.values()).counts
    now = ", ".join(f"{counts[status]} {status.label.lower()}" for status in unknown)
    return (
        paragraphs(
            "A status says what the evidence supports at a date, measured against criteria written"
            " for each pledge. Announcements by those being assessed are shown, and never enough."
        )
        + tag("dl", rows, of="terms")
        + paragraphs(
            f"{listed(f'“{status.label}”' for status in unknown)} say that we do not know, each for"
            " another reason. They have no confidence, and no delivery is read into them. Here:"
            f" {now}."
        )
    )


def _criteria(context: Context) -> str:
    pledges = context.register.commitments
    told = [
        "Criteria follow the ordinary meaning of the promised words. They tell the statuses apart"
        " by what was done in the world, not by how much paper is on file, and were written"
        " without reference to the outcome."
    ]
    if pledges:
        fixed = max(c.criteria.fixed for c in pledges)
        told.append(
            f"They were last fixed on {in_words(fixed)}. Where that is after the events that they"
            " judge, the page of the pledge says so."
        )
    late = "<p><b>The criteria were written after the events.</b></p>"
    return paragraphs(*told) + (late if criteria_late(context.register) else "")


def _evidence() -> str:
    rows = "".join(
        tag("dt", text(kind.label)) + tag("dd", text(kind.meaning)) for kind in SourceKind
    )
    return tag("dl", rows, of="terms") + paragraphs(
        "A party’s own word alone never lifts a status above limited action. Fulfilled or upheld,"
        " substantially kept and reversed need two origins, one of them not a party. Two papers"
        " that carry one report are one origin.",
        "A fact stands once, however many pledges it bears on, and what speaks against a status is"
        " always shown. An event before the pledge is context. “Nothing found” needs a documented"
        " search. Facts and judgements are added and never changed; a mistake is corrected by a"
        " later entry, and both stay.",
    )


def _two_readers(context: Context) -> str:
    codings = context.register.codings
    if not codings:
        return ""
    review = context.register.register.review
    rows = [(c.name, day(c.coded), f"{c.agree} of {c.n}", f"{c.kappa:.2f}") for c in codings]
    notes = dict.fromkeys(c.note for c in codings if c.note)
    return (
        paragraphs(
            "A second reader, who had seen no verdict, judged the same evidence by the same"
            " criteria. Where the two still differ, the page of the pledge shows both. Agreement"
            " beyond chance (Cohen’s kappa) takes off what two readers would share by luck: 1 is"
            " full agreement, 0 no more than luck.",
            review or "",
        )
        + table(("Round", "Coded", "Same verdict", "Agreement beyond chance (kappa)"), rows)
        + paragraphs(*notes, of="sub")
    )


# ---------------------------------------------------------------- what is computed


def _confidence() -> str:
    return paragraphs(
        "Confidence in an assessment is computed, never typed. It has two sides, as the"
        " Intergovernmental Panel on Climate Change (IPCC) uses them. How much evidence: robust"
        " with two origins, an act among them and another act or monitor; medium with an act or"
        " monitor and a second origin; else limited. Agreement: low where evidence of equal or"
        " higher grade speaks against the status, medium where weaker evidence does.",
        "High is robust and agreed; low is limited, contradicted or all second-hand. An overdue"
        " review caps it at medium, an expired one at low. It is not a probability of success.",
    ) + _terms(Confidence)


def _trend() -> str:
    return paragraphs(
        "The trend counts advances and setbacks of the 12 months before the date. Fewer than three"
        " are told as counts: one report more would turn the verdict around."
    ) + _terms(Trend)


def _freshness() -> str:
    return (
        paragraphs("From the newest fact or judgement and the pledge’s review period:")
        + _terms(Freshness)
        + paragraphs(
            "An expired status reads “last known”; time alone never changes a status. An"
            " assessment whose evidence was corrected, or whose pledge has newer facts, says that"
            " it is to be judged again."
        )
    )


def _clocks() -> str:
    return paragraphs(
        "“As of” is what held in the world on a date; beside it a second date asks what this file"
        " said on that day. Nothing on file is overwritten, so both can be asked of any day."
    )


def _terms(terms: Iterable[Confidence | Trend | Freshness]) -> str:
    rows = "".join(tag("dt", _term(t)) + tag("dd", text(t.meaning)) for t in terms)
    return tag("dl", rows, of="terms")


def _term(term: Confidence | Trend | Freshness) -> str:
    return markup.labelled(term) if isinstance(term, Trend) else text(term.label)


# ---------------------------------------------------------------- totals


def _totals(context: Context) -> str:
    standings = context.view.standings.values()
    now = totals_of(standings)
    return (
        paragraphs(
            "The distribution comes first, with coverage:"
            f" {words.counted_statuses(now.counts)}; {words.coverage(now)}. Reversals are shown on"
            " their own; overtaken pledges leave the denominator and never the page. Money never"
            " enters, and sums of different stages are never added up.",
            "Themes are not ranked where their intervals overlap, and a theme with fewer than three"
            " live pledges gets no figure. A total says nothing of how much a pledge weighs.",
        )
        + markup.fold(
            "One figure, as an interval",
            paragraphs(f"{words.interval(now)}. {words.interval_help(now)}"),
        )
        + markup.fold(
            "The same statuses in the arithmetic of other trackers",
            paragraphs("Other trackers would print one of these from the very same statuses:")
            + table(("Arithmetic", "Result"), _pairs(arithmetics(standings))),
        )
    )


def _pairs(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in row) for row in frame.itertuples(index=False)]


# ---------------------------------------------------------------- limits


def _limits(context: Context) -> str:
    view = context.view
    known = (
        (
            f"The newest fact on file is of {in_words(view.newest)}. What happened later is not"
            " known here, and of many pledges much less is: each shows its own newest fact."
            if view.newest
            else "No fact is on file."
        ),
        "The evidence comes from public pages, mostly their beginnings, in few languages. Silence"
        " in these sources is not proof that nothing was done.",
        "Items marked second-hand or “not opened” rest on others’ reports; the mark is shown.",
        *context.register.members_open,
    )
    return tag("ul", *(tag("li", text(one)) for one in known))


def _documents(context: Context) -> str:
    quoted = {w.document for c in context.register.commitments for w in c.wording}
    first = [d for d in context.register.documents if d.id in quoted or not d.milestone]
    later = [d for d in context.register.documents if d not in first]
    shown = tag("ul", *map(_document, first))
    if later:
        shown += markup.fold(
            f"{count(len(later), 'text')} of other meetings", tag("ul", *map(_document, later))
        )
    return shown


def _document(document: Document) -> str:
    chip = Printed.of(document.official).within
    note = f'<div class="sub">{text(document.note)}</div>' if document.note else ""
    return tag(
        "li",
        f"{markup.outside(document.url, document.title)}, {text(document.publisher)}."
        f' {text(document.seen.meaning)} <span class="chip">{chip}</span>{note}',
    )
