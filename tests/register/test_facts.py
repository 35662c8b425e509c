"""Facts that stand once: everything that one may hold, and what each commitment sees of it."""

from __future__ import annotations

from datetime import date

from commitments.dates import PartialDate
from commitments.record_words import Relation, Seen, Stage, TextBasis
from commitments.record_words import Testability as Degree
from commitments.register.as_json import as_json
from commitments.register.background import (
    Abbreviation,
    Document,
    LaterPledge,
    Maintainer,
    Method,
    RegisterInfo,
)
from commitments.register.model import (
    Amount,
    Bearing,
    BearsOn,
    Confirmation,
    Copy,
    Due,
    Evidence,
    Lineage,
    Page,
    Register,
    Source,
)
from commitments.register.model import Testability as Decidable
from commitments.register.reading import read
from commitments.vocabulary import Effect, SourceKind
from tests.conftest import HEAD, TODAY, commitment, register
from tests.register.pieces import TEXT, bearing, c, file, member, milestone, section

FACT = """\
evidence:
  - id: 2020-02-hospital-opens
    date: 2020-02
    finding: Two members opened a hospital in Mosul.
    places: [IQ-NI]
    actors: [DEU, NATO]
    collective: true
    amount: {value: 1500000.5, unit: EUR, stage: paid}
    source:
      kind: monitor
      publisher: A paper
      origin: UNAMI
      title: A hospital
      url: https://example.org/paper
      second_hand: true
    quote: the hospital is open
    archived: {url: https://archive.example/1, date: 2020-03-02}
    also:
      - {publisher: Another, title: B, url: https://example.org/b}
    caveat: The paper was not there.
    provenance: Read on a screen.
    bears_on:
      - {commitment: two, effect: advance}
      - {commitment: one, effect: context, why: It stands in Mosul., recorded: 2020-04-01}
    recorded: 2020-03-01
    by: Somebody
"""
WHOLE = Evidence(
    id="2020-02-hospital-opens",
    date=PartialDate.parse("2020-02"),
    finding="Two members opened a hospital in Mosul.",
    places=("IQ-NI",),
    actors=("DEU", "NATO"),
    collective=True,
    amount=Amount(value=1500000.5, unit="EUR", stage=Stage.PAID),
    source=Source(
        kind=SourceKind.MONITOR,
        publisher="A paper",
        origin="UNAMI",
        title="A hospital",
        url="https://example.org/paper",
        second_hand=True,
    ),
    quote="the hospital is open",
    archived=Copy(url="https://archive.example/1", date=date(2020, 3, 2)),
    also=(Page(publisher="Another", title="B", url="https://example.org/b"),),
    caveat="The paper was not there.",
    provenance="Read on a screen.",
    bears_on=(
        BearsOn(commitment="two", effect=Effect.ADVANCE),
        BearsOn(
            commitment="one",
            effect=Effect.CONTEXT,
            why="It stands in Mosul.",
            recorded=date(2020, 4, 1),
        ),
    ),
    recorded=date(2020, 3, 1),
    by="Somebody",
)


def of_two() -> Register:
    members = section("members", member("DEU"), member("NATO", "organisation"))
    return register(commitment(), commitment("two"), members, FACT)


def test_a_fact_is_read_with_everything_that_it_may_hold() -> None:
    assert of_two().evidence == (WHOLE,)
    assert of_two().fact("2020-02-hospital-opens") == WHOLE
    assert of_two().fact("two") is None


def test_each_commitment_sees_the_fact_as_it_bears_on_it() -> None:
    one, two = of_two().commitments
    assert (one.evidence, two.evidence) == (
        (Bearing(WHOLE, WHOLE.bears_on[1]),),
        (Bearing(WHOLE, WHOLE.bears_on[0]),),
    )
    (late,), (first,) = one.evidence, two.evidence
    assert (late.effect, late.recorded) == (Effect.CONTEXT, date(2020, 4, 1))
    assert (first.effect, first.recorded) == (Effect.ADVANCE, date(2020, 3, 1))
    assert (first.id, first.date, first.happened, first.finding, first.places) == (
        *("2020-02-hospital-opens", PartialDate.parse("2020-02"), date(2020, 2, 29)),
        *("Two members opened a hospital in Mosul.", ("IQ-NI",)),
    )
    assert (first.source, first.origin, first.caveat, first.corrects, first.by) == (
        *(WHOLE.source, "UNAMI", "The paper was not there.", None, "Somebody"),
    )


