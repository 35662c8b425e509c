"""Bytes that are no data file, each with all that a person reads about it."""

from __future__ import annotations

from tests.conftest import HEAD, commitment
from tests.register.pieces import c

YAML: dict[str, tuple[str | bytes, list[str]]] = {
    "an empty file": (
        "",
        ["1:1  the file is empty; restore it from a copy, or start from the example"],
    ),
    "only comments": (
        "# nothing\n",
        ["1:1  the file is empty; restore it from a copy, or start from the example"],
    ),
    "a NUL byte": (
        "meeting:\0",
        ["1:9  the file is not text (it has a NUL byte); is it another file?"],
    ),
    "a control character": (
        "meeting: \x07",
        ["1:10  the character U+0007 cannot stand in a YAML file; delete it"],
    ),
    "not UTF-8": (
        b"meeting: \xff\n",
        [
            "1:10  byte 0xFF is not UTF-8 text; save the file as UTF-8 (it may be a binary file, or saved in an older encoding)"
        ],
    ),
    "UTF-16": (
        "meeting: x".encode("utf-16"),
        ["1:1  the file is saved as UTF-16; save it as UTF-8"],
    ),
    "a list at the top": (
        "- a\n",
        ["1:1  the file must begin with keys such as 'meeting:'"],
    ),
    "a word at the top": (
        "word\n",
        ["1:1  the file must begin with keys such as 'meeting:'"],
    ),
    "a tab before a key": (
        "meeting:\n\tid: m\n",
        [
            "2:1  this is not YAML: a tab stands where YAML allows only spaces; indent with spaces (while scanning for the next token found character that cannot start any token)"
        ],
    ),
    "wrong indentation": (
        "meeting:\n  id: m\n   title: x\n",
        [
            "3:9  this is not YAML: a colon too many, or wrong indentation; put text that holds ': ' in quotes (mapping values are not allowed in this context)"
        ],
    ),
    "a bracket that is not closed": (
        "regions: [iraq\n",
        [
            "2:1  this is not YAML: a bracket is not closed, or a comma is missing; close it (while parsing a flow sequence did not find expected ',' or ']'; it began in line 1)"
        ],
    ),
    "a quote that is not closed": (
        "title: 'abc\n",
        [
            "2:1  this is not YAML: a quotation mark is not closed; close it (while scanning a quoted scalar found unexpected end of stream; it began in line 1)"
        ],
    ),
    "a colon in plain text": (
        "meeting:\n  title: Paris: a meeting\n",
        [
            "2:15  this is not YAML: a colon too many, or wrong indentation; put text that holds ': ' in quotes (mapping values are not allowed in this context)"
        ],
    ),
    "text that begins with an at sign": (
        "title: @home\n",
        [
            "1:8  this is not YAML: text that begins with this character needs quotes (while scanning for the next token found character that cannot start any token)"
        ],
    ),
    "text that begins with a percent sign": (
        "title: %d\n",
        [
            "1:8  this is not YAML: text that begins with this character needs quotes (while scanning for the next token found character that cannot start any token)"
        ],
    ),
    "a second document": (
        "a: 1\n---\nb: 2\n",
        ["2:1  a second document begins here ('---'); keep one document in the file"],
    ),
    "an alias": (
        c(counterparts="[&a x, *a]"),
        ["31:26  the alias '*a' is not allowed; write it out in full"],
    ),
    "an alias bomb": (
        c(counterparts="[&a [x, x], &b [*a, *a], &c [*b, *b]]"),
        [
            "31:20  one: counterparts holds a list; write text",
            "31:31  one: counterparts holds a list; write text",
            "31:35  the alias '*a' is not allowed; write it out in full",
            "31:39  the alias '*a' is not allowed; write it out in full",
            "31:44  one: counterparts holds a list; write text",
            "31:48  the alias '*b' is not allowed; write it out in full",
            "31:52  the alias '*b' is not allowed; write it out in full",
        ],
    ),
    "a tag": (
        c(title="!!python/object/apply:os.system [ls]"),
        [
            "21:12  the tag '!!python/object/apply:os.system' is not allowed; write the value without it"
        ],
    ),
    "a merge key": (
        HEAD + commitment() + "    <<: {title: x}\n",
        [
            "31:5  one: key '<<' is not known (id, title, summary, wording, theme, regions, kind, force, pledged_by, due, testability, review_every, criteria, assessments, counterparts, searches, lineage)"
        ],
    ),
    "deep nesting": (
        c(counterparts="[" * 30 + "]" * 30),
        ["31:36  this is nested more than 20 levels deep; check brackets and indentation"],
    ),
    "nesting past the parser": (
        c(counterparts="[" * 2000 + "]" * 2000),
        [
            "31:1016  this is not YAML: nested more than 20 levels deep; check brackets (while increasing flow level exceeded maximum nesting depth)"
        ],
    ),
    "a file of brackets": (
        "[" * 50000,
        [
            "1:1001  this is not YAML: nested more than 20 levels deep; check brackets (while increasing flow level exceeded maximum nesting depth)"
        ],
    ),
    "a key that is a list": (
        HEAD + commitment() + "    ? [a, b]\n    : 1\n",
        ["31:7  a key must be a plain word, not a list or a mapping"],
    ),
    "a duplicate key": (
        HEAD.replace("  title: A meeting\n", "  title: A meeting\n  title: B\n"),
        ["7:3  the key 'title' stands twice (first in line 6); keep one"],
    ),
}
