"""The letters of filled buttons and chosen words are white, also on a light colour."""

import streamlit as st

filled = '[data-testid="stBaseButton-primary"], [data-testid="stMultiSelect"] [data-tag]'
if st.toggle("Readable"):
    st.html(f"<style>{filled} {{ color: #12181f; }}</style>")
st.button("Filled", type="primary")
st.multiselect("Words", ["chosen"], default=["chosen"])
