"""Bad input of every kind -> the whole message that a person reads; and what a good file becomes."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from commitments.dates import PartialDate
from commitments.record_words import Force, Seen
from commitments.register import yaml_tree
from commitments.register.background import (
    Document,
    Maintainer,
    Meeting,
    Method,
    Region,
    RegisterInfo,
    Theme,
)
from commitments.register.bearings import with_bearings
from commitments.register.model import (
    Assessment,
    Bearing,
    BearsOn,
    Commitment,
    Criteria,
    Evidence,
    Register,
    Source,
    Wording,
)
from commitments.register.problem import MAX_PROBLEMS, DataProblems
from commitments.register.reading import load, read
from commitments.vocabulary import Effect, Kind, SourceKind, Status
from tests.conftest import HEAD, ROOT, TODAY, assessment, commitment, evidence, whole
from tests.register.bad_entries import ENTRIES
from tests.register.bad_facts import FACTS
from tests.register.bad_yaml import YAML

BAD: dict[str, tuple[str | bytes, list[str]]] = {**YAML, **ENTRIES, **FACTS}


def as_file(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else whole(text).encode()


def problems(data: bytes) -> list[str]:
    with pytest.raises(DataProblems) as error:
        read(data, "d.yaml", TODAY)
    return [str(problem).removeprefix("d.yaml:") for problem in error.value.problems]


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_named_with_place_finding_and_remedy(kind: str) -> None:
    snippet, messages = BAD[kind]
    assert problems(as_file(snippet)) == messages


@pytest.mark.parametrize("kind", BAD)
def test_the_pure_python_loader_finds_the_same_places(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML was built without its C loader; only its own words on bad syntax may differ."""
    if kind in ("nesting past the parser", "a file of brackets"):
        monkeypatch.setattr(yaml_tree, "MAX_BYTES", 10_000)  # it is slow on these
    monkeypatch.delattr(yaml, "CSafeLoader")
    snippet, messages = BAD[kind]
    found = problems(as_file(snippet))
    assert len(found) >= 1
    if "this is not YAML" not in messages[0]:
        assert found == messages


# ---------------------------------------------------------------- limits


def test_a_file_over_the_size_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as out:
        out.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(DataProblems) as error:
        load(path, TODAY, "big.yaml")
    assert [str(problem) for problem in error.value.problems] == [
        "big.yaml:1:1  the file is larger than 64 MB; split it, or name another file"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "missing.yaml",
            "missing.yaml:1:1  there is no such file; put it back, or name another with"
            " COMMITMENTS_FILE or --file",
        ),
        (
            "folder",
            "folder:1:1  the file cannot be opened (it is a folder); check its name and who may"
            " read it",
        ),
    ],
)
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataProblems) as error:
        load(tmp_path / name, TODAY, name)
    assert [str(problem) for problem in error.value.problems] == [message]


def test_a_file_without_another_name_is_called_by_its_path() -> None:
    path = Path("a" * 300)
    with pytest.raises(DataProblems) as error:
        load(path, TODAY)
    message = (
        f"{path}:1:1  the file cannot be opened ({os.strerror(errno.ENAMETOOLONG)}); check its name"
        " and who may read it"
    )
    assert [str(problem) for problem in error.value.problems] == [message]


def test_problems_stand_in_the_order_of_the_file() -> None:
    text = HEAD + commitment(theme="adi", kind="standin") + commitment("two", theme="adi")
    places = [problem.split("  ")[0] for problem in problems(text.encode())]
    assert places == ["24:12", "26:11", "35:12"]


def test_no_more_than_a_thousand_problems_are_kept() -> None:
    text = HEAD + "".join(commitment(f"c{n}", theme="adi") for n in range(1_010))
    assert len(problems(text.encode())) <= MAX_PROBLEMS + 1


# ---------------------------------------------------------------- what is right

