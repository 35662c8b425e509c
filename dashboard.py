"""Entry of `streamlit run dashboard.py`."""

from components import frame

frame.run()
