"""Where the browser tests go: every page and every view of it."""

from __future__ import annotations

PAGES = {
    "overview": "/",
    "tracker": "/tracker",
    "themes": "/themes",
    "regions": "/regions",
    "meetings": "/meetings",
    "members": "/members",
    "compare": "/compare",
    "commitment": "/commitment?id=ftf-info",
    "changes": "/changes",
    "briefing": "/briefing",
    "method": "/method",
}
VIEWS = PAGES | {
    "facts of a place": "/regions?place=IQ-NI",
    "facts worldwide": "/regions?map=world",
    "a member": "/members?code=DEU",
    "a member with setbacks": "/members?code=TUR",
    "a member without a fact": "/members?code=BEN",
    "unknown member": "/members?code=XYZ",
    "no pledge chosen": "/commitment",
    "one fact of a pledge": "/commitment?id=ftf-info&show=setback"
    "&item=2026-02-13-turkish-prisoners-names-withheld",
    "nothing found": "/?q=xyzzy",
    "bad link, past day": "/?theme=nope&as_of=2022-06-30",
    "before the first entry": "/?known_at=2019-07-01",
    "what is unconfirmed counted in": "/?unconfirmed=counted",
    "board": "/tracker?view=board",
    "years": "/tracker?view=years",
    "a cell of the years": "/tracker?view=years&cell=ftf-info.2024",
    "words of a meeting": "/meetings?cell=ftf-interpol.rome-2021-06&theme=foreign-fighters",
    "themes since a year": "/themes?before=2020",
    "two members": "/compare?a=member.DEU&b=member.TUR",
    "a pledge beside a date": "/compare?a=pledge.mil-levant&b=date.2024-12-31",
    "briefing as a note": "/briefing?for=note&theme=military&since=2026-02-09",
    "bilateral page": "/briefing?for=bilateral&member=DEU",
    "changes since a visit": "/changes?period=visit",
    "changes since the pledge": "/changes?since=2019-06-25",
}
AS_FOR_NEW = [VIEWS["no pledge chosen"]]
"""What only a new reader sees: who comes back to the page is shown what was chosen there."""
COLOURED = PAGES | {
    view: VIEWS[view]
    for view in (
        *("facts of a place", "a member with setbacks", "one fact of a pledge", "board", "years"),
        *("a cell of the years", "words of a meeting", "briefing as a note"),
    )
}
"""Every kind of element that has colours of its own."""
PLACES = ["Overview", "Pledges", "Changes", "Briefing", "Method"]
"""The places in the bar."""

# Texts of charts that reach out of their chart, by more than the roundings of a pixel; a chart
# without any line is not drawn yet.
CUT = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(plot => {
  const frame = plot.getBoundingClientRect();
  const texts = [...plot.querySelectorAll("g.annotation")];
  return !plot.querySelector(".main-svg :is(text, path)") ? ["no texts"] : texts.filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  }).map(text => text.textContent);
})"""
