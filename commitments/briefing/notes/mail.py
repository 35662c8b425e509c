"""A briefing as a mail of at most 300 words: the answer first, its chart inside; and the same as a
web page in one file.

Text and HTML say the same words. Mail programs draw neither SVG nor style sheets: the chart is a
picture with its alternative text, and every style stands at its element.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP

from commitments.briefing import spoken
from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.notes.blocks import (
    Block,
    Boxes,
    Heading,
    Line,
    Listing,
    Paper,
    Picture,
    SourceList,
)
from commitments.briefing.notes.drawn_bars import drawn
from commitments.briefing.notes.fitting import in_words
from commitments.briefing.notes.note import one_page
from commitments.briefing.notes.pdf import HIGH, WIDTH, png
from commitments.briefing.notes.sources import web_address
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bars
from commitments.palette import LIGHT
from commitments.text import shortened, without_unseen

MOST_WORDS = 300
_SUBJECT = 150  # letters
_CHART = "chart@briefing"


def mail(contents: Contents) -> tuple[Paper, tuple[str, ...]]:
    """What the mail says: the one page, as far as 300 words hold it; and what was left out."""
    paper = one_page(contents)
    return in_words(paper, lambda blocks: _words(paper, blocks) <= MOST_WORDS, "Mail")


def eml(paper: Paper, address: str, day: date) -> bytes:
    """The mail as a draft that mail programs open: text, HTML and the chart; `address` is that of
    the page that shows the same, `day` is when it says it was written."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _subject(paper)
    message["Date"] = datetime.combine(day, time(), UTC)
    message["X-Unsent"] = "1"  # Outlook opens it to be addressed and sent
    message["Content-Language"] = "en-GB"
    message.set_content(plain(paper, address))
    chart = _picture(paper)
    source = f"cid:{_CHART}" if chart else ""
    message.add_alternative(_page(paper, address, source), subtype="html")
    written = message.get_payload()
    assert isinstance(written, list)
    if chart:
        related = written[1]
        assert isinstance(related, EmailMessage)
        related.add_related(
            chart, "image", "png", cid=f"<{_CHART}>", filename="chart.png", disposition="inline"
        )
    for n, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(_boundary(paper, n))
    return message.as_bytes()


def page(paper: Paper, address: str) -> bytes:
    """The same as a web page in one file, which asks nothing of any host."""
    chart = _picture(paper)
    source = f"data:image/png;base64,{base64.b64encode(chart).decode()}" if chart else ""
    return _page(paper, address, source).encode()


def _subject(paper: Paper) -> str:
    """The answer, which is the heading."""
    found = next((b.text for b in paper.blocks if isinstance(b, Heading)), paper.title)
    return shortened(" ".join(without_unseen(found).split()), _SUBJECT, "mail")


def _boundary(paper: Paper, number: int) -> str:
    """What parts the mail: the same for the same words, and in none of them by chance."""
    return f"part-{number}-{hashlib.sha256(repr(paper.blocks).encode()).hexdigest()[:32]}"


def _picture(paper: Paper) -> bytes:
    chart = _chart(paper)
    if chart is None or not isinstance(chart.shapes, Bars):
        return b""
    return png(drawn(chart.shapes, WIDTH, HIGH))


def _chart(paper: Paper) -> Chart | None:
    return next((block.chart for block in paper.blocks if isinstance(block, Picture)), None)


# ---------------------------------------------------------------- as text


def _words(paper: Paper, blocks: Sequence[Block]) -> int:
    """How many words the mail has; an address is one."""
    return sum(len(line.split()) for line in _lines(paper, blocks, "https://address"))


def plain(paper: Paper, address: str) -> str:
    """The mail as text, a paragraph a line."""
    return "\n".join(_lines(paper, paper.blocks, address)) + "\n"


