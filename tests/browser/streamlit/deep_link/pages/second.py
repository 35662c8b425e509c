"""The page of the deep link."""

import streamlit as st

st.write("The second page.")
