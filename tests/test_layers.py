"""Imports run one way, and what must never be used is not there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

# From the ground up: a wing imports from itself and from what stands before it.
WINGS = (
    "commitments.text",
    "commitments.garbled",
    "commitments.project",
    "commitments.files",
    "commitments.zipped",
    "commitments.palette",
    "commitments.vocabulary",
    "commitments.record_words",
    "commitments.dates",
    "commitments.register",
    "commitments.links",
    "commitments.standing",
    "commitments.search",
    "commitments.tables",
    "commitments.recording",
    "commitments.answers",
    "commitments.figures",
    "commitments.exchange",
    "commitments.briefing",
    "commitments.edition",
    "components.state",
    "components.server",
    "components.widgets",
    "components.record",
    "components.parts",
    "components.shell",
    "commitments.cli",
    "commitments.__main__",
)

CORE = sorted((ROOT / "commitments").rglob("*.py"))
COMPONENTS = sorted((ROOT / "components").rglob("*.py"))
STYLES = sorted((ROOT / "components" / "styles").glob("*.css"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
PRODUCT = [*CORE, *COMPONENTS, *PAGES, ROOT / "dashboard.py"]
BESIDE = sorted(one for folder in ("benchmarks", "deploy") for one in (ROOT / folder).glob("*.py"))

# The only places that read the clock and the environment, besides components/state/world.py.
COMMAND_LINE = (ROOT / "commitments" / "cli", ROOT / "commitments" / "__main__.py")
# The only places that hold a colour.
WITH_COLOURS = ["commitments/palette.py", "commitments/vocabulary.py"]

# Where a library may be used, and nowhere else in the core.
LIBRARIES = {
    "plotly": ("commitments/figures/",),
    "openpyxl": ("commitments/exchange/",),
    "xlsxwriter": ("commitments/exchange/workbook.py", "commitments/briefing/slides/chart_data.py"),
    "pandas": (
        "commitments/tables/",
        "commitments/figures/",
        "commitments/exchange/",
        "commitments/briefing/annex.py",
    ),
    "rapidfuzz": ("commitments/search/", "commitments/links/pages.py"),
    "pypdf": ("commitments/links/pages.py",),
    "sqlite3": ("commitments/search/store.py",),
    "yaml": ("commitments/register/yaml_tree.py", "commitments/recording/"),
    "pptx": ("commitments/briefing/slides/", "commitments/briefing/notes/word_chart.py"),
    "docx": (
        "commitments/briefing/notes/word_page.py",
        "commitments/briefing/notes/word.py",
        "commitments/briefing/notes/word_chart.py",
    ),
    "typst": ("commitments/briefing/notes/pdf.py",),
    "fontTools": ("commitments/briefing/notes/letters.py", "commitments/briefing/vector.py"),
    "PIL": ("commitments/edition/cards.py",),
    "jinja2": ("commitments/edition/page.py",),
    "markupsafe": ("commitments/edition/",),
    "kaleido": ("commitments/briefing/images.py",),
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> str:
    return name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def of_the_command_line(path: Path) -> bool:
    return any(path.is_relative_to(one) for one in COMMAND_LINE)


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Whatever stands in a file, which many tests look at."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports(path: Path) -> set[str]:
    """Every module that a file may import, by its whole name."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: write imports from the root"
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def tops(path: Path) -> set[str]:
    return {imported.partition(".")[0] for imported in imports(path)}


KNOWN = {module(one) for one in [*CORE, *COMPONENTS]} - {"commitments", "components"}


def own_imports(path: Path) -> set[str]:
    """The modules of the product that a file imports."""
    return imports(path) & KNOWN


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file with what it calls, as `st.iframe`."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def wing(of: str) -> str:
    """The wing that a module stands in."""
    return next(one for one in WINGS if f"{of}.".startswith(f"{one}."))


ROOMS = [path for path in [*CORE, *COMPONENTS] if path.name != "__init__.py"]


def test_there_are_files_to_look_at() -> None:
    found = (len(CORE) > 60, len(COMPONENTS) > 20, len(STYLES) > 10, len(PAGES) > 5)
    assert found == (True, True, True, True)
    assert {wing(module(path)) for path in ROOMS} == set(WINGS)


@pytest.mark.parametrize("path", ROOMS, ids=name)
def test_a_room_imports_only_from_its_wing_and_those_below(path: Path) -> None:
    below = WINGS[: WINGS.index(wing(module(path))) + 1]
    assert [one for one in own_imports(path) if wing(one) not in below] == []


