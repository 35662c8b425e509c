"""The parts of the Themes view."""

from __future__ import annotations

from collections import Counter

from commitments.answers.answer import of_pledges
from commitments.answers.compared import Dates
from commitments.answers.themes import themes_answer
from commitments.figures import statuses
from commitments.figures.chart import Chart
from commitments.tables.at_two_dates import Group
from components.parts import compared
from components.state import world
from components.state.context import Context, Shown
from components.widgets import answer, figure


def said(context: Context, dates: Dates) -> None:
    """The answer on the themes, or on the one theme that passes."""
    selection = context.selection
    groups = compared.groups_of(context, "theme", dates)
    told = world.shared(
        ("themes", *context.key, dates), lambda: themes_answer(selection, groups, dates)
    )
    answer.card(told, context.stamp)


def at_two_dates(context: Context, dates: Dates) -> None:
    """Each theme at the earlier date and now."""
    compared.draw(context, "theme", dates, _sentence)


def _sentence(group: Group) -> str:
    return of_pledges(group.now)


def trends(context: Context) -> None:
    """Which way the pledges of each theme went in the last 12 months."""
    figure.show(figure.made(_trends, context), context.look)


def _trends(shown: Shown) -> Chart:
    rows = [
        (theme.name, Counter(s.trend for s in inside))
        for theme in shown.register.themes
        if (inside := [s for s in shown.selection.standings if s.commitment.theme == theme.id])
    ]
    return statuses.trends(rows, shown.stamp)
