"""Escaped text is read once more: for arrows, addresses, mail addresses and names of icons."""

import streamlit as st

for escaped, apart in (
    (r"a \-\> b", r"a :color[\-]:color[\>] b"),
    (r"https\:\/\/a\.example", r"https:color[\:]\/\/a\.example"),
    (r"www\.a\.example", r"www:color[\.]a\.example"),
    (r"me\@a\.example", r"me:color[\@]a\.example"),
    (r"\:streamlit\:", r":color[\:]streamlit\:"),
):
    st.markdown(escaped)
    st.markdown(apart)
