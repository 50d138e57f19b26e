from dataclasses import replace

from okra_coach.draft.kind_questions import kind_questions
from okra_coach.model.insights import Insights, Participation, Readiness
from okra_coach.model.okra import OpenQuestion
from okra_coach.model.workshop import Workshop
from okra_coach.words import load_words
from tests import material


def asked(*disputed: str, workshop: Workshop | None = None) -> list[OpenQuestion]:
    described = workshop or material.workshop()
    ready = tuple(
        Readiness(team.id, team.kind, 1, 50.0, 50.0, 50.0, 100, kind_disputed=team.id in disputed)
        for team in described.teams
    )
    return list(kind_questions((), described, Insights(Participation(9, 9), readiness=ready), load_words("en")))


def test_a_disputed_kind_is_a_question_with_both_sides() -> None:
    (question,) = asked("billing")
    assert question.text.startswith(
        "What kind of work does Billing do? It was entered as a central team that serves others; at least two of "
        "its people describe it otherwise."
    )
    assert "from 60% on it may start first, from 30% on it comes second" in question.text
    assert question.who == ("Head of Billing",)


def test_nothing_is_asked_where_people_agree() -> None:
    assert asked() == []


def test_a_share_of_project_work_in_workshop_yaml_settles_it() -> None:
    described = material.workshop()
    settled = tuple(replace(team, project_share=40) for team in described.teams)
    assert asked("billing", workshop=replace(described, teams=settled)) == []


def test_each_disputed_team_has_a_question_of_its_own_that_stays_the_same() -> None:
    both, one = asked("billing", "front-desk"), asked("front-desk")
    assert len({question.id for question in both}) == 2
    assert one[0].id == both[1].id


def test_the_question_names_no_kind_that_somebody_chose() -> None:
    (question,) = asked("billing")
    assert "a project with an end" not in question.text
    assert "day-to-day" not in question.text
    assert question.evidence == ()
