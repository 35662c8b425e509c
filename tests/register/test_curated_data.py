"""What must hold of the real data beyond the rules of the reader."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from commitments.register.judged import NEEDS_TWO_ORIGINS
from commitments.register.model import Commitment, Register
from commitments.register.reading import load
from commitments.standing.standing import Moment, standings
from commitments.vocabulary import Effect, SourceKind, Status
from tests.conftest import ROOT

FILE = ROOT / "data" / "commitments.yaml"
REGISTER = load(FILE, date.max).register
COMMITMENTS = REGISTER.commitments
METHODS = {REGISTER.register.method.version}
"""The versions of the method by which judgements stand in the file."""


def test_the_file_has_no_problem_today() -> None:
    assert load(FILE, date.today()).register == REGISTER


def test_every_sentence_of_the_article_is_accounted_for(curated: Register) -> None:
    outline = curated.documents[0].outline
    sentences = [passage.locator.split(", ")[1] for passage in outline]
    assert [s for s in sentences if s[0] == "S"] == [f"S{n}" for n in range(1, 25)]
    assert [s for s in sentences if s[0] == "H"] == [f"H{n}" for n in range(6)]


def test_wording_stands_at_the_sentence_that_the_outline_names(curated: Register) -> None:
    held = {
        (passage.locator, id)
        for passage in curated.documents[0].outline
        for id in passage.commitments
    }
    quoted = {
        (words.locator, c.id)
        for c in curated.commitments
        for words in c.wording
        if words.document == curated.documents[0].id
    }
    assert quoted == held


def test_the_id_of_a_fact_begins_with_a_date(curated: Register) -> None:
    form = re.compile(r"20\d\d(-\d\d){0,2}(-[a-z0-9]+)+")
    assert [fact.id for fact in curated.evidence if not form.fullmatch(fact.id)] == []


def test_no_fact_stands_twice(curated: Register) -> None:
    seen = Counter((fact.source.url, fact.date.text, fact.finding) for fact in curated.evidence)
    assert [fact for fact, n in seen.items() if n > 1] == []


def test_every_member_that_acted_is_known(curated: Register) -> None:
    acted = {code for fact in curated.evidence for code in fact.actors}
    assert acted != set()
    assert acted - {member.code for member in curated.members} == set()


@pytest.mark.parametrize("commitment", COMMITMENTS, ids=lambda c: c.id)
class TestEveryCommitment:
    def test_each_judgement_but_of_nothing_rests_on_facts(self, commitment: Commitment) -> None:
        bare = [
            a.date
            for a in commitment.assessments
            if not a.evidence and not a.status.judged_without_facts
        ]
        assert bare == []

    def test_it_was_judged_at_the_end_of_every_year_and_today(self, commitment: Commitment) -> None:
        dates = [str(assessment.date) for assessment in commitment.assessments]
        assert dates[:8] == [*(f"{year}-12-31" for year in range(2019, 2026)), "2026-11-28"]

    def test_each_strong_verdict_rests_on_two_origins_one_not_a_party(
        self, commitment: Commitment
    ) -> None:
        facts = {item.id: item for item in commitment.evidence}
        weak = []
        last = {assessment.date: assessment for assessment in commitment.assessments}
        for assessment in last.values():
            if assessment.status in NEEDS_TWO_ORIGINS:
                cited = [facts[id] for id in assessment.evidence]
                if assessment.status is not Status.REVERSED:
                    cited = [item for item in cited if item.effect is not Effect.SETBACK]
                origins = {item.origin.casefold() for item in cited}
                kinds = {item.source.kind for item in cited}
                if len(origins) < 2 or kinds == {SourceKind.PARTY}:
                    weak.append((assessment.date, assessment.status))
        assert weak == []

    def test_each_fact_cited_exists_and_had_happened(self, commitment: Commitment) -> None:
        facts = {item.id: item for item in commitment.evidence}
        wrong = [
            (assessment.date, id)
            for assessment in commitment.assessments
            for id in assessment.evidence
            if id not in facts or facts[id].happened > assessment.date
        ]
        assert wrong == []

    def test_each_judgement_was_made_by_a_method_that_held(self, commitment: Commitment) -> None:
        assert {a.method for a in commitment.assessments} - METHODS == set()

    def test_a_setback_before_the_last_judgement_was_weighed_or_stands_in_its_view(
        self, commitment: Commitment
    ) -> None:
        """What speaks against `substantial` must be cited by a judgement."""
        last = commitment.assessments[-1]
        if last.status is not Status.SUBSTANTIAL:
            return
        cited = {id for a in commitment.assessments for id in a.evidence}
        year = last.date.replace(year=last.date.year - 1)
        unweighed = [
            e.id
            for e in commitment.evidence
            if e.effect is Effect.SETBACK and year < e.happened <= last.date and e.id not in cited
        ]
        assert unweighed == []


def test_a_party_is_never_called_a_monitor(curated: Register) -> None:
    """Coalition bodies and members on themselves are parties."""
    party = re.compile(r"^(?:Global Coalition|CJTF|Combined Joint Task Force|INTERPOL)\b")
    wrong = [
        fact.id
        for fact in curated.evidence
        if party.match(fact.origin) and fact.source.kind is SourceKind.MONITOR
    ]
    assert wrong == []


def test_no_origin_repeats_the_publisher(curated: Register) -> None:
    repeated = [f.id for f in curated.evidence if f.source.origin == f.source.publisher]
    assert repeated == []


def test_every_theme_and_region_is_used(curated: Register) -> None:
    themes = {c.theme for c in curated.commitments}
    regions = {region for c in curated.commitments for region in c.regions}
    assert [t.id for t in curated.themes if t.id not in themes] == []
    assert [r.id for r in curated.regions if r.id not in regions] == []


def test_reversed_can_be_reached_and_says_what_it_needs() -> None:
    assert [c.id for c in COMMITMENTS if len(c.criteria.reversed.split()) < 5] == []


def test_today_every_pledge_has_a_standing(curated: Register) -> None:
    today = Moment(date.today(), date.today())
    assert len(standings(curated, today)) == len(curated.commitments)
