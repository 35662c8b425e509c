"""Office files that are the same bytes each time: they are ZIPs full of clocks.

Same input, same bytes (so a colleague can check a file against its manifest): the entries of the
archive get one fixed time, the document properties the day that the briefing is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PROPERTIES = "docProps/core.xml"
_CLOCKS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_BOOKS = (".xlsx",)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say


def same(office: bytes, day: date) -> bytes:
    """An Office file, and the workbooks in it, without clocks; `day` is when it says it was made.

    Takes and gives the bytes of a PPTX, DOCX or XLSX.
    """
    with ZipFile(BytesIO(office)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return packed({name: _without_clock(name, data, day) for name, data in entries.items()})


def packed(entries: Mapping[str, bytes]) -> bytes:
    """A ZIP of these entries, the same bytes for the same entries."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def _without_clock(name: str, data: bytes, day: date) -> bytes:
    if name.endswith(_BOOKS):
        return same(data, day)
    if name != _PROPERTIES:
        return data
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    return _CLOCKS.sub(rb"\g<1>" + moment + rb"\g<3>", data)
