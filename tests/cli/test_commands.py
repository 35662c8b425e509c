"""`python -m commitments` as its user meets it: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from commitments.__main__ import main
from commitments.dates import day
from commitments.register.reading import load
from tests.conftest import HEAD, ROOT, Run, assessment, commitment, evidence, whole

GOOD = whole(
    HEAD
    + commitment(
        evidence="\n".join([evidence(), evidence("one-02", date="2020-02", effect="setback")]),
        assessments=assessment(),
    )
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good data file, in the working folder, that every command takes by default."""
    path = tmp_path / "data.yaml"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMITMENTS_FILE", "data.yaml")
    return path


def test_check_prints_one_line_of_counts(file: Path, run: Run) -> None:
    version = load(file, date.today()).version
    line = (
        "data.yaml: no problems; 1 commitment, 2 facts with 2 links to them, 1 assessment, 0 milestones,"
        f" 0 members and 0 series; version {version}\n"
    )
    assert run("check") == (0, line, "")
    assert run("check", "data.yaml") == (0, line, "")
    assert run("check", "--file", "data.yaml") == (0, line, "")


def counts_line(out: str) -> str:
    """The first line, which says that there are no problems; the others are of --stale."""
    first, *_ = out.splitlines()
    assert first.startswith("data.yaml: no problems; ")
    return first


def test_check_names_what_is_to_be_judged_again_or_overdue(file: Path, run: Run) -> None:
    today = date.today()

    def ago(days: int) -> str:
        return (today - timedelta(days=days)).isoformat()

    def judged(id: str, days: int, *newer: tuple[int, str]) -> str:
        first = evidence(f"{id}-01", ago(days), recorded=ago(0))
        items = [
            evidence(f"{id}-1{n}", ago(since), effect, recorded=ago(0))
            for n, (since, effect) in enumerate(newer)
        ]
        held = assessment(ago(days), "limited", f"{id}-01", ago(0))
        return commitment(id, "\n".join([first, *items]), held)

    file.write_text(
        whole(
            HEAD
            + judged("fresh", 10)
            + judged("due", 100)
            + judged("late", 120)
            + judged("old", 150)
            + judged("newer", 40, (1, "setback"), (2, "context"))
            + judged("both", 300, (200, "advance"), (190, "setback"))
            + commitment("waiting")
        ),
        encoding="utf-8",
    )
    told = [
        f"late: overdue: newest fact or judgement of {day(today - timedelta(120))}, 120 days"
        " before the as-of date; to be reviewed every 90 days.",
        f"old: expired: newest fact or judgement of {day(today - timedelta(150))}, 150 days"
        " before the as-of date; to be reviewed every 90 days.",
        "newer: to be judged again: 1 setback on file since.",
        "both: to be judged again: 1 advance and 1 setback on file since. Expired: newest fact or"
        f" judgement of {day(today - timedelta(190))}, 190 days before the as-of date; to be"
        " reviewed every 90 days.",
        "waiting: expired: no fact or judgement since the pledge of 25 Jun 2019,"
        f" {(today - date(2019, 6, 25)).days} days before the as-of date; to be reviewed every 90"
        " days.",
    ]
    code, out, err = run("check", "--stale")
    assert (code, err, out.splitlines()[1:]) == (0, "", told)
    assert run("check") == (0, counts_line(out) + "\n", "")


def test_check_names_nothing_where_all_was_looked_at(file: Path, run: Run) -> None:
    today = date.today().isoformat()
    fact = evidence(date=today, recorded=today)
    text = whole(HEAD + commitment(evidence=fact, assessments=assessment(today, recorded=today)))
    file.write_text(text, encoding="utf-8")
    code, out, err = run("check", "--stale")
    assert (code, out, err) == (0, counts_line(out) + "\n", "")


def test_check_prints_every_problem_and_ends_with_1(file: Path, run: Run) -> None:
    file.write_text(GOOD.replace("theme: aid", "theme: adi").replace("force: must", "force: may"))
    assert run("check") == (
        1,
        "data.yaml:24:12  one: theme 'adi' is not known; did you mean 'aid'? (aid, talks)\n"
        "data.yaml:27:12  one: force 'may' is not known (must, will, should, important,"
        " discussed)\n",
        "2 problems\n",
    )


def test_a_missing_file_is_one_problem(file: Path, run: Run) -> None:
    assert run("check", "other.yaml") == (
        1,
        "other.yaml:1:1  there is no such file; put it back, or name another with COMMITMENTS_FILE"
        " or --file\n",
        "1 problem\n",
    )


