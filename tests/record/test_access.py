"""Who may record, in every way a server can be set up."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from commitments.recording.log import LOGGER
from commitments.recording.person import Person
from components.record import access, signed_out
from components.record.access import Access
from components.state import world as door

HERE = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}
AUTH = {
    "redirect_uri": "https://tracker.example/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "tracker",
    "client_secret": "secret",
    "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
ANN = {
    "is_logged_in": True,
    "iss": "https://login.example",
    "sub": "a1",
    "name": "Ann",
    "email": "Ann@example.org",
    "email_verified": True,
    "iat": NOW.timestamp() - 60,
}
SETTINGS = (
    *("RECORD", "RECORD_EDITORS", "RECORD_CLAIM"),
    *("RECORD_CONTRIBUTORS", "RECORD_CONTRIBUTOR_CLAIM"),
)
Server = Callable[..., None]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """Sets the server up: settings, headers of the request, address, secrets, who is signed in."""
    monkeypatch.setattr(door, "now", lambda: NOW)

    def up(
        headers: dict[str, str] | None = None,
        address: str | None = "127.0.0.1",
        auth: dict[str, Any] | None = None,
        user: dict[str, Any] | None = None,
        trusted: dict[str, str] | None = None,
        **settings: str,
    ) -> None:
        for name in SETTINGS:
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        options = {"server.address": address, "server.trustedUserHeaders": trusted}
        monkeypatch.setattr(st, "get_option", options.__getitem__)
        context = type("Context", (), {"headers": HERE if headers is None else headers})()
        monkeypatch.setattr(st, "context", context)
        monkeypatch.setattr(st, "secrets", {} if auth is None else {"auth": auth})
        monkeypatch.setattr(st, "user", {"is_logged_in": False} if user is None else user)

    return up


def test_nobody_writes_where_nothing_is_set(server: Server) -> None:
    server()
    said = "Recording is turned off on this server; it shows and does not write."
    assert access.now() == Access(False, said)
    assert not access.anybody_may_record()


def test_another_word_is_named(server: Server) -> None:
    server(RECORD="yes")
    assert access.now() == Access(False, "RECORD is 'yes'; set it to off, local, oidc.")


@pytest.mark.parametrize(
    ("address", "host"),
    [("127.0.0.1", "127.0.0.1:8501"), ("localhost", "localhost:8501"), ("::1", "[::1]:8501")],
)
def test_local_is_this_computer(server: Server, address: str, host: str) -> None:
    headers = {"Host": host, "Origin": f"http://{host}"}
    server(RECORD="local", address=address, headers=headers)
    assert access.now() == Access(True, owner="local")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"address": None}, "this one is bound to all addresses"),
        ({"address": "0.0.0.0"}, "this one is bound to 0.0.0.0"),
        ({"address": "10.0.0.7"}, "Start it with --server.address 127.0.0.1, or set RECORD=oidc."),
        ({"headers": {}}, "it was opened under another name"),
        ({"headers": {"Host": "evil.example:8501"}}, "it was opened under another name"),
        ({"headers": HERE | {"Origin": "https://evil.example"}}, "comes from another site"),
        ({"headers": HERE | {"Origin": "null"}}, "comes from another site"),
        ({"headers": HERE | {"X-Forwarded-For": "10.0.0.7"}}, "no entries through a proxy"),
        ({"headers": HERE | {"X-Forwarded-Proto": "https"}}, "no entries through a proxy"),
        ({"headers": HERE | {"Forwarded": "for=10.0.0.7"}}, "no entries through a proxy"),
        ({"headers": HERE | {"Via": "1.1 proxy"}}, "no entries through a proxy"),
        ({"headers": {"Origin": "http://127.0.0.1:8501"}}, "it was opened under another name"),
        ({"headers": {"Host": "[::1"}}, "it was opened under another name"),
        ({"headers": {"Host": "127.0.0.1@evil.example"}}, "it was opened under another name"),
        ({"headers": HERE | {"Origin": "http://127.0.0.1:9999"}}, "comes from another site"),
        ({"headers": HERE | {"Origin": "http://["}}, "comes from another site"),
    ],
)
def test_local_is_nobody_else(server: Server, more: dict[str, Any], said: str) -> None:
    server(RECORD="local", **more)
    found = access.now()
    assert (found.allowed, found.owner) == (False, "")
    assert said in found.reason


@pytest.mark.parametrize("missing", AUTH)
def test_oidc_without_its_settings_says_what_to_set(server: Server, missing: str) -> None:
    auth = {key: value for key, value in AUTH.items() if key != missing}
    server(RECORD="oidc", RECORD_CLAIM="roles=editor", auth=auth, user=ANN | {"roles": "editor"})
    said = f"RECORD=oidc needs {missing} under [auth] in .streamlit/secrets.toml."
    assert access.now() == Access(False, said)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"auth": None}, "RECORD=oidc needs redirect_uri, cookie_secret, client_id"),
        ({"auth": AUTH | {"cookie_secret": "short"}}, "a cookie_secret of 32 characters or more"),
        ({"trusted": {"X-User": "email"}}, "take server.trustedUserHeaders out of the settings"),
        ({"RECORD_CLAIM": ""}, "RECORD=oidc needs to know the editors"),
        ({"RECORD_CLAIM": "editor"}, "RECORD=oidc needs to know the editors"),
        ({"RECORD_CLAIM": "roles="}, "RECORD=oidc needs to know the editors"),
        ({"RECORD_CLAIM": "=editor"}, "RECORD=oidc needs to know the editors"),
    ],
)
def test_oidc_set_up_badly_writes_nothing(server: Server, more: dict[str, Any], said: str) -> None:
    given = {"auth": AUTH, "user": ANN | {"editor": True}, "RECORD_CLAIM": "roles=editor"} | more
    server(RECORD="oidc", **given)
    found = access.now()
    assert (found.allowed, found.person) == (False, None)
    assert said in found.reason


@pytest.mark.parametrize("error", [FileNotFoundError, PermissionError])
def test_secrets_that_cannot_be_read_are_missing(
    server: Server, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    class Unreadable:
        def get(self, *_: object) -> None:
            raise error

    server(RECORD="oidc", RECORD_CLAIM="roles=editor", user=ANN | {"roles": "editor"})
    monkeypatch.setattr(st, "secrets", Unreadable())
    assert access.now() == Access(
        False,
        "RECORD=oidc needs redirect_uri, cookie_secret, client_id, client_secret,"
        " server_metadata_url under [auth] in .streamlit/secrets.toml.",
    )


def test_a_guest_may_read_and_sign_in(server: Server) -> None:
    server(RECORD="oidc", RECORD_CLAIM="roles=editor", auth=AUTH)
    said = "Sign in to record; reading needs no account."
    assert access.now() == Access(False, said, may_sign_in=True)


@pytest.mark.parametrize(
    ("claims", "allowed"),
    [
        ({"roles": "editor"}, True),
        ({"roles": ["reader", "editor"]}, True),
        ({"roles": "editor reader"}, False),
        ({"roles": ["reader"]}, False),
        ({}, False),
    ],
)
def test_a_claim_makes_an_editor(server: Server, claims: dict[str, Any], allowed: bool) -> None:
    server(RECORD="oidc", RECORD_CLAIM="roles=editor", auth=AUTH, user=ANN | claims)
    found = access.now()
    assert (found.allowed, found.owner) == (allowed, "https://login.example a1")
    assert found.person == Person("Ann", "Ann@example.org", "https://login.example a1")


@pytest.mark.parametrize(
    ("line", "claims", "allowed"),
    [
        ("ann@example.org  # policy desk", {}, True),
        ("ANN@EXAMPLE.ORG", {}, True),
        ("sub:a1", {"email": None}, True),
        ("sub:A1", {}, False),
        ("a1", {}, False),
        # A sign for kelvin, which becomes a k where capitals are folded.
        ("kim@example.org", {"email": "\u212aim@example.org"}, False),
        ("ann@example.org", {"email_verified": False}, False),
        ("ann@example.org", {"email_verified": "true"}, False),
        ("# ann@example.org", {}, False),
        ("sub:a1#b", {}, False),
        ("sub:a#EXT#1", {"sub": "a#EXT#1"}, True),
        ("bo@example.org", {}, False),
        ("", {"email": ""}, False),
    ],
)
def test_a_line_makes_an_editor(
    server: Server, tmp_path: Path, line: str, claims: dict[str, Any], allowed: bool
) -> None:
    editors = tmp_path / "editors.txt"
    editors.write_text(f"# who records\n\n{line}\n", encoding="utf-8")
    server(RECORD="oidc", RECORD_EDITORS=str(editors), auth=AUTH, user=ANN | claims)
    assert access.now().allowed is allowed


def test_a_contributor_may_propose_and_an_editor_is_none(server: Server, tmp_path: Path) -> None:
    editors, posts = tmp_path / "editors.txt", tmp_path / "posts.txt"
    editors.write_text("bo@example.org\n", encoding="utf-8")
    posts.write_text("ann@example.org\nbo@example.org\n", encoding="utf-8")
    lists = {"RECORD_EDITORS": str(editors), "RECORD_CONTRIBUTORS": str(posts)}
    server(RECORD="oidc", auth=AUTH, user=ANN, **lists)
    assert (access.now().allowed, access.now().proposes) == (True, True)
    server(RECORD="oidc", auth=AUTH, user=ANN | {"email": "bo@example.org"}, **lists)
    assert (access.now().allowed, access.now().proposes) == (True, False)
    server(RECORD="oidc", auth=AUTH, user=ANN | {"email": "cy@example.org"}, **lists)
    assert access.now().reason == "You are signed in as Ann and may read; recording is for editors."


def test_a_claim_makes_a_contributor(server: Server) -> None:
    claims = {"RECORD_CLAIM": "roles=editor", "RECORD_CONTRIBUTOR_CLAIM": "roles=post"}
    server(RECORD="oidc", auth=AUTH, user=ANN | {"roles": ["post"]}, **claims)
    assert (access.now().allowed, access.now().proposes) == (True, True)
    server(RECORD="oidc", auth=AUTH, user=ANN | {"roles": ["post", "editor"]}, **claims)
    assert (access.now().allowed, access.now().proposes) == (True, False)


def test_a_list_of_contributors_that_cannot_be_read_lets_nobody_in(server: Server) -> None:
    lists = {"RECORD_CLAIM": "roles=editor", "RECORD_CONTRIBUTORS": "/nowhere/posts.txt"}
    server(RECORD="oidc", auth=AUTH, user=ANN, **lists)
    assert (access.now().allowed, access.now().reason) == (
        False,
        "The list of editors cannot be read (No such file or directory); see RECORD_EDITORS and"
        " RECORD_CONTRIBUTORS.",
    )


def test_a_mail_address_that_nobody_verified_names_nobody(server: Server) -> None:
    claims = ANN | {"roles": "editor", "email_verified": False}
    server(RECORD="oidc", RECORD_CLAIM="roles=editor", auth=AUTH, user=claims)
    assert access.now().person == Person("Ann", "", "https://login.example a1")


def test_a_list_that_an_editor_of_windows_saved_is_read(server: Server, tmp_path: Path) -> None:
    editors = tmp_path / "editors.txt"
    editors.write_bytes(b"\xef\xbb\xbfann@example.org\r\nbo@example.org\r\n")
    server(RECORD="oidc", RECORD_EDITORS=str(editors), auth=AUTH, user=ANN)
    assert access.now().allowed
    editors.write_bytes("jürgen@example.org".encode("latin-1"))
    assert access.now() == Access(
        False,
        "The list of editors cannot be read (it is not UTF-8); see RECORD_EDITORS.",
        Person("Ann", "Ann@example.org", "https://login.example a1"),
        "https://login.example a1",
        signed_in=True,
    )


def test_a_right_that_is_taken_away_is_gone_at_once(server: Server, tmp_path: Path) -> None:
    editors = tmp_path / "editors.txt"
    editors.write_text("ann@example.org\n", encoding="utf-8")
    server(RECORD="oidc", RECORD_EDITORS=str(editors), auth=AUTH, user=ANN)
    assert access.now().allowed
    editors.write_text("", encoding="utf-8")
    said = "You are signed in as Ann and may read; recording is for editors."
    person, owner = (
        Person("Ann", "Ann@example.org", "https://login.example a1"),
        "https://login.example a1",
    )
    assert access.now() == Access(False, said, person, owner, signed_in=True)
    editors.unlink()
    assert access.now().reason == (
        "The list of editors cannot be read (No such file or directory); see RECORD_EDITORS."
    )


@pytest.mark.parametrize(
    ("issued", "allowed"),
    [
        (NOW.timestamp() - 12 * 3600, True),
        (NOW.timestamp() - 12 * 3600 - 1, False),
        (NOW.timestamp() + 3600, False),
        (None, False),
        ("yesterday", False),
        (True, False),
    ],
)
def test_a_sign_in_ends_after_twelve_hours(server: Server, issued: object, allowed: bool) -> None:
    claims = ANN | {"roles": "editor", "iat": issued}
    server(RECORD="oidc", RECORD_CLAIM="roles=editor", auth=AUTH, user=claims)
    found = access.now()
    assert (found.allowed, found.may_sign_in) == (allowed, not allowed)


def test_signing_out_ends_every_copy_of_the_sign_in(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed_out, "_ended", {})
    forgotten: list[str] = []
    monkeypatch.setattr(st, "logout", lambda: forgotten.append("cookie"))

    def signed_in(seconds_ago: int, **other: Any) -> Access:
        claims = ANN | {"iat": NOW.timestamp() - seconds_ago} | other
        server(RECORD="oidc", RECORD_CLAIM="sub=a1", auth=AUTH, user=claims)
        return access.now()

    assert signed_in(60).allowed
    access.sign_out()
    assert forgotten == ["cookie"]
    for older in (60, 90):
        assert signed_in(older).reason == (
            "This sign-in has ended: you signed out. Sign in again; what you wrote is kept."
        )
    assert signed_in(59).allowed
    assert signed_in(60, iss="https://other.example").allowed


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where sign-outs lie that other processes know of."""
    monkeypatch.setenv("RECORD_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(signed_out, "_ended", {})
    signed_out._say_once.cache_clear()
    return tmp_path / "state" / "signed-out"


@pytest.fixture
def warned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the log is warned of, wherever it goes by now."""
    said: list[str] = []
    monkeypatch.setattr(LOGGER, "warning", lambda text, *more: said.append(text % more))
    return said


def test_a_sign_out_holds_for_other_processes_and_after_a_restart(
    kept: Path, monkeypatch: pytest.MonkeyPatch, warned: list[str]
) -> None:
    signed_out.end("issuer ann", 5.5)
    signed_out.end("issuer ann", 4.0)
    monkeypatch.setattr(signed_out, "_ended", {})
    assert (signed_out.up_to("issuer ann"), signed_out.up_to("issuer bo")) == (5.5, 0.0)
    assert warned == []


@pytest.mark.posix
def test_a_sign_out_that_cannot_be_read_is_said_once(kept: Path, warned: list[str]) -> None:
    signed_out.end("issuer ann", 5.5)
    [file] = kept.iterdir()
    signed_out._ended.clear()
    file.write_bytes(b"damaged")
    assert [signed_out.up_to("issuer ann") for _ in range(3)] == [0.0, 0.0, 0.0]
    file.unlink()
    file.mkdir()
    assert signed_out.up_to("issuer ann") == 0.0
    before = "a sign-out at another process may not hold here:"
    assert warned == [
        f"{before} could not convert string to float: b'damaged'",
        f"{before} [Errno 21] Is a directory: '{file}'",
    ]


@pytest.mark.posix
def test_what_is_left_of_others_keeps_no_sign_out_from_being_kept(
    kept: Path, warned: list[str]
) -> None:
    signed_out.end("issuer bo", 3.0)
    [old] = kept.iterdir()
    os.utime(old, (1_000_000, 1_000_000))
    (kept / "lost").symlink_to(kept / "nowhere")
    signed_out.end("issuer ann", 5.5)
    signed_out._ended.clear()
    assert (signed_out.up_to("issuer ann"), old.exists(), warned) == (5.5, False, [])
