"""`python -m commitments record` as its user meets it: what it prints, saves and logs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commitments.__main__ import main
from commitments.dates import PartialDate
from commitments.recording.log import LOGGER
from commitments.register.model import Assessment, BearsOn, Confirmation, Evidence, Review, Source
from commitments.register.reading import load
from commitments.register.second_reader import waiting
from commitments.vocabulary import Effect, SourceKind, Status
from tests.conftest import HEAD, ROOT, Run, assessment, commitment, evidence, whole
from tests.recording.replicas import set_up

TEXT = whole(
    HEAD
    + commitment(
        evidence="\n".join([evidence(), evidence("one-02", publisher="OAS")]),
        assessments=assessment(),
    )
    + commitment("two")
)
FACT = {
    "--date": "2020-03",
    "--effect": "setback",
    "--finding": "It stopped.",
    "--source-kind": "monitor",
    "--publisher": "UN",
    "--title": "A page",
    "--url": "https://example.org/new",
    "--by": "Ann",
}
VERDICT = {
    "--date": "2020-04-01",
    "--status": "substantial",
    "--reason": "Most of it.",
    "--by": "Ann",
}


MEMBERS = """\
members:
  - {code: USA, name: US, kind: state, joined: 2014, basis: List, url: https://example.org/list}
  - {code: FRA, name: France, kind: state, joined: 2014, basis: List, url: https://example.org/list}
"""
LINK = {"--fact": "one-01", "--effect": "context", "--by": "Ann"}
CONFIRMATION = {"--date": "2020-05-01", "--by": "Ann"}


def fact(id: str = "one", **more: str) -> list[str]:
    """The call that records evidence; `more` replaces or adds options."""
    options = FACT | {f"--{key.replace('_', '-')}": value for key, value in more.items()}
    return ["evidence", id, *(f"{option}={value}" for option, value in options.items())]


def verdict(*cited: str, **more: str) -> list[str]:
    """The call that records an assessment on this evidence."""
    options = VERDICT | {f"--{key}": value for key, value in more.items()}
    call = ["assessment", "one", *(f"{option}={value}" for option, value in options.items())]
    return [*call, "--evidence", *cited] if cited else call


def link(id: str = "two", **more: str) -> list[str]:
    """The call that records that a fact bears on this commitment as well."""
    options = LINK | {f"--{key}": value for key, value in more.items()}
    return ["link", id, *(f"{option}={value}" for option, value in options.items())]


def confirmation(id: str = "one", **more: str) -> list[str]:
    """The call that records that a judgement was confirmed."""
    options = CONFIRMATION | {f"--{key}": value for key, value in more.items()}
    return ["confirmation", id, *(f"{option}={value}" for option, value in options.items())]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file in the working folder, which the command takes by default."""
    path = tmp_path / "data.yaml"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMITMENTS_FILE", "data.yaml")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    for name in ("RECORD_GIT", "RECORD_LOG"):
        monkeypatch.delenv(name, raising=False)
    return path


@pytest.fixture
def run(run: Run) -> Run:
    """A call of `python -m commitments record`."""
    return lambda *arguments: run("record", *arguments)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where RECORD_LOG says; the logger is as before afterwards."""
    path = tmp_path / "record.log"
    monkeypatch.setenv("RECORD_LOG", str(path))
    logger = LOGGER
    before = (list(logger.handlers), logger.level, logger.propagate)
    logger.handlers = []
    yield path
    for handler in logger.handlers:
        handler.close()
    logger.handlers, logger.level, logger.propagate = before


# ---------------------------------------------------------------- what is saved


def test_evidence_is_saved_and_its_id_printed(file: Path, run: Run) -> None:
    assert run(*fact()) == (0, "2020-03-stopped\n", "")
    today = date.today()
    assert load(file, today).register.evidence[-1] == Evidence(
        id="2020-03-stopped",
        date=PartialDate.parse("2020-03"),
        finding="It stopped.",
        source=Source(
            kind=SourceKind.MONITOR,
            publisher="UN",
            title="A page",
            url="https://example.org/new",
        ),
        bears_on=(BearsOn(commitment="one", effect=Effect.SETBACK),),
        recorded=today,
        by="Ann",
    )


def test_every_option_reaches_its_field(file: Path, run: Run) -> None:
    file.write_text(f"{MEMBERS}{TEXT}", encoding="utf-8")
    more = {"origin": "OCHA", "caveat": "The figure was wrong.", "corrects": "one-01"}
    more |= {"quote": "It stopped", "why": "It was the only one."}
    call = [*fact(**more), "--second-hand", "--place", "IRQ", "--place=IQ-NI", "--mail", "a@x.org"]
    call += ["--actor", "USA", "--actor=FRA"]
    assert run(*call) == (0, "2020-03-stopped\n", "")
    made = load(file, date.today()).register.commitments[0].evidence[-1]
    assert (made.source.origin, made.source.second_hand) == ("OCHA", True)
    assert (made.caveat, made.corrects) == ("The figure was wrong.", "one-01")
    assert (made.fact.quote, made.on.why) == ("It stopped", "It was the only one.")
    assert made.fact.actors == ("USA", "FRA")
    assert made.places == ("IRQ", "IQ-NI")


def test_an_assessment_is_saved_and_its_name_printed(file: Path, run: Run) -> None:
    assert run(*verdict("one-01", "one-02", note="Late.")) == (0, "one 2020-04-01\n", "")
    today = date.today()
    assert load(file, today).register.commitments[0].assessments[-1] == Assessment(
        date=date(2020, 4, 1),
        recorded=today,
        status=Status.SUBSTANTIAL,
        reason="Most of it.",
        by="Ann",
        method="first",
        evidence=("one-01", "one-02"),
        note="Late.",
    )


def test_a_link_is_saved_and_its_name_printed(file: Path, run: Run) -> None:
    assert run(*link(why="It is the same road.")) == (0, "one-01 on two\n", "")
    today = date.today()
    register = load(file, today).register
    assert register.evidence[0].bears_on[-1] == BearsOn(
        commitment="two",
        effect=Effect.CONTEXT,
        why="It is the same road.",
        recorded=today,
        by="Ann",
    )
    assert [item.id for item in register.commitments[1].evidence] == ["one-01"]
    assert len(register.evidence) == 2


def test_a_link_of_a_fact_is_refused_where_it_stands(file: Path, run: Run) -> None:
    assert run(*link())[0] == 0
    data = file.read_bytes()
    said = "this is already recorded as one-01 on two; nothing was added\n"
    assert run(*link()) == (2, "", said)
    assert run(*link(effect="setback")) == (2, "", "'one-01' bears on 'two' already\n")
    dry = "'one-01' bears on 'two' already\nNothing was recorded.\n"
    assert run(*link(effect="setback"), "--dry-run") == (1, "", dry)
    assert file.read_bytes() == data


def test_a_confirmation_is_saved_and_its_name_printed(file: Path, run: Run) -> None:
    assert run(*confirmation(note="Gazettes.")) == (0, "one 2020-05-01\n", "")
    today = date.today()
    assert load(file, today).register.confirmations == (
        Confirmation(
            commitment="one", date=date(2020, 5, 1), recorded=today, by="Ann", note="Gazettes."
        ),
    )
    said = "this is already recorded as one 2020-05-01; nothing was added\n"
    assert run(*confirmation(note="Gazettes.")) == (2, "", said)


def test_a_correction_bears_on_all_that_the_mistake_bears_on(file: Path, run: Run) -> None:
    assert run(*link())[0] == 0
    assert run(*fact(corrects="one-01", caveat="It was misread."))[0] == 0
    made = load(file, date.today()).register.evidence[-1]
    assert made.bears_on == (
        BearsOn(commitment="one", effect=Effect.SETBACK),
        BearsOn(commitment="two", effect=Effect.CONTEXT),
    )


def test_the_same_fact_for_another_pledge_is_a_link(file: Path, run: Run) -> None:
    assert run(*fact())[0] == 0
    said = (
        "this fact stands in the file as 2020-03-stopped, and once is enough; record that it bears"
        " on “Title of two” as well, or correct it\n"
    )
    assert run(*fact("two")) == (2, "", said)
    assert run(*link(fact="2020-03-stopped")) == (0, "2020-03-stopped on two\n", "")


@pytest.mark.parametrize("before", [True, False])
def test_another_file_can_be_named(file: Path, run: Run, before: bool) -> None:
    other = file.with_name("other.yaml")
    other.write_text(TEXT, encoding="utf-8")
    named = ["--file", "other.yaml"]
    call = [*named, *fact("two")] if before else [*fact("two"), *named]
    assert run(*call) == (0, "2020-03-stopped\n", "")
    assert file.read_text("utf-8") == TEXT
    assert len(load(other, date.today()).register.commitments[1].evidence) == 1


def test_the_same_entry_again_is_refused(file: Path, run: Run) -> None:
    assert run(*fact())[0] == 0
    data = file.read_bytes()
    said = "this is already recorded as 2020-03-stopped; nothing was added\n"
    assert run(*fact()) == (2, "", said)
    assert file.read_bytes() == data


def test_a_whole_process_ends_with_its_exit_code(file: Path) -> None:
    call = [sys.executable, "-m", "commitments", "record", "--file", str(file)]
    for entry, code, out in ((fact(), 0, "2020-03-stopped\n"), (fact(effect="good"), 1, "")):
        done = subprocess.run([*call, *entry], cwd=ROOT, capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (code, out)


# ---------------------------------------------------------------- before it is saved


def test_a_dry_run_shows_the_lines_and_the_move_and_changes_nothing(file: Path, run: Run) -> None:
    code, out, err = run(*verdict("one-01", "one-02"), "--dry-run")
    lines, _, rest = out.partition("\n\n")
    assert (code, err) == (0, "")
    assert lines.splitlines() == [
        "+      - date: 2020-04-01",
        f"+        recorded: {date.today()}",
        "+        status: substantial",
        "+        reason: Most of it.",
        "+        evidence: [one-01, one-02]",
        "+        by: Ann",
        "+        method: first",
    ]
    assert rest == (
        "Added\n  one assessment 2020-04-01, substantial: Most of it.\n\n"
        "What it does\n  one status: Limited action -> Substantially kept\n\n"
        "Totals\n  before: 1 limited action and 1 not assessed\n"
        "  after: 1 substantially kept and 1 not assessed\n"
    )
    assert file.read_text("utf-8") == TEXT
    assert [p.name for p in file.parent.iterdir()] == ["data.yaml"]


def test_a_dry_run_of_a_link_shows_what_is_added(file: Path, run: Run) -> None:
    code, out, err = run(*link(), "--dry-run")
    assert (code, err) == (0, "")
    assert "Added\n  one-01, context for two as well\n" in out
    assert "Changed" not in out
    assert file.read_text("utf-8") == TEXT


def test_a_dry_run_of_a_confirmation_shows_its_lines(file: Path, run: Run) -> None:
    code, out, err = run(*confirmation(), "--dry-run")
    assert (code, err) == (0, "")
    assert out.partition("\n\n")[0].splitlines() == [
        "+confirmations:",
        "+  - commitment: one",
        "+    date: 2020-05-01",
        f"+    recorded: {date.today()}",
        "+    by: Ann",
    ]
    assert "Added\n  one confirmation 2020-05-01, by Ann\n" in out
    assert file.read_text("utf-8") == TEXT


def test_a_dry_run_says_mistakes_too(file: Path, run: Run) -> None:
    assert run(*fact(date="2999-01"), "--dry-run") == (
        1,
        "",
        f"--date: 2999-01 lies after recorded ({date.today()}); check the year\n"
        "Nothing was recorded.\n",
    )


def test_a_dry_run_of_a_file_without_a_place_says_so(file: Path, run: Run) -> None:
    text = TEXT.replace("title: Title of one", "title: &a Title of one")
    file.write_text(text.replace("title: Title of two", "title: &a Title of two"), "utf-8")
    code, out, err = run(*fact(), "--dry-run")
    assert (code, out) == (1, "")
    assert "&" in err


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (fact(date="2020-13"), "--date: '2020-13' has no possible month; months are 01 to 12"),
        (fact(date="2999"), "--date: 2999 lies after recorded (TODAY); check the year"),
        (
            fact(effect="good"),
            "--effect: 'good' is not known (advance, setback, context)",
        ),
        (
            fact(date="2018"),
            "--effect: effect 'setback' is not possible on 2018, before the pledge of 2019-06-25;"
            " write 'context'",
        ),
        (fact(finding=""), "--finding: is empty; write text, or take the key out"),
        (fact(finding="a " * 51), "--finding: has 51 words; up to 50 are allowed"),
        (fact(finding="a\udcff"), "--finding: holds the character U+DCFF at place 2; take it out"),
        (
            fact(source_kind="monitr"),
            "--source-kind: 'monitr' is not known; did you mean 'monitor'? (act, monitor,"
            " reporting, party)",
        ),
        (fact(publisher=""), "--publisher: is empty; write text, or take the key out"),
        (fact(title=" "), "--title: is empty; write text, or take the key out"),
        (
            fact(url="example"),
            "--url: 'example' is not a web address; write one that begins with https:// or http://",
        ),
        (
            [*fact(), "--place=IRX"],
            "--place: place 'IRX' is not known; did you mean 'IRQ'?; write an ISO code such as FRA"
            " or JPN (all are in data/boundaries/places.csv)",
        ),
        ([*fact(), *["--place=IRQ"] * 2], "--place: places names 'IRQ' twice; keep one"),
        (
            fact(corrects="one-09", caveat="Why."),
            "--corrects: 'one-09' is no earlier fact; did you mean 'one-02'?",
        ),
        (fact(corrects="one-01"), "--caveat: a correction needs its reason: add 'caveat'"),
        (fact(by="\x07"), "--by: holds the character U+0007 at place 1; take it out"),
        (
            verdict("one-01", "one-02", date="2020-04"),
            "--date: '2020-04' is no full date; write the day too, as in 2021-06-28",
        ),
        (
            verdict("one-01"),
            "--status: status 'substantial' needs evidence of two origins; this rests on UN alone;"
            " cite another or write 'limited'",
        ),
        (
            verdict(),
            "--evidence: status 'substantial' rests on no evidence; list the ids under 'evidence',"
            " or write 'not_assessed'",
        ),
        (
            verdict("one-01", "one-07"),
            "--evidence: evidence 'one-07' is not known; did you mean 'one-02'? (one-01, one-02)",
        ),
        (
            link(effect="good"),
            "--effect: 'good' is not known (advance, setback, context)",
        ),
        (link(why="a\udcff"), "--why: holds the character U+DCFF at place 2; take it out"),
        (
            confirmation(date="2020-05"),
            "--date: '2020-05' is no full date; write the day too, as in 2021-06-28",
        ),
        (
            confirmation(date="2999-01-01"),
            "--date: 2999-01-01 lies after recorded (TODAY); check the year",
        ),
        (confirmation(note="\x07"), "--note: holds the character U+0007 at place 1; take it out"),
        (verdict("one-01", reason=""), "--reason: is empty; write text, or take the key out"),
        (
            verdict(status="no_evidence"),
            "'no_evidence' needs a documented search: add 'searches'\n"
            "--status: status 'no_evidence' cannot stand beside one-01, which points a way; write"
            " 'unclear', or judge it",
        ),
    ],
)
@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["save", "dry run"])
def test_a_mistake_is_said_at_its_option_and_changes_nothing(
    file: Path, run: Run, call: list[str], said: str, dry: list[str]
) -> None:
    said = said.replace("TODAY", str(date.today()))
    assert run(*call, *dry) == (1, "", f"{said}\nNothing was recorded.\n")
    assert file.read_text("utf-8") == TEXT


def test_all_mistakes_are_said_at_once(file: Path, run: Run) -> None:
    code, out, err = run(*fact(effect="good", url="x", source_kind="y"))
    assert (code, out) == (1, "")
    options = [line.partition(":")[0] for line in err.splitlines()]
    assert sorted(options) == ["--effect", "--source-kind", "--url", "Nothing was recorded."]


def test_a_file_with_problems_is_not_written_to(file: Path, run: Run) -> None:
    broken = TEXT.replace("theme: aid", "theme: adi", 1)
    file.write_text(broken, encoding="utf-8")
    assert run(*fact()) == (
        1,
        "data.yaml:24:12  one: theme 'adi' is not known; did you mean 'aid'? (aid, talks)\n",
        "1 problem\n",
    )
    assert file.read_text("utf-8") == broken


# ---------------------------------------------------------------- wrong calls


@pytest.mark.parametrize("option", FACT)
def test_what_evidence_needs_is_asked_for(file: Path, run: Run, option: str) -> None:
    code, out, err = run(*(word for word in fact() if not word.startswith(f"{option}=")))
    assert (code, out) == (2, "")
    assert err.endswith(f"error: the following arguments are required: {option}\n")


@pytest.mark.parametrize("option", VERDICT)
def test_what_an_assessment_needs_is_asked_for(file: Path, run: Run, option: str) -> None:
    code, out, err = run(*(word for word in verdict() if not word.startswith(f"{option}=")))
    assert (code, out) == (2, "")
    assert err.endswith(f"error: the following arguments are required: {option}\n")


@pytest.mark.parametrize("option", LINK)
def test_what_a_link_needs_is_asked_for(file: Path, run: Run, option: str) -> None:
    code, out, err = run(*(word for word in link() if not word.startswith(f"{option}=")))
    assert (code, out) == (2, "")
    assert err.endswith(f"error: the following arguments are required: {option}\n")


@pytest.mark.parametrize("option", CONFIRMATION)
def test_what_a_confirmation_needs_is_asked_for(file: Path, run: Run, option: str) -> None:
    code, out, err = run(*(word for word in confirmation() if not word.startswith(f"{option}=")))
    assert (code, out) == (2, "")
    assert err.endswith(f"error: the following arguments are required: {option}\n")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ([], "error: the following arguments are required: WHAT"),
        (["theme"], "error: argument WHAT: invalid choice: 'theme'"),
        ([*fact(), "--fast"], "error: unrecognized arguments: --fast"),
        ([*verdict(), "--evidence"], "error: argument --evidence: expected at least one argument"),
        (fact(by=" "), "--by: say who records this"),
        (link(fact="one-09"), "--fact: 'one-09' is not known; did you mean 'one-02'?"),
        (link("ones"), "There is no commitment 'ones'; did you mean 'one'?\nKnown: one, two"),
        (fact("ones"), "There is no commitment 'ones'; did you mean 'one'?\nKnown: one, two"),
    ],
)
def test_a_wrong_call_ends_with_2_and_changes_nothing(
    file: Path, run: Run, call: list[str], said: str
) -> None:
    code, out, err = run(*call)
    assert (code, out) == (2, "")
    assert said in err
    assert file.read_text("utf-8") == TEXT


@pytest.mark.parametrize(
    ("what", "options"),
    [
        ("evidence", [*FACT, "--why", "--actor", "--quote", "--caveat"]),
        ("link", [*LINK, "--why"]),
        ("assessment", [*VERDICT]),
        ("confirmation", [*CONFIRMATION, "--note"]),
    ],
)
def test_help_names_every_option(run: Run, what: str, options: list[str]) -> None:
    code, out, err = run(what, "--help")
    assert (code, err) == (0, "")
    for option in (*options, "--mail", "--dry-run", "--file"):
        assert f"  {option} " in out


def test_a_file_that_cannot_be_written_is_said(
    file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", fail)
    said = (
        "data.yaml cannot be written (Permission denied); nothing was saved, the file is as it was"
    )
    assert run(*fact()) == (2, "", f"{said}\n")
    assert file.read_text("utf-8") == TEXT


# ---------------------------------------------------------------- git and the log


def git(*words: str) -> str:
    call = ["git", "-c", "user.name=Op", "-c", "user.email=op@x", *words]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def tracked(file: Path) -> Path:
    """The data file in a work tree."""
    git("init", "--quiet")
    git("add", "data.yaml")
    git("commit", "--quiet", "-m", "Begin")
    return file


@pytest.mark.parametrize(("named", "commits"), [(None, "2"), ("commit", "2"), ("off", "1")])
def test_the_environment_says_what_git_does(
    tracked: Path, run: Run, monkeypatch: pytest.MonkeyPatch, named: str | None, commits: str
) -> None:
    if named is not None:
        monkeypatch.setenv("RECORD_GIT", named)
    assert run(*fact(mail="ann@example.org")) == (0, "2020-03-stopped\n", "")
    assert git("rev-list", "--count", "HEAD") == commits
    author = "Op <op@x>" if named == "off" else "Ann <ann@example.org>"
    assert git("log", "-1", "--format=%an <%ae>") == author


def test_a_push_that_fails_is_said_of_an_entry_that_is_saved(
    tracked: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORD_GIT", "push")
    code, out, err = run(*fact())
    assert (code, out) == (0, "2020-03-stopped\n")
    assert err.startswith("2020-03-stopped is saved, but git pushed nothing: ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("named", ["yes", "", "Commit"])
def test_another_word_for_git_is_a_wrong_call(
    file: Path, run: Run, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("RECORD_GIT", named)
    said = f"RECORD_GIT is '{named}'; set it to off, commit, push or sync\n"
    assert run(*fact()) == (2, "", said)
    assert file.read_text("utf-8") == TEXT


def test_an_entry_goes_to_the_remote_and_what_is_new_there_is_known(
    file: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here, there = set_up(tmp_path, TEXT.encode(), 2)
    monkeypatch.setenv("RECORD_GIT", "sync")
    assert run(*fact(), f"--file={there}") == (0, "2020-03-stopped\n", "")
    link = ("link", "two", "--fact=2020-03-stopped", "--effect=context", "--by=Bo", "--why=W.")
    assert run(*link, f"--file={here}") == (0, "2020-03-stopped on two\n", "")
    code, out, err = run(*fact(), f"--file={here}")
    assert (code, out) == (2, "")
    assert err == "this is already recorded as 2020-03-stopped; nothing was added\n"
    (tmp_path / "remote.git").rename(tmp_path / "moved.git")
    code, out, err = run(*fact(finding="It went on."), f"--file={here}")
    assert (code, out) == (2, "")
    assert err.startswith("the remote cannot be reached (fatal: ")


def test_a_table_is_not_taken_into_a_clone_that_follows(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RECORD_GIT", "sync")
    assert main(["import", "table.csv"]) == 2
    assert capsys.readouterr().err == (
        "RECORD_GIT is sync, and a table in this file alone would keep it from following the"
        " remote. Take it into another clone without that setting, commit and push it; nothing was"
        " taken\n"
    )


def test_saves_and_refusals_are_logged(file: Path, run: Run, log: Path) -> None:
    before = load(file, date.today()).version
    run(*fact(mail="ann@example.org"))
    after = load(file, date.today()).version
    run(*fact(by="Bo", corrects="one-01"))
    saved, refused = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    for line in (saved, refused):
        assert datetime.fromisoformat(line.pop("when")).tzinfo is not None
    assert saved == {
        "event": "saved",
        "who": "Ann",
        "mail": "ann@example.org",
        "account": "",
        "what": "2020-03-stopped",
        "before": before,
        "after": after,
        "why": "",
    }
    why = refused.pop("why")
    assert why.endswith("2020-03-stopped-2: a correction needs its reason: add 'caveat'")
    assert refused == {
        "event": "refused",
        "who": "Bo",
        "mail": "",
        "account": "",
        "what": "2020-03-stopped-2",
        "before": after,
        "after": after,
    }


def test_a_dry_run_is_not_logged(file: Path, run: Run, log: Path) -> None:
    run(*fact(), "--dry-run")
    assert not log.exists()


def test_a_log_that_cannot_be_opened_saves_nothing(
    file: Path, run: Run, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORD_LOG", str(log.parent / "none" / "record.log"))
    code, out, err = run(*fact())
    assert (code, out) == (2, "")
    assert err.endswith(
        "record.log cannot be written (No such file or directory); see RECORD_LOG\n"
    )
    assert file.read_text("utf-8") == TEXT


def four_eyes(file: Path) -> None:
    """The register asks for a second reader from today on."""
    text = file.read_text("utf-8")
    asked = f"  review: second-reader\n  review_since: {date.today()}\n  method:"
    file.write_text(text.replace("  method:", asked, 1), "utf-8")


def decided(name: str, by: str, *more: str) -> list[str]:
    return ["confirmation", name, f"--by={by}", *more]


def test_a_second_reader_confirms_by_command_and_nobody_their_own(file: Path, run: Run) -> None:
    four_eyes(file)
    code, id, err = run(*fact())
    name = id.strip()
    assert (code, err, [w.name for w in waiting(load(file, date.today()).register)]) == (
        0,
        "",
        [name],
    )
    own = run(*decided(name, "ann"))
    assert own[:2] == (1, "")
    assert own[2] == (
        f"--by: 'ann' recorded '{name}', and nobody confirms their own; let another editor decide,"
        " or write 'decision: withdrawn'\nNothing was recorded.\n"
    )
    assert run(*decided(name, "Bob")) == (0, f"{name} confirmed\n", "")
    register = load(file, date.today()).register
    assert waiting(register) == ()
    assert register.reviews == (Review(entry=name, by="Bob", recorded=date.today()),)
    again = run(*decided(name, "Bob"))
    assert again == (2, "", f"this is already recorded as {name} confirmed; nothing was added\n")


def test_an_entry_is_declined_with_a_reason_or_withdrawn(file: Path, run: Run) -> None:
    four_eyes(file)
    first = run(*fact())[1].strip()
    second = run(*fact(finding="Another thing."))[1].strip()
    assert run(*decided(first, "Bob", "--decline", "No page says so."))[0] == 0
    assert run(*decided(second, "Ann", "--withdraw"))[0] == 0
    register = load(file, date.today()).register
    assert [(r.entry, str(r.decision), r.reason) for r in register.reviews] == [
        (first, "declined", "No page says so."),
        (second, "withdrawn", None),
    ]
    assert waiting(register) == ()


def test_an_entry_that_is_not_there_is_no_commitment_either(file: Path, run: Run) -> None:
    assert run(*decided("onee-01", "Bob")) == (
        2,
        "",
        "'onee-01' is no commitment and no entry; did you mean 'one-01'?\nName a fact by its id, a"
        " judgement as 'pledge 2026-03-01', or the commitment that you looked at again.\n",
    )


def test_a_dry_run_says_what_an_entry_does_once_it_is_confirmed(file: Path, run: Run) -> None:
    four_eyes(file)
    out = run(*fact(), "--dry-run")[1]
    assert "It waits for a second reader; once confirmed, this is what it does:" in out


def test_check_names_what_waits(file: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    four_eyes(file)
    id = run(*fact())[1].strip()
    assert main(["check", "--file", str(file)]) == 0
    said = capsys.readouterr().out
    assert said.endswith(f"1 entry waits for a second reader:\n  {id}, by Ann\n")


def test_a_clock_that_contradicts_the_file_is_named_and_can_be_trusted(
    file: Path, run: Run
) -> None:
    later = datetime(2040, 1, 8, 12, tzinfo=UTC).timestamp()
    os.utime(file, (later, later))
    status, out, err = run(*fact(), "--file", str(file))
    assert (status, out) == (2, "")
    assert err.startswith("this computer's clock says ")
    assert (
        err.endswith(". Nothing was saved: set the clock right, or say --clock-is-right\n")
        and "but the data file is of " in err
    )
    assert run(*fact(), "--file", str(file), "--clock-is-right")[0] == 0
