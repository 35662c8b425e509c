"""What the form says before an entry is saved."""

from __future__ import annotations

from dataclasses import replace

from commitments.answers.record import Difference, corrected, moved, named, totals_moved
from commitments.dates import PartialDate
from commitments.register.model import BearsOn, Evidence, Source
from commitments.standing.revision import Move
from commitments.vocabulary import Effect, SourceKind, Status
from tests.conftest import TODAY, commitment, register

FULL = (
    "{id: one-01, date: 2020-02-01, finding: What happened, places: [IRQ, IQ-NI],"
    " collective: true, amount: {value: 10500000.5, unit: EUR, stage: paid},"
    " source: {kind: act, publisher: State, title: A page, url: https://example.org/one-01,"
    " origin: A ministry, second_hand: true}, quote: As said,"
    " archived: {url: https://example.org/copy, date: 2020-03-01},"
    " also: [{publisher: Paper, title: The same, url: https://example.org/same}],"
    " provenance: Read in full, bears_on: [{commitment: one, effect: advance, why: It names it}],"
    " recorded: 2020-03-01, by: Ann}"
)


def test_what_a_correction_changes_and_drops() -> None:
    found = register(commitment(evidence=FULL))
    [old] = found.commitments[0].evidence
    new = Evidence(
        id="one-02",
        date=PartialDate.parse("2020-02"),
        finding="What happened",
        source=Source(
            kind=SourceKind.MONITOR, publisher="State", title="A page", url="https://example.org/2"
        ),
        caveat="So it is.",
        bears_on=(BearsOn(commitment="one", effect=Effect.SETBACK),),
        recorded=TODAY,
        corrects="one-01",
    )
    assert corrected(old, new, found) == (
        Difference("When it happened", "1 Feb 2020", "Feb 2020"),
        Difference("What it does to the pledge", "Advance", "Setback"),
        Difference("Who says so", "The act itself", "Independent monitor"),
        Difference("Address of the page", "https://example.org/one-01", "https://example.org/2"),
        Difference("Where", "Iraq, Nineveh", "the world at large"),
        Difference("What the page says, exactly", "As said", "nothing"),
        Difference("Caveat that readers must see", "nothing", "So it is."),
        Difference("Why it bears on this pledge", "It names it", "nothing"),
        Difference("Whose finding it is, if not the publisher's", "A ministry", "nothing"),
        Difference("The page itself was not opened; others say what it says", "yes", "no"),
        Difference("The members together acted", "yes", "no"),
        Difference("Sum of money", "EUR 10,500,000.5 paid", "nothing"),
        Difference("Other pages that say the same", "https://example.org/same", "nothing"),
        Difference(
            "Copy in an archive", "https://example.org/copy, of 1 Mar 2020", "nothing"
        ),
        Difference("Notes on how it was read", "Read in full", "nothing"),
    )  # fmt: skip
    assert corrected(old, old.fact, found) == ()


def test_a_fact_is_named_by_when_what_and_who() -> None:
    [fact] = register(commitment(evidence=FULL)).evidence
    assert named(fact) == "1 Feb 2020 · What happened (State)"
    assert (
        named(replace(fact, finding="One two three four"), 12) == "1 Feb 2020 · One two … (State)"
    )


def test_what_moves_is_said_in_words() -> None:
    assert [moved(Move("one", what, "a", "b")) for what in ("status", "trend", "freshness")] == [
        Difference("Status", "a", "b"),
        Difference("Trend of the last 12 months", "a", "b"),
        Difference("How recent the facts are", "a", "b"),
    ]


def test_totals_name_the_statuses_whose_count_moves() -> None:
    before = {Status.SUBSTANTIAL: 2, Status.LIMITED: 3}
    assert totals_moved(before, {Status.SUBSTANTIAL: 3, Status.LIMITED: 2}) == (
        "Of 5 pledges, 3 substantially kept instead of 2 and 2 limited action instead of 3."
    )
    assert totals_moved(before, before) == (
        "The totals stay: of 5 pledges, 2 substantially kept and 3 limited action."
    )
    assert totals_moved({Status.UNCLEAR: 1}, {Status.FULFILLED: 1}) == (
        "Of 1 pledge, 1 fulfilled or upheld instead of 0 and 0 unclear instead of 1."
    )
