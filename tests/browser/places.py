"""Where the browser tests go: every page and every view of it."""

from __future__ import annotations

PAGES = {
    "overview": "/",
    "themes": "/themes",
    "regions": "/regions",
    "tracker": "/tracker",
    "commitment": "/commitment?id=ftf-info",
    "changes": "/changes",
    "briefing": "/briefing",
    "method": "/method",
}
MAPS = {
    "number of pledges": "/regions?measure=number",
    "evidence": "/regions?measure=evidence",
    "evidence of a place": "/regions?measure=evidence&place=IQ-NI",
    "evidence worldwide": "/regions?measure=world",
    "members": "/regions?measure=members",
}
VIEWS = (
    PAGES
    | MAPS
    | {
        "no pledge chosen": "/commitment",
        "unknown pledge": "/commitment?id=unitty",
        "nothing found": "/?q=xyzzy",
        "bad link, past day": "/?theme=nope&as_of=2022-06-30",
        "board": "/tracker?view=board",
        "time lines": "/tracker?view=time",
        "briefing as a note": "/briefing?for=note&theme=military&since=2026-02-09",
        "briefing of one pledge": "/briefing?for=annex&pledge=unity",
        "since the pledge": "/changes?since=2019-06-25",
    }
)
