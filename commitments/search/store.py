"""The texts in SQLite's full-text search (FTS5), in memory.

FTS5 is given words that are folded already, one space between two, and is asked for words in
quotation marks alone: nothing that somebody types is read as its language.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable

from commitments.register.model import Register
from commitments.search.members import Members
from commitments.search.synonyms import Phrase, Synonyms
from commitments.search.texts import Row, rows
from commitments.search.typed import fold, words

# Stands between two texts of a row, so that no phrase goes across; and behind a word in capitals
# that is another word in small letters.
_MARK = "^"
# Keeps each letter beyond ASCII, and the mark.
_TABLE = f"""CREATE VIRTUAL TABLE texts
USING fts5(words, content='', tokenize="ascii tokenchars '{_MARK}'")"""
_SHORTEST_PREFIX = 3


class Store:
    """The texts of a register; threads may share it."""

    def __init__(self, register: Register) -> None:
        self.rows: tuple[Row, ...] = tuple(rows(register))
        written = [[words(text) for text in row.texts] for row in self.rows]
        # An id is no sentence: how words are written there does not count.
        sentences: Counter[str] = Counter()
        ids: Counter[str] = Counter()
        for row, texts in zip(self.rows, written, strict=True):
            for text, said in zip(row.texts, texts, strict=True):
                (sentences if " " in text else ids).update(said)
        self._capitals = _capitals(register, sentences)
        compared = {word: self.folded(word) for word in (*sentences, *ids)}
        self.synonyms = Synonyms(register.synonyms, self.folded)
        self.members = Members(register.members, self.folded)
        self.listed: dict[str, str] = self.members.written | self.synonyms.written
        """The words that the register lists: synonyms, and names of members."""
        self.counts: Counter[str] = Counter()
        self.written: dict[str, str] = dict(self.listed)
        """Each word as it is compared -> as it is written most often."""
        for word, number in (*reversed(ids.most_common()), *reversed(sentences.most_common())):
            self.counts[compared[word]] += number
            self.written[compared[word]] = word
        self.words: tuple[str, ...] = tuple(word for word in self.written if word.isalnum())
        self._lock = threading.Lock()
        # The lock keeps threads apart.
        self._sqlite = sqlite3.connect(":memory:", check_same_thread=False)
        self._sqlite.execute(_TABLE)
        self._sqlite.executemany(
            "INSERT INTO texts (rowid, words) VALUES (?, ?)",
            (
                (n, f" {_MARK} ".join(" ".join(map(compared.__getitem__, text)) for text in row))
                for n, row in enumerate(written)
            ),
        )
        self._sqlite.commit()

    def folded(self, word: str) -> str:
        """What a word is compared as. `IS` is another word than `is`, where a synonym is written in
        capitals and the texts have it in small letters too."""
        small = fold(word)
        return f"{small}{_MARK}" if small in self._capitals and word.isupper() else small

    def where(self, phrase: Phrase, prefix: bool = False) -> set[int]:
        """The rows in which these words stand in this order; with `prefix` the last of them may be
        the beginning of a word, unless it is so short that it begins too many."""
        may_go_on = prefix and (len(phrase[-1]) >= _SHORTEST_PREFIX or not phrase[-1].isascii())
        asked = f'"{" ".join(phrase)}"{"*" if may_go_on else ""}'
        with self._lock:
            found = self._sqlite.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (asked,))
            return {row for (row,) in found}


def _capitals(register: Register, prose: Iterable[str]) -> frozenset[str]:
    """Synonyms in capitals that sentences have in small letters too."""
    single = [words(text) for group in register.synonyms for text in group]
    capitals = {fold(word[0]) for word in single if len(word) == 1 and word[0].isupper()}
    return frozenset(capitals & {fold(word) for word in prose if not word.isupper()})
