"""Two people in the form: what one records waits until the other confirms it; and a contributor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from commitments.recording import clock
from commitments.recording.person import Person
from commitments.register.model import Register, Review
from commitments.register.reading import load
from commitments.register.second_reader import waiting
from components.record import access, drafts
from components.record.access import Access
from components.state import world as door
from tests.conftest import HEAD, ROOT, TODAY, assessment, commitment, evidence, whole

NEW = "2026-10-01-something-happened"
TOLD = "Setback. 1 Oct 2026: Something happened. (UN)"
Session = Callable[..., AppTest]


def text(head: str) -> str:
    one = commitment(
        evidence="\n".join([evidence(by="Bo"), evidence("one-02", publisher="OAS", by="Bo")]),
        assessments=assessment(),
    )
    return whole(head + one + commitment("two"))


FOUR_EYES = HEAD.replace(
    "  method:", "  review: second-reader\n  review_since: 2026-11-28\n  method:"
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "data.yaml"
    path.write_text(text(FOUR_EYES), encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    monkeypatch.setenv("RECORD", "oidc")
    monkeypatch.setenv("RECORD_LOG", str(tmp_path / "record.log"))
    monkeypatch.setattr(door, "today", lambda: TODAY)
    # The file is newer than that day.
    monkeypatch.setattr(clock, "look_at", lambda *_: None)
    monkeypatch.setattr(door, "now", lambda: datetime(2026, 11, 28, 9, tzinfo=UTC))
    monkeypatch.setattr(
        BidiComponentManager, "discover_and_register_components", lambda *_, **more: None
    )
    drafts._drawer().drafts.clear()
    yield path
    drafts._drawer().drafts.clear()


@pytest.fixture
def session(file: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """The Record page as somebody who signed in sees it."""

    def opened(name: str, *, proposes: bool = False, **parameters: str) -> AppTest:
        person = Person(name, f"{name.lower()}@example.org")
        now = Access(True, "", person, f"issuer {name}", proposes=proposes)
        monkeypatch.setattr(access, "now", lambda: now)
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
        at.switch_page("pages/record.py")
        for key, value in parameters.items():
            at.query_params[key] = value
        return at.run()

    return opened


def record(at: AppTest) -> AppTest:
    """Fill a fact in and save it."""
    token = at.session_state["draft"]
    for name, value in {
        "date": "2026-10-01",
        "finding": "Something happened.",
        "publisher": "UN",
        "title": "A page",
        "url": "https://example.org/new",
    }.items():
        field = at.text_area if name == "finding" else at.text_input
        field(f"record_{name}_{token}").set_value(value)
    at.radio(f"record_effect_{token}").set_value("setback")
    at.radio(f"record_kind_{token}").set_value("monitor")
    return at.run().button("save").click().run()


def texts(at: AppTest) -> str:
    assert not at.exception
    shown = (*at.markdown, *at.info, *at.error, *at.warning, *at.success, *at.subheader)
    return "\n".join(element.value for element in shown).replace("\\", "")


def buttons(at: AppTest) -> dict[str, str]:
    return {str(button.key): button.label for button in at.button}


def now(file: Path) -> Register:
    return load(file, TODAY).register


def names(file: Path) -> list[str]:
    return [named.name for named in waiting(now(file))]


def test_what_one_records_counts_once_another_confirmed_it(file: Path, session: Session) -> None:
    at = record(session("Ann", id="one"))
    assert "It waits for a second reader, and moves nothing until then." in texts(at)
    assert names(file) == [NEW]
    mine = session("Ann")
    assert "1 entry waits for a second reader" in texts(mine)
    assert "You recorded this: another editor confirms it." in texts(mine)
    assert ("confirm 0" in buttons(mine), "withdraw 0" in buttons(mine)) == (False, True)
    other = session("Bob")
    said = texts(other)
    assert TOLD in said
    assert "Recorded by Ann on 28 Nov 2026" in said
    moved = [line for line in said.splitlines() if "→" in line]
    assert moved == [
        "Trend of the last 12 months: Silent → **Too few events for a trend**",
        "How recent the facts are: Expired → **Fresh**",
    ]
    other.button("confirm 0").click().run()
    assert f"Confirmed: {TOLD}" in texts(other)
    assert now(file).reviews == (Review(entry=NEW, by="Bob", recorded=TODAY),)
    assert names(file) == []


def test_the_form_says_what_an_entry_does_once_it_is_confirmed(session: Session) -> None:
    at = session("Ann", id="one", corrects="one-02")
    token = at.session_state["draft"]
    at.text_area(f"record_caveat_{token}").set_value("Misread.").run()
    said = "It waits for a second reader and moves nothing until that one confirms it. Then:"
    assert said in texts(at)


def test_a_judgement_is_confirmed_after_its_facts(file: Path, session: Session) -> None:
    record(session("Ann", id="one"))
    judged = f"""\
      - {{date: 2026-10-01, recorded: 2026-11-28, status: reversed, reason: It stopped.,
         evidence: [one-02, {NEW}], by: Ann, method: first}}
