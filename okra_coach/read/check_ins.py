"""check-ins/*.yaml become records, in order of their days."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from okra_coach.model.check_in import (
    ActionNews,
    Clash,
    Decision,
    HealthNews,
    LineEdit,
    Proposal,
    Record,
    Said,
)
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracked import DAYS, NUMBERS
from okra_coach.read.check_in_form import ClashForm, DecisionForm, RecordForm
from okra_coach.read.files import SETTINGS_LIMIT, read_source, shown_name
from okra_coach.read.forms import fit
from okra_coach.read.tree import Path as Steps
from okra_coach.read.tree import Tree, parse_tree

FOLDER = "check-ins"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)\.yaml")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")


def read_check_ins(folder: Path) -> tuple[tuple[Record, ...], tuple[Fault, ...], dict[str, str]]:
    """The records, their faults, and the SHA-256 of each file by its relative path."""
    records: list[Record] = []
    faults: list[Fault] = []
    prints: dict[str, str] = {}
    for path in sorted((folder / FOLDER).glob("*.y*ml")):
        name = f"{FOLDER}/{shown_name(path.name)}"
        if not _NAME.fullmatch(path.name):
            message = "only files named after their day are read here, such as 2027-02-01.yaml"
            faults.append(Fault(Place(name), message, Weight.WARNS))
            continue
        source = read_source(path, name, SETTINGS_LIMIT)
        prints[name] = source.sha256
        record, said = read_record(source.text, name) if source.text is not None else (None, ())
        faults += source.faults + said
        if record is not None:
            records.append(record)
    return tuple(sorted(records, key=lambda record: record.day)), tuple(faults), prints


def read_record(text: str, name: str) -> tuple[Record | None, tuple[Fault, ...]]:
    """One file's record; None with every fault when it cannot be understood."""
    tree = parse_tree(text, name)
    form, faults = fit(RecordForm, tree)
    if form is None:
        return None, faults
    if form.day.isoformat() != Path(name).stem:
        message = f"day: {form.day} does not fit the file's name; call it {form.day}.yaml"
        return None, (*faults, Fault(tree.place(("day",)), message))
    wrong = tuple(_wrong_values(form, tree))
    return (None if wrong else _record(form, tree)), (*faults, *wrong)


def _wrong_values(form: RecordForm, tree: Tree) -> list[Fault]:
    """Changed fields are texts to the form, as their kind depends on the field."""
    said: list[tuple[Steps, str, str | None]] = [
        (("changes", number, name), one.field, getattr(one, name))
        for number, one in enumerate(form.changes)
        for name in ("before", "after")
    ]
    said += [
        (("clashes", number, "said", inner, "says"), one.field, copy.says)
        for number, one in enumerate(form.clashes)
        for inner, copy in enumerate(one.said)
    ]
    found = []
    for path, field, value in said:
        try:
            _said(field, value)
        except ValueError as error:
            found.append(Fault(tree.place(path), f"“{path[-1]}” of {field}: “{value}” {error}"))
    return found


def _said(field: str, value: str | None) -> Said:
    """A value as the field holds it. ValueError."""
    if value is None or value == "":
        return None
    if field in NUMBERS:
        if not _NUMBER.fullmatch(value):
            raise ValueError("is not a number")
        return float(value)
    if field in DAYS:
        if not _DAY.fullmatch(value):
            raise ValueError("is not a date; write it as 2027-01-31")
        return date.fromisoformat(value)
    return value


def _record(form: RecordForm, tree: Tree) -> Record:
    return Record(
        form.day,
        form.trackers,
        form.made_from,
        tuple(
            CheckIn(
                one.key_result,
                one.day or form.day,
                one.value,
                one.confidence,
                one.note,
                tree.place(("values", number)),
                one.source,
            )
            for number, one in enumerate(form.values)
        ),
        tuple(
            ActionNews(**one.model_dump(), place=tree.place(("actions", number)))
            for number, one in enumerate(form.actions)
        ),
        tuple(
            HealthNews(**one.model_dump(), place=tree.place(("health", number)))
            for number, one in enumerate(form.health)
        ),
        _edits(form, tree),
        tuple(
            Proposal(**one.model_dump(), place=tree.place(("proposals", number)))
            for number, one in enumerate(form.proposals)
        ),
        tuple(_clash(one, tree.place(("clashes", number))) for number, one in enumerate(form.clashes)),
        tuple(_decision(one, form.day, tree.place(("decisions", number))) for number, one in enumerate(form.decisions)),
        Place(tree.file, line=1),
    )


def _edits(form: RecordForm, tree: Tree) -> tuple[LineEdit, ...]:
    return tuple(
        LineEdit(
            one.about,
            one.field,
            _said(one.field, one.before),
            _said(one.field, one.after),
            one.reason,
            tree.place(("changes", number)),
            one.source,
        )
        for number, one in enumerate(form.changes)
    )


def _clash(form: ClashForm, place: Place) -> Clash:
    said = tuple((copy.tracker, _said(form.field, copy.says)) for copy in form.said)
    return Clash(form.about, form.field, said, place, form.day)


def _decision(form: DecisionForm, day: date, place: Place) -> Decision:
    return Decision(form.about, form.decided, form.by, form.note, place, form.day or day, form.source)
