"""Small files that each break one rule of commitments/register/references.py, and what is said."""

from __future__ import annotations

from tests.conftest import HEAD, assessment, commitment, evidence
from tests.register.pieces import (
    ONE,
    TEXT,
    URL,
    bearing,
    file,
    judged,
    later_pledge,
    looked,
    member,
    milestone,
    passage,
    section,
    series,
    with_outline,
)

NAMES: dict[str, dict[str, tuple[str, list[str]]]] = {
    "unique_ids": {
        "a document": (
            file(commitment(), head=HEAD.replace(TEXT, f"{TEXT}\n  - {{id: text, title: B, publisher: P, {URL}, seen: parts}}")),
            ["13:10  document text: 'text' stands twice in documents; give this one another"],
        ),
        "a theme": (
            file(commitment(), head=HEAD.replace("id: talks", "id: aid")),
            ["15:10  theme aid: 'aid' stands twice in themes; give this one another"],
        ),
        "a region": (
            file(commitment(), head=HEAD.replace("id: global", "id: iraq")),
            ["18:10  region iraq: 'iraq' stands twice in regions; give this one another"],
        ),
        "a series": (
            file(commitment(), section("series", series(), series())),
            ["33:10  series s: 's' stands twice in series; give this one another"],
        ),
        "a commitment, three times": (
            file(commitment(), commitment(), commitment()),
            [
                "31:9  one: 'one' stands twice in commitments; give this one another",
                "42:9  one: 'one' stands twice in commitments; give this one another",
            ],
        ),
        "evidence of two commitments": (
            file(commitment(evidence=evidence()), commitment("two", evidence=evidence())),
            ["44:10  one-01: 'one-01' stands twice in evidence; give this one another"],
        ),
        "a member": (
            file(commitment(), section("members", member("IRQ"), member("IRQ"))),
            ["33:12  member IRQ: 'IRQ' stands twice in members; give this one another"],
        ),
        "a milestone": (
            file(commitment(), section("milestones", milestone("2020", "meeting"), milestone("2021", "meeting"))),
            ["33:10  milestone m: 'm' stands twice in milestones; give this one another"],
        ),
        "a later pledge": (
            file(commitment(), section("later_pledges", later_pledge(), later_pledge())),
            ["33:10  later pledge l: 'l' stands twice in later_pledges; give this one another"],
        ),
    },
    "known_references": {
        "a theme": (
            file(commitment(theme="talk")),
            ["24:12  one: theme 'talk' is not known; did you mean 'talks'? (aid, talks)"],
        ),
        "the second region": (
            file(commitment(regions="[iraq, globe]")),
            ["25:21  one: region 'globe' is not known; did you mean 'global'? (iraq, global)"],
        ),
        "a document": (
            file(commitment(wording="[{document: speech, locator: L, quote: Q}]")),
            ["23:26  one wording speech: document 'speech' is not known (text)"],
        ),
        "a place of evidence": (
            file(commitment(evidence=evidence().replace("[IRQ]", "[IRQ, IQ-NX]"))),
            ["32:74  one-01: place 'IQ-NX' is not known; did you mean 'IQ-NI'?; write an ISO code such as FRA or JPN (all are in data/boundaries/places.csv)"],
        ),
        "a place of a region": (
            file(commitment(), head=HEAD.replace("[IRQ]", "[Iraq]")),
            ["17:37  region iraq: place 'Iraq' is not known; write an ISO code such as FRA or JPN (all are in data/boundaries/places.csv)"],
        ),
        "a commitment of a series": (
            file(commitment(), section("series", series(on="onee"))),
            ["32:72  series s: commitment 'onee' is not known; did you mean 'one'? (one)"],
        ),
        "a state": (
            file(commitment(), section("members", member("IRK"))),
            ["32:12  member IRK: place 'IRK' is not known; did you mean 'IRQ'?; write an ISO code such as FRA or JPN (all are in data/boundaries/places.csv)"],
        ),
        "evidence that stands nowhere": (
            judged(assessment(evidence="one-02")),
            ["32:96  one assessment 2020-02-01: evidence 'one-02' is not known; did you mean 'one-01'? (one-01)"],
        ),
        "a member that acted": (
            file(
                commitment(evidence=evidence(actors="[IRQ, IRK]")), section("members", member("IRQ"))
            ),
            ["34:247  one-01: member 'IRK' is not known; did you mean 'IRQ'? (IRQ)"],
        ),
        "a member that acted where none is listed": (
            file(commitment(evidence=evidence(actors="[IRQ]"))),
            ["32:242  one-01: member 'IRQ' is not known"],
        ),
        "a commitment that a fact bears on": (
            file(commitment(evidence=bearing(ONE, "commitment: onee, effect: context"))),
            ["32:223  one-01 bears_on onee: commitment 'onee' is not known; did you mean 'one'? (one)"],
        ),
        "a milestone of a document": (
            file(
                commitment(),
                section("milestones", milestone("2020", "meeting")),
                head=HEAD.replace(TEXT, f"{TEXT[:-1]}, milestone: rome}}"),
            ),
            ["12:109  document text: milestone 'rome' is not known (m)"],
        ),
        "a document of lineage": (
            file(commitment(lineage="[{document: txt, relation: repeated, quote: Q, basis: text}]")),
            ["31:26  one lineage txt: document 'txt' is not known; did you mean 'text'? (text)"],
        ),
        "a document of a later pledge": (
            file(commitment(), section("later_pledges", later_pledge("txt"))),
            ["32:23  later pledge l: document 'txt' is not known; did you mean 'text'? (text)"],
        ),
        "a commitment that was looked at": (
            file(commitment(), section("confirmations", looked(on="onee"))),
            ["32:18  confirmation 2020-03-01: commitment 'onee' is not known; did you mean 'one'? (one)"],
        ),
    },
    "listed_once": {
        "a region of a commitment": (
            file(commitment(regions="[iraq, global, iraq]")),
            ["25:29  one: regions names 'iraq' twice; keep one"],
        ),
        "a counterpart": (
            file(commitment(counterparts="[UN, UN]")),
            ["31:24  one: counterparts names 'UN' twice; keep one"],
        ),
        "a place of evidence": (
            file(commitment(evidence=evidence().replace("[IRQ]", "[IRQ, IRQ]"))),
            ["32:74  one-01: places names 'IRQ' twice; keep one"],
        ),
        "a place of a region": (
            file(commitment(), head=HEAD.replace("[IRQ]", "[IRQ, IRQ]")),
            ["17:42  region iraq: places names 'IRQ' twice; keep one"],
        ),
        "evidence of an assessment": (
            judged(assessment(evidence="one-01, one-01")),
            ["32:104  one assessment 2020-02-01: evidence names 'one-01' twice; keep one"],
        ),
        "a commitment of a series": (
            file(commitment(), section("series", series(on="one, one"))),
            ["32:77  series s: commitments names 'one' twice; keep one"],
        ),
        "a commitment of a sentence": (
            file(commitment(), head=with_outline(passage("commitments: [one, one]"))),
            ["12:170  document text: commitments names 'one' twice; keep one"],
        ),
        "a member that acted": (
            file(
                commitment(evidence=evidence(actors="[IRQ, IRQ]")), section("members", member("IRQ"))
            ),
            ["34:247  one-01: actors names 'IRQ' twice; keep one"],
        ),
        "another name of a member": (
            file(commitment(), section("members", member("IRQ", also="Iraqi, Iraqi"))),
            ["32:105  member IRQ: also names 'Iraqi' twice; keep one"],
        ),
        "a giver": (
            file(
                commitment(
                    evidence=evidence(
                        actors="[IRQ]", amount="{value: 5, unit: EUR, stage: paid, givers: [IRQ, IRQ]}"
                    )
                ),
                section("members", member("IRQ")),
            ),
            ["34:305  one-01: givers names 'IRQ' twice; keep one"],
        ),
        "a commitment that a fact bears on": (
            file(commitment(evidence=bearing(ONE, "commitment: one, effect: context"))),
            ["32:223  one-01 bears_on one: bears_on names 'one' twice; keep one"],
        ),
    },
    "names_of_one_member": {
        "the name of another": (
            file(commitment(), section("members", member("IRQ"), member("TUR", also="Turk, n"))),
            ["33:104  member TUR: also 'n' is a name of member IRQ as well; leave it to one of the two"],
        ),
        "another name of another": (
            file(
                commitment(),
                section("members", member("IRQ", also="Gulf"), member("TUR", also="gulf")),
            ),
            ["33:98  member TUR: also 'gulf' is a name of member IRQ as well; leave it to one of the two"],
        ),
    },
    "outline_is_whole": {
        "a sentence with neither": (
            file(commitment(wording="[]"), head=with_outline("{locator: L, part: P, begins: We}")),
            ["12:108  document text: a passage needs either 'commitments' or 'context', and not both"],
        ),
        "a sentence with both": (
            file(commitment(), head=with_outline(passage("commitments: [one], context: C"))),
            ["12:108  document text: a passage needs either 'commitments' or 'context', and not both"],
        ),
        "a commitment that is none": (
            file(commitment(), head=with_outline(passage("commitments: [one, onee]"))),
            ["12:170  document text: commitment 'onee' is not known; did you mean 'one'? (one)"],
        ),
        "a commitment that quotes nothing": (
            file(commitment(wording="[]"), head=with_outline(passage("commitments: [one]"))),
            ["12:165  document text: 'one' does not quote this document under 'wording'"],
        ),
        "a commitment left out": (
            file(commitment(), head=with_outline(passage("context: C"))),
            ["23:15  one wording text: 'one' quotes 'text' and is not in its 'outline'; add it to the passage"],
        ),
    },
}  # fmt: skip
