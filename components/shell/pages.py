"""The pages of the dashboard: their names, their questions, their order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its script, its name in the navigation, the question that it answers."""

    script: str
    title: str
    question: str
    icon: str
    default: bool = False
    filtered: bool = True
    listed: bool = True
    fields: bool = False
    """Whether it has text fields whose letters must not be lost where a reader goes elsewhere."""


PAGES = (
    PageEntry(
        "pages/overview.py",
        "Overview",
        "How do the pledges stand?",
        ":material/dashboard:",
        default=True,
    ),
    PageEntry("pages/themes.py", "Themes", "How does each theme stand?", ":material/category:"),
    PageEntry("pages/regions.py", "Regions", "Where do the pledges apply?", ":material/map:"),
    PageEntry("pages/tracker.py", "Tracker", "Find a pledge", ":material/checklist:"),
    PageEntry(
        "pages/commitment.py",
        "Commitment",
        "",
        ":material/description:",
        filtered=False,
        listed=False,
    ),
    PageEntry("pages/changes.py", "Changes", "What changed?", ":material/difference:"),
    PageEntry(
        "pages/record.py",
        "Record",
        "Record progress",
        ":material/edit_note:",
        filtered=False,
        fields=True,
    ),
    PageEntry("pages/briefing.py", "Briefing", "Take it into the room", ":material/co_present:"),
    PageEntry("pages/method.py", "Method", "How do we know?", ":material/rule:", filtered=False),
)
