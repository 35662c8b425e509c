"""Drafts in a folder: they outlive a restart, other processes have them, and nobody else does."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commitments.recording.saving import Saved
from commitments.register.reading import Loaded, loaded_of
from components.record import drafts
from components.record.draft import Draft
from components.record.draft_folder import Folder
from components.state import world
from tests.conftest import HEAD, TODAY, commitment, whole

DATA = whole(HEAD + commitment()).encode()
OLD = loaded_of(DATA, TODAY, "data.yaml")
NOW = loaded_of(DATA.replace(b"title: ", b"title: The ", 1), TODAY, "data.yaml")
AT = datetime(2026, 11, 28, 9, tzinfo=UTC)
ADDRESS = {"id": "one", "what": "evidence"}
FIELDS = {"finding": "Es war „so“.", "places": ["IRQ"], "second_hand": True, "kind": None}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RECORD_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(world, "reading", lambda: world.Reading(NOW, (), None))
    monkeypatch.setattr(world, "latest", lambda: TODAY)
    new_process()
    return tmp_path / "state"


def new_process() -> None:
    """As after a restart, or in another process: nothing is in memory."""
    drafts._drawer.cache_clear()
    drafts._folder_at.cache_clear()


def written(token: str = "t", owner: str = "ann", base: Loaded = OLD, **fields: object) -> Draft:
    draft = drafts.begin(token, owner, base, AT)
    with drafts.changing(token, draft):
        draft.fields |= fields or FIELDS
        draft.address = ADDRESS
    return draft


def files(state: Path, end: str = ".json") -> list[Path]:
    return sorted(path for path in (state / "drafts").iterdir() if path.name.endswith(end))


def test_a_draft_outlives_a_restart_whole() -> None:
    draft = written()
    with drafts.changing("t", draft):
        draft.saved = Saved("one-03", "a", "b", True, ("no commit",))
    new_process()
    assert drafts.find("t", "ann") == draft
    assert drafts.find("t", "ann").base.data == OLD.data  # type: ignore[union-attr]


def test_the_file_that_a_draft_was_written_against_is_read_where_it_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written()
    new_process()
    read: list[bytes | None] = []

    def counted(data: bytes | None) -> Loaded:
        read.append(data)
        return OLD

    monkeypatch.setattr(drafts, "_base", counted)
    assert drafts.newest("ann") == ADDRESS | {"draft": "t"}
    assert read == []
    draft = drafts.find("t", "ann")
    assert draft is not None
    assert (draft.base, draft.base, read) == (OLD, OLD, [OLD.data])


def test_nobody_opens_the_draft_of_another() -> None:
    written()
    assert drafts.newest("ann") == ADDRESS | {"draft": "t"}
    assert (drafts.find("t", "bo"), drafts.newest("bo"), drafts.free("t", "bo")) == (
        None,
        {},
        False,
    )
    assert (drafts.find("t", ""), drafts.newest(""), drafts.free("t", "ann")) == (None, {}, True)
    drafts.drop("t", "bo")
    assert drafts.find("t", "ann") is not None


@pytest.mark.posix
def test_the_owner_of_the_process_alone_may_look_into_the_folder(state: Path) -> None:
    written()
    (state / "drafts").chmod(0o755)
    written("u")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (state / "drafts").iterdir()}
    assert (stat.S_IMODE((state / "drafts").stat().st_mode), modes) == (0o700, {0o600})


def test_no_name_from_an_address_becomes_a_path(state: Path) -> None:
    written("../../outside", "../ann")
    assert drafts.find("../../outside", "../ann") is not None
    assert [path.name for path in state.parent.iterdir()] == ["state"]


def test_a_page_of_another_process_adds_and_takes_nothing_out(state: Path) -> None:
    here = written()
    other = Folder(state / "drafts", drafts.KEPT, drafts.MOST, drafts.MOST_OF_ONE)
    with other.locked():
        there = other.read("t", "ann", drafts._base)
        assert there == here
        there.fields["title"] = "Typed there"
        other.write("t", there)
    with drafts.changing("t", here):
        here.fields["publisher"] = "Typed here"
    there = other.read("t", "ann", drafts._base)
    assert there is not None
    assert there.fields == FIELDS | {"title": "Typed there", "publisher": "Typed here"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-40],
        lambda data: b"\xff\xfe" + data,
        lambda data: b"[" * 100_000,
        lambda data: b"[1, 2]",
        lambda data: data.replace(b'"form": 1', b'"form": 2'),
        lambda data: data.replace(b'"at": "2026', b'"at": "20x6'),
        lambda data: data.replace(b"+00:00", b""),
        lambda data: data.replace(b'"fields": {', b'"fields": {"title": {"a": 1}, '),
        lambda data: data.replace(b'"finding": "', b'"finding": 7, "x": "'),
        lambda data: data.replace(b'"owner": "ann"', b'"owner": "bo"'),
        lambda data: data.replace(b'"token": "t"', b'"token": "u"'),
        lambda data: data.replace(b'"saved": null', b'"saved": {"id": "one"}'),
        lambda data: data.replace(b'"address": {', b'"address": {"x": 1, '),
        lambda data: data + b" " * 2_000_000,
    ],
)
def test_a_damaged_file_is_as_good_as_none(state: Path, damage: Callable[[bytes], bytes]) -> None:
    written()
    [file] = files(state)
    assert damage(file.read_bytes()) != file.read_bytes()
    file.write_bytes(damage(file.read_bytes()))
    new_process()
    assert (drafts.find("t", "ann"), drafts.newest("ann")) == (None, {})
    written()
    assert drafts.find("t", "ann").fields == FIELDS  # type: ignore[union-attr]


@pytest.mark.posix
def test_a_link_in_the_folder_leads_nowhere(state: Path, tmp_path: Path) -> None:
    written()
    [file] = files(state)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    new_process()
    assert drafts.find("t", "ann") is None


@pytest.mark.parametrize("data", [b"", b"commitments: [", DATA + b" "])
def test_words_outlive_the_file_that_they_were_written_against(state: Path, data: bytes) -> None:
    written()
    [base] = files(state, ".yaml")
    base.write_bytes(data)
    new_process()
    draft = drafts.find("t", "ann")
    assert draft is not None
    assert (draft.fields, draft.base) == (FIELDS, NOW)


def test_those_that_nobody_used_for_longest_make_room(state: Path) -> None:
    for n in range(drafts.MOST_OF_ONE + 2):
        written(f"t{n}", finding=str(n))
        newest = max(files(state), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (1_000_000 + n, 1_000_000 + n))
    there = [n for n in range(drafts.MOST_OF_ONE + 2) if drafts.find(f"t{n}", "ann")]
    assert there == list(range(2, drafts.MOST_OF_ONE + 2))


def test_a_draft_goes_two_days_after_its_last_use_with_its_base(state: Path) -> None:
    written()
    for path in (state / "drafts").iterdir():
        os.utime(path, (1_000_000, 1_000_000))
    new_process()
    assert drafts.newest("ann") == {}
    assert [path.name for path in (state / "drafts").iterdir()] == [".lock"]


def test_a_base_stays_as_long_as_a_draft_of_it_is_used(state: Path) -> None:
    draft = written()
    [base] = files(state, ".yaml")
    os.utime(base, (1_000_000, 1_000_000))
    with drafts.changing("t", draft):
        draft.fields["title"] = "More"
    new_process()
    drafts.newest("ann")
    assert files(state, ".yaml") == [base]


def test_what_cannot_be_written_is_kept_in_memory_and_said(state: Path) -> None:
    state.write_text("a file in the place of the folder", encoding="utf-8")
    written()
    assert drafts.find("t", "ann").fields == FIELDS  # type: ignore[union-attr]
    why = f"{state}: Not a directory"
    assert (drafts.wrong("t"), drafts.wrong("none")) == (why, why)
    state.unlink()
    assert drafts.find("u", "bo") is None
    # This one is in memory still; what others begin now lasts.
    assert (drafts.wrong("t"), drafts.wrong("none")) == (why, "")
    written()
    assert drafts.wrong("t") == ""


def test_an_entry_too_long_for_the_folder_is_kept_in_memory_and_said() -> None:
    written(finding="x" * 1_000_000)
    assert drafts.find("t", "ann") is not None
    assert drafts.wrong("t").endswith("is too long for that")
    written("u", "bo")
    assert drafts.wrong("u") == ""  # it is no matter of theirs
    assert drafts.wrong("t").endswith("is too long for that")
    with drafts.changing("t", drafts.find("t", "ann")):  # type: ignore[arg-type]
        drafts.find("t", "ann").fields["finding"] = "short"  # type: ignore[union-attr]
    assert drafts.wrong("t") == ""
    new_process()
    assert drafts.find("t", "ann").fields == {"finding": "short"}  # type: ignore[union-attr]


def test_the_file_says_only_what_the_form_holds(state: Path) -> None:
    written()
    [file] = files(state)
    assert json.loads(file.read_text("utf-8")) == {
        **{"form": 1, "token": "t", "owner": "ann", "base": OLD.version, "saved": None},
        **{"at": "2026-11-28T09:00:00+00:00", "address": ADDRESS, "fields": FIELDS},
    }
