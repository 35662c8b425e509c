"""What is installed is what was looked at: versions, hashes, licences."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.supply.bill import BILL, LOCKS, TABLE, VENDORED, bill, pinned, table
from tests.test_packaging import folded


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("run.txt", ("requirements.txt",)),
        ("dev.txt", ("requirements.txt", "requirements-dev.txt")),
    ],
)
def test_each_version_that_is_asked_for_is_locked_by_its_hashes(
    lock: str, asked: tuple[str, ...]
) -> None:
    wanted = {folded(k): v for name in asked for k, v in pinned(name).items()}
    assert {folded(k): v for k, v in pinned(f"locks/{lock}").items()} == wanted
    assert_hashes(lock)


def assert_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (LOCKS / lock).read_text(encoding="utf-8").strip())
    entry = re.compile(r"[\w.-]+==[\w.]+(?: ; [^\n]+?)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert [one for one in entries if not entry.fullmatch(one)] == []


def test_what_installs_the_others_is_locked_as_they_are() -> None:
    assert pinned("locks/uv.txt") == {"uv": pinned("requirements-dev.txt")["uv"]}
    assert_hashes("uv.txt")


def test_the_bill_of_materials_and_the_licences_are_those_of_the_lock() -> None:
    assert BILL.read_text(encoding="utf-8") == bill()
    assert TABLE.read_text(encoding="utf-8") == table()


def test_every_package_says_its_licence_and_none_is_unexpected() -> None:
    named = re.findall(r"^\| [^|]+ \| [^|]+ \| (.*) \|$", table(), re.MULTILINE)[1:]
    assert len(named) == len(pinned("locks/run.txt")) + len(VENDORED)
    assert [one for one in named if not one.strip() or "GPL" in one.upper()] == []


@pytest.mark.parametrize(("name", "version", "licence", "file"), VENDORED)
def test_a_script_that_lies_here_is_of_its_version(
    name: str, version: str, licence: str, file: str
) -> None:
    script = ROOT / file
    assert version in (script.parent / "README.md").read_text(encoding="utf-8")
    words = script.with_name(f"{name.removesuffix('.js')}.LICENSE.txt").read_text(encoding="utf-8")
    assert licence in words or "Permission is hereby granted, free of charge" in words
