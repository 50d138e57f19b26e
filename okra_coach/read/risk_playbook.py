"""The playbook of risks: ours, and the engagement's own, of which one with the same file name takes our one's place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from okra_coach.model.change import Remedy, RiskPlay
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import Form, Number, Text, Texts, fit
from okra_coach.read.tree import Tree, parse_tree
from okra_coach.resources import templates_folder

FOLDER = "change"
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_Words = Annotated[Text, Field(min_length=1)]
_Spoken = _Words | Annotated[dict[str, _Words], Field(min_length=1)]
Condition = Literal[
    "speak-up-low",
    "backing-low",
    "adapt-low",
    "share-low",
    "finish-low",
    "decide-low",
    "feedback-used-low",
    "statements-apart",
    "planning-slow",
    "check-ins-rare",
    "experience-little",
    "bonus-individual",
    "sponsor-missing",
    "nothing-stopped",
    "votes-scattered",
    "leadership-apart",
    "response-low",
    "customer-data-missing",
    "days-lost",
    "agreements-open",
    "worried",
    "always",
]
Who = Literal["sponsor", "leadership", "lead", "coach", "champion", "hr"]
When = Literal["now", "workshop", "alignment", "kick-off", "first-check-in", "mid-review", "retrospective", "planning"]


class RemedyForm(Form):
    """One thing to do."""

    who: Who
    at: When
    do: _Spoken


class RiskForm(Form):
    """All that a risk of the playbook may hold."""

    name: _Spoken
    weight: Annotated[int, Field(ge=0, le=40)] = 20
    when: Annotated[dict[Condition, Number], Field(min_length=1)]
    sounds: Texts | dict[str, Texts] = ()
    remedies: Annotated[tuple[RemedyForm, ...], Field(min_length=1, max_length=4)]


def read_risks(folder: Path, language: str) -> tuple[tuple[RiskPlay, ...], tuple[Fault, ...]]:
    """Every risk by its name, and the faults of the engagement's own; a faulty one gives way to ours."""
    found = {risk.id: risk for risk, _ in _all(templates_folder(), language) if risk}
    faults: list[Fault] = list(_misnamed(folder / "templates"))
    for risk, said in _all(folder / "templates", language):
        faults += said
        if risk is not None:
            found[risk.id] = risk
    return tuple(found[name] for name in sorted(found)), tuple(faults)


def _all(templates: Path, language: str) -> Iterator[tuple[RiskPlay | None, tuple[Fault, ...]]]:
    for path in sorted((templates / FOLDER).glob("*.yaml")):
        if _ID.fullmatch(path.stem):
            yield _read(path, language)


def _misnamed(templates: Path) -> Iterator[Fault]:
    """Files that look like a risk and are not read."""
    for path in sorted((templates / FOLDER).glob("*.y*ml")):
        if path.suffix != ".yaml" or not _ID.fullmatch(path.stem):
            message = "a risk's file name holds small letters, digits and hyphens and ends in .yaml: it is not read"
            yield Fault(Place(f"templates/{FOLDER}/{path.name}"), message, Weight.WARNS)


def _read(path: Path, language: str) -> tuple[RiskPlay | None, tuple[Fault, ...]]:
    source = read_source(path, f"templates/{FOLDER}/{path.name}", SETTINGS_LIMIT)
    if source.text is None:
        return None, source.faults
    tree = parse_tree(source.text, source.name)
    form, faults = fit(RiskForm, tree)
    if form is None:
        return None, source.faults + faults
    return _risk(path.stem, form, language), (*source.faults, *faults, *_remarks(form, tree, language))


def _risk(name: str, form: RiskForm, language: str) -> RiskPlay:
    sounds = form.sounds if isinstance(form.sounds, dict) else {language: form.sounds}
    return RiskPlay(
        name,
        _wording(form.name, language),
        form.weight,
        {str(condition): threshold for condition, threshold in form.when.items()},
        tuple(Remedy(one.who, one.at, _wording(one.do, language)) for one in form.remedies),
        {code: tuple(phrases) for code, phrases in sounds.items()},
    )


def _wording(text: str | dict[str, str], language: str) -> dict[str, str]:
    """A text without a language is in the workshop's own."""
    return {language: text} if isinstance(text, str) else dict(text)


def _remarks(form: RiskForm, tree: Tree, language: str) -> Iterator[Fault]:
    """Texts without the workshop's language, and a worry without words by which people speak of it."""
    texts = [(("name",), form.name), *((("remedies", n, "do"), one.do) for n, one in enumerate(form.remedies))]
    for path, text in texts:
        if isinstance(text, dict) and language not in text:
            message = f"there is no text in the workshop's language “{language}”"
            yield Fault(tree.place(path), message, Weight.WARNS)
    if "worried" in form.when and not form.sounds:
        message = "“worried” needs “sounds”: words by which people speak of it"
        yield Fault(tree.place(("when",)), message, Weight.WARNS)
