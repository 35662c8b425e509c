"""Every message is one line, whatever a field holds."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commitments.register.model import Evidence, Register, written
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from tests.conftest import TODAY, assessment, evidence
from tests.register.pieces import c

HOSTILE = st.text(st.characters(codec="utf-8"), max_size=80) | st.sampled_from(
    ["a\nb", "a\r\nb", "a\x85b", "a\u2028b", "\n" * 70, "TB" + "D\n", "9" * 5000, "\ufeff", "\0"]
)
FIELDS = [
    "id",
    "title",
    "summary",
    "wording",
    "theme",
    "regions",
    "kind",
    "force",
    "pledged_by",
    "review_every",
    "criteria",
    "counterparts",
    "searches",
    "due",
    "testability",
    "lineage",
    "evidence",
    "other",
]


def escaped(text: str) -> str:
    """The text in double quotes, with every unusual character behind an escape."""
    return yaml.safe_dump(text, default_style='"', width=10**6).removesuffix("\n")


def each_message_is_one_line(text: str) -> None:
    try:
        read(text.encode(), "d.yaml", TODAY)
    except DataProblems as error:
        assert error.problems != []
        messages = [str(problem) for problem in error.problems]
        assert [message for message in messages if len(message.splitlines()) != 1] == []


@settings(max_examples=200, deadline=None)
@given(field=st.sampled_from(FIELDS), text=HOSTILE, listed=st.booleans())
@example(field="theme", text="a\nb", listed=False)
def test_a_message_is_one_line_whatever_a_field_holds(field: str, text: str, listed: bool) -> None:
    value = f"[{escaped(text)}]" if listed else escaped(text)
    each_message_is_one_line(c(**{field: value}))


OF_A_FACT = ["2020-02-01", "advance", "IRQ", "UN", "2020-03-01", "id", "one-01", "commitment"]


@settings(max_examples=150, deadline=None)
@given(old=st.sampled_from(OF_A_FACT), text=HOSTILE)
@example(old="2020-02-01", text="20\n21")
def test_a_message_is_one_line_whatever_a_fact_holds(old: str, text: str) -> None:
    item = re.sub(rf"\b{old}\b", lambda _: escaped(text), evidence(), count=1)
    each_message_is_one_line(c(evidence=item))


@settings(max_examples=150, deadline=None)
@given(
    field=st.sampled_from([field.name for field in written(Evidence)]),
    text=HOSTILE,
    form=st.sampled_from(
        ["%s", "[%s]", "{value: %s}", "{url: %s, date: %s}", "[{commitment: %s}]"]
    ),
)
@example(field="actors", text="a\nb", form="[%s]")
@example(field="bears_on", text="a\nb", form="[{commitment: %s}]")
def test_a_message_is_one_line_whatever_a_field_of_a_fact_holds(
    field: str, text: str, form: str
) -> None:
    value = form.replace("%s", escaped(text))
    each_message_is_one_line(c(evidence=f"{{id: one-01, {field}: {value}}}"))
    each_message_is_one_line(c(evidence=evidence(**{field + "x": value})))


@pytest.mark.parametrize("value", ["", "~", "x", "[]", "[x]", "{}", "{x: y}", "[[]]", "[~]", "no"])
@pytest.mark.parametrize("name", [field.name for field in written(Register)])
def test_a_section_with_any_value_is_read_or_named(name: str, value: str) -> None:
    text = c(evidence=evidence(), assessments=assessment())
    text = re.sub(rf"^{name}:[^\n]*\n(?:  .*\n)*", "", text, flags=re.MULTILINE)
    each_message_is_one_line(f"{text}{name}: {value}\n")
