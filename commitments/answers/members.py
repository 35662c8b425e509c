"""What is said of the members: how many acted in facts on file, and how many are known by name."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.answers.answer import Answer, in_one_breath
from commitments.tables.member_rows import Row
from commitments.text import count, listed

_MOST_NAMED = 3


def members_answer(some: Sequence[Row], counted: int | None, chosen: int | None = None) -> Answer:
    """`Of 86 members named in sources 48 acted in facts on file; for
    the other 38 there is none.` `counted`
    is how many members a source counts, if one does, `chosen` the number of pledges that a filter
    leaves, where there is one."""
    named = len(some)
    if not named:
        return Answer("No member is named by this date.")
    acting = [row for row in some if row.acts]
    on = "" if chosen is None else f" that bear on {_these(chosen)}"
    return in_one_breath(_acted(len(acting), named, on), _most(acting), _missing(named, counted))


def _these(chosen: int) -> str:
    return "this pledge" if chosen == 1 else f"these {chosen} pledges"


def _acted(acting: int, named: int, on: str) -> str:
    if not acting:
        on = on.replace("that bear", "bearing")
        of = "the one member" if named == 1 else f"any of {named} members"
        return f"No fact on file{on} names {of} as acting."
    if named == 1:
        return f"The one member named in sources acted in facts on file{on}."
    if acting == named:
        every = "Both" if named == 2 else f"All {named}"
        return f"{every} members named in sources acted in facts on file{on}."
    rest = named - acting
    others = "the other one" if rest == 1 else f"the other {rest}"
    told = f"Of {named} members named in sources {acting} acted in facts on file{on}"
    return f"{told}; for {others} there is none."


def _most(acting: Sequence[Row]) -> str:
    """`Most: Spain 40, Italy 32 and France 9.`: those with most facts."""
    found = sorted(acting, key=lambda row: -len(row.acts))
    numbers = [len(row.acts) for row in found]
    named = min(_MOST_NAMED, len(found))
    # Of members with as many facts none is left out for another.
    while named and named < len(found) and numbers[named] == numbers[named - 1]:
        named -= 1
    if len(acting) < 2 or not named:
        return ""
    told = listed(f"{row.member.name} ({len(row.acts)})" for row in found[:named])
    return f"Most facts name {told}."


def _missing(named: int, counted: int | None) -> str:
    """How many members are known by number alone."""
    missing = (counted or 0) - named
    if missing < 1:
        return ""
    names = "the name of one was" if missing == 1 else f"the names of {missing} were"
    return f"Sources count {counted} members; {names} not found."


def total_line(some: Sequence[Row], naming: int, all_facts: int) -> str:
    """That a fact of several members counts for each. `naming` is the number of facts that name
    who acted, `all_facts` that of all."""
    sums = sum(len(row.acts) for row in some)
    told = f"{naming} of {count(all_facts, 'fact')} {'names' if naming == 1 else 'name'} who acted"
    if sums == naming:
        return f"{told}."
    return (
        f"{told}. One fact of several members counts once for each of them and once here, so that"
        f" the numbers of the members come to {sums}."
    )
