"""The pages of the dashboard: their names, their questions, their order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its script, its name in the browser, the question that it answers."""

    script: str
    title: str
    question: str
    place: str = ""
    """The place in the bar that it belongs to; empty for Record, which has a button."""
    default: bool = False
    filtered: bool = True
    fields: bool = False
    """Whether it has text fields whose letters must not be lost where a reader goes elsewhere."""

    @property
    def name(self) -> str:
        """Its name in addresses and in style sheets."""
        return self.script.removeprefix("pages/").removesuffix(".py")


LIST = "pages/tracker.py"
"""The list of pledges, where a search leads."""
RECORD = "pages/record.py"
_FIND = "Find and compare pledges"
PAGES = (
    PageEntry(
        "pages/overview.py", "Overview", "How do the pledges stand?", "Overview", default=True
    ),
    PageEntry(LIST, "Pledges", _FIND, "Pledges"),
    PageEntry("pages/themes.py", "Themes", _FIND, "Pledges"),
    PageEntry("pages/regions.py", "Regions", _FIND, "Pledges"),
    PageEntry("pages/meetings.py", "Meetings", _FIND, "Pledges"),
    PageEntry("pages/members.py", "Members", _FIND, "Pledges"),
    PageEntry("pages/compare.py", "Compare", _FIND, "Pledges"),
    PageEntry("pages/commitment.py", "Pledge", "", "Pledges", filtered=False),
    PageEntry("pages/changes.py", "Changes", "What changed?", "Changes"),
    PageEntry("pages/briefing.py", "Briefing", "Take it into the room", "Briefing"),
    PageEntry("pages/method.py", "Method", "How do we know?", "Method", filtered=False),
    PageEntry(RECORD, "Record", "Record progress", filtered=False, fields=True),
)
PLACES = {
    "Overview": "pages/overview.py",
    "Pledges": LIST,
    "Changes": "pages/changes.py",
    "Briefing": "pages/briefing.py",
    "Method": "pages/method.py",
}
"""The five places in the bar, with the page that each leads to."""
VIEWS = (
    ("List", LIST, "list"),
    ("Board", LIST, "board"),
    ("Years", LIST, "years"),
    ("Themes", "pages/themes.py", ""),
    ("Regions", "pages/regions.py", ""),
    ("Meetings", "pages/meetings.py", ""),
    ("Members", "pages/members.py", ""),
    ("Compare", "pages/compare.py", ""),
)
"""The views of Pledges: name, page, and the view of that page, the first one by default."""
