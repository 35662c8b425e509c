"""The Themes view."""

from __future__ import annotations

from pathlib import Path

import pytest

from commitments.answers.themes import theme_answer
from commitments.tables.filter import Filter
from tests.conftest import ROOT
from tests.parts.app import THEMES, alt, opened, use_file, view_at, warnings
from tests.parts.html import links, pieces, said, words


def test_each_theme_has_a_row_that_leads_to_its_pledges() -> None:
    at = opened(THEMES)
    themes = view_at().register.themes
    assert links(pieces(at), "tracker") == [(f"tracker?theme={t.id}", t.name) for t in themes]
    assert pieces(at).count('class="bar"') == 2 * len(themes)
    assert dict(at.query_params) == {}
    assert alt(at, "trend-by-theme").startswith(
        "In 12 months setbacks led for 10 of 32 pledges, advances for 10. "
    )


def test_the_bars_are_read_aloud_and_share_one_scale() -> None:
    at = opened(THEMES, theme=["military", "stabilisation"])
    body = pieces(at)
    assert 'aria-label="Today: 2 limited action and 3 overtaken by events"' in body
    assert body.count("--most:9") == 4
    assert body.count('style="--all:5;--most:9"') == 2


def test_the_earlier_date_is_that_on_which_most_was_kept_and_can_be_chosen() -> None:
    at = opened(THEMES)
    choice = at.selectbox(key="before")
    assert choice.options == [f"Compare with end {year}" for year in range(2019, 2026)]
    assert choice.value == "2024"
    choice.set_value("2019").run()
    assert dict(at.query_params) == {"before": "2019"}
    assert "at the end of 2019" in said(at)[0]


def test_a_filter_stands_in_the_sentence_and_in_every_link() -> None:
    at = opened(THEMES, status="limited", theme=["military", "foreign-fighters"])
    assert said(at)[0].startswith("Among these 6 pledges, 1 of 2 themes has fewer")
    assert [url for url, _ in links(pieces(at), "tracker")] == [
        "tracker?theme=military&status=limited",
        "tracker?theme=foreign-fighters&status=limited",
    ]


def test_one_theme_has_its_own_answer() -> None:
    at = opened(THEMES, theme="foreign-fighters")
    answer = theme_answer(view_at().select(Filter(themes=("foreign-fighters",))))
    assert said(at) == [answer.first, answer.more]


def test_nothing_found_says_so() -> None:
    at = opened(THEMES, q="xyzzy")
    assert said(at) == ["“xyzzy” leads to none of 32 pledges."]
    assert 'class="bar"' not in pieces(at)
    assert at.get("plotly_chart") == []


def test_a_bad_link_is_told_and_the_page_is_drawn() -> None:
    at = opened(THEMES, before="soon", pick="military")
    told = warnings(at)[0].replace("\\", "")
    assert "the earlier date “soon”" in told and "Known: End 2019, End 2020" in told
    assert dict(at.query_params) == {}
    assert said(at)


@pytest.mark.parametrize("day", ["2019-06-25", "2022-06-30"])
def test_a_past_day_is_compared_with_what_was_past_then(day: str) -> None:
    at = opened(THEMES, as_of=day)
    assert said(at)
    assert len(at.selectbox) == (1 if day > "2020" else 0)
    if day == "2019-06-25":
        assert said(at) == ["None of the 32 pledges is assessed yet."]
        assert pieces(at).count('class="bar"') == 7


def test_another_register_has_its_own_themes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")
    use_file(monkeypatch, tmp_path / "sample.yaml", text)
    at = opened(THEMES)
    assert said(at) == [
        "Both themes have as many pledges substantially kept as at the end of 2025.",
        "Of 3 pledges 1 is substantially kept, 1 saw limited action and for 1 nothing was found.",
    ]
    assert "Talks Compare Of 2 pledges 1 saw limited action and for 1 nothing was found." in words(
        pieces(at)
    )
