"""What one member did: under each pledge as counts by year, and by theme each fact once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from commitments.answers.member import BY_THEME, BY_THEME_ABOUT, NOTHING_SAID, of_year
from commitments.dates import when
from commitments.standing import acts as standing
from commitments.standing.acts import Act, OnPledge, OnTheme, parted
from commitments.tables.member_rows import with_whom
from commitments.text import count
from commitments.vocabulary import Effect, SourceKind
from components.parts.member import About
from components.state import address
from components.state.context import Context, Shown
from components.widgets import markup
from components.widgets.terms import terms, word

_FIRST = 2
"""As many facts of a side and a kind of source are in sight; the others are folded."""
_LINKS = 2
_NAMED = 4
_YEAR = "in"


# ---------------------------------------------------------------- under each pledge


def by_pledge(context: Context, about: About) -> None:
    """The pledges that its facts bear on, by theme: how many facts of each year point which way."""
    code, chosen = about.member.code, year(about)
    markup.show_kept(context, (code, chosen), _lanes, context, about, chosen)


def _lanes(context: Shown, about: About, chosen: int | None) -> str:
    found = standing.by_pledge(about.acts, context.register.commitments)
    if not found:
        return ""
    years = sorted({act.fact.happened.year for act in about.acts})
    columns = [str(year) for year in range(years[0], years[-1] + 1)]
    rows = []
    for theme in context.register.themes:
        inside = [on for on in found if on.commitment.theme == theme.id]
        if inside:
            head = markup.tag("th", markup.text(theme.name), colspan=str(len(columns) + 2))
            rows += [markup.tag("tr", head, of="theme"), *(_pledge(on, columns) for on in inside)]
    heads = [markup.tag("th", f"’{year[2:]}", scope="col", of="year") for year in columns]
    all_years = markup.tag("th", "All years", scope="col", of="all")
    title = f"Its facts bear on {count(len(found), 'pledge')} of {context.selection.count}"
    sub = "Facts by year; one fact may bear on several pledges"
    signs = " ".join(markup.effect(effect) for effect in Effect)
    rest = context.selection.count - len(found)
    none = f"No fact on file for {count(rest, 'pledge')}. {NOTHING_SAID}"
    table = markup.tag(
        "table",
        markup.tag("thead", markup.tag("tr", '<th scope="col">Pledge</th>', *heads, all_years)),
        markup.tag("tbody", *rows),
        of="lanes",
        aria_label=title,
    )
    return "".join(
        (
            markup.heading(title, sub),
            markup.tag("p", signs, of="sub signs"),
            _years(about, chosen),
            table,
            markup.tag("p", markup.text(none), of="sub") if rest else "",
        )
    )


def _pledge(on: OnPledge, years: Sequence[str]) -> str:
    sides = {
        Effect.ADVANCE: on.advances,
        Effect.SETBACK: on.setbacks,
        Effect.CONTEXT: on.context,
    }
    found = {
        effect: Counter(str(act.fact.happened.year) for act in some)
        for effect, some in sides.items()
    }
    cells = [
        markup.tag("td", _numbers({e: found[e][year] for e in Effect}), of="year") for year in years
    ]
    whole = markup.tag("td", _numbers({e: len(sides[e]) for e in Effect}), of="all")
    title = markup.tag("th", markup.pledge(on.commitment.id, on.commitment.title), scope="row")
    return markup.tag("tr", title, *cells, whole)


def _numbers(numbers: Mapping[Effect, int]) -> str:
    """`▲2 ▼1`, read aloud as words; nothing where there is no fact."""
    return " ".join(
        f'<span class="{effect} n" role="img" aria-label="{_aloud(effect, number)}">'
        f'<b class="tri {effect}"></b>{number}</span>'
        for effect, number in numbers.items()
        if number
    )


def _aloud(effect: Effect, number: int) -> str:
    if effect is Effect.CONTEXT:
        return f"{number} of context"
    return count(number, effect.label.lower())


def _years(about: About, chosen: int | None) -> str:
    """The ways to the facts of one year, as the address names it; and back to all."""
    found = sorted({act.fact.happened.year for act in about.acts})
    if len(found) == 1:
        return ""
    code = about.member.code
    each = [
        markup.tag("b", str(one), aria_current="true")
        if one == chosen
        else markup.to("members", str(one), code=code, **{_YEAR: str(one)})
        for one in found
    ]
    back = " · " + markup.to("members", "all years", code=code) if chosen else ""
    return markup.tag("p", "Its facts of one year: ", " · ".join(each), back, of="sub years")


def year(about: About) -> int | None:
    """The year that the address asks for, where there are facts of it."""
    asked = address.parameter(_YEAR)
    return next((y for act in about.acts if str(y := act.fact.happened.year) == asked), None)


# ---------------------------------------------------------------- by theme


def by_theme(context: Context, about: About) -> None:
    """Its facts by theme, each once, advances and setbacks apart; what a party says apart from what
    others say; context folded."""
    if not about.acts:
        return
    code, chosen = about.member.code, year(about)
    markup.show_kept(context, (code, chosen), _themes, context, about, chosen)


def _themes(context: Shown, about: About, chosen: int | None) -> str:
    themes = {theme.id: theme.name for theme in context.register.themes}
    title = BY_THEME
    if chosen:
        some = tuple(act for act in about.acts if act.fact.happened.year == chosen)
        about, title = replace(about, acts=some), of_year(some, chosen)
    each = (
        _theme(context, about, on, themes[on.theme]) for on in standing.by_theme(about.acts, themes)
    )
    head = markup.heading(title, BY_THEME_ABOUT)
    return markup.tag("section", head, *each, _not_on_paper(about), of="section acts")


def _theme(context: Shown, about: About, on: OnTheme, name: str) -> str:
    sides = parted(on.acts)
    drawn = [
        _side(context, about, some, title, effect)
        for some, title, effect in (
            (sides.advances, "Advances", Effect.ADVANCE),
            (sides.setbacks, "Setbacks", Effect.SETBACK),
            (sides.both, "Advance one pledge, set another back", Effect.CONTEXT),
        )
        if some
    ]
    return markup.tag(
        "section",
        markup.tag("h4", markup.text(name), markup.tag("span", _many(on.acts), of="muted")),
        markup.tag("div", *drawn, of="sides"),
        _context(context, about, sides.context),
        of="theme",
    )


def _many(some: Sequence[Act]) -> str:
    return f" {count(len(some), 'fact')}"


def _side(context: Shown, about: About, some: Sequence[Act], title: str, effect: Effect) -> str:
    """The facts that point one way: those of others first, the newest in sight."""
    mark = "" if effect is Effect.CONTEXT else f'<b class="tri {effect}"></b>'
    head = markup.tag("h5", mark, markup.tag("span", title, of=str(effect)), f" {len(some)}")
    party = [act for act in some if act.fact.source.kind is SourceKind.PARTY]
    others = [act for act in some if act.fact.source.kind is not SourceKind.PARTY]
    first = _by_whom(context, about, others[:_FIRST], party[:_FIRST])
    more = _by_whom(context, about, others[_FIRST:], party[_FIRST:])
    rest = len(some) - len(others[:_FIRST]) - len(party[:_FIRST])
    return markup.tag(
        "div",
        head,
        markup.tag("div", first, of="first"),
        markup.fold(f"{rest} more", more, "more") if rest else "",
        of="side both" if effect is Effect.CONTEXT else "side",
    )


def _by_whom(context: Shown, about: About, others: Iterable[Act], party: Iterable[Act]) -> str:
    """Facts that others tell, and apart from them those on a party's word."""
    told = "".join(act(context, about, one) for one in others)
    own = "".join(act(context, about, one) for one in party)
    if own:
        label = word(SourceKind.PARTY.label, SourceKind.PARTY.meaning)
        own = markup.tag("p", label, of="whom sub") + own
    if told:
        told = markup.tag("p", "Others say", of="whom sub") + told
    return "".join(markup.tag("div", each, of="told") for each in (told, own) if each)