"""
    written = file.read_text("utf-8")
    first, rest = written.split("  - id: two\n")
    file.write_text(f"{first}{judged}  - id: two\n{rest}", encoding="utf-8")
    name = "one 2026-10-01"
    assert names(file) == [NEW, name]
    other = session("Bob")
    assert "2 entries wait for a second reader" in texts(other)
    assert "It rests on what waits as well; confirm that first." in texts(other)
    assert [other.button(f"confirm {n}").disabled for n in (0, 1)] == [False, True]
    assert "Status: Limited action → **Reversed**" in texts(other)
    other.button("confirm 0").click().run()
    assert names(file) == [name]
    other.button("confirm 0").click().run()
    assert names(file) == []


def test_who_recorded_an_entry_may_take_it_back(file: Path, session: Session) -> None:
    record(session("Ann", id="one"))
    at = session("Ann")
    at.button("withdraw 0").click().run()
    assert f"Withdrawn: {TOLD}" in texts(at)
    assert [str(review.decision) for review in now(file).reviews] == ["withdrawn"]


def test_who_declines_says_why(file: Path, session: Session) -> None:
    record(session("Ann", id="one"))
    other = session("Bob")
    other.session_state["fold-decline-0"] = True
    other.run()
    other.button("decline 0").click().run()
    assert "Nothing was saved: say why; whoever recorded it reads it." in texts(other)
    other.text_area(f"why {NEW}").set_value("No page says so.")
    other.button("decline 0").click().run()
    assert f"Declined: {TOLD}" in texts(other)
    assert [(str(r.decision), r.reason) for r in now(file).reviews] == [
        ("declined", "No page says so.")
    ]


def test_nobody_confirms_their_own_whatever_the_page_shows(file: Path, session: Session) -> None:
    record(session("Ann", id="one"))
    other = session("Bob")
    # The name under which somebody signed in changed between the page and the click.
    session("ANN")
    before = file.read_bytes()
    other.button("confirm 0").click().run()
    assert file.read_bytes() == before
    assert names(file) == [NEW]


def test_a_contributor_proposes_and_sees_what_became_of_it(file: Path, session: Session) -> None:
    file.write_text(text(HEAD), encoding="utf-8")
    post = session("Cem", proposes=True, id="one")
    assert buttons(post)["save"] == "Propose"
    assert "confirmation" not in post.segmented_control("what").options
    at = record(post)
    assert "It waits for an editor, and moves nothing until then." in texts(at)
    assert [(fact.id, fact.proposed) for fact in now(file).evidence[2:]] == [(NEW, True)]
    waits = session("Cem", proposes=True)
    assert "Your proposals" in texts(waits) and "**Waits for an editor.**" in texts(waits)
    assert "confirm 0" not in buttons(waits)
    editor = session("Ann")
    assert buttons(editor)["confirm 0"] == "Take it"
    assert buttons(editor)["mend 0"] == "Mend it"
    editor.button("mend 0").click().run()
    assert editor.session_state["corrects"] == NEW
    token = editor.session_state["draft"]
    assert editor.text_input(f"record_publisher_{token}").value == "UN"
    declined = "confirmations:\n  - {entry: %s, decision: declined, by: Ann, reason: No page."
    with file.open("a", encoding="utf-8") as opened:
        opened.write((declined % NEW) + ", recorded: 2026-11-28}\n")
    after = texts(session("Cem", proposes=True))
    assert "**Declined by Ann on 28 Nov 2026. No page.**" in after


def test_the_page_of_a_pledge_shows_what_waits_with_a_badge(file: Path, session: Session) -> None:
    record(session("Ann", id="one"))

    def pledge(**more: str) -> str:
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
        at.switch_page("pages/commitment.py")
        for key, value in {"id": "one", **more}.items():
            at.query_params[key] = value
        at.run()
        assert not at.exception
        return "".join(str(block.proto.body) for block in at.get("html"))

    shown = pledge()
    assert "1 fact waits for a second reader." in shown
    assert '<span class="chip waits">unconfirmed</span>' in shown
    assert "Waiting for a second reader, not counted:" in shown
    assert "no fact on file by this date" in shown
    counted = pledge(unconfirmed="counted")
    assert "1 fact since 2026 · 1 speaks against the verdict" in counted
    assert "with entries that no second reader has confirmed" in counted
    assert '<span class="chip waits">unconfirmed</span>' in counted
