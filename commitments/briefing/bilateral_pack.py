"""The files for a meeting with one member, with a manifest that says what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from commitments.briefing.bilateral import Bilateral, Meeting, bilateral, meeting_with
from commitments.briefing.contents import NothingToBrief, Request
from commitments.briefing.makers import How, Made
from commitments.briefing.notes.bilateral_note import one_page
from commitments.briefing.notes.blocks import Paper
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.markdown import markdown
from commitments.briefing.notes.pdf import pdf
from commitments.briefing.notes.word import docx
from commitments.briefing.pack import Pack, Report, Wanted, as_json, file_entry
from commitments.briefing.slides.bilateral_deck import bilateral_deck
from commitments.tables.filter import Filter

Maker = Callable[[Bilateral, How], Made]
_Writer = Callable[[Paper, date], bytes]


def sheet(found: Bilateral) -> tuple[Paper, tuple[str, ...]]:
    """The page, as much as one sheet holds, and what was left out of it, a sentence each."""
    return fitted(one_page(found), "Bilateral page")


def _page(write: _Writer) -> Maker:
    def make(found: Bilateral, how: How) -> Made:
        paper, left_out = sheet(found)
        return Made(write(paper, found.day), left_out)

    return make


def _slides(found: Bilateral, how: How) -> Made:
    return Made(bilateral_deck(found, how.template))


MAKERS: Mapping[tuple[str, str], Maker] = {
    ("bilateral-page", "pdf"): _page(pdf),
    ("bilateral-note", "docx"): _page(docx),
    ("bilateral-note", "md"): _page(lambda paper, day: markdown(paper.blocks).encode()),
    ("bilateral-slides", "pptx"): _slides,
}
"""By part and ending of a file."""


def asked_for(request: Request, wanted: Wanted, report: Report = lambda said: None) -> Pack:
    """The files for a meeting with the one member that the filter of a request names.

    Raises NothingToBrief where it names none, or more than a member, and NotATemplate.
    """
    chosen = request.selection.filter
    if replace(chosen, members=()) != Filter() or wanted.images:
        raise NothingToBrief(
            "A bilateral page is about one member and all pledges, and has no charts: leave out"
            " images, and every filter but the member."
        )
    meeting = meeting_with(request.selection.view, chosen.members, request.address)
    return bilateral_pack(meeting, wanted, report)


def bilateral_pack(meeting: Meeting, wanted: Wanted, report: Report = lambda said: None) -> Pack:
    """Make the files; `report` is told before each what is made. Raises NotATemplate."""
    found = bilateral(meeting)
    files: dict[str, bytes] = {}
    left: dict[str, None] = {}  # the same is left out of the page and of the note
    for file in wanted.files:
        report(file.label)
        made = MAKERS[file.part, file.ending](found, wanted.how)
        files[found.stamp.file_name(f"briefing-{file.part}", file.ending)] = made.data
        left |= dict.fromkeys(made.left_out)
    name = found.stamp.file_name("briefing-manifest", "json")
    files[name] = _manifest(found, wanted, files, tuple(left))
    return Pack(files, tuple(left), found.stamp.file_name("briefing", "zip"))


def _manifest(
    found: Bilateral, wanted: Wanted, files: Mapping[str, bytes], left_out: tuple[str, ...]
) -> bytes:
    meeting = found.meeting
    moment, register = meeting.view.moment, meeting.view.register
    return as_json(
        {
            "title": found.title,
            "product": wanted.product.key,
            "product_in_words": wanted.product.label,
            "author": found.author,
            "meeting": register.meeting.id,
            "member": meeting.member.code,
            "member_in_words": meeting.member.name,
            "as_of": str(moment.as_of),
            "known_at": str(moment.known_at),
            "data_version": meeting.view.version,
            "permalink": meeting.address,
            "licence": "Our words: CC BY 4.0. Quotes and titles belong to their sources.",
            "left_out": left_out,
            "files": [file_entry(name, data) for name, data in files.items()],
        }
    )
