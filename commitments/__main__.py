"""`python -m commitments`: check, show, compare, exchange and extend a data file."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence

from commitments.cli.call import WrongCall
from commitments.cli.parser import parser
from commitments.cli.writing import print_problems
from commitments.register.problem import DataProblems


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 done, 1 the data has problems, 2 a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without our symbols shows "?"
    words = sys.argv[1:] if arguments is None else list(arguments)
    options = parser(words).parse_args(words)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        status = command(options)
        sys.stdout.flush()
        return status
    except DataProblems as error:
        print_problems(error)
        return 1
    except WrongCall as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(
            "Stopped. To be sure of an entry, make the same call again: it goes in once.",
            file=sys.stderr,
        )
        return 130
    except BrokenPipeError:
        # Whoever read our lines (head, a pager) has seen enough; nothing may be written any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        print(f"{name}{error.strerror or error}; nothing was changed", file=sys.stderr)
        return 2


if __name__ == "__main__":
    # The process ends with its command, and its garbage with the process.
    gc.disable()
    sys.exit(main())
