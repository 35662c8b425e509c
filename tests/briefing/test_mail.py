"""A mail of at most 300 words, as a mail program and a browser read it."""

from __future__ import annotations

import email
import re
from email.message import EmailMessage
from email.policy import default
from functools import cache
from html.parser import HTMLParser
from io import BytesIO

import pytest
from PIL import Image

from commitments.briefing.citations import Sentence
from commitments.briefing.contents import contents
from commitments.briefing.notes.blocks import Heading, Line, Paper, SourceList
from commitments.briefing.notes.mail import eml, mail, page, plain, worth_sending
from tests.briefing.papers import CASES, found
from tests.briefing.register import AS_OF, changing, request

ADDRESS = "https://tracker.example/briefing?theme=aid&since=2021"


@cache
def opened() -> EmailMessage:
    """The mail of the curated register, as a mail program reads it."""
    paper, _ = mail(found("whole register"))
    message = email.message_from_bytes(eml(paper, ADDRESS, AS_OF), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_mail_is_a_draft_with_the_answer_as_its_subject() -> None:
    message = opened()
    assert (message["Subject"], message["X-Unsent"], message["To"]) == (
        "Of the 32 pledges made on 25 June 2019, 5 are substantially kept and 22 saw limited action",
        "1",
        None,
    )
    assert str(message["Date"]) == "Thu, 30 Jun 2022 00:00:00 +0000"
    assert message.defects == []
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]


def test_the_chart_is_inside_with_its_alternative_text() -> None:
    html = opened().get_body(("html",))
    assert html is not None
    [picture] = [part for part in opened().walk() if part.get_content_type() == "image/png"]
    assert picture["Content-ID"] == "<chart@briefing>"
    assert picture.get_content_disposition() == "inline"
    assert '<img src="cid:chart@briefing" alt="' in html.get_content()
    width, height = Image.open(BytesIO(picture.get_content())).size
    assert (1000 < width < 1100, 300 < height < 600) == (True, True)


@pytest.mark.parametrize("case", CASES)
def test_a_mail_has_at_most_300_words(case: str) -> None:
    paper, _ = mail(found(case))
    assert len(plain(paper, ADDRESS).split()) <= 300


def test_text_and_html_say_the_same_words() -> None:
    paper, _ = mail(found("whole register"))
    text = opened().get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == plain(paper, ADDRESS)
    html = words_of(page(paper, ADDRESS).decode())
    for line in plain(paper, ADDRESS).splitlines():
        said = re.sub(r"^- |^\[\d+\] | \[[\d, ]+\]$|[.:]$| https://\S+$", "", line)
        if not said.startswith("https://"):
            assert said in html


def words_of(html: str) -> str:
    """The text of a page, on one line."""

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.told: list[str] = []

        def handle_data(self, data: str) -> None:
            self.told.append(data)

    parser = Words()
    parser.feed(html)
    return " ".join("".join(parser.told).split())


def test_the_page_asks_nothing_of_any_host_and_holds_no_script() -> None:
    paper, _ = mail(found("whole register"))
    html = page(paper, ADDRESS).decode()
    assert re.findall(r'src="([^:]+):', html) == ["data"]
    assert re.findall(r"<(script|link|style|iframe)", html) == []
    assert '<html lang="en-GB">' in html


def test_text_of_the_register_is_text_in_a_mail() -> None:
    hostile = 'A <b onclick="x">\r\nBcc: x@y.example</b> &amp; https://z.example'
    paper = Paper(
        "T",
        hostile,
        "D",
        hostile,
        "A",
        (
            Heading(0, hostile),
            Line(Sentence(hostile, (1,)), hostile),
            SourceList(
                ((hostile, f"javascript:{hostile}"), (hostile, f'https://a.example/"{hostile}'))
            ),
        ),
    )
    made = eml(paper, "javascript:x", AS_OF)
    message = email.message_from_bytes(made, policy=default)
    assert message["Bcc"] is None
    assert message["Subject"] == " ".join(hostile.split())
    html = page(paper, "javascript:x").decode()
    assert re.findall(r"<b [^>]*>|javascript:", html) == []
    assert re.findall(r'href="([^"]*)"', html)[0].startswith("https://a.example/&quot;A &lt;b")


def test_a_mail_is_worth_sending_where_something_moved_happened_or_was_entered() -> None:
    assert worth_sending(contents(request()))
    view = changing()
    quiet = found("each kind of change").request.__class__(
        view.select(request().selection.filter), view.moment.as_of
    )
    assert not worth_sending(contents(quiet))
