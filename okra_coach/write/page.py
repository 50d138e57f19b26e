"""Pages become self-contained HTML: readable on a screen, printable on A4, with no script and no network."""

from __future__ import annotations

from html import escape

import nh3
from markdown import Markdown

from okra_coach.documents.page import Page
from okra_coach.resources import find_template

_BLOCKS = {"blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "section", "ul"}
_INLINE = {"a", "abbr", "br", "code", "em", "mark", "small", "span", "strong", "sub", "sup"}
_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
_ATTRIBUTES = {
    "*": {"class", "id", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "span": {"style"},
    "td": {"style"},
    "th": {"scope", "style"},
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
{style}
@page {{ @bottom-left {{ content: {footer}; }} }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def page_bytes(page: Page) -> bytes:
    """The page as one HTML file in UTF-8; only harmless tags of the Markdown get through."""
    text = _PAGE.format(
        language=escape(page.language, quote=True),
        policy=_POLICY,
        title=escape(page.title),
        style="\n".join(filter(None, (_shared_style(), page.style.replace("</", "<\\/"), _sheet(page)))),
        footer=_css_string(page.footer),
        body=_body(page.markdown),
    )
    return text.encode()


def _sheet(page: Page) -> str:
    """The rule that says on which paper it is printed, "" for the usual one."""
    if page.sheet is None:
        return ""
    width, height = page.sheet
    return f"@page {{ size: {width:g}mm {height:g}mm; }}"


def _shared_style() -> str:
    return find_template("pages/page.css").read_text(encoding="utf-8").strip()


def _body(markdown: str) -> str:
    html = Markdown(extensions=["tables", "attr_list", "def_list", "md_in_html", "sane_lists"]).convert(markdown)
    html = html.replace("<th>", '<th scope="col">').replace("<th style", '<th scope="col" style')
    clean = nh3.clean(
        html,
        tags=_BLOCKS | _INLINE | _TABLE,
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener noreferrer",
        filter_style_properties={"text-align", "width"},
    )
    return clean.strip()


def _css_string(text: str) -> str:
    """A CSS string; everything but plain characters is escaped, so that no text can close the style element."""
    safe = "".join(char if char.isalnum() or char in " .,:;()-–—+%/" else f"\\{ord(char):x} " for char in text)
    return f'"{safe}"'
