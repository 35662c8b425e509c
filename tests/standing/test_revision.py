"""Two versions of a file compared in the language of the domain."""

from __future__ import annotations

import pytest

from commitments.register.model import Register
from commitments.standing.revision import Edit, Move, Revision, compare, described
from tests.conftest import NOW, assessment, commitment, evidence, register

OLD = register(commitment(evidence=evidence(), assessments=assessment()))


def difference(*commitments: str) -> Revision:
    return compare(OLD, register(*commitments), NOW)


def test_the_same_file_has_no_difference() -> None:
    same = compare(OLD, OLD, NOW)
    assert (same.empty, same.moves, described(same)) == (True, (), "No difference.")


def test_new_entries_are_named_and_what_they_do() -> None:
    items = "\n".join(
        [evidence(), evidence("one-02", date="2026-11-01", publisher="Paper", effect="setback")]
    )
    verdicts = "\n".join(
        [assessment(), assessment("2026-11-01", "reversed", "one-01, one-02", "2026-11-20")]
    )
    items = items.replace("recorded: 2020-03-01}", "recorded: 2026-11-20}").replace(
        "recorded: 2026-11-20}", "recorded: 2020-03-01}", 1
    )
    found = difference(commitment(evidence=items, assessments=verdicts))
    assert found.added == (
        "one assessment 2026-11-01, reversed: Because.",
        "one-02, 1 Nov 2026, setback for one: What happened (Paper)",
    )
    assert (found.removed, found.edits) == ((), ())
    assert found.moves == (
        Move("one", "status", "Limited action", "Reversed"),
        Move("one", "trend", "Silent", "Too few events for a trend"),
        Move("one", "freshness", "Expired", "Fresh"),
    )
    assert found.totals == (
        "1 limited action",
        "1 reversed",
    )


def test_what_is_gone_is_named() -> None:
    found = difference(commitment("two"))
    assert found.added == ("commitment two: Title of two",)
    assert found.removed == (
        "commitment one: Title of one",
        "one-01, 1 Feb 2020, advance for one: What happened (UN)",
    )
    found = difference(commitment())
    assert found.removed == (
        "one assessment 2020-02-01, limited: Because.",
        "one-01, 1 Feb 2020, advance for one: What happened (UN)",
    )


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        (
            commitment(
                evidence=evidence().replace("What happened", "More"), assessments=assessment()
            ),
            Edit("one-01 finding", "What happened", "More", True),
        ),
        (
            commitment(evidence=evidence(date="2020-02"), assessments=assessment("2020-02-29")),
            Edit("one-01 date", "2020-02-01", "2020-02", True),
        ),
        (
            commitment(evidence=evidence(), assessments=assessment(status="not_started")),
            Edit("one assessment 2020-02-01 status", "limited", "not_started", True),
        ),
        (
            commitment(
                evidence=evidence(),
                assessments=assessment(),
                wording='[{document: text, locator: sentence 1, quote: "We may do it"}]',
            ),
            Edit("one wording 1 quote", "We will do it", "We may do it", True),
        ),
        (
            commitment(evidence=evidence(), assessments=assessment(), title="Other"),
            Edit("one title", "Title of one", "Other", False),
        ),
        (
            commitment(evidence=evidence(), assessments=assessment(), counterparts="[Iraq]"),
            Edit("one counterparts", "nothing", "Iraq", False),
        ),
        (
            commitment(
                evidence=evidence(),
                assessments=assessment(),
                searches="[{where: UN pages, terms: pledge, when: 2020-02-01}]",
            ),
            Edit("one searches", "nothing", "where UN pages, terms pledge, when 2020-02-01", False),
        ),
    ],
)
def test_what_reads_otherwise_is_named_with_old_and_new(text: str, edit: Edit) -> None:
    assert edit in difference(text).edits


def test_a_new_link_of_a_fact_is_added_and_changes_nothing_of_it() -> None:
    there = "{commitment: two, effect: setback, recorded: 2020-05-01}"
    linked = evidence().replace("effect: advance}]", f"effect: advance}}, {there}]")
    old = register(commitment(evidence=evidence()), commitment("two"))
    new = register(commitment(evidence=linked), commitment("two"))
    forth = compare(old, new, NOW)
    assert (forth.added, forth.removed, forth.edits) == (
        (("one-01, setback for two as well",), (), ())
    )
    back = compare(new, old, NOW)
    assert (back.added, back.removed) == ((), ())
    assert back.edits == (
        Edit(
            "one-01 bears_on",
            "commitment two, effect setback, recorded 2020-05-01",
            "nothing",
            True,
        ),
    )
    other = register(commitment(evidence=linked.replace("setback", "context")), commitment("two"))
    assert compare(new, other, NOW).edits == (
        Edit("one-01 bears_on 2 effect", "setback", "context", True),
    )


def test_a_new_confirmation_is_named() -> None:
    text = commitment(evidence=evidence(), assessments=assessment())
    new = register(
        text,
        "confirmations:\n  - {commitment: one, date: 2026-11-20, recorded: 2026-11-21, by: Ann}\n",
    )
    found = compare(OLD, new, NOW)
    assert (found.added, found.edits) == (("one confirmation 2026-11-20, by Ann",), ())
    assert found.moves == (Move("one", "freshness", "Expired", "Fresh"),)


def test_markdown_of_a_review_escapes_what_would_be_markup() -> None:
    new = register(commitment(evidence=evidence(), assessments=assessment(), title="a_b *c*"))
    text = described(compare(OLD, new, NOW), markdown=True)
    assert text == (
        "## Changed\n\n- one title: Title of one -\\> a\\_b \\*c\\*\n\n"
        "## What it does\n\n- no status, confidence, trend or freshness moves\n\n"
        "## Totals\n\n- 1 limited action"
    )


def test_a_text_of_many_lines_is_one_line_of_the_comparison() -> None:
    title = '"T\\r\\n\\n## Removed\\r- one\\u2028  two"'
    new = register(commitment(evidence=evidence(), assessments=assessment(), title=title))
    found = compare(OLD, new, NOW)
    assert "  one title: Title of one -> T ## Removed - one two\n" in described(found)
    markdown = described(found, markdown=True)
    assert "- one title: Title of one -\\> T \\#\\# Removed - one two\n" in markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("&lt;b&gt; ~~x~~ $y$ #1 @user", r"\&lt;b\&gt; \~\~x\~\~ \$y\$ \#1 \@user"),
        ("https://a.example/x", r"https\://a.example/x"),
        ("www.a.example WWW.b.example", r"www\.a.example WWW\.b.example"),
        ("at 9:30. So", "at 9:30. So"),
    ],
)
def test_markdown_of_a_review_holds_no_link_and_no_mention(text: str, written: str) -> None:
    title = f"'{text}'"
    new = register(commitment(evidence=evidence(), assessments=assessment(), title=title))
    line = f"- one title: Title of one -\\> {written}\n"
    assert line in described(compare(OLD, new, NOW), markdown=True)


def test_other_parts_of_the_file_are_counted() -> None:
    from dataclasses import replace

    changed: Register = replace(OLD, themes=OLD.themes[:1])
    assert compare(OLD, changed, NOW).edits == (
        Edit("themes", "2 entries", "1 entries: 0 new or changed, 1 gone or changed", False),
    )
