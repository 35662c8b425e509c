"""A click is lost where its run is cut short before it has been carried out."""

import streamlit as st

from tests.browser.streamlit.slow import once_more_is_told


def press() -> None:
    """Carry it out."""
    once_more_is_told()
    st.session_state["pressed"] = "yes"


st.button("Press", on_click=press)
st.text_input("Field")
st.write(f"Pressed: {st.session_state.get('pressed', 'no')}")
