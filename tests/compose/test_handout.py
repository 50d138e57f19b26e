"""The handout to take home."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.compose.handout import compose_handout
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.words import load_words
from tests.material import material

ENGLISH = load_words("en")


def test_it_names_the_first_of_each_kind_of_date() -> None:
    told = compose_handout(material(), ENGLISH).markdown

    assert "Monday, 12 April 2027: the first teams start" in told
    assert "From Monday, 19 April 2027 on, every check-in" in told


def test_without_a_plan_there_are_no_dates_and_no_heading_for_them() -> None:
    bare = replace(material(), rollout=Rollout(), okras=OkraBook())

    assert "The dates" not in compose_handout(bare, ENGLISH).markdown
