"""A server whose first visitor opens a page by its address runs that page without the frame."""

import streamlit as st

st.write("The frame.")
st.navigation([st.Page("pages/first.py"), st.Page("pages/second.py")]).run()
