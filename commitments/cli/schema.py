"""`schema`: what editors complete from."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from commitments.cli.call import (
    Commands,
    command,
    data_name,
    load,
)
from commitments.cli.writing import print_problems
from commitments.register.problem import DataProblems
from commitments.register.schema import schema


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "schema",
        write_schema,
        "write the JSON Schema that editors complete from",
        "schema --file data/commitments.yaml",
    )
    parser.add_argument(
        "--output",
        metavar="PATH",
        help="where to; '-' prints it (default: beside the data file, which names it in its first"
        " line: x.schema.json for x.yaml)",
    )


def write_schema(options: argparse.Namespace) -> int:
    """Write the JSON Schema that editors complete from."""
    register = None
    try:
        register = load(options).register
    except DataProblems as error:
        print_problems(error)
        print("The schema is written without the themes and regions of the file.", file=sys.stderr)
    beside = Path(data_name(options)).with_suffix(".schema.json")
    output = options.output or str(beside)
    text = json.dumps(schema(register), indent=2, ensure_ascii=False) + "\n"
    if output == "-":
        sys.stdout.write(text)
    else:
        Path(output).write_text(text, encoding="utf-8")
        print(f"wrote {output}")
    return 0
