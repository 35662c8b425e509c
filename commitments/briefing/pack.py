"""Contents -> the files of a briefing, with a manifest that says what they are.

Same data, dates and filters give the same bytes of everything but images.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from commitments import wording
from commitments.briefing.annex import annex
from commitments.briefing.contents import LOOK, Contents
from commitments.briefing.docx_note import docx
from commitments.briefing.images import NoImages, images
from commitments.briefing.markdown_note import markdown
from commitments.briefing.note import note
from commitments.briefing.pdf_note import pdf
from commitments.briefing.permalink import fingerprint
from commitments.briefing.sameness import packed
from commitments.briefing.slides import deck
from commitments.frames import to_csv

KINDS = {
    "pptx": ("deck", "Slides with editable charts"),
    "docx": ("note", "Note for Word"),
    "pdf": ("note", "Note as PDF"),
    "md": ("note", "Note for mail, as text"),
    "xlsx": ("annex", "Annex workbook"),
}
"""Ending of a file -> its part of the briefing, and what it is in words."""

Report = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """Which files are made, and how."""

    kinds: tuple[str, ...] = tuple(KINDS)
    template: bytes | None = None
    pledges: bool = True
    """Whether the deck has a slide for each pledge."""
    images: bool = False
    tables: bool = False
    """Whether the tables of the charts are added as CSV."""


@dataclass(frozen=True)
class Pack:
    """The files of a briefing by their names, the manifest last, and what was left out."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...]
    name: str
    """The name of the ZIP of all."""

    def zipped(self) -> bytes:
        """All files as a ZIP."""
        return packed(self.files)


def pack(contents: Contents, wanted: Wanted, report: Report = lambda said: None) -> Pack:
    """Make the files; `report` is told before each what is made.

    Raises NotATemplate. Where images cannot be made, the pack says so and has everything else.
    """
    stamp = contents.distribution.stamp
    day = contents.request.selection.view.moment.as_of
    blocks = note(contents)
    make: dict[str, Callable[[], bytes]] = {
        "pptx": lambda: deck(contents, wanted.template, pledges=wanted.pledges),
        "docx": lambda: docx(blocks, contents.title, contents.foot, day),
        "pdf": lambda: pdf(blocks, contents.title, contents.foot, day),
        "md": lambda: markdown(blocks).encode(),
        "xlsx": lambda: annex(contents),
    }
    files: dict[str, bytes] = {}
    for kind in (kind for kind in KINDS if kind in wanted.kinds):
        part, words = KINDS[kind]
        report(words)
        files[stamp.file_name(f"briefing-{part}", kind)] = make[kind]()
    if wanted.tables:
        for chart in contents.charts:
            files[f"charts/{stamp.file_name(chart.name, 'csv')}"] = to_csv(chart.table)
    left_out = _add_images(files, contents, report) if wanted.images else ()
    listed = _manifest(contents, files, left_out)
    files[stamp.file_name("briefing-manifest", "json")] = listed
    return Pack(files, left_out, stamp.file_name("briefing", "zip"))


def _add_images(files: dict[str, bytes], contents: Contents, report: Report) -> tuple[str, ...]:
    stamp = contents.distribution.stamp
    report("Images of the charts")

    def take(chart: Any, ending: str, made: bytes) -> None:
        files[f"charts/{stamp.file_name(chart.name, ending)}"] = made
        report(f"Image: {chart.title} ({ending.upper()})")

    try:
        images(contents.charts, LOOK.width, take)
    except NoImages as error:
        return (str(error),)
    return ()


def _manifest(contents: Contents, files: Mapping[str, bytes], left_out: tuple[str, ...]) -> bytes:
    request = contents.request
    view = request.selection.view
    chosen = request.selection.filter
    filters = {
        field.name: getattr(chosen, field.name)
        for field in fields(chosen)
        if getattr(chosen, field.name)
    }
    return _json(
        {
            "title": contents.title,
            "meeting": view.register.meeting.id,
            "as_of": str(view.moment.as_of),
            "known_at": str(view.moment.known_at),
            "since": str(request.since),
            "since_in_words": request.since_words,
            "data_version": view.version,
            "filters": filters,
            "filters_in_words": wording.stamp(request.selection).filters,
            "permalink": request.address,
            "licence": "Our words: CC BY 4.0. Quotes and titles belong to their sources.",
            "left_out": left_out,
            "files": [
                {
                    "name": name,
                    "bytes": len(data),
                    "sha256": hashlib.sha256(data).hexdigest(),
                }
                for name, data in files.items()
            ],
            "commitments": [
                {
                    "id": s.commitment.id,
                    "title": s.commitment.title,
                    "status": str(s.status),
                    "confidence": str(s.confidence) if s.confidence else None,
                    "facts_up_to": str(s.horizon) if s.horizon else None,
                    "fingerprint": fingerprint(s.commitment),
                }
                for s in request.selection.standings
            ],
        }
    )


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
