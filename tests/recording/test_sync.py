"""Several machines on one register: what a save does in the remote, and what each fault says."""

from __future__ import annotations

import dataclasses
import errno
import os
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from commitments.recording import chain, entering, locked_file, remote, rounds, saving, sync
from commitments.recording import clone as clone_of
from commitments.recording import git as calls
from commitments.recording.apart import Apart, Away
from commitments.recording.inserting import Addition
from commitments.recording.locked_file import Refused, Unseen, locked
from commitments.recording.person import Person
from commitments.recording.saving import Keep, Saved
from commitments.register import piecewise, yaml_tree
from commitments.register.reading import Loaded, load
from tests.conftest import HEAD, TODAY, commitment, evidence, whole
from tests.recording.replicas import git, set_up

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
ANN = Person("Ann", "ann@example.org")
TEXT = whole(
    HEAD + commitment(evidence=evidence()) + commitment("one-b", evidence=evidence("one-b-01"))
)
NAME = "commitments.yaml"


@dataclass
class Two:
    """Two machines with a clone each of one remote."""

    folder: Path
    here: Path
    there: Path

    @property
    def remote(self) -> Path:
        return self.folder / "remote.git"

    def of_remote(self) -> str:
        """The data file in the remote."""
        return git(self.remote, "show", f"main:{NAME}") + "\n"

    def subjects(self) -> list[str]:
        """What the commits of the remote say, by whom, the oldest first."""
        return git(self.remote, "log", "--reverse", "--format=%an: %s", "main").splitlines()


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of this computer's own settings counts; nobody lets others go first."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    monkeypatch.setattr(sync, "_AFTER_YOU", (0.0, 0.0))
    monkeypatch.setattr(sync, "_TIDY_SHARE", 0.0)
    monkeypatch.setattr(clone_of, "_PAUSES", 1)
    yield
    sync._SHARED.clear()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A remote and two clones, as they are copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    set_up(folder, TEXT.encode(), 2)
    return folder


@pytest.fixture
def two(tmp_path: Path, made: Path) -> Two:
    folder = tmp_path / "two"
    shutil.copytree(made, folder)
    for clone in "01":
        config = folder / clone / ".git" / "config"
        config.write_text(config.read_text().replace(str(made), str(folder)))
    return Two(folder, folder / "0" / NAME, folder / "1" / NAME)


def entry(word: str, id: str = "one") -> Addition:
    fields = {
        "date": "2020-03-01",
        "effect": "advance",
        "finding": f"New: {word}.",
        "kind": "monitor",
        "publisher": "UN",
        "title": "A page",
        "url": "https://example.org/new",
    }
    return Addition(id, entering.evidence(fields, id, f"new-{word}", TODAY.isoformat(), "Ann"))


def put(file: Path, word: str, person: Person = ANN, base: Loaded | None = None) -> Saved:
    return saving.save(
        file, entry(word), person, NOW, file=NAME, base=base, keep=Keep.SYNC, lock_seconds=5
    )


def follow(file: Path) -> None:
    sync.follow(file.resolve(), NAME, TODAY)


def refused(file: Path, word: str = "mine") -> str:
    """Why a save is refused; the file, the branch and the remote are as they were."""
    before = (file.read_bytes(), git(file.parent, "rev-parse", "main"), git_of_remote(file))
    with pytest.raises(Refused) as caught:
        put(file, word)
    assert not isinstance(caught.value, Unseen)
    assert before == (file.read_bytes(), git(file.parent, "rev-parse", "main"), git_of_remote(file))
    return str(caught.value)


def git_of_remote(file: Path) -> str:
    """Where the branch of the remote stands; nothing where the remote is away."""
    bare = file.parent.parent / "remote.git"
    return git(bare, "rev-parse", "main") if bare.exists() else ""


def apart(file: Path) -> Apart:
    """Why a clone does not follow; the file and the branch are as they were."""
    before = (file.read_bytes(), git(file.parent, "rev-parse", "HEAD"))
    with pytest.raises(Apart) as caught:
        follow(file)
    assert before == (file.read_bytes(), git(file.parent, "rev-parse", "HEAD"))
    return caught.value