def _context(context: Shown, about: About, some: Sequence[Act]) -> str:
    if not some:
        return ""
    inside = "".join(act(context, about, one) for one in some)
    return markup.fold(f"{count(len(some), 'fact')} of context", inside, "context-facts")


def _not_on_paper(about: About) -> str:
    """How many facts of context a print leaves out."""
    number = len(parted(about.acts).context)
    if not number:
        return ""
    told = f"{count(number, 'fact')} of context {'stands' if number == 1 else 'stand'} on the page"
    return markup.tag("p", f"{told}, not on paper.", of="sub on-paper")


def act(context: Shown, about: About, one: Act) -> str:
    """A fact: when, what happened, who says so, the words, with whom, and the pledges that it bears
    on."""
    fact = one.fact
    source = fact.source
    said = markup.tag("span", terms(fact.finding), of="finding")
    chip = '<span class="chip">second-hand</span>' if source.second_hand else ""
    quote = markup.tag("p", f"“{terms(fact.quote)}”", of="quote", dir="auto") if fact.quote else ""
    caveat = markup.tag("p", terms(fact.caveat), of="sub caveat") if fact.caveat else ""
    return markup.tag(
        "div",
        markup.tag("div", markup.text(when(fact.date)), of="date"),
        markup.tag(
            "div",
            markup.tag("p", f"{said} {markup.outside(source.url, source.publisher)} {chip}"),
            markup.tag("div", quote, caveat, _with(context, about, one), _on(one), of="below"),
        ),
        of="act",
    )


def _with(context: Shown, about: About, one: Act) -> str:
    """Who else acted in it; many of them in a fold."""
    if not one.shared:
        return ""
    names, code = context.register.member_names, about.member.code
    whom = with_whom(one, names, code)
    number = len(one.fact.actors) - 1
    if number > _NAMED:
        return markup.fold(f"{number} other members acted too", markup.text(whom), "with")
    return markup.tag("p", markup.text(f"Also acted: {whom}"), of="sub")


def _on(one: Act) -> str:
    """The pledges that it bears on: those that it moves first, many of them in a fold."""
    order = sorted(one.on, key=lambda pair: list(Effect).index(pair[1].effect))
    ways = [
        markup.tag(
            "span",
            markup.mark_of(item.effect),
            markup.pledge(commitment.id, commitment.title),
            of="way",
        )
        for commitment, item in order
    ]
    first = markup.tag("p", " ".join(ways[:_LINKS]), of="sub on")
    rest = ways[_LINKS:]
    if not rest:
        return first
    label = f"{count(len(rest), 'more pledge')} that it bears on"
    return first + markup.fold(label, markup.tag("p", " ".join(rest), of="sub on"), "others")
