from __future__ import annotations

from okra_coach.analyse.insights import analyse
from okra_coach.analyse.worries import worry_counts
from okra_coach.model.change import RiskPlay
from tests.analyse.building import engagement, response

LOAD = RiskPlay("overload", {"en": "Too much"}, 20, {"worried": 0.1}, (), {"en": ("on top", "day job")})
FEAR = RiskPlay("speak-up", {"en": "Unsaid"}, 20, {"worried": 0.1}, (), {"en": ("afraid",)})


def counts(*worries: str, threshold: int = 5) -> dict[str, int]:
    named = {f"r{number:02}": said for number, said in enumerate(worries)}
    return worry_counts(named, (LOAD, FEAR), "en", threshold)


def test_worries_are_counted_by_what_they_speak_of() -> None:
    assert counts(*["One more thing on top"] * 6, *["None of my business"] * 6) == {"told": 12, "overload": 6}


def test_what_fewer_than_the_threshold_speak_of_is_held_back() -> None:
    assert counts(*["On top of the day job"] * 4, *["Who knows"] * 8) == {"told": 12}


def test_what_all_but_a_few_speak_of_is_held_back() -> None:
    assert counts(*["On top of the day job"] * 9, *["Who knows"] * 3) == {"told": 12}


def test_under_eight_worries_nothing_is_told() -> None:
    assert counts(*["On top"] * 3, *["Who knows"] * 4, threshold=3) == {}


def test_one_worry_may_speak_of_two_things() -> None:
    both = counts(*["Afraid, and it comes on top"] * 5, *["Who knows"] * 5)
    assert both == {"told": 10, "overload": 5, "speak-up": 5}


def test_insights_hold_counts_beside_the_choices_and_no_words() -> None:
    said = [response(n, "alpha", work__worry="it comes on top") for n in range(6)]
    said += [response(n, "beta", work__worry="no idea") for n in range(6, 12)]
    found = analyse(engagement(said))
    assert found.worries.told == 12
    assert "work.worry" not in found.choices
