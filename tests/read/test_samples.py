"""Exports from the world, read as they come; they lie beside a checkout and not in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from okra_coach.model.fault import Weight
from okra_coach.pipeline import read
from okra_coach.read.matching import loose
from okra_coach.stories.reading import map_columns
from tests.read.folders import WORKSHOP, engagement

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
EXPORTS = sorted((SAMPLES / "exports").glob("*/*.csv"))
TOOLS = {
    "google_forms": "Google Forms",
    "limesurvey": "LimeSurvey",
    "qualtrics": "Qualtrics",
    "surveymonkey": "SurveyMonkey",
    "typeform": "Typeform",
    "other_alchemer": "Alchemer",
    "nps_csat": "a sheet of one's own",
}
CLIENTS = {
    "northwind_freight": ("Google Forms", "en", 34),
    "kleinwerk": ("Microsoft Forms", "de", 14),
    "saigon_fresh": ("SurveyMonkey", "vi", 12),
}

pytestmark = pytest.mark.skipif(not EXPORTS, reason="the sample exports do not lie beside this checkout")


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_an_export_of_another_subject_is_recognised_and_nothing_in_it_is_taken(tmp_path: Path, path: Path) -> None:
    engagement(tmp_path, WORKSHOP)
    (tmp_path / "responses").mkdir()
    shutil.copy(path, tmp_path / "responses")
    found = read(tmp_path)
    (export,) = found.responses.exports
    assert export.platform == TOOLS[path.parent.name]
    assert [column.question for column in export.columns if column.question] == []
    assert [fault.message.partition(";")[0] for fault in found.stopping_faults] == [
        "no column is a question of the questionnaire"
    ]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_its_mapping_places_every_column(tmp_path: Path, path: Path) -> None:
    engagement(tmp_path, WORKSHOP)
    (tmp_path / "responses").mkdir()
    shutil.copy(path, tmp_path / "responses")
    map_columns(tmp_path)
    found = read(tmp_path)
    (export,) = found.responses.exports
    headers = [loose(column.header) for column in export.columns]
    unplaced = [
        column.header for column in export.columns if column.kind == "unplaced" and "found already" not in column.reason
    ]
    assert [header for header in unplaced if header and headers.count(loose(header)) == 1] == []
    assert [
        fault for fault in found.faults if fault.place.file == "workshop.yaml" and fault.weight is Weight.STOPS
    ] == []


@pytest.mark.parametrize("client", CLIENTS)
def test_the_standard_questionnaire_is_found_whole(tmp_path: Path, client: str) -> None:
    tool, language, people = CLIENTS[client]
    engagement(tmp_path, WORKSHOP.replace("language: en", f"language: {language}"))
    (tmp_path / "responses").mkdir()
    for path in (SAMPLES / client).glob("responses*"):
        shutil.copy(path, tmp_path / "responses")
    found = read(tmp_path)
    (export,) = found.responses.exports
    assert (export.platform, export.language, len(found.responses.responses)) == (tool, language, people)
    assert {column.question for column in export.columns if column.question} == {
        question.id for question in found.questionnaire.questions
    }
    assert min(column.certainty for column in export.columns if column.question) == 1.0
    assert [column.header for column in export.columns if column.kind in ("unplaced", "empty")] == []
