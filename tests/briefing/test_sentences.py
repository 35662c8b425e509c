"""What a briefing says never goes beyond status, confidence and freshness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commitments.briefing import sentences
from commitments.briefing.citations import Citations, Sentence
from commitments.briefing.contents import Contents, NothingToBrief, Request, contents
from commitments.briefing.notes.markdown import markdown
from commitments.briefing.notes.note import two_pages
from commitments.standing.attention import concerns
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Concern, Confidence, Freshness
from tests.briefing.register import SINCE, changing, real_contents, request, small_contents
from tests.conftest import commitment, register
from tests.figures.registers import SMALL, small

GOLDEN = Path(__file__).with_name("note.md")


def test_the_note_of_one_of_each_kind_of_change_reads_as_approved() -> None:
    assert markdown(two_pages(small_contents()).blocks) == GOLDEN.read_text(encoding="utf-8")


def said_in(found: Contents) -> list[Sentence]:
    """Every sentence of a briefing that may cite a source."""
    said = [sentence for _, sentence in found.moves]
    for question in found.questions:
        said += [question.answer, question.may]
    five = found.five
    said += [*five.moved, *five.holds, *five.news, *(group.heading for group in five.changes)]
    for part in found.pledges:
        said += [*part.words, part.reason]
        said += [fact for fact in (part.fact_for, part.fact_against) if fact]
    return said


def test_only_what_is_cited_is_a_reference_and_each_is_numbered_once() -> None:
    for found in (small_contents(), real_contents()):
        numbers = {number for s in said_in(found) for number in s.references}
        assert numbers == set(range(1, len(found.references) + 1))
        addresses = [address for _, address in found.references]
        assert len(set(addresses)) == len(addresses)
        assert all(address.startswith("http") for address in addresses)


def test_what_is_counted_from_the_register_cites_nothing() -> None:
    found = real_contents()
    counted = (*found.bottom_line, *found.themes, *found.besides, *found.method)
    assert [s for s in counted if s.references] == []


def test_a_low_confidence_or_a_stale_fact_is_never_told_as_plain_truth() -> None:
    weighed = 0
    for s in real_contents().request.selection.standings:
        said = sentences.reason(s, Citations()).text
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
        ("unsettled", "The facts on file do not settle it: Because"),
        ("sought", "A documented search found nothing either way: Nobody reported"),
    ],
)
def test_a_reason_is_told_with_the_weight_of_its_evidence(id: str, lead: str) -> None:
    s = changing().standings[id]
    assert sentences.reason(s, Citations()).text.startswith(lead)


def test_what_needs_attention_is_what_the_one_rule_says() -> None:
    for found in (small_contents(), real_contents()):
        standings = found.request.selection.standings
        assert {s.commitment.id: why for why, s in found.attention} == {
            s.commitment.id: why for s in standings if (why := concerns(s))
        }


def test_why_a_pledge_needs_attention_reads_as_a_sentence() -> None:
    assert sentences.concern_words((Concern.DISPUTED,)) == "Two readers differ on the status"
    assert sentences.concern_words((Concern.REVERSED, Concern.EXPIRED, Concern.DISPUTED)) == (
        "Reversed; no new fact within the review period; two readers differ on the status"
    )


def test_one_event_on_several_pledges_is_one_new_fact() -> None:
    found = contents(request(Filter(ids=("worse", "worse-too"))))
    assert found.besides[0].text == (
        "New evidence: 5 facts (3 advances and 2 setbacks); 0 pledges with new evidence kept the"
        " status."
    )


def test_a_judgement_that_is_to_be_made_again_says_so_behind_its_reason() -> None:
    s = changing().standings["disputed"]
    assert sentences.reason(s, Citations()).text == (
        "Sources disagree. Because of disputed-01 and disputed-02. Because. To be judged again: 1"
        " setback on file since."
    )


def test_few_events_are_told_as_counts() -> None:
    found = {id: sentences.trend(changing().standings[id]) for id in ("fell", "worse", "silent")}
    assert found == {"fell": "0 advances, 1 setback", "worse": "Worsening", "silent": "Silent"}


def test_words_of_a_press_version_say_so_and_those_of_the_text_itself_do_not() -> None:
    head = SMALL.replace("seen: whole}", "seen: whole, official: true}")
    view = View(register(commitment(), head=head), changing().moment, "v")
    [official] = contents(request(view=view)).pledges
    press = small_contents().pledges[0]
    assert [said.text for said in official.words] == ["“We will do it”"]
    assert [said.text for said in press.words] == [
        "“We will do it” (as reported, not the official text)"
    ]


def test_everything_names_who_judged() -> None:
    found = small_contents()
    assert found.author == "Assessment: The desk. Not a document of those who pledged."
    assert found.foot == f"{found.author} · 16 of 16 pledges · As of 30 Jun 2022"


def test_the_version_of_the_data_stands_in_the_manifest_alone() -> None:
    found = small_contents()
    assert "0123abcd" not in f"{found.foot} {found.subtitle} {found.answer.text}"
    assert "0123abcd" not in str(found.references)


def test_the_answer_on_top_is_what_the_bottom_line_says() -> None:
    for found in (small_contents(), real_contents()):
        first, _, last = found.bottom_line
        assert found.answer.first == first.text
        moved, _, needed = found.answer.more.partition(". ")
        assert last.text.startswith(moved)
        assert last.text.endswith(needed)
        assert len(found.answer.text.split()) <= 60


def test_nothing_is_briefed_of_a_day_by_which_nothing_was_recorded() -> None:
    view = changing()
    early = View(view.register, replace(view.moment, known_at=date(2022, 6, 29)), "v")
    with pytest.raises(NothingToBrief) as error:
        contents(request(view=early))
    assert str(error.value) == (
        "Nothing had been recorded by 29 Jun 2022; the first entry is of 30 Jun 2022."
    )


def test_sources_are_numbered_as_they_are_cited_and_have_one_caveat_at_most() -> None:
    citations = Citations()
    view = changing()
    first, party, relayed = (
        next(iter(view.standings[id].evidence)) for id in ("first", "party", "relayed")
    )
    assert (citations.evidence(first), citations.evidence(first)) == (1, 1)
    assert citations.document(view.register.documents[0]) == 2
    assert (citations.evidence(party), citations.evidence(relayed)) == (3, 4)
    assert citations.entries == (
        ("UN: A page. 15 May 2022. A caveat.", "https://example.org/first-01"),
        ("The host: The text.", "https://example.org/text"),
        ("Ministry: A page. 1 May 2022. A party’s own word.", "https://example.org/party-01"),
        ("UN: A page. 1 May 2022. Known from others’ reports.", "https://example.org/relayed-01"),
    )


def test_a_sentence_shows_its_references() -> None:
    assert str(Sentence("So it is.", (1, 3))) == "So it is. [1, 3]"
    assert str(Sentence("So it is.")) == "So it is."


def test_how_far_the_verdicts_cover_the_pledges_is_said_and_why_no_further() -> None:
    found = contents(request(Filter(themes=("talks",))))
    assert found.bottom_line[1].text == (
        "3 of 6 pledges have a verdict (the facts on file do not settle 1, a documented search"
        " found nothing on 1 and nobody has judged 1 yet); the newest fact on file is of 3 May"
        " 2022, and what happened later is not known here."
    )


def test_a_selection_of_one_pledge_reads_as_one() -> None:
    found = contents(request(Filter(ids=("again",))))
    assert [s.text for s in found.bottom_line] == [
        "The one pledge saw limited action.",
        "1 of 1 pledge has a verdict; the newest fact on file is of 15 Jun 2022, and what happened"
        " later is not known here.",
        "Since 30 Jun 2021, no pledge changed its status. 1 has new evidence; none needs"
        " attention.",
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
