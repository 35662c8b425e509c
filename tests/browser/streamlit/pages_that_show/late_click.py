"""A click made before the browser learnt of a change of the address takes the change back."""

import streamlit as st

from tests.browser.streamlit.slow import once_more_is_told


def change() -> None:
    """Change the address."""
    once_more_is_told()
    st.query_params["a"] = "new"


st.button("Change", on_click=change)
st.button("Other")
st.write(f"Server: {st.query_params.get('a')}")
