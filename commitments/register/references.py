"""Rules on names: each is given once, and each that is used is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from commitments.register.shaped import (
    Broken,
    NodePath,
    ShapedRegister,
    entries_of,
    list_of,
    mappings_of,
)
from commitments.text import nearest, shown

_WITH_IDS = (
    *("documents", "themes", "regions", "milestones", "series"),
    *("commitments", "evidence", "later_pledges"),
)


def unique_ids(shaped: ShapedRegister) -> Iterator[Broken]:
    """An id names one thing of its kind."""
    for section in _WITH_IDS:
        yield from _duplicates(section, (((section, i), e) for i, e in entries_of(shaped, section)))
    short = (
        (("abbreviations", i), {"id": entry.get("short")})
        for i, entry in entries_of(shaped, "abbreviations")
    )
    yield from _duplicates("abbreviations", short, key="short")
    members = (
        (("members", i), {"id": entry.get("code")}) for i, entry in entries_of(shaped, "members")
    )
    yield from _duplicates("members", members, key="code")


def _duplicates(
    section: str, entries: Iterable[tuple[NodePath, dict[str, Any]]], key: str = "id"
) -> Iterator[Broken]:
    seen: set[str] = set()
    for path, entry in entries:
        name = entry.get("id")
        if not isinstance(name, str):
            continue
        if name in seen:
            yield (*path, key), f"'{shown(name)}' stands twice in {section}; give this one another"
        seen.add(name)


def known_references(shaped: ShapedRegister) -> Iterator[Broken]:
    """Themes, regions, documents, milestones, commitments, evidence, members and places must
    exist."""
    known = {section: _ids(entries_of(shaped, section)) for section in _WITH_IDS}
    for i, commitment in entries_of(shaped, "commitments"):
        yield from _unknown_of_commitment(("commitments", i), commitment, known)
    yield from _unknown_of_evidence(shaped, known)
    for i, document in entries_of(shaped, "documents"):
        place = ("documents", i, "milestone")
        yield from _unknown(place, "milestone", document.get("milestone"), known["milestones"])
    for i, region in entries_of(shaped, "regions"):
        yield from _unknown_places(("regions", i, "places"), region, shaped)
    for i, series in entries_of(shaped, "series"):
        for k, name in enumerate(list_of(series.get("commitments"))):
            where = ("series", i, "commitments", k)
            yield from _unknown(where, "commitment", name, known["commitments"])
    for i, member in entries_of(shaped, "members"):
        if member.get("kind") == "state":
            yield from _unknown_place(("members", i, "code"), member.get("code"), shaped.places)
    for i, later in entries_of(shaped, "later_pledges"):
        place = ("later_pledges", i, "document")
        yield from _unknown(place, "document", later.get("document"), known["documents"])
    for i, confirmed in entries_of(shaped, "confirmations"):
        place = ("confirmations", i, "commitment")
        yield from _unknown(place, "commitment", confirmed.get("commitment"), known["commitments"])


_Known = dict[str, dict[str, None]]


def _unknown_of_commitment(
    path: NodePath, commitment: dict[str, Any], known: _Known
) -> Iterator[Broken]:
    yield from _unknown((*path, "theme"), "theme", commitment.get("theme"), known["themes"])
    for k, region in enumerate(list_of(commitment.get("regions"))):
        yield from _unknown((*path, "regions", k), "region", region, known["regions"])
    for section in ("wording", "lineage"):
        for k, words in mappings_of(commitment.get(section)):
            place = (*path, section, k, "document")
            yield from _unknown(place, "document", words.get("document"), known["documents"])
    for k, assessment in mappings_of(commitment.get("assessments")):
        for n, name in enumerate(list_of(assessment.get("evidence"))):
            place = (*path, "assessments", k, "evidence", n)
            yield from _unknown(place, "evidence", name, known["evidence"])


def _unknown_of_evidence(shaped: ShapedRegister, known: _Known) -> Iterator[Broken]:
    codes = (entry.get("code") for _, entry in entries_of(shaped, "members"))
    members = dict.fromkeys(code for code in codes if isinstance(code, str))
    for i, item in entries_of(shaped, "evidence"):
        path: NodePath = ("evidence", i)
        yield from _unknown_places((*path, "places"), item, shaped)
        for k, code in enumerate(list_of(item.get("actors"))):
            yield from _unknown((*path, "actors", k), "member", code, members)
        for k, on in mappings_of(item.get("bears_on")):
            place = (*path, "bears_on", k, "commitment")
            yield from _unknown(place, "commitment", on.get("commitment"), known["commitments"])


def _ids(entries: Iterable[tuple[int, dict[str, Any]]]) -> dict[str, None]:
    """The ids of entries, in order and quick to look up."""
    names = (entry.get("id") for _, entry in entries)
    return dict.fromkeys(name for name in names if isinstance(name, str))


def _unknown(path: NodePath, what: str, name: object, known: dict[str, None]) -> Iterator[Broken]:
    if isinstance(name, str) and name not in known:
        first = ", ".join(shown(one) for one in islice(known, 20))
        allowed = f" ({first}{', ...' if len(known) > 20 else ''})" if known else ""
        yield path, f"{what} '{shown(name)}' is not known{nearest(name, known)}{allowed}"


def _unknown_places(
    path: NodePath, entry: dict[str, Any], shaped: ShapedRegister
) -> Iterator[Broken]:
    for k, code in enumerate(list_of(entry.get("places"))):
        yield from _unknown_place((*path, k), code, shaped.places)


def _unknown_place(path: NodePath, code: object, places: frozenset[str]) -> Iterator[Broken]:
    if isinstance(code, str) and code not in places:
        yield (
            path,
            f"place '{shown(code)}' is not known{nearest(code, sorted(places))}; write an ISO code"
            " such as FRA or JPN (all are in data/boundaries/places.csv)",
        )


def listed_once(shaped: ShapedRegister) -> Iterator[Broken]:
    """A list names each thing once: a region named twice would be counted twice."""
    for i, document in entries_of(shaped, "documents"):
        for k, passage in mappings_of(document.get("outline")):
            yield from _repeated(("documents", i, "outline", k), passage, "commitments")
    for i, region in entries_of(shaped, "regions"):
        yield from _repeated(("regions", i), region, "places")
    for i, member in entries_of(shaped, "members"):
        yield from _repeated(("members", i), member, "also")
    for i, series in entries_of(shaped, "series"):
        yield from _repeated(("series", i), series, "commitments")
    for i, commitment in entries_of(shaped, "commitments"):
        path: NodePath = ("commitments", i)
        yield from _repeated(path, commitment, "regions")
        yield from _repeated(path, commitment, "counterparts")
        for k, assessment in mappings_of(commitment.get("assessments")):
            yield from _repeated((*path, "assessments", k), assessment, "evidence")
    for i, item in entries_of(shaped, "evidence"):
        yield from _repeated(("evidence", i), item, "places")
        yield from _repeated(("evidence", i), item, "actors")
        if isinstance(amount := item.get("amount"), dict):
            yield from _repeated(("evidence", i, "amount"), amount, "givers")
        yield from _borne_twice(("evidence", i), item)


def _borne_twice(path: NodePath, item: dict[str, Any]) -> Iterator[Broken]:
    seen: set[str] = set()
    for k, on in mappings_of(item.get("bears_on")):
        name = on.get("commitment")
        if isinstance(name, str) and name in seen:
            place = (*path, "bears_on", k, "commitment")
            yield place, f"bears_on names '{shown(name)}' twice; keep one"
        seen.add(str(name))


def _repeated(path: NodePath, entry: dict[str, Any], key: str) -> Iterator[Broken]:
    seen: set[str] = set()
    for k, name in enumerate(list_of(entry.get(key))):
        if isinstance(name, str):
            if name in seen:
                yield (*path, key, k), f"{key} names '{shown(name)}' twice; keep one"
            seen.add(name)


def names_of_one_member(shaped: ShapedRegister) -> Iterator[Broken]:
    """Another name of a member is the name of no other, so that a search can tell them apart."""
    members = [(i, m, str(m.get("code"))) for i, m in entries_of(shaped, "members")]
    whose = {str(member.get("name")).casefold(): code for _, member, code in reversed(members)}
    for i, member, code in members:
        for k, name in enumerate(list_of(member.get("also"))):
            owner = whose.setdefault(str(name).casefold(), code)
            if owner != code:
                said = f"also '{shown(str(name))}' is a name of member {shown(owner)} as well"
                yield ("members", i, "also", k), f"{said}; leave it to one of the two"


def outline_is_whole(shaped: ShapedRegister) -> Iterator[Broken]:
    """A sentence holds pledges or says why it holds none; a document with an outline has every
    pledge that quotes it in one of its sentences."""
    known = _ids(entries_of(shaped, "commitments"))
    quoting: dict[tuple[str, str], NodePath] = {}
    for i, commitment in entries_of(shaped, "commitments"):
        for k, words in mappings_of(commitment.get("wording")):
            key = (str(words.get("document")), str(commitment.get("id")))
            quoting[key] = ("commitments", i, "wording", k)
    for i, document in entries_of(shaped, "documents"):
        listed: set[str] = set()
        for k, passage in mappings_of(document.get("outline")):
            path: NodePath = ("documents", i, "outline", k)
            held = [str(name) for name in list_of(passage.get("commitments"))]
            if bool(held) == bool(passage.get("context")):
                yield path, "a passage needs either 'commitments' or 'context', and not both"
            for n, name in enumerate(held):
                place = (*path, "commitments", n)
                yield from _unknown(place, "commitment", name, known)
                if name in known and (str(document.get("id")), name) not in quoting:
                    yield place, f"'{shown(name)}' does not quote this document under 'wording'"
            listed |= set(held)
        if not document.get("outline"):
            continue
        for (name, commitment_id), path in quoting.items():
            if name == document.get("id"):
                if commitment_id not in listed:
                    yield (
                        path,
                        f"'{shown(commitment_id)}' quotes '{shown(name)}' and is not in its"
                        " 'outline'; add it to the passage",
                    )
