"""The page shines through the letters of a caption: they are too faint to read."""

import streamlit as st

st.caption("Caption")
st.markdown(":gray[:small[Small grey letters]]")
