"""A small register with one of each kind of change, and the briefings that the tests make of it."""

from __future__ import annotations

from datetime import date
from functools import cache

from commitments.briefing.contents import Contents, Request, contents
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.conftest import assessment, commitment, evidence, register
from tests.figures.registers import SMALL, real

AS_OF = date(2022, 6, 30)
SINCE = date(2021, 6, 30)


def _found(
    id: str,
    day: str,
    effect: str = "advance",
    kind: str = "monitor",
    publisher: str = "UN",
    **more: str,
) -> str:
    item = evidence(id, day, effect, kind, publisher, "2022-06-30", **more)
    return item.replace("What happened", f"What happened in {id}")


def _shared(other: str, item: str) -> str:
    """A fact that does the same to another pledge too."""
    return item.replace(
        "effect: setback}]", f"effect: setback}}, {{commitment: {other}, effect: setback}}]"
    )


def _judged(day: str, status: str, items: str) -> str:
    judged = assessment(day, status, items, "2022-06-30")
    return judged.replace("reason: ", f"reason: Because of {items.replace(', ', ' and ')}. ", 1)


def _pledge(id: str, items: list[str], judged: list[str], **fields: str) -> str:
    return commitment(id, "\n".join(items), "\n".join(judged), **fields)


@cache
def changing() -> View:
    """Sixteen pledges, each of which stands or changed in its own way since 30 June 2021."""
    head = SMALL.replace("commitments: [one]", "commitments: [rose]")
    two = [_found("rose-01", "2021-02-01", kind="act", publisher="State")]
    commitments = [
        _pledge(
            "rose",
            [*two, _found("rose-02", "2022-05-01")],
            [
                _judged("2021-02-01", "limited", "rose-01"),
                _judged("2022-05-01", "substantial", "rose-01, rose-02"),
            ],
        ),
        _pledge(
            "fell",
            [
                _found("fell-01", "2021-02-01", kind="act", publisher="State"),
                _found("fell-02", "2022-04-01", "setback"),
            ],
            [
                _judged("2021-02-01", "limited", "fell-01"),
                _judged("2022-04-01", "reversed", "fell-01, fell-02"),
            ],
            theme="talks",
        ),
        _pledge(
            "sideways",
            [_found("sideways-01", "2021-02-01"), _found("sideways-02", "2022-06-01", "context")],
            [
                _judged("2021-02-01", "limited", "sideways-01"),
                _judged("2022-06-01", "overtaken", "sideways-02"),
            ],
        ),
        _pledge(
            "first",
            [_found("first-01", "2022-05-15", caveat="A caveat.")],
            [_judged("2022-05-15", "limited", "first-01")],
        ),
        _pledge(
            "again",
            [
                _found("again-01", "2021-02-01"),
                _found("again-02", "2022-06-15", kind="reporting", publisher="Paper"),
            ],
            [
                _judged("2021-02-01", "limited", "again-01"),
                _judged("2022-06-15", "limited", "again-01, again-02"),
            ],
        ),
        _pledge(
            "stale",
            [_found("stale-01", "2021-05-01"), _found("stale-02", "2021-05-02", publisher="EU")],
            [_judged("2021-05-02", "limited", "stale-01, stale-02")],
        ),
        _pledge(
            "disputed",
            [
                _found("disputed-01", "2021-05-01", kind="act", publisher="State"),
                _found("disputed-02", "2021-05-02"),
                _found("disputed-03", "2022-06-01", "setback", "act", "Court"),
            ],
            [_judged("2021-05-02", "substantial", "disputed-01, disputed-02")],
        ),
        _pledge(
            "party",
            [
                _found("party-01", "2022-05-01", kind="party", publisher="Ministry"),
                _found("party-02", "2022-05-02", kind="party", publisher="Embassy"),
            ],
            [_judged("2022-05-02", "limited", "party-01, party-02")],
            theme="talks",
        ),
        _pledge(
            "relayed",
            [
                _found("relayed-01", "2022-05-01").replace(
                    "kind: monitor", "second_hand: true, kind: monitor"
                ),
            ],
            [_judged("2022-05-01", "limited", "relayed-01")],
            theme="talks",
        ),
        _pledge("silent", [], [], theme="talks"),
        _pledge(
            "worse",
            [
                _found("worse-01", "2021-02-01"),
                _found("worse-02", "2022-03-01", publisher="EU"),
                _found("worse-03", "2022-05-20", "setback", "reporting", "Paper"),
                _shared(
                    "worse-too", _found("worse-04", "2022-05-21", "setback", "reporting", "Paper")
                ),
            ],
            [_judged("2022-03-01", "limited", "worse-01, worse-02")],
        ),
        _pledge(
            "worse-too",
            [_found("worse-too-01", "2022-03-01"), _found("worse-too-02", "2022-03-02")],
            [_judged("2022-03-02", "limited", "worse-too-01, worse-too-02")],
        ),
        _pledge(
            "sinking",
            [
                _found("sinking-01", "2022-04-01"),
                _found("sinking-02", "2022-05-10", "setback", "reporting", "Paper"),
                _found("sinking-03", "2022-05-11", "setback", "reporting", "Paper"),
                _found("sinking-04", "2022-05-12", kind="act", publisher="State"),
                _found("sinking-05", "2022-05-13", "setback", "reporting", "Paper"),
            ],
            [_judged("2022-05-13", "limited", "sinking-01, sinking-04")],
        ),
        _pledge(
            "mended",
            [
                _found("mended-01", "2022-05-01"),
                _found("mended-02", "2022-05-02", corrects="mended-01", caveat="Misread."),
            ],
            [_judged("2022-05-02", "limited", "mended-01")],
        ),
        _pledge(
            "unsettled",
            [_found("unsettled-01", "2022-05-03", "context")],
            [_judged("2022-05-03", "unclear", "unsettled-01")],
            theme="talks",
        ),
        _pledge(
            "sought",
            [],
            [
                "{date: 2020-06-01, recorded: 2022-06-30, status: no_evidence,"
                " reason: Nobody reported of it., by: us, method: first}"
            ],
            theme="talks",
            searches="[{where: Everywhere, terms: it, when: 2020-06-01}]",
        ),
    ]
    return View(register(*commitments, head=head), Moment(AS_OF, AS_OF), "0123abcd")


