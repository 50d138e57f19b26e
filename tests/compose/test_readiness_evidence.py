from okra_coach.compose.readiness_evidence import readiness_evidence
from okra_coach.model.insights import Criterion, Readiness
from okra_coach.model.sentence import say, say_count
from okra_coach.model.workshop import TeamKind
from okra_coach.words import load_words


def told(*criteria: Criterion, language: str = "en") -> list[str]:
    ready = Readiness("alpha", TeamKind.PROJECT, 1, 50.0, 40.0, 60.0, 80, criteria)
    return list(readiness_evidence(ready, load_words(language)))


def test_each_known_criterion_is_told_with_its_weight() -> None:
    one = Criterion("rhythm", 10, 4.0, "It meets every week.", "Rhythm")
    other = Criterion("room", 30, 0.0, "Nothing is free.", "Room")
    assert told(one, other) == [
        "Rhythm (weight 10 of 40): It meets every week.",
        "Room (weight 30 of 40): Nothing is free.",
    ]


def test_those_that_are_not_known_are_named_together() -> None:
    some = [Criterion(name, 10, None, "", name.title()) for name in ("rhythm", "room")]
    assert told(*some) == ["Not answered, or by too few to be shown: Rhythm and Room."]


def test_what_does_not_count_is_not_told() -> None:
    assert told(Criterion("backing", 0, 1.0, "Rather no.", "Backing")) == []


def test_what_a_team_says_of_its_leaders_is_not_told_to_the_house() -> None:
    for name in ("safety", "backing"):
        (line,) = told(Criterion(name, 10, 0.5, "Clearly no.", "Name"))
        assert line == "Name (weight 10 of 10): It counts; what the team said stays with the coach."


def test_it_is_told_in_the_language_of_the_document() -> None:
    evidence = say_count("{told} ({n} answer).", "{told} ({n} answers).", 6, told=say("Rhythm"))
    (line,) = told(Criterion("rhythm", 10, 4.0, evidence, say("Rhythm")))
    assert line == "Rhythm (weight 10 of 10): Rhythm (6 answers)."
