"""The page that the bare address opens."""

import streamlit as st

st.write("The first page.")
