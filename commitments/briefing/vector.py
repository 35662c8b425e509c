"""Vector images that are the same bytes each time, and take their letters along.

What draws them names things by chance and looks at the clock; both are taken out here.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from io import BytesIO
from itertools import count

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from commitments.figures.look import FONT_OF_IMAGES
from commitments.project import FONTS

FAMILY = "Liberation Sans"
_FILES = {"normal": "LiberationSans-Regular.ttf", "bold": "LiberationSans-Bold.ttf"}
_DROPPED = [*Options().drop_tables, "FFTM", "GSUB", "GDEF"]  # of no use in a drawing
_CLASS = re.compile(r'\sclass="[^"]*"')
_ID = re.compile(r'\sid="([^"]+)"')
_TEXT = re.compile(r">([^<]+)<")
_FAMILIES = re.compile(r"font-family:[^;\"]*")
_INFO = re.compile(rb"(?s)(?<=\n1 0 obj\n)<<.*?>>(?=\nendobj)")
_TRAILER = re.compile(rb"(?s)trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$")


def same_svg(svg: bytes) -> bytes:
    """A drawing with its things named in their order, and with the letters that it uses."""
    text = _CLASS.sub("", svg.decode("utf-8"))  # those of traces are drawn by lot
    numbers = count(1)
    names = {name: f"n{next(numbers)}" for name in dict.fromkeys(_ID.findall(text))}
    text = _ID.sub(lambda found: f' id="{names[found[1]]}"', text)
    if names:
        longest = sorted(map(re.escape, names), key=len, reverse=True)
        used = re.compile(rf"#({'|'.join(longest)})(?=[\"')&])")
        text = used.sub(lambda found: f"#{names[found[1]]}", text)
    text = _FAMILIES.sub(f"font-family: {FONT_OF_IMAGES.replace(chr(34), chr(39))}", text)
    letters = unescape("".join(_TEXT.findall(text)))
    head, mark, rest = text.partition(">")
    return f"{head}{mark}<style>{font_faces(letters)}</style>{rest}".encode()


def font_faces(letters: str) -> str:
    """The style sheet that brings the font of these letters along."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{base64.b64encode(data).decode()})}}"
        for weight, data in subsets(letters)
    )


def subsets(letters: str) -> Iterator[tuple[str, bytes]]:
    """The font, normal and bold, with these letters alone, as WOFF."""
    for weight, file in _FILES.items():
        font = TTFont(FONTS / file, recalcTimestamp=False)
        keep = Options(layout_features=["kern"], hinting=False, drop_tables=_DROPPED)
        subsetter = Subsetter(keep)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff"
        out = BytesIO()
        font.save(out)
        yield weight, out.getvalue()


def same_pdf(pdf: bytes, title: str, author: str, day: date) -> bytes:
    """A PDF of a browser that says what it shows, by whom and as of when, in place of which browser
    drew it and at which second.

    The properties are added at its end, as PDF has it for a change. Raises ValueError for a PDF
    that no browser of ours writes.
    """
    end = _TRAILER.search(pdf)
    if end is None or not _INFO.search(pdf):
        raise ValueError("not a PDF as a browser writes it")
    blank = _INFO.sub(lambda found: b"<<" + b" " * (len(found[0]) - 4) + b">>", pdf, count=1)
    clock = f"(D:{day:%Y%m%d}000000Z)"
    about = {
        **{"Title": _string(title), "Author": _string(author)},
        **{"CreationDate": clock, "ModDate": clock},
    }
    written = " ".join(f"/{name} {value}" for name, value in about.items() if value)
    added = f"1 0 obj\n<<{written}>>\nendobj\n".encode()
    blank = blank if blank.endswith(b"\n") else blank + b"\n"
    start = len(blank) + len(added)
    table = f"xref\n1 1\n{len(blank):010} 00000 n \n".encode()
    trailer = b"trailer\n<<%s\n/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (end[1], end[2], start)
    return blank + added + table + trailer


def _string(text: str) -> str:
    """Any letters as a string of a PDF."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
