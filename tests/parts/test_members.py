"""The Members view."""

from __future__ import annotations

from pathlib import Path

import pytest

from commitments.dates import joined
from tests.conftest import ROOT
from tests.parts.app import alt, figures, opened, use_file, view_at
from tests.parts.html import pieces, said, words

MEMBERS = "pages/members.py"
SAMPLE = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")


def test_every_member_stands_with_the_time_of_its_joining() -> None:
    at = opened(MEMBERS)
    found = words(pieces(at))
    frame = view_at().members
    for name, when in zip(frame["name"], frame["joined"], strict=True):
        assert f"{name} joined {joined(when)}" in found
    assert said(at) == [
        "81 states and 5 organisations are named in sources as members.",
        "Sources count 90 members; the names of 4 were not found.",
    ]
    assert alt(at, "map-of-members").startswith("81 member states and 5 organisations")


def test_what_is_not_known_is_said() -> None:
    found = words(pieces(opened(MEMBERS)))
    assert all(one in found for one in view_at().register.members_open)


def test_filters_of_pledges_leave_the_members_alone_unless_nothing_passes() -> None:
    assert said(opened(MEMBERS, theme="military"))[0].startswith("81 states")
    at = opened(MEMBERS, q="xyzzy")
    assert (said(at), figures(at)) == (["“xyzzy” leads to none of 32 pledges."], [])


def test_on_a_past_day_those_who_joined_later_are_missing() -> None:
    assert said(opened(MEMBERS, as_of="2019-06-25"))[0] != said(opened(MEMBERS))[0]


def test_a_register_without_members_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, rest = SAMPLE.partition("members:\n")
    use_file(monkeypatch, tmp_path / "none.yaml", head + rest[rest.index("series:\n") :])
    at = opened(MEMBERS)
    assert (said(at), figures(at)) == (["No member is named by this date."], [])
