"""The OKR+As in other tools' formats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from okra_coach.analyse.book_masking import masked_book
from okra_coach.analyse.masking import masker
from okra_coach.compose.handover import compose_handover, only_of
from okra_coach.compose.handover_lines import Handed
from okra_coach.documents.handover import HandOver, Target
from okra_coach.errors import NothingToHandOverError
from okra_coach.model.engagement import Engagement
from okra_coach.model.okra import COMPANY, OkraBook
from okra_coach.pipeline import read, sound, words_of
from okra_coach.plan.workdays import working_days
from okra_coach.read.role_emails import read_role_emails
from okra_coach.stories.planning import team_id
from okra_coach.track.progress import first_readings, moment, read_all
from okra_coach.track.standing import standing
from okra_coach.write.handover import write_handovers


@dataclass(frozen=True)
class HandedOver:
    """What was handed over to other tools, and the files with whether each changed; none when it was a dry run."""

    engagement: Engagement
    handovers: tuple[HandOver, ...]
    files: tuple[tuple[Path, bool], ...]


def hand_over(
    folder: Path,
    targets: tuple[Target, ...],
    teams: tuple[str, ...] = (),
    *,
    dry_run: bool = False,
    overwrite: bool = False,
) -> HandedOver:
    """The OKR+As in other tools' formats, written into hand-over/ unless it is a dry run.

    `teams` are the sets to take, by id or name, all without any. Raises NothingToHandOverError, UnknownTeamError,
    EditedSinceError.
    """
    engagement = sound(read(folder))
    book = engagement.okras
    if book is None:
        raise NothingToHandOverError(folder)
    owners = frozenset(COMPANY if name.casefold() == COMPANY else team_id(engagement.workshop, name) for name in teams)
    emails, faults = read_role_emails(folder, engagement.workshop, book)
    engagement = sound(replace(engagement, faults=engagement.faults + faults))
    handed = only_of(replace(_as_it_stands(engagement, book), emails=emails), owners)
    made = tuple(compose_handover(target, handed, words_of(engagement)) for target in targets)
    written = () if dry_run else write_handovers(folder, made, overwrite=overwrite)
    return HandedOver(engagement, made, written)


def _as_it_stands(engagement: Engagement, book: OkraBook) -> Handed:
    """The OKR+As with what the check-ins brought, without names that people typed into trackers."""
    workshop, records = engagement.workshop, engagement.records
    if not records:
        return Handed(workshop, book, first_readings(book, workshop))
    stands = standing(book, records)
    now = moment(workshop, records[-1].day, working_days(workshop))
    told = masked_book(stands.book, book, workshop, masker(engagement.responses, workshop))
    return Handed(workshop, told, read_all(stands.book, stands.check_ins, now))
