"""The parts of a house template, taken only where nothing in them could act, or lead elsewhere.

A template comes from whoever uploads it, and the decks made of it are opened by others: what runs a
program, holds a macro or an object of another one, or fetches something is refused, whatever it
is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from commitments.text import shown
from commitments.zipped import WrongZip, read_zip

TEMPLATE_TYPE = b"presentationml.template.main+xml"
SLIDES_TYPE = b"presentationml.presentation.main+xml"
TYPES = "[Content_Types].xml"

_MOST_BYTES = 50_000_000
_MOST_UNPACKED = 200_000_000
_MOST_PARTS = 5_000
_MOST_LAYOUTS = 250
_MOST_XML = 15_000_000  # takes some thirty times as much memory when it is read

# The names of parts, of their content types and of the relationships between them.
_MACROS = ("vbaproject", "vbadata", "macroenabled")
_OBJECTS = ("oleobject", "activex", "/control")
_COMPOUND = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins OLE objects, ActiveX and projects of macros
)
# What a click in a deck may do: go to another slide of it, or play what it holds.
_ACTIONS = ("hlinksldjump", "hlinkshowjump", "customshow", "media", "noaction")


class NotATemplate(ValueError):
    """A file that cannot be the template of a deck, with a sentence that says why."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The template cannot be used: {why}. Save it in PowerPoint as a template (.potx) or a"
            " presentation (.pptx) and try again."
        )


def glance(data: bytes) -> None:
    """Refuse what is no template by its size and its first bytes, without reading on.

    Raises NotATemplate.
    """
    if len(data) > _MOST_BYTES:
        raise NotATemplate(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
    if not data.startswith(b"PK"):
        raise NotATemplate("it is no PowerPoint file")


def template_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a template or presentation, as those of a presentation, by their names.

    Raises NotATemplate, and lxml's errors where XML in it is damaged.
    """
    glance(data)
    try:
        parts = read_zip(data, _MOST_UNPACKED, _MOST_PARTS)
    except WrongZip as error:
        raise NotATemplate(f"it {error}") from error
    if TYPES not in parts or "ppt/presentation.xml" not in parts:
        raise NotATemplate("it is no PowerPoint file")
    _refuse_much(size for name, size in _sizes(parts) if name.endswith((".xml", ".rels")))
    types = _content_types(parts[TYPES])
    xml = {key for key, kind in types if kind.endswith("xml") and not kind.startswith("image/")}
    xml |= {"xml", "rels"}
    read = [name for name in parts if f"/{name}".casefold() in xml or _ending(name) in xml]
    _refuse_much(len(parts[name]) for name in read)
    if sum(kind.endswith("slidelayout+xml") for _, kind in types) > _MOST_LAYOUTS:
        raise NotATemplate(f"it has more than {_MOST_LAYOUTS} layouts")
    _refuse_words([*(name for name, _ in _sizes(parts)), *(kind for _, kind in types)])
    for name in read:
        _refuse_in_xml(name, _parsed(name, parts[name]))
    for name, part in parts.items():
        _refuse_in_bytes(name, part)
    # A template and a presentation differ in one word.
    return parts | {TYPES: parts[TYPES].replace(TEMPLATE_TYPE, SLIDES_TYPE)}


def _sizes(parts: Mapping[str, bytes]) -> list[tuple[str, int]]:
    return [(f"/{name}".casefold(), len(part)) for name, part in parts.items()]


def _ending(name: str) -> str:
    return name.casefold().rpartition(".")[2]


def _refuse_much(sizes: Iterable[int]) -> None:
    if sum(sizes) > _MOST_XML:
        raise NotATemplate(f"it unpacks to more than {_MOST_XML // 1_000_000} MB of XML")


def _parsed(name: str, part: bytes) -> etree._Element:
    """A part as XML, which may declare nothing: PowerPoint writes no entities, and a few lines of
    them unpack to any size, or fetch a file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(part, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotATemplate(f"{shown(name)} declares entities or a document type, which may unfold")
    return root


def _content_types(part: bytes) -> list[tuple[str, str]]:
    """The content types in small letters, by the name of a part or by an extension."""
    return [
        (
            str(entry.get("PartName") or entry.get("Extension")).casefold(),
            str(entry.get("ContentType")).casefold(),
        )
        for entry in _parsed(TYPES, part).iterchildren("{*}Default", "{*}Override")
    ]


def _refuse_words(words: Iterable[str]) -> None:
    for word in words:
        if any(mark in word for mark in _MACROS):
            raise NotATemplate("it holds macros")
        if any(mark in word for mark in _OBJECTS):
            raise NotATemplate("it holds an object or a control of another program; take it out")


def _refuse_in_bytes(name: str, part: bytes) -> None:
    """Macros and objects under names and types that do not tell."""
    if part.startswith(_COMPOUND):
        raise NotATemplate(f"{shown(name)} is an object of another program, or macros; take it out")
    if part.startswith(b"PK") and b"vbaproject" in part.lower():
        raise NotATemplate(f"{shown(name)} holds macros")


def _refuse_in_xml(name: str, root: etree._Element) -> None:
    for element in root.iter("*"):
        local = etree.QName(element).localname
        if local == "Relationship" and _ending(name) == "rels":
            _refuse_relationship(name, element)
        elif local in ("oleObj", "control"):
            raise NotATemplate(
                f"{shown(name)} shows an object or a control of another program; take it out"
            )
        action = element.get("action", "").strip().casefold()
        what = action.removeprefix("ppaction://").partition("?")[0]
        if action and what not in _ACTIONS:
            raise NotATemplate(
                f"a click in {shown(name)} runs '{shown(element.get('action', ''))}', and it may"
                " only lead to another slide; take the action out"
            )


def _refuse_relationship(name: str, relation: etree._Element) -> None:
    """Only a link to a web page may lead out of the file: PowerPoint fetches pictures and objects
    from elsewhere when a deck is opened, and the decks made here would carry them on."""
    kind = relation.get("Type", "").rpartition("/")[2]
    target = relation.get("Target", "")
    if relation.get("TargetMode", "").casefold() == "external":
        if kind != "hyperlink" or not target.casefold().startswith(("https://", "http://")):
            raise NotATemplate(
                f"{shown(name)} leads to '{shown(target)}' ({shown(kind)}), and only hyperlinks to"
                " https:// or http:// may lead out of the file; take it out"
            )
        return
    _refuse_words([f"/{kind}".casefold()])
    if kind == "package" and "/charts/" not in f"/{name}":
        raise NotATemplate(f"{shown(name)} holds another file inside; take it out")
