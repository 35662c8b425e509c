"""Ways through a deck: sections, and links from a row to its slide."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.text.text import _Run

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""What PowerPoint calls the extension that holds sections."""


def put_sections(deck: Slides, sections: Sequence[tuple[str, int]]) -> None:
    """Part the slides into sections, each a name and the number of slides before it. Those of a
    template are taken out, as they name slides that are no longer there."""
    root = deck.element
    for old in root.findall(f"{qn('p:extLst')}/{qn('p:ext')}[@uri='{_SECTIONS}']"):
        old.getparent().remove(old)
    if not sections:
        return
    ids = [entry.get("id") for entry in root.sldIdLst]
    ends = [start for _, start in sections[1:]] + [len(ids)]
    listed = root.find(qn("p:extLst"))
    if listed is None:
        listed = etree.SubElement(root, qn("p:extLst"))
    extension = etree.SubElement(listed, qn("p:ext"), {"uri": _SECTIONS})
    held = etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    for (name, start), end in zip(sections, ends, strict=True):
        key = f"{{{str(uuid5(NAMESPACE_OID, f'{start} {name}')).upper()}}}"
        section = etree.SubElement(held, f"{{{_P14}}}section", {"name": name, "id": key})
        inside = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
        for number in ids[start:end]:
            etree.SubElement(inside, f"{{{_P14}}}sldId", {"id": number})


def without(
    deck: Slides, kept: Sequence[bool], sections: Sequence[tuple[str, int]]
) -> list[tuple[str, int]]:
    """Take out the slides that are not kept; returns the sections that still hold slides, each with
    the number of slides before it."""
    entries = list(deck.slides._sldIdLst)
    for entry, stays in zip(entries, kept, strict=True):
        if not stays:
            deck.part.drop_rel(entry.rId)
            deck.slides._sldIdLst.remove(entry)
    ends = [*[start for _, start in sections[1:]], len(kept)][: len(sections)]
    return [
        (name, sum(kept[:start]))
        for (name, start), end in zip(sections, ends, strict=True)
        if any(kept[start:end])
    ]


def sections_of(deck: Slides) -> list[tuple[str, list[int]]]:
    """The sections of a deck: their names, and the places of their slides."""
    ids = [entry.get("id") for entry in deck.element.sldIdLst]
    return [
        (section.get("name"), [ids.index(s.get("id")) for s in section.iter(f"{{{_P14}}}sldId")])
        for section in deck.element.iter(f"{{{_P14}}}section")
    ]


def link(slide: Slide, run: _Run, target: Slide) -> None:
    """Make a run of a slide lead to another slide."""
    properties = run._r.get_or_add_rPr()
    click = etree.SubElement(properties, qn("a:hlinkClick"))
    click.set(qn("r:id"), slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE))
    click.set("action", "ppaction://hlinksldjump")
