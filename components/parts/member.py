"""One member: the answer, its facts over time, its membership, and the sums of money."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from commitments.answers import member as answers
from commitments.answers.answer import Answer
from commitments.briefing.products import BILATERAL
from commitments.dates import joined, when
from commitments.exchange.csv import to_csv
from commitments.figures import acts as figures
from commitments.figures.chart import Chart, Stamp, stamp_of_member
from commitments.register.background import Member
from commitments.standing.acts import Act, acts
from commitments.standing.money import Money, Sum, Sums
from commitments.standing.money import money as money_of
from commitments.tables.member_rows import facts, with_whom
from commitments.tables.view import Selection
from commitments.text import money as sum_words
from components.state import world
from components.state.context import Context, Shown
from components.widgets import answer, figure, markup
from components.widgets.terms import terms

_CHART_WIDTH = 660  # of the column in pixels, on a desktop
_COLUMN = 420  # of the other one


@dataclass(frozen=True, slots=True)
class About:
    """A member, and its facts that bear on the chosen pledges, newest first."""

    member: Member
    acts: tuple[Act, ...]
    joined: bool
    """Whether it had joined by the day that is shown."""


def of(shown: Shown, member: Member) -> About:
    """What the page of a member shows."""
    found = world.shared(
        ("acts", *shown.key, member.code), lambda: acts(shown.selection.standings, member.code)
    )
    return About(member, found, member.joined.latest <= shown.view.moment.as_of)


def said(context: Context, about: About) -> None:
    """The answer on the member."""
    selection = context.selection
    if not about.joined:
        answer.card(answers.not_yet(about.member), context.stamp)
        return
    told = world.shared(
        ("member", *context.key, about.member.code), lambda: _answer(selection, about)
    )
    answer.card(told, context.stamp)


def _answer(selection: Selection, about: About) -> Answer:
    chosen, unfiltered = None, 0
    if not selection.filter.empty:
        chosen = selection.count
        unfiltered = len(acts(selection.view.standings.values(), about.member.code))
    register = selection.view.register
    return answers.member_answer(about.member, about.acts, register, chosen, unfiltered)


def _stamp(shown: Shown, member: Member) -> Stamp:
    return stamp_of_member(shown.stamp, member.code, member.name)


def _member(shown: Shown, code: str) -> Member:
    return next(member for member in shown.register.members if member.code == code)


def over_time(context: Context, about: About) -> None:
    """Its facts over time, advances up and setbacks down."""
    if not about.acts:
        return
    chart = figure.made(_over_time, context, about.member.code)
    if chart.shapes is None:
        figure.heading(chart)
    else:
        figure.show(chart, context.look_at(_CHART_WIDTH))


def _over_time(shown: Shown, code: str) -> Chart:
    member = _member(shown, code)
    return figures.over_time(of(shown, member).acts, _stamp(shown, member), shown.events)


def membership(context: Context, about: About) -> None:
    """When it joined and where it is named, and on whose word its facts rest; all of them as a
    file."""
    member, done = about.member, about.acts
    markup.show_kept(context, (member.code,), _membership, about)
    if done:
        st.download_button(
            "All these facts as CSV",
            data=lambda: to_csv(facts(done, member.code, context.register)),
            file_name=_stamp(context, member).file_name("facts", "csv"),
            mime="text/csv",
            key="member-csv",
            on_click="ignore",
        )


def _membership(about: About) -> str:
    member, done = about.member, about.acts
    told = (
        markup.tag("dt", "Joined")
        + markup.tag("dd", markup.outside(member.url, joined(member.joined.text)))
        + markup.tag("dt", "Basis")
        + markup.tag("dd", markup.text(member.basis))
    )
    sentences = (
        answers.who_says(done),
        answers.with_others(done),
        answers.before_joining(member, done),
    )
    more = " ".join(sentence for sentence in sentences if sentence)
    return markup.tag(
        "div",
        markup.tag("dl", told),
        markup.tag("p", markup.text(more)) if more else "",
        of="unknown",
    )


def brief(about: About) -> None:
    """The ways to the briefing for a meeting with it, and to a comparison."""
    where = {"for": BILATERAL, "member": about.member.code}
    side = f"member.{about.member.code}"
    markup.show(
        markup.tag(
            "div",
            markup.tag("p", markup.to("briefing", "Make a bilateral briefing", **where)),
            markup.tag(
                "p", markup.to("compare", "Compare with another member", of="compare", a=side)
            ),
            of="ways",
        )
    )


# ---------------------------------------------------------------- money


def money(context: Context, about: About) -> None:
    """The sums in its facts by stage and currency, those of several members apart."""
    done, code = about.acts, about.member.code
    found = world.shared(("money", *context.key, code), lambda: money_of(done, code))
    if found.empty:
        return
    chart = figure.made(_sums, context, about.member.code)
    if chart.shapes is None:
        figure.heading(chart)
        markup.show(markup.tag("p", markup.text(chart.note), of="sub"))
    else:
        figure.show(chart, context.look_at(_COLUMN))
    markup.show_kept(context, (about.member.code,), _money, context, about, found)


def _money(context: Shown, about: About, found: Money) -> str:
    names, code = context.register.member_names, about.member.code
    shared = "".join(_group(group, names, code) for group in found.shared)
    if shared:
        title = "In facts with others, which say whose money it is"
        shared = markup.tag("h4", title) + shared
    own = "".join(_group(group, names, code) for group in found.own)
    return markup.tag("div", own, shared, of="money")


def _sums(shown: Shown, code: str) -> Chart:
    member = _member(shown, code)
    found = money_of(of(shown, member).acts, code)
    title, names = answers.money_title(found), shown.register.member_names
    return figures.sums(found, title, names, _stamp(shown, member))


def _group(group: Sums, names: dict[str, str], code: str) -> str:
    title = f"{group.stage.label}, in {group.unit}"
    head = markup.tag("caption", markup.text(title))
    rows = (_sum(one, names, code) for one in group.sums)
    return markup.tag("table", head, markup.tag("tbody", *rows), of="sums")


def _sum(one: Sum, names: dict[str, str], code: str) -> str:
    fact = one.act.fact
    whom = f"(also acted: {with_whom(one.act, names, code)})" if one.act.shared else ""
    return markup.tag(
        "tr",
        markup.tag("td", markup.text(when(fact.date)), of="date"),
        markup.tag(
            "td",
            markup.tag("b", markup.text(sum_words(one.amount.value, one.amount.unit))),
            f" {markup.text(whom)} " if whom else "",
            markup.tag("div", terms(fact.finding), of="sub"),
        ),
    )
