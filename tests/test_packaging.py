"""What `pip install .` gives: the core with its files and its command. Nothing is built here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from pypdf import PdfReader

from commitments import project
from tests.conftest import ROOT, Run
from tests.test_layers import CORE, tops

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
WHEEL = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
SDIST = PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]
SHIPPED: dict[str, str] = WHEEL["force-include"]
# What lies beside the files of the core, and only the pages or whoever makes the files anew reads.
NOT_SHIPPED = {
    "data/boundaries/rebuild.mjs",
    "data/boundaries/rebuild.sh",
    "static/icon.png",
    "static/pdf",
}


def within(path: Path, places: set[str]) -> bool:
    """Whether a file is one of these, or lies in one of these folders."""
    return any(path.is_relative_to(ROOT / place) for place in places)


def folded(name: str) -> str:
    """The name of a package as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: list[str]) -> dict[str, str]:
    """Package -> the requirement of it, of lines that each ask for one version."""
    found = {folded(line.partition("==")[0]): line for line in lines if "==" in line}
    assert len(found) == len([line for line in lines if line and line[0] not in "#-"])
    return found


DEPENDENCIES = pins(PROJECT["dependencies"])


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a wheel would fill, laid out as pyproject.toml says."""
    site = tmp_path_factory.mktemp("site")
    (package,) = WHEEL["packages"]
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / package, site / package, ignore=without)
    for source, target in SHIPPED.items():
        (site / target).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, site / target)
        else:
            shutil.copyfile(ROOT / source, site / target)
    return site


# ---------------------------------------------------------------- what is in it


def test_every_file_of_the_core_is_shipped_where_the_core_looks_for_it() -> None:
    shipped = set(SHIPPED)
    beside = [*project.STATIC.rglob("*"), *project.BOUNDARIES.rglob("*")]
    files = [path for path in beside if path.is_file()]
    assert [path for path in files if not within(path, shipped | NOT_SHIPPED)] == []
    assert [path for path in files if within(path, shipped) and within(path, NOT_SHIPPED)] == []
    assert {one for one in shipped | NOT_SHIPPED if not (ROOT / one).exists()} == set()
    assert {source: f"commitments/_shipped/{source}" for source in shipped} == SHIPPED


def test_a_checkout_has_no_shipped_files() -> None:
    assert not (ROOT / "commitments" / "_shipped").exists()
    assert (project.ROOT, project.DATA) == (ROOT, ROOT / "data")


def test_the_licences_go_with_it() -> None:
    assert {"LICENSE", "static/fonts/LICENSE.txt"} == set(PROJECT["license-files"])
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])


def test_the_sources_hold_all_that_the_wheel_and_the_checks_are_made_of() -> None:
    listed = set(SDIST["only-include"])
    assert {name for name in listed if not (ROOT / name).exists()} == set()
    needed = {"README.md", "pyproject.toml", "Makefile", "tests", *WHEEL["packages"], *SHIPPED}
    needed |= {path.name for path in ROOT.glob("requirements*.txt")} | set(PROJECT["license-files"])
    needed |= {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert [name for name in needed if not within(ROOT / name, listed)] == []


# ---------------------------------------------------------------- what it asks for


def test_dependencies_are_those_of_the_requirements() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    required = pins(lines)
    assert {name: required.get(name) for name in DEPENDENCIES} == DEPENDENCIES


def test_all_that_the_core_imports_is_asked_for_and_nothing_else() -> None:
    others = set().union(*map(tops, CORE)) - sys.stdlib_module_names - {"commitments"}
    packages = packages_distributions()
    assert {folded(packages[name][0]) for name in others} == set(DEPENDENCIES)


def test_what_builds_it_is_pinned() -> None:
    assert all("==" in one for one in PYPROJECT["build-system"]["requires"])


# ---------------------------------------------------------------- how it runs

CALLS = """
import sys
sys.path.insert(0, sys.argv.pop(1))
sample = sys.argv.pop(1)
sys.argv[0] = "/somewhere/bin/commitments"
from commitments.__main__ import main
print(main(["check"]))
print(main(["new", "evidence", "--file", sample]))
made = ["--no-pledge-slides", "--only", "pptx", "--only", "pdf"]
print(main(["brief", "--file", sample, "--to", "out", *made]))
main(["schema", "--help"])
"""


def test_an_install_finds_its_files_and_takes_the_data_of_the_folder(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COMMITMENTS_FILE", "PYTHONPATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setenv("COLUMNS", "200")
    call = [sys.executable, "-c", CALLS, str(installed), str(ROOT / "tests" / "sample.yaml")]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[:3] == [
        "data/commitments.yaml:1:1  there is no such file; put it back, or name another with"
        " COMMITMENTS_FILE or --file",
        "1",
        "2",
    ]
    assert done.stderr.startswith(
        "1 problem\nname the commitment: commitments new evidence ID\n",
    )
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [
        ".json",
        ".pdf",
        ".pdf",
        ".pptx",
    ]
    (note,) = (tmp_path / "out").glob("*note*.pdf")
    fonts = PdfReader(note).pages[0]["/Resources"]["/Font"].values()
    assert any("LiberationSans" in font.get_object()["/BaseFont"] for font in fonts)
    usage = lines.index("0")
    assert lines[usage + 1] == "usage: commitments schema [-h] [--file PATH] [--output PATH]"
    assert "(default: beside the" in done.stdout
    assert lines[-1] == "example: commitments schema --file data/commitments.yaml"


def test_the_command_is_the_function_that_python_m_runs(run: Run) -> None:
    assert PROJECT["scripts"] == {"commitments": "commitments.__main__:main"}
    code, out, _ = run("--help")
    assert (code, out.partition(" [-h]")[0]) == (0, "usage: python -m commitments")
