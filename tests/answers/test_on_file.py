"""What lies behind a pledge, in sentences."""

from __future__ import annotations

from commitments.answers.on_file import Few, few
from commitments.tables.view import View
from tests.conftest import HEAD, NOW, commitment, register

SERIES = """\
series:
  - id: houses
    name: Houses with safe water
    unit: houses
    measure: By the water board.
    note: Of 100.
    draw: points
    commitments: [one]
    points:
      - {date: 2024-03, value: 1020, source: https://example.org/a, note: Counted by hand.}
      - {date: 2024-09, value: 60.5, source: https://example.org/b, note: Of 100.}
"""


def test_a_series_of_few_points_is_told_in_a_sentence() -> None:
    head = HEAD.replace("commitments:\n", f"{SERIES}commitments:\n")
    frame = View(register(commitment("one"), head=head), NOW, "").series
    assert few(frame.to_dict("records")) == Few(
        "Houses with safe water",
        "houses (By the water board.)",
        (("Mar 2024: 1,020", "https://example.org/a"), ("Sep 2024: 60.5", "https://example.org/b")),
        ("Counted by hand.", "Of 100."),
    )
