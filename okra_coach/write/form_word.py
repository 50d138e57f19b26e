"""The questionnaire as a Word document, for the Quick import of Microsoft Forms and for paper.

Numbers and letters are typed, not Word's own numbering, and lines to write on hold no text:
an importer finds questions by `1.` and options by `A.`, and takes any other text for a question's.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from string import ascii_uppercase
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from okra_coach.documents.form import SCALE, Asked, Form
from okra_coach.model.questionnaire import QuestionKind

_FONT = "Calibri"
_ACCENT, _INK, _SOFT = RGBColor(0x1F, 0x5C, 0x45), RGBColor(0x1D, 0x24, 0x23), RGBColor(0x55, 0x61, 0x5E)
_RULE = "A9B3C0"
_LANGUAGES = {"en": "en-GB", "de": "de-DE", "vi": "vi-VN"}
_WRITING_LINES = {QuestionKind.TEXT: 2, QuestionKind.LINES: 5, QuestionKind.MEASURE: 1, QuestionKind.PERCENT: 1}
_OLD_PARTS = frozenset({"stylesWithEffects", "customXml", "thumbnail"})
_EPOCH = (1980, 1, 1, 0, 0, 0)


def word_bytes(form: Form) -> bytes:
    """The document's bytes, the same for the same form."""
    document = Document()
    _leave_out_old_parts(document)
    _describe(document, form)
    _style(document, form)
    document.add_heading(form.title, 0)
    for sentence in form.intro:
        document.add_paragraph(sentence, "Intro")
    for section in form.sections:
        document.add_heading(section.title, 1)
        for question in section.questions:
            _ask(document, question, form)
    buffer = io.BytesIO()
    document.save(buffer)
    return _dated_alike(buffer.getvalue())


def _leave_out_old_parts(document: Any) -> None:
    """Without what the library's blank document brings along: its picture, and styles of Word 2010 in double."""
    for owner in (document.part, document.part.package):
        for key, relationship in list(owner.rels.items()):
            if relationship.reltype.rpartition("/")[2] in _OLD_PARTS:
                del owner.rels[key]


def _ask(document: Any, question: Asked, form: Form) -> None:
    document.add_paragraph(f"{question.number}. {_question(question)}", "Question")
    options = list(_options(question, form))
    for letter, option in zip(_letters(), options, strict=False):
        paragraph = document.add_paragraph(f"{letter}. {option}", "Option")
        paragraph.paragraph_format.keep_with_next = option is not options[-1]
    for left in reversed(range(_WRITING_LINES.get(question.kind, 0))):
        document.add_paragraph("", "Writing line").paragraph_format.keep_with_next = left > 0


def _question(question: Asked) -> str:
    """The question; "as many as fit" stands in the same paragraph, where no importer takes it for an option."""
    is_open = question.kind is QuestionKind.CHOICES and question.most is None
    return f"{question.prompt} ({question.hint})" if is_open else question.prompt


def _options(question: Asked, form: Form) -> Iterator[str]:
    if question.kind is QuestionKind.SCALE:
        yield from (form.scale_label(step) for step in SCALE)
    yield from (option.label for option in question.options)


def _letters() -> Iterator[str]:
    """A to Z, then A2, B2 and so on."""
    for round_ in count(1):
        yield from (letter if round_ == 1 else f"{letter}{round_}" for letter in ascii_uppercase)


def _describe(document: Any, form: Form) -> None:
    about = document.core_properties
    moment = datetime(form.created.year, form.created.month, form.created.day)
    about.title, about.author, about.comments, about.language = form.title, "", "", form.language
    about.created = about.modified = moment
    about.last_modified_by = ""


def _style(document: Any, form: Form) -> None:
    """A4, one font, and a style for each sort of paragraph, so that a person can change them all at once."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(20)
    _page_number(page.footer.paragraphs[0])
    _font(document.styles["Normal"], 11, _INK)
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), _LANGUAGES.get(form.language, form.language))
    _shape(_font(document.styles["Title"], 24, _ACCENT, bold=True), after=6)
    _without_border(document.styles["Title"])
    _shape(_font(document.styles["Heading 1"], 15, _ACCENT, bold=True), before=18, after=2)
    _shape(_font(_added(document, "Intro"), 11, _SOFT), after=4)
    _shape(_font(_added(document, "Question"), 11, _INK, bold=True), before=10, after=3, with_next=True)
    _shape(_font(_added(document, "Option"), 11, _INK), after=1, left=7)
    _ruled(_shape(_font(_added(document, "Writing line"), 11, _INK), after=0, left=7))


def _added(document: Any, name: str) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _font(style: Any, size: float, colour: RGBColor, *, bold: bool = False) -> Any:
    font = style.font
    font.name, font.size, font.bold, font.color.rgb = _FONT, Pt(size), bold, colour
    fonts = style.element.rPr.rFonts
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)
    return style


def _shape(style: Any, *, before: float = 0, after: float = 0, left: float = 0, with_next: bool = False) -> Any:
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.left_indent = Pt(before), Pt(after), Mm(left)
    shape.line_spacing, shape.widow_control = 1.1, True
    if with_next:
        shape.keep_with_next = shape.keep_together = True
    return style


def _ruled(style: Any) -> None:
    """A thin line below each paragraph, also between two of them."""
    style.paragraph_format.line_spacing = Pt(22)
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", _RULE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _without_border(style: Any) -> None:
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run()
    run.font.size, run.font.color.rgb = Pt(9), _SOFT
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _dated_alike(data: bytes) -> bytes:
    """The package with one date on all its parts, so that the same document is the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename, _EPOCH), source.read(item), zipfile.ZIP_DEFLATED)
    return out.getvalue()
