"""Write the bill of materials and the table of licences anew: python -m tests.supply."""

from __future__ import annotations

from tests.supply.bill import BILL, TABLE, bill, table

BILL.write_text(bill(), encoding="utf-8")
TABLE.write_text(table(), encoding="utf-8")
