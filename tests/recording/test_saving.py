"""Entries saved into a file that others, a full disk or a kill may come between."""

from __future__ import annotations

import dataclasses
import errno
import io
import json
import os
import signal
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from commitments.recording import entering, inserting, log, saving
from commitments.recording import locked_file as files
from commitments.recording.inserting import Addition
from commitments.recording.locked_file import Refused
from commitments.recording.person import Person
from commitments.recording.saving import AlreadyRecorded, Conflict, Keep
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded, load
from tests import conftest
from tests.conftest import HEAD, ROOT, TODAY, assessment, evidence, whole
from tests.recording import drill

TEXT = whole(
    HEAD
    + conftest.commitment(evidence=evidence(), assessments=assessment())
    + conftest.commitment("two", evidence=evidence("two-01"))
)
NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
ANN = Person("Ann", "ann@example.org")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, str]]]:
    found: list[dict[str, str]] = []
    monkeypatch.setattr(log.LOGGER, "info", lambda line: found.append(json.loads(line)))
    yield found


NEW = """\
  - id: one-02
    date: 2020-03-01
    finding: New.
    source:
      kind: monitor
      publisher: UN
      title: A page
      url: https://example.org/new
    bears_on:
      - commitment: one
        effect: advance
    recorded: 2026-11-28
    by: Ann
"""


def fact(finding: str = "New.", commitment: str = "one", **fields: str) -> Addition:
    values: dict[str, Any] = {
        "date": "2020-03-01",
        "effect": "advance",
        "finding": finding,
        "kind": "monitor",
        "publisher": "UN",
        "title": "A page",
        "url": "https://example.org/new",
    }
    return Addition(
        commitment,
        entering.evidence(
            values | fields, commitment, f"{commitment}-02", TODAY.isoformat(), "Ann"
        ),
    )


def verdict(reason: str = "Because.", **fields: Any) -> Addition:
    values = {"date": "2020-03-01", "status": "limited", "evidence": ("one-01",)}
    values["method"] = "first"
    made = entering.assessment(values | {"reason": reason} | fields, TODAY.isoformat(), "Ann")
    return Addition("one", made)


def link(effect: str = "advance", of: str = "one-01", on: str = "two", why: str = "") -> Addition:
    """That a fact of one pledge bears on another."""
    fields = {"effect": effect, "why": why}
    return Addition(on, entering.bears_on(fields, on, TODAY.isoformat()), of)


def confirmation(note: str = "", id: str = "one", day: date = TODAY) -> Addition:
    """That the judgement of a pledge stands."""
    fields = {"date": "2026-11-28", "note": note}
    return Addition(id, entering.confirmation(fields, id, day.isoformat(), "Ann"))


def put(file: Path, addition: Addition, base: Loaded | None = None, **more: Any) -> saving.Saved:
    return saving.save(
        file, addition, ANN, NOW, file="data.yaml", base=base, **{"keep": Keep.OFF} | more
    )


def ids(file: Path, n: int = 0) -> list[str]:
    return [item.id for item in load(file, TODAY).register.commitments[n].evidence]


def test_a_save_says_what_it_made_of_the_file(file: Path, lines: list[dict[str, str]]) -> None:
    before = load(file, TODAY)
    saved = put(file, fact(), before)
    assert saved == saving.Saved("one-02", before.version, load(file, TODAY).version, False)
    assert file.read_text("utf-8") == TEXT + NEW
    assert lines == [
        {
            "event": "saved",
            "when": "2026-11-28T09:30:00+00:00",
            "who": "Ann",
            "mail": "ann@example.org",
            "account": "",
            "what": "one-02",
            "before": before.version,
            "after": saved.after,
            "why": "",
        }
    ]


def test_what_changed_elsewhere_is_kept(file: Path) -> None:
    before = load(file, TODAY)
    put(file, fact("Theirs.", "two"))
    assert put(file, fact(), before).merged
    assert (ids(file), ids(file, 1)) == (["one-01", "one-02"], ["two-01", "two-02"])


def test_an_id_that_was_taken_meanwhile_gives_way_to_the_next(file: Path) -> None:
    put(file, fact("Theirs."))
    assert put(file, fact()).id == "2020-03-01-new"
    assert ids(file) == ["one-01", "one-02", "2020-03-01-new"]
    # The words are taken too.
    assert put(file, fact("Not so new.", origin="OAS")).id == "2020-03-01-so-new"
    assert put(file, fact(publisher="OAS")).id == "2020-03-01-new-2"


