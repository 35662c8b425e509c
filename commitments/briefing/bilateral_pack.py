"""The files for a meeting with one member, with a manifest that says what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from commitments.briefing.bilateral import Bilateral, Meeting, bilateral, meeting_with
from commitments.briefing.contents import NothingToBrief, Request
from commitments.briefing.makers import How
from commitments.briefing.notes.bilateral_note import one_page
from commitments.briefing.notes.markdown import markdown
from commitments.briefing.notes.pdf import pdf
from commitments.briefing.notes.word import docx
from commitments.briefing.pack import Pack, Report, Wanted, as_json, file_entry
from commitments.briefing.slides.bilateral_deck import bilateral_deck
from commitments.tables.filter import Filter

Maker = Callable[[Bilateral, How], bytes]

MAKERS: Mapping[tuple[str, str], Maker] = {
    ("bilateral-page", "pdf"): lambda found, how: pdf(
        one_page(found), found.title, found.foot, found.day
    ),
    ("bilateral-note", "docx"): lambda found, how: docx(
        one_page(found), found.title, found.foot, found.day
    ),
    ("bilateral-note", "md"): lambda found, how: markdown(one_page(found)).encode(),
    ("bilateral-slides", "pptx"): lambda found, how: bilateral_deck(found, how.template),
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
    for file in wanted.files:
        report(file.label)
        made = MAKERS[file.part, file.ending](found, wanted.how)
        files[found.stamp.file_name(f"briefing-{file.part}", file.ending)] = made
    name = found.stamp.file_name("briefing-manifest", "json")
    files[name] = _manifest(found, wanted, files)
    return Pack(files, (), found.stamp.file_name("briefing", "zip"))


def _manifest(found: Bilateral, wanted: Wanted, files: Mapping[str, bytes]) -> bytes:
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
            "files": [file_entry(name, data) for name, data in files.items()],
        }
    )
