"""A click made before the browser learnt of a change of the address takes the change back."""

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType


def change() -> None:
    """Change the address: the first time once another click has reached the server."""
    context = get_script_run_ctx()
    first = "changed" not in st.session_state
    st.session_state["changed"] = True
    end = time.monotonic() + 20
    while first and context and context.script_requests and time.monotonic() < end:
        if context.script_requests._state != ScriptRequestType.CONTINUE:
            break
        time.sleep(0.01)
    st.query_params["a"] = "new"


st.button("Change", on_click=change)
st.button("Other")
st.write(f"Server: {st.query_params.get('a')}")
