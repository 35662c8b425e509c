"""Evidence out of a table: all rows or none, every bad row named."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from commitments.briefing.sameness import packed
from commitments.exchange.csv import to_csv
from commitments.exchange.table_import import BadTable, take
from commitments.exchange.workbook import to_xlsx
from commitments.record_words import Stage
from commitments.recording.inserting import Addition, append
from commitments.register.as_json import as_json
from commitments.register.model import Amount, BearsOn, Evidence, Page, Register
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.standing.standing import Moment
from commitments.tables.view import View
from commitments.vocabulary import Effect
from tests.conftest import HEAD, TODAY, commitment, evidence, whole
from tests.recording.test_properties_recording import facts
from tests.test_zipped import lying

ANEW = "save it anew in the spreadsheet program, or as “CSV UTF-8”"
BASE = (HEAD + commitment() + commitment("two")).encode()
ROW = {
    "commitment": "one",
    "date": "2026-03",
    "effect": "advance",
    "finding": "It's new: yes, “really”",
    "source_kind": "monitor",
    "publisher": "UN",
    "title": "Report #3",
    "url": "https://example.org/new",
}


def as_csv(*rows: dict[str, str], separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_xlsx(*rows: dict[str, object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(table: bytes) -> list[str]:
    with pytest.raises(BadTable) as error:
        take(BASE, table, "d", TODAY)
    return [str(row) for row in error.value.rows]


@pytest.mark.parametrize(
    "table",
    [
        as_csv(ROW),
        as_csv(ROW, separator=";"),
        b"\xef\xbb\xbf" + as_csv(ROW),
        as_csv(
            ROW
            | {"id": "2026-03-new-yes-really", "places": "", "recorded": TODAY.isoformat()}
            | {"caveat": "", "actors": "", "quote": "", "why": ""}
        ),
        as_xlsx(dict(ROW)),
    ],
    ids=["comma", "semicolon", "BOM", "optional columns", "xlsx"],
)
def test_a_row_becomes_a_fact(table: bytes) -> None:
    new, added = take(BASE, table, "d", TODAY)
    (fact,) = read(new, "d", TODAY).evidence
    assert [addition.entry for addition in added] == [fact]
    assert (fact.id, fact.date.text, fact.finding, fact.places, fact.recorded) == (
        "2026-03-new-yes-really",
        "2026-03",
        "It's new: yes, “really”",
        (),
        TODAY,
    )
    assert (fact.source.title, fact.source.origin, fact.caveat) == ("Report #3", None, None)
    assert fact.bears_on == (BearsOn(commitment="one", effect=Effect.ADVANCE),)


def test_days_and_lists_of_a_workbook_are_read_as_they_look() -> None:
    row: dict[str, object] = ROW | {"date": date(2026, 3, 1), "places": "IRQ; IQ-NI"}
    new, _ = take(BASE, as_xlsx(row), "d", TODAY)
    (item,) = read(new, "d", TODAY).commitments[0].evidence
    assert (item.date.text, item.places) == ("2026-03-01", ("IRQ", "IQ-NI"))


def test_what_was_exported_can_be_imported_again() -> None:
    items = [evidence(), evidence("one-02", date="2020-02", caveat="'=1+1'")]
    text = whole(HEAD + commitment(evidence="\n".join(items)))
    register = read(text.encode(), "d", TODAY)
    facts = View(register, Moment(TODAY, TODAY), "v").evidence
    base = (HEAD + commitment()).encode()
    old = register.commitments[0].evidence
    for table in (to_csv(facts), to_xlsx({"evidence": facts}, "About", TODAY)):
        new, _ = take(base, table, "d", TODAY)
        assert read(new, "d", TODAY).commitments[0].evidence == old


def test_facts_on_several_pledges_can_be_imported_again() -> None:
    later = "[{commitment: two, effect: setback, why: So.}, {commitment: one, effect: context,"
    later += " recorded: 2020-03-05}]"
    facts = [
        evidence("one-01", recorded="2020-03-04"),
        evidence("two-01", recorded="2020-03-01").replace(
            "[{commitment: THIS-COMMITMENT, effect: advance}]", later
        ),
        evidence("two-02", recorded="2020-03-04"),
    ]
    in_file = "".join(
        f"  - {fact.replace('THIS-COMMITMENT', 'two' if n else 'one')}\n"
        for n, fact in sorted(enumerate(facts), key=lambda pair: pair[0] != 1)
    )
    old = read(BASE + b"evidence:\n" + in_file.encode(), "d", TODAY)
    frame = View(old, Moment(TODAY, TODAY), "v").evidence
    # A pledge at a time, not in the order in which they were recorded.
    assert frame["id"].tolist() == ["two-01", "one-01", "two-01", "two-02"]
    new, added = take(BASE, to_csv(frame), "d", TODAY)
    assert len(added) == 3
    assert {fact.id: by_pledge(fact) for fact in read(new, "d", TODAY).evidence} == {
        fact.id: by_pledge(fact) for fact in old.evidence
    }


FULL = (
    "{id: one-01, date: 2020-02-01, finding: What happened, places: [IRQ, IQ-NI],"
    " actors: [FRA, NATO], collective: true,"
    " amount: {value: 10500000.5, unit: EUR, stage: paid, givers: [FRA, NATO]},"
    " source: {kind: act, publisher: State, title: A page, url: https://example.org/one-01,"
    " origin: A ministry, second_hand: true}, quote: As said,"
    " archived: {url: https://example.org/copy, date: 2020-03-01},"
    ' also: [{publisher: "P; Q", title: "\\\\; =1", url: "https://example.org/a;b"},'
    " {publisher: Paper, title: The same, url: https://example.org/same}], caveat: But.,"
    " provenance: Read in full, bears_on: [{commitment: one, effect: advance, why: It names it},"
    " {commitment: two, effect: context, recorded: 2021-05-01}], recorded: 2020-03-01, by: Ann}"
)
"""A fact with everything that one may hold besides what it corrects."""
MEMBERS = b"""\
members:
  - {code: FRA, name: France, kind: state, joined: 2014, basis: List, url: https://example.org/m}
  - {code: NATO, name: N, kind: organisation, joined: 2014, basis: L, url: https://example.org/m}
"""


def exported(register: Register) -> list[bytes]:
    """The facts of a register as tables."""
    facts = View(register, Moment(TODAY, TODAY), "v").evidence
    return [to_csv(facts), to_xlsx({"evidence": facts}, "About", TODAY)]


def test_all_that_a_fact_holds_comes_back_from_an_export() -> None:
    old = read(BASE + MEMBERS + f"evidence:\n  - {FULL}\n".encode(), "d", TODAY)
    [fact] = old.evidence
    assert fact.also[0] == Page(publisher="P; Q", title="\\; =1", url="https://example.org/a;b")
    for table in exported(old):
        new, _ = take(BASE + MEMBERS, table, "d", TODAY)
        assert read(new, "d", TODAY).evidence == old.evidence


def test_all_facts_of_the_real_file_come_back_from_an_export(curated: Register) -> None:
    today = date(2999, 1, 1)
    without = replace(
        curated,
        evidence=(),
        confirmations=(),
        commitments=tuple(replace(c, assessments=()) for c in curated.commitments),
    )
    base = (json.dumps(as_json(without), ensure_ascii=False) + "\n").encode()
    facts = View(curated, Moment(today, today), "v").evidence
    new, _ = take(base, to_csv(facts), "d", today)
    assert {fact.id: by_pledge(fact) for fact in read(new, "d", today).evidence} == {
        fact.id: by_pledge(fact) for fact in curated.evidence
    }


PLEDGES = BASE + commitment("three").encode()


def said_once(fact: Evidence) -> Evidence:
    """A fact without what says nothing: an origin that is its publisher, the day of a link that is
    its own."""
    source = fact.source
    links = (
        replace(on, recorded=None) if on.recorded == fact.recorded else on for on in fact.bears_on
    )
    origin = None if source.origin == source.publisher else source.origin
    return replace(fact, source=replace(source, origin=origin), bears_on=tuple(links))


@settings(max_examples=50)
@given(st.data())
def test_any_fact_comes_back_from_an_export(data: st.DataObject) -> None:
    fact = said_once(data.draw(facts(())))
    try:
        old = read(append(PLEDGES, [Addition("one", fact)], "d", TODAY), "d", TODAY)
    except DataProblems:
        reject()
    table, _ = exported(old)
    try:
        new, _ = take(PLEDGES, table, "d", TODAY)
    except BadTable as error:
        # A text such as "#N/A", which nobody can tell from what a spreadsheet shows for no value.
        assert all("where it has no value" in row.message for row in error.rows)
        reject()
    assert by_pledge(read(new, "d", TODAY).evidence[0]) == by_pledge(old.evidence[0])


WITH_PARTS = {
    **{"amount": "", "amount_unit": "", "amount_stage": "", "archived": "", "archived_on": ""},
    **{"also": "", "also_publisher": "", "also_title": "", "collective": "", "provenance": ""},
}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"amount": "12"}, ["amount_stage is missing", "amount_unit is missing"]),
        (
            {"amount": "12 M", "amount_unit": "EUR", "amount_stage": "payed"},
            [
                "amount '12 M' is not a number; write digits only, as in 670000000",
                "amount_stage 'payed' is not known; did you mean 'paid'? (goal, pledged,"
                " contracted, paid)",
            ],
        ),
        (
            {"amount": "0", "amount_unit": "EUR", "amount_stage": "paid"},
            ["2026-03-new-yes-really: value must be more than 0"],
        ),
        (
            {"amount_givers": "FRA"},
            [
                "amount_givers names who gave a sum, and there is none; write it under amount, or"
                " take this out"
            ],
        ),
        (
            {"amount": "5", "amount_unit": "EUR", "amount_stage": "paid", "amount_givers": "FRA"},
            [
                "2026-03-new-yes-really: givers names 'FRA', which did not act; name it under"
                " actors too"
            ],
        ),
        ({"archived": "https://example.org/copy"}, ["archived_on is missing"]),
        (
            {"archived": "x", "archived_on": "2026"},
            [
                "archived 'x' is not a web address; write one that begins with https:// or http://",
                "archived_on '2026' is no full date; write the day too, as in 2021-06-28",
            ],
        ),
        (
            {"also": "https://example.org/a; https://example.org/b", "also_title": "A"},
            [
                "also_publisher has 0 parts for 2 addresses in also; write one for each, with"
                " semicolons between them",
                "also_title has 1 part for 2 addresses in also; write one for each, with"
                " semicolons between them",
            ],
        ),
        (
            {"also": "x", "also_publisher": "P", "also_title": "T"},
            ["also 'x' is not a web address; write one that begins with https:// or http://"],
        ),
        (
            {"provenance": "T" + "BD"},
            [
                "provenance holds the placeholder 'T" + "BD'; write the text, or leave the entry"
                " out until it is known"
            ],
        ),
    ],
)
def test_a_part_that_cannot_be_taken_is_named_by_its_column(
    cells: dict[str, str], message: list[str]
) -> None:
    assert refused(as_csv(ROW | WITH_PARTS | cells)) == [f"row 2: {said}" for said in message]


def test_a_sum_with_an_exponent_is_read_as_its_number() -> None:
    row = ROW | {"amount": "1.5e-05", "amount_unit": "EUR", "amount_stage": "paid"}
    new, _ = take(BASE, as_csv(row), "d", TODAY)
    [fact] = read(new, "d", TODAY).evidence
    assert fact.amount == Amount(value=0.000015, unit="EUR", stage=Stage.PAID)


def by_pledge(fact: Evidence) -> Evidence:
    """A fact with what it bears on in the order of its pledges."""
    return replace(fact, bears_on=tuple(sorted(fact.bears_on, key=lambda on: on.commitment)))


SAME = {"id": "2026-03-a", "recorded": "2026-11-20"}
TWO = {"commitment": "two", "effect": "context", "why": "It is the same road."}


@pytest.mark.parametrize("id", ["2026-03-a", ""], ids=["by its id", "by what it says"])
def test_rows_of_one_fact_are_one_fact_on_several_pledges(id: str) -> None:
    row = ROW | SAME | {"id": id, "why": ""}
    other = row | {"finding": "Another.", "id": ""}
    new, added = take(BASE, as_csv(row, other, row | TWO), "d", TODAY)
    first, second = read(new, "d", TODAY).evidence
    assert len(added) == 2
    assert first.id == (id or "2026-03-new-yes-really")
    assert first.bears_on == (
        BearsOn(commitment="one", effect=Effect.ADVANCE),
        BearsOn(commitment="two", effect=Effect.CONTEXT, why="It is the same road."),
    )
    assert (second.id, len(second.bears_on)) == ("2026-03-another", 1)


@pytest.mark.parametrize("turned", [False, True])
def test_a_row_that_was_linked_later_is_a_link_of_that_day(turned: bool) -> None:
    rows = [
        ROW | SAME | {"why": "", "linked": "2026-11-20"},
        ROW | SAME | TWO | {"linked": "2026-11-24"},
    ]
    new, _ = take(BASE, as_csv(*(rows[::-1] if turned else rows)), "d", TODAY)
    (fact,) = read(new, "d", TODAY).evidence
    assert fact.recorded == date(2026, 11, 20)
    assert {on.commitment: on.recorded for on in fact.bears_on} == {
        "one": None,
        "two": date(2026, 11, 24),
    }


def test_a_day_of_a_link_that_is_none_or_too_early_is_named() -> None:
    row = ROW | SAME
    assert refused(as_csv(row | {"linked": "2026-11"})) == [
        "row 2: linked '2026-11' is no full date; write the day too, as in 2021-06-28"
    ]
    assert refused(as_csv(row | {"linked": "2026-11-19"})) == [
        "row 2: 2026-03-a bears_on one: recorded 2026-11-19 is before the fact itself was"
        " (2026-11-20)"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"finding": "Something else."},
        {"date": "2026-04"},
        {"publisher": "OAS"},
        {"url": "https://example.org/other"},
        {"caveat": "But."},
        {"places": "IRQ"},
        {"recorded": "2026-11-21"},
    ],
)
def test_rows_with_one_id_that_say_other_things_are_refused(other: dict[str, str]) -> None:
    row = ROW | SAME | {"caveat": "", "places": ""}
    assert refused(as_csv(ROW | {"id": "", "recorded": "", "caveat": "", "places": ""}, row,
                          row | {"commitment": "two"} | other)) == [
        "row 4: id '2026-03-a' is another fact in row 3"
    ]  # fmt: skip


def test_a_fact_bears_on_a_pledge_once() -> None:
    row = ROW | SAME
    assert refused(as_csv(row, row | {"commitment": "two"}, row | {"effect": "setback"})) == [
        "row 4: '2026-03-a' bears on 'one' in row 2"
    ]
    # Without an id as well.
    row = row | {"id": ""}
    assert refused(as_csv(row, row)) == ["row 3: '2026-03-new-yes-really' bears on 'one' in row 2"]


def test_every_bad_row_is_named_and_nothing_is_taken() -> None:
    assert refused(
        as_csv(
            ROW,
            ROW | {"commitment": "onee"},
            ROW | {"date": "2026-13-01", "effect": "advanced", "url": "ftp://x.example"},
            ROW | {"finding": "", "source_kind": "press"},
        )
    ) == [
        "row 3: commitment 'onee' is not known; did you mean 'one'?",
        "row 4: date '2026-13-01' has no possible month; months are 01 to 12",
        "row 4: effect 'advanced' is not known; did you mean 'advance'? (advance, setback, context)",
        "row 4: url 'ftp://x.example' is not a web address; write one that begins with https:// or"
        " http://",
        "row 5: finding is empty; write text, or take the key out",
        "row 5: source_kind 'press' is not known (act, monitor, reporting, party)",
    ]


def test_rules_of_the_file_are_named_with_the_row_as_well() -> None:
    assert refused(
        as_csv(ROW, ROW | {"date": "2026-12"}, ROW | {"commitment": "two", "date": "2027"})
    ) == [
        "row 3: date 2026-12 lies after recorded (2026-11-28); check the year",
        "row 4: date 2027 lies after recorded (2026-11-28); check the year",
    ]


def test_an_id_that_is_taken_is_refused() -> None:
    base = whole(HEAD + commitment(evidence=evidence()) + commitment("two"))
    with pytest.raises(BadTable) as error:
        take(base.encode(), as_csv(ROW | {"id": "one-01", "commitment": "two"}), "d", TODAY)
    assert [str(row) for row in error.value.rows] == [
        "row 2: id 'one-01' stands in the file already"
    ]


def test_a_rule_is_named_with_the_row_of_its_fact() -> None:
    row = ROW | {"corrects": "", "caveat": "", "places": ""}
    went = row | {"finding": "It went.", "corrects": "x-1", "caveat": "So."}
    came = row | {"commitment": "two", "finding": "It came.", "places": "IRX"}
    assert [message.partition(";")[0] for message in refused(as_csv(row, went, came))] == [
        "row 3: 2026-03-went: 'x-1' is no earlier fact",
        "row 4: 2026-03-came: place 'IRX' is not known",
    ]


RED = "\x1b[31mone\u202e"


@pytest.mark.parametrize(
    ("table", "messages"),
    [
        (
            as_csv(ROW | {"commitment": RED}),
            ["row 2: commitment 'U+001B[31moneU+202E' is not known"],
        ),
        (
            as_csv(ROW | {RED: "", RED + RED: ""}).replace((RED + RED).encode(), RED.encode()),
            ["row 1: column 'U+001B[31moneU+202E' is not known",
             "row 1: column 'U+001B[31moneU+202E' stands twice"],
        ),
        (
            as_csv(ROW | {"id": RED}, ROW | {"id": RED}),
            ["row 2: id holds the character U+001B at place 1; take it out",
             "row 3: id holds the character U+001B at place 1; take it out"],
        ),
        (
            as_csv(ROW | {"date": RED}),
            ["row 2: date holds the character U+001B at place 1; take it out"],
        ),
    ],
    ids=["commitment", "column", "id", "date"],
)  # fmt: skip
def test_messages_show_unseen_characters_by_their_numbers(
    table: bytes, messages: list[str]
) -> None:
    assert refused(table) == messages


def test_empty_ids_get_free_ones() -> None:
    given = ROW | {"id": "2026-03-new-yes-really", "title": "Another page"}
    rows = (ROW | {"id": ""}, given, ROW | {"id": "", "title": "A third"})
    new, _ = take(BASE, as_csv(*rows), "d", TODAY)
    assert [fact.id for fact in read(new, "d", TODAY).evidence] == [
        "2026-03-new-yes-really-2",
        "2026-03-new-yes-really",
        "2026-03-new-yes-really-3",
    ]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"", "row 1: these columns are missing: commitment, date, effect, finding, source_kind,"
         " publisher, title, url; row 1 names the columns"),
        (as_csv(ROW | {"efect": "x"}), "row 1: column 'efect' is not known; did you mean 'effect'?"),
        (as_csv(ROW).replace(b"title", b"date"), "row 1: column 'date' stands twice"),
        (as_csv(ROW).splitlines()[0], "the table has no rows under its heading"),
        (as_csv(ROW) + b",,,,,,,,more", "row 3: has more cells than the heading's 8"),
        (as_csv(ROW) + b'"a"b', "the file is not readable as CSV (',' expected after '\"')"),
        (as_csv(ROW).replace(b"UN", b"\xff"), "row 2: is not UTF-8; save the table as “CSV UTF-8”"),
        (b"PK no workbook", f"the workbook is damaged inside; {ANEW}"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_named(table: bytes, message: str) -> None:
    assert message in refused(table)


SHEET = "xl/worksheets/sheet1.xml"
PROPERTIES = "docProps/core.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "why"),
    [
        ("xl/workbook.xml", "<sheets>.*</sheets>", "", "it has no sheet"),
        ("xl/workbook.xml", ".*", "<x/>", "it has no sheet"),
        ("xl/workbook.xml", "<calcPr ", '<calcPr x="" ', "CalcProperties.__init__() got an unexpec"),
        (SHEET, ".*", "<a><b>", "no element found: line 1, column 6"),
        (SHEET, "</row></sheetData>", "</sheetData>", "mismatched tag: line 1, column "),
        (PROPERTIES, ".*", "", "Document is empty, line 1, column 1"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_broken_inside_is_named(part: str, old: str, new: str, why: str) -> None:
    with ZipFile(io.BytesIO(as_xlsx(dict(ROW)))) as book:
        entries = {name: book.read(name) for name in book.namelist()}
    entries[part] = re.sub(old, new, entries[part].decode(), count=1, flags=re.DOTALL).encode()
    (message,) = refused(packed(entries))
    assert message.startswith(f"the file is not readable as a workbook ({why}")


def test_a_workbook_that_cannot_be_unpacked_is_named() -> None:
    table = as_xlsx(dict(ROW))
    start = table.index(SHEET.encode()) + len(SHEET)
    (message,) = refused(table[:start] + b"\xff" * 8 + table[start + 8 :])
    assert message == f"the workbook is damaged inside; {ANEW}"


def test_a_workbook_with_a_part_that_lies_or_declares_entities_is_refused() -> None:
    table = as_xlsx(dict(ROW))
    assert refused(lying(table, SHEET)) == [
        f"the workbook holds a part that is larger or smaller than it says; {ANEW}"
    ]
    with ZipFile(io.BytesIO(table)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entities = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    for text in (entities.encode(), entities.encode("utf-16")):
        assert refused(packed(parts | {"xl/sharedStrings.xml": text})) == [
            f"the workbook declares entities or a document type, which may unfold; {ANEW}"
        ]


def test_formulas_of_a_table_are_text() -> None:
    new, _ = take(BASE, as_csv(ROW | {"finding": '=HYPERLINK("x")'}), "d", TODAY)
    frame = View(read(new, "d", TODAY), Moment(TODAY, TODAY), "v").evidence
    assert frame["finding"].tolist() == ['=HYPERLINK("x")']
    assert b"'=HYPERLINK" in to_csv(frame)
