"""The part of the address that goes along from page to page."""

from __future__ import annotations

from commitments.tables.filter import AS_OF, FILTER_FIELDS, KNOWN_AT, SEARCH, UNCONFIRMED

SHARED = (
    *(field.parameter for field in FILTER_FIELDS if field.group),
    SEARCH,
    AS_OF,
    KNOWN_AT,
    UNCONFIRMED,
)
"""The parameters that links carry: filters, dates, and whether what is unconfirmed counts."""
