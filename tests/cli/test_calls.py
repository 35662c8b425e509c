"""How a command is called: which file it takes, what --help says, and what is a wrong call."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from commitments.register.reading import load
from commitments.register.schema import schema
from tests.conftest import HEAD, ROOT, Run, assessment, commitment, evidence, whole

GOOD = whole(HEAD + commitment(evidence=evidence(), assessments=assessment()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two data files, of which the environment names none."""
    (tmp_path / "one.yaml").write_text(GOOD, encoding="utf-8")
    two = commitment(evidence=evidence(), assessments=assessment()) + commitment("two")
    (tmp_path / "two.yaml").write_text(whole(HEAD + two), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMITMENTS_FILE", raising=False)
    return tmp_path


def counts(name: str, commitments: str) -> tuple[int, str, str]:
    version = load(Path(name), date.today()).version
    line = (
        f"{name}: no problems; {commitments}, 1 fact with 1 link to them, 1 assessment, 0 milestones,"
        f" 0 members and 0 series; version {version}\n"
    )
    return 0, line, ""


# ---------------------------------------------------------------- which file


def test_the_environment_names_the_file(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", "one.yaml")
    assert run("check") == counts("one.yaml", "1 commitment")


def test_a_named_file_goes_before_the_environment(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", "one.yaml")
    assert run("check", "two.yaml") == counts("two.yaml", "2 commitments")
    assert run("check", "--file", "two.yaml") == counts("two.yaml", "2 commitments")
    assert run("show", "two", "--file", "two.yaml")[0] == 0
    assert run("show", "two")[0] == 2


@pytest.mark.parametrize("empty", [None, ""])
def test_without_a_name_it_is_the_curated_file(
    run: Run, monkeypatch: pytest.MonkeyPatch, empty: str | None
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("COMMITMENTS_FILE", raising=False)
    if empty is not None:
        monkeypatch.setenv("COMMITMENTS_FILE", empty)
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.startswith("data/commitments.yaml: no problems; ")


@pytest.mark.parametrize("call", [("check",), ("show", "one"), ("new", "evidence", "one")])
def test_a_missing_file_is_one_problem_of_every_command(
    folder: Path, run: Run, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", "gone.yaml")
    assert run(*call) == (
        1,
        "gone.yaml:1:1  there is no such file; put it back, or name another with COMMITMENTS_FILE"
        " or --file\n",
        "1 problem\n",
    )


def test_a_file_that_is_no_text_is_one_problem(folder: Path, run: Run) -> None:
    Path("x.yaml").write_bytes(b"\x89PNG\r\n")
    assert run("check", "x.yaml") == (
        1,
        "x.yaml:1:1  byte 0x89 is not UTF-8 text; save the file as UTF-8 (it may be a binary file,"
        " or saved in an older encoding)\n",
        "1 problem\n",
    )


def test_a_meeting_with_nothing_is_named(folder: Path, run: Run) -> None:
    before, after = HEAD[: HEAD.index("meeting:")], HEAD[HEAD.index("documents:") :]
    text = f"{before}meeting:\n{after}{commitment()}"
    Path("x.yaml").write_text(text, encoding="utf-8")
    assert run("check", "x.yaml") == (
        1,
        "x.yaml:4:9  meeting: meeting holds nothing; write its keys below it, indented\n",
        "1 problem\n",
    )


def test_two_hundred_problems_are_printed_and_the_rest_is_counted(folder: Path, run: Run) -> None:
    text = HEAD + "".join(commitment(f"c{n}", theme="adi") for n in range(203))
    Path("x.yaml").write_text(text, encoding="utf-8")
    code, out, err = run("check", "x.yaml")
    assert (code, err) == (1, "203 problems\n")
    lines = out.splitlines()
    assert (len(lines), lines[-1]) == (201, "... and 3 more")
    assert lines[199].endswith("  c199: theme 'adi' is not known; did you mean 'aid'? (aid, talks)")


# ---------------------------------------------------------------- how it is called


def test_help_names_every_command_and_an_example(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert out.startswith("usage: python -m commitments [-h] COMMAND ...\n")
    assert out.endswith("\nexample: python -m commitments check\n")
    named = [line.split()[0] for line in out.splitlines() if line[:4] == " " * 4 and line[4] != " "]
    assert named == [
        "check",
        "show",
        "new",
        "diff",
        "export",
        "brief",
        "publish",
        "import",
        "sources",
        "schema",
        "record",
    ]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("chek",), "argument COMMAND: invalid choice: 'chek'"),
        (("show",), "the following arguments are required: ID"),
        (("check", "--fast"), "unrecognized arguments: --fast"),
        (("new", "theme"), "argument what: invalid choice: 'theme'"),
        (
            ("show", "one", "--as-of", "soon"),
            "argument --as-of: 'soon' is not a date; write 2021-06-28, or 2021-06 or 2021 where no"
            " more is known",
        ),
        (
            ("show", "one", "--known-at", "2021-13"),
            "argument --known-at: '2021-13' has no possible month; months are 01 to 12",
        ),
        (("export",), "the following arguments are required: --to"),
        (("diff", "a", "b", "--json", "--markdown"), "not allowed with argument --json"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_is_wrong(
    run: Run, call: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*call)
    assert (code, out) == (2, "")
    assert said in err.splitlines()[-1]


def test_a_month_as_a_date_is_its_last_day(folder: Path, run: Run) -> None:
    month = run("show", "one", "--file", "one.yaml", "--as-of", "2020-03", "--known-at", "2021")
    day = ("--as-of", "2020-03-31", "--known-at", "2021-12-31")
    assert month == run("show", "one", "--file", "one.yaml", *day)
    assert "\nAs of 31 Mar 2020, as known on 31 Dec 2021, " in month[1]


def test_show_of_a_commitment_that_nobody_judged_says_so(folder: Path, run: Run) -> None:
    call = (
        "show",
        "two",
        "--file",
        "two.yaml",
        "--as-of",
        "2020-03-10",
        "--known-at",
        "2020-03-10",
    )
    code, out, err = run(*call)
    assert (code, err) == (0, "")
    assert "\nConfidence  none, nothing was judged\n" in out
    assert out.endswith("\nEvidence    0 items, newest first\n")


# ---------------------------------------------------------------- schema


def test_schema_can_be_printed(folder: Path, run: Run) -> None:
    code, out, err = run("schema", "--file", "one.yaml", "--output", "-")
    expected = schema(load(Path("one.yaml"), date.today()).register)
    assert (code, err) == (0, "")
    assert out == json.dumps(expected, indent=2, ensure_ascii=False) + "\n"


def test_schema_is_written_beside_its_file(folder: Path, run: Run) -> None:
    assert run("schema", "--file", "one.yaml") == (0, "wrote one.schema.json\n", "")


def test_schema_is_written_without_the_words_of_a_file_with_problems(
    folder: Path, run: Run
) -> None:
    Path("x.yaml").write_text("- a\n", encoding="utf-8")
    assert run("schema", "--file", "x.yaml", "--output", "s.json") == (
        0,
        "x.yaml:1:1  the file must begin with keys such as 'meeting:'\nwrote s.json\n",
        "1 problem\nThe schema is written without the themes and regions of the file.\n",
    )
    assert json.loads(Path("s.json").read_text("utf-8")) == schema()


def test_schema_to_a_folder_that_is_none_says_so(folder: Path, run: Run) -> None:
    assert run("schema", "--file", "one.yaml", "--output", "none/s.json") == (
        2,
        "",
        "none/s.json: No such file or directory; nothing was changed\n",
    )


def test_a_call_that_is_stopped_says_so(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("commitments.cli.check.check", stopped)
    said = "Stopped. To be sure of an entry, make the same call again: it goes in once.\n"
    assert run("check", "one.yaml") == (130, "", said)
