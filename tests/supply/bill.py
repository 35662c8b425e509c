"""The bill of materials: what is installed and shipped, in which version, under which licence."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import metadata
from typing import Any

from tests.conftest import ROOT

LOCKS = ROOT / "locks"
BILL = LOCKS / "sbom.cdx.json"
TABLE = ROOT / "docs" / "licences.md"

VENDORED = (
    ("jspdf", "4.2.1", "MIT", "static/pdf/jspdf.umd.min.js"),
    ("svg2pdf.js", "2.8.1", "MIT", "static/pdf/svg2pdf.umd.min.js"),
)
"""Scripts that lie in the project: name in npm, version, licence, file."""

_OLD_NAMES = ("License :: OSI Approved :: ", "License :: ")
_HEAD = """# Licences of what is installed and shipped

Written by `python -m tests.supply`, from what each package says of itself; `locks/sbom.cdx.json` has the same as a
bill of materials (CycloneDX). The project's own licence is in [LICENSE](../LICENSE), that of the fonts in
[static/fonts](../static/fonts/README.md); the geometry is in the public domain.

`certifi` (MPL-2.0) is used unchanged, as a library, and asks for nothing more than that its licence stays with it. No
package is under the GPL or LGPL: documents are set by `typst` (Apache-2.0), and `fpdf2` (LGPL-3.0), which earlier
versions used, is no longer installed.

| package | version | licence |
|---|---|---|
"""


def pinned(name: str) -> dict[str, str]:
    """Package -> version of a file of requirements or of a lock."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.\-]+)==([\w.]+)", text, re.MULTILINE))


def licence(package: str) -> str:
    """The licence of an installed package, as it says itself."""
    told = metadata(package)
    if expression := told.get("License-Expression"):
        return str(expression)
    named = [one for one in told.get_all("Classifier", []) if one.startswith(_OLD_NAMES)]
    if named:
        return " and ".join(one.rpartition(" :: ")[2] for one in named)
    return str(told.get("License", "")).strip().partition("\n")[0]


def bill() -> str:
    """The bill of materials of what runs, the same bytes each time."""
    packages = pinned("locks/run.txt")
    components = [
        _component(f"pkg:pypi/{name.lower()}@{version}", name, version, licence(name))
        for name, version in packages.items()
    ]
    for name, version, named, file in VENDORED:
        digest = hashlib.sha256((ROOT / file).read_bytes()).hexdigest()
        made = _component(f"pkg:npm/{name}@{version}", name, version, named)
        components.append(made | {"hashes": [{"alg": "SHA-256", "content": digest}]})
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "commitments"}},
        "components": components,
    }
    return json.dumps(whole, indent=1) + "\n"


def table() -> str:
    """The same for people."""
    rows = [(name, version, licence(name)) for name, version in pinned("locks/run.txt").items()]
    rows += [(f"{name} ({file})", version, named) for name, version, named, file in VENDORED]
    return _HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _component(purl: str, name: str, version: str, named: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{"license": {"name": named}}],
    }
