"""A link gives a parameter to another page, and the widget bound to it there drops it."""

import streamlit as st

st.text_input("Bound", key="q", bind="query-params")
values = {"q": "new", "free": "new"}
st.page_link("pages_that_show/binding_elsewhere.py", label="Link", query_params=values)
