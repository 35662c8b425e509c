"""What a search finds: in which parts of a pledge, in which facts that bear on it.

A pledge is found where each word of the search stands in it, or in one fact together with it.
Words are whole words or beginnings of words. A word that stands nowhere is read as the nearest one
that does; where nothing is found, the answer says what would find something.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from commitments.register.model import Register
from commitments.search.store import Store
from commitments.search.synonyms import Phrase
from commitments.search.texts import Part
from commitments.search.typed import Unit, units
from commitments.standing.standing import Standing
from commitments.text import count

_MOST_MISTYPED = 8  # a text with more unknown words is none of ours, and each takes milliseconds
_MOST_READINGS = 5
_MOST_APART = 3
_MOST_SUGGESTIONS = 3
_MOST_TRIED = 20
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a search was found in a pledge."""

    parts: tuple[Part, ...]
    """The parts of the pledge in which a word of it stands."""
    facts: tuple[str, ...]
    """Ids of the facts that bear on the pledge and in which, together with it, all words stand."""

    @property
    def words(self) -> str:
        """`title, words; 3 facts`."""
        facts = [count(len(self.facts), "fact")] if self.facts else []
        return "; ".join([*([", ".join(self.parts)] if self.parts else []), *facts])


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word that stands nowhere, and the words that it was read as."""

    typed: str
    read_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search."""

    hits: Mapping[str, Hit]
    """Where it was found, by the id of the pledge, in the order of the register."""
    misspelt: tuple[Misspelt, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Where nothing was found: searches near this one that find something."""
    members: tuple[str, ...] = ()
    """The codes of the members that it names."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What may be found: what is visible at a moment, as numbers of rows of the store."""

    rows: frozenset[int]
    pledges: Mapping[str, frozenset[int]]
    facts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Term:
    """A word or phrase of a search, with the rows in which it or a synonym of it stands."""

    unit: Unit
    rows: frozenset[int]


class Index:
    """Searches a register. The texts are laid out at the first search; threads may share it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._lock = threading.Lock()
        self._made: Store | None = None

    def seen(self, standings: Iterable[Standing]) -> Seen:
        """What may be found of these pledges: facts that are visible, the reason that holds."""
        store = self._store()
        by_id = {s.commitment.id: s for s in standings}
        number = {row.fact: n for n, row in enumerate(store.rows) if row.fact}
        pledges: dict[str, set[int]] = {id: set() for id in by_id}
        for n, row in enumerate(store.rows):
            s = by_id.get(row.commitment)
            if s is not None and (row.assessment is None or row.assessment == s.assessment):
                pledges[row.commitment].add(n)
        facts = {
            id: tuple(number[item.id] for item in s.evidence if item.id in number)
            for id, s in by_id.items()
        }
        visible = frozenset().union(*pledges.values(), *facts.values())
        return Seen(visible, {id: frozenset(own) for id, own in pledges.items()}, facts)

    def find(self, text: str, seen: Seen) -> Found | None:
        """What a search finds; None where it holds no word."""
        store = self._store()
        asked = units(text, store.folded)
        if not asked:
            return None
        search = _Search(store, seen, asked)
        if search.hits:
            return Found(search.hits, search.misspelt, members=search.members)
        near = tuple(_suggestions(store, seen, search))
        return Found({}, search.misspelt, near, search.members)

    def _store(self) -> Store:
        with self._lock:
            if self._made is None:
                self._made = Store(self._register)
            return self._made


class _Search:
    """One search, carried out."""

    def __init__(self, store: Store, seen: Seen, asked: list[Unit]) -> None:
        self._store = store
        self._seen = seen
        self._known: dict[tuple[Phrase, bool], frozenset[int]] = {}
        self._of_units: dict[tuple[Phrase, bool], frozenset[int]] = {}
        self.asked = [one for unit in asked for one in self._apart(unit)]
        self.misspelt: tuple[Misspelt, ...] = ()
        self._readings: dict[str, tuple[str, ...]] = {}
        self.terms = self._terms()
        missing = [term.unit for term in self.terms if not term.rows]
        self.missing: Unit | None = missing[0] if missing else None
        """The first that stands nowhere."""
        self.hits: dict[str, Hit] = {} if missing else self._hits()

    @property
    def members(self) -> tuple[str, ...]:
        """The codes of the members that it names, misspelt words as they were read."""
        asked = [word for unit in self.asked for word in unit.words]
        return self._store.members.named(
            (unit.typed for unit in self.asked),
            [self._readings.get(word, (word,)) for word in asked],
        )

    # ------------------------------------------------------------ from words to rows

    def _where(self, phrase: Phrase, prefix: bool = False) -> frozenset[int]:
        """The visible rows in which a phrase stands."""
        found = self._known.get((phrase, prefix))
        if found is None:
            found = self._seen.rows & self._store.where(phrase, prefix)
            self._known[phrase, prefix] = found
        return found

    def _apart(self, unit: Unit) -> tuple[Unit, ...]:
        """Words with a hyphen or the like between them, one by one where they stand nowhere
        together: `north/south`. Not those with figures, which are names."""
        one = len(unit.words) == 1 or len(unit.words) > _MOST_APART or unit.quoted
        if one or not all(word.isalpha() for word in unit.words):
            return (unit,)
        if self._store.synonyms.same_as(unit.words) or self._rows(unit, ()):
            return (unit,)
        return tuple(Unit(word, (word,)) for word in unit.words)

    def _terms(self) -> list[_Term]:
        readings = self._readings
        terms: list[_Term] = []
        for unit, same in self._grouped(self.asked):
            rows = self._rows(unit, same)
            if not rows:
                self._read(unit, readings)
            terms.append(_Term(unit, rows))
            if not rows and not any(word in readings for word in unit.words):
                # Nothing can be found any more.
                return terms
        if not readings:
            return terms
        self.misspelt = tuple(
            Misspelt(word, tuple(self._store.written[one] for one in read))
            for word, read in readings.items()
        )
        corrected = [
            Unit(one.typed, tuple(readings.get(word, (word,))[0] for word in one.words), one.quoted)
            for one in self.asked
        ]
        return [
            _Term(unit, rows)
            for unit, same in self._grouped(corrected)
            for rows in [self._rows(unit, same) | self._others(unit, readings)]
        ]

    def _grouped(self, asked: list[Unit]) -> Iterator[tuple[Unit, tuple[Phrase, ...]]]:
        """What was typed with what means the same; several words that the lists have as one are
        one."""
        at = 0
        while at < len(asked):
            end, same = self._longest(asked, at)
            part = asked[at:end]
            yield _joined(part) if len(part) > 1 else part[0], same
            at = end

    def _longest(self, asked: list[Unit], at: int) -> tuple[int, tuple[Phrase, ...]]:
        """The end of the longest phrase that begins at a place and has synonyms, and these."""
        for end in range(min(len(asked), at + self._store.synonyms.at_most()), at, -1):
            phrase = tuple(word for unit in asked[at:end] for word in unit.words)
            if same := self._store.synonyms.same_as(phrase):
                return end, same
        return at + 1, ()

    def _rows(self, unit: Unit, same: tuple[Phrase, ...]) -> frozenset[int]:
        key = (unit.words, unit.quoted)
        if key not in self._of_units:
            self._of_units[key] = self._rows_of(unit, same)
        return self._of_units[key]

    def _rows_of(self, unit: Unit, same: tuple[Phrase, ...]) -> frozenset[int]:
        found = self._where(unit.words, prefix=not unit.quoted)
        if len(unit.words) > 1 and not unit.quoted:
            # `counter-terrorism`, or `O'Neill`
            found |= self._where(("".join(unit.words),), prefix=True)
        return found.union(*map(self._where, same))

    # ------------------------------------------------------------ words that stand nowhere

    def _read(self, unit: Unit, readings: dict[str, tuple[str, ...]]) -> None:
        """Add the nearest words to those of a unit that stand nowhere."""
        for word in unit.words:
            if len(readings) >= _MOST_MISTYPED:
                return
            known = word in readings or word in self._store.listed
            if not known and not self._visible(word) and (near := self._nearest(word)):
                readings[word] = near

    def _nearest(self, word: str) -> tuple[str, ...]:
        """The words that a mistyped one may be: as near as the nearest, those of the same first
        letter before others."""
        mistakes = 0 if len(word) < 4 or len(word) > _LONGEST_WORD else 1 if len(word) < 6 else 2
        if not mistakes or any(letter.isdigit() for letter in word):
            return ()
        near = process.extract(
            *(word, self._store.words), scorer=OSA.distance, score_cutoff=mistakes, limit=None
        )
        ranked = sorted(
            ((far, one[0] != word[0]), -self._store.counts[one], one) for one, far, _ in near
        )
        found: list[str] = []
        best: tuple[float, bool] | None = None
        for rank, _, one in ranked:
            if best not in (None, rank) or len(found) == _MOST_READINGS:
                break
            if one in self._store.listed or self._visible(one):
                best = rank
                found.append(one)
        return tuple(found)

    def _visible(self, word: str) -> bool:
        return bool(self._where((word,), prefix=True))

    def _others(self, unit: Unit, readings: Mapping[str, tuple[str, ...]]) -> frozenset[int]:
        """The rows of the other readings of a mistyped word that stands alone."""
        if len(unit.words) > 1:
            return frozenset()
        others = [read for read in readings.values() if read[0] == unit.words[0]]
        return frozenset(row for read in others for one in read for row in self._where((one,)))

    # ------------------------------------------------------------ from rows to pledges

    def _hits(self) -> dict[str, Hit]:
        of_terms = list({term.rows for term in self.terms})
        anywhere = frozenset().union(*of_terms)
        hits = {}
        for id, own in self._seen.pledges.items():
            elsewhere = [rows for rows in of_terms if rows.isdisjoint(own)]
            facts = [
                fact
                for fact in self._seen.facts[id]
                if fact in anywhere and all(fact in rows for rows in elsewhere)
            ]
            if facts or not elsewhere:
                hits[id] = self._hit(own & anywhere, facts)
        return hits

    def _hit(self, own: Iterable[int], facts: Iterable[int]) -> Hit:
        rows = self._store.rows
        parts = {rows[n].part for n in own}
        return Hit(
            tuple(part for part in Part if part in parts), tuple(rows[n].fact for n in facts)
        )


def _joined(part: list[Unit]) -> Unit:
    return Unit(
        " ".join(unit.typed for unit in part),
        tuple(word for unit in part for word in unit.words),
        all(unit.quoted for unit in part),
    )


# ---------------------------------------------------------------- what would find something


def _suggestions(store: Store, seen: Seen, search: _Search) -> Iterator[str]:
    """Searches near one that found nothing, each of which finds something."""
    given = 0
    for tried, text in enumerate(dict.fromkeys(_nearby(store, search))):
        if tried == _MOST_TRIED or given == _MOST_SUGGESTIONS:
            return
        if _Search(store, seen, units(text, store.folded)).hits:
            given += 1
            yield text


def _nearby(store: Store, search: _Search) -> Iterator[str]:
    """In turn the same with another word for the one that stands nowhere, and with a word less;
    then each word alone."""
    asked, missing = search.asked[:_MOST_TRIED], search.missing
    typed = [unit.typed for unit in asked]
    other: list[str] = []
    # A member of whom no fact is on file is no mistake.
    named = missing is not None and missing.words[0] in store.members.written
    if missing is not None and len(missing.words) == 1 and missing in asked and not named:
        at = asked.index(missing)
        alike = _alike(store, missing.words[0])
        other = [" ".join([*typed[:at], word, *typed[at + 1 :]]) for word in alike]
    one_less = [" ".join(typed[:at] + typed[at + 1 :]) for at in range(len(typed))]
    fewer = one_less if len(typed) > 1 else []
    for pair in zip_longest(other, fewer):
        yield from filter(None, pair)
    yield from typed


def _alike(store: Store, word: str) -> list[str]:
    """Words that begin like this one, the most frequent first, then those that look like it."""
    if len(word) > _LONGEST_WORD:
        return []
    longer = [one for one in store.words if one.startswith(word)]
    longer.sort(key=lambda one: -store.counts[one])
    like = process.extract(word, store.words, scorer=fuzz.ratio, score_cutoff=55, limit=10)
    near = [*longer[:5], *(one for one, _, _ in like)]
    return [store.written[one] for one in near if one != word]
