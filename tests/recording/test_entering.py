"""What is filled in becomes an entry, or each mistake stands at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from commitments.recording import entering, outcome
from commitments.recording.entering import Mistake, Mistakes
from commitments.recording.inserting import Addition, append
from commitments.register.model import BearsOn, Confirmation, Copy, Evidence, Register
from commitments.register.reading import Loaded, read, version
from commitments.standing.revision import Move
from commitments.vocabulary import Effect, Status
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, whole

TEXT = whole(
    HEAD
    + commitment(
        evidence="\n".join([evidence(), evidence("one-02", publisher="OAS")]),
        assessments=assessment(),
    )
)
DATA = TEXT.encode()
LOADED = Loaded(read(DATA, "data.yaml", TODAY), version(DATA), DATA)
FACT: dict[str, Any] = {
    "date": "2020-03",
    "effect": "setback",
    "finding": "It stopped.",
    "kind": "monitor",
    "publisher": "UN",
    "title": "A page",
    "url": "https://example.org/new",
}
NEW = "2020-03-stopped"
VERDICT: dict[str, Any] = {
    "date": "2020-02-01",
    "status": "substantial",
    "reason": "Most of it.",
    "evidence": ("one-01", "one-02"),
    "method": "first",
}


def mistakes(error: pytest.ExceptionInfo[Mistakes]) -> list[tuple[str, str]]:
    return [(m.field, m.message.partition(";")[0]) for m in error.value.mistakes]


def fact(**fields: Any) -> Addition:
    return Addition("one", entering.evidence(FACT | fields, "one", NEW, TODAY.isoformat(), "Ann"))


def verdict(**fields: Any) -> Addition:
    return Addition("one", entering.assessment(VERDICT | fields, TODAY.isoformat(), "Ann"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "2020-13", "'2020-13' has no possible month"),
        ("date", "", "'' is not a date"),
        ("effect", "good", "'good' is not known (advance, setback, context)"),
        ("finding", "word " * 51, "has 51 words"),
        ("kind", "press", "'press' is not known (act, monitor, reporting, party)"),
        ("effect", "", "'' is not known (advance, setback, context)"),
        ("finding", "", "is empty"),
        ("kind", "", "'' is not known (act, monitor, reporting, party)"),
        ("publisher", " ", "is empty"),
        ("title", "", "is empty"),
        ("date", "2030", "2030 lies after recorded (2026-11-28)"),
        ("title", "XX" + "XX", "holds the placeholder"),
        ("title", "a" * 50_001, "has 50,001 characters"),
        ("date", "2020\u202e", "holds the character U+202E"),
        ("url", "", "is empty"),
        ("origin", " ", "is empty"),
        ("places", ("",), "is empty"),
        ("caveat", "TO" + "DO", "holds the placeholder"),
        ("corrects", "One 1", "'One 1' is not allowed"),
        ("finding", "a\udcff", "holds the character U+DCFF"),
        ("publisher", "a\x1b", "holds the character U+001B"),
        ("caveat", "a\u202eb", "holds the character U+202E"),
        ("places", ("IRQ", "\x00"), "holds the character U+0000"),
        ("url", "javascript:alert(1)", "'javascript:alert(1)' is not a web address"),
    ],
)
def test_a_mistake_stands_at_its_field(field: str, value: str, message: str) -> None:
    with pytest.raises(Mistakes) as error:
        fact(**{field: value})
    [(where, said)] = mistakes(error)
    assert where == field
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "2020-02", "'2020-02' is no full date"),
        ("date", "", "'' is not a date"),
        ("date", "2030-01-01", "2030-01-01 lies after recorded (2026-11-28)"),
        ("status", "good", "'good' is not known"),
        ("status", "", "'' is not known"),
        ("reason", "", "is empty"),
        ("reason", "a\udcff", "holds the character U+DCFF"),
        ("evidence", ("One",), "'One' is not allowed"),
        ("note", " ", "is empty"),
    ],
)
def test_a_mistake_of_a_judgement_stands_at_its_field(
    field: str, value: object, message: str
) -> None:
    with pytest.raises(Mistakes) as error:
        verdict(**{field: value})
    [(where, said)] = mistakes(error)
    assert where == field
    assert said.startswith(message)


def test_texts_are_taken_with_plain_spaces_and_one_kind_of_line_break() -> None:
    made = fact(finding="Ten\u00a0houses\r\nfell").entry
    assert isinstance(made, Evidence)
    assert made.finding == "Ten houses\nfell"
    with pytest.raises(Mistakes) as error:
        fact(url="https://example.org/a\u00a0b")
    [(where, said)] = mistakes(error)
    assert (where, said) == ("url", "holds the character U+00A0 (no-break space) at place 22")


def test_a_text_may_have_as_many_characters_as_are_allowed() -> None:
    made = fact(title="a" * 50_000).entry
    assert isinstance(made, Evidence)
    assert len(made.source.title) == 50_000


def test_who_records_is_a_field_too() -> None:
    with pytest.raises(Mistakes) as error:
        entering.assessment(VERDICT, TODAY.isoformat(), "")
    assert mistakes(error) == [("by", "is missing")]


def test_unseen_characters_hide_no_other_mistake() -> None:
    with pytest.raises(Mistakes) as error:
        fact(finding="a\x00", effect="good")
    assert [field for field, _ in mistakes(error)] == ["finding", "effect"]


def test_all_mistakes_are_said_at_once() -> None:
    with pytest.raises(Mistakes) as error:
        entering.evidence({}, "one", "one-03", TODAY.isoformat())
    assert {field for field, _ in mistakes(error)} == {
        *("date", "effect", "finding", "kind", "publisher", "title", "url")
    }


@pytest.mark.parametrize(
    ("addition", "field", "message"),
    [
        (
            fact(date="2018"),
            "effect",
            "effect 'setback' is not possible on 2018, before the pledge",
        ),
        (fact(places=("IRX",)), "places", "place 'IRX' is not known"),
        (fact(corrects="one-09", caveat="R"), "corrects", "'one-09' is no earlier fact"),
        (fact(places=("IRQ", "IRQ")), "places", "places names 'IRQ' twice"),
        (fact(corrects="one-01"), "caveat", "a correction needs its reason"),
        (
            Addition("one", entering.evidence(FACT, "one", "one-02", TODAY.isoformat())),
            "id",
            "'one-02' stands twice in evidence",
        ),
        (
            Addition(
                "one", entering.evidence(FACT | {"date": "2020-01"}, "one", "one-03", "2020-02-01")
            ),
            "recorded",
            "recorded 2020-02-01 stands after one-02 of 2020-03-01",
        ),
        (verdict(evidence=()), "evidence", "status 'substantial' rests on no evidence"),
        (
            verdict(status="limited", evidence=("one-01",) * 2),
            "evidence",
            "evidence names 'one-01' twice",
        ),
        (verdict(evidence=("one-01",)), "status", "status 'substantial' needs evidence of two"),
        (verdict(evidence=("one-07",)), "evidence", "evidence 'one-07' is not known"),
        (
            verdict(date="2020-01-31", status="limited", evidence=("one-01",)),
            "date",
            "date 2020-01-31 is before the evidence it rests on",
        ),
    ],
)
def test_a_rule_of_the_file_speaks_at_the_field(
    addition: Addition, field: str, message: str
) -> None:
    with pytest.raises(Mistakes) as error:
        outcome.outcome_of(LOADED, addition, "data.yaml", TODAY)
    said = mistakes(error)
    assert [where for where, _ in said] == [field]
    assert said[0][1].startswith(message)


def test_nothing_found_beside_facts_and_without_a_search_is_two_mistakes() -> None:
    nothing = verdict(status="no_evidence", evidence=())
    with pytest.raises(Mistakes) as error:
        outcome.outcome_of(LOADED, nothing, "data.yaml", TODAY)
    assert mistakes(error) == [
        ("", "'no_evidence' needs a documented search: add 'searches'"),
        ("status", "status 'no_evidence' cannot stand beside one-01, which points a way"),
    ]


def test_parties_alone_are_a_mistake_of_the_status() -> None:
    items = [evidence(kind="party"), evidence("one-02", kind="party", publisher="OAS")]
    data = whole(HEAD + commitment(evidence="\n".join(items))).encode()
    loaded = Loaded(read(data, "d", TODAY), version(data), data)
    with pytest.raises(Mistakes) as error:
        outcome.outcome_of(loaded, verdict(), "d", TODAY)
    [(field, said)] = mistakes(error)
    assert (field, said) == ("status", "status 'substantial' rests on the word of parties alone")


def test_a_file_without_a_place_for_the_entry_is_a_mistake_of_no_field() -> None:
    with pytest.raises(Mistakes) as error:
        outcome.outcome_of(LOADED, Addition("nine", fact().entry), "data.yaml", TODAY)
    assert mistakes(error) == [("", "there is no commitment 'nine'")]


def test_what_an_entry_would_do_is_said_before() -> None:
    done = outcome.outcome_of(LOADED, verdict(), "data.yaml", TODAY)
    assert (
        done.lines
        == """\
      - date: 2020-02-01
        recorded: 2026-11-28
        status: substantial
        reason: Most of it.
        evidence: [one-01, one-02]
        by: Ann
        method: first"""
    )
    assert done.revision.moves == (Move("one", "status", "Limited action", "Substantially kept"),)
    assert done.revision.edits == done.revision.removed == ()
    before, after = done.counts
    assert (before[Status.LIMITED], after[Status.LIMITED], after[Status.SUBSTANTIAL]) == (1, 0, 1)
    assert (done.standing.commitment.id, done.standing.status) == ("one", Status.SUBSTANTIAL)
    with_it = append(LOADED.data, [verdict()], "data.yaml", TODAY)
    assert done.version == version(with_it)


@pytest.mark.parametrize("second_reader", [False, True])
def test_where_a_second_reader_is_needed_it_is_said_what_moves_then(second_reader: bool) -> None:
    said = "  review: second-reader\n  review_since: 2026-11-01\n  method:"
    data = TEXT.replace("  method:", said, 1).encode() if second_reader else DATA
    loaded = Loaded(read(data, "d", TODAY), version(data), data)
    for addition in (verdict(), fact()):
        assert outcome.outcome_of(loaded, addition, "d", TODAY).waits is second_reader
    done = outcome.outcome_of(loaded, verdict(), "d", TODAY)
    assert done.revision.moves == (Move("one", "status", "Limited action", "Substantially kept"),)
    assert done.standing.status is Status.SUBSTANTIAL


def test_what_evidence_would_do_is_said_before() -> None:
    filled = fact(origin="OCHA", second_hand=True, places=("IRQ", "IQ-NI"), caveat="But: so.")
    done = outcome.outcome_of(LOADED, filled, "data.yaml", TODAY)
    assert (
        done.lines
        == """\
  - id: 2020-03-stopped
    date: 2020-03
    finding: It stopped.
    places: [IRQ, IQ-NI]
    source:
      kind: monitor
      publisher: UN
      origin: OCHA
      title: A page
      url: https://example.org/new
      second_hand: true
    caveat: 'But: so.'
    bears_on:
      - commitment: one
        effect: setback
    recorded: 2026-11-28
    by: Ann"""
    )
    assert done.revision.edits == done.revision.removed == ()
    assert [move for move in done.revision.moves if move.what == "status"] == []


@pytest.mark.parametrize(("origin", "publisher"), [("UN", "UN"), (" UN ", "UN"), ("UN", "UN ")])
def test_an_origin_that_is_the_publisher_is_left_out(origin: str, publisher: str) -> None:
    made = fact(origin=origin, publisher=publisher, caveat="", corrects="").entry
    assert (made.source.origin, made.caveat, made.corrects) == (None, None, None)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (b"a\nb\n", b"a\nx\nb\n", "x"),
        (b"a\nb", b"a\nb\nx\ny\n", "x\ny"),
        (b"a\na\n", b"a\na\na\n", "a"),
        ("\ufeffa\r\nb".encode(), "\ufeffa\r\nx\r\nb".encode(), "x"),
        (b"", b"x", "x"),
        (b"a\nx: []\nb\n", b"a\nx:\n- 1\nb\n", "x:\n- 1"),
    ],
)
def test_the_lines_that_are_added(old: bytes, new: bytes, lines: str) -> None:
    assert outcome.added(old, new) == lines


def test_mistakes_read_as_sentences() -> None:
    assert str(Mistakes([Mistake("date", "is empty"), Mistake("", "No.")])) == "date is empty\nNo."


def test_a_correction_of_each_item_on_file_starts_from_all_it_says(curated: Register) -> None:
    for one, item in ((c, item) for c in curated.commitments for item in c.evidence):
        fields, old = entering.filled_in(item), item.fact
        day = old.recorded.isoformat()
        again = entering.evidence(fields, one.id, old.id, day, old.by or "", old)
        assert set(again.bears_on) == {replace(on, recorded=None) for on in old.bears_on}
        assert again.bears_on[0].commitment == one.id
        # What was wrong may be the sum, and what the desk or others said of it.
        origin = None if old.source.origin == old.source.publisher else old.source.origin
        said = replace(old, caveat=None, corrects=None, amount=None, also=(), provenance=None)
        assert replace(again, bears_on=old.bears_on) == replace(
            said, source=replace(old.source, origin=origin)
        )


def test_a_correction_bears_on_all_that_the_mistake_bears_on() -> None:
    links = (
        BearsOn(commitment="one", effect=Effect.ADVANCE, why="Here."),
        BearsOn(commitment="two", effect=Effect.CONTEXT, recorded=date(2020, 4, 1)),
    )
    copy = Copy(url="https://archive.example/a", date=date(2020, 3, 1))
    old = replace(LOADED.register.evidence[0], bears_on=links, collective=True, archived=copy)
    fields = FACT | {"corrects": old.id, "caveat": "So."}
    new = entering.evidence(fields, "one", NEW, TODAY.isoformat(), "Ann", old)
    assert new.bears_on == (
        BearsOn(commitment="one", effect=Effect.SETBACK),
        BearsOn(commitment="two", effect=Effect.CONTEXT),
    )
    # Another page has another copy.
    assert (new.collective, new.archived) == (True, None)
    same = entering.evidence(fields | {"url": old.source.url}, "one", NEW, str(TODAY), "", old)
    assert same.archived == copy


LINK = {"effect": "setback", "why": "It was the only road."}
CONFIRMED = {"date": "2026-11-01", "note": "Gazettes."}


def test_a_link_and_a_confirmation_are_entries_too() -> None:
    day = TODAY.isoformat()
    assert entering.bears_on(LINK, "one", day) == BearsOn(
        commitment="one", effect=Effect.SETBACK, why="It was the only road.", recorded=TODAY
    )
    assert entering.bears_on({"effect": "context"}, "one", day).why is None
    assert entering.confirmation(CONFIRMED, "one", day, "Ann") == Confirmation(
        commitment="one", date=date(2026, 11, 1), recorded=TODAY, by="Ann", note="Gazettes."
    )
    assert entering.confirmation({"date": day, "note": ""}, "one", day, "Ann").note is None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("effect", "good", "'good' is not known"),
        ("effect", "", "'' is not known"),
        ("why", "TO" + "DO", "holds the placeholder"),
        ("why", "a\u202eb", "holds the character U+202E"),
    ],
)
def test_a_mistake_of_a_link_stands_at_its_field(field: str, value: str, message: str) -> None:
    with pytest.raises(Mistakes) as error:
        entering.bears_on(LINK | {field: value}, "one", TODAY.isoformat())
    [(where, said)] = mistakes(error)
    assert where == field
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "2026-11", "'2026-11' is no full date"),
        ("date", "", "is missing"),
        ("date", "2026-11-29", "2026-11-29 lies after recorded (2026-11-28)"),
        ("note", "a\x00", "holds the character U+0000"),
    ],
)
def test_a_mistake_of_a_confirmation_stands_at_its_field(
    field: str, value: str, message: str
) -> None:
    with pytest.raises(Mistakes) as error:
        entering.confirmation(CONFIRMED | {field: value}, "one", TODAY.isoformat(), "Ann")
    [(where, said)] = mistakes(error)
    assert where == field
    assert said.startswith(message)


def test_a_rule_on_a_link_speaks_at_its_field() -> None:
    early = evidence("two-01", date="2018", effect="context")
    text = whole(HEAD + commitment() + commitment("two", evidence=early))
    loaded = Loaded(read(text.encode(), "d", TODAY), "v", text.encode())
    link = entering.bears_on(LINK, "one", TODAY.isoformat())
    with pytest.raises(Mistakes) as error:
        outcome.outcome_of(loaded, Addition("one", link, "two-01"), "d", TODAY)
    [(where, said)] = mistakes(error)
    assert (where, said) == (
        "effect",
        "effect 'setback' is not possible on 2018, before the pledge of 2019-06-25",
    )


def test_what_a_link_and_a_confirmation_would_do_is_said_before() -> None:
    text = whole(HEAD + commitment(evidence=evidence()) + commitment("two"))
    loaded = Loaded(read(text.encode(), "d", TODAY), "v", text.encode())
    link = entering.bears_on(LINK, "two", TODAY.isoformat())
    done = outcome.outcome_of(loaded, Addition("two", link, "one-01"), "d", TODAY)
    assert (done.standing.commitment.id, len(done.standing.evidence)) == ("two", 1)
    assert done.revision.added == ("one-01, setback for two as well",)
    assert done.revision.edits == done.revision.removed == ()
    confirmed = entering.confirmation(CONFIRMED, "one", TODAY.isoformat(), "Ann")
    done = outcome.outcome_of(loaded, Addition("one", confirmed), "d", TODAY)
    assert (
        done.lines
        == """\
confirmations:
  - commitment: one
    date: 2026-11-01
    recorded: 2026-11-28
    by: Ann
    note: Gazettes."""
    )
