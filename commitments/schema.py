"""The JSON Schema of the data file, generated from the model; editors complete from it."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from commitments.model import Register


def schema() -> dict[str, Any]:
    """A JSON Schema (draft 7 words only, which YAML editors understand) of a register."""
    generated = TypeAdapter(Register).json_schema(ref_template="#/definitions/{model}")
    definitions = generated.pop("$defs")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **generated,
        "title": "Register of commitments",
        "definitions": definitions,
    }
