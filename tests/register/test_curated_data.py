"""What must hold of the real data beyond the rules of the reader."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from commitments.register.model import Register
from commitments.register.reading import load
from commitments.standing.standing import Moment, standings
from commitments.vocabulary import Effect, SourceKind, Status
from tests.conftest import ROOT

FILE = ROOT / "data" / "commitments.yaml"
COMMITMENTS = load(FILE, date.max).register.commitments


def test_the_file_has_no_problem_today() -> None:
    assert load(FILE, date.today()).register.commitments == COMMITMENTS


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


@pytest.mark.parametrize("commitment", COMMITMENTS, ids=lambda c: c.id)
class TestEveryCommitment:
    def test_its_evidence_is_numbered_after_it(self, commitment) -> None:  # type: ignore[no-untyped-def]
        pattern = re.compile(rf"{commitment.id}-\d\d")
        assert [e.id for e in commitment.evidence if not pattern.fullmatch(e.id)] == []

    def test_no_item_stands_twice(self, commitment) -> None:  # type: ignore[no-untyped-def]
        seen = Counter((e.source.url, e.date.text, e.finding) for e in commitment.evidence)
        assert [item for item, n in seen.items() if n > 1] == []

    def test_each_judgement_rests_on_evidence(self, commitment) -> None:  # type: ignore[no-untyped-def]
        bare = [a.date for a in commitment.assessments if not a.evidence and not a.status.unknown]
        assert bare == []

    def test_it_was_judged(self, commitment) -> None:  # type: ignore[no-untyped-def]
        assert commitment.assessments != ()

    def test_a_setback_before_the_last_judgement_was_weighed_or_stands_in_its_view(
        self,
        commitment,  # type: ignore[no-untyped-def]
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


def test_notes_are_written_for_readers() -> None:
    """No names of working files, stores or people at work."""
    inside = re.compile(r"\b(?:curator|scratch|check\.md|repo file \d|sec-[a-z]+-\d|T" + r"ODO)\b")
    notes = [
        (item.id, item.note)
        for c in COMMITMENTS
        for item in c.evidence
        if item.note and inside.search(item.note)
    ]
    assert notes == []


def test_a_party_is_never_called_a_monitor(curated: Register) -> None:
    """Coalition bodies and members on themselves are parties."""
    party = re.compile(r"^(?:Global Coalition|CJTF|Combined Joint Task Force|INTERPOL)\b")
    wrong = [
        item.id
        for c in curated.commitments
        for item in c.evidence
        if party.match(item.origin) and item.source.kind is SourceKind.MONITOR
    ]
    assert wrong == []


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
