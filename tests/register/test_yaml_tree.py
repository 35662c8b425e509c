"""Text to plain lists and mappings: what is kept, where it stands, and what is refused."""

from __future__ import annotations

import pytest
import yaml

from commitments.register import yaml_tree
from commitments.register.bare import Bare
from commitments.register.problem import DataProblems, Problem
from commitments.register.yaml_tree import MappingNode, Root, SequenceNode, parse
from commitments.text import shown


@pytest.fixture(params=["C", "Python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds with the C loader, and with the other where PyYAML has only that."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader")


def tree(text: str) -> Root:
    root, problems = parse(text.encode(), "d")
    assert problems == []
    return root


def survived(text: str) -> tuple[Root, list[str]]:
    """What is left of a file whose problems did not stop the reading, and these."""
    root, problems = parse(text.encode(), "d")
    return root, [str(problem) for problem in problems]


def stopped(text: str | bytes) -> list[str]:
    with pytest.raises(DataProblems) as error:
        parse(text if isinstance(text, bytes) else text.encode(), "d")
    return [str(problem) for problem in error.value.problems]


# ---------------------------------------------------------------- positions


def test_keys_values_and_entries_know_where_they_begin() -> None:
    root = tree("# why\na: 1\nlist:\n  - x\n  - k: 'v'\n    long key:   v2\nflow: [p, {q: r}]\n")
    assert root.position == (2, 1)
    assert root.positions("a") == ((2, 1), (2, 4))
    assert root.positions("list") == ((3, 1), (4, 3))
    listed, flow = root["list"], root["flow"]
    assert [listed.position(i) for i in range(2)] == [(4, 5), (5, 5)]
    assert listed[1].positions("k") == ((5, 5), (5, 8))
    assert listed[1].positions("long key") == ((6, 5), (6, 17))
    assert [flow.position(i) for i in range(2)] == [(7, 8), (7, 11)]
    assert flow[1].positions("q") == ((7, 12), (7, 15))


@pytest.mark.parametrize(
    "text",
    ["é: ü\nb: c\n", "\U0001f54a: d\nb: c\n", "\ufeffx: d\nb: c\n", "x: d\r\nb: c\r\n"],
    ids=["accents", "beyond 16 bits", "a BOM", "Windows lines"],
)
def test_positions_count_characters_as_editors_do(text: str) -> None:
    root = tree(text)
    first = next(iter(root))
    assert root.positions(first) == ((1, 1), (1, 4))
    assert root.positions("b") == ((2, 1), (2, 4))


def test_a_value_with_nothing_stands_behind_its_key() -> None:
    root = tree("a:\nb: ~\n")
    assert dict(root) == {"a": None, "b": None}
    assert (root.positions("a"), root.positions("b")) == (((1, 1), (1, 3)), ((2, 1), (2, 4)))


# ---------------------------------------------------------------- values


def test_a_tree_is_plain_lists_and_mappings_of_text() -> None:
    root = tree("a: {b: [c, {}], d: []}\n")
    assert root == {"a": {"b": ["c", {}], "d": []}}
    assert (type(root), type(root["a"]), type(root["a"]["b"])) == (Root, MappingNode, SequenceNode)


@pytest.mark.parametrize(
    ("typed", "reads_as"),
    [
        ("no", "a yes-or-no value"),
        ("ON", "a yes-or-no value"),
        ("True", "a yes-or-no value"),
        ("2020-01-01", "a date or a time"),
        ("2020-1-1", "a date or a time"),
        ("2020-01-01 10:00:00", "a date or a time"),
        ("1:30", "a date or a time"),
        ("1.10", "a number"),
        ("1_000", "a number"),
        ("-5", "a number"),
        ("0x1F", "a number"),
        ("0b11", "a number"),
        (".5", "a number"),
        ("1.5e3", "a number"),
        ("-.inf", "a number"),
        (".NaN", "a number"),
    ],
)
def test_what_yaml_would_turn_into_something_else_is_marked(typed: str, reads_as: str) -> None:
    value = tree(f"a: {typed}\n")["a"]
    assert (value, type(value)) == (typed, Bare)
    assert value.reads_as == reads_as
    quoted = tree(f"a: '{typed}'\n")["a"]
    assert (quoted, type(quoted)) == (typed, str)


@pytest.mark.parametrize(
    "typed",
    ["y", "n", "none", "on time", "2021-06", "2021-06-28 and later", "1.2.3", "_", "12a", "no."],
)
def test_what_only_looks_like_something_else_is_text(typed: str) -> None:
    value = tree(f"a: {typed}\n")["a"]
    assert (value, type(value)) == (typed, str)


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none_unless_it_stands_in_quotes(typed: str) -> None:
    assert tree(f"a: {typed}\n")["a"] is None
    assert tree(f"a: '{typed}'\n")["a"] == typed


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n\n  three\n", "one two\nthree"),
        ("one\n  two\n", "one two"),
        ('"one\\ttwo \\u00e9"\n', "one\ttwo é"),
        ("'it''s'\n", "it's"),
    ],
)
def test_text_may_be_written_in_every_way_of_yaml(typed: str, text: str) -> None:
    assert tree(f"a: {typed}") == {"a": text}


