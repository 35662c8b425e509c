"""Small multiples: themes or regions at an earlier date and now, a row each, on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import streamlit as st

from commitments.answers import compared
from commitments.answers.compared import Dates
from commitments.dates import ends_a_year
from commitments.figures import statuses
from commitments.figures.chart import Chart
from commitments.standing.words import counted_statuses
from commitments.tables.at_two_dates import Group, best_day, by_region, by_theme, earlier_days
from commitments.vocabulary import STACKED, DrawnTerm, Status
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import figure, markup

_GROUPS = {"theme": by_theme, "region": by_region}
_KEY = "before"
T = TypeVar("T", bound=DrawnTerm)


def prepare(context: Context) -> Dates:
    """The dates that are compared: the earlier one as the address or the reader says, else the one
    on which most was kept."""
    days = _days(context)
    labels = {_name(day): label for day, label in days.items()}
    default = _name(_default(context))
    address.prepare_choice(_KEY, labels, default, "earlier date")
    chosen = next(day for day in days if _name(day) == st.session_state[_KEY])
    return Dates(chosen, context.view.moment.as_of, context.today)


def link_parameter(context: Context) -> dict[str, str]:
    """What a link needs to keep the earlier date that was chosen."""
    chosen = st.session_state[_KEY]
    return {} if chosen == _name(_default(context)) else {_KEY: chosen}


def _found(context: Shown) -> dict[date, int]:
    view = context.view
    return world.shared(("earlier", view.version, view.moment), lambda: earlier_days(view))


def _default(context: Context) -> date:
    return best_day(_found(context))


def _days(context: Context) -> dict[date, str]:
    """The earlier dates with their labels."""
    view = context.view
    now, today = view.moment.as_of, context.today
    return {day: Dates(day, now, today).labels[0] for day in _found(context)}


def _name(day: date) -> str:
    """An earlier date in the address: the year that it ends, else the day."""
    return str(day.year) if ends_a_year(day) else day.isoformat()


def groups_of(shown: Shown, of: str, dates: Dates) -> tuple[Group, ...]:
    """The themes or regions (`of`) that have a chosen pledge."""
    selection, before = shown.selection, shown.view.moment.at(dates.earlier)
    return world.of_view(
        shown.view, ("groups", *shown.key, of, before), lambda: _GROUPS[of](selection, before)
    )


def draw(
    context: Context,
    of: str,
    dates: Dates,
    sentence: Callable[[Group], str],
    about: Mapping[str, str] | None = None,
    *,
    wide: bool = True,
) -> None:
    """The heading with its downloads, the choice of the earlier date, the legend and the rows.

    `sentence` says what is said of a group of that sort, `about` has what stands muted below its
    name by id; in a narrow column everything of a row stands below each other.
    """
    groups = groups_of(context, of, dates)
    chart = figure.made(_chart, context, of, dates.earlier, dates.today)
    figure.heading(chart)
    key = "compared"
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key=key
    ):
        with st.container(width="stretch"):
            markup.show_kept(context, (of, dates), legend, groups)
        _choice(context)
    markup.show_kept(
        context, (of, dates, wide), _table, groups, of, dates, sentence, about or {}, wide=wide
    )
    if chart.note:
        markup.show(markup.tag("p", markup.text(chart.note), of="sub"))


def _chart(shown: Shown, of: str, earlier: date, today: date) -> Chart:
    dates = Dates(earlier, shown.view.moment.as_of, today)
    groups = groups_of(shown, of, dates)
    return statuses.compared_by(
        of.capitalize(),
        [(group.name, group.earlier, group.now) for group in groups],
        dates.labels,
        compared.finding(groups, of, dates),
        shown.stamp,
        compared.note(groups),
    )


def _choice(context: Context) -> None:
    days = _days(context)
    labels = {
        _name(day): f"Compare with {label[0].lower()}{label[1:]}" for day, label in days.items()
    }
    if len(labels) > 1:
        st.selectbox(
            "Compare with",
            list(labels),
            key=_KEY,
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            width=220,
        )


def legend(groups: Iterable[Group]) -> str:
    """The statuses that occur at either date, in the order of the bars."""
    held = {status for g in groups for counts in (g.earlier, g.now) for status in counts}
    marks = [markup.labelled(status) for status in STACKED if status in held]
    return markup.tag("div", *marks, of="compared legend")


def _table(
    groups: Sequence[Group],
    of: str,
    dates: Dates,
    sentence: Callable[[Group], str],
    about: Mapping[str, str],
    *,
    wide: bool,
) -> str:
    most = max((len(group.standings) for group in groups), default=1)
    head = "".join(f"<span>{name}</span>" for name in (of.capitalize(), "Pledges by status"))
    head = f'<div class="names" aria-hidden="true">{head}<span>Last 12 months</span></div>'
    each = [
        _row(group, of, dates, most, sentence(group), about.get(group.id, "")) for group in groups
    ]
    kind = "compared wide" if wide else "compared"
    return markup.tag("div", head if wide else "", markup.rows(*each), of=kind)


def _row(group: Group, of: str, dates: Dates, most: int, said: str, about: str) -> str:
    link = markup.to("tracker", markup.text(group.name), of="name", **{of: group.id})
    way = markup.to("compare", "Compare", of="compare", a=f"{of}.{group.id}")
    below = markup.tag("div", f"{markup.text(about)} · {way}" if about else way, of="sub")
    pairs = zip(dates.labels, (group.earlier, group.now), strict=True)
    shown = list(pairs) if dates.earlier != dates.now else [(dates.labels[1], group.now)]
    bars = "".join(_bar(label, counts, most) for label, counts in shown)
    told = markup.counts(group.advances, group.setbacks)
    return (
        f'<div class="what">{link}{below}</div><div class="said">{markup.text(said)}</div>'
        f'<div class="pair">{bars}</div><div class="moved">{told}</div>'
    )


def _bar(label: str, counts: Mapping[Status, int], most: int) -> str:
    present = {status: counts[status] for status in STACKED if counts.get(status)}
    return bar(label, present, most, counted_statuses(present))


def bar(label: str, present: Mapping[T, int], most: int, told: str) -> str:
    """A bar behind what it is called: as long as what it counts, its numbers in it where there is
    room, read aloud as it is `told`."""
    pieces = "".join(
        f'<span class="seg {term}" style="--n:{number}" title="{number} {term.label}">'
        f"<i>{term.symbol}</i><b>{number}</b></span>"
        for term, number in present.items()
    )
    length = f"--all:{sum(present.values())};--most:{most}"
    aloud = f"{label}: {told}"
    drawn = markup.tag("div", pieces, of="bar", style=length, role="img", aria_label=aloud)
    return f'<div class="when" aria-hidden="true">{markup.text(label)}</div>{drawn}'