GOOD = whole(HEAD + commitment(evidence=evidence(), assessments=assessment()))
FACT = Evidence(
    id="one-01",
    date=PartialDate.parse("2020-02-01"),
    finding="What happened",
    places=("IRQ",),
    source=Source(
        kind=SourceKind.MONITOR,
        publisher="UN",
        title="A page",
        url="https://example.org/one-01",
    ),
    bears_on=(BearsOn(commitment="one", effect=Effect.ADVANCE),),
    recorded=date(2020, 3, 1),
)
ONE = Commitment(
    id="one",
    title="Title of one",
    summary="Summary of one.",
    wording=(Wording(document="text", locator="sentence 1", quote="We will do it"),),
    theme="aid",
    regions=("iraq",),
    kind=Kind.STANDING,
    force=Force.MUST,
    pledged_by="All",
    review_every=90,
    criteria=Criteria(
        fixed=date(2020, 1, 1),
        fulfilled="All",
        substantial="Most",
        limited="Some",
        reversed="Back",
    ),
    assessments=(
        Assessment(
            date=date(2020, 2, 1),
            recorded=date(2020, 3, 2),
            status=Status.LIMITED,
            reason="Because.",
            by="us",
            method="first",
            evidence=("one-01",),
        ),
    ),
)
REGISTER = Register(
    register=RegisterInfo(
        maintainer=Maintainer(name="The desk"),
        method=Method(version="first", date=date(2019, 6, 25)),
    ),
    meeting=Meeting(
        id="meeting-2019",
        title="A meeting",
        date=date(2019, 6, 25),
        place="Somewhere",
        summary="What it set out.",
        url="https://example.org/meeting",
    ),
    documents=(
        Document(
            id="text",
            title="The text",
            publisher="The host",
            url="https://example.org/text",
            seen=Seen.WHOLE,
        ),
    ),
    themes=(
        Theme(id="aid", name="Aid", summary="What helps."),
        Theme(id="talks", name="Talks", summary="What is said."),
    ),
    regions=(
        Region(id="iraq", name="Iraq", places=("IRQ",)),
        Region(id="global", name="Worldwide", places=()),
    ),
    commitments=with_bearings((ONE,), (FACT,)),
    evidence=(FACT,),
)


def test_a_commitment_has_the_facts_that_bear_on_it_in_the_order_of_the_file() -> None:
    two, three = (replace(FACT, id=f"one-0{n}", corrects=c) for n, c in ((2, None), (3, "one-01")))
    other = BearsOn(commitment="two", effect=Effect.SETBACK, recorded=date(2020, 3, 9))
    two = replace(two, bears_on=(*FACT.bears_on, other))
    found = with_bearings((ONE, replace(ONE, id="two")), (FACT, two, three))
    assert [commitment.evidence for commitment in found] == [
        (
            Bearing(FACT, FACT.bears_on[0], (three,)),
            Bearing(two, two.bears_on[0]),
            Bearing(three, three.bears_on[0]),
        ),
        (Bearing(two, other),),
    ]
    assert [item.recorded.isoformat() for item in found[0].evidence] == ["2020-03-01"] * 3
    assert [item.recorded.isoformat() for item in found[1].evidence] == ["2020-03-09"]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        "# why\n---\n" + GOOD,
        GOOD + "milestones: []\n",
        GOOD.replace("title: A meeting", "title: >-\n    A\n    meeting"),
    ],
    ids=["plain", "BOM", "Windows lines", "a document mark", "an empty list", "a folded text"],
)
def test_a_good_file_becomes_exactly_this_register(text: str) -> None:
    assert read(text.encode(), "d.yaml", TODAY) == REGISTER


def test_the_pure_python_loader_gives_the_same_register(
    curated: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (ROOT / "data" / "commitments.yaml").read_bytes()
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read(data, "d", date.max) == curated


def test_the_version_is_the_beginning_of_the_hash_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8", newline="")
    loaded = load(path, TODAY)
    assert (loaded.register, len(loaded.version)) == (REGISTER, 8)
    path.write_text(GOOD + "\n", encoding="utf-8", newline="")
    assert load(path, TODAY).version != loaded.version
