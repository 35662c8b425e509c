"""The label of a page link does not wrap: its end is cut off."""

import streamlit as st

st.page_link("pages_that_show/end.py", label="Many words " * 40)
st.markdown("Many words " * 40)
