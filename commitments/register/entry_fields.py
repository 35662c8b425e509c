"""What somebody fills in of an entry: the one place where a field of evidence or of an assessment
is described, besides the model, which holds its type, its meaning and whether it must be there.

The form, the options of `record`, the import of tables, the block to paste, and the columns of the
exported tables are made from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from commitments.register.model import Assessment, Bearing, BearsOn, Confirmation, Evidence, Source
from commitments.register.value_types import CAVEAT_WORDS, FINDING_WORDS, QUOTE_WORDS
from commitments.vocabulary import Effect, SourceKind, Status, Term


class Input(Enum):
    """How a field is filled in."""

    LINE = "a line of text"
    TEXT = "text of some lines"
    TERM = "a word of the method"
    PLACES = "codes of places"
    ACTORS = "codes of members"
    ITEMS = "ids of evidence of the commitment"
    CORRECTED = "the id of one item that is corrected, or nothing"
    FACT = "the id of one fact of any commitment"
    TICK = "yes or no"


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field that somebody fills in."""

    name: str
    """Its key in the data file; forms and messages call it so as well."""
    of: type[Evidence] | type[Source] | type[BearsOn] | type[Assessment] | type[Confirmation]
    """The part of the model that holds it."""
    label: str
    """What stands at its field of the form."""
    input: Input
    hint: str = ""
    """What may be written there, in a few words."""
    sample: str = ""
    """What a block to paste holds there; without one the block leaves it out."""
    terms: type[Term] | None = None
    """The words to choose from."""
    column: str = ""
    """Its column in exported tables, where that has another name."""
    option: str = ""
    """Its option on the command line without dashes, where that has another name."""
    height: int = 0
    """Pixels of a field for text of some lines."""
    below: str = ""
    """What the form says under it; `{words}` stands for the number of words."""

    @property
    def in_table(self) -> str:
        """The name of its column."""
        return self.column or self.name

    @property
    def on_command_line(self) -> str:
        """The name of its option, without dashes."""
        return self.option or self.in_table.replace("_", "-")

    @property
    def must_be_written(self) -> bool:
        """Whether it has to be filled in, and may not be left empty."""
        one = self.input in (Input.LINE, Input.TEXT, Input.TERM)
        return one and bool(self._described.is_required())

    @property
    def meaning(self) -> str:
        """What it means: its line in the data dictionary."""
        return " ".join(str(self._described.description).split())

    @property
    def choices(self) -> str:
        """The words to choose from, in a row."""
        return " | ".join(str(term) for term in self.terms or ())

    @property
    def _described(self) -> Any:
        return self.of.__pydantic_fields__[self.name]  # type: ignore[union-attr]

    @property
    def is_list(self) -> bool:
        """Whether it holds codes, which a table joins by '; '."""
        return self.input in (Input.PLACES, Input.ACTORS)

    def value(self, entry: Bearing | Assessment | Confirmation) -> Any:
        """What an entry holds there: text, truth, a tuple of texts, or None."""
        part: Any = entry
        if isinstance(entry, Bearing):
            parts = {Evidence: entry.fact, Source: entry.fact.source, BearsOn: entry.on}
            part = parts[self.of]
        found = getattr(part, self.name)
        return found if found is None or isinstance(found, bool | tuple) else str(found)


_DATE_HINT = "2026-03-01, or 2026-03, or 2026"
_CAVEAT = "Caveat that readers must see"

