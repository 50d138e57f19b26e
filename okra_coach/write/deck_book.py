"""A deck while it grows: the one place that builds on what python-pptx keeps to itself.

python-pptx looks through all parts for a part's name, through all relationships for a slide's and through all slides
for a slide's id, and makes each blank slide anew from its layout; a book counts, and reads a copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.slide import SlidePart
from pptx.shapes.placeholder import SlidePlaceholder

from okra_coach.write.deck_pieces import Piece, grown
from okra_coach.write.deck_shapes import clean

_FIRST_ID = 256
"""PowerPoint numbers slides from here."""
_NOTED = ("sldImg", "body", "sldNum")


@dataclass(frozen=True, slots=True)
class Closed:
    """A finished slide: its id, the name of its layout, and its parts, itself first."""

    id: int
    layout: str
    pieces: tuple[Piece, ...]


class Book:
    """The slides of one deck on a brand that other decks stand on as well, so that nothing is changed in it."""

    def __init__(self, prs: Any, language: str) -> None:
        """`language` is the tag that notes are marked with, such as de-DE."""
        self.prs, self.language = prs, language
        self.closed: list[Closed] = []
        self.count = 0
        package: Any = prs.part.package
        package.next_partname = _Counter(_taken(prs.part))

    def add(self, layout: Any, *, bare: bool) -> Any:
        """A blank slide with the layout's placeholders, only its title's when it is to be bare."""
        self.count += 1
        name = PackURI(f"/ppt/slides/slide{self.count}.xml")
        blank = parse_xml(_blank(layout.part, bare))
        part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, self.prs.part.package, blank)
        part.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        return part.slide

    def close(self, slide: Any) -> None:
        """Writes a painted slide with what hangs on it, so that its thousands of elements need not be kept."""
        pieces, layout = tuple(grown(slide.part)), str(slide.slide_layout.part.partname)
        self.closed.append(Closed(_FIRST_ID + self.count - 1, layout, pieces))

    def add_notes(self, slide: Any, text: str) -> None:
        """What the speaker says to a slide, a paragraph a line."""
        package: Any = self.prs.part.package
        written = "".join(_paragraph(line, self.language) for line in text.split("\n"))
        head, foot = (part.replace(_HERE, f"{self.count}") for part in self._around())
        part = Part(
            PackURI(f"/ppt/notesSlides/notesSlide{self.count}.xml"),
            CONTENT_TYPE.PML_NOTES_SLIDE,
            package,
            f"{head}{written}{foot}".encode(),
        )
        part.relate_to(self.prs.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
        slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def _around(self) -> tuple[str, ...]:
        return tuple(part.replace(_TAG, self.language) for part in _notes_around(self.prs.part))


def title_of(slide: Any) -> Any:
    """The title's shape; a blank slide's placeholders are few, and the title is the first of them."""
    shapes = slide.shapes
    marks = slide._element.iter(qn("p:ph"))
    found = next((mark for mark in marks if not int(mark.get("idx") or 0)), None)
    return shapes.title if found is None else SlidePlaceholder(found.getparent().getparent().getparent(), shapes)


def charts_of(slide: Any) -> list[Any]:
    """The charts on a slide as XML."""
    rels = slide.part.rels.values()
    return [rel.target_part._element for rel in rels if rel.reltype == RELATIONSHIP_TYPE.CHART]


class _Counter:
    """Part names by counting."""

    def __init__(self, taken: frozenset[str]) -> None:
        self.taken = taken
        self.last: dict[str, int] = {}

    def __call__(self, template: str) -> Any:
        number = self.last.get(template, 0) + 1
        while template % number in self.taken:
            number += 1
        self.last[template] = number
        return PackURI(template % number)


@lru_cache(maxsize=4)
def _taken(part: Any) -> frozenset[str]:
    """The names of a brand's parts."""
    return frozenset(str(there.partname) for there in part.package.iter_parts())


@lru_cache(maxsize=64)
def _blank(part: Any, bare: bool) -> bytes:
    """A slide on the layout, as python-pptx makes it."""
    parts: Any = SlidePart
    made = parts.new(PackURI("/ppt/slides/slide1.xml"), part.package, part).slide
    made.shapes.clone_layout_placeholders(part.slide_layout)
    for shape in list(made.placeholders):
        if bare and shape.placeholder_format.idx != 0:
            made.shapes._spTree.remove(shape._element)
    return bytes(etree.tostring(made._element))


_HERE, _TAG = "\ue010", "\ue011"
"""Stand for a slide's number and for its language in what is the same for all notes."""


@lru_cache(maxsize=4)
def _notes_around(part: Any) -> tuple[str, str]:
    """What comes before and after the words of each notes page: the placeholders of the brand's notes master."""
    marks = {mark.get("type"): mark for mark in part.notes_master_part._element.iter(qn("p:ph"))}
    made = {kind: _placeholder(marks.get(kind), kind, number) for number, kind in enumerate(_NOTED, 2)}
    before, _, after = "".join(made[kind] for kind in _NOTED if kind == "body" or kind in marks).partition(_WORDS)
    head = (
        f"<p:notes {nsdecls('p', 'a', 'r')}><p:cSld><p:spTree><p:nvGrpSpPr>"
        '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    )
    foot = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    return head + before, after + foot


_WORDS = "\ue012"
_NAMES = {"sldImg": "Slide Image", "body": "Notes", "sldNum": "Slide Number"}
_FIELD = (
    f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{_TAG}"/>'
    f"<a:t>{_HERE}</a:t></a:fld></a:p>"
)
_INSIDE = {"body": _WORDS, "sldNum": _FIELD}


def _placeholder(mark: Any, kind: str, number: int) -> str:
    attributes = dict(mark.attrib) if mark is not None else {"type": "body", "idx": "1"}
    ph = " ".join(f'{name}="{clean(value)}"' for name, value in attributes.items())
    locks = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>' if kind == "sldImg" else '<a:spLocks noGrp="1"/>'
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{_INSIDE[kind]}</p:txBody>" if kind in _INSIDE else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{_NAMES[kind]} {number}"/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        f"<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>"
    )


def _paragraph(line: str, language: str) -> str:
    if not line:
        return f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    return f'<a:p><a:r><a:rPr lang="{language}" dirty="0"/><a:t>{clean(line)}</a:t></a:r></a:p>'
