"""What is wrong with a data file, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

# Nobody reads more at once, and each may hold a suggestion that took time to find.
MAX_PROBLEMS = 1_000

Position = tuple[int, int]
"""Line and column, from 1, as editors count them."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file, and where; sorts by place."""

    line: int
    column: int
    where: str
    message: str
    file: str = ""
    path: tuple[str | int, ...] = field(default=(), compare=False)
    """The keys and list places that lead to it."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return (
            f"{place}  {self.where}: {self.message}" if self.where else f"{place}  {self.message}"
        )


class DataProblems(Exception):
    """A data file that cannot be used, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def report(problems: list[Problem], problem: Problem) -> None:
    """Add a problem; raises DataProblems when there are more than anybody reads."""
    problems.append(problem)
    if len(problems) >= MAX_PROBLEMS:
        message = (
            f"{MAX_PROBLEMS:,} problems were found and the rest was not checked; correct these"
            " first"
        )
        last = max(problems)
        raise DataProblems([*problems, Problem(last.line, last.column, "", message, problem.file)])
