"""A click made before the browser learnt of a change of the address takes the change back."""

import time

import streamlit as st


def change() -> None:
    time.sleep(2)
    st.query_params["a"] = "new"


st.button("Change", on_click=change)
st.button("Other")
st.write(f"Server: {st.query_params.get('a')}")