def test_an_id_of_another_commitment_is_taken_as_well(file: Path) -> None:
    file.write_text(TEXT.replace("two-01", "one-02"), encoding="utf-8")
    assert put(file, fact()).id == "2020-03-01-new"
    assert (ids(file), ids(file, 1)) == (["one-01", "2020-03-01-new"], ["one-02"])


def test_what_changed_in_the_same_list_is_shown(file: Path, lines: list[dict[str, str]]) -> None:
    before = load(file, TODAY)
    theirs = put(file, fact("Theirs."))
    data = file.read_bytes()
    with pytest.raises(
        Conflict, match="the evidence of “Title of one” changed while you were"
    ) as error:
        put(file, fact(), before)
    assert [entry.id for entry in error.value.theirs if hasattr(entry, "id")] == [theirs.id]
    assert file.read_bytes() == data
    assert lines[-1]["event"] == "refused"
    # Looked at, it goes in beside theirs, under the next free id.
    assert put(file, fact(), before, merge=True).id == "2020-03-01-new"
    assert ids(file) == ["one-01", "one-02", "2020-03-01-new"]


def test_a_judgement_beside_a_new_one_is_shown(file: Path) -> None:
    before = load(file, TODAY)
    theirs = verdict("Theirs.")
    assert put(file, theirs, before).id == "one 2020-03-01"
    with pytest.raises(Conflict, match="the assessments of “Title of one” changed while") as error:
        put(file, verdict(), before)
    assert error.value.theirs == (theirs.entry,)
    assert put(file, verdict(), before, merge=True).merged
    # Evidence is another list.
    assert put(file, fact(), before).id == "one-02"


def test_a_judgement_under_criteria_that_changed_is_shown(file: Path) -> None:
    before = load(file, TODAY)
    file.write_text(TEXT.replace("substantial: Most", "substantial: Nearly all", 1), "utf-8")
    with pytest.raises(Conflict, match="the criteria of “Title of one” changed while") as error:
        put(file, verdict(), before)
    assert error.value.theirs == ()
    assert put(file, fact(), before).merged


def test_a_save_pressed_twice_goes_in_once(file: Path, lines: list[dict[str, str]]) -> None:
    before = load(file, TODAY)
    after = put(file, verdict(), before).after
    with pytest.raises(AlreadyRecorded) as error:
        put(file, verdict(), before)
    assert error.value.id == "one 2020-03-01"
    assert lines[1:] == [
        {
            "event": "refused",
            "when": "2026-11-28T09:30:00+00:00",
            "who": "Ann",
            "mail": "ann@example.org",
            "account": "",
            "what": "one 2020-03-01",
            "before": after,
            "after": after,
            "why": "this is already recorded as one 2020-03-01; nothing was added",
        }
    ]


def test_the_same_entry_goes_in_once(file: Path) -> None:
    put(file, fact())
    data = file.read_bytes()
    with pytest.raises(AlreadyRecorded, match="already recorded as one-02; nothing was added"):
        put(file, fact())
    assert file.read_bytes() == data


def test_the_same_fact_on_another_pledge_is_a_link(file: Path) -> None:
    put(file, fact())
    data = file.read_bytes()
    said = (
        "^this fact stands in the file as one-02, and once is enough; record that it bears on"
        " “Title of two” as well, or correct it$"
    )
    with pytest.raises(Refused, match=said):
        put(file, fact(commitment="two"))
    assert file.read_bytes() == data
    put(file, link(of="one-02"))
    assert ids(file, 1) == ["two-01", "one-02"]
    # It bears on more than what is saved again.
    for id in ("one", "two"):
        with pytest.raises(AlreadyRecorded, match="already recorded as one-02; nothing was added"):
            put(file, fact(commitment=id))


def test_a_link_is_saved_once(file: Path, lines: list[dict[str, str]]) -> None:
    assert put(file, link(why="By road.")).id == "one-01 on two"
    data = file.read_bytes()
    first = load(file, TODAY).register.evidence[0]
    assert [(on.commitment, str(on.effect), on.why, on.recorded) for on in first.bears_on] == [
        ("one", "advance", None, None),
        ("two", "advance", "By road.", TODAY),
    ]
    with pytest.raises(AlreadyRecorded, match="already recorded as one-01 on two; nothing was"):
        put(file, link(why="By road."))
    for again in (link("setback"), link("setback", on="one"), link(why="By sea.")):
        with pytest.raises(Refused, match=rf"^'one-01' bears on '{again.commitment}' already$"):
            put(file, again)
    assert file.read_bytes() == data
    assert [(line["event"], line["what"]) for line in lines] == [
        ("saved", "one-01 on two"),
        ("refused", "one-01 on two"),
        ("refused", "one-01 on two"),
        ("refused", "one-01 on one"),
        ("refused", "one-01 on two"),
    ]


