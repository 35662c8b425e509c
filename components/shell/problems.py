"""What readers see when the data file is missing or invalid."""

from __future__ import annotations

import streamlit as st

from commitments.register.problem import Problem
from commitments.text import count
from components.state import world
from components.state.following import Parted
from components.state.world import Reading
from components.widgets.text import plain

_SHOWN = 50
_FEW = 3


def show_banner(reading: Reading, name: str) -> None:
    """Say since when the file is invalid; the last valid data stays on screen below."""
    if reading.invalid_since is None:
        _show_held(reading.problems)
        return
    since = reading.invalid_since
    when = f" since {since.astimezone(world.now().tzinfo):%d %b %Y, %H:%M}"
    count = len(reading.problems)
    st.error(
        f"**{plain(name)} cannot be used{when}.** You see the last valid data. Correct the"
        f" {'problem' if count == 1 else f'{count} problems'} below; this page follows the file.",
        icon=":material/error:",
    )
    with st.expander("What is wrong, and where", expanded=count <= _FEW):
        _list(reading.problems)


def _show_held(found: tuple[Problem, ...]) -> None:
    """Say which entries do not count yet; everything else is as the file says it."""
    one = len(found) == 1
    st.warning(
        f"**{count(len(found), 'entry was', 'entries were')} recorded in the future**, by a clock"
        f" that was wrong or a slip of the pen, and {'counts' if one else 'count'} only from that"
        " day on. All the rest of the file is shown.",
        icon=":material/schedule:",
    )
    with st.expander("Which, and where", expanded=len(found) <= _FEW):
        _list(found)


def show_parted(parted: Parted) -> None:
    """Say since when what others record elsewhere does not arrive, and why."""
    when = f"{parted.since.astimezone(world.now().tzinfo):%d %b %Y, %H:%M}"
    st.warning(
        f"**What is recorded on other servers does not arrive here since {when}.** You see the"
        f" register as it was here by then, and nothing can be recorded. The reason:"
        f" {plain(parted.reason)}.",
        icon=":material/sync_problem:",
    )


def show_nothing_to_read(reading: Reading, name: str) -> None:
    """The page of a server that never had valid data: what to do."""
    st.title("There is no data to show yet", anchor=False)
    st.markdown(
        f"The data file **{plain(name)}** is missing or cannot be read. Put it back, or correct"
        " what is listed here, and load this page again. To use another file, start the dashboard"
        " with the environment variable `COMMITMENTS_FILE` set to its path."
    )
    _list(reading.problems)
    st.markdown("To check a file without the dashboard, run `python -m commitments check`.")
    st.button("Try again", icon=":material/refresh:")


def _list(found: tuple[Problem, ...]) -> None:
    lines = [str(problem) for problem in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"... and {len(found) - _SHOWN} more")
    st.code("\n".join(lines), language=None, wrap_lines=True)
