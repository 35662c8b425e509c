"""A page link that is clicked out of an open text field is not followed."""

import streamlit as st

st.text_input("Field", key="field")
st.page_link("pages_that_show/end.py", label="Link")
if st.button("Button"):
    st.switch_page("pages_that_show/end.py")
st.write(f"Field: {st.session_state['field']}")
