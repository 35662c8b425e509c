"""What an address in the data file may be: one that leads a reader to the page, and gives nobody
away."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, parse_qsl, unquote, urlsplit

from commitments.text import UNSEEN, named, shown

# What browsers and servers take without cutting it.
LONGEST = 2000
_URL = re.compile(r"https?://[^\s/?#]+\.[^\s/?#.]+(?:[/?#]\S*)?")
_MAIL = re.compile(
    r"(?<![\w.@+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w.-]*@)", re.IGNORECASE
)
_SECRETS = frozenset(
    ("password", "passwd", "pwd", "pass", "access_token", "auth_token", "api_key", "apikey")
)


def fault_of(url: str) -> str:
    """What is wrong with an address, as a sentence for a message; empty where nothing is."""
    if len(url) > LONGEST:
        return f"has {len(url):,} characters; up to {LONGEST:,} are allowed"
    if unseen := UNSEEN.search(url):
        return (
            f"holds the unseen character {named(unseen[0])} at place {unseen.start() + 1}; take it"
            " out"
        )
    parts = _parts(url)
    if parts is None or not _URL.fullmatch(url):
        return (
            f"'{shown(url)}' is not a web address; write one that begins with https:// or http://"
        )
    return _given_away(url, parts)


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.hostname else None
    except ValueError:
        return None


def _given_away(url: str, parts: SplitResult) -> str:
    """Where an address would publish what belongs to one person alone. It is not repeated."""
    host = parts.hostname or ""
    if "@" in parts.netloc:
        return (
            "holds a name or a password before the '@'; write the address that everybody may open,"
            f" as in https://{shown(host)}"
        )
    # A link that a mail program wrapped holds the address of who got it: which page, comes first.
    if wrapped := _wrapped(parts):
        return wrapped
    secret = next((key for key, value in _query(parts) if value and key.lower() in _SECRETS), "")
    if secret:
        return (
            f"holds a password (under '{shown(secret)}'); write the address that everybody may open"
        )
    if _MAIL.search(unquote(url)):
        return "holds a mail address; write the address of the page without it"
    return ""


def _query(parts: SplitResult) -> list[tuple[str, str]]:
    return [*parse_qsl(parts.query), *parse_qsl(parts.fragment)]


# ---------------------------------------------------------------- links that programs wrap

# Hosts that check or count who follows a link, and where they hold the page's own address.
_WRAPPERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(host), key)
    for host, key in (
        (r"(?:.+\.)?safelinks\.protection\.outlook\.(?:com|de|us|cn)", "url"),
        (r"urldefense\.proofpoint\.com", "u"),
        (r"urldefense\.(?:com|us)", ""),
        (r"linkprotect\.cudasvc\.com", "a"),
        (r"protect(?:-[a-z]+)?\.mimecast\.com", ""),
        (r"(?:.+\.)?mimecastprotect\.com", ""),
        (r"secure-web\.cisco\.com", ""),
        (r"(?:.+\.)?protection\.sophos\.com", ""),
        (r"statics\.teams\.cdn\.office\.net", "url"),
        (r"l\.facebook\.com|lm\.facebook\.com|l\.instagram\.com", "u"),
        (r"slack-redir\.net", "url"),
    )
)
_OF_A_SEARCH = re.compile(r"(?:www\.)?google\.[a-z.]{2,6}")


def _wrapped(parts: SplitResult) -> str:
    """That a program put an address of its own around the page's, and which one that is."""
    host = (parts.hostname or "").lower()
    if _OF_A_SEARCH.fullmatch(host) and parts.path == "/url":
        return _unwrapped(host, _asked(parts, "url") or _asked(parts, "q"))
    for pattern, key in _WRAPPERS:
        if pattern.fullmatch(host):
            return _unwrapped(host, _asked(parts, key) or _in_path(parts))
    return ""


def _asked(parts: SplitResult, key: str) -> str:
    found = parse_qs(parts.query).get(key, [""])[0] if key else ""
    if (parts.hostname or "") == "urldefense.proofpoint.com":
        # It writes - for % and _ for /.
        found = unquote(found.replace("-", "%").replace("_", "/"))
    return found


def _in_path(parts: SplitResult) -> str:
    """The address between two pairs of underscores, as in /v3/__https://example.org__;!!"""
    found = _BETWEEN.search(parts.geturl())
    return re.sub(r"^(https?:/)(?!/)", r"\1/", found[1]) if found else ""


_BETWEEN = re.compile(r"/__(https?:/.*?)__;")


def _unwrapped(host: str, url: str) -> str:
    page = f": '{url}'" if len(url) <= 300 and not fault_of(url) else ""
    way = "write the address of the page itself" + (
        page or ", as the browser shows it once the page is open"
    )
    return f"is a link that {shown(host)} put around another; {way}"
