"""The browser asks another host for the icon of a page that is named instead of drawn."""

import streamlit as st

st.set_page_config(page_icon=":material/flag:")
st.write("An icon in the text is not asked for: :material/flag:")
