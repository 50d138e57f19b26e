"""Before any answer is there: a fresh engagement, its form, its brand, templates of her own."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from okra_coach.compose.form import compose_form
from okra_coach.compose.form_files import markdown_text, page_text, script_text
from okra_coach.compose.new_engagement import compose_new
from okra_coach.documents.brand import Brand
from okra_coach.documents.form import FORM_FILES
from okra_coach.errors import NotAnEngagementError, UnknownTemplateError
from okra_coach.model.fault import Fault
from okra_coach.model.new_engagement import NewEngagement
from okra_coach.read.form_source import read_form_source
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.workshop import WORKSHOP_FILE
from okra_coach.resources import editable_templates
from okra_coach.words import load_words
from okra_coach.write.forms import write_forms
from okra_coach.write.handed_out import write_handed_out
from okra_coach.write.new_engagement import write_new
from okra_coach.write.own_templates import Copied, copy_templates
from okra_coach.write.pack import document_bytes


def start(folder: Path, answers: NewEngagement) -> tuple[Path, ...]:
    """A fresh engagement's files, written; refuses a folder with something in it."""
    questionnaire, _ = read_questionnaire(folder)
    return write_new(folder, compose_new(answers, questionnaire, load_words(answers.language)))


def write_form(
    folder: Path, only: tuple[str, ...] = (), *, overwrite: bool = False
) -> tuple[tuple[tuple[Path, bool], ...], tuple[Fault, ...]]:
    """The questionnaire as files to send out: each with whether it changed, and what was said of the settings."""
    from okra_coach.write.form_sheet import sheet_bytes
    from okra_coach.write.form_word import word_bytes

    workshop, questionnaire, faults = read_form_source(folder)
    words, own = load_words(workshop.language), folder / "templates"
    form = compose_form(workshop, questionnaire, words)
    painters: dict[str, Callable[[], bytes]] = {
        "gs": lambda: script_text(form, words, own).encode(),
        "xlsx": lambda: sheet_bytes(form),
        "html": lambda: page_text(form, words, workshop.consultant, own).encode(),
        "docx": lambda: word_bytes(form),
        "md": lambda: markdown_text(form, words, own).encode(),
    }
    files = {name: painters[kind]() for kind, name in FORM_FILES.items() if not only or kind in only}
    return write_forms(folder, files, overwrite=overwrite), faults


def show_brand(file: Path, out: Path | None = None, *, overwrite: bool = False) -> tuple[Brand, Path]:
    """What is in a brand's template, and where its specimen slides were written. BrandNotReadableError."""
    from okra_coach.compose.brand_specimen import compose_specimen
    from okra_coach.write.brand import read_brand

    found = read_brand(file)
    where = out or file.with_name(f"{file.stem}-specimen.pptx")
    data = document_bytes(compose_specimen(found, load_words("en")), file)
    return found, write_handed_out({where: data}, overwrite=overwrite)[0]


def templates_there(only: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The templates that may be made one's own, all or those asked for by name or folder. UnknownTemplateError."""
    there = editable_templates()
    for asked in only:
        if not any(_asked_for(name, asked) for name in there):
            raise UnknownTemplateError(asked, get_close_matches(asked, there, 3, 0.4))
    return tuple(name for name in there if not only or any(_asked_for(name, asked) for asked in only))


def _asked_for(name: str, asked: str) -> bool:
    return name == asked.strip("/") or name.startswith(asked.strip("/") + "/")


def own_templates(
    folder: Path, only: tuple[str, ...] = (), *, overwrite: bool = False
) -> tuple[tuple[Path, Copied], ...]:
    """Copies templates into the engagement's own folder, each with what became of it. NotAnEngagementError."""
    if not (folder / WORKSHOP_FILE).is_file():
        raise NotAnEngagementError(folder)
    return copy_templates(templates_there(only), folder / "templates", overwrite=overwrite)
