"""Imports run one way, and what must never be used is not there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORE = sorted((ROOT / "commitments").rglob("*.py"))
COMPONENTS = sorted((ROOT / "components").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
PRODUCT = [*CORE, *COMPONENTS, *PAGES, ROOT / "dashboard.py"]

# The only places that read the clock and the environment, besides components/register.py.
COMMAND_LINE = ("__main__.py", "commands.py")
# The only places that hold a colour.
WITH_COLOURS = ["commitments/look.py", "commitments/vocabulary.py"]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> str:
    return name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file may import, by its whole name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: write imports from the root"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tops(path: Path) -> set[str]:
    return {imported.partition(".")[0] for imported in imports(path)}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file with what it calls, as `st.iframe`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_there_are_files_to_look_at() -> None:
    assert (len(CORE) > 15, len(COMPONENTS) > 10, len(PAGES) > 5) == (True, True, True)


def test_the_core_loads_no_streamlit() -> None:
    modules = [module(path) for path in CORE if path.name not in COMMAND_LINE]
    program = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = run.stdout.split()
    assert {"commitments", "pandas", "plotly"} <= set(loaded)
    assert {"streamlit", "components", "pages", "tornado", "dashboard"} & set(loaded) == set()


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_imports_nothing_above_it(path: Path) -> None:
    assert tops(path) & {"streamlit", "components", "pages", "dashboard", "tests"} == set()


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_components_import_no_page(path: Path) -> None:
    assert tops(path) & {"pages", "dashboard", "tests"} == set()


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_a_short_table_of_contents(path: Path) -> None:
    assert tops(path) & {"streamlit", "pandas", "plotly", "pages", "dashboard"} == set()
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60


def test_the_entry_imports_the_frame_and_nothing_else() -> None:
    assert set(imports(ROOT / "dashboard.py")) == {"components", "components.frame"}


def core_imports(path: Path) -> set[str]:
    known = {module(one).removeprefix("commitments.") for one in CORE}
    return {i.removeprefix("commitments.") for i in imports(path)} & known - {"commitments"}


def test_imports_in_the_core_never_go_round() -> None:
    graph = {module(path).removeprefix("commitments."): core_imports(path) for path in CORE}
    assert sum(len(below) for below in graph.values()) > 30
    assert set(TopologicalSorter(graph).static_order()) == set(graph)


# Where a library may be used, and nowhere else in the core.
LIBRARIES = {
    "plotly": ["charts", "look", "maps"],
    "openpyxl": ["importing"],
    "xlsxwriter": ["briefing/chart_data", "spreadsheet"],
    "pandas": [
        "briefing/annex",
        *("charts", "comparison", "exchange", "frames", "look", "maps", "spreadsheet"),
    ],
    "yaml": ["recording", "yaml_tree"],
    "pptx": [
        f"briefing/{part}"
        for part in ("chart_data", "deck", "docx_note", "drawing", "our_template", "template")
    ],
    "docx": ["briefing/docx_note"],
    "fpdf": ["briefing/pdf_note"],
    "kaleido": ["briefing/images"],
}

# From the ground up; a part imports only what stands before it.
ORDER = [
    "vocabulary",
    "dates",
    "places",
    "model",
    "standing",
    "changes",
    "frames",
    "wording",
    "native",
    "look",
    "charts",
    "maps",
]
BRIEFING = [
    "sameness",
    "template",
    "chart_data",
    "drawing",
    "deck",
    "sentences",
    "contents",
    "permalink",
    "slides",
    "note",
    "docx_note",
    "pdf_note",
    "markdown_note",
    "annex",
    "images",
    "pack",
]


@pytest.mark.parametrize("part", ORDER)
def test_a_part_of_the_core_imports_only_what_lies_under_it(part: str) -> None:
    found = core_imports(ROOT / "commitments" / f"{part}.py") & set(ORDER)
    assert found <= set(ORDER[: ORDER.index(part)])


@pytest.mark.parametrize("part", BRIEFING)
def test_a_part_of_the_briefing_imports_only_what_lies_under_it(part: str) -> None:
    found = core_imports(ROOT / "commitments" / "briefing" / f"{part}.py")
    inside = {name.removeprefix("briefing.") for name in found if name.startswith("briefing.")}
    assert inside <= set(BRIEFING[: BRIEFING.index(part)])


def test_every_part_of_the_briefing_has_its_place() -> None:
    found = {path.stem for path in CORE if path.parent.name == "briefing"}
    assert found - {"__init__", "our_template"} == set(BRIEFING)


@pytest.mark.parametrize("path", CORE, ids=name)
def test_only_the_command_line_knows_the_briefing(path: Path) -> None:
    if path.parent.name != "briefing" and path.name not in COMMAND_LINE:
        assert [i for i in core_imports(path) if i.startswith("briefing")] == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_where_it_belongs(library: str) -> None:
    homes = [name(path) for path in CORE if library in tops(path)]
    assert homes == [f"commitments/{home}.py" for home in LIBRARIES[library]]


def test_colours_stand_in_two_files_only() -> None:
    found = [
        name(path)
        for path in PRODUCT
        if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert found == WITH_COLOURS


def test_the_colours_of_the_pages_are_those_of_the_figures() -> None:
    from commitments.look import Look

    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for look, section in ((Look(), "theme.light"), (Look(dark=True), "theme.dark")):
        part = config.split(f"[{section}]")[1].split("[")[0]
        assert f'backgroundColor = "{look.ground}"' in part.splitlines()
        assert f'textColor = "{look.ink}"' in part.splitlines()
        assert f'primaryColor = "{look.accent}"' in part.splitlines()
        assert f'borderColor = "{look.line}"' in part.splitlines()


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_nothing_runs_markup_from_text(path: Path) -> None:
    for called, call in calls(path):
        given = {keyword.arg for keyword in call.keywords}
        assert given & {"unsafe_allow_html", "unsafe_allow_javascript"} == set(), called
        assert not called.endswith(".iframe") and "components.v1" not in called, called
        assert called not in ("eval", "exec", "__import__"), called


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_no_error_is_caught_without_its_name(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert ast.unparse(node.type) not in ("Exception", "BaseException")


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_reads_no_clock_and_no_environment(path: Path) -> None:
    if path.name in COMMAND_LINE:
        return
    clocks = ("date.today", "datetime.now", "time.time", "monotonic", "time.monotonic")
    assert [called for called, _ in calls(path) if called in clocks] == []
    # What another program is started with is handed on, not read.
    assert "environ" not in path.read_text(encoding="utf-8").replace("env=os.environ |", "")


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_only_the_link_check_can_call_another_host(path: Path) -> None:
    clients = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "socket"}
    expected = {"requests"} if name(path) == "commitments/fetching.py" else set()
    assert set(imports(path)) & clients == expected


def test_only_the_command_line_can_check_links() -> None:
    users = [name(path) for path in PRODUCT if "commitments.fetching" in set(imports(path))]
    assert users == ["commitments/commands.py"]
