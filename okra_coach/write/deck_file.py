"""A deck's file: its slides on those parts of the brand that they stand on, written once, with fixed dates.

What else lies in a brand's file stays there: its slides, comments, custom properties, thumbnail, printer settings,
and whoever saved it last.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from okra_coach.documents.deck import Deck
from okra_coach.write.deck_book import Closed
from okra_coach.write.deck_opc import package
from okra_coach.write.deck_pieces import Piece, Relation, relations
from okra_coach.write.deck_properties import app_xml, core_xml, presentation_xml, view_xml
from okra_coach.write.deck_tidy import sections_xml

_MAIN, _SHOWN, _VIEWED = "/ppt/presentation.xml", "/ppt/presProps.xml", "/ppt/viewProps.xml"
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEFT_OUT = ("slide", "tags", "comments", "customXml", "notesSlide")
"""What a master or layout may point to that is not the brand's look."""
_OF_THE_BRAND = ("slideMaster", "notesMaster", "handoutMaster", "theme", "tableStyles", "font")
_OF_ITS_OWNER = ("custShowLst", "custDataLst", "smartTags", "modifyVerifier", "photoAlbum", "extLst", "sldIdLst")


def deck_file(prs: Any, deck: Deck, slides: Sequence[Closed]) -> bytes:
    """The bytes of a deck whose slides are painted."""
    kept = _brand_pieces(prs.part, frozenset(slide.layout for slide in slides))
    main = _main(prs.part, kept, slides, sections_xml([slide.section for slide in deck.slides], slides))
    grown = [piece for slide in slides for piece in slide.pieces]
    own = [
        Piece(_SHOWN, f"{_KIND}.presProps+xml", presentation_xml()),
        Piece(_VIEWED, f"{_KIND}.viewProps+xml", view_xml()),
    ]
    return package(_MAIN, [main, *own, *kept, *grown], _about(deck))


def _about(deck: Deck) -> dict[str, Piece]:
    notes = sum(bool(slide.notes) for slide in deck.slides)
    return {
        RELATIONSHIP_TYPE.CORE_PROPERTIES: Piece(
            "/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, core_xml(deck)
        ),
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES: Piece(
            "/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, app_xml(len(deck.slides), notes)
        ),
    }


@lru_cache(maxsize=16)
def _brand_pieces(main: Any, layouts: frozenset[str]) -> tuple[Piece, ...]:
    """The parts of a brand that slides on these layouts need, each once."""
    kept = {rel.target_part.partname: rel.target_part for rel in main.rels.values() if _is_kept(rel, layouts)}
    found: dict[str, Piece] = {}
    waiting = list(kept.values())
    while waiting:
        part = waiting.pop(0)
        if str(part.partname) in found:
            continue
        gone = frozenset(key for key, rel in part.rels.items() if not _belongs(rel, layouts))
        data = part.blob if not gone else _without(part, gone)
        found[str(part.partname)] = Piece(str(part.partname), part.content_type, data, relations(part, gone))
        waiting += [rel.target_part for key, rel in part.rels.items() if key not in gone and not rel.is_external]
    return tuple(found.values())


def _is_kept(rel: Any, layouts: frozenset[str]) -> bool:
    """Whether the presentation itself keeps a part: of several masters, those of the layouts in use."""
    kind = rel.reltype.rpartition("/")[2]
    if kind == "slideMaster":
        return any(str(other.target_part.partname) in layouts for other in _layouts_of(rel.target_part))
    return kind in _OF_THE_BRAND and not rel.is_external


def _layouts_of(master: Any) -> list[Any]:
    return [rel for rel in master.rels.values() if rel.reltype == RELATIONSHIP_TYPE.SLIDE_LAYOUT]


def _belongs(rel: Any, layouts: frozenset[str]) -> bool:
    kind = rel.reltype.rpartition("/")[2]
    if kind == "slideLayout":
        return str(rel.target_part.partname) in layouts
    return kind not in _LEFT_OUT


def _without(part: Any, gone: frozenset[str]) -> bytes:
    """A part's XML without the elements that point to what is left out."""
    root = copy.deepcopy(part._element)
    _drop_pointers(root, gone)
    return _xml(root)


def _drop_pointers(root: Any, gone: frozenset[str]) -> None:
    pointing = [
        element
        for element in root.iter(etree.Element)
        if any(value in gone and name.startswith(f"{{{_OFFICE}}}") for name, value in element.attrib.items())
    ]
    for element in pointing:
        parent = element.getparent()
        parent.remove(element)
        if not len(parent) and parent.tag == qn("p:custDataLst"):
            parent.getparent().remove(parent)


def _main(part: Any, kept: tuple[Piece, ...], slides: Sequence[Closed], sections: str) -> Piece:
    """The presentation itself: masters, slides and sections in order."""
    names = {piece.name for piece in kept}
    old = tuple(one for one in relations(part) if one.target in names and not one.external)
    root = copy.deepcopy(part._element)
    for child in list(root):
        if etree.QName(child).localname in _OF_ITS_OWNER:
            root.remove(child)
    _drop_pointers(root, frozenset(part.rels.keys()) - {one.id for one in old})
    _add_notes_master(root, old)
    new = _fresh(old, slides)
    _list_slides(root, new, slides)
    _square_up(root)
    if sections:
        root.append(etree.fromstring(sections))
    return Piece(_MAIN, f"{_KIND}.presentation.main+xml", _xml(root), old + new)


def _fresh(old: tuple[Relation, ...], slides: Sequence[Closed]) -> tuple[Relation, ...]:
    """What the presentation points to beside the brand's parts, slides first, numbered after those that are there."""
    first = max((int(number) for one in old for number in re.findall(r"\d+$", one.id)), default=0) + 1
    targets = [(RELATIONSHIP_TYPE.SLIDE, slide.pieces[0].name) for slide in slides]
    targets += [(RELATIONSHIP_TYPE.PRES_PROPS, _SHOWN), (RELATIONSHIP_TYPE.VIEW_PROPS, _VIEWED)]
    return tuple(Relation(f"rId{first + number}", kind, name) for number, (kind, name) in enumerate(targets))


def _add_notes_master(root: Any, relations: tuple[Relation, ...]) -> None:
    """Lists the notes master, which python-pptx leaves to be found."""
    notes = [one.id for one in relations if one.kind == RELATIONSHIP_TYPE.NOTES_MASTER]
    if notes and root.find(qn("p:notesMasterIdLst")) is None:
        listed = etree.SubElement(root, qn("p:notesMasterIdLst"))
        etree.SubElement(listed, qn("p:notesMasterId")).set(f"{{{_OFFICE}}}id", notes[0])
        root.find(qn("p:sldMasterIdLst")).addnext(listed)


def _list_slides(root: Any, fresh: tuple[Relation, ...], slides: Sequence[Closed]) -> None:
    before = [root.find(qn(f"p:{name}")) for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")]
    listed = etree.SubElement(root, qn("p:sldIdLst"))
    [there for there in before if there is not None][-1].addnext(listed)
    for relation, slide in zip(fresh, slides, strict=False):
        etree.SubElement(listed, qn("p:sldId"), {"id": f"{slide.id}", f"{{{_OFFICE}}}id": relation.id})


def _square_up(root: Any) -> None:
    """Takes a page's name away where its sides say otherwise."""
    size = root.find(qn("p:sldSz"))
    if size is not None and size.get("type") == "screen4x3" and int(size.get("cx")) * 3 != int(size.get("cy")) * 4:
        del size.attrib["type"]


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))
