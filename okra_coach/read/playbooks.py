"""The playbooks: ours, and the engagement's own, of which one with the same file name takes the place of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.measure import Direction
from okra_coach.model.place import Place
from okra_coach.model.playbook import Audience, Playbook, PlaybookMeasure, Timing
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import Form, Text, Texts, fit
from okra_coach.read.matching import loose
from okra_coach.read.tree import Path as Steps
from okra_coach.read.tree import Tree, parse_tree
from okra_coach.resources import templates_folder

FOLDER = "playbooks"
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_DIGIT = re.compile(r"\d")
_Words = Annotated[Text, Field(min_length=1)]
Spoken = _Words | Annotated[dict[str, _Words], Field(min_length=1)]
"""A text in the workshop's language, or one for each language."""


class MeasureForm(Form):
    """A measure that fits the theme."""

    name: Spoken
    unit: Text = ""
    direction: Direction
    timing: Timing
    why: Spoken


class PlaybookForm(Form):
    """All that a playbook may hold."""

    name: Spoken
    audience: Audience
    sounds: Texts | dict[str, Texts]
    measures: Annotated[tuple[MeasureForm, ...], Field(min_length=1)]
    actions: tuple[Spoken, ...] = ()
    questions: tuple[Spoken, ...] = ()


_SETTINGS = frozenset(PlaybookForm.model_fields) | frozenset(MeasureForm.model_fields)


def read_playbooks(folder: Path, language: str) -> tuple[tuple[Playbook, ...], tuple[Fault, ...]]:
    """Every playbook by its name, and the faults of the engagement's own; a faulty one gives way to ours."""
    found = {playbook.id: playbook for playbook, _ in _all(templates_folder(), language) if playbook}
    faults: list[Fault] = list(_misnamed(folder / "templates"))
    for playbook, said in _all(folder / "templates", language):
        faults += said
        if playbook is not None:
            found[playbook.id] = playbook
    return tuple(found[name] for name in sorted(found)), tuple(faults)


def _all(templates: Path, language: str) -> Iterator[tuple[Playbook | None, tuple[Fault, ...]]]:
    for path in sorted((templates / FOLDER).glob("*.yaml")):
        if _ID.fullmatch(path.stem):
            yield _read(path, language)


def _misnamed(templates: Path) -> Iterator[Fault]:
    """Files that look like a playbook and are not read."""
    for path in sorted((templates / FOLDER).glob("*.y*ml")):
        place = Place(f"templates/{FOLDER}/{path.name}")
        if path.suffix != ".yaml":
            yield Fault(place, f"only files that end in .yaml are read here; call it {path.stem}.yaml", Weight.WARNS)
        elif not _ID.fullmatch(path.stem):
            message = "a playbook's file name holds small letters, digits and hyphens only, such as calm-visits.yaml"
            yield Fault(place, message, Weight.WARNS)


def _read(path: Path, language: str) -> tuple[Playbook | None, tuple[Fault, ...]]:
    source = read_source(path, f"templates/{FOLDER}/{path.name}", SETTINGS_LIMIT)
    if source.text is None:
        return None, source.faults
    tree = parse_tree(source.text, source.name)
    form, faults = fit(PlaybookForm, tree)
    if form is None:
        return None, source.faults + faults
    said = (*source.faults, *faults, *_remarks(form, tree, language))
    return _playbook(path.stem, form, language), said


def _playbook(name: str, form: PlaybookForm, language: str) -> Playbook:
    """Without lines that hold a number: a playbook must never put one into a draft."""

    def spoken(text: Spoken) -> dict[str, str]:
        return {language: text} if isinstance(text, str) else dict(text)

    sounds = form.sounds if isinstance(form.sounds, dict) else {language: form.sounds}
    return Playbook(
        name,
        spoken(form.name),
        form.audience,
        {code: tuple(phrases) for code, phrases in sounds.items()},
        tuple(_measure(one, spoken) for one in form.measures if not _numbered(one.name)),
        tuple(spoken(one) for one in form.actions if not _numbered(one)),
        tuple(spoken(one) for one in form.questions if not _numbered(one)),
    )


def _measure(form: MeasureForm, spoken: Callable[[Spoken], dict[str, str]]) -> PlaybookMeasure:
    return PlaybookMeasure(spoken(form.name), form.unit, form.direction, form.timing, spoken(form.why))


def _texts(text: Spoken) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text.values())


def _numbered(text: Spoken) -> bool:
    return any(_DIGIT.search(one) for one in _texts(text))


def _remarks(form: PlaybookForm, tree: Tree, language: str) -> Iterator[Fault]:
    """Numbers, texts without the workshop's language, phrases without a word."""
    for path, text in _lines(form):
        if _numbered(text):
            message = "this holds a number, and is left out: only people in the engagement give numbers"
            yield Fault(tree.place(path), message, Weight.WARNS)
        if not isinstance(text, str) and language not in text:
            message = f"there is no text in the workshop's language “{language}”"
            yield Fault(tree.place(path), message, Weight.WARNS)
    yield from _cut(tree)
    yield from _about_sounds(form, tree, language)


def _cut(tree: Tree) -> Iterator[Fault]:
    """What is no setting and has no value: in `{en: a, and b}` the comma makes “and b” one."""
    for path, place in tree.places.items():
        if path and isinstance(path[-1], str) and path[-1] not in _SETTINGS and _at(tree.value, path) is None:
            message = f"“{path[-1]}” is empty; a text with a comma between {{ }} or [ ] needs quotes around it"
            yield Fault(place, message, Weight.WARNS)


def _at(value: Any, path: Steps) -> Any:
    for step in path:
        value = value[step]
    return value


def _lines(form: PlaybookForm) -> Iterator[tuple[Steps, Spoken]]:
    """Every text that a document may show, with its path."""
    yield ("name",), form.name
    for number, measure in enumerate(form.measures):
        yield ("measures", number, "name"), measure.name
    for number, text in enumerate(form.actions):
        yield ("actions", number), text
    for number, text in enumerate(form.questions):
        yield ("questions", number), text


def _about_sounds(form: PlaybookForm, tree: Tree, language: str) -> Iterator[Fault]:
    several = isinstance(form.sounds, dict)
    sounds = form.sounds if isinstance(form.sounds, dict) else {language: form.sounds}
    if not sounds.get(language):
        message = f"there are no words in the workshop's language “{language}”, so that nothing fits this playbook"
        yield Fault(tree.place(("sounds",)), message, Weight.WARNS)
    for code, phrases in sounds.items():
        for number, phrase in enumerate(phrases):
            if not loose(phrase.replace("*", "")):
                path: Steps = ("sounds", code, number) if several else ("sounds", number)
                yield Fault(tree.place(path), f"the phrase “{phrase}” holds no word and finds nothing", Weight.WARNS)
