"""Everything in an engagement's folder, as understood, with every fault found on the way."""

from __future__ import annotations

from pathlib import Path

from okra_coach.errors import FaultsFoundError, FolderNotFoundError, NotAnEngagementError
from okra_coach.model.engagement import Engagement
from okra_coach.read.agenda import read_agenda
from okra_coach.read.blocks import read_blocks
from okra_coach.read.check_ins import read_check_ins
from okra_coach.read.feedback import read_feedback
from okra_coach.read.okras import read_okras
from okra_coach.read.own_questions import with_own
from okra_coach.read.playbooks import read_playbooks
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.responses import read_responses
from okra_coach.read.risk_playbook import read_risks
from okra_coach.read.rollout import read_rollout
from okra_coach.read.workshop import WORKSHOP_FILE, read_workshop


def read_engagement(folder: Path, used: frozenset[str] = frozenset()) -> Engagement:
    """The folder's engagement; faults are in it, and raised only when workshop.yaml itself cannot be understood.

    Raises FolderNotFoundError, NotAnEngagementError, FaultsFoundError.
    """
    if not folder.is_dir():
        raise FolderNotFoundError(folder)
    if not (folder / WORKSHOP_FILE).is_file():
        raise NotAnEngagementError(folder)
    workshop, faults, sha256 = read_workshop(folder)
    if workshop is None:
        raise FaultsFoundError(faults)
    asked, of_questionnaire = read_questionnaire(folder)
    questionnaire, of_own = with_own(asked, workshop)
    responses, of_responses = read_responses(folder, questionnaire, workshop)
    feedback, of_feedback = read_feedback(folder, workshop)
    playbooks, of_playbooks = read_playbooks(folder, workshop.language)
    risks, of_risks = read_risks(folder, workshop.language)
    blocks, of_blocks = read_blocks(folder, workshop.language)
    okras, of_okras, okras_bytes = read_okras(folder, workshop, used)
    rollout, of_rollout, rollout_bytes = read_rollout(folder, workshop)
    questions = [one.id for one in okras.questions] if okras else []
    agenda, of_agenda, agenda_bytes = read_agenda(folder, workshop, blocks, questions)
    records, of_records, records_bytes = read_check_ins(folder)
    return Engagement(
        folder,
        workshop,
        questionnaire,
        responses,
        feedback,
        okras,
        rollout,
        faults
        + of_questionnaire
        + of_own
        + of_responses
        + of_feedback
        + of_playbooks
        + of_risks
        + of_blocks
        + of_okras
        + of_rollout
        + of_agenda
        + of_records,
        {WORKSHOP_FILE: sha256, **okras_bytes, **rollout_bytes, **agenda_bytes, **records_bytes},
        playbooks,
        risks,
        records=records,
        blocks=blocks,
        agenda=agenda,
    )