def test_a_link_of_a_fact_that_is_gone_is_said(file: Path) -> None:
    with pytest.raises(Refused, match=r"^there is no fact 'one-09'$"):
        put(file, link(of="one-09"))
    assert file.read_text("utf-8") == TEXT


def test_a_link_elsewhere_is_no_conflict(file: Path) -> None:
    before = load(file, TODAY)
    put(file, link())
    # Fact one-01 stands as it was for pledge one: its other link is not seen from there.
    assert put(file, fact(), before).merged
    assert put(file, verdict(), before).merged


def test_a_link_meanwhile_is_shown_as_the_fact_it_is(file: Path) -> None:
    before = load(file, TODAY)
    put(file, link())
    with pytest.raises(
        Conflict, match="the evidence of “Title of two” changed while you were"
    ) as error:
        put(file, fact(commitment="two"), before)
    assert [entry.id for entry in error.value.theirs if hasattr(entry, "id")] == ["one-01"]
    assert put(file, fact(commitment="two"), before, merge=True).id == "two-02"
    assert ids(file, 1) == ["one-01", "two-01", "two-02"]


def test_a_fact_that_changed_meanwhile_stops_its_link(file: Path) -> None:
    before = load(file, TODAY)
    put(file, fact("Theirs.", "two"))
    with pytest.raises(Conflict, match="the evidence of “Title of two” changed while you were"):
        put(file, link(), before)
    assert put(file, link(), before, merge=True).merged


def test_a_correction_from_another_pledge_is_shown(file: Path) -> None:
    before = load(file, TODAY)
    put(file, fact("Wrong.", "two", corrects="one-01", caveat="So."))
    with pytest.raises(
        Conflict, match="the evidence of “Title of one” changed while you were"
    ) as error:
        put(file, fact(), before)
    assert [entry.id for entry in error.value.theirs if hasattr(entry, "id")] == ["two-02"]


def test_a_confirmation_is_saved_once(file: Path) -> None:
    assert put(file, confirmation("Gazettes.")).id == f"one {TODAY}"
    [saved] = load(file, TODAY).register.confirmations
    assert (saved.commitment, saved.date, saved.recorded, saved.by, saved.note) == (
        *("one", TODAY, TODAY, "Ann"),
        "Gazettes.",
    )
    data = file.read_bytes()
    with pytest.raises(AlreadyRecorded, match=f"already recorded as one {TODAY}; nothing was"):
        put(file, confirmation("Gazettes.", day=TODAY + timedelta(days=1)))
    assert file.read_bytes() == data
    # Of another pledge it is another.
    assert put(file, confirmation("Gazettes.", "two")).id == f"two {TODAY}"


@pytest.mark.parametrize("what", ["evidence", "assessments", "criteria"])
def test_a_confirmation_of_what_changed_is_shown(file: Path, what: str) -> None:
    before = load(file, TODAY)
    theirs: tuple[Any, ...] = ()
    if what == "criteria":
        file.write_text(TEXT.replace("substantial: Most", "substantial: Nearly all", 1), "utf-8")
    else:
        addition = fact("Theirs.") if what == "evidence" else verdict("Theirs.")
        put(file, addition)
        theirs = (addition.entry,)
    with pytest.raises(
        Conflict, match=f"^the {what} of “Title of one” changed while you were"
    ) as error:
        put(file, confirmation(), before)
    assert error.value.theirs == theirs
    assert put(file, confirmation("Theirs too."), before, merge=True).merged


def test_a_confirmation_of_what_changed_in_all_is_shown(file: Path) -> None:
    before = load(file, TODAY)
    additions = (verdict("Theirs."), fact("Theirs."))
    for addition in additions:
        put(file, addition)
    with pytest.raises(
        Conflict, match=r"^the assessments and evidence of “Title of one” changed"
    ) as error:
        put(file, confirmation(), before)
    assert error.value.theirs == tuple(addition.entry for addition in additions)


def test_a_commitment_that_is_gone_is_said(file: Path) -> None:
    with pytest.raises(Refused, match=r"there is no commitment 'three' in data\.yaml any more"):
        put(file, fact(commitment="three"))


