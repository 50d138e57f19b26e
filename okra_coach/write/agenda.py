"""Writes agenda.yaml, and tells whether a person has arranged it since."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from okra_coach.model.agenda import Agenda, AgendaItem, AgendaSession, LeftOver
from okra_coach.words import Words, mark
from okra_coach.write.drafted import Drafted, read_drafted
from okra_coach.write.merge import Lines, Shape
from okra_coach.write.merged_files import MergedFile, decoded, write_merged
from okra_coach.write.yaml_text import yaml_text

AGENDA_FILE = "agenda.yaml"
AGENDA_SHAPE: Shape = {
    "sessions": Lines("session", ("session",), {"blocks": Lines("block")}),
    "left_over": Lines("question left", ("question",)),
}
_HEADER = mark(
    "The agenda of the workshop: a proposal from the booked time and the open questions, yours to change.\n"
    "Move, add or take out blocks, change their minutes; title, lead and note are yours. Clock times are computed.\n"
    "id: a block of templates/blocks/, with a number where it comes again; one of your own needs a title.\n"
    "questions: what the block settles; what you write there stays. A note under left_over keeps a question out.\n"
    "Once you changed it, later runs only bring in new questions. Delete the file for a fresh proposal."
)


def write_agenda(folder: Path, agenda: Agenda, fingerprints: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Merges the agenda into agenda.yaml; as write_okras."""
    file = MergedFile(AGENDA_FILE, agenda_tree(agenda), AGENDA_SHAPE, words(_HEADER))
    return write_merged(folder, [file], fingerprints, words)


def is_arranged(folder: Path, words: Words) -> bool:
    """Whether agenda.yaml says anything else than what was written there, be it a comment."""
    path = folder / AGENDA_FILE
    if not path.is_file():
        return False
    data = path.read_bytes()
    record = read_drafted(folder).get(AGENDA_FILE, Drafted()).settled(data)
    return record.tree.get("status") != "draft" or decoded(data) != yaml_text(record.tree, words(_HEADER))


def agenda_tree(agenda: Agenda) -> dict[str, Any]:
    """agenda.yaml."""
    return {
        "status": "edited" if agenda.edited else "draft",
        "sessions": [_session(session) for session in agenda.sessions],
        "left_over": [_left(one) for one in agenda.left_over],
    }


def _session(session: AgendaSession) -> dict[str, Any]:
    return {"session": session.number, "blocks": [_item(item) for item in session.items]}


def _item(item: AgendaItem) -> dict[str, Any]:
    """Only what somebody said: an empty title or lead is no line of the file."""
    said = {"title": item.title, "lead": item.lead, "note": item.note}
    stem, _, number = item.id.rpartition("-")
    named = item.block in (item.id, stem if number.isdigit() else "")
    return {
        "id": item.id,
        **({} if named else {"block": item.block}),
        "minutes": item.minutes,
        **{name: text for name, text in said.items() if text},
        **({"questions": list(item.questions)} if item.questions else {}),
    }


def _left(one: LeftOver) -> dict[str, Any]:
    return {
        "question": one.question,
        "instead": one.instead.value,
        "who": list(one.who),
        **({"note": one.note} if one.note else {}),
    }
