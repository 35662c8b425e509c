"""Entry of `streamlit run dashboard.py`."""

from components.shell import frame

frame.run()
