"""The real register, which sentences must fit as well."""

from __future__ import annotations

import pytest

from commitments.register.model import Register
from commitments.tables.view import View
from tests.conftest import NOW


@pytest.fixture(scope="session")
def curated_view(curated: Register) -> View:
    """The real register today."""
    return View(curated, NOW, "")
