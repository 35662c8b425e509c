"""Copies of cited pages that are kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from commitments.links.keeping import keep
from commitments.links.pages import Page

NOW = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)
PAGE = Page("https://example.org/a", "https://example.org/b", "text/html", b"<p>Words</p>")


def test_a_copy_holds_bytes_text_hash_and_time(tmp_path: Path) -> None:
    about = keep(tmp_path, PAGE, "Words", NOW)
    assert json.loads(about.read_text(encoding="utf-8")) == {
        "url": "https://example.org/a",
        "final": "https://example.org/b",
        "kept": "2026-11-29T09:30:00+00:00",
        "type": "text/html",
        "bytes": 12,
        "sha256": "33e138e011647748f1415c0a48bcceb1179312cac5db6c4cbce3c339f54ea0da",
        "text": True,
    }
    assert about.with_suffix(".page").read_bytes() == PAGE.data
    assert about.with_suffix(".txt").read_text(encoding="utf-8") == "Words"


def test_the_same_bytes_are_kept_once_and_other_bytes_beside_them(tmp_path: Path) -> None:
    first = keep(tmp_path, PAGE, None, NOW)
    assert keep(tmp_path, PAGE, None, datetime(2027, 1, 1, tzinfo=UTC)) == first
    other = Page(PAGE.url, PAGE.final, PAGE.kind, b"<p>Others</p>")
    assert keep(tmp_path, other, None, NOW).parent == first.parent
    assert len(list(first.parent.iterdir())) == 4
