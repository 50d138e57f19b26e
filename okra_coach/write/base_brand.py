"""Makes the base brand: a 16:9 template of our own with four layouts, and the widths of its font.

`python -m okra_coach.write.base_brand` writes both into templates/brand/.
"""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

from okra_coach.resources import templates_folder
from okra_coach.write.deck_package import saved

COLOURS = {
    "dk1": "1F2A33", "lt1": "FFFFFF", "dk2": "0B3C5D", "lt2": "EEF2F5", "accent1": "14708A", "accent2": "D9731A",
    "accent3": "5F7280", "accent4": "A9BAC6", "accent5": "2E8B6F", "accent6": "B5403A", "hlink": "14708A", "folHlink": "5F7280",
}  # fmt: skip
FONT = "Calibri"
LEFT, WIDTH = Inches(0.7), Inches(11.933)
_KEPT = ("Title Slide", "Section Header", "Title and Content", "Title Only")


def base_brand() -> bytes:
    """The template's bytes."""
    prs = Presentation()
    prs.slide_width, prs.slide_height = Inches(13.333), Inches(7.5)
    for layout in list(prs.slide_layouts):
        if layout.name not in _KEPT:
            prs.slide_layouts.remove(layout)
    _theme(prs)
    _master(prs)
    for layout in prs.slide_layouts:
        _layout(layout)
    prs.core_properties.title = "Base brand"
    prs.core_properties.author = "okra-coach"
    return saved(prs, "2026-01-01")


def _theme(prs: Any) -> None:
    part = next(rel.target_part for rel in prs.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    xml = part.blob.decode("utf-8")
    for name, value in COLOURS.items():
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', xml, flags=re.S)
    xml = re.sub(r'<a:clrScheme name="[^"]*"', '<a:clrScheme name="okra-coach"', xml)
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*"', rf'\g<1>{FONT}"', xml)
    part._blob = xml.encode("utf-8")


def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = Emu(left), Emu(top), Emu(width), Emu(height)


def _master(prs: Any) -> None:
    master = prs.slide_master
    for shape in master.placeholders:
        kind = _kind(shape)
        if kind == "title":
            _place(shape, LEFT, Inches(0.5), WIDTH, Inches(1.07))
            _anchor(shape, "t")
        elif kind == "body":
            _place(shape, LEFT, Inches(1.65), WIDTH, Inches(5.15))
        elif kind == "dt":
            shape._element.getparent().remove(shape._element)
        elif kind == "ftr":
            _small(shape, LEFT, Inches(9), "l")
        elif kind == "sldNum":
            _small(shape, Inches(11.633), Inches(1.0), "r")
    styles = master._element.find(qn("p:txStyles"))
    styles.getparent().replace(styles, parse_xml(_TEXT_STYLES))
    _bar(master, LEFT, Inches(0.36), Inches(0.62), Inches(0.07), "accent2")


def _small(shape: Any, left: int, width: int, align: str) -> None:
    _place(shape, left, Inches(6.98), width, Inches(0.3))
    body = shape._element.txBody
    style = body.find(qn("a:lstStyle"))
    body.replace(style, parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr algn="{align}"><a:defRPr sz="1000">'
        '<a:solidFill><a:schemeClr val="accent3"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></a:lstStyle>'))  # fmt: skip
    body.bodyPr.set("lIns", "0")
    body.bodyPr.set("rIns", "0")


def _layout(layout: Any) -> None:
    for shape in list(layout.placeholders):
        if _kind(shape) == "dt":
            shape._element.getparent().remove(shape._element)
    by_kind = {_kind(shape): shape for shape in layout.placeholders}
    if "ftr" in by_kind:
        _small(by_kind["ftr"], LEFT, Inches(9), "l")
    if "sldNum" in by_kind:
        _small(by_kind["sldNum"], Inches(11.633), Inches(1.0), "r")
    if layout.name == "Title Slide":
        _cover(layout, by_kind["ctrTitle"], by_kind["subTitle"])
    elif layout.name == "Section Header":
        _section(layout, by_kind["title"], by_kind["body"])
    else:
        _inherit(by_kind["title"])
        _inherit(by_kind.get("body") or by_kind.get("obj"))


