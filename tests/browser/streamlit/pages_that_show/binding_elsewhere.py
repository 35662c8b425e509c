"""Where the link of binding.py leads to."""

import streamlit as st

st.text_input("Bound", key="q", bind="query-params")
st.write(f"Bound: {st.session_state['q']}. Free: {st.query_params.get('free')}.")
