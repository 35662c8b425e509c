"""A fixed day, and a quick start, for the tests of the pages."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager

from components.state import world as door
from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMITMENTS_FILE", raising=False)
    monkeypatch.setattr(door, "today", lambda: TODAY)
    # Looks through all installed packages, once a session of AppTest; none of ours is there.
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", _nothing)


def _nothing(*args: object, **more: object) -> None:
    pass


@pytest.fixture(autouse=True, scope="module")
def light_collections() -> Iterator[None]:
    """Streamlit collects garbage after each run: let it not walk what pytest holds."""
    gc.freeze()
    yield
    gc.unfreeze()
