"""`diff`: what changed between two versions of the data file?"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from commitments.cli.call import (
    Commands,
    WrongCall,
    add_moment,
    command,
    data_name,
    latest,
    moment,
)
from commitments.register import reading
from commitments.register.reading import Loaded, read_holding
from commitments.standing import revision
from commitments.text import count


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "diff",
        diff,
        "compare two versions of the data file: paths or git revisions",
        "diff HEAD~1 data/commitments.yaml",
    )
    parser.add_argument("old", metavar="A", help="the old version")
    parser.add_argument("new", metavar="B", help="the new version")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--markdown", action="store_true", help="for a review")
    how.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument(
        "--allow-removal", action="store_true", help="entries may be missing in the new version"
    )
    add_moment(parser)


def diff(options: argparse.Namespace) -> int:
    """Compare two versions of the data file; 1 where entries were removed."""
    old, new = (_version(options, name) for name in (options.old, options.new))
    found = revision.compare(old.register, new.register, moment(options))
    if options.json:
        print(json.dumps(asdict(found), indent=2, ensure_ascii=False))
    else:
        print(revision.described(found, markdown=options.markdown))
    if found.removed and not options.allow_removal:
        print(
            f"{count(len(found.removed), 'entry', 'entries')} removed; if that is meant,"
            " say --allow-removal",
            file=sys.stderr,
        )
        return 1
    return 0


def _version(options: argparse.Namespace, name: str) -> Loaded:
    """A version of the data file: a path, or a git revision of the file itself."""
    if Path(name).exists():
        return reading.load(Path(name), latest(), holding=True)
    path = Path(data_name(options))
    answer = subprocess.run(  # noqa: S603 - no shell, and the revision cannot be an option
        ["git", "show", "--end-of-options", f"{name}:./{path.name}"],  # noqa: S607
        cwd=path.absolute().parent,
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        said = answer.stderr.decode(errors="replace").strip().splitlines()
        raise WrongCall(
            f"'{name}' is neither a file nor a git revision of {path}"
            f"{f' (git: {said[-1]})' if said else ''}"
        )
    register, _ = read_holding(answer.stdout, f"{name}:{path.name}", latest())
    return Loaded(register, name, answer.stdout)
