"""A deck of slides: titles, text, tables and native charts on the layouts of a template.

Every slide has a footer, its number, speaker notes, and alternative texts on what it shows.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.package import Part
from pptx.oxml.ns import qn
from pptx.parts.slide import SlidePart
from pptx.presentation import Presentation as Slides
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide, SlideLayout
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Length, Pt

from commitments.briefing.sameness import same
from commitments.briefing.slides import pieces
from commitments.briefing.slides.drawing import draw, pages
from commitments.briefing.slides.finishing import finish
from commitments.briefing.slides.house_template import (
    TITLES,
    Box,
    Layouts,
    fields_of,
    has_place,
    opened,
)
from commitments.briefing.slides.navigation import put_sections, without
from commitments.briefing.slides.pieces import (
    MARK_HIGH,
    ink,
    put_mark,
    text_box,
    xml_text,
)
from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.text import shortened

_LOOK = Look()
_SUBTITLE, _GAP, _STRIP = 20, 14, 84  # points
_TALL = 350  # points of a body that has room for a strip under two columns
_TITLE, _CELL, _TEXT = 300, 200, 1_200  # characters of a title, a cell, a text, at most
_POINT = 12_700  # English Metric Units in a point
_LETTER, _LEADING = 0.52, 1.2  # a letter's mean width and a line's height, in letters' size


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph, looking one way; `link` is an address, or the number of a slide."""

    text: str
    bold: bool = False
    muted: bool = False
    colour: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs, in points; `bullet` indents it behind a dot."""

    runs: tuple[Run, ...]
    size: float = 16
    bullet: bool = False
    after: float = 6


def paragraph(text: str, size: float = 16, *, bold: bool = False, muted: bool = False) -> Paragraph:
    """A paragraph that looks one way."""
    return Paragraph((Run(text, bold, muted),), size)


@dataclass
class Deck:
    """A deck under construction. `foot` stands on every slide; `only_marked` says whether slides
    without a mark are taken out in the end."""

    foot: str
    template: bytes | None = None
    only_marked: bool = False
    _deck: Slides = field(init=False)
    _layouts: Layouts = field(init=False)
    _sections: list[tuple[str, int]] = field(init=False, default_factory=list)
    _mark: str = field(init=False, default="")
    _marked: dict[SlidePart, bool] = field(init=False, default_factory=dict)
    _title_sizes: dict[Part, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Opens the template; raises NotATemplate."""
        self._deck, self._layouts = opened(self.template)

    @property
    def body(self) -> Box:
        """Where contents go: under the mark, where the slide has one."""
        box = self._layouts.body
        return box.below(box.points(MARK_HIGH + 8)) if self._mark else box

    def mark(self, words: str) -> None:
        """What the slides that follow are marked with, until it is called again; empty for none."""
        self._mark = words

    def keeps(self, slide: Slide) -> bool:
        """Whether a slide stays in the deck."""
        # A slide knows its own number only by a walk through all.
        return self._marked[slide.part] or not self.only_marked

    def text(self, title: str, paragraphs: Iterable[Paragraph], notes: str) -> Slide:
        """A slide of text, in the text field of the layout where it has one."""
        slide = self._slide(self._layouts.text, title, notes)
        for shape in slide.placeholders:
            if shape.placeholder_format.type in (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY):
                if self._mark:
                    shape.left, shape.top, shape.width, shape.height = self.body.place
                write(shape.text_frame, paragraphs, self.body)
                break
        else:
            write(text_box(slide, self.body, "Text"), paragraphs, self.body)
        _without_empty(slide)
        return slide

    def chart(self, chart: Chart, notes: str, beside: Sequence[Paragraph] = ()) -> None:
        """A slide with one native chart under its subtitle; `beside` stands at its right.

        What has more rows than can be read on a slide goes on several.
        """
        for page in pages(chart):
            self._chart(page, notes, beside)

    def _chart(self, chart: Chart, notes: str, beside: Sequence[Paragraph]) -> None:
        slide = self._slide(self._layouts.plain, chart.title, notes)
        _without_empty(slide)
        box = self._under_subtitle(slide, chart)
        if beside:
            box, right = box.halves(0.66, box.points(_GAP))
            write(text_box(slide, right, "Text"), beside, box)
        if chart.shapes is None:
            write(text_box(slide, box, "Nothing to show"), [paragraph(chart.alt)], box)
            return
        if chart.note:
            foot = box.foot(box.points(_SUBTITLE))
            write(text_box(slide, foot, "Note"), [paragraph(chart.note, 10, muted=True)], foot)
            box = box.above(box.points(_SUBTITLE + 4))
        draw(slide, chart, box)

    def plain(self, title: str, notes: str) -> Slide:
        """A slide with its title alone, to draw on below."""
        slide = self._slide(self._layouts.plain, title, notes)
        _without_empty(slide)
        return slide

    def section(self, name: str) -> None:
        """What follows stands in a section of that name."""
        self._sections.append((name, len(self._deck.slides)))

    def columns(
        self,
        title: str,
        columns: Sequence[tuple[float, Sequence[Paragraph]]],
        notes: str,
        chart: Chart | None = None,
    ) -> Slide:
        """A slide of two columns of text, each with its share; a chart in a strip below them where
        the template leaves room for it."""
        slide = self._slide(self._layouts.plain, title, notes)
        _without_empty(slide)
        box = self.body
        if chart is not None and box.height >= box.points(_TALL):
            draw(slide, chart, box.foot(box.points(_STRIP)))
            box = box.above(box.points(_STRIP + 4))
        left, right = box.halves(columns[0][0], box.points(_GAP))
        for where, (_, paragraphs), name in zip((left, right), columns, _SIDES, strict=True):
            write(text_box(slide, where, name), paragraphs, box)
        return slide

    def save(self, title: str, day: date) -> bytes:
        """The deck as a PPTX; `day` is when it says it was made."""
        properties = self._deck.core_properties
        properties.title, properties.subject = xml_text(title), xml_text(self.foot)
        properties.author = ""
        properties.revision = 1
        if self.only_marked:
            self._sections = without(self._deck, tuple(self._marked.values()), self._sections)
        put_sections(self._deck, self._sections)
        finish(self._deck)
        out = BytesIO()
        self._deck.save(out)
        return same(out.getvalue(), day)

    def _slide(self, layout: SlideLayout, title: str, notes: str) -> Slide:
        slide: Slide = self._deck.slides.add_slide(layout)
        short = shortened(title, _TITLE)
        heading = slide.shapes.title
        assert heading is not None  # each layout that is taken has one
        heading.text_frame.text = xml_text(short)
        if layout.part not in self._title_sizes:
            self._title_sizes[layout.part] = _inherited_size(layout)
        _fit(heading, self._title_sizes[layout.part], short, self.body)
        said = [self._mark] if self._mark else []
        whole = "\n".join([*said, *([] if short == title else [title]), notes])
        spoken = slide.notes_slide.notes_text_frame
        assert spoken is not None  # opened() refuses notes without a text field
        spoken.text = xml_text(whole)
        self._feet(slide, layout)
        self._marked[slide.part] = bool(self._mark)
        if self._mark:
            put_mark(slide, self._mark, self._layouts.body)
        return slide

    def _feet(self, slide: Slide, layout: SlideLayout) -> None:
        """Footer and number: those of the layout, else text at the foot of the slide."""
        found = set()
        for shape in fields_of(layout):
            kind = shape.placeholder_format.type
            if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER) and _holds_text(shape):
                slide.shapes._spTree.append(copy.deepcopy(shape._element))
                added = slide.shapes[-1]
                number = kind == PP_PLACEHOLDER.SLIDE_NUMBER
                if not number:
                    self._widen(added, layout)
                size = None if number else self._foot_size(added.width)
                _foot_text(added._element, self.foot, size, number=number)
                found.add(kind)
        width, height = self._layouts.slide.width, self._layouts.slide.height
        margin, line = width // 24, self.body.points(18)
        for kind, name in ((PP_PLACEHOLDER.FOOTER, "Footer"), (PP_PLACEHOLDER.SLIDE_NUMBER, "No.")):
            if kind in found:
                continue
            number = kind == PP_PLACEHOLDER.SLIDE_NUMBER
            left = width - 3 * margin if number else margin
            across = 2 * margin if number else width - 5 * margin
            where = Box(left, height - line - self.body.points(6), across, line)
            element = text_box(slide, where, name)._txBody.getparent()
            assert element is not None
            _foot_text(element, self.foot, self._foot_size(across), number=number)

    def _foot_size(self, across: int) -> Length:
        """Twelve points, or as few as the foot needs to stay in one line."""
        fitting = across / _POINT / self.body.scale / max(len(self.foot) * _LETTER, 1)
        return self.body.points(max(9, min(12, int(fitting))))

    def _widen(self, footer: BaseShape, layout: SlideLayout) -> None:
        """Give the footer the room of the date, which no slide shows, up to the slide's number."""
        boxes = {s.placeholder_format.type: s for s in fields_of(layout) if has_place(s)}
        day, number = (
            boxes.get(kind) for kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)
        )
        left: int = footer.left
        right: int = footer.left + footer.width
        top, height = footer.top, footer.height
        if day is not None and day.left < left:
            left = day.left
        if number is not None and number.left > right:
            right = number.left
        footer.left, footer.top = Emu(left), top
        footer.width, footer.height = Emu(right - left), height

    def _under_subtitle(self, slide: Slide, chart: Chart) -> Box:
        box = self.body
        line = replace(box, height=box.points(_SUBTITLE))
        subtitle = paragraph(f"{chart.subtitle} · {chart.stamp.foot}", 12, muted=True)
        write(text_box(slide, line, "Subtitle"), [subtitle], box)
        return box.below(box.points(_SUBTITLE + 6))


