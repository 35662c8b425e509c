"""Every word of the method and of the records, under what it is a word for."""

from __future__ import annotations

from commitments import record_words, vocabulary
from commitments.vocabulary import Term

WORDS: tuple[tuple[str, type[Term]], ...] = (
    ("Status", vocabulary.Status),
    ("Effect of a fact", vocabulary.Effect),
    ("Who says so", vocabulary.SourceKind),
    ("How much evidence", vocabulary.Strength),
    ("Agreement", vocabulary.Agreement),
    ("Confidence", vocabulary.Confidence),
    ("Trend", vocabulary.Trend),
    ("Freshness", vocabulary.Freshness),
    ("Why it needs attention", vocabulary.Concern),
    ("Kind of pledge", vocabulary.Kind),
    ("Force of the verb", record_words.Force),
    ("How far it can be tested", record_words.Testability),
    ("The same pledge in another text", record_words.Relation),
    ("How another text is known", record_words.TextBasis),
    ("How much of a text was read", record_words.Seen),
    ("Whose print is quoted", record_words.Printed),
    ("Stage of money", record_words.Stage),
    ("Milestone", record_words.MilestoneKind),
    ("Member", record_words.MemberKind),
    ("How a series is drawn", record_words.Drawing),
    ("Link of a source", record_words.LinkState),
)
