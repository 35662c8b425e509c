"""Text and addresses of the data file as Markdown that shows them as they are."""

from __future__ import annotations

import pytest

from components.widgets.text import link, plain


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Plain  words,\nin lines", r"Plain words\, in lines"),
        ("a -> b", r"a :color[\-]\> b"),
        ("a <-> b", r"a :color[\<]:color[\-]\> b"),
        ("a - b -- c ----", r"a \- b :color[\-]\- c \-\-\-\-"),
        ("https://a.b", r"https:color[\:]\/\/a\.b"),
        ("www.a.b", r"www:color[\.]a\.b"),
        ("a@b.c", r"a:color[\@]b\.c"),
        (":smile: 10:30", r":color[\:]smile\: 10\:30"),
        ("a\u202eb\x01c", r"aU\+202EbU\+0001c"),
    ],
)
def test_text_is_shown_as_it_is(text: str, markdown: str) -> None:
    assert plain(text) == markdown


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.b/c?d=1&e=2#f", "https://a.b/c?d=1&e=2#f"),
        ("https://a.b/?x=1&copy;=2&lt;b", r"https://a.b/?x=1\&copy;=2\&lt;b"),
        ("https://a.b/(c)[d]<e>", "https://a.b/%28c%29%5Bd%5D%3Ce%3E"),
        (r"https://a.b/c\*d", "https://a.b/c%5C*d"),
        ("https://a.b/:material/home:", "https://a.b/%3Amaterial/home:"),
    ],
)
def test_a_link_opens_the_address_on_file(url: str, address: str) -> None:
    assert link("A: b", url) == rf"[A\: b](<{address}>)"
