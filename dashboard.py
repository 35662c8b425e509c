"""Entry of `streamlit run dashboard.py`: the server takes `app` from here, and runs this file again
for each reader as a script."""

import streamlit as st

from components.server.gates import GATES
from components.server.housekeeping import housekeeping
from components.shell import frame

if __name__ == "__main__":
    frame.run()
else:
    app = st.App(__file__, middleware=GATES, lifespan=housekeeping)