def test_a_fact_of_little_needs_little() -> None:
    text = (
        "evidence: [{id: a, date: 2020, finding: F, source: {kind: act, publisher: P, title: T,"
        " url: 'https://example.org/a'}, bears_on: [{commitment: one, effect: setback}],"
        " recorded: 2020-03-01}]\n"
    )
    assert read((c() + text).encode(), "d", TODAY).evidence == (
        Evidence(
            id="a",
            date=PartialDate.parse("2020"),
            finding="F",
            source=Source(
                kind=SourceKind.ACT, publisher="P", title="T", url="https://example.org/a"
            ),
            bears_on=(BearsOn(commitment="one", effect=Effect.SETBACK),),
            recorded=date(2020, 3, 1),
        ),
    )


def test_a_bearing_is_put_together_and_never_written() -> None:
    commitments = as_json(of_two())["commitments"]
    assert [list(entry) for entry in commitments] == [
        [
            *("id", "title", "summary", "wording", "theme", "regions", "kind", "force"),
            *("pledged_by", "review_every", "criteria"),
        ]
    ] * 2
    assert as_json(of_two())["evidence"][0]["bears_on"] == [
        {"commitment": "two", "effect": "advance"},
        {
            "commitment": "one",
            "effect": "context",
            "why": "It stands in Mosul.",
            "recorded": "2020-04-01",
        },
    ]


def test_the_correction_of_a_fact_stands_at_each_of_its_bearings() -> None:
    newer = bearing("commitment: two, effect: setback").replace("one-01", "one-02")
    newer = newer.removesuffix("}") + ", corrects: one-01, caveat: Misread}"
    older = bearing("commitment: one, effect: advance", "commitment: two, effect: advance")
    found = register(commitment(evidence=f"{older}\n{newer}"), commitment("two"))
    correction = found.evidence[1]
    assert [[item.corrected_by for item in c.evidence] for c in found.commitments] == [
        [correction],
        [correction, None],
    ]


def test_the_parts_around_the_facts_read_into_their_entries() -> None:
    head = HEAD.replace(
        "  maintainer: {name: The desk}\n",
        "  maintainer: {name: The desk, contact: https://example.org/desk}\n  review: By two.\n",
    ).replace(TEXT, f"{TEXT[:-1]}, milestone: m}}")
    text = file(
        commitment(
            due="{date: 2020-12, words: by the end of the year}",
            testability="{level: partly, why: Budgets are public.}",
            lineage="[{document: text, relation: weaker, quote: Nous le ferons, locator: L,"
            " why: Softer., language: fr, gloss: We will do it, basis: report},"
            " {document: text, relation: dropped, basis: text}]",
        ),
        section("milestones", milestone("2020", "meeting")),
        section(
            "later_pledges",
            "id: l, document: text, pledge: P, quote: Q, language: fr, gloss: G, basis: account",
        ),
        "synonyms:\n  - [ftf, foreign terrorist fighters]\n  - [isis, daesh]\n",
        "abbreviations:\n  - {short: FTF, means: foreign terrorist fighter}\n",
        section(
            "confirmations",
            "commitment: one, date: 2020-03-01, recorded: 2020-03-02, by: us, note: N",
        ),
        head=head,
    )
    found = read(text.encode(), "d", TODAY)
    (one,) = found.commitments
    assert found.register == RegisterInfo(
        maintainer=Maintainer(name="The desk", contact="https://example.org/desk"),
        method=Method(version="first", date=date(2019, 6, 25)),
        review="By two.",
    )
    assert found.documents == (
        Document(
            id="text",
            title="The text",
            publisher="The host",
            url="https://example.org/text",
            seen=Seen.WHOLE,
            milestone="m",
        ),
    )
    assert one.due == Due(date=PartialDate.parse("2020-12"), words="by the end of the year")
    assert one.testability == Decidable(level=Degree.PARTLY, why="Budgets are public.")
    assert one.lineage == (
        Lineage(
            document="text",
            relation=Relation.WEAKER,
            quote="Nous le ferons",
            locator="L",
            why="Softer.",
            language="fr",
            gloss="We will do it",
            basis=TextBasis.REPORT,
        ),
        Lineage(document="text", relation=Relation.DROPPED, basis=TextBasis.TEXT),
    )
    assert found.later_pledges == (
        LaterPledge(
            id="l",
            document="text",
            pledge="P",
            quote="Q",
            language="fr",
            gloss="G",
            basis=TextBasis.ACCOUNT,
        ),
    )
    assert found.abbreviations == (Abbreviation(short="FTF", means="foreign terrorist fighter"),)
    assert found.synonyms == (("ftf", "foreign terrorist fighters"), ("isis", "daesh"))
    assert found.confirmations == (
        Confirmation(
            commitment="one",
            date=date(2020, 3, 1),
            recorded=date(2020, 3, 2),
            by="us",
            note="N",
        ),
    )
