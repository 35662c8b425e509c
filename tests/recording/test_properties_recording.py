"""An entry goes into a data file of any shape, every old byte stays, and it reads as it should."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias, TypeVar

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.record_words import Stage
from commitments.recording.block import Entry, scalar
from commitments.recording.inserting import Addition, append, appended
from commitments.register.bearings import with_bearings
from commitments.register.model import (
    Amount,
    Assessment,
    BearsOn,
    Confirmation,
    Copy,
    Evidence,
    Page,
    Register,
    SecondReading,
    Source,
)
from commitments.register.piecewise import Pieces
from commitments.register.reading import read, read_holding
from commitments.vocabulary import Effect, SourceKind, Status
from tests.conftest import HEAD, TODAY, commitment
from tests.register.test_properties_register import TEXT

T = TypeVar("T")
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

RECORDED = date(2020, 3, 2)
"""The day on which everything that the files hold was recorded."""

# ---------------------------------------------------------------- files as a hand writes them

COMMENTS = st.sampled_from(
    ["#", "# why", "# evidence: []", "# - {id: x}, ]", "#\tللعراق 日本", "### 'so\" ###", "# a | b"]
)
PROSE = st.sampled_from(
    [
        "What happened",
        "العراق ودول الجوار",
        "日本 を 支援する",
        "It's here, [there] and \U0001f54a️",
        "One, two; three: four #5",
        "no",
        "- 1:30",
        "a [] b",
        "tab\tinside",
    ]
)
LINES = st.sampled_from(
    [
        "Words",
        "# no comment",
        "- no entry",
        "no: key",
        "evidence: []",
        "",
        "\u3000",
        "  deeper",
        "日",
    ]
)
EMPTY = re.compile(r"([ \t]*)(?:\[\s*\]|null|~)")


@dataclass
class Hand:
    """Writes values as YAML, in a style that is drawn anew for each."""

    draw: st.DrawFn
    anchors: int = 0

    def one(self, choices: list[T]) -> T:
        """One of these."""
        return self.draw(st.sampled_from(choices))

    def seldom(self) -> bool:
        """True once in a while."""
        return self.draw(st.integers(0, 7)) == 7

    def noise(self) -> list[str]:
        """Comments and empty lines, mostly none."""
        if not self.seldom():
            return []
        kinds = self.draw(st.lists(st.none() | st.integers(0, 12), min_size=1, max_size=3))
        return ["" if n is None else " " * n + self.draw(COMMENTS | st.just("")) for n in kinds]

    def tail(self) -> str:
        """What may stand behind a value: mostly nothing."""
        if not self.seldom():
            return ""
        return self.one(["", " "]) + self.draw(COMMENTS.map(lambda c: f" {c}") | st.just(" "))

    def key(self, key: str) -> str:
        """A key and its colon."""
        return self.one([f"{key}:"] * 5 + [f'"{key}":', f"'{key}':", f"{key} :"])

    def mapping(self, fields: dict[str, Value], column: int) -> list[str]:
        """A mapping in block style, its keys in this column."""
        lines: list[str] = []
        for key, value in fields.items():
            if lines:
                lines += self.noise()
            margin = " " * column
            if self.seldom() and self.seldom():
                lines += [f"{margin}? {key}{self.tail()}", *self.noise()]
                if value is None and self.draw(st.booleans()):
                    continue
                written = ":"
            else:
                written = self.key(key)
            first, *rest = self.value(value, column)
            lines += [margin + written + first, *rest]
        return lines

    def anchor(self) -> str:
        """A name that nothing refers to: mostly none."""
        if not self.seldom():
            return ""
        self.anchors += 1
        return f" &a{self.anchors}"

    def sequence(self, items: list[Value], column: int) -> list[str]:
        """A list in block style, its dashes in this column."""
        lines: list[str] = []
        for item in items:
            if lines:
                lines += self.noise()
            gap = self.one([1, 1, 1, 3])
            if isinstance(item, dict) and not self.seldom():
                inner = self.mapping(item, column + 1 + gap)
                dash = f"{' ' * column}-"
                if self.seldom():
                    lines += [dash + self.tail(), *self.noise(), *inner]
                else:
                    lines += [dash + inner[0][column + 1 :], *inner[1:]]
            else:
                text = self.flow(item) + self.tail()
                lines += f"{' ' * column}-{' ' * gap}{text}".split("\n")
        return lines

    def value(self, value: Value, column: int) -> list[str]:
        """What stands behind a colon, and the lines that follow; the key is in this column."""
        step = self.one([1, 2, 2, 2, 3, 4, 8])
        if isinstance(value, str):
            return self.text(value, column, step)
        if value is None:
            return [self.one(["", " null", " ~"]) + self.tail()]
        if value and not self.seldom():
            if isinstance(value, dict):
                inner = self.mapping(value, column + step)
            else:
                inner = self.sequence(value, column + self.one([0, step]))
            return [self.anchor() + self.tail(), *self.noise(), *inner]
        text = self.flow(value) + (self.tail() or self.one([""] * 5 + ["# close"]))
        if self.seldom():
            return [self.tail(), *self.noise(), *(" " * (column + step) + text).split("\n")]
        return (self.one([" ", " ", "  "]) + text).split("\n")

    def flow(self, value: Value) -> str:
        """A value in brackets, braces or quotes; may go over lines."""
        if isinstance(value, dict):
            colon = self.one([": ", ":  "])
            parts = [
                f"{key}{colon}{self.flow(part)}"
                if part is not None
                else self.one([f"{key}: null", f"{key}: ", f'"{key}":', key])
                for key, part in value.items()
            ]
            return "{" + self.parts(parts) + "}"
        if isinstance(value, list):
            return "[" + self.parts([self.flow(part) for part in value]) + "]"
        if value is None:
            return self.one(["null", "~"])
        return value if PLAIN.fullmatch(value) else self.quoted(value)

    def parts(self, parts: list[str]) -> str:
        """What stands in brackets or braces, its ends included."""
        if not parts:
            return self.one(["", "", " ", "  "]) + self.broken()
        between = self.one([",", ", ", f",{self.broken()} "])
        end = self.one(["", "", ",", " , "])
        return self.broken() + between.join(parts) + end + self.broken()

    def broken(self) -> str:
        """A break between the parts of a list in brackets: mostly none."""
        return f"{self.tail()}\n{' ' * self.one([1, 6, 10])}" if self.seldom() else ""

    def quoted(self, text: str) -> str:
        """Text in quotes."""
        if self.draw(st.booleans()):
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'

    def text(self, text: str, column: int, step: int) -> list[str]:
        """Text in any style behind a key in this column."""
        if PLAIN.fullmatch(text):
            return [f" {text}{self.tail()}"]
        style = self.one(["plain", "quotes", "quotes over lines", "|", ">"])
        if style == "plain" and scalar(text) == text:
            return (" " + text.replace(" ", "\n" + " " * (column + step)) + self.tail()).split("\n")
        if style in "|>":
            return self.lines(style, column, step)
        written = self.quoted(text)
        if style == "quotes over lines":
            margin = "\n" * self.one([1, 2]) + " " * (column + step)
            written = written.replace(" ", margin)
        return f" {written}{self.tail()}".split("\n")

    def lines(self, style: str, column: int, step: int) -> list[str]:
        """Text behind `|` or `>`, with what may stand behind these."""
        indicator = self.one(["", f"{step}"])
        keeps = self.one(["", "-", "+"])
        head = self.one([indicator + keeps, keeps + indicator])
        first = ("  " if indicator else "") + "Words"
        body = [first, *self.draw(st.lists(LINES, max_size=3))]
        margin = " " * (column + step)
        ends = self.one([[], [], [""], ["", ""], [margin + "  "]])
        return [f" {style}{head}{self.tail()}", *(margin + b if b else b for b in body), *ends]


# Short names, dates and numbers, which the files hold as they are.
PLAIN = re.compile(r"(?!no$)[a-z0-9:/._-]+|[A-Z]{3}|[A-Z]{2}-[A-Z]{2}")


def items(hand: Hand) -> list[Value]:
    """Facts, some of which bear on the commitment `two` as well; their last key drawn."""
    made: list[Value] = []
    for n in range(1, 1 + hand.one([1, 1, 2, 3])):
        links: list[Value] = [{"commitment": "one", "effect": "advance"}]
        if hand.draw(st.booleans()):
            more: dict[str, Value] = {"commitment": "three", "effect": "context"}
            links.append(last(hand, more | {"why": hand.draw(PROSE), "recorded": "2020-03-02"}))
        fields: dict[str, Value] = {
            "id": f"one-{n:02}",
            "date": hand.one(["2020-02-01", "2020-02", "2020"]),
            "finding": hand.draw(PROSE.filter(lambda text: text != "no")),
            "places": [*hand.one(["IRQ", "", "IRQ IQ-NI"]).split()],
            "source": {
                "kind": "monitor",
                "publisher": hand.one(["UN", "OCHA – 'x'"]),
                "url": "https://example.org/a",
                "title": hand.draw(PROSE),
            },
            "bears_on": links,
            "recorded": "2020-03-01",
        }
        if hand.draw(st.booleans()):
            fields["caveat"] = hand.draw(st.none() | PROSE)
        if n > 1 and fields.get("caveat"):
            fields["corrects"] = f"one-{n - 1:02}"
        made.append(last(hand, fields))
    return made


def looks(hand: Hand) -> list[Value]:
    """Confirmations of the commitment `one`, their last key drawn."""
    fields: dict[str, Value] = {"commitment": "one", "date": "2020-03-01", "by": "us"}
    fields |= {"recorded": RECORDED.isoformat(), "note": hand.draw(PROSE)}
    return [last(hand, fields) for _ in range(hand.one([1, 2]))]


def verdicts(hand: Hand, cited: bool) -> list[Value]:
    """Assessments of the commitment `one`."""
    made: list[Value] = []
    for day in range(1, 1 + hand.one([1, 1, 2])):
        fields: dict[str, Value] = {
            "date": f"2020-03-{day:02}",
            "recorded": RECORDED.isoformat(),
            "status": "not_assessed",
            "reason": hand.draw(PROSE),
            "by": "us",
            "method": "first",
        }
        if cited:
            fields |= {"status": "limited", "evidence": ["one-01"]}
        if hand.draw(st.booleans()):
            fields["note"] = hand.draw(st.none() | PROSE)
        if hand.draw(st.booleans()):
            fields["second"] = {"status": "not_started", "reason": hand.draw(PROSE)}
        made.append(last(hand, fields))
    return made


def last(hand: Hand, fields: dict[str, Value]) -> dict[str, Value]:
    """The fields with one of them at the end, most often text or nothing."""
    often = [key for key in ("finding", "reason", "note", "caveat", "bears_on") if key in fields]
    key = hand.one([*fields, *often * 4])
    return {name: value for name, value in fields.items() if name != key} | {key: fields[key]}


@dataclass(frozen=True)
class File:
    """A data file, and which lists it leaves empty."""

    data: bytes
    empty: frozenset[str]


@st.composite
def files(draw: st.DrawFn) -> File:
    """A data file with a commitment `one`, in any shape."""
    hand = Hand(draw)
    lists: dict[str, Value] = {}
    fill = {"evidence": items, "confirmations": looks}
    fill["assessments"] = lambda hand: verdicts(hand, bool(lists.get("evidence")))
    for key, written in fill.items():
        held = hand.one(["full", "full", "empty", "null", "missing"])
        if held != "missing":
            lists[key] = written(hand) if held == "full" else [] if held == "empty" else None
    judged = {key: lists.pop(key) for key in ("assessments",) if key in lists}
    fields = pledge(hand, judged)
    if hand.seldom():
        text = json_file(hand, fields, lists)
    else:
        text = "\n".join(whole_file(hand, fields, lists))
    text += hand.one(["\n", "\n", "", "\n\n", "\n  \n", "\n# end", "\n...\n", "\n..."])
    if hand.seldom():  # another editor wrote the first half
        half = len(text) // 2
        text = text[:half].replace("\n", "\r\n") + text[half:]
    text = text.replace("\n", hand.one(["\n", "\n", "\r\n", "\r"])).replace("\r\r", "\r")
    text = hand.one(["", "", "\ufeff"]) + text
    empty = frozenset(key for key, value in (lists | judged).items() if not value)
    return File(text.encode(), empty)


def pledge(hand: Hand, sections: dict[str, Value]) -> dict[str, Value]:
    """The commitment `one`, its two lists anywhere among its keys."""
    fields: list[tuple[str, Value]] = [
        ("id", "one"),
        ("title", hand.draw(PROSE)),
        ("summary", "What it is"),
        ("wording", [{"document": "text", "locator": "one", "quote": "We will do it"}]),
        ("theme", "aid"),
        ("regions", ["iraq"]),
        ("kind", "standing"),
        ("force", "must"),
        ("pledged_by", hand.draw(PROSE)),
        ("review_every", "90"),
        (
            "criteria",
            {
                "fixed": "2020-01-01",
                "fulfilled": "All of it",
                "substantial": "Most",
                "limited": "Some",
                "reversed": hand.draw(PROSE),
            },
        ),
    ]
    for key, value in sections.items():
        at = hand.one([0, 5, 99])
        fields.insert(at, (key, value))
    return dict(fields)


def others() -> list[dict[str, Value]]:
    """Two more pledges, as values."""
    texts = commitment("two") + commitment("three")
    made: list[dict[str, Value]] = yaml.load(texts, Loader=yaml.BaseLoader)
    return made


def json_file(hand: Hand, fields: dict[str, Value], lists: dict[str, Value]) -> str:
    """A file with this commitment as a program writes it."""
    sections: list[tuple[str, Value]] = [*yaml.load(HEAD, Loader=yaml.BaseLoader).items()]
    sections = [(key, value) for key, value in sections if key != "commitments"]
    for key, value in (("commitments", [fields, *others()]), *lists.items()):
        sections.insert(hand.one([0, 3, 99]), (key, value))
    return json.dumps(
        dict(sections),
        indent=hand.one([None, 1, 4]),
        separators=(",", hand.one([":", ": "])),
        ensure_ascii=False,
    )


def whole_file(hand: Hand, fields: dict[str, Value], lists: dict[str, Value]) -> list[str]:
    """The lines of a file with this commitment, first, last or between others, and with these
    lists, the last of all or anywhere."""
    column = hand.one([0, 2, 2, 4])
    lines = hand.sequence([fields], column)
    two, three = (
        [" " * column + line[2:] for line in commitment(id).splitlines()] for id in ("two", "three")
    )
    parts = hand.one([[two, lines, three], [lines, two, three], [two, three, lines]])
    pledges = [line for part in parts for line in [*hand.noise(), *part]]
    *head, key = HEAD.splitlines()
    sections = [head, [key, *pledges]]
    if hand.seldom():
        sections.append(["milestones: []"])
    sections = hand.draw(st.permutations(sections))
    for name, value in lists.items():
        sections.insert(hand.one([0, 1, 99, 99]), hand.mapping({name: value}, 0))
    start = hand.one([[], [], ["---"], ["# top", "--- # begins"]])
    return [*start, *(line for part in sections for line in [*part, *hand.noise()])]


# ---------------------------------------------------------------- entries of every content

# Ids and texts that YAML reads as something else where they stand without quotes.
IDS = st.sampled_from(["one-04", "a", "no", "null", "y", "12", "0x1f", "1e5", "2021-06-28", "0b1"])
LONG = st.lists(TEXT, min_size=8, max_size=50).map(
    lambda texts: " ".join(" ".join(texts).split()[:50])
)
WORDS = (
    TEXT
    | LONG
    | st.sampled_from(
        [
            "0x1F",
            "0b101",
            "1_000",
            "Null",
            "Yes",
            "a: b",
            "a:",
            "a #b",
            "--- a",
            "...",
            "? a",
            "[a]",
            "{a}",
            "two\nlines\n\nand more",
            "tab\there",
            "a\rb",
            "a\x85b\u2028c\u2029d",
            "مرحبا: (1) #2",
            "\U0001f54a️ \\n \\ \"q\" 'q'",
            "word  " * 30 + "end",
            "'" * 120,
            "- " * 49 + "end",
            "a" * 300 + " " + "b" * 300,
        ]
    )
)
MAYBE = st.none() | WORDS
DAYS = st.dates(RECORDED, TODAY)


URLS = st.sampled_from(["https://example.org/a?b=c#d", "http://a.example/é,'{}[]:x"])
SHORTER = WORDS.map(lambda text: " ".join(text.split()[:25]) if len(text.split()) > 25 else text)
SUMS = st.decimals(1, 10**12, places=2).map(float) | st.sampled_from(
    [0.1, 1e-7, 1e12, 10_500_000, 2.5]
)


@st.composite
def links(draw: st.DrawFn, to: str, recorded: date | None) -> BearsOn:
    """That a fact bears on a commitment."""
    effect, why = draw(st.sampled_from(Effect)), draw(MAYBE)
    return BearsOn(commitment=to, effect=effect, why=why, recorded=recorded)


@st.composite
def facts(draw: st.DrawFn, old: tuple[Evidence, ...]) -> Evidence:
    """A fact on `one`, and maybe on others, that may stand after these."""
    recorded = draw(DAYS)
    day = draw(st.dates(date(2019, 6, 25), recorded)).isoformat()
    free = sorted({item.id for item in old} - {item.corrects for item in old})
    corrects = draw(st.none() | st.sampled_from(free)) if free else None
    more = draw(st.lists(st.sampled_from(["two", "three"]), unique=True))
    later = st.sampled_from([None, recorded, TODAY])
    pages = st.builds(Page, publisher=WORDS, title=WORDS, url=URLS)
    return Evidence(
        id=draw(IDS),
        date=PartialDate.parse(day[: draw(st.sampled_from([4, 7, 10]))]),
        finding=draw(WORDS),
        places=tuple(draw(st.lists(st.sampled_from(["IRQ", "NOR", "IQ-NI"]), unique=True))),
        collective=draw(st.booleans()),
        amount=draw(
            st.none()
            | st.builds(Amount, value=SUMS, unit=st.just("EUR"), stage=st.sampled_from(Stage))
        ),
        source=Source(
            kind=draw(st.sampled_from(SourceKind)),
            publisher=draw(WORDS),
            title=draw(WORDS),
            url=draw(URLS),
            origin=draw(MAYBE),
            second_hand=draw(st.booleans()),
        ),
        quote=draw(st.none() | SHORTER),
        archived=draw(st.none() | st.builds(Copy, url=URLS, date=DAYS)),
        also=tuple(draw(st.lists(pages, max_size=2))),
        bears_on=(
            draw(links("one", None)),
            *(draw(links(id, draw(later))) for id in more),
        ),
        recorded=recorded,
        caveat=draw(SHORTER if corrects else st.none() | SHORTER),
        provenance=draw(MAYBE),
        corrects=corrects,
        by=draw(MAYBE),
    )


@st.composite
def judgements(draw: st.DrawFn, items: tuple[Evidence, ...], latest: date) -> Assessment:
    """An assessment that may stand at the end, resting on some of these facts."""
    recorded = draw(st.dates(latest + timedelta(days=1), TODAY + timedelta(days=1)))
    cited = draw(st.lists(st.sampled_from(items), unique=True)) if items else []
    status = Status.LIMITED if cited else Status.NOT_ASSESSED
    others = [s for s in Status if s is not status]
    readings = st.builds(SecondReading, status=st.sampled_from(others), reason=WORDS)
    return Assessment(
        date=recorded,
        recorded=recorded,
        status=status,
        reason=draw(WORDS),
        by=draw(WORDS),
        method=draw(WORDS),
        evidence=tuple(item.id for item in cited),
        note=draw(MAYBE),
        second=draw(st.none() | readings),
    )


@st.composite
def confirmations(draw: st.DrawFn) -> Confirmation:
    """A confirmation that may stand at the end."""
    recorded = draw(DAYS)
    day = draw(st.dates(date(2019, 6, 25), recorded))
    to = draw(st.sampled_from(["one", "three"]))
    words = {"by": draw(WORDS), "note": draw(MAYBE)}
    return Confirmation(commitment=to, date=day, recorded=recorded, **words)


# ---------------------------------------------------------------- what must hold

CALM = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
TOMORROW = TODAY + timedelta(days=1)
SHORT = Assessment(
    date=TODAY,
    recorded=TODAY,
    status=Status.NOT_ASSESSED,
    reason="None yet.",
    by="us",
    method="first",
)


def with_entry(register: Register, addition: Addition) -> Register:
    """The register as it should read with the entry at the end of its list."""
    entry, commitments, facts = addition.entry, register.commitments, register.evidence
    if isinstance(entry, Confirmation):
        return replace(register, confirmations=(*register.confirmations, entry))
    if isinstance(entry, Assessment):
        commitments = tuple(
            replace(c, assessments=(*c.assessments, entry)) if c.id == "one" else c
            for c in commitments
        )
    elif isinstance(entry, Evidence):
        facts = (*facts, entry)
    else:
        facts = tuple(
            replace(f, bears_on=(*f.bears_on, entry)) if f.id == addition.fact else f for f in facts
        )
    return replace(register, commitments=with_bearings(commitments, facts), evidence=facts)


def is_insertion(old: str, new: str) -> bool:
    """Whether the new text is the old one with something put in at one place."""
    pairs = enumerate(zip(old, new, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))
    return len(new) > len(old) and new.endswith(old[at:])


def stays(old: str, new: str, empty: bool) -> bool:
    """Whether every old character stands there in its order, but for one empty list."""
    rests = [old]
    if empty:
        found = list(EMPTY.finditer(old))
        rests += [old[:at] + old[m.end() :] for m in found for at in (m.start(), m.end(1))]
    return any(is_insertion(rest, new) for rest in rests)


_SECTIONS = {Evidence: "evidence", Assessment: "assessments", Confirmation: "confirmations"}


def check(file: File, entry: Entry, fact: str = "") -> bytes:
    """Put the entry in; returns the new file."""
    to = entry.commitment if isinstance(entry, BearsOn | Confirmation) else "one"
    addition = Addition(to, entry, fact)
    new = append(file.data, [addition], "d.yaml", TOMORROW)
    before, after = file.data.decode(), new.decode()
    assert stays(before, after, _SECTIONS.get(type(entry)) in file.empty)
    old = read(file.data, "d.yaml", TOMORROW)
    assert read(new, "d.yaml", TOMORROW) == with_entry(old, addition)
    breaks = set(re.findall(r"\r\n|\r|\n", before))
    assert not breaks or set(re.findall(r"\r\n|\r|\n", after)) <= breaks
    known = Pieces()
    assert read_holding(file.data, "d.yaml", TOMORROW, known) == (old, ())
    assert appended(file.data, [addition], "d.yaml", TOMORROW, old, known)[0] == new
    return new


def on_file(file: File) -> tuple[Evidence, ...]:
    """The facts of a file."""
    return read(file.data, "d.yaml", TODAY).evidence


@CALM
@given(files(), st.data())
def test_evidence_goes_into_a_file_of_any_shape(file: File, data: st.DataObject) -> None:
    check(file, data.draw(facts(on_file(file))))


@CALM
@given(files(), st.data())
def test_an_assessment_goes_into_a_file_of_any_shape(file: File, data: st.DataObject) -> None:
    check(file, data.draw(judgements(on_file(file), RECORDED)))


@CALM
@given(files(), confirmations(), confirmations())
def test_confirmations_go_into_a_file_of_any_shape(
    file: File, first: Confirmation, second: Confirmation
) -> None:
    middle = check(file, first)
    later = replace(second, recorded=max(first.recorded, second.recorded))
    check(File(middle, file.empty - {"confirmations"}), later)


@CALM
@given(files(), st.data())
def test_a_further_pledge_goes_into_a_fact_of_any_shape(file: File, data: st.DataObject) -> None:
    old = on_file(file)
    assume(old)
    fact = data.draw(st.sampled_from(old))
    check(file, data.draw(links("two", data.draw(DAYS))), fact.id)


@CALM
@given(files(), st.data())
def test_a_fact_its_further_pledge_and_the_judgement_on_it_follow_each_other(
    file: File, data: st.DataObject
) -> None:
    old = on_file(file)
    fact = data.draw(facts(old))
    verdict = data.draw(judgements((*old, fact), max(fact.recorded, RECORDED)))
    file = File(check(file, fact), file.empty - {"evidence"})
    if "two" not in {on.commitment for on in fact.bears_on}:
        file = replace(file, data=check(file, data.draw(links("two", TODAY)), fact.id))
    check(file, verdict)


def test_spaces_around_the_name_of_a_commitment_are_no_part_of_it() -> None:
    text = HEAD + commitment(id='" one "', title="T", summary="S") + commitment("two")
    check(File(text.encode(), frozenset()), SHORT)


def test_a_comment_in_the_brackets_of_an_empty_list_stays() -> None:
    text = HEAD + commitment() + "    assessments: [\n      # none yet\n    ]\n"
    assert b"# none yet" in check(File(text.encode(), frozenset()), SHORT)