def by_hand(file: Path, old: str, new: str, *, push: bool = True) -> None:
    """A commit that a person makes in a clone, of what the remote has."""
    git(file.parent, "pull", "--quiet", "--ff-only")
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")
    git(file.parent, "commit", "--quiet", "--all", "-m", "By hand")
    if push:
        git(file.parent, "push", "--quiet")


def clean(two: Two) -> None:
    """Both clones are what the remote is, and git finds nothing to do and nothing left."""
    for file in (two.here, two.there):
        follow(file)
        assert file.read_text("utf-8") == two.of_remote()
        assert git(file.parent, "status", "--porcelain", "--branch") == "## main...origin/main"
        assert [p.name for p in (file.parent / ".git").glob("commitments*")] == ["commitments.lock"]
        assert list((file.parent / ".git").rglob("*.lock")) == [
            file.parent / ".git" / "commitments.lock"
        ]


def saved_once(two: Two) -> None:
    """The entry `a` is in the remote and in both clones, once, also where it is made again."""
    for file in (two.here, two.there):
        with pytest.raises(saving.AlreadyRecorded, match="already recorded as new-a"):
            put(file, "a")
    assert len(two.subjects()) == 2
    clean(two)


# ---------------------------------------------------------------- what a save does


def test_a_save_is_in_the_remote_in_the_persons_name_and_in_the_file(two: Two) -> None:
    saved = put(two.here, "a")
    assert (saved.id, saved.merged, saved.notes) == ("new-a", False, ())
    assert git(two.remote, "log", "-1", "--format=%an <%ae>%n%cn%n%cI%n%B", "main") == (
        "Ann <ann@example.org>\nAnn\n2026-11-28T09:30:00+00:00\n"
        "one: record new-a, advance of 2020-03-01\n\n"
        "Source: UN, A page, https://example.org/new"
    )
    assert git(two.remote, "show", "--name-only", "--format=", "main") == NAME
    assert load(two.here, TODAY).version == saved.after
    clean(two)


def test_entries_of_two_machines_are_all_there_once(two: Two) -> None:
    """What two servers that only push hide from each other for good."""
    for file, word in (
        (two.here, "a1"),
        (two.there, "b1"),
        (two.there, "b2"),
        (two.here, "a2"),
        (two.there, "b3"),
    ):
        assert put(file, word).notes == ()
    clean(two)
    facts = [fact.id for fact in load(two.here, TODAY).register.evidence]
    assert facts == ["one-01", "one-b-01", "new-a1", "new-b1", "new-b2", "new-a2", "new-b3"]


