"""Prepare the files that browsers load, compressed: python -m deploy.static_files --to FOLDER

Copies the script and style files of Streamlit and our own `static/` into a folder for nginx, each
with its compressed twins beside it: gzip always, brotli where its command is installed. What is
there already stays, so that a page of the version before still finds its files.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit

from commitments.files import put
from commitments.project import STATIC

_COMPRESSED = {".js", ".mjs", ".css", ".json", ".svg", ".ttf", ".wasm", ".txt", ".html"}
_SMALL = 500
"""Bytes below which a file is not worth compressing."""
_STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"


def prepare(folder: Path, ours: Path = STATIC, theirs: Path = _STREAMLIT) -> dict[str, int]:
    """Fill a folder; returns bytes by kind: "" as they are, "gz" and "br" compressed."""
    brotli = shutil.which("brotli")
    wanted = {folder / "static" / path.relative_to(theirs): path for path in _files(theirs)}
    wanted |= {folder / "app" / "static" / path.relative_to(ours): path for path in _files(ours)}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = list(pool.map(lambda pair: _one(pair[0], pair[1], brotli), wanted.items()))
    return {kind: sum(sizes[kind] for sizes in made) for kind in ("", "gz", "br")}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _one(target: Path, source: Path, brotli: str | None) -> dict[str, int]:
    """Copy and compress one file, where that was not done before; its sizes."""
    data = source.read_bytes()
    twins = {kind: target.with_name(f"{target.name}.{kind}") for kind in ("gz", "br")}
    worth = source.suffix in _COMPRESSED and len(data) >= _SMALL
    if not target.is_file() or target.read_bytes() != data:
        target.parent.mkdir(parents=True, exist_ok=True)
        # No twin of another content may be served meanwhile.
        for twin in twins.values():
            twin.unlink(missing_ok=True)
        put({target: data})
    if worth and not twins["gz"].is_file():
        put({twins["gz"]: gzip.compress(data, 9, mtime=0)})
    if worth and brotli and not twins["br"].is_file():
        call = [brotli, "--quality=11", "--lgwin=24", "--stdout", str(source)]
        put({twins["br"]: subprocess.run(call, check=True, capture_output=True).stdout})
    sizes = {"": len(data)}
    for kind, twin in twins.items():
        sizes[kind] = twin.stat().st_size if twin.is_file() else len(data)
    return sizes


def main() -> int:
    """Prepare, and say what it saves."""
    parser = argparse.ArgumentParser(prog="python -m deploy.static_files")
    parser.add_argument("--to", type=Path, required=True, help="the folder that nginx serves")
    sizes = prepare(parser.parse_args().to)
    with_brotli = f", {sizes['br'] / 1e6:.1f} MB with brotli" if shutil.which("brotli") else ""
    print(f"{sizes[''] / 1e6:.1f} MB; {sizes['gz'] / 1e6:.1f} MB with gzip{with_brotli}")
    if not with_brotli:
        print("The command brotli is not installed; gzip alone was made.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
