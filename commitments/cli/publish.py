"""`publish`: the static edition, as a folder of plain files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from commitments.cli import background
from commitments.cli.call import Commands, WrongCall, add_moment, command, data_name, load, moment
from commitments.standing.words import nothing_recorded
from commitments.tables.view import View
from commitments.text import count


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "publish",
        publish,
        "write the static edition: plain pages, feeds and data for any web server or folder",
        "publish --to site --base-url https://example.org/pledges",
    )
    parser.add_argument("--to", required=True, metavar="FOLDER", help="where to")
    parser.add_argument(
        "--base-url",
        metavar="URL",
        default="",
        help="where the folder will stand on the web: for the site map, feeds and codes to embed",
    )
    parser.add_argument(
        "--dashboard-url",
        metavar="URL",
        default="",
        help="where the dashboard of the same register stands: each page links to it",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; say whether the folder still is what its manifest says",
    )
    add_moment(parser)


def publish(options: argparse.Namespace) -> int:
    """Write the edition of a moment into a folder, or check one: 1 where it is another than its
    manifest says, or where nothing had been recorded yet. Raises WrongCall."""
    # Templates and charts take half a second to load; no other command needs them.
    from commitments.edition import folder

    target = Path(options.to)
    try:
        if options.check:
            return _checked(target, folder.differences(target))
        files = _files(options)
        if files is None:
            return 1
        done = folder.write(target, files)
    except folder.NotOurs as error:
        raise WrongCall(f"--to: {error}. Nothing was written.") from None
    told = f"{done.new} new, {done.changed} changed, {done.same} as they were, {done.gone} gone"
    print(f"wrote {count(len(files), 'file')} to {target}: {told}")
    if done.left:
        print(f"{count(done.left, 'file')} in {target} that publish did not write: left alone")
    return 0


def _files(options: argparse.Namespace) -> dict[str, bytes] | None:
    """The files with their manifest; None, with a sentence, where nothing had been recorded."""
    from commitments.edition.edition import Edition
    from commitments.edition.folder import MANIFEST, manifest
    from commitments.edition.site import site

    base, dashboard = (_address(options, name) for name in ("base_url", "dashboard_url"))
    loaded, at = load(options), moment(options)
    if early := nothing_recorded(loaded.register, at.known_at):
        print(early, file=sys.stderr)
        return None
    with background.without_collecting():
        view = View(loaded.register, at, loaded.version)
        files = site(Edition(view, Path(data_name(options)).read_bytes(), base, dashboard))
    about = {"version": loaded.version, "as_of": f"{at.as_of}", "known_at": f"{at.known_at}"}
    return files | {MANIFEST: manifest(files, about)}


def _address(options: argparse.Namespace, name: str) -> str:
    """An address that an option names, without a slash at its end. Raises WrongCall."""
    from commitments.edition.twins import ADDRESS

    given = str(getattr(options, name))
    address = given.rstrip("/")
    if address and not ADDRESS.fullmatch(address):
        option = f"--{name.replace('_', '-')}"
        raise WrongCall(f"{option}: '{given}' is no address such as https://example.org/pledges")
    return address


def _checked(target: Path, found: list[str]) -> int:
    """Print where a folder differs from its manifest."""
    for line in found:
        print(line)
    if not found:
        print(f"{target} is what its manifest says")
    return 1 if found else 0
