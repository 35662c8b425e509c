"""A click is lost where its run is cut short before it has been carried out."""

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType


def busy() -> None:
    """As a busy server: the first time until the browser has told more."""
    requests = getattr(get_script_run_ctx(), "script_requests", None)
    end = time.monotonic() + 20
    while requests and "pressed" not in st.query_params and time.monotonic() < end:
        if requests._state != ScriptRequestType.CONTINUE:
            break
        time.sleep(0.01)


st.text_input("Field", on_change=busy)
st.button("Press", on_click=st.query_params.update, kwargs={"pressed": "yes"})
st.write(f"Pressed: {st.query_params.get('pressed', 'no')}")
