"""What a briefing says never goes beyond status, confidence and freshness."""

from __future__ import annotations

from pathlib import Path

import pytest

from commitments.briefing import sentences
from commitments.briefing.contents import NothingToBrief, Request, contents
from commitments.briefing.notes.markdown import markdown
from commitments.briefing.notes.note import note
from commitments.briefing.references import References, Sentence
from commitments.standing import attention
from commitments.tables.filter import Filter
from commitments.vocabulary import Concern, Confidence, Effect, Freshness
from tests.briefing.register import SINCE, changing, real_contents, request, small_contents
from tests.figures.drawn import small

GOLDEN = Path(__file__).with_name("note.md")


def test_the_note_of_one_of_each_kind_of_change_reads_as_approved() -> None:
    assert markdown(note(small_contents())) == GOLDEN.read_text(encoding="utf-8")


def test_every_sentence_with_a_fact_carries_a_reference_that_there_is() -> None:
    for found in (small_contents(), real_contents()):
        said = [
            *found.bottom_line,
            *found.themes,
            *(sentence for _, sentence in found.moves),
            *found.besides,
            *(question.answer for question in found.questions),
            *found.method,
        ]
        for part in found.pledges:
            said += [*part.words, part.reason, *part.advances, *part.setbacks]
        assert len(said) > 40
        assert [s for s in said if not s.references] == []
        numbers = {number for s in said for number in s.references}
        assert numbers == set(range(1, len(found.references) + 1))


def test_a_low_confidence_or_a_stale_fact_is_never_told_as_plain_truth() -> None:
    weighed = 0
    for s in real_contents().request.selection.standings:
        said = sentences.reason(s, References("r", "a")).text
        if s.freshness is Freshness.EXPIRED and not s.status.unknown:
            assert said.startswith("Last known: ")
            weighed += 1
        elif s.confidence is Confidence.LOW:
            leads = ("With low", "One source", "Only those", "Second-hand", "Sources disagree")
            assert said.startswith(leads)
            weighed += 1
    assert weighed > 5


@pytest.mark.parametrize(
    ("id", "lead"),
    [
        ("rose", "Because of"),
        ("sideways", "One source says (UN): Because"),
        ("stale", "Last known: Because"),
        ("disputed", "Sources disagree. Because"),
        ("party", "Only those assessed say so (Ministry; Embassy): Because"),
        ("relayed", "Second-hand reports say: Because"),
        ("silent", "Nobody has judged it yet."),
    ],
)
def test_a_reason_is_told_with_the_weight_of_its_evidence(id: str, lead: str) -> None:
    s = changing().standings[id]
    assert sentences.reason(s, References("r", "a")).text.startswith(lead)


@pytest.mark.parametrize(
    ("id", "reasons"),
    [
        ("rose", ()),
        ("fell", (Concern.REVERSED, Concern.WORSENING)),
        ("sideways", (Concern.LOW_CONFIDENCE,)),
        ("stale", (Concern.EXPIRED,)),
        ("disputed", (Concern.CONTRADICTED, Concern.WORSENING)),
        ("party", (Concern.PARTY_ONLY,)),
        ("relayed", (Concern.LOW_CONFIDENCE,)),
        ("silent", (Concern.EXPIRED,)),
        ("worse", (Concern.WORSENING,)),
    ],
)
def test_what_needs_attention(id: str, reasons: tuple[str, ...]) -> None:
    assert attention.briefing_concerns(changing().standings[id]) == reasons


def test_pledges_that_worsen_by_one_setback_are_asked_about_together() -> None:
    grouped = [q for q in real_contents().questions if len(q.standings) > 1]
    assert grouped
    for question in grouped:
        newest = {
            next(e for e in reversed(s.evidence) if e.effect is Effect.SETBACK).source.url
            for s in question.standings
        }
        assert len(newest) == 1
        assert question.answer.text.startswith("Yes: more setbacks than advances")
    asked = [s.commitment.id for q in real_contents().questions for s in q.standings]
    assert sorted(asked) == sorted(s.commitment.id for _, s in real_contents().attention)


def test_the_strongest_items_are_cited_then_of_high_grade_then_new() -> None:
    found = sentences.strongest(changing().standings["disputed"], Effect.ADVANCE)
    assert [item.id for item in found] == ["disputed-01", "disputed-02"]
    worst = sentences.strongest(changing().standings["worse"], Effect.SETBACK, most=1)
    assert [item.id for item in worst] == ["worse-04"]


def test_sources_are_numbered_as_they_are_cited_and_keep_caveats() -> None:
    references = References("The register", "")
    first = next(iter(changing().standings["first"].evidence))
    assert (references.evidence(first), references.evidence(first)) == (2, 2)
    assert references.source("A text.", "https://example.org/text") == 3
    assert references.entries == (
        ("The register", ""),
        ("UN: A page. Independent monitor. Caveat: A caveat.", "https://example.org/first-01"),
        ("A text.", "https://example.org/text"),
    )


def test_a_sentence_shows_its_references() -> None:
    assert str(Sentence("So it is.", (1, 3))) == "So it is. [1, 3]"
    assert str(Sentence("So it is.")) == "So it is."


def test_few_live_pledges_get_no_figure() -> None:
    found = contents(request(Filter(ids=("rose", "fell"))))
    assert found.bottom_line[1].text.startswith(
        "With 2 live pledges no figure for delivery is given (2 of 2 assessed); the newest fact"
    )


def test_a_selection_of_one_pledge_reads_as_one() -> None:
    found = contents(request(Filter(ids=("again",))))
    assert [s.text for s in found.bottom_line] == [
        "Of 1 pledge made on 25 Jun 2019 (Pledge: again), none is substantially kept or better:"
        " 1 limited action.",
        "With 1 live pledge no figure for delivery is given (1 of 1 assessed); the newest fact on"
        " file is of 15 Jun 2022, and what happened later is not known here.",
        "Since 30 Jun 2021, no status moved, and 1 has new evidence; none needs attention.",
    ]
    assert [p.standing.commitment.id for p in found.pledges] == ["again"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            Request(changing().select(Filter(text="nobody says this")), SINCE),
            "No pledge passes these filters. Take a filter off, so that at least one pledge is left.",
        ),
        (
            Request(changing().select(Filter()), SINCE.replace(year=2023)),
            "The first date, 30 Jun 2023, is after the as-of date, 30 Jun 2022: choose an earlier"
            " first date or a later as-of date.",
        ),
        (
            Request(changing().select(Filter()), SINCE.replace(year=2018)),
            "The first date, 30 Jun 2018, is before the pledges were made, on 25 Jun 2019: choose"
            " that day or a later one.",
        ),
    ],
)
def test_what_cannot_be_briefed_says_why(asked: Request, sentence: str) -> None:
    with pytest.raises(NothingToBrief) as error:
        contents(asked)
    assert str(error.value) == sentence


def test_a_register_without_evidence_can_be_briefed() -> None:
    assert len(contents(Request(small().select(Filter(ids=("three",))), SINCE)).pledges) == 1
