"""What must hold of the words and sources of the real data."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from commitments.register.model import Commitment, Register
from commitments.register.reading import load
from commitments.register.value_types import FINDING_WORDS, QUOTE_WORDS
from commitments.vocabulary import MilestoneKind
from tests.conftest import ROOT

COMMITMENTS = load(ROOT / "data" / "commitments.yaml", date.max).register.commitments


@pytest.mark.parametrize("commitment", COMMITMENTS, ids=lambda c: c.id)
class TestEveryCommitment:
    def test_it_quotes_words(self, commitment: Commitment) -> None:
        lengths = [len(words.quote.split()) for words in commitment.wording]
        assert lengths != []
        assert [n for n in lengths if not 1 <= n <= QUOTE_WORDS] == []

    def test_its_evidence_is_numbered_from_one_without_a_gap(self, commitment: Commitment) -> None:
        numbered = [f"{commitment.id}-{n:02}" for n in range(1, len(commitment.evidence) + 1)]
        assert sorted(item.id for item in commitment.evidence) == numbered

    def test_its_findings_are_short(self, commitment: Commitment) -> None:
        long = [e.id for e in commitment.evidence if len(e.finding.split()) > FINDING_WORDS]
        assert long == []

    def test_it_applies_somewhere_and_binds_somebody(self, commitment: Commitment) -> None:
        assert commitment.regions != ()
        assert commitment.pledged_by != ""

    def test_its_judgements_cite_only_its_own_evidence(self, commitment: Commitment) -> None:
        own = {item.id for item in commitment.evidence}
        cited = [id for a in commitment.assessments for id in a.evidence]
        assert [id for id in cited if id not in own] == []


def test_every_source_is_a_web_address_with_a_host(curated: Register) -> None:
    urls = [
        *(item.source.url for c in curated.commitments for item in c.evidence),
        *(point.source for series in curated.series for point in series.points),
        *(document.url for document in curated.documents),
        *(milestone.url for milestone in curated.milestones),
        *(member.url for member in curated.members),
        *(count.url for count in curated.member_counts),
        curated.meeting.url,
    ]
    parts = [(url, urlsplit(url)) for url in urls]
    assert [u for u, p in parts if p.scheme not in ("http", "https") or not p.hostname] == []


def test_no_title_stands_twice(curated: Register) -> None:
    titles = [c.title for c in curated.commitments]
    assert [title for title in titles if titles.count(title) > 1] == []


def test_no_turning_point_lies_ahead(curated: Register) -> None:
    ahead = [
        milestone.title
        for milestone in curated.milestones
        if milestone.kind is MilestoneKind.TURNING_POINT and milestone.date.first > date.today()
    ]
    assert ahead == []


def test_of_two_readers_no_more_agree_than_were_compared(curated: Register) -> None:
    wrong = [c.name for c in curated.codings if not (c.agree <= c.n and -1 <= c.kappa <= 1)]
    assert wrong == []