def test_show_prints_how_a_commitment_stands_on_a_day(file: Path, run: Run) -> None:
    code, out, err = run("show", "one", "--as-of", "2020-03-10", "--known-at", "2020-03-02")
    version = load(file, date.today()).version
    assert (code, err) == (0, "")
    assert (
        out
        == f"""\
Title of one  [one]
  “We will do it”  (text, sentence 1)

As of 10 Mar 2020, as known on 2 Mar 2020, data version {version}
Status      Limited action (since 1 Feb 2020; facts up to Feb 2020)
            To be judged again: 1 setback on file since.
Best ever   Limited action
Trend       1 advance and 1 setback in the 12 months before
Freshness   Fresh: newest fact or judgement of 29 Feb 2020, 10 days before the as-of date; to be \
reviewed every 90 days
Confidence  Low
            1 fact of 1 origin supports the verdict: UN (kind of source: independent monitor).
            All of it comes from one origin.
            1 fact, from as strong a source or a stronger one, speaks against the verdict.

Reason      Because.

Evidence    2 items, newest first
      Feb 2020  – Setback  What happened
                Independent monitor: UN, https://example.org/one-02
    1 Feb 2020  + Advance  What happened
                Independent monitor: UN, https://example.org/one-01
"""
    )


@pytest.mark.parametrize(
    "call", [("show", "onee"), ("new", "evidence", "onee"), ("new", "assessment", "onee")]
)
def test_an_unknown_id_is_named_with_the_nearest(
    file: Path, run: Run, call: tuple[str, ...]
) -> None:
    expected = "There is no commitment 'onee'; did you mean 'one'?\nKnown: one\n"
    assert run(*call) == (2, "", expected)


def test_a_bad_date_is_named(file: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["show", "one", "--as-of", "2020-02-30"])
    assert end.value.code == 2
    assert "'2020-02-30' is impossible: 2020-02 has 29 days" in capsys.readouterr().err


def test_new_prints_a_block_that_check_refuses_until_it_is_filled_in(file: Path, run: Run) -> None:
    _, block, _ = run("new", "evidence", "one")
    today = date.today().isoformat()
    assert block.splitlines()[0] == f"  - id: {today}-a-few-words"
    text = GOOD + block
    file.write_text(text, encoding="utf-8")
    code, out, _ = run("check")
    assert (code, [line.split("  ", 1)[1] for line in out.splitlines()]) == (
        1,
        [
            f"{today}-a-few-words: url 'https://' is not a web address; write one that begins with https:// or"
            " http://"
        ],
    )
    file.write_text(text.replace("https://\n", "https://example.org/new\n"), encoding="utf-8")
    assert run("check")[0] == 0
    item = load(file, date.today()).register.commitments[0].evidence[-1]
    assert (item.id, item.date.text, item.places) == (f"{today}-a-few-words", today, ("IRQ",))


def test_new_prints_an_assessment_that_wants_its_status(file: Path, run: Run) -> None:
    _, block, _ = run("new", "assessment", "one")
    start, _, facts = GOOD.partition("evidence:\n")
    file.write_text(f"{start}{block}evidence:\n{facts}", encoding="utf-8")
    code, out, _ = run("check")
    assert (code, "status 'choose' is not known" in out, len(out.splitlines())) == (1, True, 1)
    block = block.replace("status: choose", "status: limited")
    file.write_text(f"{start}{block}evidence:\n{facts}", encoding="utf-8")
    assert run("check")[0] == 0
    judged = load(file, date.today()).register.commitments[0].assessments[-1]
    assert (judged.date, judged.evidence) == (date(2020, 2, 29), ("one-02", "one-01"))


def test_new_wants_to_know_the_commitment(file: Path, run: Run) -> None:
    assert run("new", "evidence") == (
        2,
        "",
        "name the commitment: python -m commitments new evidence ID\n",
    )


def test_new_commitment_prints_the_annotated_example(file: Path, run: Run) -> None:
    code, out, _ = run("new", "commitment")
    assert (code, out.splitlines()[2]) == (0, "  - id: safe-water")


def test_diff_compares_two_files_and_ends_with_1_where_something_is_gone(
    file: Path, run: Run
) -> None:
    Path("new.yaml").write_text(HEAD + commitment(), encoding="utf-8")
    code, out, err = run("diff", "data.yaml", "new.yaml")
    assert code == 1
    assert out.startswith(
        "Removed: the file is a ledger, entries should stay\n"
        "  one assessment 2020-02-01, limited: Because.\n"
        "  one-01, 1 Feb 2020, advance for one: What happened (UN)\n"
        "  one-02, Feb 2020, setback for one: What happened (UN)\n\n"
    )
    assert err == "3 entries removed; if that is meant, say --allow-removal\n"
    assert run("diff", "data.yaml", "new.yaml", "--allow-removal")[0] == 0
    assert run("diff", "new.yaml", "data.yaml")[0] == 0
    assert run("diff", "data.yaml", "data.yaml") == (0, "No difference.\n", "")
    code, out, _ = run("diff", "new.yaml", "data.yaml", "--json")
    assert [move["what"] for move in json.loads(out)["moves"]] == ["status", "confidence"]


