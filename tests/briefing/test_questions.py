"""Hard questions: each is answered, in few words, with what may be said and what must not."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.briefing.brevity import cut, within
from commitments.briefing.contents import Contents, Request, contents
from commitments.briefing.question import Question
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.briefing.register import real_contents, request, small_contents
from tests.figures.registers import real, small

Said = tuple[str, str, str, str]


def said(question: Question) -> Said:
    return question.question, question.answer.text, question.may.text, question.never


def test_the_five_first_questions_read_as_approved() -> None:
    assert [said(question) for question in small_contents().questions[:5]] == [
        (
            "Have the pledges been kept?",
            "Of 16 pledges 2 are substantially kept, 9 saw limited action, 1 is unclear, for 1"
            " nothing was found, 1 is not assessed yet, 1 was overtaken by events and 1 is"
            " reversed.",
            "That 2 of 16 are substantially kept or better.",
            "That the pledges were broken: 1 is reversed.",
        ),
        (
            "What happened on 1 Jun 2022?",
            "What happened in sideways-02. It decided how 1 pledge now stands: “Title of"
            " sideways”.",
            "That UN reports it.",
            "That this pledge was broken: events overtook it.",
        ),
        (
            "Why is “Title of fell” reversed?",
            "Sources disagree. Because of fell-01 and fell-02. Because.",
            "1 Feb 2021: What happened in fell-01.",
            "That nothing was ever done: before, it was judged “limited action”.",
        ),
        (
            "Do the verdicts on 2 pledges still hold?",
            "One newer fact bears on 2 pledges: “Title of worse” and “Title of worse-too”. 21 May"
            " 2022: What happened in worse-04.",
            "That it is to be judged again.",
            "That the verdict has seen the newest facts.",
        ),
        (
            "Is “Title of sinking” getting worse?",
            "In the last 12 months 3 setbacks against 2 advances. 13 May 2022: What happened in"
            " sinking-05.",
            "12 May 2022: What happened in sinking-04.",
            "That it has failed: it stands at “limited action”.",
        ),
    ]


def test_the_other_pledges_that_need_attention_are_asked_about_too() -> None:
    assert [said(question)[:2] for question in small_contents().questions[5:]] == [
        (
            "Does the verdict on “Title of disputed” still hold?",
            "It was judged “substantially kept” as of 2 May 2021; 1 setback on file since. 1 Jun"
            " 2022: What happened in disputed-03.",
        ),
        (
            "Does the verdict on “Title of mended” still hold?",
            "It was judged “limited action” as of 2 May 2022; 1 fact under it was corrected. 2 May"
            " 2022: What happened in mended-02.",
        ),
        (
            "Who says so besides the parties?",
            "Nobody on file: “Title of party” rests on the word of those who pledged.",
        ),
        (
            "What is the newest on “Title of stale”?",
            "2 May 2021: What happened in stale-02. Nothing later is on file.",
        ),
        ("How does “Title of silent” stand?", "Nobody has judged that yet."),
        (
            "What about “Title of sought”?",
            "A documented search found nothing either way. It was last made on 1 Jun 2020.",
        ),
    ]


def earlier() -> Contents:
    view = real()
    old = View(view.register, Moment(date(2021, 6, 30), view.moment.known_at), view.version)
    return contents(Request(old.select(Filter()), date(2020, 6, 4)))


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(real_contents, id="real"),
        pytest.param(small_contents, id="small"),
        pytest.param(earlier, id="earlier"),
        pytest.param(lambda: contents(request(Filter(themes=("talks",)))), id="a theme"),
        pytest.param(lambda: contents(request(Filter(ids=("again",)))), id="a pledge"),
        pytest.param(lambda: contents(request(Filter(ids=("silent",)))), id="not assessed"),
        pytest.param(
            lambda: contents(Request(small().select(Filter()), date(2021, 6, 30))), id="sample"
        ),
    ],
)
def test_there_are_five_each_answered_in_forty_words(found: object) -> None:
    assert callable(found)
    asked = found().questions
    assert len(asked) >= 5
    assert len({question.question for question in asked[:5]}) == 5
    for question in asked:
        assert 0 < len(question.answer.text.split()) <= 40
        assert question.may.text.endswith((".", "…"))
        assert question.never.endswith(".")


def test_every_pledge_that_needs_attention_is_asked_about() -> None:
    for found in (small_contents(), real_contents()):
        asked = {s.commitment.id for question in found.questions for s in question.standings}
        assert asked >= {s.commitment.id for _, s in found.attention}


def test_texts_hold_so_many_words_and_whole_sentences_first() -> None:
    assert within(5, "One two. Three four.", "Five six.") == "One two. Three four."
    assert within(3, "One two three four five six, seven.") == "One two …"
    assert within(9, "", "One.") == "One."
    assert within(9) == ""
    assert cut("One two three.", 3) == "One two three."
    assert cut("w" * 49_000, 2) == "w" * 28 + " …"
