"""What must hold of the words and sources of the real data."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from commitments.record_words import MilestoneKind, Relation
from commitments.register.model import Commitment, Register
from commitments.register.reading import load
from commitments.register.value_types import CAVEAT_WORDS, FINDING_WORDS, QUOTE_WORDS
from tests.conftest import ROOT

REGISTER = load(ROOT / "data" / "commitments.yaml", date.max).register
COMMITMENTS = REGISTER.commitments
FACTS = REGISTER.evidence

# Where a text was found is the desk's matter and stands under `provenance`.
OUR_FILES = re.compile(
    r"\b(?:excerpts?|mirror(?:s|ed)?|repositor(?:y|ies)|stored|cop(?:y|ies)|on file|our (?:files?|desk)"
    r"|search results?|snippets?|curator|scratch|T" + r"ODO)\b",
    re.IGNORECASE,
)
OUR_FILE_IN_REASONS = re.compile(
    r"\b(?:on file|on record here|among the (?:items|facts|evidence)|not shown|this (?:file|register)"
    r"|(?:the|these|no|other) items?|is cited|are cited|in the evidence)\b",
    re.IGNORECASE,
)
# A fact by its id, an item by the number it once had, and brackets that hold such.
AN_ID = re.compile(
    r"\b(?:19|20)\d\d(?:-\d\d){0,2}-[a-z][a-z0-9]*(?:-[a-z0-9]+)+|\b[a-z]+(?:-[a-z0-9]+)*-\d\d\b"
    r"|[\[(][^\])]*\b[a-z]+-\d\d\b[^\])]*[\])]"
)


def words(text: str | None) -> int:
    return len((text or "").split())


def test_no_finding_has_over_fifty_words() -> None:
    assert [fact.id for fact in FACTS if not 1 <= words(fact.finding) <= FINDING_WORDS] == []


def test_no_caveat_has_over_25_words() -> None:
    assert [fact.id for fact in FACTS if words(fact.caveat) > CAVEAT_WORDS] == []


def test_no_caveat_speaks_of_our_files() -> None:
    """What a reader must know of a fact; how we came by it is provenance."""
    assert [(f.id, f.caveat) for f in FACTS if OUR_FILES.search(f.caveat or "")] == []


def test_no_title_and_no_search_speaks_of_how_a_page_was_read() -> None:
    titles = [page.title for fact in FACTS for page in (fact.source, *fact.also)]
    sought = [text for c in COMMITMENTS for one in c.searches for text in (one.where, one.terms)]
    assert [text for text in (*titles, *sought) if re.search(r"\bexcerpt", text or "", re.I)] == []


def quotes() -> list[tuple[str, str]]:
    """Every quote of the file with what it belongs to."""
    found = [
        *((c.id, wording.quote) for c in COMMITMENTS for wording in c.wording),
        *((c.id, entry.quote) for c in COMMITMENTS for entry in c.lineage),
        *((c.id, c.due.words) for c in COMMITMENTS if c.due),
        *((fact.id, fact.quote) for fact in FACTS),
        *((later.id, later.quote) for later in REGISTER.later_pledges),
    ]
    return [(id, quote) for id, quote in found if quote is not None]


def test_a_quote_that_was_compared_with_its_page_stands_as_it_was_read() -> None:
    """`quotes_read.txt` holds a fingerprint of each quote that was compared, letter by letter, with
    what was read of its page. A quote of a later fact is compared by `sources`."""
    lines = (Path(__file__).parent / "quotes_read.txt").read_text("utf-8").splitlines()
    read = dict(reversed(line.split()) for line in lines)
    now = {fact.id: fingerprint(fact.quote) for fact in FACTS if fact.quote is not None}
    assert {id: now.get(id) for id in read} == read


def fingerprint(quote: str) -> str:
    return hashlib.sha256(quote.encode()).hexdigest()[:16]


def test_every_quote_has_at_most_25_words() -> None:
    assert len(quotes()) > len(COMMITMENTS)
    assert [(id, quote) for id, quote in quotes() if not 1 <= words(quote) <= QUOTE_WORDS] == []


def test_no_quote_leaves_words_out() -> None:
    """A quote is one run of words: two are two quotes."""
    cut = re.compile(r"\.\.\.|…|\[\W*\]")
    assert [(id, quote) for id, quote in quotes() if cut.search(quote)] == []


def test_a_lineage_quotes_words_unless_the_pledge_was_dropped() -> None:
    wrong = [
        (commitment.id, entry.document)
        for commitment in COMMITMENTS
        for entry in commitment.lineage
        if (entry.quote is None) != (entry.relation is Relation.DROPPED)
    ]
    assert wrong == []


@pytest.mark.parametrize("commitment", COMMITMENTS, ids=lambda c: c.id)
class TestEveryCommitment:
    def test_it_quotes_words(self, commitment: Commitment) -> None:
        assert commitment.wording != ()

    def test_its_reasons_have_at_most_sixty_words(self, commitment: Commitment) -> None:
        long = [(day, words(reason)) for day, reason in reasons(commitment) if words(reason) > 60]
        assert long == []

    def test_its_reasons_name_no_ids(self, commitment: Commitment) -> None:
        found = [(day, AN_ID.findall(reason)) for day, reason in reasons(commitment)]
        assert [(day, ids) for day, ids in found if ids] == []

    def test_its_reasons_do_not_speak_of_our_files(self, commitment: Commitment) -> None:
        """They say what was done in the world, not what this file holds of it."""
        found = [(day, OUR_FILE_IN_REASONS.findall(reason)) for day, reason in reasons(commitment)]
        assert [(day, said) for day, said in found if said] == []

    def test_it_applies_somewhere_and_binds_somebody(self, commitment: Commitment) -> None:
        assert commitment.regions != ()
        assert commitment.pledged_by != ""


def reasons(commitment: Commitment) -> list[tuple[date, str]]:
    """The reasons of its judgements, also of second readings, with the date of each."""
    return [
        (assessment.date, reason)
        for assessment in commitment.assessments
        for reason in (assessment.reason, assessment.second and assessment.second.reason)
        if reason
    ]


def test_every_source_is_a_web_address_with_a_host(curated: Register) -> None:
    urls = [
        *(fact.source.url for fact in curated.evidence),
        *(page.url for fact in curated.evidence for page in fact.also),
        *(fact.archived.url for fact in curated.evidence if fact.archived),
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
