"""Members: who acted in which facts, and who belongs to the body that pledged."""

from __future__ import annotations

from components.parts import member, member_acts, member_forces, members
from components.shell import frame
from components.state.context import current
from components.widgets import layout
from components.widgets.cards import nothing_passes

frame.require()

context = current()
chosen = members.prepare(context)
if not context.selection.count and not context.selection.filter.empty:
    nothing_passes()
elif chosen is None:
    members.said(context)
    members.choose(context)
    members.names(context)
    left, right = layout.columns()
    with left:
        members.draw_map(context)
    with right:
        members.not_known(context)
else:
    about = member.of(context, chosen)
    member.said(context, about)
    members.choose(context)
    if about.joined and not about.acts:
        member.membership(context, about)
    elif about.joined:
        of_one_year = member_acts.year(about) is not None
        if of_one_year:
            member_acts.by_theme(context, about)
        left, right = layout.columns()
        with left:
            member.over_time(context, about)
            member_acts.by_pledge(context, about)
        with right:
            member.membership(context, about)
            member.brief(about)
            member_forces.forces(context, about)
            member.money(context, about)
        if not of_one_year:
            member_acts.by_theme(context, about)
