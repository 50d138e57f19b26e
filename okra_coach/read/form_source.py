"""What the questionnaire is made from: the engagement's workshop.yaml and its questions."""

from __future__ import annotations

from pathlib import Path

from okra_coach.errors import FaultsFoundError, FolderNotFoundError, NotAnEngagementError
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.workshop import Workshop
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.workshop import WORKSHOP_FILE, read_workshop


def read_form_source(folder: Path) -> tuple[Workshop, Questionnaire, tuple[Fault, ...]]:
    """The workshop, the questions, and what there is to say about both.

    Raises FolderNotFoundError, NotAnEngagementError, and FaultsFoundError on a fault that a form cannot go past.
    """
    if not folder.is_dir():
        raise FolderNotFoundError(folder)
    if not (folder / WORKSHOP_FILE).is_file():
        raise NotAnEngagementError(folder)
    workshop, of_workshop, _ = read_workshop(folder)
    questionnaire, of_questionnaire = read_questionnaire(folder)
    faults = of_workshop + of_questionnaire
    stopping = tuple(fault for fault in faults if fault.weight is Weight.STOPS)
    if workshop is None or stopping:
        raise FaultsFoundError(stopping or faults)
    return workshop, questionnaire, faults
