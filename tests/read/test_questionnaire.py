from __future__ import annotations

from pathlib import Path

from okra_coach.model.fault import Weight
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.read.questionnaire import read_questionnaire

OWN = """\
languages: [en]
sections:
  - id: about
    title: {en: You}
    questions:
      - {id: about.team, kind: choice, options: teams, required: yes, feeds: team, prompt: {en: Your crew?}}
"""


def own(folder: Path, text: str) -> Path:
    path = folder / "templates" / "questionnaires" / "standard.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_standard_questionnaire_speaks_every_language(tmp_path: Path) -> None:
    questionnaire, faults = read_questionnaire(tmp_path)
    assert faults == ()
    assert len(questionnaire.questions) == 36
    assert all(set(question.prompt) == set(questionnaire.languages) for question in questionnaire.questions)
    assert questionnaire["about.team"].options_from == "teams"
    assert questionnaire["work.decide"].kind is QuestionKind.SCALE
    assert questionnaire["about.role"].options["lead"]["de"] == "Teamleitung"


def test_an_engagement_may_bring_its_own(tmp_path: Path) -> None:
    questionnaire, faults = read_questionnaire(own(tmp_path, OWN))
    assert faults == ()
    assert [(question.id, question.required) for question in questionnaire.questions] == [("about.team", True)]


def test_an_own_one_with_faults_is_told_and_the_standard_one_used(tmp_path: Path) -> None:
    questionnaire, faults = read_questionnaire(own(tmp_path, OWN.replace("kind: choice", "kind: choise")))
    assert len(questionnaire.questions) == 36
    assert [(str(fault), fault.weight) for fault in faults] == [
        (
            "templates/questionnaires/standard.yaml:6: “kind”: “choise” is not known; did you mean “choice”?",
            Weight.STOPS,
        )
    ]


def test_an_id_that_is_there_twice_is_told(tmp_path: Path) -> None:
    twice = OWN + "      - {id: about.team, kind: text, feeds: x, prompt: {en: Again?}}\n"
    _, faults = read_questionnaire(own(tmp_path, twice))
    assert [fault.message for fault in faults] == ["the id “about.team” is here twice, first on line 6"]
