"""A server that is busy until the browser has told it more."""

from __future__ import annotations

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

_KEY = "slow"
# On a machine on which nothing more is told, so that the page comes to its end all the same.
_MOST_SECONDS = 20


def once_more_is_told() -> None:
    """Wait until the browser has told more, the first time that a session calls it; after that,
    return at once."""
    run = get_script_run_ctx()
    if _KEY in st.session_state or run is None or run.script_requests is None:
        return
    st.session_state[_KEY] = True
    end = time.monotonic() + _MOST_SECONDS
    while run.script_requests._state is ScriptRequestType.CONTINUE and time.monotonic() < end:
        time.sleep(0.01)
