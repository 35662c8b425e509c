"""The Briefing page for a meeting with one member."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.briefing.bilateral import bilateral, meeting_with
from components.widgets.markup import text
from components.widgets.text import plain
from tests.conftest import HEAD, commitment, whole
from tests.parts.app import BRIEFING, MEMBERS, opened, pieces, use_file, view_at, warnings

NOBODY = plain("No member is chosen: choose the one that the meeting is with.")


def met(**address: str) -> AppTest:
    return opened(BRIEFING, **{"for": "bilateral"}, **address)


def infos(at: AppTest) -> list[str]:
    return [info.value for info in at.info]


@pytest.mark.parametrize("code", ["DEU", "nato", "AFG"])
def test_the_page_says_what_is_on_file_and_that_it_is_no_verdict(code: str) -> None:
    found, page = bilateral(meeting_with(view_at(), (code,))), "\n".join(pieces(met(member=code)))
    assert f'<p class="first">{text(found.answer.first)}</p>' in page
    assert text(found.pledged.lines[0].said.text) in page
    for part in (found.asks, found.questions):
        assert text(part.lines[0].said.text) in page


def test_a_member_is_chosen_from_the_list_and_stands_in_the_address() -> None:
    at = met()
    assert infos(at) == [NOBODY]
    at.selectbox(key="_meeting_with").select("TUR").run()
    assert infos(at) == []
    assert dict(at.query_params) == {"for": "bilateral", "member": "TUR"}


def test_an_unknown_member_is_told() -> None:
    at = met(member="DEX")
    assert sum("DEX" in said for said in warnings(at)) == 1
    assert infos(at) == [NOBODY]


def test_a_register_without_members_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_file(monkeypatch, tmp_path / "none.yaml", whole(HEAD + commitment()))
    assert infos(met()) == [
        plain("This register names no members: there is nobody to prepare a meeting with.")
    ]


def test_other_filters_do_not_count_and_the_page_says_so() -> None:
    page = met(member="DEU", theme="military")
    assert any("of the filters it takes the member alone" in m.value for m in page.markdown)
    found = bilateral(meeting_with(view_at(), ("DEU",)))
    assert text(found.answer.first) in "\n".join(pieces(page))


def test_the_page_of_a_member_leads_to_it() -> None:
    page = "\n".join(pieces(opened(MEMBERS, code="DEU")))
    assert 'href="briefing?for=bilateral&amp;member=DEU">Make a bilateral briefing</a>' in page
