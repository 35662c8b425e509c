"""Where the links of other pages lead to."""

import streamlit as st

st.write("The end.")
