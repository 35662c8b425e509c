"""A click is lost where the server takes it together with what the browser told right behind it."""

import streamlit as st


def press() -> None:
    st.session_state["pressed"] = st.session_state.get("pressed", 0) + 1


st.button("Press", on_click=press)
st.text_input("Field")
st.write(f"Pressed: {st.session_state.get('pressed', 0)}")
