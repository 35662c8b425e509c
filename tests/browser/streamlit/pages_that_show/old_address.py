"""After a link to another state of the same page the address still shows the old one."""

import streamlit as st

for value in ("new", "written"):
    query = {"a": value}
    st.page_link("pages_that_show/old_address.py", label=value, query_params=query)
if st.query_params.get("a") == "written":
    st.query_params["a"] = "written"
st.write(f"Server: {st.query_params.get('a')}")
