"""Saves as commits of one file, in a person's name; and what happens where git cannot."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commitments.recording import entering, saving
from commitments.recording import git as history
from commitments.recording.git import Commit
from commitments.recording.inserting import Addition
from commitments.recording.person import Person
from commitments.recording.saving import Keep, Saved
from commitments.register.reading import load
from tests.conftest import HEAD, TODAY, commitment, evidence, whole

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
ANN = Person("Ann", "ann@example.org")
METHOD = {"method": "first"}


def git(folder: Path, *words: str) -> str:
    call = ["git", "-C", str(folder), "-c", "user.name=Op", "-c", "user.email=op@x", *words]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file in a work tree, committed; nothing of this computer's own settings counts."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "data.yaml"
    path.write_text(
        whole(
            HEAD
            + commitment(evidence=evidence())
            + commitment("one-b", evidence=evidence("one-b-01"))
        ),
        encoding="utf-8",
    )
    git(folder, "init", "--quiet", "--initial-branch", "main")
    (folder / ".gitignore").write_text("*.lock\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    return path


def put(file: Path, person: Person = ANN, keep: Keep = Keep.COMMIT, id: str = "one") -> Saved:
    fields = {
        "date": "2020-03-01",
        "effect": "advance",
        "finding": f"New for {id}.",
        "kind": "monitor",
        "publisher": "UN",
        "title": "A page",
        "url": "https://example.org/new",
    }
    entry = entering.evidence(fields, id, f"{id}-02", TODAY.isoformat(), person.name)
    return saving.save(file, Addition(id, entry), person, NOW, keep=keep)


def test_a_save_is_a_commit_of_that_file_alone(file: Path) -> None:
    folder = file.parent
    (folder / "staged.txt").write_text("staged", encoding="utf-8")
    git(folder, "add", "staged.txt")
    (folder / "other.txt").write_text("other", encoding="utf-8")
    assert put(file).notes == ()
    assert git(folder, "log", "-1", "--format=%an <%ae>%n%cn%n%B") == (
        "Ann <ann@example.org>\nAnn\none: record one-02, advance of 2020-03-01\n\n"
        "Source: UN, A page, https://example.org/new"
    )
    assert git(folder, "show", "--name-only", "--format=") == "data.yaml"
    assert git(folder, "status", "--porcelain") == "A  staged.txt\n?? other.txt"


def test_a_judgement_is_a_commit_with_its_reason(file: Path) -> None:
    values = {
        "date": "2020-03-01",
        "status": "limited",
        "reason": "Some. #1",
        "evidence": ["one-01"],
    }
    entry = entering.assessment(values | METHOD, TODAY.isoformat(), "Ann")
    assert saving.save(file, Addition("one", entry), ANN, NOW).notes == ()
    said = "one: assess as limited from 2020-03-01\n\nSome. #1"
    assert git(file.parent, "log", "-1", "--format=%B") == said


def test_a_file_that_was_staged_is_committed_with_the_hand_named(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("Title of one-b", "By hand"), encoding="utf-8")
    git(file.parent, "add", "data.yaml")
    assert history.dirty(file)
    assert put(file).notes == ()
    assert not history.dirty(file)
    assert "changes by hand" in git(file.parent, "log", "-1", "--format=%b")


def test_a_file_that_git_does_not_hold_yet_is_committed(file: Path) -> None:
    new = file.with_name("new.yaml")
    new.write_bytes(file.read_bytes())
    assert history.follows(new) == (True, "")
    assert put(new).notes == ()
    assert git(file.parent, "show", "--name-only", "--format=") == "new.yaml"


@pytest.mark.parametrize("name", ["data[12].yaml", "*.yaml", ":!x.yaml", "-a.yaml", "ä b.yaml"])
def test_a_name_that_looks_like_a_pattern_is_one_file(file: Path, name: str) -> None:
    folder = file.parent
    one, other = folder / name, folder / "data1.yaml"
    for path in (one, other):
        path.write_bytes(file.read_bytes())
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "More")
    other.write_text(f"{other.read_text('utf-8')}# by hand\n", encoding="utf-8")
    assert history.follows(one) == (True, "")
    assert not history.dirty(one)
    assert put(one).notes == ()
    assert git(folder, "show", "--name-only", "--format=", "-z") == f"{name}\0"
    assert git(folder, "status", "--porcelain") == "M data1.yaml"
    assert [c.what for c in history.commits_of(one, "one")] == [
        "one: record one-02, advance of 2020-03-01"
    ]


def test_a_name_cannot_break_out_of_its_place(file: Path) -> None:
    assert put(file, Person("A <b>\nEvil: yes", "--amend\n<x>")).notes == ()
    assert git(file.parent, "log", "-1", "--format=%an|%ae") == "A b Evil: yes|--amend x"
    assert git(file.parent, "rev-list", "--count", "HEAD") == "2"


def test_changes_by_hand_are_not_passed_off_as_the_persons(file: Path) -> None:
    text = file.read_text("utf-8").replace("Title of one-b", "By hand")
    file.write_text(text, encoding="utf-8")
    assert put(file).notes == ()
    assert git(file.parent, "log", "-1", "--format=%B").endswith(
        "The file also held changes by hand that were in no commit."
    )


def test_off_makes_no_commit(file: Path) -> None:
    put(file, keep=Keep.OFF)
    assert git(file.parent, "rev-list", "--count", "HEAD") == "1"


@pytest.mark.posix
def test_a_hook_that_refuses_loses_no_entry(file: Path) -> None:
    hook = file.parent / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho 'not on a Thursday' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    saved = put(file)
    assert saved.notes == ("git made no commit: not on a Thursday",)
    assert load(file, TODAY).register.commitments[0].evidence[-1].id == saved.id


def test_a_reason_too_long_for_a_call_loses_no_entry(file: Path) -> None:
    values = {"date": "2020-03-01", "status": "limited", "evidence": ("one-01",)}
    values["reason"] = "日" * 49_000
    entry = entering.assessment(values | METHOD, TODAY.isoformat(), "Ann")
    [note] = saving.save(file, Addition("one", entry), ANN, NOW, keep=Keep.PUSH).notes
    assert note.startswith("git made no commit: git cannot be run (")
    assert load(file, TODAY).register.commitments[0].assessments == (entry,)


def test_what_no_call_can_hold_is_taken_out_of_a_name(file: Path) -> None:
    values = {"date": "2020-03-01", "status": "limited", "reason": "R", "evidence": ["one-01"]}
    entry = Addition("one", entering.assessment(values | METHOD, TODAY.isoformat(), "Ann"))
    assert saving.save(file, entry, Person("Ann\ud800", "a\0@x"), NOW).notes == ()
    assert git(file.parent, "log", "-1", "--format=%an|%ae") == "Ann|a @x"


@pytest.mark.posix
def test_a_commit_that_failed_goes_with_the_next(file: Path) -> None:
    hook = file.parent / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert put(file).notes == ("git made no commit: exit code 1",)
    hook.unlink()
    assert put(file, id="one-b").notes == ()
    assert git(file.parent, "status", "--porcelain") == ""


def test_a_push_that_fails_loses_no_entry_and_goes_with_the_next(
    file: Path, tmp_path: Path
) -> None:
    folder = file.parent
    [note] = put(file, keep=Keep.PUSH).notes
    assert note == "git pushed nothing: fatal: No configured push destination."
    git(tmp_path, "init", "--quiet", "--bare", "remote")
    git(folder, "remote", "add", "origin", str(tmp_path / "remote"))
    git(folder, "push", "--quiet", "--set-upstream", "origin", "main")
    assert put(file, keep=Keep.PUSH, id="one-b").notes == ()
    assert git(tmp_path / "remote", "rev-list", "--count", "main") == "3"


def test_a_push_that_others_came_before_says_so_in_a_line(file: Path, tmp_path: Path) -> None:
    folder, other = file.parent, tmp_path / "other"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "remote")
    git(folder, "remote", "add", "origin", str(tmp_path / "remote"))
    git(folder, "push", "--quiet", "--set-upstream", "origin", "main")
    git(tmp_path, "clone", "--quiet", "remote", "other")
    git(other, "commit", "--quiet", "--allow-empty", "-m", "Theirs")
    git(other, "push", "--quiet")
    [note] = put(file, keep=Keep.PUSH).notes
    assert note == (
        "git pushed nothing: ! [rejected] main -> main (fetch first);"
        f" error: failed to push some refs to '{tmp_path / 'remote'}'"
    )


def test_where_git_does_not_follow_the_file_a_save_is_a_save(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "data.yaml"
    outside.write_bytes(file.read_bytes())
    assert history.follows(outside) == (False, "")
    assert put(outside).notes == ()
    (file.parent / ".gitignore").write_text("*.yaml\n*.lock\n", encoding="utf-8")
    git(file.parent, "rm", "--quiet", "--cached", "data.yaml")
    assert history.follows(file) == (False, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (history.follows(outside), history.commits_of(outside, "one")) == ((False, ""), ())


def test_a_git_that_may_not_be_run_is_no_git(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text("no program", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.follows(file) == (False, "")
    assert put(file).notes == ()
    assert load(file, TODAY).register.commitments[0].evidence[-1].id == "one-02"


def test_git_that_cannot_say_is_no_silence(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    [note] = put(file).notes
    assert note.startswith("git made no commit: fatal: detected dubious ownership")
    assert load(file, TODAY).register.commitments[0].evidence[-1].id == "one-02"


def test_a_repository_that_is_broken_is_said(file: Path) -> None:
    (file.parent / ".git" / "HEAD").write_text("nothing", encoding="utf-8")
    [note] = put(file).notes
    assert note.startswith("git made no commit: fatal: not a git repository")


@pytest.mark.posix
def test_a_git_that_takes_too_long_leaves_no_lock(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = file.parent / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexec sleep 3\n", encoding="utf-8")
    hook.chmod(0o755)
    monkeypatch.setattr(history, "_LOCAL_SECONDS", 1)
    monkeypatch.setattr(history._git, "__kwdefaults__", {"seconds": 1})
    assert put(file).notes == ("git made no commit: no answer in 1 s",)
    hook.unlink()
    assert put(file, id="one-b").notes == ()
    assert git(file.parent, "status", "--porcelain") == ""


@pytest.mark.parametrize("name", [".", " ; ", "<>"])
def test_a_name_that_git_would_strip_off_is_replaced(file: Path, name: str) -> None:
    assert put(file, Person(name)).notes == ()
    assert git(file.parent, "log", "-1", "--format=%an") == "unknown"


def by_hand(file: Path, message: str) -> None:
    """A commit of the file with a message that a hand wrote."""
    file.write_text(f"{file.read_text('utf-8')}# more\n", encoding="utf-8")
    git(file.parent, "commit", "--quiet", "-m", message, "data.yaml")


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("one", True),
        ("Correct (one), again", True),
        ("Correct\n\nAlso one: its title", True),
        ("one's title", True),
        ("one-02", False),
        ("one-b", False),
        ("not-one", False),
        ("someone ones one_b", False),
        ("One", False),
        ("two: record two-02, advance of 2020\n\nSource: UN, one page", False),
        ("two: assess as limited from 2020-03-01\n\nOnly one of them.", False),
        ("two: take one into account", True),
    ],
)
def test_a_message_names_a_commitment_as_a_word(file: Path, message: str, names: bool) -> None:
    by_hand(file, message)
    found = [(c.who, c.what) for c in history.commits_of(file, "one")]
    assert found == ([("Op", message.splitlines()[0])] if names else [])


def test_changes_of_another_file_are_not_listed(file: Path) -> None:
    (file.parent / "other.txt").write_text("other", encoding="utf-8")
    git(file.parent, "add", "other.txt")
    git(file.parent, "commit", "--quiet", "-m", "one")
    assert history.commits_of(file, "one") == ()


def test_any_message_and_any_setting_of_git_can_be_listed(file: Path) -> None:
    message = "one \u2028 \x1e \x1f \x0c \x85 end"
    by_hand(file, message)
    git(file.parent, "config", "log.showSignature", "true")
    git(file.parent, "config", "grep.patternType", "fixed")
    git(file.parent, "config", "color.ui", "always")
    assert [(c.who, c.what) for c in history.commits_of(file, "one")] == [("Op", message)]


def test_changes_are_those_that_name_the_commitment(file: Path) -> None:
    put(file)
    put(file, id="one-b")
    found = history.commits_of(file, "one")
    assert [(c.who, c.what) for c in found] == [
        ("Ann", "one: record one-02, advance of 2020-03-01")
    ]
    assert isinstance(found[0], Commit)
    assert datetime.fromisoformat(found[0].when).tzinfo is not None
    assert len(history.commits_of(file, "one-b")) == 1
    assert history.commits_of(file, "on.") == ()
