"""`python -m commitments brief`, as it is called."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from commitments import files
from commitments.__main__ import main
from commitments.register.reading import load
from tests.briefing.test_template import house
from tests.conftest import ROOT

DATA = ROOT / "data" / "commitments.yaml"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls `brief` in an empty folder, for the real data file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMITMENTS_FILE", str(DATA))

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(("brief", *arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run


def manifest(folder: Path) -> dict[str, object]:
    [path] = folder.glob("*manifest*.json")
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


DATES = ("--as-of", "2026-11-23", "--known-at", "2026-11-28")


def test_a_briefing_is_written_and_its_files_are_named(run: Run, tmp_path: Path) -> None:
    code, out, err = run(
        *(*DATES, "--for", "pack", "--since", "2026-02-09", "--theme", "military", "--to", "out")
    )
    assert (code, err) == (0, "")
    written = sorted((tmp_path / "out").iterdir())
    assert sorted(path.suffix for path in written) == [
        *(".docx", ".docx", ".eml", ".html", ".json", ".md", ".pdf", ".pdf", ".pptx", ".xlsx"),
    ]
    assert sorted(line for line in out.splitlines() if line.startswith("out/")) == [
        f"out/{path.name}" for path in written
    ]
    found = manifest(tmp_path / "out")
    assert (found["filters"], found["since_in_words"]) == (
        {"themes": ["military"]},
        "9 Feb 2026 (Riyadh small group)",
    )


@pytest.mark.parametrize(
    ("wanted", "endings"),
    [
        (("--for", "page"), [".docx", ".json", ".pdf"]),
        (("--for", "slides"), [".json", ".pptx"]),
        ((), [".json", ".pptx"]),
        (("--for", "note", "--only", "md"), [".json", ".md"]),
        (("--only", "xlsx"), [".json", ".xlsx"]),
    ],
)
def test_a_product_brings_its_files(
    run: Run, tmp_path: Path, wanted: tuple[str, ...], endings: list[str]
) -> None:
    assert run(*DATES, "--pledge", "unity", *wanted, "--to", "out")[0] == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == endings


def test_a_milestone_may_be_named_instead_of_its_date(run: Run, tmp_path: Path) -> None:
    for since, folder in (("2026-02-09", "a"), ("riyadh-2026-02", "b")):
        assert run(*DATES, "--since", since, "--only", "md", "--to", folder)[0] == 0
    [first], [second] = ((tmp_path / folder).glob("*.md") for folder in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_a_link_brings_filters_and_dates_along(run: Run, tmp_path: Path) -> None:
    options = (*DATES, "--since", "2026-02-09", "--theme", "military", "--text", "iraq & “syria”")
    base = ("--base-url", "https://tracker.example")
    assert run(*options, *base, "--only", "md", "--to", "a")[0] == 0
    link = str(manifest(tmp_path / "a")["permalink"])
    assert run(f"--link={link}", "--only", "md", "--to", "b")[0] == 0
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in "ab"
    )
    assert first == second
    code, _, err = run(f"--link={link}", "--theme", "military", "--to", "c")
    assert (code, err) == (
        2,
        "--link brings filters and dates along; leave out the options for them\n",
    )
    code, _, err = run("--link=https://tracker.example/briefing?theme=militry", "--to", "c")
    assert (code, "did you mean 'military'?" in err) == (2, True)


def test_without_since_it_is_a_year(run: Run, tmp_path: Path) -> None:
    assert run(*DATES, "--only", "md", "--to", "out")[0] == 0
    assert manifest(tmp_path / "out")["since"] == "2025-11-23"


def test_a_zip_holds_what_would_be_written(run: Run, tmp_path: Path) -> None:
    for more, folder in (("--zip", "z"), ("--no-pledge-slides", "f")):
        arguments = [*DATES, "--pledge", "unity", "--no-pledge-slides", "--to", folder, more]
        assert run(*arguments)[0] == 0
    [path] = (tmp_path / "z").iterdir()
    assert (
        path.name
        == "paris-2019_briefing_unity_as-of-2026-11-23_known-at-2026-11-28_{}.zip".format(
            manifest(tmp_path / "f")["data_version"]
        )
    )
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside == {p.name: p.read_bytes() for p in (tmp_path / "f").iterdir()}


def test_a_house_template_and_the_address_of_the_dashboard(run: Run, tmp_path: Path) -> None:
    (tmp_path / "house.potx").write_bytes(house())
    code, _, _ = run(
        *(*DATES, "--pledge", "unity", "--only", "pptx", "--template", "house.potx"),
        *("--base-url", "https://tracker.example/", "--to", "out"),
    )
    assert code == 0
    assert str(manifest(tmp_path / "out")["permalink"]).startswith(
        "https://tracker.example/briefing?pledge=unity&as_of=2026-11-23&known_at=2026-11-28&from="
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--theme", "militry"), "--theme: 'militry' is not known; did you mean 'military'?"),
        (("--pledge", "unitty"), "--pledge: 'unitty' is not known; did you mean 'unity'?"),
        (("--source-kind", "rumour"), "--source-kind: 'rumour' is not known"),
        (("--since", "riyad-2026-02"), "did you mean 'riyadh-2026-02'?"),
        (("--since", "2027-01-01"), "The first date, 1 Jan 2027, is after the as-of date"),
        (("--text", "xyzzy"), "No pledge passes these filters."),
        (("--template", "missing.potx"), "missing.potx: No such file or directory"),
        (("--template", "words.potx"), "The template cannot be used: it is no PowerPoint file."),
        (("--to", "words.potx"), "words.potx is a file; name a folder. Nothing was written."),
    ],
)
def test_what_cannot_be_made_says_why_and_writes_nothing(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "words.potx").write_text("no template")
    code, _, err = run(*DATES, "--to", "out", *arguments)
    assert code == 2
    assert sentence in err
    assert [path.name for path in tmp_path.iterdir()] == ["words.potx"]


def test_a_disk_that_is_full_leaves_nothing_half_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = files.write_part

    def full(target: Path, data: bytes) -> Path:
        if target.suffix == ".xlsx":
            raise OSError(28, "No space left on device", str(target))
        return written(target, data)

    monkeypatch.setattr(files, "write_part", full)
    code, _, err = run(*DATES, "--for", "pack", "--pledge", "unity", "--to", "out")
    assert code == 2
    assert "No space left on device" in err
    assert list((tmp_path / "out").iterdir()) == []


def test_before_the_first_entry_it_says_so_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    found = run("--as-of", "2026-11-22", "--known-at", "2026-11-22", "--to", "out")
    assert found == (
        *(1, ""),
        "Nothing had been recorded by 22 Nov 2026; the first entry is of 23 Nov 2026.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_words_that_nothing_holds_are_answered_with_words_that_something_holds(run: Run) -> None:
    assert run("--to", "out", "--text", "xyzzyxyzzy prison") == (
        2,
        "",
        "No pledge passes these filters. Take a filter off, so that at least one pledge is left.\n"
        "--text: these find something: prison\n",
    )


def test_words_are_looked_for_in_facts_too(run: Run, tmp_path: Path) -> None:
    # The id of a fact stands in no pledge.
    fact = load(DATA, date.max).register.evidence[0]
    asked = (*DATES, "--text", fact.id, "--only", "md", "--to", "out")
    assert (run(*asked)[0], manifest(tmp_path / "out")["filters"]) == (0, {"text": fact.id})


def test_a_meeting_with_a_member_has_a_page_a_note_and_two_slides(run: Run, tmp_path: Path) -> None:
    # One member and nothing else: no other product is as likely to be meant.
    code, _, err = run(*DATES, "--member", "DEU", "--to", "out")
    assert (code, err) == (0, "")
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [
        *(".docx", ".json", ".md", ".pdf", ".pptx")
    ]
    found = manifest(tmp_path / "out")
    assert (found["product"], found["member"], found["member_in_words"]) == (
        *("bilateral", "DEU", "Germany"),
    )
    assert "for=bilateral" in str(found["permalink"])
    link = str(found["permalink"])
    assert run("--link", link, "--only", "md", "--to", "again")[0] == 0
    [one], [other] = ((tmp_path / of).glob("*.md") for of in ("out", "again"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "No member is chosen: choose the one that the meeting is with."),
        (
            ("--member", "DEU", "--member", "TUR"),
            "2 members are chosen: choose the one that the meeting is with.",
        ),
        (
            ("--member", "DEU", "--theme", "military"),
            "A bilateral page is about one member and all pledges, and has no charts: leave out"
            " images, and every filter but the member.",
        ),
    ],
)
def test_a_meeting_with_nobody_is_refused(run: Run, asked: tuple[str, ...], said: str) -> None:
    code, _, err = run(*DATES, "--for", "bilateral", *asked, "--to", "out")
    assert (code, said in err) == (2, True)


def test_a_weekly_mail_is_written_where_something_changed(run: Run, tmp_path: Path) -> None:
    code, out, err = run(*DATES, "--mail", "--since", "2026-02-09", "--to", "out")
    assert (code, err) == (0, "")
    written = sorted((tmp_path / "out").iterdir())
    assert [path.suffix for path in written] == [".eml", ".html", ".json"]
    assert "Mail: " in out
    assert manifest(tmp_path / "out")["left_out"] == [
        line for line in out.splitlines() if line.startswith("Mail: ")
    ]


def test_a_weekly_mail_is_neither_written_nor_told_of_where_nothing_changed(
    run: Run, tmp_path: Path
) -> None:
    days = ("--as-of", "2026-11-28", "--known-at", "2026-11-28", "--since", "2026-11-28")
    assert run(*days, "--mail", "--to", "out") == (3, "", "")
    assert not (tmp_path / "out").exists()


def test_an_earlier_briefing_is_updated_with_its_own_choice(run: Run, tmp_path: Path) -> None:
    choice = ("--pledge", "unity", "--since", "2026-02-09", "--for", "note", "--only", "md")
    assert run(*DATES, *choice, "--to", "old")[0] == 0
    [old] = (tmp_path / "old").glob("*manifest*")
    code, out, err = run(*DATES, "--update", str(old), "--only", "md", "--to", "new")
    assert (code, err) == (0, "")
    assert out.startswith("Nothing changed since the briefing of 23 November 2026.\n")
    found = manifest(tmp_path / "new")
    assert (found["product"], found["filters"], found["since"]) == (
        "note",
        {"ids": ["unity"]},
        "2026-02-09",
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--changed-only",), "--changed-only needs --update with the manifest of a briefing"),
        (("--update", "nowhere.json"), "nowhere.json: No such file or directory"),
        (("--update", str(DATA)), "--update: The file is no manifest of a briefing"),
        (("--update", "https://tracker.example/"), "--update: This is no link of a briefing"),
    ],
)
def test_what_names_no_earlier_briefing_is_refused(
    run: Run, tmp_path: Path, options: tuple[str, ...], sentence: str
) -> None:
    code, _, err = run(*DATES, *options, "--to", "out")
    assert code == 2
    assert sentence in err
    assert not (tmp_path / "out").exists()