def _lines(paper: Paper, blocks: Sequence[Block], address: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield from ("", without_unseen(block.text) + ".")
            case Line():
                yield from ("", _led(block))
            case Picture():
                yield from ("", f"{block.chart.title}.")
            case Listing():
                yield from ("", f"{block.heading}:")
                yield from (f"- {_led(line)}" for line in block.lines)
                yield from ([block.rest] if block.rest else [])
            case Boxes():
                for box in block.boxes:
                    yield from ("", f"{box.title}:")
                    yield from (f"- {_said(said)}" for said in box.said)
            case SourceList():
                yield ""
                for n, (text, source) in enumerate(block.entries, start=1):
                    yield f"[{n}] {without_unseen(text)} {web_address(source)}".rstrip()
    yield from ("", paper.foot)
    if web_address(address):
        yield address


def _led(line: Line) -> str:
    return f"{line.lead} {_said(line.said)}".strip()


def _said(said: Sentence) -> str:
    return without_unseen(str(said))


# ---------------------------------------------------------------- as HTML

_BODY = f"font:15px/22px Arial,sans-serif;color:{LIGHT.ink};max-width:640px;margin:0 auto"
_SMALL = f"font-size:13px;line-height:20px;color:{LIGHT.muted}"
_BOX = f"background:{LIGHT.soft};padding:8px 12px;margin:0 0 8px"


def _page(paper: Paper, address: str, chart: str) -> str:
    """A whole page; `chart` is where its picture is, empty where it has none."""
    body = "".join(part for block in paper.blocks for part in _parts(block, chart))
    link = f'<p><a href="{_text(address)}">The page with all of it</a></p>'
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{_text(_subject(paper))}</title></head>"
        f'<body style="margin:0;padding:16px"><div style="{_BODY}">'
        f'<p style="{_SMALL}">{_text(paper.head)} · {_text(paper.day)}</p>{body}'
        f"{link if web_address(address) else ''}"
        f'<p style="{_SMALL}">{_text(paper.foot)}</p></div></body></html>\n'
    )


def _parts(block: Block, chart: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f'<h1 style="font-size:22px;line-height:28px">{_text(block.text)}</h1>'
        case Line():
            yield f"<p>{_led_html(block)}</p>"
        case Picture():
            yield _head(block.chart.title)
            if chart:
                alt = _text(block.chart.alt)
                yield (
                    f'<img src="{chart}" alt="{alt}" width="608"'
                    ' style="display:block;width:100%;max-width:608px;height:auto">'
                )
        case Listing():
            yield _head(block.heading)
            yield "".join(f"<p>{_led_html(line)}</p>" for line in block.lines)
            if block.rest:
                yield f'<p style="{_SMALL}">{_text(block.rest)}</p>'
        case Boxes():
            for box in block.boxes:
                said = "".join(f"<div>{_said_html(said)}</div>" for said in box.said)
                yield f'<div style="{_BOX}"><b>{_text(box.title)}</b>{said}</div>'
        case SourceList():
            listed = (_source(*entry) for entry in block.entries)
            items = "".join(f"<li>{entry}</li>" for entry in listed)
            yield f'<ol style="{_SMALL};padding-left:24px">{items}</ol>'


def _head(text: str) -> str:
    return f'<h2 style="font-size:17px;line-height:23px;margin:20px 0 8px">{_text(text)}</h2>'


def _led_html(line: Line) -> str:
    lead = f"<b>{_text(line.lead)}</b> " if line.lead else ""
    return lead + _said_html(line.said)


def _said_html(said: Sentence) -> str:
    if not said.references:
        return _text(said.text)
    numbers = ", ".join(map(str, said.references))
    return f'{_text(said.text)} <sup style="line-height:0">{numbers}</sup>'


def _source(text: str, address: str) -> str:
    web = web_address(address)
    return f'<a href="{_text(web)}">{_text(text)}</a>' if web else _text(text)


def _text(text: str) -> str:
    return html.escape(without_unseen(text))


def worth_sending(contents: Contents) -> bool:
    """Whether anything changed since the first date: a status, a fact, or what is on file."""
    request = contents.request
    return bool(contents.moves) or spoken.added(request.selection, request.since) > 0
