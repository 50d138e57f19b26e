"""A brand's theme colours, and which of them can be read: WCAG contrast decides, never a fixed colour.

Formula of contrast and its limits, 4.5 for text and 3 for shapes: WCAG 2.1, success criteria 1.4.3 and 1.4.11.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

TEXT, SHAPE = 4.5, 3.0
ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_SLOTS = ("bg1", "tx1", "bg2", "tx2", *ACCENTS, "hlink", "folHlink")
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_SYSTEM = {"window": "FFFFFF", "windowText": "000000"}
_APART = 40.0
"""Degrees of hue, or a third of the lightness, by which two colours must differ to be told apart in a chart."""


def theme_colours(prs: Any) -> dict[str, str]:
    """The colour of each slot of the first master as RRGGBB, its colour map applied."""
    master = prs.slide_master
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    scheme = parse_xml(theme.blob).find(f".//{qn('a:clrScheme')}")
    mapped = master._element.find(qn("p:clrMap"))
    found: dict[str, str] = {}
    for slot in _SLOTS:
        name = (mapped.get(slot) if mapped is not None else None) or _USUAL.get(slot, slot)
        element = scheme.find(qn(f"a:{name}")) if scheme is not None else None
        if element is not None and len(element):
            found[slot] = _hex(element[0])
    return found


def _hex(colour: Any) -> str:
    value = colour.get("val") or ""
    if colour.tag == qn("a:sysClr"):
        return str(colour.get("lastClr") or _SYSTEM.get(value, "000000")).upper()
    if colour.tag == qn("a:srgbClr"):
        return str(value).upper()
    return "808080"


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def paper_of(prs: Any, layout: Any, colours: Mapping[str, str]) -> str:
    """The colour that text stands on: the layout's or master's background, as far as it is one colour.

    Of a picture nobody knows; it is taken to be dark when the brand's own titles are light.
    """
    for source in (layout, prs.slide_master):
        ground = source._element.find(f".//{qn('p:bg')}")
        if ground is None:
            continue
        found = _mean([_resolved(colour, colours) for colour in _colours_in(ground)])
        if found and ground.find(f".//{qn('a:blip')}") is None:
            return found
        ink = title_colour(prs, layout, colours)
        if ink is not None:
            return "FFFFFF" if contrast(ink, "FFFFFF") >= contrast(ink, "202020") else "202020"
    return colours.get("bg1", "FFFFFF")


def fill_colour(shape: Any, colours: Mapping[str, str]) -> str | None:
    """What a shape is filled with, the mean where that is several colours; None where nothing says so."""
    look = shape.find(qn("p:spPr"))
    fills = [] if look is None else [look.find(qn(f"a:{kind}Fill")) for kind in ("solid", "grad", "patt")]
    return next(
        (_mean([_resolved(one, colours) for one in _colours_in(fill)]) for fill in fills if fill is not None), None
    )


def _colours_in(element: Any) -> list[Any]:
    return [*element.iter(qn("a:srgbClr")), *element.iter(qn("a:schemeClr"))]


def _resolved(colour: Any, colours: Mapping[str, str]) -> str:
    value = str(colour.get("val") or "")
    return value.upper() if colour.tag == qn("a:srgbClr") else colours.get(value, colours.get("bg1", "FFFFFF"))


def _mean(found: list[str]) -> str | None:
    if not found:
        return None
    parts = [[int(one[place : place + 2], 16) for place in (0, 2, 4)] for one in found]
    return "".join(f"{round(sum(column) / len(column)):02X}" for column in zip(*parts, strict=True))


def title_colour(prs: Any, layout: Any, colours: Mapping[str, str]) -> str | None:
    """The colour of the brand's own titles on a layout; None when nothing names it."""
    titles = [shape._element for shape in layout.placeholders if shape.placeholder_format.idx == 0]
    style = prs.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")
    for element in (*titles, *([style] if style is not None else [])):
        for fill in element.iter(qn("a:solidFill")):
            if len(fill):
                return _resolved(fill[0], colours)
    return None


def stand_ins(colours: Mapping[str, str], paper: str) -> dict[str, str]:
    """For each slot that we paint with and that could not be read on this paper, the slot to use instead.

    Our first accent stands under large text and is large text itself; the second only has to be seen, and told from
    the first. What is written on an accent is as readable as what is written on the paper.
    """
    ink = _readable(("tx1", "bg1", "tx2", "bg2"), colours, paper, TEXT) or "tx1"
    strong = _readable((*ACCENTS, "tx2", "tx1"), colours, paper, SHAPE) or ink
    on_strong = _best(("bg1", "tx1"), colours, colours.get(strong, "000000"))
    heading = _readable(("tx2", "tx1", "bg1"), colours, paper, TEXT) or ink
    wanted = {
        "tx1": ink,
        "bg1": on_strong,
        "tx2": heading,
        "bg2": _wash(colours, paper, ink),
        "accent1": strong,
        "accent2": _second(strong, colours, paper),
    }
    return {slot: other for slot, other in wanted.items() if slot != other}


def _readable(slots: tuple[str, ...], colours: Mapping[str, str], paper: str, least: float) -> str | None:
    return next((slot for slot in slots if slot in colours and contrast(colours[slot], paper) >= least), None)


def _best(slots: tuple[str, ...], colours: Mapping[str, str], ground: str) -> str:
    usual = slots[0]
    if contrast(colours.get(usual, "FFFFFF"), ground) >= SHAPE:
        return usual
    return max(slots, key=lambda slot: contrast(colours.get(slot, "FFFFFF"), ground))


def _wash(colours: Mapping[str, str], paper: str, ink: str) -> str:
    """A ground for cards on which the ink can be read; the nearest to the paper of those that can."""
    dark = colours.get(ink, "000000")
    fit = [slot for slot in ("bg2", "bg1", "tx2", "tx1") if slot in colours and contrast(colours[slot], dark) >= TEXT]
    return next(iter(fit if "bg2" in fit[:1] else sorted(fit, key=lambda slot: contrast(colours[slot], paper))), "bg2")


def _second(strong: str, colours: Mapping[str, str], paper: str) -> str:
    """The first other accent that can be seen and told from the strong one; else the text's second colour."""
    order = ("accent2", *(slot for slot in ACCENTS if slot != "accent2"))
    seen = [slot for slot in order if slot != strong and slot in colours and contrast(colours[slot], paper) >= SHAPE]
    apart = [slot for slot in seen if _told_apart(colours[slot], colours.get(strong, "000000"))]
    return next(iter((*apart, *seen)), "tx2" if strong != "tx2" else "tx1")


def _told_apart(one: str, other: str) -> bool:
    (hue, light, full), (hue_2, light_2, full_2) = _hls(one), _hls(other)
    turned = abs(hue - hue_2) * 360
    return abs(light - light_2) > 1 / 3 or (min(turned, 360 - turned) > _APART and min(full, full_2) > 0.15)


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)


def recolour(root: Any, swap: Mapping[str, str]) -> None:
    """Puts the stand-ins in the place of our slots, in one element and all below it."""
    if not swap:
        return
    for colour in root.iter(qn("a:schemeClr")):
        slot = colour.get("val")
        if slot in swap:
            colour.set("val", swap[slot])
