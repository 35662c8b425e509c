"""Which of the address and the widgets speaks, above all where a click cuts a run short."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.state import address


def page() -> None:
    """Two fields, and a run that a click may cut short between them, or before the first."""
    import streamlit as st

    from components.state import address

    state = st.session_state
    address.take(state.get("_page", "a-page"), links=state.get("_links", True))
    address.prepare_text("first")
    if state.get("_cut") == "at once":
        st.stop()
    st.text_input("First", key="first")
    address.prepare_choice("pick", ["a", "b"], "a", "pick")
    if state.get("_cut") == "half way":
        st.stop()
    address.prepare_text("second")
    st.text_input("Second", key="second")
    for sentence in address.complaints():
        st.warning(sentence)
    address.write()


def ran(at: AppTest, cut: str = "", on: str = "a-page", **parameters: str) -> list[str]:
    """One run, with another address if one is given; the fields that it drew."""
    if parameters:
        at.query_params.clear()
        for key, value in parameters.items():
            at.query_params[key] = value
    at.session_state["_cut"] = cut
    at.session_state["_page"] = on
    at.run()
    assert not at.exception
    return [field.value for field in at.text_input]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A session whose last run came to its end, long ago."""
    started = AppTest.from_function(page)
    ran(started, first="one", second="two")
    later(monkeypatch, 10)
    return started


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    passed = address.monotonic
    monkeypatch.setattr(address, "monotonic", lambda: passed() + seconds)


def test_a_run_cut_short_loses_neither_the_click_nor_the_address() -> None:
    at = AppTest.from_function(page)
    assert ran(at, "half way", first="one", second="two", pick="z") == ["one"]
    at.text_input(key="first").set_value("typed meanwhile")
    assert ran(at) == ["typed meanwhile", "two"]
    assert dict(at.query_params) == {"first": "typed meanwhile", "second": "two"}
    assert [warning.value for warning in at.warning] == [
        "The link asks for the pick “z”, which is not known; it was left out. Known: a, b."
    ]


@pytest.mark.parametrize("cut", ["at once", "half way"])
def test_a_link_that_follows_one_cut_short_is_followed(at: AppTest, cut: str) -> None:
    ran(at, cut, first="three", second="four")
    assert ran(at, first="five", second="six") == ["five", "six"]


@pytest.mark.parametrize("cut", ["at once", "half way"])
def test_back_from_a_link_cut_short_leads_back(
    at: AppTest, cut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(at, cut, first="three", second="four")
    later(monkeypatch, 10)
    assert ran(at, first="one", second="two") == ["one", "two"]


def test_a_click_with_the_address_of_before_a_link_keeps_the_link(at: AppTest) -> None:
    ran(at, "half way", first="three", second="four")
    at.text_input(key="first").set_value("typed meanwhile")
    assert ran(at, first="one", second="two") == ["typed meanwhile", "four"]
    assert dict(at.query_params) == {"first": "typed meanwhile", "second": "four"}


def test_a_click_with_the_value_of_before_a_link_keeps_the_link(
    at: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(at, "at once", first="three", second="four")
    at.session_state["first"] = "one"
    assert ran(at) == ["three", "four"]
    # However late a slow server takes it, before a run told the browser of the link.
    ran(at, "half way", first="five", second="six")
    later(monkeypatch, 10)
    at.session_state["first"] = "three"
    assert ran(at) == ["five", "six"]
    # Afterwards it is what somebody typed.
    at.session_state["first"] = "three"
    assert ran(at) == ["three", "six"]


def test_a_link_to_another_page_is_followed_with_what_was_used_since(at: AppTest) -> None:
    at.text_input(key="second").set_value("typed before the click")
    assert ran(at, on="b-page", first="three", second="two") == ["three", "typed before the click"]


def test_a_link_on_the_same_page_is_followed_with_what_was_used_since(at: AppTest) -> None:
    at.text_input(key="second").set_value("typed before the click")
    assert ran(at, first="three", second="two") == ["three", "typed before the click"]
    # A click that comes late, with an address of before, takes nothing back.
    at.text_input(key="second").set_value("typed again")
    assert ran(at, first="one", second="two") == ["three", "typed again"]


def test_on_a_page_without_links_only_back_leads_to_another_state(
    at: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.session_state["_links"] = False
    # What a browser tells behind a click carries the address of before, however late it comes.
    assert ran(at, first="three", second="four") == ["one", "two"]
    assert dict(at.query_params) == {"first": "one", "second": "two"}
    monkeypatch.setattr(address, "_in_history", lambda: True)
    assert ran(at, first="three", second="four") == ["three", "four"]


def test_back_leads_back_however_soon(at: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ran(at, first="three", second="four") == ["three", "four"]
    assert ran(at, first="one", second="two") == ["three", "four"]
    monkeypatch.setattr(address, "_in_history", lambda: True)
    assert ran(at, first="one", second="two") == ["one", "two"]


def test_what_was_prepared_in_a_run_stays_when_it_is_prepared_again() -> None:
    def twice() -> None:
        import streamlit as st

        from components.state import address

        address.take("a-page")
        for _ in range(2):
            address.prepare_choice("pick", ["a", "b"], "a", "pick")
        for sentence in address.complaints():
            st.warning(sentence)
        address.write()

    at = AppTest.from_function(twice)
    at.query_params["pick"] = "z"
    at.run()
    assert len(at.warning) == 1


def test_what_a_widget_says_is_written_and_stays(at: AppTest) -> None:
    at.text_input(key="first").set_value("typed")
    assert ran(at) == ["typed", "two"]
    assert dict(at.query_params) == {"first": "typed", "second": "two"}
    assert ran(at) == ["typed", "two"]


def linking() -> None:
    """A page whose links ask for a key before and after another one is prepared and put right."""
    import streamlit as st

    from components.state import address

    address.take("a-page")
    address.prepare_text("first")
    links = [address.link_parameters(("first", "second"), id="x")]
    address.prepare_text("second")
    links.append(address.link_parameters(("first", "second"), id="y"))
    links.append(address.link_parameters(("first", "second")))
    st.text_input("First", key="first")
    st.text_input("Second", key="second")
    st.session_state["_links"] = links
    address.write()


def test_links_carry_what_is_prepared_and_nothing_of_an_earlier_run() -> None:
    started = AppTest.from_function(linking)
    ran(started, first="one", second="two")
    both = {"first": ["one"], "second": ["two"]}
    assert started.session_state["_links"] == [
        {"first": ["one"], "id": ["x"]},
        both | {"id": ["y"]},
        both,
    ]
    started.text_input(key="first").set_value("else").run()
    assert started.session_state["_links"][2] == both | {"first": ["else"]}
