"""`brief`: one page, five slides, a note or the full pack."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from commitments.briefing import permalink, products
from commitments.briefing.earlier import BadEarlier, Earlier, earlier_of, linked
from commitments.cli import background
from commitments.cli.call import Commands, WrongCall, add_moment, command, load, moment
from commitments.cli.filtering import add_filters, filter_asked
from commitments.cli.writing import write_all
from commitments.dates import PartialDate
from commitments.register.background import Milestone
from commitments.register.model import Register
from commitments.standing.words import nothing_recorded
from commitments.tables.filter import FILTER_FIELDS, Filter
from commitments.tables.view import View
from commitments.text import nearest

if TYPE_CHECKING:
    from commitments.briefing import contents, pack


NOTHING_CHANGED = 3
"""What `brief --mail` returns where there is nothing to send."""


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "brief",
        brief,
        "make a briefing: one page, five slides, a note or the full pack",
        "brief --for pack --as-of 2026-11-23 --since 2026-02-09 --theme military --to out",
    )
    parser.add_argument("--to", required=True, metavar="FOLDER", help="where to")
    _add_what(parser)
    _add_files(parser)
    parser.add_argument(
        "--base-url",
        metavar="URL",
        help="the address of the dashboard, for the permalink in the manifest",
    )
    parser.add_argument("--background", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--end-with-caller", metavar="FOLDER", help=argparse.SUPPRESS)
    add_moment(parser)


def _add_what(parser: argparse.ArgumentParser) -> None:
    """Which pledges, and what is compared."""
    parser.add_argument(
        "--since",
        metavar="DATE|MILESTONE",
        help="what changed since then (default: a year before the as-of date)",
    )
    add_filters(parser)
    parser.add_argument(
        "--link",
        metavar="ADDRESS",
        help="the filters and dates of a briefing's link, in place of the options for them",
    )
    parser.add_argument(
        "--update",
        metavar="FILE|ADDRESS",
        help="the manifest or the link of an earlier briefing: slides are marked with what changed"
        " since; without filters and --since, its own are taken",
    )
    parser.add_argument(
        "--changed-only",
        action="store_true",
        help="with --update: only the slides on which something changed",
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    """Which files, and how they are made."""
    parser.add_argument(
        "--for",
        dest="product",
        choices=[product.key for product in products.PRODUCTS],
        help="; ".join(f"{p.key}: {p.label.lower()}" for p in products.PRODUCTS)
        + f" (default: that of --link, else for one --member alone {products.BILATERAL}, else"
        f" {products.DEFAULT})",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=products.ENDINGS,
        help="make only files with this ending, of the product or, where it has none, of the full"
        " pack; repeat for more",
    )
    parser.add_argument(
        "--mail",
        action="store_true",
        help="for a job that runs each week: the mail, as --for mail makes it; where nothing"
        " changed since the first date nothing is written or said, and the call returns 3",
    )
    parser.add_argument("--zip", action="store_true", help="write one ZIP of all files")
    parser.add_argument(
        "--images", action="store_true", help="add the charts as PNG, SVG, PDF and CSV"
    )
    parser.add_argument(
        "--template", metavar="FILE", help="a house template for the slides (.potx or .pptx)"
    )
    parser.add_argument(
        "--no-pledge-slides", action="store_true", help="leave out the slide for each pledge"
    )


def brief(options: argparse.Namespace) -> int:
    """Make a briefing and its manifest, for a selection at two dates."""
    if options.background:
        background.give_way()
    if options.end_with_caller:
        background.end_with_caller(Path(options.end_with_caller))
    with background.without_collecting():
        return _brief(options)


def _brief(options: argparse.Namespace) -> int:
    # Slides, documents and fonts take a second to load; no other command needs them.
    from commitments.briefing import contents

    loaded = load(options)
    register = loaded.register
    earlier = _earlier(options, register)
    asked = _asked(options, register, earlier)
    early = nothing_recorded(register, asked.moment.known_at)
    if early:
        print(early, file=sys.stderr)
        return 1
    selection = View(register, asked.moment, loaded.version).select(asked.filter)
    query = permalink.query(asked, permalink.seen(s.commitment for s in selection.standings))
    base = (options.base_url or (options.link or "").partition("/briefing?")[0]).rstrip("/")
    request = contents.Request(selection, asked.since, asked.milestone, f"{base}/briefing?{query}")
    made = _made(options, products.product(asked.product), request, earlier)
    if made is None:
        return NOTHING_CHANGED
    files = {made.name: made.zipped()} if options.zip else made.files
    write_all(Path(options.to), files)
    for sentence in made.left_out:
        print(sentence, file=sys.stderr if sentence in made.failed else sys.stdout)
    for name in files:
        print(Path(options.to) / name)
    return 0


def _made(
    options: argparse.Namespace,
    product: products.Product,
    request: contents.Request,
    earlier: Earlier | None,
) -> pack.Pack | None:
    """The files of a briefing, None for --mail where nothing changed; raises WrongCall where there
    is nothing to brief on, or the template is none."""
    from commitments.briefing import bilateral_pack, contents, pack, update
    from commitments.briefing.notes.mail import worth_sending
    from commitments.briefing.slides.template_parts import NotATemplate

    def said(step: str) -> None:
        print(step, flush=True)

    wanted = _wanted(options, product)
    try:
        if product.member:
            if earlier is not None:
                raise WrongCall("--update: a bilateral page is not updated; make it anew")
            return bilateral_pack.asked_for(request, wanted, said)
        found = contents.contents(request)
        if options.mail and not worth_sending(found):
            return None
        if earlier is not None:
            news = update.update(found, earlier, only=options.changed_only)
            wanted = replace(wanted, how=replace(wanted.how, news=news))
            said(update.summary(found, news))
        return pack.pack(found, wanted, said)
    except BadEarlier as error:
        raise WrongCall(f"--update: {error}") from None
    except (contents.NothingToBrief, NotATemplate) as error:
        searched = request.selection.found
        near = searched.suggestions if searched else ()
        instead = f"\n--text: these find something: {'; '.join(near)}" if near else ""
        raise WrongCall(f"{error}{instead}") from None


def _wanted(options: argparse.Namespace, product: products.Product) -> pack.Wanted:
    """Which files, and how they are made."""
    from commitments.briefing import makers, pack

    template = Path(options.template).read_bytes() if options.template else None
    return pack.Wanted(
        product,
        endings=tuple(options.only or products.ENDINGS),
        how=makers.How(template=template, pledges=not options.no_pledge_slides),
        images=options.images,
        tables=options.images,
    )


def _earlier(options: argparse.Namespace, register: Register) -> Earlier | None:
    """The briefing that is updated, if one is; raises WrongCall."""
    given = options.update
    if given is None:
        if options.changed_only:
            raise WrongCall("--changed-only needs --update with the manifest of a briefing")
        return None
    try:
        if given.startswith(("https://", "http://", "/briefing?")):
            return linked(given, register)
        return earlier_of(Path(given).read_bytes(), register)
    except BadEarlier as error:
        raise WrongCall(f"--update: {error}") from None


_NARROWING = ("since", "text", *(field.name for field in FILTER_FIELDS))


def _asked(
    options: argparse.Namespace, register: Register, earlier: Earlier | None
) -> permalink.Asked:
    """What a call asks for, by its link, by its options or by the briefing that it updates; raises
    WrongCall."""
    if options.link is None and earlier is not None:
        if not any(getattr(options, name) for name in _NARROWING):
            product = _product(options, earlier.asked.product)
            return replace(earlier.asked, moment=moment(options), product=product)
    if options.link is None:
        since, milestone = _since(options.since, moment(options).as_of, register)
        chosen = filter_asked(options, register)
        product = _product(options, _default(options, chosen))
        return permalink.Asked(chosen, moment(options), since, milestone, product)
    if any(getattr(options, name) for name in (*_NARROWING, "as_of", "known_at")):
        raise WrongCall("--link brings filters and dates along; leave out the options for them")
    try:
        asked = permalink.asked_by(options.link, register)
        return replace(asked, product=_product(options, asked.product))
    except permalink.BadLink as error:
        raise WrongCall(f"--link: {error}") from None


def _default(options: argparse.Namespace, chosen: Filter) -> str:
    """What is made where no product is named: for one member and nothing else the bilateral page,
    which has no charts to be images."""
    alone = len(chosen.members) == 1 and chosen == Filter(members=chosen.members)
    return products.BILATERAL if alone and not options.images else products.DEFAULT


def _product(options: argparse.Namespace, otherwise: str) -> str:
    """The product that a call names, else another; the full pack where only files are asked for
    that the other has not."""
    if options.mail:
        return "mail"
    if options.product is not None or not options.only:
        return str(options.product or otherwise)
    endings = {file.ending for file in products.product(otherwise).files}
    return otherwise if endings.issuperset(options.only) else products.PACK.key


def _since(text: str | None, as_of: date, register: Register) -> tuple[date, Milestone | None]:
    """The first date of a comparison: a date, a milestone, or a year before the as-of date."""
    made = register.meeting.date
    if text is None:
        return max(as_of - timedelta(days=365), made), None
    milestones = {milestone.id: milestone for milestone in register.milestones}
    if text in milestones:
        return milestones[text].date.last, milestones[text]
    try:
        day = PartialDate.parse(text).last
    except ValueError:
        raise WrongCall(
            f"--since: '{text}' is neither a date such as 2026-02-09 nor a"
            f" milestone{nearest(text, milestones)}\nKnown: {', '.join(milestones)}"
        ) from None
    return day, next((m for m in milestones.values() if m.date.text == text), None)
