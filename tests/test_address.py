"""Which of the address and the widgets speaks, where a click cuts a run short."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    """Two fields, and a run that a click may cut short between them."""
    import streamlit as st

    from components import address

    address.begin("a-page")
    address.text("first")
    st.text_input("First", key="first")
    address.one("pick", ["a", "b"], "a", "pick")
    if st.session_state.get("_cut", False):
        st.stop()
    address.text("second")
    st.text_input("Second", key="second")
    for sentence in address.complaints():
        st.warning(sentence)
    address.finish()


def test_a_run_cut_short_loses_neither_the_click_nor_the_address() -> None:
    at = AppTest.from_function(page)
    at.query_params |= {"first": "one", "second": "two", "pick": "z"}
    at.session_state["_cut"] = True
    at.run()
    assert [field.value for field in at.text_input] == ["one"]
    at.session_state["_cut"] = False
    at.text_input(key="first").set_value("typed meanwhile").run()
    assert [field.value for field in at.text_input] == ["typed meanwhile", "two"]
    assert dict(at.query_params) == {"first": "typed meanwhile", "second": "two"}
    assert [warning.value for warning in at.warning] == [
        "The link asks for the pick “z”, which is not known; it was left out. Known: a, b."
    ]


def test_another_link_after_a_run_cut_short_is_followed() -> None:
    at = AppTest.from_function(page)
    at.query_params["first"] = "one"
    at.session_state["_cut"] = True
    at.run()
    at.session_state["_cut"] = False
    at.query_params["first"] = "another"
    at.run()
    assert [field.value for field in at.text_input] == ["another", ""]
