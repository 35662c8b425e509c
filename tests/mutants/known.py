"""Changes that no test can notice, since they change nothing that anybody sees: with the reason."""

from __future__ import annotations

ALIKE: dict[tuple[str, str, str], str] = {}
"""(module, the expression as it stands, the changed one) -> why nothing changes."""
