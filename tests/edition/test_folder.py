"""A folder that is written takes the old one's place, and loses nothing of anybody else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commitments.edition import folder
from commitments.edition.folder import (
    MANIFEST,
    NotOurs,
    Written,
    differences,
    exchanged,
    manifest,
    write,
)
from tests.conftest import Run

SAMPLE = ("--file", "tests/sample.yaml")


def files(**held: bytes) -> dict[str, bytes]:
    found = {name.replace("__", "/"): data for name, data in held.items()}
    return found | {MANIFEST: manifest(found, {"version": "1"})}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert write(site, files(a=b"1", b__c=b"2", d=b"3")) == Written(4, 0, 0, 0, 0)
    time = (site / "a").stat().st_mtime_ns
    assert write(site, files(a=b"1", b__c=b"4", e=b"5")) == Written(1, 2, 1, 1, 0)
    assert held(site) == files(a=b"1", b__c=b"4", e=b"5")
    assert (site / "a").stat().st_mtime_ns == time
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_not_ours_is_left(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, files(a=b"1"))
    (site / "own").mkdir()
    (site / "own" / "note").write_bytes(b"mine")
    assert write(site, files(a=b"2")).left == 1
    assert held(site) == files(a=b"2") | {"own/note": b"mine"}
    with pytest.raises(NotOurs, match="note was not written by publish and is in the way"):
        write(site, files(own__note=b"ours"))
    assert held(site) == files(a=b"2") | {"own/note": b"mine"}


@pytest.mark.parametrize("manifest", [None, b"{}", b"[1]", b"\xff", b'{"kind": "another"}'])
def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, manifest: bytes | None) -> None:
    (tmp_path / "note").write_bytes(b"mine")
    if manifest is not None:
        (tmp_path / MANIFEST).write_bytes(manifest)
    with pytest.raises(NotOurs, match="holds files that publish did not write"):
        write(tmp_path, files(a=b"1"))
    assert (tmp_path / "note").read_bytes() == b"mine"


def test_a_disk_that_fails_leaves_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    write(site, files(a=b"1"))

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write(site, files(a=b"2"))
    monkeypatch.undo()
    assert held(site) == files(a=b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_check_names_each_difference(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, files(a=b"1", b=b"2"))
    assert differences(site) == []
    (site / "a").unlink()
    (site / "b").write_bytes(b"3")
    (site / "c").write_bytes(b"4")
    assert differences(site) == ["a is missing", "b was changed", "c is not of this edition"]


def test_the_command_writes_and_checks(run: Run, tmp_path: Path) -> None:
    to = ("publish", *SAMPLE, "--to", str(tmp_path / "site"))
    code, out, _ = run(*to, "--as-of", "2026-11-28", "--base-url", "https://example.org/x/")
    assert code == 0 and out.startswith("wrote ")
    assert run(*to, "--check") == (0, f"{tmp_path / 'site'} is what its manifest says\n", "")
    (tmp_path / "site" / "index.html").write_text("x")
    assert run(*to, "--check")[:2] == (1, "index.html was changed\n")


def test_a_wrong_call_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note").touch()
    code, _, err = run("publish", *SAMPLE, "--to", str(tmp_path))
    assert code == 2 and "name a new folder. Nothing was written." in err
    code, _, err = run("publish", *SAMPLE, "--to", str(tmp_path / "x"), "--base-url", "ftp://x")
    assert code == 2 and "is no address such as https://example.org/pledges" in err


@pytest.mark.skipif(sys.platform != "linux", reason="what exchanges names is of Linux")
def test_readers_never_meet_an_instant_without_the_folder(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "a").touch()
    if not exchanged(one, other):
        pytest.skip("this disk exchanges no names")
    assert (other / "a").exists() and not (one / "a").exists()
    assert not exchanged(one, tmp_path / "none")


def test_where_names_are_not_exchanged_the_old_folder_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "exchanged", lambda one, other: False)
    site = tmp_path / "site"
    write(site, files(a=b"1"))
    write(site, files(a=b"2"))
    assert held(site) == files(a=b"2")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
