"""What an address may be, and what is said of one that leads nowhere or gives somebody away."""

from __future__ import annotations

import pytest

from commitments.register.addresses import fault_of

OPEN = "write the address that everybody may open"
PAGE = "write the address of the page itself"
SAFE = "https://eur01.safelinks.protection.outlook.com/"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://jane:secret@example.org/a", "holds a name or a password before the '@';"
         f" {OPEN}, as in https://example.org"),
        ("https://jane@example.org/", f"holds a name or a password before the '@'; {OPEN}, as in"
         " https://example.org"),
        ("https://example.org/?to=jane.doe@mfa.example", "holds a mail address; write the address"
         " of the page without it"),
        ("https://example.org/u/jane%40mfa.example/a", "holds a mail address; write the address of"
         " the page without it"),
        ("https://example.org/?Password=x1", f"holds a password (under 'Password'); {OPEN}"),
        ("https://example.org/a#access_token=x1", f"holds a password (under 'access_token'); {OPEN}"),
        (f"{SAFE}?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&data=05%7C01%7Cjane%40mfa.example",
         "is a link that eur01.safelinks.protection.outlook.com put around another; write the"
         " address of the page itself: 'https://example.org/a?b=1'"),
        (f"{SAFE}?url=https%3A%2F%2Fjane%3Ax%40example.org", "is a link that"
         f" eur01.safelinks.protection.outlook.com put around another; {PAGE}, as the browser shows"
         " it once the page is open"),
        ("https://urldefense.com/v3/__https://example.org/a__;!!K", "is a link that urldefense.com"
         f" put around another; {PAGE}: 'https://example.org/a'"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a&d=x", "is a link that"
         f" urldefense.proofpoint.com put around another; {PAGE}: 'https://example.org/a'"),
        ("https://www.google.com/url?q=https://example.org/a&sa=D", "is a link that www.google.com"
         f" put around another; {PAGE}: 'https://example.org/a'"),
        ("https://example.org/a\u200bb", "holds the unseen character U+200B (zero width space) at"
         " place 22; take it out"),
        ("https://example.org/\u200e", "holds the unseen character U+200E (left-to-right mark) at"
         " place 21; take it out"),
        ("https://localhost/a", "'https://localhost/a' is not a web address; write one that begins"
         " with https:// or http://"),
    ],
)  # fmt: skip
def test_an_address_that_nobody_should_publish_is_named(url: str, said: str) -> None:
    assert fault_of(url) == said


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=1#c",
        "https://social.example/@jane@other.example/1",
        "https://example.org/@jane/story",
        "https://example.org/pkg@1.2.3/a.js",
        "https://example.org/map/@48.85,2.35,15z",
        "https://archive.example/web/2020/https://example.org/a",
        "https://example.org/search?q=password",
        "https://example.org/العراق",
        "https://www.google.com/search?q=a",
    ],
)
def test_an_address_of_a_page_is_taken(url: str) -> None:
    assert fault_of(url) == ""