_SIDES = ("Left", "Right")


def slide_of(chart: Chart, template: bytes | None = None) -> bytes:
    """One chart as a PPTX of one slide: title, filters, native chart, source, dates, version."""
    deck = Deck(chart.stamp.source, template)
    deck.chart(chart, f"{chart.alt}\n\n{chart.stamp.line}")
    return deck.save(chart.title, chart.stamp.moment.as_of)


def _holds_text(shape: LayoutPlaceholder) -> bool:
    """Whether a field of a layout has a place and a text, so that a slide can take it over."""
    return has_place(shape) and shape._element.find(qn("p:txBody")) is not None


def _fit(shape: Shape, inherited: float, title: str, box: Box) -> None:
    """Letters of a title so small that it stays in its field, where those of the template, of
    `inherited` points, would not."""
    for points in (inherited, 40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14):
        if points > inherited:
            continue
        size = points * _POINT
        across = max(shape.width - box.points(15), 1)
        lines = -(-len(title) * size * _LETTER // across)
        if lines * size * _LEADING <= shape.height:
            break
    if points < inherited:
        shape.text_frame.paragraphs[0].font.size = Pt(points)


def _inherited_size(layout: SlideLayout) -> float:
    """The size of a title in points: of its layout, else of the master."""
    sheets: list[etree._Element]
    sheets = [s._element for s in fields_of(layout) if s.placeholder_format.type in TITLES]
    sheets += layout.slide_master._element.iter(qn("p:titleStyle"))
    for sheet in sheets:
        level = next(sheet.iter(qn("a:lvl1pPr")), None)
        run = None if level is None else level.find(qn("a:defRPr"))
        size = None if run is None else run.get("sz")
        if size:
            return int(size) / 100
    return 44.0  # what PowerPoint takes where nothing is said


def _foot_text(element: etree._Element, foot: str, size: int | None, *, number: bool) -> None:
    body = element.find(qn("p:txBody"))
    assert body is not None  # _holds_text, or a text box
    for old in body.findall(qn("a:p")):
        body.remove(old)
    line = etree.SubElement(body, qn("a:p"))
    if number:
        run = etree.SubElement(line, qn("a:fld"))
        # Any id will do, so one that is always the same.
        run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        run.set("type", "slidenum")
    else:
        run = etree.SubElement(line, qn("a:r"))
    properties = etree.SubElement(run, qn("a:rPr"))
    properties.set("lang", "en-GB")
    if size:
        properties.set("sz", str(round(size / _POINT * 100)))
    etree.SubElement(run, qn("a:t")).text = "‹#›" if number else xml_text(foot)


def _without_empty(slide: Slide) -> None:
    """Take out text fields of the layout that stayed empty, which would say "Click to add text"."""
    for shape in list(slide.placeholders):
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        if not (shape.has_text_frame and shape.text_frame.text):
            shape._element.getparent().remove(shape._element)


def write(frame: TextFrame, paragraphs: Iterable[Paragraph], box: Box) -> None:
    """Write paragraphs into an empty text frame; the box has the scale of its slide."""
    for n, written in enumerate(paragraphs):
        line = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        line.space_after = box.points(written.after)
        if not written.bullet:
            _no_bullet(line)
        for piece in written.runs:
            run = line.add_run()
            run.text = xml_text(shortened(piece.text, _TEXT, "annex"))
            run.font.size = box.points(written.size)
            if piece.bold:
                run.font.bold = True
            if piece.muted:
                ink(run.font, muted=True)
            if piece.colour:
                run.font.color.rgb = pieces.colour(piece.colour)
            if piece.link:
                run.hyperlink.address = piece.link


def _no_bullet(line: _Paragraph) -> None:
    properties = line._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    etree.SubElement(properties, qn("a:buNone"))
