"""Who signs in may record, if they are an editor; everybody else reads."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from commitments.register.reading import load
from tests.browser.provider import CLIENT, SECRET, providing
from tests.browser.serving import serving
from tests.browser.two_pledges import TWO_PLEDGES
from tests.browser.visitor import PATIENCE, Visitor, comes_to, patient, tab

pytestmark = pytest.mark.browser

OLD = TWO_PLEDGES
USERS = {
    "Ann": {"sub": "a1", "name": "Ann", "email": "ann@example.org", "email_verified": True},
    "Bo": {"sub": "b2", "name": "Bo", "email": "bo@example.org", "email_verified": True},
    # Says that Ann's address is theirs; nobody verified it.
    "Cy": {"sub": "c3", "name": "Cy", "email": "ann@example.org", "email_verified": False},
    # Is an editor, and signed in yesterday.
    "Di": {"sub": "d4", "name": "Di", "iat": int(time.time()) - 13 * 3600},
}
GUEST = "Sign in to record; reading needs no account."
COOKIE_SECRET = "s" * 40
SAVE = 'label: "Save"'
"""The button of the form, as a page is sent it."""


@dataclass(frozen=True)
class Site:
    """A dashboard with its files."""

    base: str
    file: Path
    editors: Path
    log: Path

    def logged(self) -> list[dict[str, str]]:
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [json.loads(line) for line in lines]


def git(folder: Path, *words: str) -> str:
    call = ["git", "-C", str(folder), *words]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    file, editors, log = (folder / name for name in ("data.yaml", "editors.txt", "record.log"))
    with providing(USERS) as provider:
        (folder / "secrets.toml").write_text(
            "[auth]\n"
            'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
            f'cookie_secret = "{COOKIE_SECRET}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{provider.base}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        file.write_bytes(OLD)
        git(folder, "init", "--quiet")
        with serving(
            COMMITMENTS_FILE=str(file),
            RECORD="oidc",
            RECORD_EDITORS=str(editors),
            RECORD_GIT="commit",
            RECORD_LOG=str(log),
            STREAMLIT_SECRETS_FILES=str(folder / "secrets.toml"),
            # Asked by a foreign page, Streamlit looks up the server's own address outside.
            http_proxy="http://127.0.0.1:9",
            https_proxy="http://127.0.0.1:9",
            no_proxy="127.0.0.1",
        ) as base:
            yield Site(base, file, editors, log)


@pytest.fixture(autouse=True)
def fresh(site: Site) -> None:
    site.file.write_bytes(OLD)
    site.editors.write_text("ann@example.org\nsub:d4\n", encoding="utf-8")


@pytest.fixture(scope="module")
def profile(chromium: Browser) -> Iterator[Page]:
    context = patient(chromium.new_context())
    yield tab(context)
    context.close()


@pytest.fixture
def page(profile: Page) -> Iterator[Page]:
    """The one tab of somebody who is not signed in."""
    yield profile
    profile.goto("about:blank")
    profile.context.clear_cookies()


def sign_in(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.base}/record?id=ftf-info")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=name).click()
    page.wait_for_url(re.compile(re.escape(site.base)))
    page.locator(".st-key-navigation").wait_for()


def fill_in(page: Page, site: Site) -> None:
    visitor = Visitor(page, site.base)
    # To its rest: a field that is still drawn anew may lose what is written into it.
    visitor.open("/record?id=ftf-info")
    for choice in ("Advance Moves", "Reporting Press"):
        page.get_by_text(choice).click()
        expect(page.get_by_role("radio", name=choice)).to_be_checked()
    for label, text in (
        ("When it happened", "2026-03-01"),
        ("What happened, in our words", "Something happened."),
        ("Publisher", "A paper"),
        ("Title of the page", "A page"),
        ("Address of the page", "https://example.org/a"),
    ):
        visitor.fill(label, text)
        expect(page.get_by_label(label, exact=True)).to_have_value(text)
    page.get_by_text("These lines are added to the file").wait_for()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_an_editor_records_under_their_own_name(page: Page, site: Site) -> None:
    sign_in(page, site, "Ann")
    fill_in(page, site)
    page.get_by_text("You record as Ann.").wait_for()
    save(page)
    page.get_by_text("for good").wait_for()
    item = load(site.file, date.today()).register.commitment("ftf-info").evidence[-1]  # type: ignore[union-attr]
    assert (item.finding, item.by) == ("Something happened.", "Ann")
    last = site.logged()[-1]
    assert (last["event"], last["who"], last["mail"], last["what"]) == (
        *("saved", "Ann", "ann@example.org"),
        item.id,
    )
    assert last["account"].startswith("http://127.0.0.1:")
    assert last["account"].endswith(" a1")
    found = git(site.file.parent, "log", "-1", "--format=%an <%ae> %s", "--", site.file.name)
    assert found == f"Ann <ann@example.org> ftf-info: record {item.id}, advance of 2026-03-01"


def test_a_right_lost_between_opening_and_saving_is_refused_and_logged(
    page: Page, site: Site
) -> None:
    sign_in(page, site, "Ann")
    fill_in(page, site)
    site.editors.write_text("", encoding="utf-8")
    save(page)
    page.get_by_text("Nothing was saved. You are signed in as Ann and may read").wait_for()
    assert site.file.read_bytes() == OLD
    # The page says it first, then the log.
    why = "You are signed in as Ann and may read; recording is for editors."
    wanted = {"event": "refused", "who": "Ann", "what": "ftf-info", "why": why}
    comes_to(page, wanted, lambda: {key: site.logged()[-1].get(key, "") for key in wanted})


def test_a_draft_outlives_signing_out(page: Page, site: Site) -> None:
    sign_in(page, site, "Ann")
    fill_in(page, site)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{site.base}/")
    page.locator(".st-key-navigation").wait_for()
    page.goto(f"{site.base}/record?id=ftf-info")
    page.get_by_text("Sign in to record").wait_for()
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Ann").click()
    page.get_by_text("You have an entry that is not saved").click()
    page.get_by_text("These lines are added to the file").wait_for()
    expect(page.get_by_label("Publisher", exact=True)).to_have_value("A paper")


def drawn(site: Site, origin: str, user: str, **headers: str) -> str:
    """What a page of that origin is sent as Record, where the browser keeps that sign-in."""
    token = generate_xsrf_token_string()
    protocols = [Subprotocol("streamlit"), Subprotocol(token)]
    with connect(
        f"{site.base.replace('http', 'ws', 1)}/_stcore/stream",
        origin=Origin(origin),
        subprotocols=protocols,
        additional_headers={
            "Cookie": f"_streamlit_xsrf={token}; _streamlit_user={user}",
            **headers,
        },
        proxy=None,
    ) as socket:
        ask = BackMsg()
        ask.rerun_script.query_string = "id=ftf-info"
        ask.rerun_script.page_name = "record"
        socket.send(ask.SerializeToString())
        texts: list[str] = []
        while True:
            data = socket.recv(timeout=PATIENCE)
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            texts.append(str(message))
            if message.WhichOneof("type") == "script_finished":
                return "".join(texts).replace("\\", "")


def claims(site: Site, name: str) -> str:
    """What the provider says of somebody, as Streamlit keeps it."""
    now = int(time.time())
    return json.dumps({"is_logged_in": True, "iat": now, "origin": site.base} | USERS[name])


def signed(site: Site, name: str, secret: str = COOKIE_SECRET) -> str:
    """The sign-in that a browser keeps (`test_an_editor_records_under_their_own_name` goes the whole
    way to it)."""
    return create_signed_value(secret, "_streamlit_user", claims(site, name)).decode()


@pytest.mark.parametrize("name", ["Bo", "Cy"])
def test_a_reader_is_refused(site: Site, name: str) -> None:
    seen = drawn(site, site.base, signed(site, name))
    assert f"You are signed in as {name} and may read" in seen
    assert SAVE not in seen


def test_a_sign_in_of_yesterday_must_be_made_anew(site: Site) -> None:
    seen = drawn(site, site.base, signed(site, "Di"))
    assert "You signed in more than 12 hours ago. Sign in again" in seen
    assert 'label: "Sign in"' in seen
    assert SAVE not in seen


@pytest.mark.parametrize("cookie", ["2|1:0|forged", "signed by another"])
def test_forged_headers_and_cookies_sign_nobody_in(site: Site, cookie: str) -> None:
    if cookie == "signed by another":
        cookie = signed(site, "Ann", secret="t" * 40)
    headers = {"X-Streamlit-User": claims(site, "Ann"), "X-Forwarded-User": "ann@example.org"}
    kept = CookieJar()
    asking = build_opener(HTTPCookieProcessor(kept))
    asking.open(f"{site.base}/oauth2callback?code=forged&state=forged").close()
    assert [one.name for one in kept if one.name.startswith("_streamlit_user")] == []
    seen = drawn(site, site.base, cookie, **headers)
    assert GUEST in seen
    assert SAVE not in seen


def test_a_page_of_another_site_cannot_use_a_sign_in(site: Site) -> None:
    seen = drawn(site, site.base, signed(site, "Ann"))
    assert "You record as **Ann**" in seen
    assert SAVE in seen
    # Another port of this computer gets the same cookies from a browser.
    for origin in ("http://127.0.0.1:9", "https://evil.example"):
        with pytest.raises(InvalidStatus) as refused:
            drawn(site, origin, signed(site, "Ann"))
        assert refused.value.response.status_code == 403
