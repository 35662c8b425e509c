"""A click is lost where its run is cut short before it has been carried out."""

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType


def press() -> None:
    """Carry it out: the first time as a busy server, once the browser has told more."""
    requests = getattr(get_script_run_ctx(), "script_requests", None)
    first = "tried" not in st.session_state
    st.session_state["tried"] = True
    end = time.monotonic() + 20
    while first and requests and time.monotonic() < end:
        if requests._state != ScriptRequestType.CONTINUE:
            break
        time.sleep(0.01)
    st.session_state["pressed"] = "yes"


st.button("Press", on_click=press)
st.text_input("Field")
st.write(f"Pressed: {st.session_state.get('pressed', 'no')}")
