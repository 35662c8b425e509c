"""What the server chose for a widget in a popover is lost when the popover is opened later."""

import streamlit as st

for key in ("once", "always"):
    box = st.popover(f"Told {key}", key=f"box {key}", on_change="rerun")
    if key == "always" or key not in st.session_state:
        st.session_state[key] = st.session_state.get(key, "a")
    box.pills("Pick", ["a", "b"], key=key)
    st.write(f"{key}: {st.session_state[key]}")
st.session_state.run = st.session_state.get("run", 0) + 1
st.button("Run")
st.write(f"run: {st.session_state.run}")
