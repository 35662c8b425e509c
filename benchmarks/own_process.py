"""A measurement in a process of its own, so that nothing is warm from another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def in_own_process(module: str, path: Path) -> dict[str, float]:
    """What this module of the benchmarks prints, as JSON, of the data file at this path."""
    answer = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"COMMITMENTS_FILE": str(path.absolute())},
    )
    found: dict[str, float] = json.loads(answer.stdout)
    return found
