from __future__ import annotations

import itertools
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from okra_coach.compose.briefing import compose_briefing
from okra_coach.documents.page import Page
from okra_coach.words import load_words
from okra_coach.write.page import page_bytes
from tests import material
from tests.render import require


def html(markdown: str, **fields: str) -> str:
    return page_bytes(
        Page(fields.get("title", "T"), fields.get("language", "en"), markdown, fields.get("footer", ""))
    ).decode()


class Reader(HTMLParser):
    """Collects the tags with their attributes, and complains about what does not close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_page_says_its_language_and_title() -> None:
    text = html("# Xin chào", title="A & <b>", language="vi")

    assert '<html lang="vi">' in text
    assert "<title>A &amp; &lt;b&gt;</title>" in text
    assert "<h1>Xin chào</h1>" in text


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        '<a href="data:text/html,x">x</a>',
        "<iframe src='https://example.com'></iframe>",
        "<p style='background:url(https://example.com)'>x</p>",
        "<style>body{display:none}</style>",
        "<svg onload=alert(1)>",
    ],
)
def test_what_could_act_or_call_home_does_not_get_through(attack: str) -> None:
    body = html(f"# T\n\n{attack}").partition("<main>")[2]
    tags = Reader(body).tags

    assert not {tag for tag, _ in tags} & {"script", "img", "iframe", "style", "svg"}
    assert not [
        name for _, attributes in tags for name in attributes if name.startswith("on") or name in ("src", "style")
    ]
    assert not [a["href"] for _, a in tags if re.match("(javascript|data):", a.get("href") or "")]


def test_a_footer_cannot_leave_its_string() -> None:
    text = html("# T", footer='"} </style><script>x</script> ü\n')

    assert "<script" not in text
    assert text.count("</style>") == 1


def test_a_page_needs_nothing_from_outside() -> None:
    briefing = page_bytes(compose_briefing(material.material(), load_words("en"))).decode()
    head = briefing.partition("<main>")[0]

    assert not re.search(r"\b(src|href)=|url\(|@import|<script", head)


def test_headings_and_tables_are_what_a_screen_reader_expects() -> None:
    briefing = page_bytes(compose_briefing(material.material(), load_words("en"))).decode()
    tags = Reader(briefing).tags
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(attributes.get("scope") == "col" for tag, attributes in tags if tag == "th")


def test_the_same_page_is_the_same_file() -> None:
    page = compose_briefing(material.material(), load_words("de"))

    assert page_bytes(page) == page_bytes(page)


@pytest.mark.render
def test_the_essentials_fit_on_the_first_printed_page(tmp_path: Path) -> None:
    chromium, pdftotext = require("chromium"), require("pdftotext")
    page, pdf = tmp_path / "briefing.html", tmp_path / "briefing.pdf"
    page.write_bytes(page_bytes(compose_briefing(material.material(), load_words("en"))))
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    subprocess.run(
        [chromium, *options, f"--print-to-pdf={pdf}", page.as_uri()], check=True, capture_output=True, timeout=120
    )
    first = subprocess.run([pdftotext, "-l", "1", pdf, "-"], check=True, capture_output=True, text=True).stdout

    assert "What to know before you walk in" in first
    assert "First wave" in first
    assert "Open questions, the most weighty first" not in first
