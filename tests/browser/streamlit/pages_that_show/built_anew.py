"""What appears above a container builds all that is in it anew: letters and clicks are lost."""

import streamlit as st

place = st.container() if st.toggle("In its place") else st
if st.session_state.get("first"):
    place.write("News")
with st.container():
    st.text_input("First", key="first")
    st.text_input("Second")
    st.button("Press", on_click=st.session_state.update, kwargs={"pressed": "yes"})
st.write(f"Pressed: {st.session_state.get('pressed', 'no')}")
