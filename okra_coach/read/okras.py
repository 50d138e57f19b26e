"""okras/*.yaml and questions.yaml become an OkraBook, every line with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import (
    COMPANY,
    Action,
    HealthMeasure,
    Ignore,
    KeyResult,
    NotDoing,
    Objective,
    OkraBook,
    OkraSet,
    OpenQuestion,
)
from okra_coach.model.place import Place
from okra_coach.model.workshop import Workshop
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import FormT, fit, suggestion
from okra_coach.read.ignores import ignores_in
from okra_coach.read.okras_form import (
    ActionForm,
    HealthForm,
    KeyResultForm,
    LineForm,
    NotDoingForm,
    ObjectiveForm,
    OkraSetForm,
    QuestionForm,
    QuestionsForm,
)
from okra_coach.read.tree import Path as Steps
from okra_coach.read.tree import Tree, parse_tree

FOLDER, QUESTIONS_FILE = "okras", "questions.yaml"


def read_okras(
    folder: Path, workshop: Workshop, used: frozenset[str] = frozenset()
) -> tuple[OkraBook | None, tuple[Fault, ...], dict[str, str]]:
    """The OKR+As if there are any, their faults, and the SHA-256 of each file by its relative path.

    A line without an id gets a free one; `used` ids belonged to drafts, and go to no other line.
    """
    files = sorted((folder / FOLDER).glob("*.y*ml"))
    names = [f"{FOLDER}/{path.name}" for path in files if path.suffix == ".yaml"]
    faults = tuple(_misnamed(path) for path in files if path.suffix != ".yaml")
    prints: dict[str, str] = {}
    sets: list[OkraSet] = []
    ignores: list[Ignore] = []
    for name in names:
        form, tree, said = _read(folder, name, OkraSetForm, prints)
        faults += said
        if form is not None:
            faults += _about_owner(form, tree, workshop)
            sets.append(_Reading(tree, used).okra_set(form))
            ignores += ignores_in(tree, sets[-1])
    questions, said = _questions(folder, prints)
    faults += said + _twice(sets)
    book = OkraBook(tuple(sorted(sets, key=lambda okras: _order(okras, workshop))), questions, tuple(ignores))
    return (book if names else None), faults, prints


def _misnamed(path: Path) -> Fault:
    message = f"only files that end in .yaml are read here; call it {path.stem}.yaml"
    return Fault(Place(f"{FOLDER}/{path.name}"), message, Weight.WARNS)


def _read(
    folder: Path, name: str, form: type[FormT], prints: dict[str, str]
) -> tuple[FormT | None, Tree, tuple[Fault, ...]]:
    source = read_source(folder / name, name, SETTINGS_LIMIT)
    prints[name] = source.sha256
    if source.text is None:
        return None, Tree(name), source.faults
    tree = parse_tree(source.text, name)
    fitted, faults = fit(form, tree)
    return fitted, tree, source.faults + faults


def _order(okras: OkraSet, workshop: Workshop) -> tuple[int, str]:
    """The company first, then the teams as workshop.yaml lists them."""
    ids = [COMPANY, *(team.id for team in workshop.teams)]
    return (ids.index(okras.owner) if okras.owner in ids else len(ids)), okras.owner


def _about_owner(form: OkraSetForm, tree: Tree, workshop: Workshop) -> tuple[Fault, ...]:
    known = [COMPANY, *(team.id for team in workshop.teams)]
    place, stem = tree.place(("owner",)), Path(tree.file).stem
    faults = []
    if form.owner not in known:
        message = f"owner: “{form.owner}” is no team of workshop.yaml; {suggestion(form.owner, known)}"
        faults.append(Fault(place, message, Weight.WARNS))
    elif form.owner != stem:
        faults.append(Fault(place, f"owner: “{form.owner}” does not fit the file's name; call it {form.owner}.yaml"))
    for number, team in enumerate(form.depends_on):
        if team not in known:
            message = f"depends_on: there is no team “{team}”; {suggestion(team, known)}"
            faults.append(Fault(tree.place(("depends_on", number)), message, Weight.WARNS))
    return tuple(faults)


class _Reading:
    """One file's forms on their way to the model; a line that a person added without an id gets the next free one."""

    def __init__(self, tree: Tree, used: frozenset[str]) -> None:
        self.tree, self.used = tree, used

    def okra_set(self, form: OkraSetForm) -> OkraSet:
        owner = form.owner
        objectives = zip(form.objectives, _ids(form.objectives, f"{owner}.o", self.used), strict=True)
        health = zip(form.health_measures, _ids(form.health_measures, f"{owner}.h", self.used), strict=True)
        stops = zip(form.not_doing, _ids(form.not_doing, f"{owner}.n", self.used), strict=True)
        return OkraSet(
            owner,
            form.name,
            tuple(self.objective(one, own, ("objectives", n)) for n, (one, own) in enumerate(objectives)),
            tuple(self.health(one, own, ("health_measures", n)) for n, (one, own) in enumerate(health)),
            tuple(self.not_doing(one, own, ("not_doing", n)) for n, (one, own) in enumerate(stops)),
            form.depends_on,
            Place(self.tree.file, line=1),
        )

    def objective(self, form: ObjectiveForm, own: str, path: Steps) -> Objective:
        inner = zip(form.key_results, _ids(form.key_results, f"{own}.k", self.used), strict=True)
        return Objective(
            own,
            form.text,
            form.customer,
            form.alternative,
            form.supports,
            form.link_certainty,
            tuple(self.key_result(one, mine, (*path, "key_results", n)) for n, (one, mine) in enumerate(inner)),
            form.evidence,
            form.status,
            self.tree.place(path),
            form.decided,
        )

    def key_result(self, form: KeyResultForm, own: str, path: Steps) -> KeyResult:
        inner = zip(form.actions, _ids(form.actions, f"{own}.a", self.used), strict=True)
        return KeyResult(
            id=own,
            measure=form.measure,
            unit=form.unit,
            direction=form.direction,
            baseline=form.baseline,
            target=form.target,
            low=form.low,
            high=form.high,
            source=form.source,
            owner_role=form.owner_role,
            stretch=form.stretch,
            actions=tuple(self.action(one, mine, (*path, "actions", n)) for n, (one, mine) in enumerate(inner)),
            note=form.note,
            evidence=form.evidence,
            status=form.status,
            place=self.tree.place(path),
            decided=form.decided,
        )

    def action(self, form: ActionForm, own: str, path: Steps) -> Action:
        return Action(
            own,
            form.text,
            form.owner_role,
            form.due,
            form.hypothesis,
            form.progress,
            form.learned,
            form.evidence,
            form.status,
            self.tree.place(path),
            form.decided,
        )

    def health(self, form: HealthForm, own: str, path: Steps) -> HealthMeasure:
        place = self.tree.place(path)
        return HealthMeasure(
            own,
            form.measure,
            form.value,
            form.unit,
            form.band,
            form.evidence,
            form.status,
            place,
            form.why,
            form.decided,
        )

    def not_doing(self, form: NotDoingForm, own: str, path: Steps) -> NotDoing:
        return NotDoing(own, form.text, form.evidence, form.status, self.tree.place(path))


