"""Small registers and dates that the tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from commitments.__main__ import main
from commitments.register import compiled
from commitments.register.model import Register
from commitments.register.reading import load, read
from commitments.standing.standing import Moment
from commitments.tables.view import View

# A busy machine is slow, and speed is no matter of tests.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_KEPT = pytest.StashKey[TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """What tests and the programs that they start read again and again is kept for this run, and none
    of it where the user's own is."""
    if hasattr(config, "workerinput"):  # a process of pytest-xdist has the folder of the first
        return
    config.stash[_KEPT] = TemporaryDirectory(ignore_cleanup_errors=True)
    os.environ[compiled.SETTING] = config.stash[_KEPT].name


def pytest_unconfigure(config: pytest.Config) -> None:
    if _KEPT in config.stash:
        config.stash[_KEPT].cleanup()


TODAY = date(2026, 11, 28)
NOW = Moment(TODAY, TODAY)
ROOT = Path(__file__).resolve().parent.parent

LATER = b"""\
  - id: 2026-03-01-clock-ahead
    date: 2026-03-01
    finding: Recorded while the clock was ahead.
    source: {kind: reporting, publisher: A paper, title: A page, url: "https://example.org/"}
    bears_on: [{commitment: ftf-info, effect: advance}]
    recorded: 2036-01-08
    by: Ann
"""
"""An entry of another day than any that can have come: it does not count yet."""

HEAD = """\
register:
  maintainer: {name: The desk}
  method: {version: first, date: 2019-06-25}
meeting:
  id: meeting-2019
  title: A meeting
  date: 2019-06-25
  place: Somewhere
  summary: What it set out.
  url: https://example.org/meeting
documents:
  - {id: text, title: The text, publisher: The host, url: https://example.org/text, seen: whole}
themes:
  - {id: aid, name: Aid, summary: What helps.}
  - {id: talks, name: Talks, summary: What is said.}
regions:
  - {id: iraq, name: Iraq, places: [IRQ]}
  - {id: global, name: Worldwide, places: []}
commitments:
"""


def commitment(id: str = "one", evidence: str = "", assessments: str = "", **fields: str) -> str:
    """One commitment as YAML, valid by itself; `fields` replace lines by their key. Its evidence goes
    along in comments until `whole` makes a file of it."""
    lines = {
        "id": id,
        "title": f"Title of {id}",
        "summary": f"Summary of {id}.",
        "wording": '[{document: text, locator: sentence 1, quote: "We will do it"}]',
        "theme": "aid",
        "regions": "[iraq]",
        "kind": "standing",
        "force": "must",
        "pledged_by": "All",
        "review_every": "90",
        "criteria": "{fixed: 2020-01-01, fulfilled: All, substantial: Most, limited: Some,"
        " reversed: Back}",
    } | fields
    text = "\n".join(f"    {key}: {value}" for key, value in lines.items() if value)
    text = "  - " + text.removeprefix("    ")
    if assessments:
        text += "\n    assessments:\n" + "\n".join(
            f"      - {line}" for line in assessments.splitlines()
        )
    facts = "".join(f"\n{_FACT}{line.replace(_HERE, id)}" for line in evidence.splitlines())
    return text + facts + "\n"


_FACT = "    #+ "
"""Before a fact in the text of the commitment that it bears on: `whole` puts it where it belongs."""
_HERE = "THIS-COMMITMENT"


def whole(text: str) -> str:
    """A file of a head and commitments, with the facts that `commitment` was given at its end."""
    lines = text.splitlines(keepends=True)
    facts = [f"  - {line.removeprefix(_FACT)}" for line in lines if line.startswith(_FACT)]
    rest = [line for line in lines if not line.startswith(_FACT)]
    return "".join([*rest, *(["evidence:\n"] if facts else []), *facts])


def evidence(
    id: str = "one-01",
    date: str = "2020-02-01",
    effect: str = "advance",
    kind: str = "monitor",
    publisher: str = "UN",
    recorded: str = "2020-03-01",
    **more: str,
) -> str:
    """One fact as a line of YAML; it bears on the commitment that it is given to."""
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        f"{{id: {id}, date: {date}, finding: What happened, places: [IRQ],"
        f" source: {{kind: {kind}, publisher: {publisher}, title: A page,"
        f" url: https://example.org/{id}}}, bears_on: [{{commitment: {_HERE}, effect: {effect}}}],"
        f" recorded: {recorded}{extra}}}"
    )


def assessment(
    date: str = "2020-02-01",
    status: str = "limited",
    evidence: str = "one-01",
    recorded: str = "2020-03-02",
    **more: str,
) -> str:
    """One assessment as a line of YAML."""
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        f"{{date: {date}, recorded: {recorded}, status: {status}, reason: Because.,"
        f" evidence: [{evidence}], by: us, method: first{extra}}}"
    )


def register(*commitments: str, head: str = HEAD) -> Register:
    """A register of these commitments."""
    return read(whole(head + "".join(commitments)).encode(), "data.yaml", TODAY)


@pytest.fixture(scope="session")
def curated() -> Register:
    """The real register; what is recorded after TODAY is in it as well."""
    return load(ROOT / "data" / "commitments.yaml", date.max).register


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A call of `python -m commitments`: its exit code, and what it printed as results and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as end:
            assert isinstance(end.code, int)
            code = end.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="module")
def real(curated: Register) -> View:
    return View(curated, NOW, "0123abcd")
