"""What tables hold of a fact besides the fields of the form: the sum of money, other pages that say
the same, the copy in an archive, the desk's notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commitments.register.model import Evidence

FACT_PARTS = {
    "collective": "Whether the body that pledged acted itself.",
    "amount": "Sum of money, in the unit.",
    "amount_unit": "Currency of the sum.",
    "amount_stage": "How far it has come: goal, pledged, contracted or paid.",
    "amount_givers": "Codes of the members whose money it is, where others acted too; in CSV joined"
    " by '; '.",
    "also": "Addresses of other pages that say the same; in CSV joined by '; '.",
    "also_publisher": "Publishers of those pages, joined by '; '; a semicolon in a name is written"
    r" '\;'.",
    "also_title": r"Titles of those pages, joined by '; '; a semicolon in a title is written '\;'.",
    "archived": "Address of a copy in an archive.",
    "archived_on": "Day of that copy.",
    "provenance": "The desk's notes on how it was read.",
}
"""Column -> meaning."""


def fact_parts(fact: Evidence) -> dict[str, object]:
    """The cells of a fact in the columns of FACT_PARTS."""
    amount, copy = fact.amount, fact.archived
    return {
        "collective": fact.collective,
        "amount": amount and amount.value,
        "amount_unit": amount and amount.unit,
        "amount_stage": amount and str(amount.stage),
        "amount_givers": amount.givers if amount else (),
        "also": tuple(page.url for page in fact.also),
        "also_publisher": joined(page.publisher for page in fact.also),
        "also_title": joined(page.title for page in fact.also),
        "archived": copy and copy.url,
        "archived_on": copy and copy.date,
        "provenance": fact.provenance,
    }


def joined(texts: Iterable[str]) -> str:
    """Texts as one cell, which `parts_of` takes apart again."""
    return "; ".join(re.sub(r"[\\;]", r"\\\g<0>", text) for text in texts)


def parts_of(cell: str) -> tuple[str, ...]:
    """The texts of a cell that were joined by semicolons, without those that are empty."""
    found = re.findall(r"(?:\\[\\;]|[^;])+", cell)
    texts = (re.sub(r"\\([\\;])", r"\1", text).strip() for text in found)
    return tuple(text for text in texts if text)
