"""What was understood of an engagement's files, as plain data to print or to hand to another program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from okra_coach.model.answers import ColumnReading, ExportReading, Response
from okra_coach.model.engagement import Engagement
from okra_coach.model.fault import Fault
from okra_coach.read.feedback_account import FeedbackAccount, feedback_account


@dataclass(frozen=True)
class ColumnAccount:
    """One column: what it was taken for, how surely, how many answers it holds and how many were understood."""

    header: str
    column: int
    kind: str
    question: str | None
    certainty: float
    answered: int
    understood: int
    sample: tuple[str, ...]
    reason: str
    proposal: str | None = None
    proposal_certainty: float = 0.0


@dataclass(frozen=True)
class ProposalAccount:
    """What columns without a question may be asked as: a standard question, or one of the consultant's own."""

    heading: str
    question: str
    kind: str
    certainty: float
    columns: int


@dataclass(frozen=True)
class ExportAccount:
    """One export, or one sheet of it: `columns` hold the questions, `others` all else with the reason.

    `language` is that of most questions, "" when none says; `counted` of the rows hold answers.
    """

    file: str
    sheet: str
    platform: str
    encoding: str
    language: str
    rows: int
    counted: int
    columns: tuple[ColumnAccount, ...]
    others: tuple[ColumnAccount, ...]
    proposals: tuple[ProposalAccount, ...]


@dataclass(frozen=True)
class TeamAccount:
    """How many of a team answered, by role; `size` is None for answers without a known team."""

    team: str | None
    name: str
    size: int | None
    answered: int
    roles: dict[str, int]


@dataclass(frozen=True)
class FaultAccount:
    """One fault with the parts that a program needs."""

    weight: str
    file: str
    line: int | None
    row: int | None
    where: str
    message: str


@dataclass(frozen=True)
class Account:
    """Everything `okra-coach read` tells; `superseded` are the places of answers that a later one replaced."""

    client: str
    respondents: int
    invited: int | None
    exports: tuple[ExportAccount, ...]
    teams: tuple[TeamAccount, ...]
    superseded: tuple[str, ...]
    feedback: FeedbackAccount
    okras: tuple[str, ...]
    rollout: bool
    faults: tuple[FaultAccount, ...]


def account(engagement: Engagement) -> Account:
    """What was read from the engagement's folder, without any respondent's name, address or words."""
    responses = engagement.responses
    return Account(
        engagement.workshop.client,
        len(responses.responses),
        engagement.workshop.invited,
        tuple(_export(export, responses.responses) for export in responses.exports),
        _teams(engagement),
        tuple(str(place) for place in responses.superseded),
        feedback_account(engagement.feedback),
        tuple(okras.owner for okras in engagement.okras.sets) if engagement.okras else (),
        engagement.rollout is not None,
        tuple(_fault(fault) for fault in engagement.faults),
    )


def _export(export: ExportReading, responses: tuple[Response, ...]) -> ExportAccount:
    own = [response for response in responses if response.place.file == export.file]
    columns = [_column(column, own) for column in export.columns]
    return ExportAccount(
        export.file,
        export.sheet,
        export.platform,
        export.encoding,
        export.language,
        export.rows,
        export.counted,
        tuple(column for column in columns if column.question),
        tuple(column for column in columns if not column.question),
        tuple(
            ProposalAccount(one.heading, one.question, one.kind, round(one.certainty, 2), one.columns)
            for one in export.proposals
        ),
    )


def _column(column: ColumnReading, responses: list[Response]) -> ColumnAccount:
    question = column.question or ""
    answers = [response.answers[question] for response in responses if question in response.answers]
    return ColumnAccount(
        column.header,
        column.place.column or 0,
        column.kind,
        column.question,
        round(column.certainty, 2),
        len(answers),
        sum(answer.value is not None for answer in answers),
        column.sample,
        column.reason,
        *(column.proposal or (None, 0.0)),
    )


def _teams(engagement: Engagement) -> tuple[TeamAccount, ...]:
    """Every team of workshop.yaml, and at the end the answers without one."""
    by_team: dict[str | None, Counter[str]] = {team.id: Counter() for team in engagement.workshop.teams}
    for response in engagement.responses.responses:
        by_team.setdefault(response.team, Counter())[response.role or "unknown"] += 1
    known = {team.id: team for team in engagement.workshop.teams}
    return tuple(
        TeamAccount(
            team,
            known[team].name if team in known else "no known team",
            known[team].size if team in known else None,
            roles.total(),
            dict(sorted(roles.items())),
        )
        for team, roles in by_team.items()
    )


def _fault(fault: Fault) -> FaultAccount:
    place = fault.place
    return FaultAccount(fault.weight.value, place.file, place.line, place.row, str(place), fault.message)
