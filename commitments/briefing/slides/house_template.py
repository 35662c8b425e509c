"""The template of a deck: ours, or a ministry's own.

`briefing.potx` is ours (our_template.py makes it). A house template needs one layout with a title
placeholder; what else it has is used: a title slide, a layout with title and text (its text field
says where text and charts go), one with a title alone, footers and slide numbers.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout
from pptx.util import Emu, Length

from commitments.briefing.sameness import packed
from commitments.briefing.slides.bounded import bounded_memory
from commitments.briefing.slides.lookups import count_names, remember
from commitments.briefing.slides.template_parts import NotATemplate, template_parts

remember()

OURS = Path(__file__).with_name("briefing.potx")

_POINT = 12_700
_WIDE, _HIGH = 13.333 * 914_400, 7.5 * 914_400  # the slide that sizes are meant for
# The shares of a slide that the text field of our own template takes.
_OUR_WIDTH, _OUR_HEIGHT = 12.233 / 13.333, 5.35 / 7.5
_SMALLEST = 0.6  # of the letters of our template
_LOW, _NARROW = 0.5, 0.6  # shares of a slide under which a text field is too small
_LATE = 0.65  # share of a slide under which a foot begins, and no title ends
_FOOT = 26  # points of the line at the foot of a slide
_MEMORY = 1_500_000_000  # bytes that opening a template may take
_SMALLEST_SIDE, _LARGEST_SIDE = 914_400, 51_206_400  # of slides in PowerPoint: 1 to 56 inches
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
BODIES = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
FEET = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in English Metric Units.

    `scale` is the size of the slide against the wide one that letters and lines are meant for.
    """

    left: int
    top: int
    width: int
    height: int
    scale: float = 1.0

    @property
    def place(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height, as python-pptx takes them."""
        return Emu(self.left), Emu(self.top), Emu(self.width), Emu(self.height)

    def points(self, number: float) -> Length:
        """So many points of a wide slide, on this one, in English Metric Units."""
        return Emu(round(number * _POINT * self.scale))

    def below(self, height: int) -> Box:
        """What remains under a strip of that height."""
        return replace(self, top=self.top + height, height=max(self.height - height, 1))

    def above(self, height: int) -> Box:
        """What remains above a strip of that height at the foot."""
        return replace(self, height=max(self.height - height, 1))

    def foot(self, height: int) -> Box:
        """The strip of that height at the foot."""
        return replace(self, top=self.top + self.height - height, height=height)

    def halves(self, share: float, gap: int) -> tuple[Box, Box]:
        """The box divided from left to right; `share` goes to the left."""
        first = round((self.width - gap) * share)
        return (
            replace(self, width=first),
            replace(self, left=self.left + first + gap, width=self.width - gap - first),
        )


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts that a deck uses, the whole slide, and where its contents go."""

    cover: SlideLayout
    text: SlideLayout
    plain: SlideLayout
    slide: Box
    body: Box


def opened(template: bytes | None) -> tuple[Slides, Layouts]:
    """A presentation without slides made from a template (ours without one), and its layouts.

    Raises NotATemplate.
    """
    try:
        deck = _presentation(template)
        for entry in list(deck.slides._sldIdLst):
            deck.part.drop_rel(entry.rId)
            deck.slides._sldIdLst.remove(entry)
        _refuse_notes_without_text(deck)
        count_names(deck.part.package)
        return deck, _layouts(deck)
    except NotATemplate:
        raise
    except MemoryError as error:
        raise NotATemplate("opening it takes more memory than a template may") from error
    # What python-pptx and lxml raise for a package that is damaged inside.
    except (KeyError, ValueError, AttributeError, IndexError, OSError, etree.LxmlError) as error:
        raise NotATemplate("it is damaged inside") from error


def _presentation(template: bytes | None) -> Slides:
    # A server makes slides on our template itself; others' are opened in a process of their own.
    with bounded_memory(_MEMORY) if template else nullcontext():
        parts = template_parts(template if template is not None else OURS.read_bytes())
        return Presentation(BytesIO(packed(parts)))


def _refuse_notes_without_text(deck: Slides) -> None:
    """Speaker notes need a text field. A template without any notes gets notes that have one."""
    if not any(one.reltype == RELATIONSHIP_TYPE.NOTES_MASTER for one in deck.part.rels.values()):
        return
    kinds = [field.placeholder_format.type for field in list(deck.notes_master.placeholders)]
    if PP_PLACEHOLDER.BODY not in kinds:
        raise NotATemplate("its notes have no field for text")


def fields_of(layout: SlideLayout) -> list[LayoutPlaceholder]:
    """The fields of a layout: title, text, footer and so on."""
    return list(layout.placeholders)


def has_place(shape: LayoutPlaceholder) -> bool:
    """Whether a field of a layout says, or its master does, where it stands and how large it is."""
    return None not in (shape.left, shape.top, shape.width, shape.height)


def _types_of(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    return [shape.placeholder_format.type for shape in fields_of(layout)]


def _has_title(layout: SlideLayout) -> bool:
    return any(
        shape.placeholder_format.type in TITLES and has_place(shape) for shape in fields_of(layout)
    )


def _layouts(deck: Slides) -> Layouts:
    slide = _whole(deck)
    titled = [one for one in deck.slide_layouts if _has_title(one)]
    if not titled:
        raise NotATemplate("none of its layouts has a title with a place")
    bodies = {id(one): [t for t in _types_of(one) if t in BODIES] for one in titled}

    def others(layout: SlideLayout) -> int:
        return sum(t not in (*TITLES, *BODIES, *FEET) for t in _types_of(layout))

    cover = next(
        (one for one in titled if PP_PLACEHOLDER.CENTER_TITLE in _types_of(one)), titled[0]
    )
    rest = [one for one in titled if one is not cover] or titled
    text = next((one for one in rest if len(bodies[id(one)]) == 1 and not others(one)), rest[0])
    plain = next((one for one in rest if not bodies[id(one)] and not others(one)), text)
    return Layouts(cover, text, plain, slide, _body(slide, text, plain))


def _whole(deck: Slides) -> Box:
    """All of a slide."""
    width, height = deck.slide_width, deck.slide_height
    if width is None or height is None:
        raise NotATemplate("it does not say how large its slides are")
    if not all(_SMALLEST_SIDE <= side <= _LARGEST_SIDE for side in (width, height)):
        inches = " by ".join(f"{side / 914_400:.3g}" for side in (width, height))
        raise NotATemplate(
            f"its slides are {inches} inches large, and PowerPoint takes 1 to 56 each way"
        )
    return Box(0, 0, width, height, min(width / _WIDE, height / _HIGH))


def _body(slide: Box, text: SlideLayout, plain: SlideLayout) -> Box:
    """Where contents go, and how large letters are there: the text field of the layout; where that
    is small, all from the title to the feet. Never over the feet."""
    foot = _top_of_feet(slide, plain)
    fields = [one for one in fields_of(text) if one.placeholder_format.type in BODIES]
    boxes = [_box(one, slide.scale) for one in fields if has_place(one) and one.width]
    boxes.append(_below_title(slide, plain))
    kept = [replace(box, height=max(min(box.height, foot - box.top), 1)) for box in boxes]
    first = kept[0]
    small = first.height < slide.height * _LOW or first.width < slide.width * _NARROW
    body = max(kept, key=lambda box: box.width * box.height) if small else first
    return replace(body, scale=slide.scale * _share(slide, body))


def _share(slide: Box, body: Box) -> float:
    """How much smaller letters are than on our own layout, so that as much fits; never so small
    that nobody can read them."""
    share = min(body.width / slide.width / _OUR_WIDTH, body.height / slide.height / _OUR_HEIGHT)
    return max(_SMALLEST, min(1.0, share))


def _box(field: LayoutPlaceholder, scale: float) -> Box:
    return Box(field.left, field.top, field.width, field.height, scale)


def _below_title(slide: Box, layout: SlideLayout) -> Box:
    """From the title to the end of the slide, between its margins."""
    margin = slide.width // 16
    titles = [one for one in fields_of(layout) if one.placeholder_format.type in TITLES]
    ends = [title.top + title.height for title in titles if has_place(title)]
    top = max([end for end in ends if end < slide.height * _LATE] or [slide.height // 4])
    wide = slide.width - 2 * margin
    return Box(margin, top, wide, slide.height - top, slide.scale)


def _top_of_feet(slide: Box, layout: SlideLayout) -> int:
    """Where the lowest fields of a layout begin, or the line that is written where it has none."""
    tops = [
        field.top
        for field in fields_of(layout)
        if field.placeholder_format.type in FEET
        and has_place(field)
        and field.top > slide.height * _LATE
    ]
    return int(min([*tops, slide.height - slide.points(_FOOT)]))