def test_imports_never_go_round() -> None:
    rooms = {module(path): own_imports(path) for path in ROOMS}
    assert sum(len(below) for below in rooms.values()) > 200
    assert set(rooms) <= set(TopologicalSorter(rooms).static_order())


@pytest.mark.parametrize("path", ROOMS, ids=name)
def test_a_room_is_small_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", [*PRODUCT, *BESIDE], ids=name)
def test_a_function_is_short_enough_to_read(path: Path) -> None:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    functions = [one for one in nodes(path) if isinstance(one, kinds)]
    lines = [(one.name, (one.end_lineno or 0) - one.lineno + 1) for one in functions]
    assert [one for one in lines if one[1] > 40] == []


def test_the_core_loads_no_streamlit() -> None:
    modules = [module(path) for path in CORE if not of_the_command_line(path)]
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
def test_the_core_imports_nothing_of_the_dashboard(path: Path) -> None:
    assert tops(path) & {"streamlit", "components", "pages", "dashboard", "tests"} == set()


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_components_import_no_page_and_no_command(path: Path) -> None:
    assert tops(path) & {"pages", "dashboard", "tests"} == set()
    assert [one for one in own_imports(path) if one.startswith("commitments.cli")] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_a_short_table_of_contents(path: Path) -> None:
    assert tops(path) & {"streamlit", "pandas", "plotly", "pages", "dashboard"} == set()
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60


def test_the_entry_imports_the_server_and_the_frame_and_nothing_else() -> None:
    assert own_imports(ROOT / "dashboard.py") == {
        *("components.server.gates", "components.server.housekeeping"),
        *("components.shell", "components.shell.frame"),
    }


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_where_it_belongs(library: str) -> None:
    users = [name(path) for path in CORE if library in tops(path)]
    assert users
    assert [one for one in users if not one.startswith(LIBRARIES[library])] == []


def test_colours_stand_in_two_files_only() -> None:
    found = [
        name(path)
        for path in [*PRODUCT, *STYLES]
        if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert found == WITH_COLOURS


def test_the_colours_of_the_pages_are_those_of_the_figures() -> None:
    from commitments.figures.look import Look

    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for look, section in ((Look(), "theme.light"), (Look(dark=True), "theme.dark")):
        part = config.split(f"[{section}]")[1].split("[")[0]
        assert f'backgroundColor = "{look.ground}"' in part.splitlines()
        assert f'textColor = "{look.ink}"' in part.splitlines()
        assert f'primaryColor = "{look.colours.link}"' in part.splitlines()
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


@pytest.mark.parametrize("path", [*COMPONENTS, *PAGES], ids=name)
def test_no_button_can_lose_its_click(path: Path) -> None:
    """It does what it does before its run draws, or what stands behind a click on it waits."""
    alone = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for called, call in calls(path):
        if called in ("st.button", "st.form_submit_button") and id(call) not in alone:
            keys = [ast.unparse(one.value) for one in call.keywords if one.arg == "key"]
            assert [key.partition("(")[0] for key in keys] == ["late"], ast.unparse(call)


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_reads_no_clock_and_no_environment(path: Path) -> None:
    if of_the_command_line(path):
        return
    clocks = ("date.today", "datetime.now", "time.time", "monotonic", "time.monotonic")
    assert [called for called, _ in calls(path) if called in clocks] == []
    # What another program is started with is handed on, not read.
    assert "environ" not in path.read_text(encoding="utf-8").replace("env=os.environ |", "")


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_only_the_link_check_can_call_another_host(path: Path) -> None:
    clients = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "socket"}
    expected = {"requests"} if name(path) == "commitments/links/check.py" else set()
    assert set(imports(path)) & clients == expected


def test_only_the_command_line_can_check_links() -> None:
    users = [name(path) for path in PRODUCT if "commitments.links.check" in set(imports(path))]
    assert users == ["commitments/cli/sources.py"]


def test_a_workaround_names_a_test_that_exists() -> None:
    named: set[str] = set()
    for path in [*COMPONENTS, *PAGES, *STYLES]:
        text = re.sub(r"\s*\n\s*(?:# )?", "", path.read_text(encoding="utf-8"))
        named |= set(
            re.findall(r"tests/browser/streamlit/(\w+\.py::test_\w+?)(?= ?fails|\))", text)
        )
    folder = ROOT / "tests" / "browser" / "streamlit"
    there = {
        f"{path.name}::{found}"
        for path in folder.glob("test_*.py")
        for found in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 12
    assert named <= there
    assert {one for one in there if "defects" in one} - named == set()