def test_a_save_reads_only_what_is_new_in_the_file(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(two.here, "a")
    put(two.there, "b")
    read, real = list[list[str]](), piecewise.parse

    def counted(data: bytes, file: str) -> Any:
        read.append(re.findall("New: (.)", data.decode()))
        return real(data, file)

    monkeypatch.setattr(piecewise, "parse", counted)
    monkeypatch.setattr(yaml_tree, "parse", None)  # of a whole file
    put(two.here, "c")
    # What stands behind an entry belongs to how it is read.
    assert read == [["a"], ["b"], ["b"], ["c"]]


def test_what_somebody_else_pushed_in_the_middle_of_a_save_stays(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, meanwhile = remote.push, ["b1", "b2"]

    def late(*given: object) -> remote.Pushed:
        if meanwhile:
            by_hand(two.there, f"Title of {'one' if len(meanwhile) == 2 else 'one-b'}\n", "T\n")
            meanwhile.pop()
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(remote, "push", late)
    assert put(two.here, "a").notes == ()
    assert two.subjects() == [
        *("Op: Begin", "Op: By hand", "Op: By hand"),
        "Ann: one: record new-a, advance of 2020-03-01",
    ]
    clean(two)


def test_who_is_never_first_is_given_no_more_each_time(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    push, fetch = remote.push, remote.fetch
    given, words = list[int](), list("wxyz")

    def late(*sent: object) -> remote.Pushed:
        if words:
            by_hand(two.there, "Title of one-b", f"Title of one-b{words.pop()}")
        return push(*sent)  # type: ignore[arg-type]

    def counted(*asked: object) -> None:
        before = packed(two.here)
        fetch(*asked)  # type: ignore[arg-type]
        given.append(packed(two.here) - before)

    monkeypatch.setattr(remote, "push", late)
    monkeypatch.setattr(remote, "fetch", counted)
    assert put(two.here, "a").notes == ()
    first, *later = given
    assert (first, len(later), len(set(later))) == (0, 4, 1)
    clean(two)


def packed(file: Path) -> int:
    """How many objects lie in the packs of a clone, each as often as it does."""
    found = git(file.parent, "count-objects", "-v")
    return int(found.partition("in-pack: ")[2].split()[0])


def test_a_save_gives_up_where_others_are_always_first(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "push", lambda *_: remote.Pushed.MOVED)
    monkeypatch.setattr(sync, "_TRIES", 3)
    assert refused(two.here) == (
        "others were writing to the remote all the while (3 tries); nothing was saved, try again"
    )


def test_a_save_that_is_made_again_is_not_doubled(two: Two) -> None:
    put(two.here, "a")
    saved_once(two)


def test_an_id_that_was_taken_on_another_machine_gets_the_next(two: Two) -> None:
    put(two.there, "a")
    other = entry("a")
    fact = dataclasses.replace(other.entry, finding="Something else.")  # type: ignore[type-var]
    other = dataclasses.replace(other, entry=fact)
    saved = saving.save(two.here, other, ANN, NOW, file=NAME, keep=Keep.SYNC)
    assert (saved.id, len(two.subjects())) == ("2020-03-01-something-else", 3)


def test_what_another_machine_added_to_the_same_pledge_is_shown_for_a_decision(two: Two) -> None:
    seen = load(two.here, TODAY)
    put(two.there, "b")
    with pytest.raises(saving.Conflict) as caught:
        put(two.here, "a", base=seen)
    assert [named.id for named in caught.value.theirs] == ["new-b"]  # type: ignore[union-attr]
    assert put(two.here, "a", base=caught.value.seen).notes == ()
    clean(two)


def test_saves_that_wait_go_in_one_push_each_in_a_commit_of_its_own(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    pushes, real = list[str](), remote.push

    def counted(*given: object) -> remote.Pushed:
        pushes.append(str(given[-1]))
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(remote, "push", counted)
    said = together(two, "abcd", lambda word: put(two.here, word, Person(word)), monkeypatch)
    assert said == {word: f"new-{word}" for word in "abcd"}
    assert (len(pushes), len(two.subjects())) == (1, 5)
    assert {line.partition(":")[0] for line in two.subjects()} == {"Op", *"abcd"}
    clean(two)


def together(
    two: Two, words: str, save: Callable[[str], Saved], monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """Saves of as many threads in one round, in this order: the id of each, or why it was
    refused."""
    crew, said = sync._shared(two.here).crew, dict[str, str]()

    def until_wait(so_many: int) -> None:
        while len(said) == 0 and len(crew._waiting) < so_many:
            pass

    def one(word: str) -> None:
        try:
            said[word] = save(word).id
        except Refused as error:
            said[word] = str(error)

    monkeypatch.setattr(rounds, "sleep", lambda _: until_wait(len(words)))
    running = [threading.Thread(target=one, args=(word,), name=word, daemon=True) for word in words]
    for n, thread in enumerate(running, 1):
        thread.start()
        until_wait(n)
    for thread in running:
        thread.join(60)
    return said


def test_whoever_may_not_write_any_more_is_asked_in_their_own_thread(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, str] = {}

    def save(word: str) -> Saved:
        def refusal() -> str:
            asked[word] = threading.current_thread().name
            return "Your right ended." if word == "b" else ""

        return saving.save(
            *(two.here, entry(word), ANN, NOW), file=NAME, keep=Keep.SYNC, refusal=refusal
        )

    said = together(two, "abc", save, monkeypatch)
    assert said == {"a": "new-a", "b": "Your right ended", "c": "new-c"}
    assert asked == {"a": "a", "b": "b", "c": "c"}


def test_a_mistake_of_ours_in_one_save_keeps_nobody_else_from_saving(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(word: str) -> Saved:
        def refusal() -> str:
            return {"a": "", "c": ""}[word]

        try:
            return saving.save(
                *(two.here, entry(word), ANN, NOW), file=NAME, keep=Keep.SYNC, refusal=refusal
            )
        except KeyError as error:
            raise Refused(f"nobody thought of {error}") from error

    said = together(two, "abc", save, monkeypatch)
    assert said == {"a": "new-a", "b": "nobody thought of 'b'", "c": "new-c"}
    clean(two)


def test_files_beside_the_register_come_along(two: Two) -> None:
    (two.there.parent / "notes.txt").write_text("Notes", encoding="utf-8")
    git(two.there.parent, "add", "notes.txt")
    by_hand(two.there, "Title of one-b", "By hand")
    (two.here.parent / "other.txt").write_text("Mine", encoding="utf-8")
    put(two.here, "a")
    assert (two.here.parent / "notes.txt").read_text("utf-8") == "Notes"
    assert git(two.here.parent, "status", "--porcelain") == "?? other.txt"


# ---------------------------------------------------------------- following


def test_a_hands_edit_that_was_merged_in_the_remote_arrives(two: Two) -> None:
    by_hand(two.there, "Title of one-b", "By hand")
    assert "By hand" not in two.here.read_text("utf-8")
    follow(two.here)
    assert "By hand" in two.here.read_text("utf-8")
    clean(two)


def test_an_invalid_state_of_the_remote_is_said_and_not_taken(two: Two) -> None:
    by_hand(two.there, "theme: aid", "theme: ayd")
    said = (
        f"the newest state of {NAME} in the remote has mistakes, and is not shown: {NAME}:24:12"
        "  one: theme 'ayd' is not known; did you mean 'aid'?"
    )
    assert apart(two.here).reason.partition(" (")[0] == said
    assert refused(two.here).startswith(said)
    by_hand(two.there, "theme: ayd", "theme: aid")
    assert put(two.here, "a").notes == ()
    clean(two)


def test_who_saves_at_this_moment_follows_by_that(two: Two) -> None:
    by_hand(two.there, "Title of one-b", "By hand")
    with locked(two.here, NAME):
        follow(two.here)
    assert "By hand" not in two.here.read_text("utf-8")


def test_nothing_is_fetched_where_nothing_is_new(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(two.here)
    monkeypatch.setattr(remote, "fetch", None)
    follow(two.here)


@pytest.mark.parametrize("does", [follow, lambda file: put(file, "a")], ids=["follow", "save"])
def test_a_commit_that_is_gone_from_the_clone_is_asked_for_no_more(
    two: Two, does: Callable[[Path], object]
) -> None:
    follow(two.here)
    by_hand(two.there, "Title of one-b", "By hand")
    clone = sync._SHARED[two.here.resolve()].clone(NAME)
    clone.seen = "1" * 40
    does(two.here)
    assert clone.seen == git(two.remote, "rev-parse", "main~1" if does is not follow else "main")
    assert put(two.here, "b").notes == ()
    clean(two)


# ---------------------------------------------------------------- the remote


def test_a_remote_that_is_away_refuses_saves_and_leaves_the_file(two: Two) -> None:
    follow(two.here)
    two.remote.rename(two.folder / "moved.git")
    path = two.folder / "remote.git"
    said = (
        f"the remote cannot be reached (fatal: '{path}' does not appear to be a git repository;"
        " fatal: Could not read from remote repository.); try again once it answers"
    )
    assert refused(two.here) == said
    with pytest.raises(Away) as caught:
        follow(two.here)
    assert (str(caught.value), caught.value.reason) == (said, "the remote cannot be reached")
    (two.folder / "moved.git").rename(two.remote)
    assert put(two.here, "mine").notes == ()
    clean(two)


def test_a_remote_that_hangs_is_waited_for_so_long_and_no_longer(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "FETCH_SECONDS", 1.0)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        git(two.here.parent, "remote", "set-url", "origin", f"git://127.0.0.1:{port}/remote.git")
        assert refused(two.here) == "the remote did not answer in 1 s; try again once it answers"


def test_a_password_in_the_address_is_not_told(two: Two) -> None:
    url = "http://ann:secret@127.0.0.1:1/remote.git"
    git(two.here.parent, "remote", "set-url", "origin", url)
    said = refused(two.here)
    assert said.startswith("the remote cannot be reached (")
    assert "secret" not in said


@pytest.mark.posix
@pytest.mark.parametrize(
    "said",
    [
        "ssh: connect to host example.org port 22: Connection refused",
        "ssh: Could not resolve hostname example.org: Name or service not known",
        "Host key verification failed.",
        "git@example.org: Permission denied (publickey).",
    ],
)
def test_a_push_that_ssh_does_not_bring_to_the_remote_is_no_doubt(two: Two, said: str) -> None:
    hook(two.folder / "ssh", f"echo '{said}' >&2\nexit 255")
    git(two.here.parent, "config", "core.sshCommand", str(two.folder / "ssh"))
    git(two.here.parent, "config", "remote.origin.pushUrl", "ssh://git@example.org/remote.git")
    assert refused(two.here) == (
        "the remote cannot be reached (fatal: Could not read from remote repository.); try again"
        " once it answers"
    )


@pytest.mark.posix
def test_what_a_hook_of_the_remote_cannot_reach_says_nothing_of_the_push(two: Two) -> None:
    """The connection is cut when a hook there failed to tell others of it."""
    word = "remote: Failed to connect to chat.example.org"
    hook(two.folder / "receive", f"echo '{word}' >&2\nexit 128")
    git(two.here.parent, "config", "remote.origin.receivepack", str(two.folder / "receive"))
    with pytest.raises(Unseen):
        put(two.here, "a")


@pytest.mark.posix
def test_a_remote_that_declines_says_why(two: Two) -> None:
    hook(two.remote / "hooks" / "pre-receive", "echo 'not on a Thursday' >&2\nexit 1")
    assert refused(two.here) == (
        "the remote did not take it (not on a Thursday; pre-receive hook declined)"
    )


@pytest.mark.posix
def test_whom_the_remote_declines_keeps_nobody_else_from_saving(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = "read old new ref; git log --format=%an $old..$new"
    no_bo = f"{who} | grep -qx b || exit 0; echo 'not Bo' >&2; exit 1"
    hook(two.remote / "hooks" / "pre-receive", no_bo)
    said = together(two, "abc", lambda word: put(two.here, word, Person(word)), monkeypatch)
    assert said == {
        "a": "new-a",
        "b": "the remote did not take it (not Bo; pre-receive hook declined)",
        "c": "new-c",
    }
    clean(two)


def cut_off(monkeypatch: pytest.MonkeyPatch, then: Callable[[], object] = lambda: None) -> None:
    """From now on the remote takes what is pushed, something happens, and it never answers."""
    real = remote.push

    def cut(*given: object) -> remote.Pushed:
        real(*given)  # type: ignore[arg-type]
        then()
        return remote.Pushed.UNKNOWN

    monkeypatch.setattr(remote, "push", cut)


def test_a_push_that_was_cut_after_the_remote_took_it_is_a_save(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch)
    assert put(two.here, "a").notes == ()
    saved_once(two)


def test_a_push_that_was_cut_before_the_remote_took_it_is_made_again(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, answers = remote.push, [remote.Pushed.UNKNOWN]

    def cut(*given: object) -> remote.Pushed:
        return answers.pop() if answers else real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(remote, "push", cut)
    assert put(two.here, "a").notes == ()
    saved_once(two)


def test_nobody_is_told_that_nothing_was_saved_where_nobody_knows(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = remote.push
    cut_off(monkeypatch, lambda: two.remote.rename(two.folder / "moved.git"))
    before = two.here.read_bytes()
    with pytest.raises(Unseen) as caught:
        put(two.here, "a")
    assert str(caught.value) == (
        "the connection to the remote broke off while it took the entry, and then the remote cannot"
        " be reached; look at the register before you record it again, it goes in once"
    )
    assert two.here.read_bytes() == before
    (two.folder / "moved.git").rename(two.remote)
    monkeypatch.setattr(remote, "push", real)
    saved_once(two)


def test_a_disk_that_fails_while_nobody_knows_is_told_so(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(remote, "fetch", full)
        assert refused(two.here) == (
            f"{NAME} cannot be saved here (No space left on device); it is as it was"
        )
    fetch = remote.fetch
    cut_off(monkeypatch, lambda: monkeypatch.setattr(remote, "fetch", full))
    with pytest.raises(Unseen) as caught:
        put(two.here, "a")
    assert str(caught.value) == (
        "the connection to the remote broke off while it took the entry, and then"
        f" {NAME} cannot be saved here (No space left on device); look at the register before you"
        " record it again, it goes in once"
    )
    monkeypatch.setattr(remote, "fetch", fetch)
    saved_once(two)


# ---------------------------------------------------------------- the clone


def hook(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.posix
@pytest.mark.parametrize("name", ["pre-commit", "commit-msg"])
def test_a_hook_that_refuses_the_commit_is_named(two: Two, name: str) -> None:
    hook(two.here.parent / ".git" / "hooks" / name, "echo 'not on a Thursday' >&2\nexit 1")
    assert refused(two.here) == f"the hook {name} of the clone refused it (not on a Thursday)"


@pytest.mark.posix
def test_a_hook_sees_what_is_committed_and_may_change_what_is_said(two: Two) -> None:
    by_hand(two.there, "Title of one-b", "By hand")
    hooks = two.here.parent / ".git" / "hooks"
    hook(hooks / "pre-commit", "git diff --cached --numstat > seen")
    hook(hooks / "commit-msg", 'echo "Ticket: 7" >> "$1"')
    assert put(two.here, "a").notes == ()
    assert (two.here.parent / "seen").read_text("utf-8") == f"13\t0\t{NAME}\n"
    assert git(two.remote, "log", "-1", "--format=%s%n%b", "main") == (
        "one: record new-a, advance of 2020-03-01\n"
        "Source: UN, A page, https://example.org/new\nTicket: 7"
    )


@pytest.mark.posix
def test_a_hook_sees_what_is_committed_also_where_a_git_was_killed(two: Two) -> None:
    git_folder = two.here.parent / ".git"
    hook(git_folder / "hooks" / "pre-commit", "git diff --cached --numstat > seen")
    (git_folder / "commitments.index.lock").touch()
    assert put(two.here, "a").notes == ()
    assert (two.here.parent / "seen").read_text("utf-8") == f"13\t0\t{NAME}\n"


@pytest.mark.posix
@pytest.mark.parametrize("failing", ["hash-object", "read-tree", "update-index"])
def test_no_hook_is_asked_about_what_git_cannot_show_it(
    two: Two, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook(two.here.parent / ".git" / "hooks" / "pre-commit", "touch asked")
    real = calls.call

    def call(path: Path, *words: str, **more: Any) -> calls.Answer:
        if words[0] == failing:
            return calls.Answer(128, b"", "fatal: no room")
        return real(path, *words, **more)

    monkeypatch.setattr(calls, "call", call)
    said = f"git cannot show a commit to the hooks of {NAME} (fatal: no room)"
    assert (refused(two.here), (two.here.parent / "asked").exists()) == (said, False)


@pytest.mark.posix
def test_a_hook_that_refuses_the_push_is_named(two: Two) -> None:
    hook(two.here.parent / ".git" / "hooks" / "pre-push", "echo 'no way out' >&2\nexit 1")
    assert refused(two.here) == "the hook pre-push of this clone did not let it go (no way out)"


def test_a_file_that_was_changed_here_is_not_touched(two: Two) -> None:
    text = two.here.read_text("utf-8").replace("Title of one-b", "By hand")
    two.here.write_text(text, encoding="utf-8")
    said = (
        f"{NAME} was changed here by hand, and the change is in no commit; commit and push it, or"
        " take it back with 'git restore'"
    )
    assert (str(apart(two.here)), refused(two.here)) == (said, said)
    put(two.there, "b")
    assert str(apart(two.here)) == said
    git(two.here.parent, "restore", NAME)
    clean(two)


def test_a_file_that_is_missing_here_is_named(two: Two) -> None:
    two.here.unlink()
    with pytest.raises(Apart) as caught:
        follow(two.here)
    assert str(caught.value) == (
        f"{NAME} cannot be read here (No such file or directory); 'git restore' brings it back"
    )


def test_a_commit_that_nobody_pushed_is_not_touched(two: Two) -> None:
    by_hand(two.here, "Title of one-b", "By hand", push=False)
    commit = git(two.here.parent, "rev-parse", "--short=10", "HEAD")
    said = (
        f"the clone of {NAME} has commits that the remote does not have, the last of them {commit};"
        " push them by hand, or take them out with 'git reset --hard origin/main' once you have"
        " looked at them"
    )
    assert (str(apart(two.here)), refused(two.here)) == (said, said)
    git(two.here.parent, "push", "--quiet")
    clean(two)


def test_a_history_that_was_rewritten_is_not_followed(two: Two) -> None:
    put(two.here, "a")
    follow(two.there)
    commit = git(two.here.parent, "rev-parse", "--short=10", "HEAD")
    git(two.there.parent, "reset", "--quiet", "--hard", "HEAD~1")
    git(two.there.parent, "push", "--quiet", "--force")
    said = (
        "the history of the remote was rewritten: its branch 'main' no longer holds the commit"
        f" {commit}, which this clone followed; if that is meant, look at 'git log"
        " origin/main..main' and then run 'git reset --hard origin/main' in the clone"
    )
    assert (str(apart(two.here)), refused(two.here)) == (said, said)
    git(two.here.parent, "reset", "--quiet", "--hard", "origin/main")
    put(two.here, "b")
    clean(two)


def test_a_clone_on_no_branch_is_named(two: Two) -> None:
    git(two.here.parent, "checkout", "--quiet", "--detach")
    said = (
        f"the clone of {NAME} is on no branch (detached HEAD); check out the branch that it"
        " follows, as in 'git switch main'"
    )
    assert (str(apart(two.here)), refused(two.here)) == (said, said)


def test_a_branch_that_follows_nothing_is_named(two: Two) -> None:
    git(two.here.parent, "branch", "--unset-upstream")
    said = (
        f"the branch 'main' of the clone of {NAME} follows no branch of a remote; push it once by"
        " hand with 'git push -u origin main'"
    )
    assert (str(apart(two.here)), refused(two.here)) == (said, said)


def test_a_branch_that_is_gone_from_the_remote_is_named(two: Two) -> None:
    git(two.here.parent, "branch", "--quiet", "--set-upstream-to", "origin/main")
    git(two.here.parent, "config", "branch.main.merge", "refs/heads/gone")
    assert str(apart(two.here)) == "the remote has no branch 'gone'"


def test_a_merge_that_is_not_finished_is_named(two: Two) -> None:
    by_hand(two.there, "Title of one-b", "By hand")
    git(two.here.parent, "fetch", "--quiet")
    git(two.here.parent, "merge", "--quiet", "--no-commit", "--no-ff", "origin/main")
    said = (
        f"a merge is not finished in the clone of {NAME}; finish it there, or end it with"
        " 'git merge --abort'"
    )
    assert (str(apart(two.here)), refused(two.here)) == (said, said)
    git(two.here.parent, "merge", "--abort")
    clean(two)


@pytest.mark.parametrize("name", ["index.lock", "HEAD.lock", "refs/heads/main.lock"])
def test_a_lock_that_another_git_left_is_named(two: Two, name: str) -> None:
    lock = two.here.parent / ".git" / name
    lock.touch()
    said = (
        f"another git locks the clone of {NAME}, or was killed there and left {name}; see that none"
        " runs, and delete that file in its .git folder"
    )
    assert (str(apart(two.here)), refused(two.here)) == (said, said)
    lock.unlink()
    clean(two)


@pytest.mark.parametrize(
    "name", ["index.lock", "refs/heads/main.lock", "refs/remotes/origin/main.lock"]
)
def test_what_a_cut_left_of_ours_is_taken_away(
    two: Two, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(two.there, "b")
    monkeypatch.setattr("commitments.recording.mending._PAUSES", 0)
    (two.here.parent / ".git" / "commitments.busy").touch()
    (two.here.parent / ".git" / name).touch()
    assert put(two.here, "a").notes == ()
    clean(two)


def test_a_file_in_the_way_of_what_the_remote_has_is_not_touched(two: Two) -> None:
    (two.there.parent / "notes.txt").write_text("Theirs", encoding="utf-8")
    git(two.there.parent, "add", "notes.txt")
    by_hand(two.there, "Title of one-b", "By hand")
    mine = two.here.parent / "notes.txt"
    mine.write_text("Mine", encoding="utf-8")
    found = apart(two.here)
    assert found.reason == f"files in the clone of {NAME} are in the way of what the remote has"
    assert str(found).endswith("; look at 'git status' there")
    assert mine.read_text("utf-8") == "Mine"
    assert put(two.there, "b").notes == ()
    [note] = put(two.here, "a").notes
    assert note.startswith("this server could not take it yet: files in the clone of ")
    mine.unlink()
    clean(two)


def test_a_file_outside_of_every_clone_is_named(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Apart) as caught:
        put(path, "a")
    assert str(caught.value) == (
        f"{NAME} lies in no git repository that follows it; RECORD_GIT is sync, which needs a clone"
        " of a remote with the file in it"
    )


def test_a_file_that_the_remote_does_not_have_is_named(two: Two) -> None:
    other = two.here.with_name("other.yaml")
    other.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Apart) as caught:
        sync.follow(other, "other.yaml", TODAY)
    assert str(caught.value) == (
        "the remote has no other.yaml in its branch 'main'; push it there first"
    )


def test_a_file_that_an_editor_keeps_changing_is_taken_later_and_the_save_counts(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = f"{NAME} is being changed by another program; try again"
    with monkeypatch.context() as patch:
        patch.setattr(locked_file, "_replaced", lambda *_: None)
        assert put(two.here, "a").notes == (f"this server could not take it yet: {why}",)
        assert str(apart(two.here)) == why
    assert two.subjects() == ["Op: Begin", "Ann: one: record new-a, advance of 2020-03-01"]
    clean(two)


def test_a_server_that_was_killed_after_the_push_takes_it_the_next_time(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each step of taking it: before the file, before the branch, before git's list of files."""
    for step in ("_stage", "_move", "finish"):
        with monkeypatch.context() as patch:
            patch.setattr(clone_of.Clone, *_killed(step))
            with pytest.raises(KeyboardInterrupt):
                put(two.here, step.strip("_"))
        (two.here.parent / ".git" / "commitments.busy").touch()
    assert put(two.here, "after").notes == ()
    assert len(two.subjects()) == 5
    clean(two)


def _killed(step: str) -> tuple[str, object]:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    real = clone_of.Clone._move

    def late(clone: clone_of.Clone, moves: str) -> None:
        real(clone, moves)
        raise KeyboardInterrupt

    return ("_move", late) if step == "finish" else (step, killed)


def test_a_clone_whose_last_commit_was_lost_in_a_power_cut_is_mended(two: Two) -> None:
    put(two.here, "a")
    packs = two.here.parent / ".git" / "objects" / "pack"
    before = set(packs.iterdir())
    put(two.here, "b")
    for lost in set(packs.iterdir()) - before:
        lost.unlink()
    assert put(two.here, "c").notes == ()
    assert git(two.here.parent, "fsck", "--no-dangling") == ""
    clean(two)


def test_what_is_kept_beside_the_branch_is_let_go_and_nothing_else(two: Two) -> None:
    put(two.here, "a")
    clone = two.here.parent
    git(clone, "symbolic-ref", "refs/remotes/origin/also", "refs/heads/main")
    before = git(clone, "rev-parse", "main")
    asked = ("for-each-ref", "--format=%(refname)")
    assert git(clone, *asked).splitlines() == [
        *("refs/commitments/followed", "refs/commitments/next", "refs/heads/main"),
        *("refs/remotes/origin/HEAD", "refs/remotes/origin/also", "refs/remotes/origin/main"),
    ]
    clone_of.Clone(two.here, NAME).forget()
    assert git(clone, *asked).splitlines() == ["refs/heads/main", "refs/remotes/origin/also"]
    assert git(clone, "rev-parse", "main") == before
    assert put(two.here, "b").notes == ()
    clean(two)


def test_no_commit_is_made_where_git_cannot(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "_stream", lambda *_: [b"nonsense\n"])
    said = refused(two.here)
    assert said.startswith(f"git made no commit in the clone of {NAME} (fatal: ")
