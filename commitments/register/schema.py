"""The JSON Schema of the data file, generated from the model; editors complete from it.

What depends on a register (its themes, regions and documents) is taken from one where it is given,
so that an editor completes these words too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from commitments.register.model import Register
from commitments.register.places import places


def schema(register: Register | None = None) -> dict[str, Any]:
    """A JSON Schema (draft 7 words only, which YAML editors understand) of a register."""
    generated = TypeAdapter(Register).json_schema(ref_template="#/definitions/{model}")
    definitions = generated.pop("$defs")
    # Put together from the facts, not written.
    del definitions["Commitment"]["properties"]["evidence"], definitions["Bearing"]
    for name in ("Evidence", "BearsOn", "Assessment"):
        del definitions[name]["properties"]["reviewed"]
    del definitions["Reviewed"]
    codes = _words((place.code, place.name) for place in places().values())
    definitions["Evidence"]["properties"]["places"]["items"] |= codes
    definitions["Region"]["properties"]["places"]["items"] |= codes
    if register is not None:
        commitment = definitions["Commitment"]["properties"]
        commitment["theme"] |= _words((t.id, t.name) for t in register.themes)
        commitment["regions"]["items"] |= _words((r.id, r.name) for r in register.regions)
        documents = _words((d.id, d.title) for d in register.documents)
        for name in ("Wording", "Lineage", "LaterPledge"):
            definitions[name]["properties"]["document"] |= documents
        pledges = _words((c.id, c.title) for c in register.commitments)
        for name in ("BearsOn", "Confirmation"):
            definitions[name]["properties"]["commitment"] |= pledges
        members = _words((m.code, m.name) for m in register.members)
        if register.members:
            definitions["Evidence"]["properties"]["actors"]["items"] |= members
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **generated,
        "title": "Register of commitments",
        "definitions": definitions,
    }


def _words(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    pairs = list(names)
    return {"enum": [key for key, _ in pairs], "enumDescriptions": [name for _, name in pairs]}
