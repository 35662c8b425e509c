"""Who may record: decided anew at each write, from how the server is set up and who asks.

    RECORD=off     nobody (the default)
    RECORD=local   whoever sits at this computer: the server is bound to a loopback address, and the
                   request came from a browser on this computer, not through a proxy
    RECORD=oidc    whoever signed in and is an editor: RECORD_EDITORS names a file with a mail
                   address or `sub:...` a line, RECORD_CLAIM a claim and its value (roles=editor).
                   Who is a contributor may propose: RECORD_CONTRIBUTORS and
                   RECORD_CONTRIBUTOR_CLAIM name them in the same two ways.

Reading is open to whoever reaches the page, in all three.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from commitments.recording.person import Person
from components.record import signed_out
from components.server.names import loopback, through_a_proxy
from components.state import world

MODES = ("off", "local", "oidc")
SIGN_IN_HOURS = 12
"""A sign-in that is older must be made anew before anything is written."""

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_CONTRIBUTORS = ("RECORD_CONTRIBUTORS", "RECORD_CONTRIBUTOR_CLAIM")
_SHORTEST_SECRET = 32
_CLOCKS_APART = 300  # seconds


@dataclass(frozen=True, slots=True)
class Access:
    """Whether this session may record now, and why not."""

    allowed: bool
    reason: str = ""
    person: Person | None = None
    """Who signed in, allowed or not; None on a server for one computer, where the form asks."""
    owner: str = ""
    """Whose drafts this session may open."""
    may_sign_in: bool = False
    signed_in: bool = False
    proposes: bool = False
    """Whether what this session records is a proposal, which waits for an editor."""


def now() -> Access:
    """What this session may do at this moment."""
    mode = world.setting("RECORD", "off")
    if mode not in MODES:
        return Access(False, f"RECORD is '{mode[:40]}'; set it to {', '.join(MODES)}.")
    if mode == "local":
        reason = _not_local(st.get_option("server.address"), st.context.headers)
        return Access(not reason, reason, owner="" if reason else "local")
    if mode == "oidc":
        return _oidc()
    return Access(False, "Recording is turned off on this server; it shows and does not write.")


def sign_out() -> None:
    """End the sign-in of this session, and with it every copy of its cookie: what was signed in no
    later than this one counts no longer."""
    claims: dict[str, Any] = dict(st.user)
    if claims.get("is_logged_in") is True and not _too_old(claims):
        signed_out.end(_account(claims), claims["iat"])
    st.logout()


def anybody_may_record() -> bool:
    """Whether the way to the form is worth showing: somebody may record here."""
    return world.setting("RECORD", "off") != "off"


def _not_local(address: str | None, headers: Mapping[str, str]) -> str:
    """Why a request is not one of this computer, or nothing."""
    if not loopback(address or ""):
        return (
            f"RECORD=local needs a server that only this computer reaches; this one is bound to"
            f" {address or 'all addresses'}. Start it with --server.address 127.0.0.1, or set"
            " RECORD=oidc."
        )
    try:
        host = urlsplit(f"//{headers.get('Host', '')}").hostname or ""
    except ValueError:
        host = ""
    if not loopback(host):
        return (
            "RECORD=local takes entries only where the page was opened as localhost on this"
            " computer; it was opened under another name."
        )
    origin = headers.get("Origin")
    if origin is not None and origin.partition("//")[2] != headers.get("Host"):
        return "This request comes from another site; nothing is written for it."
    if through_a_proxy(headers):
        return (
            "RECORD=local takes no entries through a proxy, which would let in whoever reaches"
            " it; set RECORD=oidc."
        )
    return ""


def _oidc() -> Access:
    wrong = _unset()
    if wrong:
        return Access(False, wrong)
    claims: dict[str, Any] = dict(st.user)
    if claims.get("is_logged_in") is not True:
        return Access(False, "Sign in to record; reading needs no account.", may_sign_in=True)
    owner = _account(claims)
    name = str(claims.get("name") or claims.get("email") or claims.get("sub"))
    person = Person(name, _mail(claims), owner)
    if _too_old(claims):
        return Access(
            False,
            f"You signed in more than {SIGN_IN_HOURS} hours ago. Sign in again; what you wrote is"
            " kept.",
            person,
            owner,
            may_sign_in=True,
            signed_in=True,
        )
    if claims["iat"] <= signed_out.up_to(owner):
        reason = "This sign-in has ended: you signed out. Sign in again; what you wrote is kept."
        return Access(False, reason, person, owner, may_sign_in=True, signed_in=True)
    try:
        editor = _is_one(claims, "RECORD_EDITORS", "RECORD_CLAIM")
        contributor = not editor and _is_one(claims, *_CONTRIBUTORS)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        named = "RECORD_EDITORS"
        if world.setting(_CONTRIBUTORS[0]):
            named += f" and {_CONTRIBUTORS[0]}"
        reason = f"The list of editors cannot be read ({why}); see {named}."
        return Access(False, reason, person, owner, signed_in=True)
    if not editor and not contributor:
        reason = f"You are signed in as {name} and may read; recording is for editors."
        return Access(False, reason, person, owner, signed_in=True)
    return Access(True, "", person, owner, signed_in=True, proposes=contributor)


def _account(claims: Mapping[str, Any]) -> str:
    return f"{claims.get('iss')} {claims.get('sub')}"


def _unset() -> str:
    """What is missing for RECORD=oidc, or nothing."""
    try:
        auth: Mapping[str, Any] = st.secrets.get("auth", {})
    except OSError:
        auth = {}
    missing = [name for name in _NEEDED if not auth.get(name)]
    if missing:
        return f"RECORD=oidc needs {', '.join(missing)} under [auth] in .streamlit/secrets.toml."
    if len(str(auth["cookie_secret"])) < _SHORTEST_SECRET:
        return (
            f"RECORD=oidc needs a cookie_secret of {_SHORTEST_SECRET} characters or more in"
            " .streamlit/secrets.toml."
        )
    if st.get_option("server.trustedUserHeaders"):
        return (
            "RECORD=oidc takes who you are from the sign-in alone; take server.trustedUserHeaders"
            " out of the settings."
        )
    if not world.setting("RECORD_EDITORS") and not all(_claim("RECORD_CLAIM")):
        return (
            "RECORD=oidc needs to know the editors: set RECORD_EDITORS to a file with a mail"
            " address a line, or RECORD_CLAIM to a claim and its value, such as roles=editor."
        )
    return ""


def _too_old(claims: Mapping[str, Any]) -> bool:
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or isinstance(issued, bool):
        return True
    age = world.now().timestamp() - issued
    # The clock of the sign-in may be a little ahead of ours.
    return not -_CLOCKS_APART <= age <= SIGN_IN_HOURS * 3600


def _claim(setting: str) -> tuple[str, str]:
    """The claim that a setting names, and its value; empty where none is set."""
    claim, _, wanted = world.setting(setting).partition("=")
    return claim.strip(), wanted.strip()


def _is_one(claims: Mapping[str, Any], listed: str, claimed: str) -> bool:
    """Whether the claims name somebody of the list, or hold the claim, that these settings name. A
    mail address counts only where the provider verified it: with some of them people may set it to
    anything. Raises OSError or UnicodeError."""
    claim, wanted = _claim(claimed)
    if claim and wanted:
        held = claims.get(claim)
        if held == wanted or (isinstance(held, list | tuple) and wanted in held):
            return True
    named = world.setting(listed)
    if not named:
        return False
    lines = Path(named).read_text(encoding="utf-8-sig").splitlines()
    # A remark stands alone or behind a space: names of guests hold the sign.
    people = {re.split(r"(?:^|\s)#", line)[0].strip() for line in lines} - {""}
    if f"sub:{claims.get('sub')}" in people:
        return True
    mail = _mail(claims)
    return bool(mail) and _folded(mail) in map(_folded, people)


def _mail(claims: Mapping[str, Any]) -> str:
    """The mail address, where the provider verified it; else nothing."""
    return str(claims.get("email") or "") if claims.get("email_verified") is True else ""


def _folded(mail: str) -> bytes:
    """A mail address without capitals. Letters beyond ASCII stay, as some of them fold to one of
    it and would make two people the same."""
    return mail.encode().lower()
