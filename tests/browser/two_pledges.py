"""A register that is read in a fifth of the time: for tests that write into it again and again."""

from __future__ import annotations

from typing import Any

import yaml

from tests.conftest import ROOT

PLEDGES = ("ftf-info", "unity")


class _Indented(yaml.SafeDumper):
    """Lists stand two spaces in, as in the curated file."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


def _shortened() -> bytes:
    text = (ROOT / "data" / "commitments.yaml").read_text("utf-8")
    data = yaml.load(text, yaml.CSafeLoader)
    for commitment in data["commitments"]:
        if commitment["id"] not in PLEDGES:
            for part in ("assessments", "counterparts", "lineage", "searches"):
                commitment.pop(part, None)
    data["evidence"] = [
        fact
        for fact in data["evidence"]
        if any(link["commitment"] in PLEDGES for link in fact["bears_on"])
    ]
    del data["series"]
    return yaml.dump(
        data, Dumper=_Indented, sort_keys=False, allow_unicode=True, width=110
    ).encode()


TWO_PLEDGES = _shortened()
"""The curated register with all its pledges, and facts and judgements of two of them."""
