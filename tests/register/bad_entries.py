"""Files with wrong entries, each with all that a person reads about it."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import HEAD, TODAY, assessment, commitment, evidence
from tests.register.pieces import TEXT, c, ev

IN_TWO_DAYS = TODAY + timedelta(days=2)
LIST = HEAD.removesuffix("commitments:\n")

ENTRIES: dict[str, tuple[str, list[str]]] = {
    "an unknown top-level key": (
        HEAD + "comitments: []\n",
        [
            "20:1  comitments: key 'comitments' is not known; did you mean 'commitments'? (register, meeting, documents, themes, regions, commitments, milestones, members, member_counts, members_open, series, codings, later_pledges, synonyms, abbreviations, evidence, confirmations)"
        ],
    ),
    "missing sections": (
        "meeting: {id: m}\n",
        [
            "1:1  'commitments' is missing; every register has it",
            "1:1  'documents' is missing; every register has it",
            "1:1  'regions' is missing; every register has it",
            "1:1  'register' is missing; every register has it",
            "1:1  'themes' is missing; every register has it",
            "1:10  meeting: 'date' is missing",
            "1:10  meeting: 'place' is missing",
            "1:10  meeting: 'summary' is missing",
            "1:10  meeting: 'title' is missing",
            "1:10  meeting: 'url' is missing",
        ],
    ),
    "commitments that are no list": (
        LIST + "commitments: {a: 1}\n",
        ["19:14  commitments: holds a mapping; write a list, each entry after '- '"],
    ),
    "a commitment that is a word": (
        HEAD + "  - one\n",
        ["20:5  commitments: entry 1 holds 'one'; write its keys below it, indented"],
    ),
    "a missing field": (
        HEAD + commitment().replace("    pledged_by: All\n", ""),
        ["20:5  one: 'pledged_by' is missing"],
    ),
    "an unknown field": (
        HEAD + commitment(titel="x"),
        [
            "31:5  one: key 'titel' is not known; did you mean 'title'? (id, title, summary, wording, theme, regions, kind, force, pledged_by, due, testability, review_every, criteria, assessments, counterparts, searches, lineage)"
        ],
    ),
    "an empty field": (
        HEAD + commitment(summary="''"),
        ["22:14  one: summary is empty; write text, or take the key out"],
    ),
    "a field with nothing": (
        c(pledged_by="~"),
        ["28:17  one: pledged_by is empty; write text, or take the key out"],
    ),
    "the no trap": (
        c(title="no"),
        [
            "21:12  one: title is written no, which YAML reads as a yes-or-no value; write 'no' in quotes"
        ],
    ),
    "the on trap": (
        c(pledged_by="on"),
        [
            "28:17  one: pledged_by is written on, which YAML reads as a yes-or-no value; write 'on' in quotes"
        ],
    ),
    "an unquoted version": (
        c(title="1.10"),
        ["21:12  one: title is written 1.10, which YAML reads as a number; write '1.10' in quotes"],
    ),
    "an unquoted date as text": (
        c(title="2020-01-01"),
        [
            "21:12  one: title is written 2020-01-01, which YAML reads as a date or a time; write '2020-01-01' in quotes"
        ],
    ),
    "an unquoted number as text": (
        c(title="90"),
        ["21:12  one: title is written 90, which YAML reads as a number; write '90' in quotes"],
    ),
    "text where a list belongs": (
        c(regions="iraq"),
        ["25:14  one: regions holds 'iraq'; write a list such as [one, two], or []"],
    ),
    "a list where text belongs": (
        c(title="[a]"),
        ["21:12  one: title holds a list; write text"],
    ),
    "an unknown theme": (
        c(theme="adi"),
        ["24:12  one: theme 'adi' is not known; did you mean 'aid'? (aid, talks)"],
    ),
    "an unknown region": (
        c(regions="[irak]"),
        ["25:15  one: region 'irak' is not known; did you mean 'iraq'? (iraq, global)"],
    ),
    "an unknown document": (
        c(wording="[{document: txt, locator: s, quote: q}]"),
        ["23:26  one wording txt: document 'txt' is not known; did you mean 'text'? (text)"],
    ),
    "an unknown status": (
        HEAD + commitment(evidence=evidence(), assessments=assessment(status="halted")),
        [
            "32:58  one assessment 2020-02-01: status 'halted' is not known; did you mean 'limited'? (fulfilled, substantial, limited, not_started, reversed, overtaken, unclear, no_evidence, not_assessed)"
        ],
    ),
    "an unknown kind": (
        c(kind="standin"),
        [
            "26:11  one: kind 'standin' is not known; did you mean 'standing'? (deliverable, standing, money, position, process)"
        ],
    ),
    "an unknown force": (
        c(force="may"),
        ["27:12  one: force 'may' is not known (must, will, should, important, discussed)"],
    ),
    "an unknown effect": (
        ev(effect="progress"),
        ["32:200  one-01 bears_on one: effect 'progress' is not known (advance, setback, context)"],
    ),
    "an unknown source kind": (
        ev(kind="press"),
        ["32:90  one-01: kind 'press' is not known (act, monitor, reporting, party)"],
    ),
    "an unknown place": (
        HEAD + commitment(evidence=evidence().replace("[IRQ]", "[IRK]")),
        [
            "32:69  one-01: place 'IRK' is not known; did you mean 'IRQ'?; write an ISO code such as FRA or JPN (all are in data/boundaries/places.csv)"
        ],
    ),
    "an id with capitals": (
        c(id="One"),
        [
            "20:9  One: id 'One' is not allowed; write small letters, digits and single hyphens, such as ftf-info, up to 100"
        ],
    ),
    "a duplicate commitment": (
        HEAD + commitment() + commitment(),
        ["31:9  one: 'one' stands twice in commitments; give this one another"],
    ),
    "a duplicate evidence id": (
        HEAD + commitment(evidence=evidence() + "\n" + evidence()),
        ["33:10  one-01: 'one-01' stands twice in evidence; give this one another"],
    ),
    "a quote of 26 words": (
        c(wording='[{document: text, locator: s, quote: "' + " ".join(["w"] * 26) + '"}]'),
        ["23:51  one wording text: quote has 26 words; up to 25 are allowed"],
    ),
    "a finding of 51 words": (
        HEAD + commitment(evidence=evidence().replace("What happened", " ".join(["w"] * 51))),
        ["32:45  one-01: finding has 51 words; up to 50 are allowed"],
    ),
    "a placeholder": (
        c(summary="T" + "BD"),
        [
            "22:14  one: summary holds the placeholder 'TBD'; write the text, or leave the entry out until it is known"
        ],
    ),
    "an address without scheme": (
        HEAD
        + commitment(evidence=evidence().replace("https://example.org/one-01", "www.example.org")),
        [
            "32:134  one-01: url 'www.example.org' is not a web address; write one that begins with https:// or http://"
        ],
    ),
    "a script as address": (
        HEAD
        + commitment(
            evidence=evidence().replace("https://example.org/one-01", '"javascript:alert(1)"')
        ),
        [
            "32:134  one-01: url 'javascript:alert(1)' is not a web address; write one that begins with https:// or http://"
        ],
    ),
    "a date that does not exist": (
        ev(date="2021-02-30"),
        ["32:24  one-01: date '2021-02-30' is impossible: 2021-02 has 28 days"],
    ),
    "a month that does not exist": (
        ev(date="2021-13"),
        ["32:24  one-01: date '2021-13' has no possible month; months are 01 to 12"],
    ),
    "a date in another order": (
        ev(date="28/06/2021"),
        [
            "32:24  one-01: date '28/06/2021' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"
        ],
    ),
    "a day where the whole date is needed": (
        HEAD + commitment(evidence=evidence(), assessments=assessment(date="2020-02")),
        [
            "32:16  one assessment 2020-02: date '2020-02' is no full date; write the day too, as in 2021-06-28"
        ],
    ),
    "an event after it was recorded": (
        ev(date="2020-04-01"),
        ["32:24  one-01: date 2020-04-01 lies after recorded (2020-03-01); check the year"],
    ),
    "an entry recorded in the future": (
        ev(recorded=str(IN_TWO_DAYS)),
        [
            f"32:221  one-01: recorded {IN_TWO_DAYS} lies after today (by this computer's clock {TODAY} at most); check the year"
        ],
    ),
    "an advance before the pledge": (
        ev(date="2019-06-24"),
        [
            "32:200  one-01 bears_on one: effect 'advance' is not possible on 2019-06-24, before the pledge of 2019-06-25; write 'context'"
        ],
    ),
    "a status without evidence": (
        HEAD + commitment(assessments=assessment(evidence="")),
        [
            "32:9  one assessment 2020-02-01: status 'limited' rests on no evidence; list the ids under 'evidence', or write 'not_assessed'"
        ],
    ),
    "a judgement before its evidence": (
        HEAD + commitment(evidence=evidence(), assessments=assessment(date="2020-01-31")),
        [
            "32:16  one assessment 2020-01-31: date 2020-01-31 is before the evidence it rests on: one-01 of 2020-02-01"
        ],
    ),
    "fulfilled on nothing": (
        HEAD
        + commitment(evidence=evidence(), assessments=assessment(status="fulfilled", evidence="")),
        [
            "32:9  one assessment 2020-02-01: status 'fulfilled' rests on no evidence; list the ids under 'evidence', or write 'not_assessed'"
        ],
    ),
    "a confirmation that is a number": (
        HEAD + commitment() + "confirmations:\n  - 5\n",
        ["32:5  confirmations: entry 1 holds '5'; write its keys below it, indented"],
    ),
    "substantial on one origin": (
        HEAD + commitment(evidence=evidence(), assessments=assessment(status="substantial")),
        [
            "32:58  one assessment 2020-02-01: status 'substantial' needs evidence of two origins; this rests on UN alone; cite another or write 'limited'"
        ],
    ),
    "judgements out of order": (
        HEAD
        + commitment(
            evidence=evidence(), assessments=assessment(recorded="2020-03-09") + "\n" + assessment()
        ),
        [
            "33:38  one assessment 2020-02-01: recorded 2020-03-02 stands after 2020-03-09; add new entries at the end"
        ],
    ),
    "a review period of nothing": (
        c(review_every="0"),
        ["29:19  one: review_every '0' is not a whole number from 1 to 3650"],
    ),
    "a review period in words": (
        c(review_every="monthly"),
        ["29:19  one: review_every 'monthly' is not a whole number from 1 to 3650"],
    ),
    "the same second reading": (
        HEAD
        + commitment(
            evidence=evidence(), assessments=assessment(second="{status: limited, reason: Same.}")
        ),
        [
            "32:145  one assessment 2020-02-01: status 'limited' is the same as the first; leave 'second' out"
        ],
    ),
    "a passage without pledge or reason": (
        HEAD.replace(
            TEXT,
            f"{TEXT[:-1]}, outline: [{{locator: s, part: p, begins: We}}]}}",
        )
        + commitment(),
        [
            "12:108  document text: a passage needs either 'commitments' or 'context', and not both",
            "23:15  one wording text: 'one' quotes 'text' and is not in its 'outline'; add it to the passage",
        ],
    ),
    "a passage of a pledge that quotes elsewhere": (
        HEAD.replace(
            TEXT,
            f"{TEXT[:-1]}, outline: [{{locator: s, part: p, begins: We, commitments: [one, two]}}]}}",
        )
        + commitment(),
        ["12:161  document text: commitment 'two' is not known (one)"],
    ),
    "a pledge that the outline leaves out": (
        HEAD.replace(
            TEXT,
            f"{TEXT[:-1]}, outline: [{{locator: s, part: p, begins: We, commitments: [one]}}]}}",
        )
        + commitment()
        + commitment("two"),
        [
            "34:15  two wording text: 'two' quotes 'text' and is not in its 'outline'; add it to the passage"
        ],
    ),
    "money without a stage": (
        LIST
        + "series:\n  - {id: s, name: S, unit: USD, draw: bars, commitments: [one], points: []}\ncommitments:\n"
        + commitment(),
        [
            "20:5  series s: a series needs either 'stage' (money) or 'measure' (anything else), and not both"
        ],
    ),
    "points out of order": (
        LIST
        + 'series:\n  - {id: s, name: S, unit: USD, draw: bars, stage: paid, commitments: [one], points: [{date: 2021, value: 1, source: "https://a.example"}, {date: 2020, value: 1, source: "https://a.example"}]}\ncommitments:\n'
        + commitment(),
        ["20:147  series s point 2020: points stand oldest first; move this one"],
    ),
    "two things at once": (
        ev(effect="progress", kind="press"),
        [
            "32:90  one-01: kind 'press' is not known (act, monitor, reporting, party)",
            "32:198  one-01 bears_on one: effect 'progress' is not known (advance, setback, context)",
        ],
    ),
}
