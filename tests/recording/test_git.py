"""Saves as commits of one file, in a person's name; and what happens where git cannot."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from commitments.recording import commit as commit_of
from commitments.recording import entering, mending, saving
from commitments.recording import git as history
from commitments.recording.git import Commit
from commitments.recording.inserting import Addition
from commitments.recording.locked_file import locked
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


def hook(file: Path, name: str, does: str) -> Path:
    """A hook of the repository."""
    path = file.parent / ".git" / "hooks" / name
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)
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
    assert put(file).notes == ()
    assert git(file.parent, "status", "--porcelain") == ""
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
    hook(file, "pre-commit", "echo 'not on a Thursday' >&2\nexit 1")
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
    refusing = hook(file, "pre-commit", "exit 1")
    assert put(file).notes == ("git made no commit: exit code 1",)
    refusing.unlink()
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
    slow = hook(file, "pre-commit", "exec sleep 3")
    monkeypatch.setattr(commit_of, "_SECONDS", 1)
    assert put(file).notes == ("git made no commit: no answer in 1 s",)
    slow.unlink()
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
        ("two: confirm the assessment as of 2020-03-01\n\nAs with one.", False),
        ("two: two-02 bears on it, advance\n\nMore than on one.", False),
        ("two: two-02 declined\n\nIt is about one.", False),
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


# ---------------------------------------------------------------- faults of git and the disk


def cut_off(file: Path) -> Path:
    """The git folder as a commit left it in whose middle the power failed."""
    folder = file.parent / ".git"
    (folder / "commitments.busy").touch()
    return folder


def objects(file: Path, revision: str) -> Path:
    id = git(file.parent, "rev-parse", revision)
    return file.parent / ".git" / "objects" / id[:2] / id[2:]


def empty(path: Path, content: bytes = b"") -> None:
    path.chmod(0o644)
    path.write_bytes(content)


def whole_again(file: Path) -> None:
    """Git finds nothing missing, and nothing that is in no commit."""
    assert git(file.parent, "fsck", "--no-dangling") == ""
    assert git(file.parent, "status", "--porcelain") == ""


@pytest.mark.parametrize("name", ["index.lock", "HEAD.lock", "refs/heads/main.lock", "index"])
def test_what_a_cut_left_of_ours_is_taken_away(
    file: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "_PAUSES", 0)
    (cut_off(file) / name).write_bytes(b"")
    assert put(file).notes == ()
    whole_again(file)
    assert sorted(path.name for path in (file.parent / ".git").glob("commitments*")) == [
        "commitments.lock"
    ]


@pytest.mark.parametrize("name", ["HEAD.lock", "refs/heads/main.lock"])
def test_a_lock_of_others_stays_and_is_named(file: Path, name: str) -> None:
    lock = file.parent / ".git" / name
    lock.touch()
    [note] = put(file).notes
    assert note.startswith("git made no commit: fatal: ")
    assert f"Unable to create '{lock}': File exists." in note
    assert lock.exists()


def test_a_list_of_files_that_others_lock_stops_no_commit(file: Path) -> None:
    lock = file.parent / ".git" / "index.lock"
    lock.touch()
    assert put(file).notes == (
        "git made the commit, but could not enter it into its list of files:"
        f" fatal: Unable to create '{lock}': File exists.",
    )
    assert git(file.parent, "rev-list", "--count", "HEAD") == "2"


@pytest.mark.parametrize("content", [b"", b"\0" * 40])
def test_an_object_that_holds_nothing_gives_way(file: Path, content: bytes) -> None:
    """The same text again, whose object a cut left empty: git would take that for whole."""
    before = file.read_bytes()
    put(file)
    again = objects(file, "HEAD:data.yaml")
    file.write_bytes(before)
    git(file.parent, "reset", "--quiet", "--hard", "HEAD^")
    empty(again, content)
    cut_off(file)
    assert put(file).notes == ()
    whole_again(file)


@pytest.mark.parametrize("lost", ["HEAD", "HEAD^{tree}", "HEAD:data.yaml"])
def test_a_last_commit_that_is_lost_gives_way_to_the_one_before(file: Path, lost: str) -> None:
    put(file)
    begin = git(file.parent, "rev-parse", "HEAD^")
    empty(objects(file, lost))
    assert put(file, id="one-b").notes == ()
    assert git(file.parent, "log", "--format=%s%n%b") == (
        "one-b: record one-b-02, advance of 2020-03-01\n"
        "Source: UN, A page, https://example.org/new\n\n"
        "Also one: one-02, recorded by Ann on 28 Nov 2026, which was in no commit yet.\n\n"
        "Mended first: 1 empty object of a power cut taken away; the branch set back to"
        f" {begin[:10]}, its last commit that can be read.\n\nBegin"
    )
    whole_again(file)


def test_a_branch_that_names_nothing_is_set_back(file: Path) -> None:
    put(file)
    (file.parent / ".git" / "refs" / "heads" / "main").write_bytes(b"")
    assert put(file, id="one-b").notes == ()
    assert git(file.parent, "rev-list", "--count", "HEAD") == "3"
    whole_again(file)


def test_what_cannot_be_mended_is_named(file: Path) -> None:
    empty(objects(file, "HEAD"))
    [note] = put(file).notes
    assert note.startswith("git made no commit: its last commit cannot be read (")
    assert load(file, TODAY).register.commitments[0].evidence[-1].id == "one-02"


@pytest.mark.posix
def test_a_hook_that_hangs_holds_no_other_save_and_leaves_no_child(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = file.parent / "number"
    hook(file, "pre-commit", f"trap '' TERM\necho $$ > '{number}'\nsleep 60 &\nwait\nsleep 60")
    monkeypatch.setattr(commit_of, "_SECONDS", 0.5)
    monkeypatch.setattr(history, "_ENDING_SECONDS", 0.2)
    free = []
    git_call = history.call

    def call(path: Path, *words: str, **more: Any) -> history.Answer:
        with locked(file, "data.yaml", 0):
            free.append(words[0])
        return git_call(path, *words, **more)

    monkeypatch.setattr(history, "call", call)
    assert put(file).notes == ("git made no commit: no answer in 0 s",)
    assert free[0] == "rev-parse"
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", number.read_text().strip()], capture_output=True, text=True
    ).stdout
    assert state.strip()[:1] in ("", "Z")  # Some systems bury their dead late.


@pytest.mark.posix
def test_a_commit_that_was_made_before_a_hook_hung_is_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook(file, "post-commit", "exec sleep 60")
    monkeypatch.setattr(commit_of, "_SECONDS", 0.5)
    [note] = put(file).notes
    assert note.startswith("git made the commit, but no answer in ")
    whole_again(file)


def test_a_commit_of_others_that_comes_between_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, git_call = file.with_name("other.txt"), history.call

    def call(path: Path, *words: str, **more: Any) -> history.Answer:
        if "commit" in words and not other.exists():
            other.write_text("other", encoding="utf-8")
            git(file.parent, "add", "other.txt")
            git(file.parent, "commit", "--quiet", "-m", "Theirs", "other.txt")
        return git_call(path, *words, **more)

    monkeypatch.setattr(history, "call", call)
    assert put(file).notes == ()
    assert git(file.parent, "log", "--name-only", "--format=%s") == (
        "one: record one-02, advance of 2020-03-01\n\ndata.yaml\nTheirs\n\nother.txt\n"
        "Begin\n\n.gitignore\ndata.yaml"
    )
    whole_again(file)


def test_a_merge_that_is_not_finished_is_left_alone(file: Path) -> None:
    (file.parent / ".git" / "MERGE_HEAD").write_text(git(file.parent, "rev-parse", "HEAD"))
    assert put(file).notes == ("git made no commit: a merge is not finished in this folder",)


def test_an_entry_taken_along_is_found_under_its_own_commitment(file: Path) -> None:
    put(file, keep=Keep.OFF)
    put(file, id="one-b")
    subject = "one-b: record one-b-02, advance of 2020-03-01"
    assert [c.what for c in history.commits_of(file, "one")] == [subject]
    assert git(file.parent, "log", "-1", "--format=%b").splitlines()[-1] == (
        "Also one: one-02, recorded by Ann on 28 Nov 2026, which was in no commit yet."
    )


def test_entries_and_changes_by_hand_that_come_along_are_told_apart(file: Path) -> None:
    put(file, keep=Keep.OFF)
    file.write_text(file.read_text("utf-8").replace("Title of one-b", "By hand"), encoding="utf-8")
    put(file, id="one-b")
    assert git(file.parent, "log", "-1", "--format=%b").splitlines()[-2:] == [
        "Also one: one-02, recorded by Ann on 28 Nov 2026, which was in no commit yet.",
        "The file also held changes by hand that were in no commit.",
    ]


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the system tells of no end")
def test_the_end_of_git_is_waited_for_and_not_looked_for_again_and_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", None)
    slow = ("-c", "alias.slow=!sleep 0.2; echo done", "slow")
    assert history.call(file, *slow).text == "done"
