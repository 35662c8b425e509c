"""Install the validators of Office files and of pages beside Python: `python -m tests.validity.install`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PLACE = Path(sys.prefix) / "validator"
_LISTED = ("package.json", "package-lock.json")


def main() -> int:
    """Install what package-lock.json pins; returns 1 where there is no npm."""
    npm = shutil.which("npm")
    if npm is None:
        print(
            "The tests of Office files and of pages need npm: install Node.js 18 or newer.",
            file=sys.stderr,
        )
        return 1
    PLACE.mkdir(exist_ok=True)
    for name in _LISTED:
        shutil.copy(Path(__file__).with_name(name), PLACE / name)
    call = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(call, cwd=PLACE, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
