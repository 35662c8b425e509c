"""All garbage is looked for after each run, also where there is none."""

import gc

import streamlit as st

st.button("Run")
st.write(f"Collections: {gc.get_stats()[2]['collections']}")