def test_a_key_may_look_like_something_else() -> None:
    assert tree("no: a\n2020-01-01: b\n1: c\n") == {"no": "a", "2020-01-01": "b", "1": "c"}


# ---------------------------------------------------------------- what does not stop the reading


def test_of_a_duplicate_key_the_first_stays_and_the_rest_is_read() -> None:
    root, problems = survived("a: 1\nb: {c: 2, c: {d: 3, d: 4}}\na: [5]\n")
    assert root == {"a": "1", "b": {"c": "2"}}
    assert problems == [
        "d:2:11  the key 'c' stands twice (first in line 2); keep one",
        "d:2:21  the key 'd' stands twice (first in line 2); keep one",
        "d:3:1  the key 'a' stands twice (first in line 1); keep one",
    ]


def test_an_alias_stands_for_nothing() -> None:
    root, problems = survived("a: &x [1]\nb: *x\n? *x\n: c\n")
    assert root == {"a": ["1"], "b": None, "": "c"}
    assert problems == [
        "d:2:4  the alias '*x' is not allowed; write it out in full",
        "d:3:3  the alias '*x' is not allowed; write it out in full",
    ]


@pytest.mark.parametrize(
    ("typed", "tag", "value"),
    [
        ("!!int '1'", "!!int", "1"),
        ("!!binary aGk=", "!!binary", "aGk="),
        ("!own x", "!own", "x"),
        ("!!set {x, y}", "!!set", {"x": None, "y": None}),
        ("!!python/object/apply:os.system [ls]", "!!python/object/apply:os.system", ["ls"]),
        ("!<tag:example.org,2000:x> y", "tag:example.org,2000:x", "y"),
    ],
)
def test_a_tag_is_refused_and_makes_nothing(typed: str, tag: str, value: object) -> None:
    root, problems = survived(f"a: {typed}\n")
    assert root == {"a": value}
    assert problems == [f"d:1:4  the tag '{tag}' is not allowed; write the value without it"]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_a_key_that_is_no_word_is_refused(key: str) -> None:
    root, problems = survived(f"? {key}\n: 1\nc: 2\n")
    assert root == {"": "1", "c": "2"}
    assert problems == ["d:1:3  a key must be a plain word, not a list or a mapping"]


def test_a_control_character_behind_an_escape_is_taken_out() -> None:
    root, problems = survived('a: "x\\u0007y\\0z"\n')
    assert root == {"a": "xyz"}
    assert problems == ["d:1:4  the text holds the control character U+0007; take it out"]


def test_characters_that_turn_the_order_of_letters_are_named_once_a_line() -> None:
    root, problems = survived('a: x\u202ey\u202cz\nb: "\\u2066"\n')
    assert root == {"a": "xyz", "b": ""}
    assert problems == [
        "d:1:5  the unseen character U+202E turns the order of letters; delete it",
        "d:2:4  the text holds the unseen character U+2066 (left-to-right isolate); take it out",
    ]


