"""The Record page through AppTest: who sees what, mistakes, consequences, the save, the draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from commitments.recording import clock, log, person, saving
from commitments.register.reading import load
from components.record import access, drafts, draw_fields, save
from components.record.access import Access
from components.record.draw_fields import fill_in
from components.record.form import Form
from components.state import address
from components.state import world as door
from components.widgets.text import plain
from tests.conftest import HEAD, ROOT, TODAY, assessment, commitment, evidence, whole

TEXT = whole(
    HEAD
    + commitment(
        evidence="\n".join([evidence(), evidence("one-02", publisher="OAS")]),
        assessments=assessment(),
    )
    + commitment("two")
)
ME = Access(True, "", person.Person("Ann Example", "ann@example.org"), "issuer ann")
FILLED = {
    "date": "2020-02-01",
    "finding": "Something happened.",
    "publisher": "UN",
    "title": "A page",
    "url": "https://example.org/new",
}

NEW = "2020-02-01-something-happened"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data.yaml"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    monkeypatch.setenv("RECORD", "oidc")
    monkeypatch.setenv("RECORD_LOG", str(tmp_path / "record.log"))
    monkeypatch.setattr(door, "today", lambda: TODAY)
    # The file is newer than that day.
    monkeypatch.setattr(clock, "look_at", lambda *_: None)
    monkeypatch.setattr(door, "now", lambda: datetime(2026, 11, 28, 9, tzinfo=UTC))
    monkeypatch.setattr(access, "now", lambda: ME)
    monkeypatch.setattr(
        BidiComponentManager, "discover_and_register_components", lambda *_, **more: None
    )
    return path


@pytest.fixture(autouse=True)
def no_drafts() -> Iterator[None]:
    drafts._drawer().drafts.clear()
    yield
    drafts._drawer().drafts.clear()


@pytest.fixture
def in_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the address changes, the reader went back or forward: the page has no links."""
    monkeypatch.setattr(address, "_in_history", lambda: True)