def _cover(layout: Any, title: Any, subtitle: Any) -> None:
    _background(layout, "tx2")
    _place(title, LEFT, Inches(2.3), Inches(10.6), Inches(1.7))
    _style(title, 4000, "bg1", "b", bold=True)
    _place(subtitle, LEFT, Inches(4.2), Inches(10.6), Inches(1.2))
    _style(subtitle, 2000, "bg2", "t", bold=False)
    layout._element.set("showMasterSp", "0")
    _bar(layout, LEFT, Inches(2.0), Inches(1.1), Inches(0.09), "accent2")


def _section(layout: Any, title: Any, text: Any) -> None:
    _background(layout, "bg2")
    _place(title, LEFT, Inches(2.7), Inches(10.6), Inches(1.3))
    _style(title, 3600, "tx2", "b", bold=True)
    _place(text, LEFT, Inches(4.15), Inches(10.6), Inches(1.2))
    _style(text, 1800, "accent3", "t", bold=False)


def _kind(shape: Any) -> str:
    kind: str = shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type") or "obj"
    return kind


def _inherit(shape: Any) -> None:
    """The place and look of the master's placeholder."""
    if shape is None:
        return
    properties = shape._element.spPr
    for child in list(properties):
        properties.remove(child)
    body = shape._element.txBody
    body.replace(body.find(qn("a:lstStyle")), parse_xml(f"<a:lstStyle {nsdecls('a')}/>"))


def _anchor(shape: Any, where: str) -> None:
    properties = shape._element.txBody.bodyPr
    properties.set("anchor", where)
    for side in ("lIns", "rIns", "tIns", "bIns"):
        properties.set(side, "0")
    for child in list(properties):
        properties.remove(child)
    properties.append(parse_xml(f"<a:normAutofit {nsdecls('a')}/>"))


def _style(shape: Any, size: int, colour: str, anchor: str, *, bold: bool) -> None:
    _anchor(shape, anchor)
    body = shape._element.txBody
    body.replace(body.find(qn("a:lstStyle")), parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="{size}" b="{int(bold)}" cap="none">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'))  # fmt: skip


def _background(layout: Any, colour: str) -> None:
    common = layout._element.cSld
    old = common.find(qn("p:bg"))
    if old is not None:
        common.remove(old)
    common.insert(0, parse_xml(
        f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'))  # fmt: skip


def _bar(owner: Any, left: int, top: int, width: int, height: int, colour: str) -> None:
    tree = owner.shapes._spTree
    tree.insert(2, parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{90 + len(tree)}" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{int(left)}" y="{int(top)}"/><a:ext cx="{int(width)}" cy="{int(height)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'))  # fmt: skip


def _level(number: int, size: int, left: int, indent: int, mark: str) -> str:
    return (
        f'<a:lvl{number}pPr marL="{left}" indent="{indent}" algn="l" rtl="0" eaLnBrk="1" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="105000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef>'
        f'<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="{mark}"/>'
        f'<a:defRPr sz="{size}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


_TEXT_STYLES = (
    f'<p:txStyles {nsdecls("p", "a")}><p:titleStyle><a:lvl1pPr algn="l" rtl="0" eaLnBrk="1" hangingPunct="1">'
    '<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
    '<a:defRPr sz="2800" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>'
    "<p:bodyStyle>"
    + "".join(
        _level(n, size, 228600 * n, -228600, "•" if n % 2 else "–")
        for n, size in enumerate((1800, 1600, 1400, 1400, 1400), 1)
    )
    + '</p:bodyStyle><p:otherStyle><a:lvl1pPr algn="l"><a:defRPr sz="1400"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles>'
)


if __name__ == "__main__":
    folder = templates_folder() / "brand"
    folder.mkdir(exist_ok=True)
    (folder / "base.pptx").write_bytes(base_brand())
