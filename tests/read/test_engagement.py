from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from okra_coach.errors import FaultsFoundError, FolderNotFoundError, NotAnEngagementError
from okra_coach.model.engagement import Engagement
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.read.account import Account, account
from okra_coach.read.engagement import read_engagement
from okra_coach.resources import worked_engagement
from tests.golden import check_golden
from tests.read.folders import engagement


@pytest.fixture(scope="module")
def northwind() -> Engagement:
    return read_engagement(worked_engagement())


def test_the_worked_engagement_is_read_without_a_stop(northwind: Engagement) -> None:
    assert northwind.stopping_faults == ()
    assert len(northwind.responses.responses) == 34
    assert len(northwind.feedback) == 250
    assert all(response.team and response.role and response.submitted for response in northwind.responses.responses)
    assert "workshop.yaml" in northwind.fingerprints


def test_every_measure_of_the_worked_engagement_is_understood_as_the_golden_says(northwind: Engagement) -> None:
    kinds = {question.id: question.kind for question in northwind.questionnaire.questions}
    lines = [
        f"{answer.text!r} → {_shown(answer.value)}"
        for response in northwind.responses.responses
        for answer in response.answers.values()
        if kinds[answer.question] in (QuestionKind.MEASURE, QuestionKind.PERCENT)
    ]
    check_golden("northwind_measures", "\n".join(lines), "read")


def test_the_account_of_the_worked_engagement_reads_as_the_golden_says(northwind: Engagement) -> None:
    check_golden("northwind_account", _outline(account(northwind)), "read")


def test_the_account_is_plain_data(northwind: Engagement) -> None:
    told = json.dumps(asdict(account(northwind)))
    assert not [name for name in northwind.responses.names if f"{name}@" in told]
    assert "@" not in told


def test_a_missing_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FolderNotFoundError):
        read_engagement(tmp_path / "none")
    with pytest.raises(NotAnEngagementError):
        read_engagement(tmp_path)


def test_a_workshop_that_cannot_be_understood_raises_all_its_faults(tmp_path: Path) -> None:
    with pytest.raises(FaultsFoundError) as caught:
        read_engagement(engagement(tmp_path, "client: {}\n"))
    assert len(caught.value.faults) > 3


def test_a_small_engagement_without_answers_is_read(tmp_path: Path) -> None:
    found = read_engagement(engagement(tmp_path))
    assert found.okras is None
    assert found.rollout is None
    assert [str(fault) for fault in found.faults] == [
        "responses: there is no export of the questionnaire here (*.csv, *.xlsx)"
    ]


def _shown(value: object) -> str:
    text = repr(value)
    return text.split(", text=")[0] + (" ~" if "approximate=True" in text else "") if "Quantity" in text else text


def _outline(told: Account) -> str:
    lines = [f"{told.client}: {told.respondents} of {told.invited} answered"]
    for export in told.exports:
        lines.append(f"{export.file}: {export.platform}, {export.encoding}, {export.rows} rows")
        lines += [
            f"  {one.column:2} {one.question} ({one.certainty:.2f}) {one.understood}/{one.answered} "
            f"{'; '.join(one.sample)}".rstrip()
            for one in export.columns
        ]
        lines += [f"  {one.column:2} {one.kind}: {one.header} {one.reason}".rstrip() for one in export.others]
    lines += [f"{one.name}: {one.answered} of {one.size} {one.roles}" for one in told.teams]
    lines += [f"superseded: {place}" for place in told.superseded]
    feedback = told.feedback
    lines.append(f"feedback: {feedback.rows} rows, {feedback.comments} comments, {feedback.first} to {feedback.last}")
    lines.append(f"  {feedback.segments}")
    lines += [
        f"  {one.header}: {one.what} ({one.certainty:.2f}) {one.measure or ''} {one.scale or ''} {one.reason}"
        for file in feedback.files
        for one in file.columns
    ]
    lines += [f"{fault.weight} {fault.where}: {fault.message}" for fault in told.faults]
    return "\n".join(lines)