def test_an_entry_that_breaks_a_rule_changes_nothing(file: Path) -> None:
    with pytest.raises(DataProblems, match="place 'IRX' is not known"):
        put(file, fact(places=("IRX",)))  # type: ignore[arg-type]
    assert file.read_text("utf-8") == TEXT


def test_a_file_that_a_hand_broke_is_not_written_to(file: Path) -> None:
    before = load(file, TODAY)
    broken = TEXT.replace("theme: aid", "theme: adi")
    file.write_text(broken, encoding="utf-8")
    said = r"mistake that is not yours; correct it first: data\.yaml:24:12  one: theme 'adi' is not"
    with pytest.raises(Refused, match=said):
        put(file, fact(), before)
    assert file.read_text("utf-8") == broken


def test_a_file_that_is_gone_is_said(file: Path) -> None:
    file.unlink()
    with pytest.raises(Refused, match=r"data\.yaml cannot be read \(No such file or directory\)"):
        put(file, fact())
    assert not file.exists()


@pytest.mark.parametrize("which", [".data.yaml.lock", ".data.yaml.part"])
@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_folder_that_takes_no_new_file_leaves_the_old_one(
    file: Path, which: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: Any, *more: Any, **named: Any) -> int:
        if Path(os.fsdecode(path)).name == which:
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *more, **named)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Refused, match=r"nothing was saved"):
        put(file, fact(), lock_seconds=0.2)
    assert file.read_text("utf-8") == TEXT
    assert {p.name for p in file.parent.iterdir()} <= {".data.yaml.lock", "data.yaml"}


def test_a_disk_that_fills_while_writing_leaves_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, lines: list[dict[str, str]]
) -> None:
    class Full(io.FileIO):
        def write(self, data: Any) -> int:
            super().write(bytes(data)[:100])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdopen", lambda handle, mode: Full(handle, mode))
    with pytest.raises(Refused) as error:
        put(file, fact())
    said = "data.yaml cannot be written (No space left on device); nothing was saved, the file is"
    assert str(error.value) == f"{said} as it was"
    assert file.read_text("utf-8") == TEXT
    assert sorted(p.name for p in file.parent.iterdir()) == [".data.yaml.lock", "data.yaml"]
    version = load(file, TODAY).version
    assert [(x["event"], x["before"], x["after"]) for x in lines] == [("refused", version, version)]


def test_what_a_disk_does_not_confirm_is_said_of_an_entry_that_is_there(
    file: Path, monkeypatch: pytest.MonkeyPatch, lines: list[dict[str, str]]
) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(files, "_flush", fail)
    note = "the disk did not confirm it (Input/output error); see that it is there"
    assert put(file, fact()).notes == (note,)
    assert ids(file) == ["one-01", "one-02"]
    assert [(x["event"], x["why"]) for x in lines] == [("saved", note)]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_full_disk_or_a_closed_folder_leaves_the_file(
    file: Path, number: int, monkeypatch: pytest.MonkeyPatch, lines: list[dict[str, str]]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync" if number == errno.ENOSPC else "replace", fail)
    with pytest.raises(Refused, match=r"data\.yaml cannot be written .*nothing was saved"):
        put(file, fact())
    assert file.read_text("utf-8") == TEXT
    assert sorted(p.name for p in file.parent.iterdir()) == [".data.yaml.lock", "data.yaml"]
    assert os.strerror(number) in lines[0]["why"]


def after_the_rename(monkeypatch: pytest.MonkeyPatch, then: Callable[[], None]) -> None:
    """A rename that happens and reports an error, as network drives do; `then` comes after it."""
    real = os.replace

    def replace(part: Path, target: Path) -> None:
        real(part, target)
        then()
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "replace", replace)


def test_a_rename_that_happened_is_a_save_whatever_it_reports(
    file: Path, monkeypatch: pytest.MonkeyPatch, lines: list[dict[str, str]]
) -> None:
    after_the_rename(monkeypatch, lambda: None)
    note = "the disk did not confirm it (Input/output error); see that it is there"
    assert put(file, fact()).notes == (note,)
    assert file.read_text("utf-8") == TEXT + NEW
    assert [(x["event"], x["why"]) for x in lines] == [("saved", note)]


