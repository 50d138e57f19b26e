"""Brand files that nobody made for us, some with what people leave in them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

OWNER = "Erika Mustermann"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def laden(folder: Path) -> Path:
    """A brand with its owner's slides, comments, properties, tags, thumbnail, show and password."""
    prs = Presentation()
    for layout in (0, 1, 5):
        slide = prs.slides.add_slide(prs.slide_layouts[layout])
        slide.shapes.title.text = OWNER
        slide.notes_slide.notes_text_frame.text = OWNER
    core = prs.core_properties
    core.author = core.last_modified_by = core.keywords = core.comments = core.content_status = OWNER
    core.revision = 77
    main: Any = prs.part
    _leave(main, "commentAuthors", "/ppt/commentAuthors.xml", "presentationml.commentAuthors+xml")
    _leave(main, "tags", "/ppt/tags/tag1.xml", "presentationml.tags+xml")
    _leave(prs.slide_master.part, "tags", "/ppt/tags/tag2.xml", "presentationml.tags+xml")
    _leave(main, "customXml", "/customXml/item1.xml", "customXmlProperties+xml")
    _leave(prs.part.package, "custom-properties", "/docProps/custom.xml", "custom-properties+xml")
    key = prs.slide_layouts[5].part.relate_to(prs.slides[0].part, f"{_REL}/slide")
    prs.slide_layouts[5].placeholders[0]._element.nvSpPr.cNvPr.append(
        parse_xml(f'<a:hlinkClick {nsdecls("a", "r")} r:id="{key}" action="ppaction://hlinksldjump"/>')
    )
    names = [rel.rId for rel in main.rels.values() if rel.reltype == f"{_REL}/tags"]
    main._element.append(parse_xml(f'<p:custDataLst {nsdecls("p", "r")}><p:tags r:id="{names[0]}"/></p:custDataLst>'))
    main._element.append(parse_xml(f'<p:modifyVerifier {nsdecls("p")} cryptProviderType="rsaFull"/>'))
    path = folder / "laden.pptx"
    prs.save(str(path))
    return path


def _leave(owner: Any, kind: str, name: str, content: str) -> None:
    part = Part(
        PackURI(name),
        f"application/vnd.openxmlformats-officedocument.{content}",
        owner,
        b"<x>" + OWNER.encode() + b"</x>",
    )
    owner.relate_to(part, f"{_REL}/{kind}")


def a4(folder: Path) -> Path:
    """A sheet of paper, as some print what others show."""
    prs = Presentation()
    prs.slide_width, prs.slide_height = Inches(11.69), Inches(8.27)
    path = folder / "a4.pptx"
    prs.save(str(path))
    return path


def potx(folder: Path) -> Path:
    """The same kind of file under the name that PowerPoint gives templates."""
    out = io.BytesIO()
    Presentation().save(out)
    path = folder / "brand.potx"
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"presentation.main+xml", b"template.main+xml"))
    return path
