"""The Years view: a table whose cells are links, the reason of a chosen one, empty and bad links."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from commitments.answers.years import of_years
from commitments.figures import titles
from commitments.standing.each_year import judged_in, status_in, years_until
from commitments.vocabulary import STACKED, Status
from components.parts import paging
from components.widgets.markup import labelled
from tests.answers.small import pledge
from tests.conftest import HEAD, ROOT, TODAY
from tests.parts.app import (
    CURATED,
    SOME,
    TRACKER,
    at_most,
    captions,
    opened,
    some,
    use_file,
    view_at,
)
from tests.parts.test_overview import ALL, blocks, headings

YEARS = years_until(CURATED.register.meeting.date, TODAY)


def table(body: str) -> str:
    return body[body.index("<table") : body.index("</table>")]


def marks(part: str) -> list[str]:
    return re.findall(r'<i class="mk (\w+)', part)


def test_a_cell_a_judgement_under_the_themes_of_the_file() -> None:
    body = blocks(opened(TRACKER, view="years"))
    assert f'<p class="first">{of_years(ALL).first}</p>' in unescape(body)
    names = [t.name for t in CURATED.register.themes]
    found = re.findall(r'<th colspan="\d+" scope="rowgroup">(.*?)</th>', table(body))
    assert [unescape(name) for name in found] == names
    order = [
        s for t in CURATED.register.themes for s in ALL.standings if s.commitment.theme == t.id
    ]
    assert marks(table(body)) == [str(status_in(s, year)) for s in order for year in YEARS]
    rows = re.findall(r'<th scope="row"><a [^>]*>(.*?)</a></th>', table(body))
    assert [unescape(row) for row in rows] == [s.commitment.title for s in order]
    heads = re.findall(r'<th(?: class="last")? scope="col">(.*?)</th>', table(body))
    assert [re.sub("<[^>]+>", "", head) for head in heads] == [str(year) for year in YEARS]


def test_each_judgement_is_a_link_to_its_reason_that_keeps_the_filters() -> None:
    body = unescape(table(blocks(opened(TRACKER, view="years", **SOME))))
    found = re.findall(r'<td[^>]*><a href="tracker\?([^"]*)"', body)
    judged = [
        f"{s.commitment.id}.{year}"
        for t in CURATED.register.themes
        for s in some().standings
        if s.commitment.theme == t.id
        for year in YEARS
        if judged_in(s, year)
    ]
    assert [href.rpartition("&cell=")[2] for href in found] == judged
    assert all("q=iraq" in href and "&view=years&" in href for href in found)


def test_the_legend_names_only_what_occurs() -> None:
    body = blocks(opened(TRACKER, view="years", theme="military"))
    legend = re.search(r'<p class="legend">(.*?)</p>', body)
    assert legend
    present = set(marks(table(body)))
    assert marks(legend[1]) == [str(status) for status in STACKED if status in present]


def test_a_folded_corner_where_a_second_reader_differs() -> None:
    body = blocks(opened(TRACKER, view="years"))
    made = {
        (s.commitment.id, span.start): span.assessment
        for s in ALL.standings
        for year in YEARS
        if (span := judged_in(s, year))
    }
    differ = sum(judged.second is not None for judged in made.values())
    note = f"A second reader judged apart and differs here: {differ} of {len(made)} judgements."
    assert (note in body) == (differ > 0)
    assert body.count('; a second reader differs"') == body.count('<td class="differs"')


def test_a_long_table_has_pages_and_its_links_stay_on_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_most(monkeypatch, paging, 15)
    order = [
        s for t in CURATED.register.themes for s in ALL.standings if s.commitment.theme == t.id
    ]
    found = []
    for page in ("1", "2", "3"):
        at = opened(TRACKER, view="years", **({} if page == "1" else {"rows": page}))
        body = unescape(blocks(at))
        found.append(re.findall(r'<th scope="row"><a [^>]*>(.*?)</a></th>', table(body)))
        cells = re.findall(r'<td[^>]*><a href="tracker\?([^"]*)"', table(body))
        assert {href.endswith(f"&rows={page}") for href in cells} == {page != "1"}
        ways = re.findall(r'href="(tracker[^"]*)"', body.partition('<nav class="pages"')[2])
        assert ways == [
            f"tracker?view=years{'' if n == 1 else f'&rows={n}'}"
            for n in (1, 2, 3)
            if str(n) != page
        ]
        # The answer and the chart are of all pledges on every page.
        assert of_years(ALL).first in body
    assert [len(part) for part in found] == [15, 15, 2]
    assert [title for part in found for title in part] == [s.commitment.title for s in order]


def test_the_reason_of_a_chosen_cell() -> None:
    s = next(s for s in ALL.standings if s.assessment and s.assessment.evidence)
    year = s.spans[0].start.year
    at = opened(TRACKER, view="years", cell=f"{s.commitment.id}.{year}")
    body = unescape(blocks(at))
    span = judged_in(s, year)
    assert span is not None
    reason = body[body.index('<section class="reason-of-cell"') : body.index("</section>")]
    assert f"<h3>{year}: <a href=" in reason
    assert span.assessment.reason in reason
    assert reason.count('<div class="fact">') == len(span.assessment.evidence)
    assert 'href="tracker?view=years">Close</a>' in reason
    assert 'chosen"' in table(body)
    assert body.index("<section") < body.index("<table")
    assert dict(at.query_params) == {"view": "years", "cell": f"{s.commitment.id}.{year}"}


def test_the_reason_of_a_second_reader_stands_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", str(ROOT / "tests" / "sample.yaml"))
    body = blocks(opened(TRACKER, view="years", cell="safe-water.2025"))
    reason = body[body.index("<section") : body.index("</section>")]
    assert "Judged as of 15 June 2025, by curation team." in reason
    assert f"A second reader: {labelled(Status.LIMITED)}. " in reason
    assert "The inspectors do not say which houses they saw." in reason
    assert "not_assessed" in table(body)
    assert "safe-water.2024" in table(body)
    assert "lake-border.2024" not in table(body)


@pytest.mark.parametrize(
    "cell", ["nothing.2020", "mil-levant.1999", "mil-levant", "mil-levant.x", ".2020", "<b>"]
)
def test_a_bad_link_is_said_and_the_table_stands(cell: str) -> None:
    at = opened(TRACKER, view="years", cell=cell)
    assert "The link asks for a judgement that is not on this page" in " ".join(captions(at))
    body = blocks(at)
    assert "<section" not in body
    assert 'chosen"' not in table(body)


def test_nothing_is_said_of_a_cell_that_nobody_chose() -> None:
    assert "The link asks" not in " ".join(captions(opened(TRACKER, view="years")))


def test_a_filter_that_leaves_nothing_says_so() -> None:
    at = opened(TRACKER, view="years", status="not_started", theme="women-gender")
    assert f'<p class="first">{titles.NOTHING_FOUND}</p>' in blocks(at)
    assert "<table" not in blocks(at)


def test_before_any_judgement_no_cell_is_a_link() -> None:
    body = blocks(opened(TRACKER, view="years", as_of="2019-07-01"))
    assert "No pledge was judged by this date" in body
    assert set(marks(table(body))) == {"not_assessed"}
    assert "cell=" not in body
    assert len(marks(table(body))) == len(view_at().standings)


def test_text_of_the_file_is_shown_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = HEAD + pledge("a", y2025="substantial", y2026="limited")
    text = text.replace("Title of a", "'<img src=x>'").replace("by: us", "by: '<img src=y>'")
    text = text.replace("reason: Because.", "reason: '<img src=z>'")
    use_file(monkeypatch, tmp_path / "hostile.yaml", text)
    body = blocks(opened(TRACKER, view="years", cell="a.2026"))
    assert "<img" not in body
    for letter in "xyz":
        assert f"&lt;img src={letter}&gt;" in body
    assert headings(body)[0] == "2026: <img src=x>"
