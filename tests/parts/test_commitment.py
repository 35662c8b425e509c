"""The page of one pledge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commitments.standing.words import standing_words
from commitments.vocabulary import Status
from components.widgets.text import plain
from tests.conftest import HEAD, assessment, commitment, evidence
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
    assert at.code[1].value.endswith(f"?id={id}&as_of=2026-11-26&known_at=2026-11-26")


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
                "recorded:", "note: Misread, corrects: one-01, by: Ann, recorded:"
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
    assert (
        ":material/gavel: Under the present judgement · `one-02` · recorded 10 Jan 2021 by Ann"
        in lines
    )
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
