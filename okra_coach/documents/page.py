"""What a printable page is: Markdown with a title in one language; no file format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page to read and to print; `markdown` holds one heading of the first level, `footer` is on every sheet.

    `style` is CSS that is added to what all pages have; `sheet` is its paper's width
    and height in millimetres, None for A4 upright.
    """

    title: str
    language: str
    markdown: str
    footer: str = ""
    style: str = ""
    sheet: tuple[float, float] | None = None