def _ids(forms: tuple[LineForm, ...], start: str, used: frozenset[str]) -> list[str]:
    """The lines' own ids, and the next free number for those without."""
    taken = {form.id for form in forms if form.id} | {own for own in used if own.startswith(start)}
    free = (f"{start}{number}" for number in range(1, len(forms) + len(taken) + 2))
    fresh = (own for own in free if own not in taken)
    return [form.id or next(fresh) for form in forms]


def _questions(folder: Path, prints: dict[str, str]) -> tuple[tuple[OpenQuestion, ...], tuple[Fault, ...]]:
    if not (folder / QUESTIONS_FILE).is_file():
        return (), ()
    form, tree, faults = _read(folder, QUESTIONS_FILE, QuestionsForm, prints)
    if form is None:
        return (), faults
    questions = tuple(_question(one, tree.place(("questions", n))) for n, one in enumerate(form.questions))
    return questions, faults + tuple(_repeated((one.id, one.place) for one in questions))


def _question(form: QuestionForm, place: Place) -> OpenQuestion:
    return OpenQuestion(
        form.id,
        form.text,
        form.owner,
        form.about,
        form.who,
        form.minutes,
        form.weight,
        form.answer,
        form.evidence,
        place,
        form.suggestion,
        form.decided,
    )


def _twice(sets: list[OkraSet]) -> tuple[Fault, ...]:
    return tuple(_repeated(pair for okras in sets for pair in _lines(okras)))


def _lines(okras: OkraSet) -> Iterator[tuple[str, Place]]:
    """The id and place of every line."""
    for objective in okras.objectives:
        yield objective.id, objective.place
    lines: tuple[KeyResult | Action | HealthMeasure | NotDoing, ...]
    lines = (*okras.key_results, *okras.actions, *okras.health_measures, *okras.not_doing)
    for line in lines:
        yield line.id, line.place


def _repeated(lines: Iterator[tuple[str, Place]]) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for own, place in lines:
        if own in seen:
            yield Fault(place, f"the id “{own}” is here twice, first at {seen[own]}; give one of them another")
        seen.setdefault(own, place)
