"""agenda.yaml becomes an Agenda; when a session starts and ends stands in workshop.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from okra_coach.model.agenda import Agenda, AgendaItem, AgendaSession, Blocks, Instead, LeftOver
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.workshop import Workshop
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import Form, Text, Texts, fit, suggestion
from okra_coach.read.tree import Path as Steps
from okra_coach.read.tree import Tree, parse_tree

AGENDA_FILE = "agenda.yaml"
_Name = Annotated[Text, Field(min_length=1)]


class AgendaStatus(StrEnum):
    """Whether the agenda is still as proposed."""

    DRAFT = "draft"
    EDITED = "edited"


class AgendaItemForm(Form):
    """A block in its place."""

    id: _Name
    minutes: Annotated[int, Field(ge=1, le=600)]
    block: Text = ""
    title: Text = ""
    lead: Text = ""
    note: Text = ""
    questions: Texts = ()


class AgendaSessionForm(Form):
    """A day, or one remote session."""

    session: Annotated[int, Field(ge=1)]
    blocks: tuple[AgendaItemForm, ...] = ()


class LeftOverForm(Form):
    """A question that the workshop leaves."""

    question: _Name
    instead: Instead
    who: Texts = ()
    note: Text = ""


class AgendaFileForm(Form):
    """All that agenda.yaml may hold."""

    status: AgendaStatus = AgendaStatus.DRAFT
    sessions: tuple[AgendaSessionForm, ...] = ()
    left_over: tuple[LeftOverForm, ...] = ()


def read_agenda(
    folder: Path, workshop: Workshop, blocks: Blocks, questions: Collection[str]
) -> tuple[Agenda | None, tuple[Fault, ...], dict[str, str]]:
    """The agenda if there is one, its faults, and the SHA-256 of the file by its name."""
    path = folder / AGENDA_FILE
    if not path.is_file():
        return None, (), {}
    source = read_source(path, AGENDA_FILE, SETTINGS_LIMIT)
    prints = {AGENDA_FILE: source.sha256}
    if source.text is None:
        return None, source.faults, prints
    tree = parse_tree(source.text, AGENDA_FILE)
    form, faults = fit(AgendaFileForm, tree)
    if form is None:
        return None, source.faults + faults, prints
    sense = sorted(_sense(form, workshop, blocks, questions, tree), key=lambda fault: fault.place.line or 0)
    return _agenda(form, workshop, blocks, tree), (*source.faults, *faults, *sense), prints


def _agenda(form: AgendaFileForm, workshop: Workshop, blocks: Blocks, tree: Tree) -> Agenda:
    items = {
        session.session: tuple(
            _item(item, blocks, tree, ("sessions", number, "blocks", place))
            for place, item in enumerate(session.blocks)
        )
        for number, session in enumerate(form.sessions)
    }
    sessions = tuple(
        AgendaSession(number, booked.day, booked.start, booked.end, items.get(number, ()), booked.place)
        for number, booked in enumerate(workshop.sessions, 1)
    )
    left = tuple(
        LeftOver(one.question, one.instead, one.who, one.note, tree.place(("left_over", number)))
        for number, one in enumerate(form.left_over)
    )
    return Agenda(sessions, left, edited=form.status is AgendaStatus.EDITED)


def _item(form: AgendaItemForm, blocks: Blocks, tree: Tree, path: Steps) -> AgendaItem:
    return AgendaItem(
        form.id,
        form.block or _block_of(form.id, blocks),
        form.minutes,
        form.questions,
        lead=form.lead,
        title=form.title,
        note=form.note,
        place=tree.place(path),
    )


def _block_of(own: str, blocks: Blocks) -> str:
    """The block of an item that names none: its id, also with a number behind it."""
    stem, _, number = own.rpartition("-")
    return stem if own not in blocks and number.isdigit() and stem in blocks else own


def _sense(
    form: AgendaFileForm, workshop: Workshop, blocks: Blocks, questions: Collection[str], tree: Tree
) -> Iterator[Fault]:
    booked, seen, asked = len(workshop.sessions), dict[str, int | None](), dict[str, int | None]()
    for number, session in enumerate(form.sessions):
        if session.session > booked:
            message = f"session {session.session} is not booked: workshop.yaml has {booked}; its blocks are left out"
            yield Fault(tree.place(("sessions", number, "session")), message, Weight.WARNS)
        for place, item in enumerate(session.blocks):
            path: Steps = ("sessions", number, "blocks", place)
            here = tree.place((*path, "id"))
            if item.id in seen:
                yield Fault(here, f"“{item.id}” stands twice, first on line {seen[item.id]}", Weight.STOPS)
            seen.setdefault(item.id, here.line)
            if (name := item.block or _block_of(item.id, blocks)) not in blocks and not item.title:
                hint = suggestion(name, tuple(blocks))
                message = f"there is no block “{name}”, and no title here says what it is; {hint}"
                yield Fault(here, message, Weight.WARNS)
            yield from _questions(item, questions, asked, tree, path)
    for number, left in enumerate(form.left_over):
        if left.question not in questions:
            message = f"there is no open question “{left.question}”"
            yield Fault(tree.place(("left_over", number, "question")), message, Weight.TELLS)


def _questions(
    item: AgendaItemForm, questions: Collection[str], asked: dict[str, int | None], tree: Tree, path: Steps
) -> Iterator[Fault]:
    """Questions that are nobody's, or stand in two blocks."""
    place = tree.place((*path, "questions"))
    for own in item.questions:
        if own in asked:
            message = f"{own} stands in two blocks, first on line {asked[own]}; the first one counts"
            yield Fault(place, message, Weight.WARNS)
        asked.setdefault(own, place.line)
        if own not in questions:
            yield Fault(
                place,
                f"there is no question {own} in questions.yaml; {suggestion(own, tuple(questions))}",
                Weight.WARNS,
            )
