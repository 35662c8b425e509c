"""What is written reads back equal."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from enum import Enum
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.dates import JoiningDate, PartialDate
from commitments.garbled import garbled
from commitments.record_words import Force, MemberKind, Relation, Seen, Stage, TextBasis
from commitments.record_words import Testability as Degree
from commitments.register.background import (
    Document,
    Maintainer,
    Meeting,
    Member,
    Method,
    Region,
    RegisterInfo,
    Theme,
)
from commitments.register.bearings import with_bearings
from commitments.register.model import (
    Amount,
    Assessment,
    Bearing,
    BearsOn,
    Commitment,
    Confirmation,
    Copy,
    Criteria,
    Due,
    Evidence,
    Lineage,
    Page,
    Register,
    SecondReading,
    Source,
    Wording,
    written,
)
from commitments.register.model import Testability as Decidable
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.text import UNSEEN
from commitments.vocabulary import Effect, Kind, SourceKind, Status
from tests.conftest import TODAY, assessment, evidence
from tests.register.pieces import c

PLEDGED = date(2019, 6, 25)
PLACEHOLDER = re.compile(r"\b(T[O]DO|T[B]C|T[B]D|F[I]XME|[X]XX+|[x]xx+|lorem ipsum)\b")
OF_PROGRAMS = re.compile(r"_x[0-9a-f]{4}_|(?:<{7}|>{7})|\ufffd", re.IGNORECASE)
CHARACTERS = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
TEXT = (
    st.text(CHARACTERS, min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda text: text and not PLACEHOLDER.search(text))
    .filter(lambda text: not UNSEEN.search(text) and not garbled(text))
    .filter(lambda text: not OF_PROGRAMS.search(text))
) | st.sampled_from(["no", "1.10", "2021-06-28", "1:30", "~", "- a: b", "#x", "'\"", "{[*&!|>%@`"])
MAYBE = st.none() | TEXT
DAYS = st.dates(PLEDGED, TODAY)
STRONG = (Status.FULFILLED, Status.SUBSTANTIAL, Status.REVERSED)


QUOTES = TEXT.filter(lambda text: len(text.split()) <= 25)
MAYBE_QUOTE = st.none() | QUOTES
ACTED = st.lists(st.sampled_from(["IRQ", "EU"]), unique=True).map(tuple)
SUMS = st.builds(
    Amount,
    value=st.decimals("0.01", 10**12, places=2).map(float),
    unit=TEXT,
    stage=st.sampled_from(Stage),
)


def url(n: int) -> str:
    return f"https://example.org/{n}"


@st.composite
def links(draw: st.DrawFn, ids: str, recorded: date) -> tuple[BearsOn, ...]:
    """On which of the commitments a fact bears: one at least; some were added later."""
    on = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    return tuple(
        BearsOn(
            commitment=id,
            effect=draw(st.sampled_from(Effect)),
            why=draw(MAYBE),
            recorded=draw(st.none() | st.dates(recorded, TODAY)),
        )
        for id in on
    )


@st.composite
def facts(draw: st.DrawFn, ids: str) -> tuple[Evidence, ...]:
    recorded = sorted(draw(st.lists(DAYS, max_size=4))) if ids else []
    return tuple(
        Evidence(
            id=f"fact-{n}",
            date=PartialDate.parse(
                draw(st.dates(PLEDGED, day)).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
            ),
            finding=draw(TEXT),
            places=tuple(draw(st.lists(st.sampled_from(["IRQ", "SYR", "IQ-NI"]), unique=True))),
            actors=draw(ACTED),
            collective=draw(st.booleans()),
            amount=draw(st.none() | SUMS),
            source=Source(
                kind=draw(st.sampled_from(SourceKind)),
                publisher=draw(TEXT),
                title=draw(TEXT),
                url=url(n),
                origin=draw(MAYBE),
                second_hand=draw(st.booleans()),
            ),
            quote=draw(MAYBE_QUOTE),
            archived=draw(st.none() | st.builds(Copy, url=st.just(url(n)), date=DAYS)),
            also=tuple(
                Page(publisher=draw(TEXT), title=draw(TEXT), url=url(k))
                for k in range(draw(st.integers(0, 2)))
            ),
            caveat=draw(MAYBE_QUOTE),
            provenance=draw(MAYBE),
            bears_on=draw(links(ids, day)),
            recorded=day,
            by=draw(MAYBE),
        )
        for n, day in enumerate(recorded, start=1)
    )


@st.composite
def judgements(draw: st.DrawFn, found: tuple[Bearing, ...]) -> tuple[Assessment, ...]:
    """At most one, on everything that was found, and never a status that needs two origins."""
    if not found or not draw(st.booleans()):
        return ()
    status = draw(st.sampled_from([s for s in Status if s not in (*STRONG, Status.NO_EVIDENCE)]))
    other = draw(st.none() | st.sampled_from([s for s in Status if s is not status]))
    return (
        Assessment(
            date=max(item.happened for item in found),
            recorded=max(item.recorded for item in found),
            status=status,
            reason=draw(TEXT),
            by=draw(TEXT),
            method=draw(TEXT),
            evidence=tuple(item.id for item in found),
            note=draw(MAYBE),
            second=SecondReading(status=other, reason=draw(TEXT)) if other else None,
        ),
    )


LINEAGE = st.builds(
    Lineage,
    document=st.just("text"),
    relation=st.sampled_from(Relation),
    quote=MAYBE_QUOTE,
    locator=MAYBE,
    why=MAYBE,
    language=MAYBE,
    gloss=MAYBE,
    basis=st.sampled_from(TextBasis),
)


@st.composite
def commitments(draw: st.DrawFn, id: str) -> Commitment:
    """One without its judgements, which rest on facts."""
    return Commitment(
        id=id,
        title=draw(TEXT),
        summary=draw(TEXT),
        wording=(Wording(document="text", locator=draw(TEXT), quote=draw(QUOTES)),),
        theme=draw(st.sampled_from(["aid", "talks"])),
        regions=tuple(draw(st.lists(st.sampled_from(["iraq", "global"]), unique=True))),
        kind=draw(st.sampled_from(Kind)),
        force=draw(st.sampled_from(Force)),
        pledged_by=draw(TEXT),
        due=draw(
            st.none() | st.builds(Due, date=st.just(PartialDate.parse("2020-12")), words=QUOTES)
        ),
        testability=draw(st.none() | st.builds(Decidable, level=st.sampled_from(Degree), why=TEXT)),
        review_every=draw(st.integers(1, 3650)),
        criteria=Criteria(
            fixed=PLEDGED,
            fulfilled=draw(TEXT),
            substantial=draw(TEXT),
            limited=draw(TEXT),
            reversed=draw(TEXT),
            overtaken=draw(MAYBE),
            notes=draw(MAYBE),
            why=draw(MAYBE),
        ),
        counterparts=tuple(draw(st.lists(TEXT, max_size=2, unique=True))),
        lineage=tuple(draw(st.lists(LINEAGE, max_size=2))),
    )


@st.composite
def confirmations(draw: st.DrawFn, ids: str) -> tuple[Confirmation, ...]:
    recorded = sorted(draw(st.lists(DAYS, max_size=2))) if ids else []
    return tuple(
        Confirmation(
            commitment=draw(st.sampled_from(ids)),
            date=draw(st.dates(PLEDGED, day)),
            recorded=day,
            by=draw(TEXT),
            note=draw(MAYBE),
        )
        for day in recorded
    )


@st.composite
def registers(draw: st.DrawFn) -> Register:
    ids = draw(st.sampled_from(["", "a", "ab"]))
    found = draw(facts(ids))
    pledges = with_bearings([draw(commitments(id)) for id in ids], found)
    judged = [dataclasses.replace(c, assessments=draw(judgements(c.evidence))) for c in pledges]
    return Register(
        register=RegisterInfo(
            maintainer=Maintainer(name=draw(TEXT), contact=draw(st.none() | st.just(url(0)))),
            method=Method(version=draw(TEXT), date=PLEDGED),
            review=draw(st.none() | st.sampled_from(["single", "By two readers apart."])),
        ),
        meeting=Meeting(
            id="m", title=draw(TEXT), date=PLEDGED, place=draw(TEXT), summary=draw(TEXT), url=url(0)
        ),
        documents=(
            Document(
                id="text",
                title=draw(TEXT),
                publisher=draw(TEXT),
                url=url(0),
                seen=draw(st.sampled_from(Seen)),
            ),
        ),
        themes=tuple(Theme(id=id, name=draw(TEXT), summary="S") for id in ("aid", "talks")),
        regions=(
            Region(id="iraq", name=draw(TEXT), places=("IRQ",), note=draw(MAYBE)),
            Region(id="global", name=draw(TEXT)),
        ),
        members=tuple(
            Member(
                code=code,
                name=draw(TEXT),
                kind=kind,
                joined=JoiningDate.parse("2014"),
                basis=draw(TEXT),
                url=url(0),
            )
            for code, kind in (("IRQ", MemberKind.STATE), ("EU", MemberKind.ORGANISATION))
        ),
        commitments=with_bearings(judged, found),
        evidence=found,
        confirmations=draw(confirmations(ids)),
        synonyms=tuple(map(tuple, draw(st.lists(st.lists(TEXT, max_size=3), max_size=2)))),
    )


def plain(value: Any) -> Any:
    """A register as lists and mappings of text, without what is empty by default."""
    if isinstance(value, PartialDate | JoiningDate | date | Enum | bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in written(value))
        return {field.name: plain(v) for field, v in pairs if v is not field.default}
    return value


@settings(max_examples=60, deadline=None)
@given(register=registers(), style=st.sampled_from(['"', "'"]), flow=st.booleans())
def test_a_written_register_reads_back_equal(register: Register, style: str, flow: bool) -> None:
    text = yaml.safe_dump(
        plain(register),
        default_style=style,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
    )
    assert read(text.encode(), "d.yaml", TODAY) == register


FEW_DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 9))


@given(
    found=st.lists(st.tuples(FEW_DAYS, FEW_DAYS, st.sampled_from(Effect)), max_size=6),
    date_=FEW_DAYS,
    recorded=FEW_DAYS,
)
def test_nothing_was_found_unless_a_fact_that_was_known_by_then_points_a_way(
    found: list[tuple[date, date, Effect]], date_: date, recorded: date
) -> None:
    date_ = min(date_, recorded)
    dated = sorted((max(a, b), min(a, b), effect) for a, b, effect in found)
    items = [
        evidence(f"fact-{n}", date=str(happened), effect=effect, recorded=str(known))
        for n, (known, happened, effect) in enumerate(dated)
    ]
    judged = assessment(str(date_), "no_evidence", "", str(recorded))
    searches = "[{where: A, terms: B, when: 2020-01-01}]"
    text = c(evidence="\n".join(items), assessments=judged, searches=searches)
    points = any(
        effect is not Effect.CONTEXT and happened <= date_ and known <= recorded
        for known, happened, effect in dated
    )
    try:
        read(text.encode(), "d.yaml", TODAY)
        assert not points
    except DataProblems as error:
        assert points
        assert "'no_evidence' cannot stand beside" in error.problems[0].message
