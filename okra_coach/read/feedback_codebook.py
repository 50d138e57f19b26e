"""The codebooks: the engagement's own for a language, else ours, with every fault at its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.feedback import Code, Codebook
from okra_coach.model.workshop import Theme, Workshop
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import Flag, Form, Text, Texts, fit, suggestion
from okra_coach.read.matching import loose
from okra_coach.read.tree import Tree, parse_tree
from okra_coach.resources import templates_folder

_NAME = "lexicons/codebook.{language}.yaml"
Id = Annotated[Text, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class CodeForm(Form):
    """One code."""

    id: Id
    name: Annotated[Text, Field(min_length=1)]
    phrases: Annotated[Texts, Field(min_length=1)]
    excluded: Texts = ()
    theme: Text = ""
    affirmed: Flag = False


class CodebookForm(Form):
    """All that a codebook may hold."""

    codes: Annotated[tuple[CodeForm, ...], Field(min_length=1)]
    negations: Texts = ()
    stop: Texts = ()


def read_codebooks(
    folder: Path, workshop: Workshop, needed: bool = True
) -> tuple[dict[str, Codebook], tuple[Fault, ...]]:
    """The codebook of every language that has one, that of the workshop first; a faulty own one gives way to ours.

    An engagement with a codebook of its own uses its own languages only, so that ours do not add codes to it.
    Ours are read only when they are `needed`.
    """
    own = _languages(folder / "templates")
    found: dict[str, Codebook] = {}
    faults: list[Fault] = []
    languages = own or (_languages(templates_folder()) if needed else [])
    for language in sorted(languages, key=lambda code: (code != workshop.language, code)):
        name = _NAME.format(language=language)
        book, wrong = _read(folder / "templates" / name, name, language, workshop) if own else (None, ())
        faults += wrong
        if book is None and (templates_folder() / name).is_file():
            book, _ = _read(templates_folder() / name, name, language, workshop)
        if book is not None:
            found[language] = book
    return found, tuple(faults)


def _languages(templates: Path) -> list[str]:
    """The languages that a templates folder has a codebook of."""
    return [path.name.split(".")[1] for path in sorted((templates / "lexicons").glob("codebook.??.yaml"))]


def _read(path: Path, name: str, language: str, workshop: Workshop) -> tuple[Codebook | None, tuple[Fault, ...]]:
    source = read_source(path, f"templates/{name}", SETTINGS_LIMIT)
    if source.text is None:
        return None, source.faults
    tree = parse_tree(source.text, source.name)
    form, faults = fit(CodebookForm, tree)
    if form is None:
        return None, source.faults + faults
    themes = {loose(theme.name): theme for theme in workshop.themes}
    codes = tuple(
        Code(code.id, code.name, code.phrases, code.excluded, _theme(code, themes), code.affirmed)
        for code in form.codes
    )
    said = (*source.faults, *faults, *_remarks(form, tree, workshop))
    return Codebook(language, codes, form.negations, frozenset(form.stop)), said


def _theme(form: CodeForm, themes: dict[str, Theme]) -> str:
    """The id of the theme of that name."""
    theme = themes.get(loose(form.theme))
    return theme.id if theme else ""


def _remarks(form: CodebookForm, tree: Tree, workshop: Workshop) -> Iterator[Fault]:
    """Codes that are there twice, themes that the workshop does not have, phrases without a word."""
    names = [theme.name for theme in workshop.themes]
    lines: dict[str, int | None] = {}
    for number, code in enumerate(form.codes):
        place = tree.place(("codes", number, "id"))
        if code.id in lines:
            yield Fault(place, f"the code “{code.id}” is here twice, first on line {lines[code.id]}", Weight.WARNS)
        lines.setdefault(code.id, place.line)
        if code.theme and loose(code.theme) not in {loose(name) for name in names}:
            where = tree.place(("codes", number, "theme"))
            yield Fault(
                where, f"“{code.theme}” is no theme of the workshop; {suggestion(code.theme, names)}", Weight.WARNS
            )
        for place_in, phrase in enumerate(code.phrases):
            if not loose(phrase.replace("*", "")):
                where = tree.place(("codes", number, "phrases", place_in))
                yield Fault(where, f"the phrase “{phrase}” holds no word and finds nothing", Weight.WARNS)
