"""Copies of cited pages of our own: bytes and text, with hash and time. Nothing serves them."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from commitments.files import put
from commitments.links.pages import Page

_NAME = 16  # letters of a hash in a name


def keep(folder: Path, page: Page, text: str | None, now: datetime) -> Path:
    """Write a copy of a page into a folder of its address, and return where what is said of it
    lies. The same bytes are kept once."""
    digest = hashlib.sha256(page.data).hexdigest()
    named = hashlib.sha256(page.url.encode()).hexdigest()[:_NAME]
    home = folder / named
    about = home / f"{digest[:_NAME]}.json"
    if about.exists():
        return about
    home.mkdir(parents=True, exist_ok=True)
    told = {
        "url": page.url,
        "final": page.final,
        "kept": now.isoformat(timespec="seconds"),
        "type": page.kind,
        "bytes": len(page.data),
        "sha256": digest,
        "text": text is not None,
    }
    files = {about.with_suffix(".page"): page.data}
    if text is not None:
        files[about.with_suffix(".txt")] = text.encode()
    files[about] = (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()
    put(files)
    return about