def git(*arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_diff_takes_git_revisions(file: Path, run: Run) -> None:
    git("init", "-q")
    git("add", "data.yaml")
    git("commit", "-q", "-m", "first")
    file.write_text(GOOD.replace("Title of one", "Another title"), encoding="utf-8")
    code, out, _ = run("diff", "HEAD", "data.yaml")
    assert code == 0
    assert out.startswith("Changed\n  one title: Title of one -> Another title\n")
    code, out, err = run("diff", "HEAD", "HEAD~9")
    assert (code, out) == (2, "")
    assert err.startswith("'HEAD~9' is neither a file nor a git revision of data.yaml (git: ")
    assert run("diff", "--", "--output=x", "HEAD")[0] == 2
    assert not Path("x").exists()


def test_export_writes_the_files_and_says_where(file: Path, run: Run) -> None:
    assert run("export", "--to", "out", "--as-of", "2020-03-10") == (
        0,
        "wrote 14 files to out\n",
        "",
    )
    assert len(list(Path("out").iterdir())) == 14
    assert json.loads(Path("out/commitments.json").read_text("utf-8"))["as_of"] == "2020-03-10"


def test_export_takes_the_filters_of_a_briefing(file: Path, run: Run) -> None:
    member = (
        "code: IRQ, name: Iraq, kind: state, joined: 2014, basis: B, url: https://example.org/m"
    )
    acted = evidence("two-01", actors="[IRQ]").replace("{id", "{collective: true, id")
    file.write_text(
        whole(HEAD + commitment(evidence=evidence()) + commitment("two", acted))
        + f"members:\n  - {{{member}}}\n",
        encoding="utf-8",
    )
    assert run("export", "--to", "out", "--member", "IRQ")[0] == 0
    data = json.loads(Path("out/commitments.json").read_text("utf-8"))
    assert [c["id"] for c in data["commitments"]] == ["two"]
    assert [fact["id"] for fact in data["evidence"]] == ["two-01"]
    assert Path("out/actors.csv").read_text("utf-8").splitlines() == [
        "fact,member,name,role",
        "two-01,IRQ,Iraq,member",
        "two-01,,,collective",
    ]
    package = json.loads(Path("out/datapackage.json").read_text("utf-8"))
    assert "A selection: Pledges with a fact by Iraq" in package["description"]
    for name in ("irq", "iraq"):
        assert run("export", "--to", name, "--member", name)[0] == 0
        assert Path(name, "actors.csv").read_bytes() == Path("out/actors.csv").read_bytes()
    assert run("export", "--to", "none", "--member", "IRK") == (
        2,
        "",
        "--member: 'IRK' is not known; did you mean 'IRQ'?\nKnown: IRQ\n",
    )
    assert run("export", "--to", "none", "--text", "xyzzy") == (
        2,
        "",
        "No pledge passes these filters, so there is nothing to export.\n",
    )
    assert not Path("none").exists()


def test_export_to_a_place_that_is_none_says_so(file: Path, run: Run) -> None:
    assert run("export", "--to", "data.yaml") == (
        2,
        "",
        "data.yaml is a file; name a folder. Nothing was written.\n",
    )


EARLY = "Nothing had been recorded by 1 Jan 2020; the first entry is of 1 Mar 2020.\n"


@pytest.mark.parametrize("call", [("show", "one"), ("export", "--to", "out")])
def test_before_the_first_entry_there_is_one_sentence_and_no_file(
    file: Path, run: Run, call: tuple[str, ...]
) -> None:
    assert run(*call, "--known-at", "2020-01-01") == (1, "", EARLY)
    assert not Path("out").exists()
    assert run(*call, "--known-at", "2020-02-29")[0] == 1
    assert run(*call, "--known-at", "2020-03-01")[0] == 0
    # What held before is known by now.
    assert run(*call, "--as-of", "2020-01-01")[0] == 0


def test_a_register_without_entries_is_shown_at_every_day(file: Path, run: Run) -> None:
    file.write_text(HEAD + commitment(), encoding="utf-8")
    assert run("show", "one", "--known-at", "2020-01-01")[0] == 0
    assert run("export", "--to", "out", "--known-at", "2020-01-01")[0] == 0


def test_import_takes_all_rows_or_none(file: Path, run: Run) -> None:
    heading = "commitment,date,effect,finding,source_kind,publisher,title,url\n"
    row = "one,2026-03-01,advance,New,reporting,Paper,A page,https://example.org/n\n"
    Path("good.csv").write_text(heading + row, encoding="utf-8")
    Path("bad.csv").write_text(heading + row + row.replace("one,", "two,"), encoding="utf-8")
    assert run("import", "bad.csv") == (
        1,
        "row 3: commitment 'two' is not known\n",
        "Nothing was taken: 1 problem in bad.csv\n",
    )
    assert run("import", "good.csv", "--dry-run")[1] == (
        "good.csv: no problems; would add 1 evidence item\n"
    )
    assert file.read_text("utf-8") == GOOD
    assert run("import", "good.csv") == (0, "added 1 evidence item to data.yaml\n", "")
    assert load(file, date.today()).register.commitments[0].evidence[-1].finding == "New"
    names = {path.name for path in Path().iterdir()}
    assert names == {"bad.csv", "data.yaml", "good.csv", ".data.yaml.lock"}


def test_import_of_a_missing_table_says_so(file: Path, run: Run) -> None:
    assert run("import", "none.csv") == (
        2,
        "",
        "none.csv: No such file or directory; nothing was changed\n",
    )


def test_sources_lists_what_needs_attention_without_asking(file: Path, run: Run) -> None:
    assert run("sources", "--list")[1] == (
        "No link was checked yet: run 'python -m commitments sources'.\n"
    )
    moved = {
        "state": "moved",
        "final": "https://b.example",
        "detail": "301",
        "checked": "2026-11-01",
    }
    Path("data.sources.json").write_text(json.dumps({"https://example.org/one-01": moved}))
    assert run("sources", "--list")[1] == (
        "Moved: https://example.org/one-01  (301, 2026-11-01)  one\n  now https://b.example\n"
    )
    Path("data.sources.json").write_text("{")
    code, _, err = run("sources", "--list")
    assert (code, err.startswith("data.sources.json is damaged (")) == (1, True)


def test_schema_is_written_where_it_is_asked_for(file: Path, run: Run) -> None:
    assert run("schema", "--output", "s.json") == (0, "wrote s.json\n", "")
    themes = json.loads(Path("s.json").read_text("utf-8"))["definitions"]["Commitment"]
    assert themes["properties"]["theme"]["enum"] == ["aid", "talks"]


COMMANDS = ("check", "show", "new", "diff", "export", "import", "sources", "schema")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert end.value.code == 0
    assert f"example: python -m commitments {command}" in out
    assert "--file PATH" in out


def test_check_watches_a_file_and_checks_at_each_save(file: Path) -> None:
    command = [sys.executable, "-m", "commitments", "check", "--watch", "--file", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = process.stdout
        assert next(lines).startswith("--- ")
        assert "no problems" in next(lines)
        file.write_text(GOOD.replace("theme: aid", "theme: adi"), encoding="utf-8")
        assert next(lines).startswith("--- ")
        assert "theme 'adi' is not known" in next(lines)
        process.terminate()


@pytest.mark.posix
def test_a_reader_who_has_seen_enough_ends_a_command_quietly() -> None:
    command = f"{sys.executable} -m commitments show unity | head -n 1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.count("[unity]"), done.stderr) == (1, "")


def test_show_prints_what_a_second_reader_found(file: Path, run: Run) -> None:
    second = "{status: reversed, reason: The other way.}"
    text = whole(HEAD + commitment(evidence=evidence(), assessments=assessment(second=second)))
    file.write_text(text, encoding="utf-8")
    assert "            A second reader says: Reversed. The other way.\n" in run("show", "one")[1]


def test_no_text_of_the_file_begins_a_line_of_show(file: Path, run: Run) -> None:
    broken = '"Words\\r\\n\\nStatus      Fulfilled\\rmore"'
    found = evidence(publisher=broken).replace("finding: What happened", f"finding: {broken}")
    judged = assessment(second=f"{{status: reversed, reason: {broken}}}")
    wording = f"[{{document: text, locator: {broken}, quote: {broken}}}]"
    made = commitment(
        evidence=found,
        assessments=judged.replace("reason: Because.", f"reason: {broken}", 1),
        title=broken,
        wording=wording,
    )
    file.write_text(whole(HEAD + made), encoding="utf-8")
    code, out, err = run("show", "one")
    assert (code, err) == (0, "")
    assert out.count("Words Status Fulfilled more") == 8
    assert [line for line in out.splitlines() if line.startswith("Status  ")] == [
        "Status      Last known: Limited action, as of 1 Feb 2020 (since 1 Feb 2020; facts up to"
        " 1 Feb 2020)"
    ]
    assert "\r" not in out
