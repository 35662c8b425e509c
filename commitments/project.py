"""Where the files that belong to the project lie, in a checkout and where it is installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"  # pyproject.toml makes it in a wheel; a checkout has none
_INSTALLED = _SHIPPED.is_dir()

ROOT = _SHIPPED if _INSTALLED else _PACKAGE.parent
BOUNDARIES = ROOT / "data" / "boundaries"
STATIC = ROOT / "static"
FONTS = STATIC / "fonts"
# Where the data file is unless another is named. No wheel brings one: whoever installed the command
# keeps theirs in the folder that they work in.
DATA = Path("data") if _INSTALLED else ROOT / "data"