def test_a_disk_that_answers_no_more_is_not_said_to_have_saved_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, lines: list[dict[str, str]]
) -> None:
    def unread(_: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    after_the_rename(monkeypatch, lambda: monkeypatch.setattr(Path, "read_bytes", unread))
    with pytest.raises(files.Unseen) as error:
        put(file, fact())
    said = (
        "the disk failed while data.yaml was written (Input/output error), and it cannot be seen"
        " whether the entry is in it; look there before you record it again, it goes in once"
    )
    assert (str(error.value), [x["why"] for x in lines]) == (said, [said])


def test_a_lock_or_a_part_that_will_not_go_takes_no_save_back(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(files.FileLock, "release", fail)
    real = os.replace

    def replace(part: Path, target: Path) -> None:
        real(part, target)
        monkeypatch.setattr(Path, "unlink", fail)

    monkeypatch.setattr(os, "replace", replace)
    assert put(file, fact()).notes == ()
    assert ids(file) == ["one-01", "one-02"]


@pytest.mark.posix
def test_a_link_stays_a_link_and_permissions_stay(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    file.chmod(0o640)
    put(link, fact())
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert ids(file) == ["one-01", "one-02"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
@pytest.mark.posix
def test_permissions_stay_whatever_new_files_get(file: Path, mode: int) -> None:
    file.chmod(mode)
    old = os.umask(0o027)
    try:
        put(file, fact())
    finally:
        os.umask(old)
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_what_a_killed_process_left_is_overwritten(file: Path) -> None:
    part = file.with_name(".data.yaml.part")
    part.write_text("half", encoding="utf-8")
    put(file, fact())
    assert not part.exists()
    assert ids(file) == ["one-01", "one-02"]


KILLED = """
import os, signal, sys
from pathlib import Path
from commitments.recording import locked_file as files
from commitments.recording import saving
from tests.recording import test_saving

step, when, file = sys.argv[1], sys.argv[2], Path(sys.argv[3])
owner = next(one for one in (files, saving, os) if hasattr(one, step))
real = getattr(owner, step)

def killed(*given, **named):
    if step == "open" and not str(given[0]).endswith(".part"):
        return real(*given, **named)
    if when == "after":
        real(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, step, killed)
test_saving.put(file, test_saving.fact())
"""


@pytest.mark.parametrize(
    ("step", "when", "saved"),
    [
        ("open", "after", False),
        ("_like", "before", False),
        ("fsync", "after", False),
        ("_flush", "before", True),
        ("log", "before", True),
    ],
)
@pytest.mark.posix
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new(
    file: Path, step: str, when: str, saved: bool
) -> None:
    call = [sys.executable, "-c", KILLED, step, when, str(file)]
    assert subprocess.run(call, cwd=ROOT).returncode == -signal.SIGKILL
    new = TEXT + NEW
    assert file.read_text("utf-8") == (new if saved else TEXT)
    assert put(file, fact("Next."), lock_seconds=5).id == ("2020-03-01-next" if saved else "one-02")
    assert sorted(p.name for p in file.parent.iterdir()) == [".data.yaml.lock", "data.yaml"]


def test_a_lock_that_others_hold_is_waited_for_and_then_said(file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from commitments.recording.locked_file import locked\n"
        "with locked(Path(sys.argv[1]), 'x'): print('held', flush=True); sys.stdin.read()"
    )
    call = [sys.executable, "-c", program, str(file)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(Refused, match=r"others are writing to data\.yaml"):
            put(file, fact(), lock_seconds=0.1)
        other.communicate()
    assert put(file, fact()).id == "one-02"


def while_appending(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Let a hand change the file between its reading and its writing."""
    real = inserting.append

    def append(*given: Any) -> bytes:
        made = real(*given)
        change()
        return made

    monkeypatch.setattr(saving, "append", append)


def test_a_hand_that_knows_no_lock_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand = file.read_text("utf-8").replace("Title of two", "Another title")
    while_appending(monkeypatch, lambda: file.write_text(by_hand, encoding="utf-8"))
    put(file, fact())
    assert ids(file) == ["one-01", "one-02"]
    assert load(file, TODAY).register.commitments[1].title == "Another title"


def test_a_hand_that_never_rests_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    while_appending(
        monkeypatch,
        lambda: file.write_text(file.read_text("utf-8") + "# more\n", encoding="utf-8"),
    )
    with pytest.raises(
        Refused, match=r"^data\.yaml is being changed by another program; try again"
    ):
        put(file, fact())
    assert file.read_text("utf-8") == TEXT + "# more\n" * 5


def test_a_list_that_a_hand_changed_meanwhile_is_a_conflict(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(file, TODAY)
    by_hand = TEXT + NEW.replace("New.", "By hand.")
    while_appending(monkeypatch, lambda: file.write_text(by_hand, encoding="utf-8"))
    with pytest.raises(Conflict):
        put(file, fact(), before)
    assert file.read_text("utf-8") == by_hand


def test_a_hand_that_writes_while_the_disk_is_flushed_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand = [file.read_text("utf-8").replace("Title of two", "Another title")]
    real = os.fsync

    def while_flushing(handle: int) -> None:
        while by_hand:
            file.write_text(by_hand.pop(), encoding="utf-8")
        real(handle)

    monkeypatch.setattr(os, "fsync", while_flushing)
    put(file, fact())
    assert ids(file) == ["one-01", "one-02"]
    assert load(file, TODAY).register.commitments[1].title == "Another title"


# Pledges behind the facts, as a hand may order them.
BEHIND = (
    HEAD.removesuffix("commitments:\n")
    + f"evidence:\n  - {evidence().replace('THIS-COMMITMENT', 'one')}\ncommitments:\n"
    + conftest.commitment()
    + conftest.commitment("two")
)


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize(
    ("text", "cut", "lost"), [(TEXT, "  - {id: two-01", "two-01"), (BEHIND, "  - id: two", "two")]
)
def test_a_file_that_an_editor_has_half_written_is_not_taken(
    file: Path, text: str, cut: str, lost: str, merge: bool
) -> None:
    file.write_text(text, encoding="utf-8")
    before = load(file, TODAY)
    half = text[: text.index(cut)]
    file.write_text(half, encoding="utf-8")
    with pytest.raises(
        Conflict, match=rf"^{lost}, which was in data\.yaml, is missing there now"
    ) as seen:
        put(file, fact(), before, merge=merge)
    assert file.read_text("utf-8") == half
    # Somebody looked, and took it out on purpose.
    assert put(file, fact(), seen.value.seen).id == "one-02"


def test_a_fact_that_is_missing_stops_whatever_is_saved(file: Path) -> None:
    before = load(file, TODAY)
    file.write_text(TEXT[: TEXT.index("  - {id: two-01")], encoding="utf-8")
    for addition in (verdict(), link(), confirmation()):
        with pytest.raises(Conflict, match=r"^two-01, which was in data\.yaml, is missing there"):
            put(file, addition, before, merge=True)


def test_evidence_that_is_missing_is_noticed(file: Path) -> None:
    put(file, fact())
    before = load(file, TODAY)
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Conflict, match=r"^one-02, which was in data\.yaml, is missing there now"):
        put(file, fact("Another."), before, merge=True)


def test_the_right_is_asked_for_at_the_last_moment(file: Path) -> None:
    asked: list[str] = []

    def refusal() -> str:
        asked.append(file.read_text("utf-8"))
        return "You may read."

    with pytest.raises(Refused, match=r"^You may read$"):
        saving.save(file, fact(), ANN, NOW, keep=Keep.OFF, refusal=refusal)
    assert asked == [file.read_text("utf-8")] == [TEXT]


def test_the_same_judgement_on_another_day_is_no_other(file: Path) -> None:
    put(file, verdict())
    again = verdict()
    entry = dataclasses.replace(again.entry, recorded=date(2026, 11, 29), by="Bo")
    later = NOW + timedelta(days=1)
    with pytest.raises(AlreadyRecorded):
        saving.save(file, Addition("one", entry), ANN, later, keep=Keep.OFF)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="rights beside permissions are of Linux")
def test_rights_of_single_people_stay(file: Path) -> None:
    # Version 2; owner rw, user 1234 rw, owning group none, mask rw, others none.
    entries = [(1, 6, -1), (2, 6, 1234), (4, 0, -1), (16, 6, -1), (32, 0, -1)]
    rights = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    try:
        os.setxattr(file, "system.posix_acl_access", rights)
    except OSError as error:
        assert error.errno == errno.ENOTSUP  # by this file system
        return
    put(file, fact())
    assert os.getxattr(file, "system.posix_acl_access") == rights


def test_many_writers_lose_and_double_nothing(file: Path) -> None:
    assert drill.write_together(file, 4, 5) == drill.Outcome(20, 0, 0, 0)


@pytest.mark.posix
def test_killed_writers_damage_and_lose_nothing(file: Path) -> None:
    done = drill.kill(file, 12, seed=1)
    assert (done.lost, done.doubled, done.damaged) == (0, 0, 0)
    assert done.acknowledged > 12
