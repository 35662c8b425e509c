"""What the pages for people say of this repository is so: files, links, numbers, versions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.__main__ import PARTS
from tests.conftest import ROOT

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
# What was true of a release need not be true of the next.
OF_TODAY = [page for page in PAGES if page.name != "CHANGELOG.md"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
ARCHITECTURE = ROOT / "docs" / "architecture.md"
# They come to be where the program is used, and git leaves them out.
MADE = {".venv/", ".venv/bin/python", ".streamlit/secrets.toml"}
# Where a path inside the repository begins, so that /srv/... and a type such as text/csv are none.
FOLDERS = (
    *("benchmarks", "commitments", "components", "data", "deploy", "docs", "pages", "static"),
    *("tests", ".ci", ".github", ".streamlit", ".venv"),
)

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")
_OF_THE_TOP = re.compile(r"[\w.-]+\.(?:py|cff|md)|Makefile|\.pre-commit-config\.yaml")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^(?: {4}).*$", "", text, flags=re.MULTILINE)


def paths(text: str) -> Iterator[str]:
    """Every path inside the repository that a text names as code."""
    for code in _CODE.findall(text):
        first, slash, _ = code.partition("/")
        if (slash and first in FOLDERS and " " not in code) or _OF_THE_TOP.fullmatch(code):
            yield code


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", OF_TODAY, ids=name)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    found = set(paths(prose(page))) - MADE
    assert sorted(path for path in found if not (ROOT / path).exists()) == []


def test_paths_are_found_and_nothing_else() -> None:
    text = "`docs/speed.md`, `data/`, `dashboard.py`, `python -m x/y`, `/srv/data`, `a/b`, `x.yaml`"
    assert list(paths(text)) == ["docs/speed.md", "data/", "dashboard.py"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    lost = []
    for link, image in _LINK.findall(prose(page)):
        target, _, anchor = (link or image).partition("#")
        if target.startswith(("https://", "http://")):
            continue
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(link or image)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_page_is_reached_from_the_readme(page: Path) -> None:
    reached, new = set[Path](), {ROOT / "README.md"}
    while new:
        reached |= new
        links = {
            (one.parent / link.partition("#")[0]).resolve()
            for one in new
            for link, _ in _LINK.findall(prose(one))
            if not link.startswith("http")
        }
        new = {there for there in links if there.suffix == ".md" and there.exists()} - reached
    assert page in reached


def test_the_readme_is_for_hurried_readers() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 150
    assert {"    make run", "    make test"} <= set(readme.splitlines())
    assert "](docs/overview.png)" in readme
    assert "under MIT" in readme and "CC BY 4.0" in readme


def test_the_way_of_a_fact_has_six_steps() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    way = text.partition("## The way of a fact, in six steps\n")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d)\. \*\*", way, re.MULTILINE) == list("123456")


@pytest.mark.parametrize(
    "what",
    [
        *("a page", "a status", "a filter", "a column of the annex", "a rule on the data"),
        *("a chart", "a command", "a field of evidence"),
    ],
)
def test_a_recipe_says_which_files_are_touched(what: str) -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    recipe = text.partition(f"### ... {what}\n")[2].partition("\n### ")[0]
    assert len(set(paths(recipe))) >= 2


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_a_decision_says_when_why_what_and_what_would_change_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    number, title = page.name.partition("-")[0], text.partition("\n")[0]
    assert title.startswith(f"# {number} ")
    assert re.search(r"^\*\*Date:\*\* 20\d\d-\d\d-\d\d", text, re.MULTILINE)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Context",
        "Decision",
        "What would change it",
    ]
    assert 15 <= len(text.splitlines()) <= 30
    listed = (page.parent / "README.md").read_text(encoding="utf-8")
    assert f"[{number}]({page.name}) | {title.removeprefix(f'# {number} ')} |" in listed


def test_there_are_ten_decisions_and_more() -> None:
    assert len(DECISIONS) >= 10


def test_every_table_of_speed_has_its_place() -> None:
    text = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8")
    titles = [title.partition(",")[0] for title in PARTS.values()]
    assert [title for title in titles if f"\n**{title}**" not in text] == []


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def parsed(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def test_a_release_has_one_version_and_one_date_everywhere() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## (.+)$", text, re.MULTILINE)
    dated = [re.fullmatch(r"(\d+\.\d+\.\d+) — (20\d\d-\d\d-\d\d)", release) for release in releases]
    assert all(dated), releases
    days = [found[2] for found in dated if found]
    assert days == sorted(days, reverse=True)
    citation = parsed("CITATION.cff")
    newest = f"{citation['version']} — {citation['date-released']}"
    assert (newest, citation["version"]) == (releases[0], project()["version"])


def test_the_citation_is_in_the_citation_file_format() -> None:
    citation = parsed("CITATION.cff")
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "version", "date-released"} <= set(citation)
    assert citation["license"] == project()["license"] == "MIT"
    assert all(set(author) == {"name"} for author in citation["authors"])


def test_every_version_that_may_be_used_is_checked_on_both_systems() -> None:
    jobs = parsed(".github/workflows/check.yml")["jobs"]
    versions = ["3.11", "3.12", "3.13", "3.14"]
    assert project()["requires-python"] == f">={versions[0]}"
    for system in ("linux", "windows", "installed"):
        assert jobs[system]["strategy"]["matrix"]["python"] == versions
    assert jobs["linux"]["runs-on"] == "ubuntu-latest"
    assert jobs["windows"]["runs-on"] == "windows-latest"
    assert jobs["installed"]["strategy"]["matrix"]["system"] == ["ubuntu-latest", "windows-latest"]
    steps = [step.get("run", "") for step in jobs["linux"]["steps"]]
    assert any(step.startswith("make test") for step in steps)


def test_hooks_use_what_the_project_has() -> None:
    (local,) = parsed(".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    for hook in local["hooks"]:
        assert hook["language"] == "system"
        assert hook["entry"].startswith(".venv/bin/python -m ")