# ---------------------------------------------------------------- what stops it


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\n---\n", "d:2:1  a second document begins here ('---'); keep one document in the file"),
        ("a: 1\n...\n---\nb: 2\n", "d:3:1  a second document begins here ('---'); keep one document in the file"),
        ("%YAML 1.1\n---\na: 1\n", "d:1:1  a line begins with '%', which makes it a directive; delete it, or indent the text"),
        ("a: |\n%b\n", "d:2:1  a line begins with '%', which makes it a directive; delete it, or indent the text"),
        ("\ufeff%YAML 1.1\n", "d:1:1  a line begins with '%', which makes it a directive; delete it, or indent the text"),
        ("a: é\x07\n", "d:1:5  the character U+0007 cannot stand in a YAML file; delete it"),
        ("a: 1\nb: \ufffe\n", "d:2:4  the character U+FFFE cannot stand in a YAML file; delete it"),
        ("~\n", "d:1:1  the file is empty; restore it from a copy, or start from the example"),
        ("\ufeff", "d:1:1  the file is empty; restore it from a copy, or start from the example"),
        ("\n\n- a\n", "d:3:1  the file must begin with keys such as 'meeting:'"),
        ("no\n", "d:1:1  the file must begin with keys such as 'meeting:'"),
    ],
)  # fmt: skip
def test_a_file_of_which_nothing_is_left_is_refused(text: str, message: str) -> None:
    assert stopped(text) == [message]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0", "d:1:1  byte 0x89 is not UTF-8 text; save the file as UTF-8 (it may be a binary file, or saved in an older encoding)"),
        ("a: 1\nb: café".encode("cp1252"), "d:2:7  byte 0xE9 is not UTF-8 text; save the file as UTF-8 (it may be a binary file, or saved in an older encoding)"),
        (b"a: \xc3", "d:1:4  byte 0xC3 is not UTF-8 text; save the file as UTF-8 (it may be a binary file, or saved in an older encoding)"),
        (b"\xfe\xff\0a", "d:1:1  the file is saved as UTF-16; save it as UTF-8"),
        ("é: 1\nb\0: 2".encode(), "d:2:2  the file is not text (it has a NUL byte); is it another file?"),
        (b"PK\x03\x04", "d:1:3  the character U+0003 cannot stand in a YAML file; delete it"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    assert stopped(data) == [message]


CAUSES = {
    "a: \"C:\\Users\"\n": (1, "a backslash in double quotes has a meaning of its own; use single quotes"),
    'a: "50\\%"\n': (1, "a backslash in double quotes has a meaning of its own; use single quotes"),
    'a: "\\UFFFFFFFF"\n': (1, "a backslash in double quotes has a meaning of its own; use single quotes"),
    "a: 'b\nc: d\n": (3, "a quotation mark is not closed; close it"),
    "a: [b, c\nd: e\n": (2, "a bracket is not closed, or a comma is missing; close it"),
    "a: {b: c\n": (2, "a bracket is not closed, or a comma is missing; close it"),
    "a:\n\tb: c\n": (2, "a tab stands where YAML allows only spaces; indent with spaces"),
    "a: b: c\n": (1, "a colon too many, or wrong indentation; put text that holds ': ' in quotes"),
    "a: @b\n": (1, "text that begins with this character needs quotes"),
    "a: `b`\n": (1, "text that begins with this character needs quotes"),
    "a:\n  - b\n c\n": (3, "check the indentation of this line and the lines above it, and '- ' and ': '"),
}  # fmt: skip


@pytest.mark.parametrize("text", CAUSES)
def test_bad_syntax_comes_with_its_likely_cause(text: str) -> None:
    line, cause = CAUSES[text]
    (problem,) = stopped(text)
    place, _, message = problem.partition("  this is not YAML: ")
    assert (place.split(":")[1], message.partition(" (")[0]) == (str(line), cause)


def test_what_was_found_before_the_end_is_told_as_well() -> None:
    assert stopped("a: 1\na: 2\nb: &x 1\nc: *x\n---\n") == [
        "d:2:1  the key 'a' stands twice (first in line 1); keep one",
        "d:4:4  the alias '*x' is not allowed; write it out in full",
        "d:5:1  a second document begins here ('---'); keep one document in the file",
    ]


# ---------------------------------------------------------------- limits


def test_twenty_levels_are_read_and_one_more_is_refused() -> None:
    assert tree("a: " + "[" * 19 + "]" * 19)["a"] != []
    assert stopped("a: " + "[" * 20 + "]" * 20) == [
        "d:1:23  this is nested more than 20 levels deep; check brackets and indentation"
    ]


def test_blocks_count_as_levels_like_brackets() -> None:
    text = "".join(f"{' ' * n}k:\n" for n in range(20))
    assert tree(text + " " * 20 + "v\n") != {}
    assert stopped(text + " " * 20 + "k: v\n") == [
        "d:21:21  this is nested more than 20 levels deep; check brackets and indentation"
    ]


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_BYTES", 5)
    assert tree("a: 1\n") == {"a": "1"}
    assert stopped("a: 12\n") == [
        "d:1:1  the file is larger than 0 MB; split it, or name another file"
    ]


def test_a_file_of_the_most_values_is_read_and_one_more_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_VALUES", 5)
    assert tree("a: [b, c]\n") == {"a": ["b", "c"]}
    assert stopped("a: [b, c, d]\n") == [
        "d:1:11  the file has more than 5 values; split the register"
    ]


def test_as_many_keys_as_are_allowed_are_read_and_one_more_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_KEYS", 2)
    assert tree("a: 1\nb: {c: 1, d: 2}\n") == {"a": "1", "b": {"c": "1", "d": "2"}}
    assert stopped("a: 1\nb: 2\nc: 3\n") == [
        "d:3:1  more than 2 keys stand together; check indentation"
    ]


def test_a_text_over_the_length_is_cut_and_named() -> None:
    assert tree(f"a: {'x' * 50_000}\n") == {"a": "x" * 50_000}
    root, problems = survived(f"a: {'x' * 50_001}\n")
    assert root == {"a": "x" * 50_000}
    assert problems == [
        "d:1:4  this text has 50,001 characters; up to 50,000 are allowed; shorten it, or close"
        " the quotation mark"
    ]


def test_the_thousandth_problem_ends_the_reading() -> None:
    text = "a: [" + ", ".join(["!x y"] * 999) + "]\n"
    assert len(survived(text)[1]) == 999
    assert stopped(text.replace("]", ", !x y, !x y]"))[-2:] == [
        "d:1:5999  1,000 problems were found and the rest was not checked; correct these first",
        "d:1:5999  the tag '!x' is not allowed; write the value without it",
    ]


# ---------------------------------------------------------------- messages


def test_problems_sort_by_place_and_print_as_editors_jump_to_them() -> None:
    late, early = Problem(2, 1, "", "B", "d"), Problem(1, 9, "one", "A", "d")
    error = DataProblems([late, early])
    assert error.problems == [early, late]
    assert str(error) == "d:1:9  one: A\nd:2:1  B"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "..."),
        ("a\nb", "a b"),
        ("a\r\nb\u2028c", "a b c"),
        ("\x1b[31mred\x07\x9b", "U+001B[31mredU+0007U+009B"),
        ("a\u202eb\u2066c\u2069", "aU+202EbU+2066cU+2069"),
        ("\x1b" * 61, "U+001B" * 60 + "..."),
        ("Élysée, العراق, 😀", "Élysée, العراق, 😀"),
        ("a\n" * 40, "a " * 29 + "a" + " ..."),
        ("", ""),
    ],
)
def test_a_message_shows_text_on_one_line_and_cuts_it(text: str, line: str) -> None:
    assert shown(text) == line
