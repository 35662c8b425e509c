"""The page of one pledge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commitments.standing.words import standing_words
from commitments.vocabulary import Status
from components.widgets.text import plain
from tests.conftest import HEAD, assessment, commitment, evidence, whole
from tests.parts.app import (
    COMMITMENT,
    IDS,
    SOME,
    captions,
    links,
    opened,
    paragraphs,
    some,
    started,
    subheaders,
    titles,
    use_file,
    view_at,
    warnings,
)
from tests.parts.test_every_page import NAVIGATION

FINDING = re.compile(r"\*\*[^*]+\*\* :\w+-badge\[\S (?:Advance|Setback|Context)\] ")
JUDGEMENT = re.compile(
    rf"\*\*[^*]+\*\* :\w+-badge\[\S (?:{'|'.join(status.label for status in Status)})\] "
)


@pytest.mark.parametrize("id", IDS)
def test_every_pledge_has_its_page_and_every_fold_of_it_opens(id: str) -> None:
    at, s = started(COMMITMENT, id=id), view_at().standings[id]
    for fold in ("judgements", "series", "searches"):
        at.session_state[f"fold-{fold}"] = True
    at.run()
    assert [error.message for error in at.exception] == []
    assert [header.value for header in at.header] == [plain(s.commitment.title)]
    shown = [text for text in paragraphs(at) if not text.startswith("**A second reader")]
    words = plain(standing_words(s))
    assert shown[0].startswith(f":{s.status.hue}-badge[{s.status.symbol} {words}] ")
    findings = [text.split("] ", 1)[1] for text in shown if FINDING.match(text)]
    assert findings == [plain(item.finding) for item in reversed(s.evidence)]
    reasons = [plain(span.assessment.reason) for span in reversed(s.spans)]
    assert [text.split("] ", 1)[1] for text in shown if JUDGEMENT.match(text)] == reasons
    assert f"Evidence: {len(s.evidence)}" in subheaders(at)
    assert f"{IDS.index(id) + 1} of {len(IDS)}" in captions(at)
    assert at.code[1].value.endswith(f"?id={id}&as_of=2026-11-28&known_at=2026-11-28")


@pytest.mark.parametrize("show", ["advance", "setback", "context"])
def test_evidence_is_shown_for_against_and_as_context(show: str) -> None:
    at = opened(COMMITMENT, id="ftf-info", show=show)
    items = [i for i in view_at().standings["ftf-info"].evidence if i.effect == show]
    ids = [text.split("`")[1] for text in captions(at) if "` · recorded " in text]
    assert ids == [item.id for item in reversed(items)]
    assert dict(at.query_params) == {"id": "ftf-info", "show": show}


def test_neighbours_are_those_that_pass_the_filters() -> None:
    ids = some().commitments["id"].tolist()
    at = opened(COMMITMENT, id=ids[1], **SOME)
    assert links(at)[len(NAVIGATION) :][:2] == ["Previous", "Next"]
    assert f"2 of {len(ids)}" in captions(at)
    targets = [
        link.proto.query_string.split("id=")[1]
        for link in at.get("page_link")[len(NAVIGATION) :][:2]
    ]
    assert targets == [ids[0], ids[2]]


def test_an_unknown_id_names_the_nearest_known_one_and_lists_all() -> None:
    at = opened(COMMITMENT, id="unitty")
    assert warnings(at) == [
        "There is no commitment “unitty”\\; did you mean \\'unity\\'\\? Choose one below."
    ]
    assert sorted(links(at)[len(NAVIGATION) :]) == sorted(titles(view_at().standings.values()))


def test_an_id_like_no_other_still_lists_all() -> None:
    at = opened(COMMITMENT, id="zzzzzzzz")
    assert warnings(at) == ["There is no commitment “zzzzzzzz”. Choose one below."]
    assert len(links(at)[len(NAVIGATION) :]) == len(IDS)


def test_a_second_reading_stands_beside_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = "{status: reversed, reason: The other way.}"
    text = commitment(
        evidence=evidence(recorded="2020-03-01"), assessments=assessment(second=second)
    )
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + text)
    expected = (
        "**A second reader of the same evidence says** :red-badge[✕ Reversed] The other way\\."
    )
    assert expected in paragraphs(opened(COMMITMENT, id="one"))


CORRECTED = HEAD + commitment(
    evidence="\n".join(
        [
            evidence(),
            evidence("one-02", "2020-02-02", recorded="2021-01-10").replace(
                "recorded:", "caveat: Misread, corrects: one-01, by: Ann, recorded:"
            ),
        ]
    ),
    assessments="\n".join(
        [
            assessment(),
            assessment(recorded="2021-01-11", status="not_started"),
            assessment(recorded="2021-01-11", status="limited"),
        ]
    ),
)


def corrected(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fold: str, **parameters: str
) -> list[str]:
    """The small lines of the pledge, with one fold open."""
    use_file(monkeypatch, tmp_path / "corrected.yaml", CORRECTED)
    at = started(COMMITMENT, id="one", **parameters)
    at.session_state[f"fold-{fold}"] = True
    at.run()
    assert [error.message for error in at.exception] == []
    return [text.replace("\\", "") for text in captions(at)]


def test_a_correction_stands_beside_what_it_corrects(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = corrected(monkeypatch, tmp_path, "judgements")
    # The judgement cites what was corrected: the correction is not under it.
    assert ":material/pending: Not judged yet · `one-02` · recorded 10 Jan 2021 by Ann" in lines
    [line] = [line for line in lines if "Corrects" in line]
    assert line == (
        ":material/published_with_changes: Corrects `one-01` of 1 Mar 2020, which said:"
        " 1 Feb 2020, advance, What happened (UN)"
    )
    replaced = [line for line in lines if "this said of" in line]
    assert replaced == [
        ":material/published_with_changes: Until 11 Jan 2021 this said of 1 Feb 2020:"
        f" {status}. Because."
        for status in ("not started", "limited action")
    ]


def test_before_a_correction_was_recorded_the_page_knows_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = corrected(monkeypatch, tmp_path, "judgements", known_at="2021-01-09")
    assert any("`one-01` · recorded" in line for line in lines)
    assert [line for line in lines if "Corrects" in line or "this said of" in line] == []


def test_a_pledge_says_who_recorded_what_and_when(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = corrected(monkeypatch, tmp_path, "changes")
    assert [line for line in lines if line.startswith("**")] == [
        "**11 Jan 2021** by us: assessment of 1 Feb 2020, assessment of 1 Feb 2020",
        "**10 Jan 2021** by Ann: `one-02`",
        "**2 Mar 2020** by us: assessment of 1 Feb 2020",
        "**1 Mar 2020**: `one-01`",
    ]


def test_a_link_may_name_an_entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = corrected(monkeypatch, tmp_path, "series", item="one-01")
    assert ":material/link: This link names the entry `one-01`." in lines
    said = (
        ":material/published_with_changes: Corrected by `one-02` on 10 Jan 2021; it counts no more."
    )
    assert said in lines


# ---------------------------------------------------------------- what a fact says, and what is newer

PRESS = " :orange-badge[press version, not the official text]"


def page_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, *folds: str, id: str = "one"
) -> list[str]:
    """All lines on the page of a pledge, the small ones too, with these folds open."""
    use_file(monkeypatch, tmp_path / "own.yaml", text)
    at = started(COMMITMENT, id=id)
    for fold in folds:
        at.session_state[f"fold-{fold}"] = True
    at.run()
    assert [error.message for error in at.exception] == []
    return [m.value.replace("\\", "") for m in at.markdown]


def small(line: str) -> str:
    return f":gray[:small[{line}]]"


HEAD_WITH_MEMBERS = HEAD.replace(
    "commitments:\n",
    "members:\n  - {code: FRA, name: France, kind: state, joined: 2014, basis: List,"
    " url: https://example.org/members}\ncommitments:\n",
)


def test_a_fact_shows_its_words_its_actors_and_what_else_it_bears_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fact = evidence(
        quote='"It was done."',
        actors="[FRA]",
        collective="true",
        amount="{value: 1500000, unit: EUR, stage: paid}",
        also="[{publisher: AP, title: Too, url: https://example.org/ap}]",
        archived="{url: https://example.org/copy, date: 2020-02-02}",
        caveat="Only a part.",
        provenance="Read in full.",
    ).replace(
        "effect: advance}]", "effect: advance, why: As said}, {commitment: two, effect: context}]"
    )
    text = HEAD_WITH_MEMBERS + commitment(evidence=fact) + commitment("two", title="Another")
    lines = page_of(monkeypatch, tmp_path, text, "read-one-01")
    first = lines.index("**1 Feb 2020** :blue-badge[▲ Advance] What happened")
    assert lines[first : first + 9] == [
        "**1 Feb 2020** :blue-badge[▲ Advance] What happened",
        "“It was done.”",
        small(
            "Independent monitor: [A page](<https://example.org/one-01>), UN · Iraq · acted: the"
            " members together and France · EUR 1,500,000 paid · [archived copy of 2 Feb"
            " 2020](<https://example.org/copy>)"
        ),
        small("Says the same: [Too](<https://example.org/ap>), AP"),
        small(":material/info: Only a part."),
        small(":material/subdirectory_arrow_right: Why it bears on it: As said"),
        small(":material/call_split: One event: it also bears on [Another](<commitment?id=two>)"),
        small("`one-01` · recorded 1 Mar 2020"),
        small("Read in full."),
    ]


AGAIN = "\n".join(
    [
        evidence(),
        evidence(
            "one-02", "2020-02-02", recorded="2021-01-10", corrects="one-01", caveat="Misread"
        ),
        evidence("one-03", "2020-05-02", "setback", recorded="2021-01-10"),
        evidence("one-04", "2020-05-03", "context", recorded="2021-01-10"),
    ]
)


def test_what_is_newer_than_the_judgement_is_not_judged_yet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = HEAD + commitment(evidence=AGAIN, assessments=assessment())
    lines = page_of(monkeypatch, tmp_path, text)
    assert (
        ":orange-badge[To be judged again] 1 fact under it was corrected; 1 setback on file since."
    ) in lines
    assert [line for line in lines if "· recorded" in line] == [
        small(f":material/pending: Not judged yet · `{id}` · recorded 10 Jan 2021")
        for id in ("one-04", "one-03", "one-02")
    ]


def test_who_looked_again_and_let_it_stand_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = f"{evidence()}\n{evidence('one-02', '2020-05-02', recorded='2020-06-01')}"
    text = whole(HEAD + commitment(evidence=facts, assessments=assessment())) + (
        "confirmations:\n  - {commitment: one, date: 2020-05-30, recorded: 2020-06-02, by: Ann,"
        " note: Read both.}\n"
    )
    lines = page_of(monkeypatch, tmp_path, text)
    assert [line for line in lines if "To be judged again" in line] == []
    assert (
        small(
            ":material/done_all: Looked at again as of 30 May 2020 by Ann, recorded 2 Jun 2020: the"
            " judgement stands. Read both."
        )
        in lines
    )
    assert [line for line in lines if "· recorded" in line] == [
        small(":material/pending: Seen, and the judgement stands · `one-02` · recorded 1 Jun 2020"),
        small(":material/gavel: Under the present judgement · `one-01` · recorded 1 Mar 2020"),
    ]


def test_an_unclear_pledge_shows_the_facts_of_both_sides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = f"{evidence()}\n{evidence('one-02', '2020-01-02', 'setback', publisher='OAS')}"
    judged = assessment(status="unclear", evidence="one-01, one-02")
    lines = page_of(monkeypatch, tmp_path, HEAD + commitment(evidence=facts, assessments=judged))
    first = lines.index("**For it: 1 fact**")
    assert lines[first : first + 4] == [
        "**For it: 1 fact**",
        small("**1 Feb 2020** :blue-badge[▲ Advance] What happened (UN)"),
        "**Against it: 1 fact**",
        small("**2 Jan 2020** :red-badge[▼ Setback] What happened (OAS)"),
    ]


def test_the_words_of_a_pledge_say_how_far_they_can_be_tested_and_who_took_them_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    later = (
        "themes:\n",
        "  - {id: later, title: Later, publisher: The host, url: https://example.org/later,"
        " date: 2021-06-28, official: true, seen: whole}\nthemes:\n",
    )
    text = HEAD.replace(*later) + commitment(
        due="{date: 2020-12-31, words: by the end of 2020}",
        testability="{level: hardly, why: Nobody tells.}",
        lineage="[{document: later, relation: weaker, quote: On le fera, locator: line 2,"
        " why: No date., language: fr, gloss: It will be done, basis: report}]",
    )
    lines = page_of(monkeypatch, tmp_path, text, "lineage")
    assert f"“We will do it”{PRESS}" in lines
    due = small(":material/event: Due 31 Dec 2020, in the words of the text: “by the end of 2020”")
    first = lines.index(due)
    assert lines[first + 1] == small(
        ":material/troubleshoot: Public sources seldom speak of it. Nobody tells."
    )
    first = lines.index("Of 1 other text: 1 weaker.")
    assert lines[first : first + 6] == [
        "Of 1 other text: 1 weaker.",
        "**2021** :gray-badge[Weaker] Less binding or less concrete.",
        "“On le fera”",
        small("In English, by us: It will be done"),
        small(
            "[Later](<https://example.org/later>), The host, line 2. As a report on the text tells"
            " it."
        ),
        small("No date."),
    ]
