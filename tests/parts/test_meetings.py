"""The Meetings view: a table whose cells are links, the words of a chosen one, later pledges."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.answers.meetings import NO_TEXT, of_meetings
from commitments.figures.look import Look
from commitments.figures.titles import NOTHING_FOUND
from commitments.record_words import LIKENESS, Unseen
from commitments.standing.meetings import likeness, other_texts
from components.parts import paging
from components.shell import viewport
from tests.conftest import HEAD, ROOT, TODAY
from tests.meetings import HEAD_OF_MEETINGS, THREE, WITH_LATER, pledge
from tests.parts.app import (
    CURATED,
    MEETINGS,
    at_most,
    captions,
    opened,
    taken_away,
    use_file,
    view_at,
)
from tests.parts.html import heads, links, pieces, said, words
from tests.parts.test_overview import ALL

TEXTS = other_texts(CURATED.register, TODAY)
ORDER = [
    c for t in CURATED.register.themes for c in CURATED.register.commitments if c.theme == t.id
]


def table(at: AppTest) -> str:
    body = pieces(at)
    return body[body.index("<table") : body.index("</table>")]


def marks(part: str) -> list[str]:
    return re.findall(r'<i class="mk ([\w-]+)', part)


def chosen(at: AppTest) -> str:
    body = pieces(at)
    start = body.index('<section class="words-of-cell"')
    return body[start : body.index("</section>", start)]


def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, **parameters: str) -> AppTest:
    use_file(monkeypatch, tmp_path / "data.yaml", text)
    return opened(MEETINGS, **parameters)


WHOLE = HEAD_OF_MEETINGS + "".join(THREE)


def test_a_cell_a_text_under_the_themes_of_the_file() -> None:
    at = opened(MEETINGS)
    assert said(at)[0] == of_meetings(ALL).first
    found = re.findall(r'<th colspan="\d+" scope="rowgroup">(.*?)</th>', table(at))
    assert [unescape(name) for name in found] == [t.name for t in CURATED.register.themes]
    assert marks(table(at)) == [str(likeness(c, text)) for c in ORDER for text in TEXTS]
    rows = re.findall(r'<th scope="row"><a href="(.*?)">(.*?)</a></th>', table(at))
    assert [unescape(title) for _, title in rows] == [c.title for c in ORDER]
    assert [way for way, _ in rows] == [f"commitment?id={c.id}" for c in ORDER]
    assert taken_away(at) == ["pledges-in-meetings"]


def test_a_head_says_place_date_and_how_much_was_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = small(monkeypatch, tmp_path, WHOLE)
    found = re.findall(r'<th[^>]*scope="col"[^>]*title="(.*?)">(.*?)</th>', table(at))
    assert [(title, words(head)) for title, head in found] == [
        ("Hill, 13 February 2018 · ministers · only its opening was read", "Hill Feb 2018"),
        ("Valley, 16 April 2020 · directors · the whole text was read", "Valley Apr 2020"),
        ("Lake, September 2021 · ministers · parts of it were read", "Lake Sep 2021"),
    ]
    assert re.findall(r'<span class="read (\w+)"', table(at)) == ["opening", "whole", "parts"]
    # The line between before and since stands before the first later text, in each row.
    assert table(at).count('class="since"') == 1 + len(THREE)


def test_what_was_not_seen_is_no_link_and_what_was_dropped_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = small(monkeypatch, tmp_path, WHOLE, theme="talks")
    assert [way for way, _ in links(table(at), "meetings")] == [
        f"meetings?theme=talks&cell={cell}" for cell in ("less.whole", "less.parts", "gone.whole")
    ]
    assert re.findall(r'aria-label="([^"]*: [^"]*)"', table(at)) == [
        *("Hill, Feb 2018: not seen", "Valley, Apr 2020: dropped", "Lake, Sep 2021: weaker"),
        *("Hill, Feb 2018: not seen", "Valley, Apr 2020: dropped", "Lake, Sep 2021: not seen"),
    ]


def test_the_legend_says_what_the_signs_for_no_words_mean(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = small(monkeypatch, tmp_path, WHOLE)
    legend, reads = re.findall(r'<p class="legend[^"]*">(.*?)</p>', pieces(at))
    assert marks(legend) == ["stronger", "repeated", "weaker", "dropped", "not-seen"]
    assert words(legend) == (
        "Stronger Repeated Weaker Dropped: no words in the whole text"
        " Not seen: no words seen, which is not to say dropped"
    )
    assert words(reads) == (
        "The whole text was read Parts of it were read Only its opening was read"
    )


def test_the_words_of_a_cell_stand_beside_those_of_the_pledge(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = small(monkeypatch, tmp_path, WHOLE, cell="kept.parts", by="lost")
    found = chosen(at)
    assert words(found) == (
        "Lake, September 2021 · ministers · parts of it were read Title of kept"
        " Stronger It has a date."
        " The pledge, 25 June 2019 “We will do it”"
        " As reported, not the official text The text , The host, sentence 1."
        " Lake, September 2021 “We will do it by May ” Parts , Host. It breaks off."
        " Struck through : words of the pledge that the other text does not have."
        " Underlined : its own words. Close"
    )
    assert re.findall(r"<ins>(.*?)</ins>", found) == ["by May", "Underlined"]
    assert re.findall(r"<del>(.*?)</del>", found) == ["Struck through"]
    assert links(found, "meetings") == [("meetings?by=lost", "Close")]
    assert links(found, "commitment") == [("commitment?id=kept", "Title of kept")]
    assert '<td class="chosen"' in table(at)
    assert dict(at.query_params) == {"cell": "kept.parts", "by": "lost"}


def test_words_in_another_language_are_not_compared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = chosen(small(monkeypatch, tmp_path, WHOLE, cell="less.parts"))
    assert '<blockquote dir="auto" lang="fr">“On le fera”</blockquote>' in found
    assert "In English, by us: It may be done" in found
    assert "As a report on the text tells it." in found
    assert "Not compared word by word, as the words are in another language." in found
    assert "<ins>" not in found
    assert "<del>" not in found


@pytest.mark.parametrize(
    ("cell", "label", "says"),
    [
        ("gone.whole", "Dropped", "It has no words on this pledge."),
        ("gone.parts", "Not seen", "No words on this pledge were seen."),
    ],
)
def test_a_cell_without_words_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cell: str, label: str, says: str
) -> None:
    found = words(chosen(small(monkeypatch, tmp_path, WHOLE, cell=cell)))
    assert f"{label} " in found
    assert says in found
    assert ("Dropped" in found) is (label == "Dropped")


def test_a_cell_of_a_pledge_that_the_filter_leaves_out_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = small(monkeypatch, tmp_path, WHOLE, cell="kept.parts", theme="talks")
    assert "We will do it by May" in words(chosen(at)).replace(" ”", "")
    assert "Title of kept" not in table(at)


@pytest.mark.parametrize(
    "cell", ["nothing.parts", "kept.nothing", "kept", "kept.", ".parts", "<b>", "kept.text"]
)
def test_a_bad_link_is_said_and_the_table_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cell: str
) -> None:
    at = small(monkeypatch, tmp_path, WHOLE, cell=cell)
    assert "The link asks for words that are not on file" in " ".join(captions(at))
    assert "words-of-cell" not in pieces(at)
    assert len(marks(table(at))) == 9


def test_most_lost_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    at = small(monkeypatch, tmp_path, WHOLE, by="lost")
    rows = re.findall(r'<th scope="row"><a [^>]*>(.*?)</a></th>', table(at))
    assert rows == ["Title of less", "Title of gone", "Title of kept"]
    assert "rowgroup" not in table(at)
    assert links(pieces(at), "meetings")[0] == ("meetings", "by theme")
    assert all("by=lost&cell=" in way for way, _ in links(table(at), "meetings"))


def test_a_long_table_has_pages_and_its_links_stay_on_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_most(monkeypatch, paging, 20)
    at = opened(MEETINGS, rows="2")
    assert len(re.findall('<th scope="row">', table(at))) == 12
    assert all("rows=2" in way for way, _ in links(table(at), "meetings"))
    ways = pieces(at).partition('<nav class="pages"')[2]
    assert links(ways, "meetings")[0] == ("meetings", "1 to 20")


def test_pledges_without_an_ancestor_stand_below_with_their_words_and_source(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = small(monkeypatch, tmp_path, WITH_LATER + "".join(THREE))
    assert heads(at)[-1] == (
        "2 pledges of these texts have no ancestor among those above",
        "In the order of the texts; filters do not touch them, and nobody judges them here",
    )
    below = pieces(at).partition('<section class="section new"')[2]
    assert words(below[: below.index("</section>")]).endswith(
        "Valley, Apr 2020 Dig a well “on creusera un puits” In English, by us: a well will be dug"
        " Whole , Host. As a participant told it."
        " Lake, Sep 2021 Build a bridge “a bridge will be built” Parts , Host."
    )
    past = small(monkeypatch, tmp_path, WITH_LATER + "".join(THREE), as_of="2020-12-31")
    assert heads(past)[-1][0] == "1 pledge of these texts has no ancestor among those above"


def test_before_any_later_text_there_is_none_to_compare_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = small(monkeypatch, tmp_path, WHOLE, as_of="2019-07-01")
    assert said(at) == ["No text later than the pledges is on file by this date."]
    assert marks(table(at)) == ["weaker", "not-seen", "not-seen"]


@pytest.mark.parametrize("file", ["sample", "nothing"])
def test_a_register_without_lineage_or_without_pledges(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str
) -> None:
    if file == "nothing":
        at = small(monkeypatch, tmp_path, HEAD.replace("commitments:", "commitments: []"))
    else:
        monkeypatch.setenv("COMMITMENTS_FILE", str(ROOT / "tests" / "sample.yaml"))
        at = opened(MEETINGS)
        assert said(at) == [NO_TEXT]
    assert "<table" not in pieces(at)


def test_a_filter_that_leaves_nothing_says_so() -> None:
    at = opened(MEETINGS, status="not_started", theme="women-gender")
    assert said(at)[0] == NOTHING_FOUND
    assert "<table" not in pieces(at)


def test_a_phone_shows_one_text_as_a_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(viewport, "look", lambda: Look(width=358))
    at = small(monkeypatch, tmp_path, WHOLE)
    assert at.selectbox(key="text").options == [
        "Lake, Sep 2021",
        "Valley, Apr 2020",
        "Hill, Feb 2018",
    ]
    assert "<table" not in pieces(at)
    rows = re.findall('<div class="row">(.*?)</div></div>', pieces(at))
    assert [words(row) for row in rows] == [
        "Stronger Title of kept “We will do it by May” Beside the words of the pledge",
        "Weaker Title of less “On le fera” Beside the words of the pledge",
    ]
    assert "Not seen: 1 pledge, no words seen, which is not to say dropped" in pieces(at)
    at.selectbox(key="text").set_value("whole").run()
    assert dict(at.query_params) == {"text": "whole"}
    assert "Dropped: 2 pledges, no words in the whole text" in pieces(at)
    assert links(pieces(at), "meetings") == [
        ("meetings?text=whole&cell=kept.whole", "Beside the words of the pledge")
    ]


def test_text_of_the_file_is_shown_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hostile = (
        "{document: parts, relation: weaker, quote: '<img src=q>', locator: '<img src=l>',"
        " why: '<img src=w>', language: fr, gloss: '<img src=g>', basis: text}"
    )
    head = WITH_LATER.replace("place: Lake", "place: '<img src=p>'")
    text = head.replace("Build a bridge", "'<img src=b>'") + pledge("one", hostile)
    at = small(monkeypatch, tmp_path, text, cell="one.parts")
    assert "<img" not in pieces(at)
    for letter in "qlwgpb":
        assert f"&lt;img src={letter}&gt;" in pieces(at)


def test_every_cell_of_the_real_register_has_its_words() -> None:
    """No cell promises words that the file does not have."""
    terms = {str(term) for term in LIKENESS}
    for c in view_at().register.commitments:
        for text in TEXTS:
            term = likeness(c, text)
            assert str(term) in terms
            if term is not Unseen.NOT_SEEN:
                [one] = [one for one in c.lineage if one.document == text.id]
                assert bool(one.quote or one.gloss) is (str(term) != "dropped")