def opened(**parameters: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    at.switch_page("pages/record.py")
    for key, value in parameters.items():
        at.query_params[key] = value
    return at.run()


def key(at: AppTest, field: str) -> str:
    """The key of a field; each draft has others."""
    return f"record_{field}_{at.session_state['draft']}"


def filled(at: AppTest, **more: str) -> AppTest:
    for name, value in (FILLED | more).items():
        (at.text_area if name == "finding" else at.text_input)(key(at, name)).set_value(value)
    at.radio(key(at, "effect")).set_value("advance")
    at.radio(key(at, "kind")).set_value("monitor")
    return at.run()


def add(file: Path, id: str, publisher: str) -> None:
    """Somebody else writes a fact on the first pledge at the end of the file."""
    fact = evidence(id, publisher=publisher, recorded="2026-11-28")
    facts = whole(commitment(evidence=fact)).rpartition("evidence:\n")[2]
    file.write_text(file.read_text("utf-8") + facts, encoding="utf-8")


def texts(at: AppTest) -> str:
    assert not at.exception
    return "\n".join(
        element.value
        for element in (*at.markdown, *at.info, *at.error, *at.warning, *at.success, *at.code)
    )


def charts(at: AppTest) -> list[str]:
    """The alternative texts of the charts."""
    return [chart.proto.alt for chart in at.get("plotly_chart")]


def test_nobody_records_where_it_is_turned_off(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("COMMITMENTS_FILE", str(file))
    at = opened(id="one")
    assert "Recording is turned off on this server" in texts(at)
    assert [field.key for field in at.text_input] == []
    names = [button.label for button in at.button]
    assert ("Overview" in names, "Record" in names) == (True, False)
    assert list(at.get("page_link")) == []


def test_a_reader_sees_why_and_no_form(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Access(False, "You are signed in as Bo and may read; recording is for editors.")
    monkeypatch.setattr(access, "now", lambda: reader)
    at = opened(id="one")
    assert "recording is for editors" in texts(at).replace("\\", "")
    assert "save" not in [button.key for button in at.button]


def test_mistakes_stand_at_their_fields_and_empty_ones_after_a_try(file: Path) -> None:
    at = filled(opened(id="one"), url="ftp://x", title="")
    found = texts(at).replace("\\", "")
    assert plain("'ftp://x' is not a web address") in texts(at)
    assert "fill this in" not in found
    at.button("save").click().run()
    found = texts(at).replace("\\", "")
    assert "Nothing is saved yet." in found
    assert found.count("To fill in: Title of the page.") == 2
    assert found.count("To correct: Address of the page.") == 2
    assert found.count("fill this in") == 1
    assert file.read_text("utf-8") == TEXT


def test_where_the_pledge_stands_is_beside_the_form(file: Path) -> None:
    def beside(id: str) -> list[str]:
        shown = [element.value for element in opened(id=id).markdown]
        return shown[shown.index("**How it stands, as of 28 Nov 2026**") + 1 :][:2]

    line, reason = beside("one")
    assert line.startswith(":gray-badge[• Limited action]")
    assert reason == r":gray[:small[Because\.]]"
    line, next_heading = beside("two")
    assert line.startswith(":gray-badge[… Not assessed]")
    assert next_heading == "**Evidence on file, newest first**"


def test_a_correction_starts_from_what_it_corrects(file: Path) -> None:
    at = opened(id="one")
    at.text_input(key(at, "title")).set_value("The right title")
    at.selectbox(key(at, "corrects")).set_value("one-02").run()
    at.button("take_over").click().run()
    at.text_area(key(at, "caveat")).set_value("The title was another.").run()
    token = str(at.query_params["draft"])
    assert drafts._drawer().drafts[token].fields == {
        "date": "2020-02-01",
        "effect": "advance",
        "finding": "What happened",
        "kind": "monitor",
        "publisher": "OAS",
        "title": "The right title",
        "url": "https://example.org/one-02",
        "places": ["IRQ"],
        "caveat": "The title was another.",
        "corrects": "one-02",
    }
    at.button("save").click().run()
    fact = load(file, TODAY).register.evidence[-1]
    assert (fact.id, fact.corrects, fact.source.title) == (
        *("2020-02-01-what-happened", "one-02", "The right title"),
    )
    assert [(on.commitment, on.effect) for on in fact.bears_on] == [("one", "advance")]


def test_the_way_to_correct_a_fact_leads_to_all_that_it_says(file: Path) -> None:
    at = opened(id="one", corrects="one-02")
    token = str(at.query_params["draft"])
    fields = (*at.text_input, *at.text_area)
    assert {field.label: field.value for field in fields if "record_" in str(field.key)} == {
        **{"When it happened": "2020-02-01", "What happened, in our words": "What happened"},
        **{"Publisher": "OAS", "Title of the page": "A page"},
        "Address of the page": "https://example.org/one-02",
        **{"What the page says, exactly": "", "Caveat that readers must see": ""},
        "Why it bears on this pledge": "",
        "Whose finding it is, if not the publisher's": "",
    }
    assert at.selectbox(key(at, "corrects")).value == "one-02"
    assert at.multiselect(key(at, "places")).value == ["IRQ"]
    # Who only looked has written nothing.
    assert drafts._drawer().drafts == {}
    at.text_input(key(at, "publisher")).set_value("OSCE").run()
    at.text_area(key(at, "caveat")).set_value("It was the OSCE.").run()
    found = texts(at).replace("\\", "")
    assert "**What you correct:** 1 Feb 2020 · What happened (OAS)" in found
    assert "Publisher: OAS → **OSCE**" in found
    # All of it comes back, what was not touched as well.
    again = opened(id="one", draft=token)
    assert again.text_input(key(again, "url")).value == "https://example.org/one-02"
    at.button("save").click().run()
    fact = load(file, TODAY).register.evidence[-1]
    assert (fact.corrects, fact.source.publisher, fact.caveat) == (
        *("one-02", "OSCE", "It was the OSCE."),
    )


@pytest.mark.parametrize("named", ["no-fact", "one-01"])
def test_a_way_to_correct_what_is_not_there_any_more_says_so(file: Path, named: str) -> None:
    add_correction = evidence("one-09", recorded="2026-11-28", corrects="one-01", caveat="So.")
    facts = whole(commitment(evidence=add_correction)).rpartition("evidence:\n")[2]
    file.write_text(TEXT + facts, encoding="utf-8")
    at = opened(id="one", corrects=named)
    assert "The entry that the link wants to correct is not there" in texts(at)
    assert at.text_input(key(at, "publisher")).value == ""


def test_the_entry_that_was_just_saved_can_be_corrected(file: Path) -> None:
    at = filled(opened(id="one"))
    at.button("save").click().run()
    at.button("correct").click().run()
    assert at.text_input(key(at, "title")).value == "A page"
    assert at.selectbox(key(at, "corrects")).value == NEW
    at.text_input(key(at, "title")).set_value("The page").run()
    at.text_area(key(at, "caveat")).set_value("Its title.").run()
    at.button("save").click().run()
    old, new = load(file, TODAY).register.evidence[-2:]
    assert (new.corrects, new.source.title) == (old.id, "The page")
    # And another begins empty.
    at.button("another").click().run()
    assert (at.text_input(key(at, "title")).value, "corrects" in at.query_params) == ("", False)


def test_a_judgement_that_was_just_saved_can_be_corrected(file: Path) -> None:
    at = opened(id="one", what="assessment")
    at.radio(key(at, "status")).set_value("substantial")
    at.multiselect(key(at, "evidence")).set_value(["one-01", "one-02"])
    at.text_input(key(at, "date")).set_value("2020-02-01")
    at.text_area(key(at, "reason")).set_value("Most of it.").run()
    at.button("save").click().run()
    at.button("correct").click().run()
    assert at.multiselect(key(at, "evidence")).value == ["one-01", "one-02"]
    at.text_area(key(at, "reason")).set_value("Most of it, in fact.").run()
    at.button("save").click().run()
    judged = load(file, TODAY).register.commitments[0].assessments
    assert [a.reason for a in judged] == ["Because.", "Most of it.", "Most of it, in fact."]


def test_a_fact_that_a_judgement_has_not_seen_leads_to_judging_again(file: Path) -> None:
    at = filled(opened(id="one"), date="2020-03-01")
    at.button("save").click().run()
    assert [b.label for b in at.button if "Judge" in b.label] == ["Judge again now"]
    at.button("judge one").click().run()
    assert (at.query_params["id"], at.query_params["what"]) == ("one", "assessment")
    assert at.text_area(key(at, "reason")).value == ""


def test_of_a_pledge_that_nobody_judged_nothing_is_to_be_judged_again(file: Path) -> None:
    at = filled(opened(id="two"), date="2020-03-01")
    at.button("save").click().run()
    assert [b.label for b in at.button if "Judge" in b.label] == []


def test_what_saving_does_is_shown_before(file: Path) -> None:
    at = filled(opened(id="one"))
    [lines] = [code.value for code in at.code]
    assert lines == (
        "  - id: 2020-02-01-something-happened\n"
        "    date: 2020-02-01\n"
        "    finding: Something happened.\n"
        "    source:\n"
        "      kind: monitor\n"
        "      publisher: UN\n"
        "      title: A page\n"
        "      url: https://example.org/new\n"
        "    bears_on:\n"
        "      - commitment: one\n"
        "        effect: advance\n"
        "    recorded: 2026-11-28\n"
        "    by: Ann Example"
    )
    [drawn] = charts(at)
    assert drawn == (
        "Title of one. Status over time: limited action since 1 Feb 2020."
        " Facts: 3 advances, 0 setbacks and 0 items of context."
    )
    assert file.read_text("utf-8") == TEXT


def test_what_is_on_file_stands_beside_the_fields_newest_first(file: Path) -> None:
    old, new = evidence(), evidence("one-02", "2020-02-20").replace("What happened", "Lately")
    file.write_text(whole(HEAD + commitment(evidence=f"{new}\n{old}")), encoding="utf-8")
    for what in ("evidence", "assessment"):
        found = texts(opened(id="one", what=what))
        assert "“We will do it”" in found
        assert found.index("Lately") < found.index("What happened (UN)")


def test_an_assessment_says_what_it_moves(file: Path) -> None:
    at = opened(id="one", what="assessment")
    at.radio(key(at, "status")).set_value("substantial")
    at.multiselect(key(at, "evidence")).set_value(["one-01", "one-02"])
    at.text_input(key(at, "date")).set_value("2020-02-01")
    at.text_area(key(at, "reason")).set_value("Most of it.")
    at.run()
    found = texts(at).replace("\\", "")
    assert "**Title of one** · Status: Limited action → **Substantially kept**" in found
    assert "Of 2 pledges, 1 substantially kept instead of 0 and 0 limited action instead of 1." in (
        found
    )
    assert "%" not in found
    counts, history_of_one = charts(at)
    assert counts == (
        "Substantially kept 0 → 1, Limited action 1 → 0."
        " Now: 1 limited action and 1 not assessed."
        " With this entry: 1 substantially kept and 1 not assessed."
    )
    assert history_of_one == (
        "Title of one. Status over time: substantially kept since 1 Feb 2020."
        " Facts: 2 advances, 0 setbacks and 0 items of context."
    )
    at.button("save").click().run()
    judged = load(file, TODAY).register.commitments[0].assessments[-1]
    assert (judged.status, judged.by, judged.reason) == (
        "substantial",
        "Ann Example",
        "Most of it.",
    )


def test_a_fact_on_file_bears_on_another_pledge_too(file: Path) -> None:
    at = opened(id="two", what="link")
    facts = at.selectbox(key(at, "id"))
    assert facts.options == [
        "Choose a fact: type words of it",
        "1 Feb 2020 · What happened (UN)",
        "1 Feb 2020 · What happened (OAS)",
    ]
    at.button("save").click().run()
    assert "To fill in: The fact, by its words" in texts(at).replace("\\", "")
    facts = at.selectbox(key(at, "id"))
    facts.set_value("one-02")
    at.radio(key(at, "effect")).set_value("setback")
    at.text_area(key(at, "why")).set_value("It names both.").run()
    [lines] = [code.value for code in at.code]
    assert lines == (
        "  - {id: one-02, date: 2020-02-01, finding: What happened, places: [IRQ],"
        " source: {kind: monitor, publisher: OAS, title: A page,"
        " url: https://example.org/one-02}, bears_on: [{commitment: one, effect: advance},"
        ' {commitment: "two", effect: setback, why: "It names both.", recorded: 2026-11-28,'
        ' by: "Ann Example"}],'
        " recorded: 2020-03-01}"
    )
    at.button("save").click().run()
    assert "?id=two&item=one-02" in texts(at)
    [bearing] = load(file, TODAY).register.commitments[1].evidence
    assert (bearing.id, bearing.effect, bearing.on.why, bearing.recorded) == (
        *("one-02", "setback", "It names both.", TODAY),
    )
    assert opened(id="one", what="link").selectbox[1].options == ["Choose a fact: type words of it"]


def test_who_looked_again_may_say_that_the_judgement_stands(file: Path) -> None:
    at = opened(id="one", what="confirmation")
    at.button("save").click().run()
    assert "To fill in: As of which day it was looked at" in texts(at).replace("\\", "")
    at.text_input(key(at, "date")).set_value("2026-11-20")
    at.text_area(key(at, "note")).set_value("Read the reports of the UN.").run()
    [lines] = [code.value for code in at.code]
    assert lines == (
        "confirmations:\n"
        "  - commitment: one\n"
        "    date: 2026-11-20\n"
        "    recorded: 2026-11-28\n"
        "    by: Ann Example\n"
        "    note: Read the reports of the UN."
    )
    at.button("save").click().run()
    [confirmed] = load(file, TODAY).register.confirmations
    assert (confirmed.commitment, confirmed.by) == ("one", "Ann Example")


def test_a_save_adds_lines_only_and_is_confirmed_with_its_address(file: Path) -> None:
    at = filled(opened(id="one"))
    at.button("save").click().run()
    assert "Saved for good." in texts(at).replace("\\", "")
    assert f"?id=one&item={NEW}" in texts(at)
    old, new = TEXT.splitlines(), file.read_text("utf-8").splitlines()
    rest = iter(new)
    assert all(line in rest for line in old)
    assert [c.id for c in load(file, TODAY).register.commitments] == ["one", "two"]
    assert drafts._drawer().drafts == {}
    at.button("another").click().run()
    assert at.text_input(key(at, "title")).value == ""


def test_the_right_is_looked_at_again_at_the_save(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = filled(opened(id="one"))
    answers = iter([ME] * 4)
    gone = Access(False, "You are an editor no more.", owner=ME.owner)
    monkeypatch.setattr(access, "now", lambda: next(answers, gone))
    at.button("save").click().run()
    assert file.read_text("utf-8") == TEXT
    assert "Nothing was saved. You are an editor no more." in texts(at).replace("\\", "")


def test_a_draft_outlives_the_session_for_its_owner_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = filled(opened(id="one"))
    token = str(at.query_params["draft"])
    again = opened(id="one", draft=token)
    assert again.text_input(key(again, "title")).value == "A page"
    assert again.radio(key(again, "effect")).value == "advance"
    monkeypatch.setattr(access, "now", lambda: Access(True, "", ME.person, "issuer bo"))
    other = opened(id="one", draft=token)
    assert other.text_input(key(other, "title")).value == ""


def test_what_others_added_to_the_same_list_is_shown_for_a_decision(file: Path) -> None:
    at = filled(opened(id="one"))
    add(file, "one-03", "OSCE")
    at.button("save").click().run()
    assert "changed while you were writing" in texts(at)
    assert "publisher: OSCE" in texts(at)
    at.button("save").click().run()
    ids = [item.id for item in load(file, TODAY).register.commitments[0].evidence]
    assert ids == ["one-01", "one-02", "one-03", NEW]


def test_the_same_entry_twice_is_refused(file: Path) -> None:
    at = filled(opened(id="one"))
    at.button("save").click().run()
    at.button("another").click().run()
    filled(at)
    at.button("save").click().run()
    assert "this entry stands in the file already" in texts(at)
    assert len(load(file, TODAY).register.commitments[0].evidence) == 3


# ---------------------------------------------------------------- nothing that was typed is lost


def switched(at: AppTest, what: str) -> AppTest:
    at.session_state["what"] = what
    return at.run()


def test_what_was_typed_stays_where_the_kind_is_switched(file: Path) -> None:
    at = filled(opened(id="one"))
    switched(at, "assessment").text_area(key(at, "reason")).set_value("Because.").run()
    at.text_input(key(at, "date")).set_value("2020-03").run()
    assert at.text_area(key(at, "reason")).value == "Because."
    switched(at, "evidence")
    assert (at.text_area(key(at, "finding")).value, at.text_input(key(at, "date")).value) == (
        *("Something happened.", "2020-03"),
    )
    assert switched(at, "assessment").text_area(key(at, "reason")).value == "Because."


@pytest.mark.usefixtures("in_history")
def test_a_draft_stays_with_its_pledge(file: Path) -> None:
    at = filled(opened(id="one"))
    token = str(at.query_params["draft"])
    at.query_params["id"] = "two"
    at.run()
    assert at.text_input(key(at, "title")).value == ""
    assert [button.label for button in at.button if "not saved" in button.label] == [
        "You have an entry that is not saved, on “Title of one”: go on with it"
    ]
    # It stays in sight while the other is written.
    at.text_input(key(at, "title")).set_value("Another page").run().run()
    assert [button.label for button in at.button if "not saved" in button.label] == [
        "You have an entry that is not saved, on “Title of one”: go on with it"
    ]
    again = opened(id="one", draft=token)
    assert again.text_input(key(again, "title")).value == "A page"


def test_what_is_written_goes_along_to_another_pledge(file: Path) -> None:
    at = filled(opened(id="one"))
    token = str(at.query_params["draft"])
    at.selectbox(key="id").set_value("two").run()
    assert (at.text_input(key(at, "title")).value, str(at.query_params["draft"])) == (
        *("A page", token),
    )
    assert drafts._drawer().drafts[token].address == {"id": "two", "what": "evidence"}
    at.button("save").click().run()
    register = load(file, TODAY).register
    assert register is not None
    assert [item.id for item in register.commitment("two").evidence] == [NEW]  # type: ignore[union-attr]


def test_the_way_to_the_form_of_another_pledge_leaves_what_is_written(file: Path) -> None:
    at = filled(opened(id="one"))
    token = str(at.query_params["draft"])
    at.switch_page("pages/commitment.py")
    at.query_params.clear()
    at.query_params["id"] = "two"
    at.run()
    at.switch_page("pages/record.py")
    at.query_params.clear()
    at.query_params["id"] = "two"
    at.run()
    assert at.text_input(key(at, "title")).value == ""
    assert drafts._drawer().drafts[token].address == {"id": "one", "what": "evidence"}


def test_no_pledge_chosen_for_a_moment_loses_nothing(file: Path) -> None:
    at = filled(opened(id="one"))
    token = str(at.query_params["draft"])
    at.selectbox(key="id").set_value("").run()
    assert drafts._drawer().drafts[token].address == {"id": "one", "what": "evidence"}
    at.selectbox(key="id").set_value("two").run()
    assert at.text_input(key(at, "title")).value == "A page"
    assert drafts._drawer().drafts[token].address == {"id": "two", "what": "evidence"}


@pytest.mark.usefixtures("in_history")
def test_a_pledge_that_is_not_known_is_named_after_a_save_too(file: Path) -> None:
    at = filled(opened(id="one"))
    at.button("save").click().run()
    at.query_params.clear()
    at.query_params["id"] = "bad"
    at.run()
    assert "the pledge “bad”" in texts(at)
    assert "id" not in at.query_params


def test_what_came_with_the_end_of_the_right_is_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened(id="one")
    token = str(at.query_params["draft"])
    ended = Access(False, "Sign in again; what you wrote is kept.", ME.person, ME.owner, True, True)
    monkeypatch.setattr(access, "now", lambda: ended)
    at.text_area(key(at, "finding")).set_value("A long text.").run()
    monkeypatch.setattr(access, "now", lambda: ME)
    again = opened(id="one", draft=token)
    assert again.text_area(key(again, "finding")).value == "A long text."


def test_two_pages_of_one_draft_keep_what_each_changed(file: Path) -> None:
    first = filled(opened(id="one"))
    token = str(first.query_params["draft"])
    second = opened(id="one", draft=token)
    first.text_area(key(first, "finding")).set_value("Typed in the first.").run()
    second.text_input(key(second, "title")).set_value("Typed in the second").run()
    fields = opened(id="one", draft=token)
    assert fields.text_area(key(fields, "finding")).value == "Typed in the first."
    assert fields.text_input(key(fields, "title")).value == "Typed in the second"


def test_a_draft_in_use_outlives_many_others(file: Path) -> None:
    at = filled(opened(id="one"))
    token, loaded = str(at.query_params["draft"]), door.reading().loaded
    assert loaded is not None
    for n in range(drafts.MOST + 5):
        day = datetime(2026, 11, 25, tzinfo=UTC)
        drafts.begin(f"t{n}", f"owner {n}", loaded, day)
    assert len(drafts._drawer().drafts) == drafts.MOST
    assert drafts.find(token, ME.owner) is not None
    for n in range(drafts.MOST_OF_ONE + 5):
        drafts.begin(f"m{n}", "one owner", loaded, datetime(2026, 11, 28, 9, n, tzinfo=UTC))
    mine = [name for name, d in drafts._drawer().drafts.items() if d.owner == "one owner"]
    assert sorted(mine) == sorted(f"m{n}" for n in range(5, drafts.MOST_OF_ONE + 5))


# ---------------------------------------------------------------- what may come between


def test_a_save_that_a_click_interrupted_is_confirmed_and_not_made_twice(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = filled(opened(id="one"))
    real = saving.save

    def interrupted(*given: object, **named: object) -> saving.Saved:
        draft = drafts.find(str(at.query_params["draft"]), ME.owner)
        assert draft is not None
        draft.saved = real(*given, **named)  # type: ignore[arg-type]
        raise StopException  # as Streamlit does where a click waits

    monkeypatch.setattr(saving, "save", interrupted)
    at.button("save").click().run()
    monkeypatch.setattr(saving, "save", real)
    at.run()
    assert "Saved for good." in texts(at).replace("\\", "")
    at.button("another").click().run()
    assert at.text_input(key(at, "title")).value == ""
    assert len(load(file, TODAY).register.commitments[0].evidence) == 3


@pytest.mark.usefixtures("in_history")
def test_a_confirmation_makes_room_for_the_next_pledge(file: Path) -> None:
    at = filled(opened(id="one"))
    at.button("save").click().run()
    at.query_params["id"] = "two"
    at.run()
    assert "for good" not in texts(at)
    assert at.text_input(key(at, "title")).value == ""


def test_what_was_not_shown_is_not_merged_over(file: Path) -> None:
    at = filled(opened(id="one"))
    add(file, "one-03", "OSCE")
    at.button("save").click().run()
    add(file, "one-04", "ICRC")
    at.button("save").click().run()
    assert "publisher: ICRC" in texts(at)
    assert "publisher: OSCE" not in texts(at)
    at.button("save").click().run()
    assert [item.id for item in load(file, TODAY).register.commitments[0].evidence] == [
        *("one-01", "one-02", "one-03", "one-04", NEW),
    ]


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("RECORD_GIT", "none", "RECORD_GIT is 'none'; set it to off, commit, push or sync."),
        ("RECORD_LOG", "/nowhere/at/all.log", "see RECORD_LOG."),
    ],
)
def test_a_setting_that_cannot_be_followed_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, said: str
) -> None:
    monkeypatch.setenv(setting, value)
    monkeypatch.setattr(log.LOGGER, "handlers", [])
    at = filled(opened(id="one"))
    at.button("save").click().run()
    assert [error.value.replace("\\", "").endswith(said) for error in at.error] == [True]
    assert file.read_text("utf-8") == TEXT


def test_a_mistake_of_no_field_on_the_form_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = Access(True, "", person.Person("Sam TB" + "D"), "issuer sam")
    monkeypatch.setattr(access, "now", lambda: named)
    at = filled(opened(id="one"))
    assert "holds the placeholder" in texts(at)


def test_what_may_tell_of_the_same_fact_is_shown(file: Path) -> None:
    at = filled(opened(id="one"))
    [close] = [warning.value.replace("\\", "") for warning in at.warning]
    assert close == (
        "Close to what is on file: 1 Feb 2020 · What happened (UN). Save only what is another fact;"
        " to correct that one, choose it under “Corrects”."
    )
    assert [w.value for w in filled(at, date="2020-02-02").warning] == []


def cut_short(form: Form) -> None:
    """A click ends a run before the fields are drawn."""
    raise StopException


@pytest.mark.usefixtures("in_history")
def test_what_the_browser_still_says_of_one_draft_is_not_taken_for_another(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The click comes within a moment (address.py), however slow this machine is.
    monkeypatch.setattr(address, "monotonic", lambda: 0.0)
    first = filled(opened(id="one"))
    second = filled(opened(id="two"), finding="A long work.")
    token = str(second.query_params["draft"])
    clicked = first._tree.get_widget_states()
    with monkeypatch.context() as patch:
        patch.setattr(draw_fields, "fill_in", cut_short)
        first.query_params["id"] = "two"
        first.query_params["draft"] = token
        first.run()
    # A click on the picture of before: it tells the fields of the first draft.
    first._run(clicked)
    assert first.text_area(key(first, "finding")).value == "A long work."
    written = {
        kept.address["id"]: kept.fields["finding"] for kept in drafts._drawer().drafts.values()
    }
    assert written == {"one": "Something happened.", "two": "A long work."}


def test_what_was_thrown_away_does_not_come_back(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = filled(opened(id="one"))
    clicked = at._tree.get_widget_states()
    runs, draw = iter((fill_in, cut_short)), fill_in
    with monkeypatch.context() as patch:
        patch.setattr(draw_fields, "fill_in", lambda form: next(runs, draw)(form))
        at.button("throw").click().run()
    at._run(clicked)
    assert at.text_area(key(at, "finding")).value == ""
    assert drafts._drawer().drafts == {}


def test_what_was_typed_is_kept_before_a_click_can_cut_the_run_short(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = filled(opened(id="one"))
    at.text_area(key(at, "finding")).set_value("A longer text.")
    with monkeypatch.context() as patch:
        patch.setattr(save, "just_saved", lambda: cut_short(None))  # type: ignore[arg-type]
        at.run()
    [kept] = drafts._drawer().drafts.values()
    assert kept.fields["finding"] == "A longer text."


@pytest.mark.usefixtures("in_history")
def test_a_session_holds_the_fields_of_the_form_that_it_shows_and_no_others(file: Path) -> None:
    def on_the_form(at: AppTest) -> set[str]:
        return {name for name in at.session_state.to_dict() if name.startswith("record_")}

    at = filled(opened(id="one"))
    first = on_the_form(at)
    assert len(first) == 15
    at.query_params["id"] = "two"
    at.run()
    assert first.isdisjoint(on_the_form(at))
    at.switch_page("pages/overview.py").run()
    assert on_the_form(at) == set()
