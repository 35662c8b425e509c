"""Files with wrong facts, and parts that came with them, each with all that a person reads."""

from __future__ import annotations

from tests.conftest import HEAD, assessment, commitment, evidence
from tests.register.pieces import c, ev, looked, milestone, section

OLD = "    evidence:\n      - {id: one-01, note: x}\n"
LINK = "{commitment: THIS-COMMITMENT, effect: advance}"


FACTS: dict[str, tuple[str, list[str]]] = {
    "no register": (
        HEAD[HEAD.index("meeting:") :] + commitment(),
        ["1:1  'register' is missing; every register has it"],
    ),
    "a register with nothing": (
        "register:\n" + HEAD[HEAD.index("meeting:") :] + commitment(),
        ["1:10  register: register holds nothing; write its keys below it, indented"],
    ),
    "a register without a name and a date": (
        "register: {maintainer: {contact: x}, method: {version: 2}}\n"
        + HEAD[HEAD.index("meeting:") :]
        + commitment(),
        [
            "1:24  register: 'name' is missing",
            "1:34  register: contact 'x' is not a web address; write one that begins with https:// or http://",
            "1:46  register: 'date' is missing",
            "1:56  register: version is written 2, which YAML reads as a number; write '2' in quotes",
        ],
    ),
    "a document of which nobody says how much was read": (
        HEAD.replace(", seen: whole", "") + commitment(),
        ["12:5  document text: 'seen' is missing"],
    ),
    "a file of the old shape": (
        HEAD + commitment() + OLD + commitment("two", theme="adi") + OLD,
        [
            "31:5  one: evidence under a commitment is the shape of version 0.2: since 0.3 each fact stands once, in the list 'evidence' at the end of the file, and names under 'bears_on' the commitments that it bears on, each with its effect; docs/recording.md shows it"
        ],
    ),
    "a note of the old shape": (
        ev(note="x"),
        [
            "32:233  one-01: key 'note' is not known; did you mean 'quote'? (id, date, finding, places, actors, collective, amount, source, quote, archived, also, caveat, provenance, bears_on, corrects, recorded, by, proposed)"
        ],
    ),
    "an effect of the old shape": (
        c(evidence=evidence().replace(f"bears_on: [{LINK}]", "effect: advance")),
        [
            "32:5  one-01: 'bears_on' is missing",
            "32:163  one-01: key 'effect' is not known (id, date, finding, places, actors, collective, amount, source, quote, archived, also, caveat, provenance, bears_on, corrects, recorded, by, proposed)",
        ],
    ),
    "a link that is a word": (
        c(evidence=evidence().replace(LINK, "one")),
        ["32:174  one-01: bears_on entry 1 holds 'one'; write its keys below it, indented"],
    ),
    "a caveat of 26 words": (
        ev(caveat=" ".join(["w"] * 26)),
        ["32:241  one-01: caveat has 26 words; up to 25 are allowed"],
    ),
    "a quote of a fact of 26 words": (
        ev(quote=" ".join(["w"] * 26)),
        ["32:240  one-01: quote has 26 words; up to 25 are allowed"],
    ),
    "a sum without a stage": (
        ev(amount="{value: 5, unit: EUR}"),
        ["32:241  one-01: 'stage' is missing"],
    ),
    "a sum in words": (
        ev(amount="5 EUR"),
        ["32:241  one-01: amount holds '5 EUR'; write its keys below it, indented"],
    ),
    "another page as an address": (
        ev(also="[https://example.org/a]"),
        [
            "32:240  one-01: also entry 1 holds 'https://example.org/a'; write its keys below it, indented"
        ],
    ),
    "together, perhaps": (
        ev(collective="perhaps"),
        ["32:245  one-01: collective holds 'perhaps'; write true or false"],
    ),
    "a method without quotes": (
        c(evidence=evidence(), assessments=assessment().replace("first", "2")),
        [
            "32:121  one assessment 2020-02-01: method is written 2, which YAML reads as a number; write '2' in quotes"
        ],
    ),
    "an unknown relation": (
        c(lineage="[{document: text, relation: same, basis: text}]"),
        [
            "31:42  one lineage text: relation 'same' is not known (repeated, stronger, weaker, narrower, wider, new-form, dropped)"
        ],
    ),
    "an unknown basis": (
        c(lineage="[{document: text, relation: dropped, basis: hearsay}]"),
        ["31:58  one lineage text: basis 'hearsay' is not known (text, report, account)"],
    ),
    "an unknown degree": (
        c(testability="{level: badly, why: W}"),
        ["31:26  one: level 'badly' is not known; did you mean 'hardly'? (well, partly, hardly)"],
    ),
    "a due date without its words": (
        c(due="2020-12-31"),
        ["31:10  one: due holds '2020-12-31'; write its keys below it, indented"],
    ),
    "synonyms in one list": (
        HEAD + commitment() + "synonyms: [ftf, fighters]\n",
        [
            "31:12  synonyms: synonyms holds 'ftf'; write a list such as [one, two], or []",
            "31:17  synonyms: synonyms holds 'fighters'; write a list such as [one, two], or []",
        ],
    ),
    "a milestone without an id": (
        HEAD
        + commitment()
        + section("milestones", milestone("2020", "meeting").removeprefix("id: m, ")),
        ["32:5  milestone 2020: 'id' is missing"],
    ),
    "a confirmation by nobody": (
        HEAD + commitment() + section("confirmations", looked().removesuffix(", by: us")),
        ["32:5  confirmation 2020-03-01: 'by' is missing"],
    ),
}
