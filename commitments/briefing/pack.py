"""Contents -> the files of a briefing, with a manifest that says what they are.

Same data, dates and filters give the same bytes of everything; of images in the same browser.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from commitments.briefing import products
from commitments.briefing.contents import Contents
from commitments.briefing.makers import AS_OURS, MAKERS, How
from commitments.briefing.permalink import prints_of
from commitments.briefing.products import File, Product
from commitments.briefing.sameness import packed
from commitments.briefing.update import Update, as_text
from commitments.exchange.csv import to_csv
from commitments.figures.chart import Chart, stamp_of_selection
from commitments.standing.standing import Standing
from commitments.tables.filter import Filter

Report = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """Which files are made, and how."""

    product: Product = products.PACK
    endings: tuple[str, ...] = products.ENDINGS
    """The files of the product that are made, by their endings."""
    how: How = AS_OURS
    images: bool = False
    tables: bool = False
    """Whether the tables of the charts are added as CSV."""

    @property
    def files(self) -> tuple[File, ...]:
        """The files that are made, but for images, tables and manifest."""
        return tuple(file for file in self.product.files if file.ending in self.endings)


@dataclass(frozen=True)
class Pack:
    """The files of a briefing by their names, the manifest last, and what was left out."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...]
    name: str
    """The name of the ZIP of all."""
    failed: tuple[str, ...] = ()
    """Those sentences of what was left out that tell of something that could not be made."""

    def zipped(self) -> bytes:
        """All files as a ZIP."""
        return packed(self.files)


def pack(contents: Contents, wanted: Wanted, report: Report = lambda said: None) -> Pack:
    """Make the files; `report` is told before each what is made.

    Raises NotATemplate. Where images cannot be made, the pack says so and has everything else.
    """
    stamp = contents.distribution.stamp
    files: dict[str, bytes] = {}
    left: dict[str, None] = {}  # the same is left out of a note in each of its files
    for file in wanted.files:
        report(file.label)
        made = MAKERS[file.part, file.ending](contents, wanted.how)
        files[stamp.file_name(f"briefing-{file.part}", file.ending)] = made.data
        left |= dict.fromkeys(made.left_out)
    if wanted.how.news.since:
        listed_news = as_text(contents, wanted.how.news).encode()
        files[stamp.file_name(f"briefing-{products.CHANGED.part}", "txt")] = listed_news
    if wanted.tables:
        for chart in contents.charts:
            files[f"charts/{stamp.file_name(chart.name, 'csv')}"] = to_csv(chart.table)
    no_images = _add_images(files, contents, report) if wanted.images else ()
    left_out = (*left, *no_images)
    listed = _manifest(contents, wanted, files, left_out)
    files[stamp.file_name("briefing-manifest", "json")] = listed
    return Pack(files, left_out, stamp.file_name("briefing", "zip"), no_images)


def _add_images(files: dict[str, bytes], contents: Contents, report: Report) -> tuple[str, ...]:
    # What draws images takes a while to load, and most packs hold none.
    from commitments.briefing.images import NoImages, images

    stamp = contents.distribution.stamp
    report("Images of the charts")

    def take(chart: Chart, ending: str, made: bytes) -> None:
        files[f"charts/{stamp.file_name(chart.name, ending)}"] = made
        report(f"Image: {chart.title} ({ending.upper()})")

    try:
        images(contents.charts, take)
    except NoImages as error:
        return (str(error),)
    return ()


def _manifest(
    contents: Contents, wanted: Wanted, files: Mapping[str, bytes], left_out: tuple[str, ...]
) -> bytes:
    product, news = wanted.product, wanted.how.news
    request = contents.request
    view = request.selection.view
    standings = request.selection.standings
    prints = prints_of(s.commitment for s in standings)
    return as_json(
        {
            "title": contents.title,
            "product": product.key,
            "product_in_words": product.label,
            "author": contents.author,
            "meeting": view.register.meeting.id,
            "as_of": str(view.moment.as_of),
            "known_at": str(view.moment.known_at),
            "since": str(request.since),
            "since_in_words": request.since_words,
            "data_version": view.version,
            "filters": _filters(request.selection.filter),
            "filters_in_words": stamp_of_selection(request.selection).filters,
            "permalink": request.address,
            "licence": "Our words: CC BY 4.0. Quotes and titles belong to their sources.",
            "left_out": left_out,
            "changed": _changed(news) if news.since else None,
            "files": [file_entry(name, data) for name, data in files.items()],
            "commitments": list(map(_commitment, standings, prints)),
        }
    )


def _changed(news: Update) -> dict[str, object]:
    """What is new since the earlier briefing, for whoever reads it by machine."""
    return {
        "since": news.since,
        "slides_that_changed_only": news.only,
        "remarks": news.remarks,
        "commitments": [{"id": id, "what": what} for id, what in news.pledges.items()],
    }


def _filters(chosen: Filter) -> dict[str, str | tuple[str, ...]]:
    found = ((field.name, getattr(chosen, field.name)) for field in fields(chosen))
    return {name: value for name, value in found if value}


def file_entry(name: str, data: bytes) -> dict[str, str | int]:
    """What a manifest says of a file."""
    return {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _commitment(s: Standing, fingerprint: str) -> dict[str, str | None]:
    return {
        "id": s.commitment.id,
        "title": s.commitment.title,
        "status": str(s.status),
        "confidence": str(s.confidence) if s.confidence else None,
        "facts_up_to": str(s.horizon) if s.horizon else None,
        "fingerprint": fingerprint,
    }


def as_json(value: object) -> bytes:
    """A manifest as a file."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
