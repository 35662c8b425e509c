"""What the page of a pledge says, verbatim, for each kind of case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commitments.answers import pledge as said
from commitments.answers.answer import Answer
from commitments.register.background import Coding
from commitments.register.model import Register
from commitments.register.reading import read
from commitments.standing.confidence import Basis
from commitments.standing.standing import Moment, Standing
from commitments.tables.view import View
from commitments.vocabulary import Agreement, Confidence, Freshness, SourceKind, Status, Strength
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, register, whole

TWO = "\n".join([evidence(), evidence("one-02", "2020-01-02", publisher="State", kind="act")])
AGAINST = evidence("one-03", "2020-01-03", "setback", publisher="OAS")


def stands(text: str, as_of: str = "2020-03-10", known_at: date = TODAY) -> Standing:
    return standing_of(register(text), as_of, known_at)


def standing_of(found: Register, as_of: str = "2020-03-10", known_at: date = TODAY) -> Standing:
    moment = Moment(date.fromisoformat(as_of), known_at)
    return View(found, moment, "").standings["one"]


def judged(status: str, facts: str = TWO, cited: str = "one-01, one-02", **more: str) -> str:
    return commitment(evidence=facts, assessments=assessment(status=status, evidence=cited, **more))


NOTHING_FOUND = commitment(
    assessments=assessment(status="no_evidence", evidence=""),
    searches="[{where: Press, terms: it, when: 2020-01-01}]",
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (judged("fulfilled"), "Title of one: upheld. Because."),
        (judged("limited"), "Title of one: limited action. Because."),
        (
            judged("reversed", f"{TWO}\n{AGAINST}", "one-03, one-01"),
            "Title of one: reversed. Because.",
        ),
        (judged("overtaken"), "Title of one: overtaken by events. Because."),
        (judged("unclear"), "Title of one: unclear. Because."),
        (NOTHING_FOUND, "Title of one: nothing found. Because."),
        (
            commitment(),
            "Title of one: not assessed. Nobody has judged this pledge by this date.",
        ),
        (
            judged("limited", second="{status: substantial, reason: More was done.}"),
            "Title of one: limited action. Because. A second reader says substantially kept: More"
            " was done.",
        ),
    ],
    ids=lambda value: value if value.startswith("Title") else "",
)
def test_each_status_said_aloud(text: str, words: str) -> None:
    assert said.aloud(stands(text)) == words


def test_a_verdict_that_is_to_be_judged_again_says_why() -> None:
    newer = evidence("one-04", "2020-03-05", "setback", recorded="2020-03-06")
    s = stands(judged("limited", f"{TWO}\n{newer}"))
    assert said.reservations(s) == (
        "Judged as of 1 Feb 2020; to be judged again: 1 setback on file since.",
    )
    assert said.aloud(s) == (
        "Title of one: limited action. Because. Judged as of 1 Feb 2020; to be judged again:"
        " 1 setback on file since."
    )


def test_a_verdict_on_a_fact_that_was_corrected_says_so() -> None:
    newer = evidence(
        "one-04", "2020-02-02", recorded="2020-03-06", corrects="one-01", caveat="Misread"
    )
    assert said.reservations(stands(judged("limited", f"{TWO}\n{newer}"))) == (
        "Judged as of 1 Feb 2020; to be judged again: 1 fact under it was corrected.",
    )


def test_what_a_correction_says_now_comes_before_the_judgement_that_it_undid() -> None:
    newer = evidence(
        "one-04", "2020-02-02", recorded="2020-03-06", corrects="one-01", caveat="Misread"
    ).replace("What happened", "Nothing happened.")
    s = stands(judged("limited", f"{TWO}\n{newer}"))
    assert said.verdict(s) == Answer(
        "A fact under this verdict was corrected: Nothing happened.", "Judged before that: Because."
    )
    # Until somebody judges again.
    again = assessment("2020-02-02", "reversed", "one-02, one-04", "2020-03-07")
    text = judged("limited", f"{TWO}\n{newer}").replace("\n    #+", f"\n      - {again}\n    #+", 1)
    assert said.verdict(stands(text)) == Answer("Because.")


def test_a_verdict_out_of_date_reads_as_last_known() -> None:
    s = stands(judged("limited"), "2021-01-01")
    assert said.status_words(s) == "Last known: limited action"
    assert said.aloud(s) == (
        "Title of one, last known: limited action. Because. Nothing newer than 1 Feb 2020 is on"
        " file."
    )


def test_what_is_not_known_is_never_last_known() -> None:
    assert said.status_words(stands(judged("unclear"), "2021-01-01")) == "Unclear"
    assert said.reservations(stands(commitment(), "2021-01-01")) == ()


@pytest.mark.parametrize(
    ("reason", "first", "more"),
    [
        ("Forces left.", "Forces left.", ""),
        ("Forces left. Some stayed. Few.", "Forces left.", "Some stayed. Few."),
        ("Gen. J. Smith and Dr. Li left St. Ives in 2.5 days. Then?",
         "Gen. J. Smith and Dr. Li left St. Ives in 2.5 days.", "Then?"),
        ("Who left? “Nobody did.” So it is said.", "Who left?", "“Nobody did.” So it is said."),
    ],
)  # fmt: skip
def test_the_first_sentence_of_a_reason(reason: str, first: str, more: str) -> None:
    s = stands(judged("limited"))
    assert s.assessment is not None
    s = replace(s, assessment=replace(s.assessment, reason=reason))
    assert said.verdict(s) == Answer(first, more)


@pytest.mark.parametrize(("more", "words"), [(", note: Read both.", " Read both."), ("", "")])
def test_who_looked_again(more: str, words: str) -> None:
    text = whole(HEAD + judged("limited")) + (
        "confirmations:\n  - {commitment: one, date: 2020-03-05, recorded: 2020-03-06, by: Ann"
        f"{more}}}\n"
    )
    s = standing_of(read(text.encode(), "data.yaml", TODAY))
    assert said.looked_again(s) == (
        f"Looked at again as of 5 Mar 2020 by Ann: the judgement stands.{words}"
    )


def test_nobody_looked_again() -> None:
    assert said.looked_again(stands(judged("limited"))) == ""


# ---------------------------------------------------------------- the list of five


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], "Not judged yet"),
        ([("2020-02-01", "limited")], "1 Feb 2020, the first judgement"),
        ([("2020-12-31", "limited")], "The end of 2020, the first judgement"),
        (
            [("2020-12-31", "fulfilled"), ("2021-12-31", "limited"), ("2022-12-31", "limited")],
            "The end of 2021, before that upheld; last judged as of the end of 2022",
        ),
        (
            [("2020-12-31", "limited"), ("2021-06-01", "overtaken")],
            "1 Jun 2021, before that limited action",
        ),
        (
            [("2021-02-01", "limited"), ("2021-06-01", "overtaken")],
            "1 Jun 2021, before that limited action",
        ),
    ],
)
def test_since_when_a_status_holds(days: list[tuple[str, str]], words: str) -> None:
    lines = "\n".join(
        assessment(day, status, "one-01, one-02", "2023-01-01") for day, status in days
    )
    s = stands(commitment(evidence=TWO, assessments=lines), "2023-01-10")
    assert said.since(s) == words


def test_the_counts_of_twelve_months() -> None:
    s = stands(judged("limited", f"{TWO}\n{AGAINST}"))
    assert said.twelve_months(s) == "2 advances, 1 setback"
    assert said.twelve_months(replace(s, advances=0, setbacks=0)) == "No advance and no setback"


BASIS = Basis(
    confidence=Confidence.HIGH,
    origins=("State", "UN"),
    kinds=(SourceKind.ACT, SourceKind.MONITOR),
    evidence_for=2,
    evidence_against=(),
    strength=Strength.ROBUST,
    agreement=Agreement.HIGH,
    capped_by=None,
)
LOW = replace(BASIS, confidence=Confidence.LOW, strength=Strength.LIMITED)
MEDIUM = replace(BASIS, confidence=Confidence.MEDIUM, strength=Strength.MEDIUM)
ACT, MONITOR, REPORTING, PARTY = SourceKind


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (
            BASIS,
            "High: an act itself and another strong source; nothing speaks against the verdict",
        ),
        (
            replace(MEDIUM, kinds=(MONITOR, PARTY)),
            "Medium: an independent monitor and a second origin; nothing speaks against the verdict",
        ),
        (
            replace(MEDIUM, capped_by=Freshness.OVERDUE),
            "Medium: an act itself and a second origin; nothing speaks against the verdict; the review is"
            " overdue",
        ),
        (
            replace(LOW, kinds=(PARTY,)),
            "Low: the parties’ own word only; nothing speaks against the verdict",
        ),
        (
            replace(LOW, kinds=(PARTY,), origins=("UN",)),
            "Low: one party’s word only; nothing speaks against the verdict",
        ),
        (
            replace(LOW, kinds=(REPORTING, PARTY)),
            "Low: press and parties only; nothing speaks against the verdict",
        ),
        (replace(LOW, kinds=(REPORTING,)), "Low: press only; nothing speaks against the verdict"),
        (
            replace(LOW, kinds=(ACT,), origins=("UN",)),
            "Low: one origin only; nothing speaks against the verdict",
        ),
        (
            replace(LOW, kinds=(), origins=(), evidence_for=0),
            "Low: no fact under it points its way; nothing speaks against the verdict",
        ),
        (
            replace(LOW, kinds=(REPORTING,), second_hand=True, capped_by=Freshness.EXPIRED),
            "Low: press only; all of it second-hand; nothing speaks against the verdict; the newest fact is"
            " out of date",
        ),
    ],
)
def test_how_sure(basis: Basis, words: str) -> None:
    assert said.how_sure(replace(stands(judged("limited")), basis=basis)) == words


@pytest.mark.parametrize(
    ("number", "agreement", "strength", "words"),
    [
        (1, "low", "limited", "1 fact speaks against the verdict"),
        (2, "low", "limited", "2 facts speak against the verdict"),
        (1, "medium", "medium", "1 weaker fact speaks against the verdict"),
        (2, "medium", "medium", "2 weaker facts speak against the verdict"),
        (1, "low", "medium", "1 fact as strong speaks against the verdict"),
        (2, "low", "medium", "2 facts, some as strong, speak against the verdict"),
    ],
)
def test_how_many_facts_speak_against_it(
    number: int, agreement: str, strength: str, words: str
) -> None:
    s = stands(judged("limited"))
    against = (s.evidence[0],) * number
    basis = replace(
        BASIS,
        evidence_against=against,
        agreement=Agreement(agreement),
        strength=Strength(strength),
    )
    assert said.how_sure(replace(s, basis=basis)).split("; ")[-1] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (judged("unclear"), "No verdict to be sure of: the facts do not settle it"),
        (NOTHING_FOUND, "A search that finds nothing has no grade"),
        (commitment(), "Nothing was judged"),
    ],
)
def test_how_sure_of_what_is_not_known(text: str, words: str) -> None:
    assert said.how_sure(stands(text)) == words


def coding(n: int, coded: date = date(2020, 3, 2)) -> Coding:
    return Coding(name="All", coded=coded, n=n, agree=n, kappa=1.0)


def said_of_second(
    text: str, *codings: Coding, known_at: date = TODAY, as_of: str = "2020-03-10"
) -> str:
    found = replace(register(text), codings=codings)
    return said.second_reader(standing_of(found, as_of, known_at), found)


@pytest.mark.parametrize(
    ("codings", "words"),
    [
        ((), "None on file"),
        ((coding(1),), "Agrees"),
        ((coding(0),), "None on file"),
        ((coding(1, date(2020, 3, 1)),), "None on file"),
        ((coding(0), coding(1)), "Agrees"),
        ((coding(1, date(2020, 3, 5)), coding(0)), "Agrees"),
    ],
    ids=["no round", "all", "some", "before the judgement", "newest of a day", "newest by date"],
)
def test_a_second_reader_agrees_where_a_round_held_every_judgement(
    codings: tuple[Coding, ...], words: str
) -> None:
    assert said_of_second(judged("limited"), *codings) == words


def test_a_judgement_after_the_round_takes_no_agreement_from_those_before_it() -> None:
    facts = assessment(status="limited", evidence="one-01, one-02")
    later = assessment("2020-03-08", "limited", "one-01, one-02", recorded="2020-03-09")
    text = commitment(evidence=TWO, assessments=f"{facts}\n{later}")
    assert said_of_second(text, coding(1), as_of="2020-03-07") == "Agrees"
    assert said_of_second(text, coding(1)) == "None on file"
    assert said_of_second(text, coding(1, date(2020, 3, 9))) == "None on file"
    assert said_of_second(text, coding(2, date(2020, 3, 9))) == "Agrees"


def test_a_second_reader_who_differs_and_one_who_is_not_known_yet() -> None:
    other = judged("limited", second="{status: fulfilled, reason: More.}")
    assert said_of_second(other) == "Says upheld"
    assert said_of_second(commitment(), coding(1)) == "None"
    late = coding(1, date(2020, 3, 3))
    assert said_of_second(judged("limited"), late, known_at=date(2020, 3, 2)) == "None on file"


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2020-03-10", "1 May 2020"),
        ("2020-05-01", "Due since 1 May 2020"),
        ("2020-06-01", "Overdue since 1 May 2020"),
        ("2026-01-01", "Overdue since 1 May 2020"),
    ],
)
def test_the_next_review(as_of: str, words: str) -> None:
    assert said.next_review(stands(judged("limited"), as_of)) == words


# ---------------------------------------------------------------- lists


def test_the_place_in_a_list() -> None:
    assert said.placed(6, 32, "by theme", filtered=False) == ("6 of 32, by theme")
    assert said.placed(1, 2, "by title", filtered=True) == (
        "1 of 2 that pass the filters, by title"
    )


def test_every_status_of_which_nothing_is_known_has_its_words() -> None:
    assert all(
        said.how_sure(replace(stands(commitment()), status=status))
        for status in Status
        if status.unknown
    )
