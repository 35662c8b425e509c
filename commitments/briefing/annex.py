"""Contents -> the annex as a workbook: one sheet a table, and the chart of the distribution."""

from __future__ import annotations

import pandas as pd

from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.sentences import concern_words, trend
from commitments.exchange.workbook import Sheet, sheet_of, workbook
from commitments.figures.shapes import Bars
from commitments.record_words import Stage
from commitments.standing import words
from commitments.vocabulary import Effect, SourceKind, Status


def annex(contents: Contents) -> bytes:
    """The annex as an XLSX."""
    selection = contents.request.selection
    return workbook(
        [
            _about(contents),
            _distribution(contents),
            _pledges(contents),
            _changes(contents),
            _attention(contents),
            _facts(contents, selection.facts),
            _evidence(contents, selection.evidence),
            _assessments(contents, selection.assessments),
            Sheet(
                "References",
                ("No.", "Source", "Address"),
                [[n, *entry] for n, entry in enumerate(contents.references, start=1)],
            ),
        ],
        selection.view.moment.as_of,
    )


def _about(contents: Contents) -> Sheet:
    lines = [contents.title, contents.subtitle, contents.author, *map(str, contents.bottom_line)]
    lines += [str(said) for said in contents.method]
    return Sheet("About", ("About this annex",), [[line] for line in lines])


def _distribution(contents: Contents) -> Sheet:
    """The statuses in each year, as numbers and as Excel's own chart of them."""
    chart = contents.distribution
    bars = chart.shapes
    assert isinstance(bars, Bars)
    rows = [[name, *(part.values[n] for part in bars.parts)] for n, name in enumerate(bars.rows)]
    heading = ("Year", *(part.marked for part in bars.parts))
    return Sheet("Distribution", heading, rows, bars, chart.title, chart.stamp.line)


def _pledges(contents: Contents) -> Sheet:
    themes = {theme.id: theme.name for theme in contents.request.selection.view.register.themes}
    heading = (
        *("Id", "Pledge", "Words", "Theme", "Status", "Since", "Best ever", "Trend"),
        *("Confidence", "Freshness", "Facts up to", "Why", "References"),
    )
    rows = []
    for part in contents.pledges:
        s = part.standing
        c = s.commitment
        rows.append(
            [
                c.id,
                c.title,
                " … ".join(said.text for said in part.words),
                themes[c.theme],
                words.standing_words(s),
                s.since,
                s.best.label_for(c.kind) if s.best else None,
                trend(s),
                s.confidence.label if s.confidence else "",
                s.freshness.label,
                s.horizon,
                part.reason.text,
                _numbers(part.reason),
            ]
        )
    return Sheet("Pledges", heading, rows)


def _numbers(said: Sentence) -> str:
    return ", ".join(map(str, said.references))


def _changes(contents: Contents) -> Sheet:
    rows = [
        [
            change.after.commitment.title,
            change.before.status.label_for(change.after.commitment.kind),
            change.after.status.label_for(change.after.commitment.kind),
            change.after.since,
            said.text,
            _numbers(said),
        ]
        for change, said in contents.moves
    ]
    return Sheet("Changes", ("Pledge", "Before", "After", "From", "Why", "References"), rows)


def _attention(contents: Contents) -> Sheet:
    answers = {
        s.commitment.id: question for question in contents.questions for s in question.standings
    }
    rows = [
        [
            s.commitment.title,
            words.standing_words(s),
            concern_words(reasons),
            answers[s.commitment.id].question,
            answers[s.commitment.id].answer.text,
            _numbers(answers[s.commitment.id].answer),
        ]
        for reasons, s in contents.attention
    ]
    heading = ("Pledge", "Status", "Needs attention", "Question", "Answer", "References")
    return Sheet("Hard questions", heading, rows)


_FACTS = {
    "id": "Id",
    "date": "When",
    "finding": "Finding",
    "quote": "Quote",
    "place_names": "Places",
    "acted": "Who acted",
    "collective": "Acted together",
    "amount": "Sum",
    "amount_unit": "Currency",
    "amount_stage": "Stage",
    "source_kind": "Kind of source",
    "publisher": "Publisher",
    "origin": "Whose finding",
    "title": "Title",
    "url": "Address",
    "second_hand": "Second-hand",
    "archived": "Archived copy",
    "caveat": "Caveat",
    "corrects": "Corrects",
    "commitments": "Bears on",
    "recorded": "Recorded",
}
_EVIDENCE = {
    "title_of": "Pledge",
    "date": "When",
    "effect": "Effect",
    "id": "Fact",
    "why": "Why",
    "recorded": "Recorded",
}
_ASSESSMENTS = {
    "title_of": "Pledge",
    "date": "From",
    "end": "To",
    "status": "Status",
    "reason": "Why",
    "evidence": "Evidence",
    "note": "Caveat",
    "second_status": "Second reader",
    "second_reason": "Second reader's reason",
    "by": "By",
    "recorded": "Recorded",
}


def _titled(contents: Contents, frame: pd.DataFrame) -> pd.DataFrame:
    standings = contents.request.selection.view.standings
    titles = [standings[id].commitment.title for id in frame["commitment"]]
    return frame.assign(title_of=titles)


def _facts(contents: Contents, frame: pd.DataFrame) -> Sheet:
    """Each fact once, with what its page says, who acted and what limits it."""
    register = contents.request.selection.view.register
    names = register.member_names
    shown = frame.assign(
        acted=["; ".join(names.get(code, code) for code in codes) for codes in frame["actors"]],
        source_kind=frame["source_kind"].map({str(kind): kind.label for kind in SourceKind}),
        amount_stage=frame["amount_stage"].map({"": ""} | {str(s): s.label for s in Stage}),
    )
    return sheet_of("Facts", shown[list(_FACTS)], _FACTS)


def _evidence(contents: Contents, frame: pd.DataFrame) -> Sheet:
    """What each fact does to each pledge that it bears on."""
    shown = _titled(contents, frame)[list(_EVIDENCE)]
    effects = {str(effect): effect.label for effect in Effect}
    return sheet_of("Evidence", shown.assign(effect=shown["effect"].map(effects)), _EVIDENCE)


def _assessments(contents: Contents, frame: pd.DataFrame) -> Sheet:
    labels = {"": ""} | {str(status): status.label for status in Status}
    shown = _titled(contents, frame)[list(_ASSESSMENTS)]
    shown = shown.assign(
        status=shown["status"].map(labels), second_status=shown["second_status"].map(labels)
    )
    return sheet_of("Assessments", shown, _ASSESSMENTS)
