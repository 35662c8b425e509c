"""Where this computer has a Chrome, Chromium or Edge; `python -m tests.browser.find` prints it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def browser() -> str | None:
    """The path of an installed browser: BROWSER_PATH, else the first that is found."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named
    found = (shutil.which(command) for command in _COMMANDS)
    return next((path for path in found if path), None) or next(
        (path for path in _PLACES if Path(path).exists()), None
    )


if __name__ == "__main__":
    path = browser()
    print(path or "no Chrome, Chromium or Edge was found")
    sys.exit(path is None)
