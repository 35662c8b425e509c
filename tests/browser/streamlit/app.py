"""One server for all pages that show a defect; the address names the page."""

from pathlib import Path

import streamlit as st

shown = sorted(Path(__file__).with_name("pages_that_show").glob("*.py"))
pages = [st.Page(path, default=path.stem == "end") for path in shown]
st.navigation(pages, position="hidden").run()