def longest_contents(text: str) -> Contents:
    """A briefing of one pledge that fell, this text wherever the register takes text,
    its first 25 words where it takes no more."""
    caveat = " ".join(text.split()[:25])
    one = _pledge(
        "one",
        [
            _found("one-01", "2021-02-01", kind="act", publisher=text, caveat=caveat),
            _found("one-02", "2022-04-01", "setback", publisher=f"Not {text}", caveat=caveat),
        ],
        [
            _judged("2021-02-01", "limited", "one-01"),
            _judged("2022-04-01", "reversed", "one-01, one-02").replace(
                "one-01 and one-02. ", f"{text}. "
            ),
        ],
        title=text,
        summary=text,
        pledged_by=text,
        wording=f"[{{document: text, locator: {text}, quote: We will}}]",
    )
    head = SMALL.replace("name: Aid", f"name: {text}").replace("title: The text", f"title: {text}")
    return contents(request(view=View(register(one, head=head), Moment(AS_OF, AS_OF), "v")))


def request(chosen: Filter = Filter(), view: View | None = None) -> Request:  # noqa: B008
    """A request for a briefing of the small register since 30 June 2021."""
    return Request((view or changing()).select(chosen), SINCE, None, "https://t.example/briefing?q")


@cache
def small_contents() -> Contents:
    """A briefing of the small register."""
    return contents(request())


@cache
def real_contents() -> Contents:
    """A briefing of the real register, since Riyadh, February 2026."""
    view = real()
    milestone = next(m for m in view.register.milestones if m.id == "riyadh-2026-02")
    return contents(Request(view.select(Filter()), milestone.date.last, milestone))
