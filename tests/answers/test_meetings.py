"""What is said of the pledges against the texts of other meetings, sentence by sentence."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.answers.answer import MOST_WORDS
from commitments.answers.meetings import NO_TEXT, of_meetings, of_one
from commitments.standing.meetings import other_texts
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from tests.conftest import HEAD, TODAY, commitment, register
from tests.meetings import GONE, HEAD_OF_MEETINGS, KEPT, LESS, THREE, entry, pledge


def selection(
    *pledges: str, as_of: date = TODAY, head: str = HEAD_OF_MEETINGS, chosen: Filter | None = None
) -> Selection:
    view = View(register(*pledges, head=head), Moment(as_of, TODAY), "")
    return view.select(chosen or Filter())


def told(*pledges: str, **more: object) -> tuple[str, str]:
    found = of_meetings(selection(*pledges, **more))  # type: ignore[arg-type]
    return found.first, found.more


def test_what_the_newest_text_kept_and_what_it_may_have_dropped() -> None:
    assert told(*THREE) == (
        "Lake, September 2021, speaks of 2 of the 3 pledges: 1 is stronger and 1 is weaker.",
        "No words on the other one were found in the parts that were read, which is not to say that"
        " it was dropped. The one other later text that was read whole leaves out 2 pledges.",
    )


def test_a_newest_text_that_was_read_whole_has_dropped_the_others() -> None:
    assert told(*THREE, as_of=date(2020, 12, 31)) == (
        "Valley, April 2020, speaks of 1 of the 3 pledges, which is repeated.",
        "It was read whole and has no words on the other 2.",
    )


def test_a_newest_text_without_words() -> None:
    two = [pledge(id, entry("whole", "dropped"), theme="talks") for id in ("a", "b")]
    assert told(*two) == (
        "Lake, September 2021, speaks of neither of the 2 pledges.",
        "No words on them were found in the parts that were read, which is not to say that they"
        " were dropped. The one other later text that was read whole leaves out 2 pledges.",
    )
    assert told(*two, as_of=date(2020, 12, 31)) == (
        "Valley, April 2020, speaks of neither of the 2 pledges.",
        "It was read whole and has no words on them.",
    )


def test_pledges_that_all_stand_alike_under_the_name_of_the_filter() -> None:
    two = [pledge(id, entry("parts", "narrower")) for id in ("a", "b")]
    assert told(*two, chosen=Filter(themes=("aid",))) == (
        "Aid: Lake, September 2021, speaks of both pledges: both are narrower.",
        "",
    )


def test_of_one_pledge_what_became_of_it() -> None:
    assert told(KEPT) == (
        "“Title of kept” is repeated in 1 and stronger in 1 of 2 later texts; the newest words"
        " (Lake, September 2021) are stronger.",
        "It has a date.",
    )
    assert told(LESS) == (
        "“Title of less” is repeated in no later words seen: the only ones (Lake, September 2021, as"
        " a report tells it) are weaker.",
        "1 text read whole has no words on it.",
    )
    assert told(GONE) == (
        "No later words on “Title of gone” were seen.",
        "1 text read whole has no words on it; in one more none were seen.",
    )


@pytest.mark.parametrize(
    ("entries", "first", "more"),
    [
        (
            [entry("whole", "weaker"), entry("parts", "narrower", why="For less.")],
            "It is repeated in no later words seen: the newest (Lake, September 2021) are narrower.",
            "For less.",
        ),
        (
            [entry("whole", "wider", basis="account")],
            "It is broader in 1 of 2 later texts (Valley, April 2020, as a participant told it).",
            "In one more text no words on it were seen.",
        ),
        (
            [entry("whole", "repeated"), entry("parts", "new-form")],
            "It is repeated in 1 of 2 later texts; the newest words (Lake, September 2021) have a"
            " new form.",
            "",
        ),
        ([], "No later words on it were seen.", "In 2 more texts no words on it were seen."),
    ],
)
def test_one_pledge_on_its_own_page(entries: list[str], first: str, more: str) -> None:
    found = register(pledge("one", *entries), head=HEAD_OF_MEETINGS)
    answer = of_one(found.commitments[0], other_texts(found, TODAY))
    assert (answer.first, answer.more) == (first, more)


def test_one_later_text() -> None:
    found = register(KEPT, GONE, head=HEAD_OF_MEETINGS)
    texts = other_texts(found, date(2020, 12, 31))
    assert [of_one(c, texts).text for c in found.commitments] == [
        "It is repeated in the one later text (Valley, April 2020).",
        "No later text has words on it.",
    ]


def test_before_any_later_text() -> None:
    nothing = "text later than the pledge"
    assert told(*THREE, as_of=date(2020, 1, 1))[0] == f"No {nothing}s is on file by this date."
    assert told(KEPT, as_of=date(2020, 1, 1))[0] == f"No {nothing} is on file by this date."


def test_a_register_that_names_no_other_text() -> None:
    assert told(commitment(), head=HEAD) == (NO_TEXT, "")
    assert told(head=HEAD)[0] == "No pledge passes these filters."


def test_a_text_of_no_meeting_is_called_by_its_title() -> None:
    head = HEAD_OF_MEETINGS.replace(", milestone: lake", "")
    assert told(*THREE, head=head)[0].startswith("“Parts”, September 2021, speaks of 2 of the 3")


def test_the_real_pledges_fit_into_one_breath(curated_view: View) -> None:
    texts = other_texts(curated_view.register, TODAY)
    for c in curated_view.register.commitments:
        answer = of_one(c, texts, f"“{c.title}”")
        assert len(answer.text.split()) <= MOST_WORDS
        # What the newest words say goes along, not only that there are some.
        assert answer.more