EVIDENCE_FIELDS = (
    EntryField("date", Evidence, "When it happened", Input.LINE, _DATE_HINT),
    EntryField(
        *("effect", BearsOn, "What it does to the pledge", Input.TERM),
        terms=Effect,
        sample="advance",
    ),
    EntryField(
        *("finding", Evidence, "What happened, in our words", Input.TEXT),
        hint=f"at most {FINDING_WORDS} words",
        below="{words} of at most " + f"{FINDING_WORDS} words",
        sample=f"In our words, at most {FINDING_WORDS} of them, what happened.",
        height=110,
    ),
    EntryField(
        *("kind", Source, "Who says so", Input.TERM),
        terms=SourceKind,
        sample="reporting",
        column="source_kind",
    ),
    EntryField("publisher", Source, "Publisher", Input.LINE, sample="Who published it"),
    EntryField("title", Source, "Title of the page", Input.LINE, sample="The title of the page"),
    EntryField("url", Source, "Address of the page", Input.LINE, "https://", "https://"),
    EntryField(
        *("places", Evidence, "Where", Input.PLACES),
        hint="ISO codes such as FRA; none for the world at large",
        option="place",
    ),
    EntryField(
        *("quote", Evidence, "What the page says, exactly", Input.TEXT),
        hint=f"at most {QUOTE_WORDS} words",
        below="{words} of at most " + f"{QUOTE_WORDS} words, as printed",
        height=70,
    ),
    EntryField(
        *("actors", Evidence, "Members that acted", Input.ACTORS),
        hint="codes of members such as USA; none where no member did",
        option="actor",
    ),
    EntryField(
        *("caveat", Evidence, _CAVEAT, Input.TEXT),
        hint=f"at most {CAVEAT_WORDS} words",
        sample="A caveat that readers must see; or take this line out.",
        below="{words} of at most " + f"{CAVEAT_WORDS} words",
        height=70,
    ),
    EntryField(
        *("why", BearsOn, "Why it bears on this pledge", Input.TEXT),
        hint="where the finding does not say it",
        height=70,
    ),
    EntryField(
        *("origin", Source, "Whose finding it is, if not the publisher's", Input.LINE),
        hint="Such as the UN body that a newspaper relays",
    ),
    EntryField(
        *("second_hand", Source, "The page itself was not opened; others say what it says"),
        Input.TICK,
    ),
    EntryField(
        *("corrects", Evidence, "Corrects", Input.CORRECTED),
        hint="the earlier item that it replaces",
        below="A correction stands beside what it corrects; give the reason as the caveat.",
    ),
)
"""In the order of the form."""

ASSESSMENT_FIELDS = (
    EntryField(
        *("status", Assessment, "Status, by the criteria of this pledge", Input.TERM),
        terms=Status,
        sample="choose",
    ),
    EntryField("evidence", Assessment, "The evidence that it rests on", Input.ITEMS),
    EntryField(
        *("date", Assessment, "From when it holds", Input.LINE, "2026-03-01"),
        below="The date of the newest fact that it rests on.",
    ),
    EntryField(
        *("reason", Assessment, "Why, measured against the criteria", Input.TEXT),
        sample="Why, measured against the criteria of this pledge.",
        height=140,
    ),
    EntryField("note", Assessment, _CAVEAT, Input.TEXT, height=70),
)
FACT_ON_FILE = EntryField("id", Evidence, "The fact, by its words", Input.FACT)
LINK_FIELDS = tuple(field for field in EVIDENCE_FIELDS if field.of is BearsOn)
"""Of a fact on file that bears on a commitment as well."""
CONFIRMATION_FIELDS = (
    EntryField("date", Confirmation, "As of which day it was looked at", Input.LINE, "2026-03-01"),
    EntryField("note", Confirmation, "What was looked at", Input.TEXT, height=70),
)
RECORDED_BY = EntryField("by", Evidence, "Recorded by", Input.LINE, "Your name")


def evidence_in_file_order() -> Iterator[EntryField]:
    """EVIDENCE_FIELDS as they stand in the data file, those of the source and of the link to the
    pledge among the others."""
    by_name = {(field.of, field.name): field for field in EVIDENCE_FIELDS}
    inner: dict[str, type[Any]] = {"source": Source, "bears_on": BearsOn}
    for outer in fields(Evidence):
        kind = inner.get(outer.name, Evidence)
        inside = (outer,) if kind is Evidence else fields(kind)
        yield from (by_name[kind, one.name] for one in inside if (kind, one.name) in by_name)
