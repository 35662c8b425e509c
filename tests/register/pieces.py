"""Parts of small files, for the tests of the rules."""

from __future__ import annotations

import re

from tests.conftest import HEAD, commitment, evidence, whole

URL = "url: https://example.org/a"
TEXT = "url: https://example.org/text, seen: whole}"


def file(*parts: str, head: str = HEAD) -> str:
    return whole(head + "".join(parts))


def c(**fields: str) -> str:
    """A file of one commitment."""
    return file(commitment(**fields))


def ev(**fields: str) -> str:
    """A file of one commitment with one fact."""
    return c(evidence=evidence(**fields))


def judged(*assessments: str, items: str = evidence(), head: str = HEAD, **fields: str) -> str:
    judgements = "\n".join(assessments)
    return file(commitment(evidence=items, assessments=judgements, **fields), head=head)


def lines(*items: str) -> str:
    return "\n".join(items)


def with_outline(passages: str) -> str:
    return HEAD.replace(TEXT, f"{TEXT[:-1]}, outline: [{passages}]}}")


def passage(more: str, locator: str = "sentence 1") -> str:
    return f"{{locator: {locator}, part: P, begins: We, {more}}}"


def corrects(what: str, id: str = "one-02", reason: str = "caveat: Misread, ") -> str:
    return evidence(id).replace("recorded:", f"{reason}corrects: {what}, recorded:")


def bearing(*links: str, recorded: str = "2020-03-01") -> str:
    """A fact with exactly these links to commitments."""
    listed = ", ".join(f"{{{link}}}" for link in links)
    return re.sub(r"bears_on: \[.*?\]", f"bears_on: [{listed}]", evidence(recorded=recorded))


def looked(recorded: str = "2020-03-02", date: str = "2020-03-01", on: str = "one") -> str:
    return f"commitment: {on}, date: {date}, recorded: {recorded}, by: us"


def later_pledge(document: str = "text", id: str = "l") -> str:
    return f"id: {id}, document: {document}, pledge: P, quote: Q, basis: text"


def section(name: str, *entries: str) -> str:
    return f"{name}:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def series(more: str = "stage: paid", on: str = "one", points: str = "", id: str = "s") -> str:
    return (
        f"id: {id}, name: S, unit: USD, draw: bars, {more}, commitments: [{on}], points: [{points}]"
    )


def point(date: str) -> str:
    return f'{{date: {date}, value: 1, source: "https://example.org/a"}}'


def member(code: str, kind: str = "state", joined: str = "2014", also: str = "") -> str:
    more = f", also: [{also}]" if also else ""
    return f"code: {code}, name: N, kind: {kind}, joined: {joined}, basis: B, {URL}{more}"


def milestone(date: str, kind: str) -> str:
    return f"id: m, date: {date}, title: T, kind: {kind}, level: L, place: P, summary: S, {URL}"


ONE = "commitment: one, effect: advance"
