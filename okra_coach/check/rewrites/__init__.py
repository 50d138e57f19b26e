"""Findings get the better line, as far as it follows from the line itself: one module a sort of change.

What is not sure to be a whole sentence, or to keep every word of meaning, is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from okra_coach.check.rewrites.actions import LONGEST, days_moved, one_owner, owners_moved, verb_first
from okra_coach.check.rewrites.bands import band_moved
from okra_coach.check.rewrites.kinds import action_of, action_of_objective, health_measure_of
from okra_coach.check.rewrites.numbers import baseline_moved, direction_turned, unit_moved, values_moved
from okra_coach.check.rewrites.objectives import attempt_dropped, measure_moved, number_moved
from okra_coach.check.rewrites.splits import two_key_results, two_objectives
from okra_coach.check.scope import Book, Hit
from okra_coach.model.finding import Rewrite

_BY_RULE: Mapping[str, Callable[[Any, Hit], Rewrite | None]] = {
    "OBJ101": lambda scope, hit: number_moved(scope),
    "OBJ102": lambda scope, hit: measure_moved(scope),
    "OBJ103": lambda scope, hit: action_of_objective(scope.objective.text, scope.workshop.language),
    "OBJ107": lambda scope, hit: two_objectives(scope, hit.trigger),
    "OBJ114": lambda scope, hit: attempt_dropped(scope.objective.text, scope.workshop.language),
    "KR202": lambda scope, hit: values_moved(scope) or band_moved(scope),
    "KR203": lambda scope, hit: values_moved(scope) or baseline_moved(scope),
    "KR206": lambda scope, hit: action_of(scope.key_result.measure, scope.workshop.language),
    "KR207": lambda scope, hit: action_of(scope.key_result.measure, scope.workshop.language),
    "KR209": lambda scope, hit: health_measure_of(scope),
    "KR210": lambda scope, hit: two_key_results(scope, hit.trigger),
    "KR215": lambda scope, hit: direction_turned(scope),
    "KR220": lambda scope, hit: attempt_dropped(scope.key_result.measure, scope.workshop.language),
    "KR225": lambda scope, hit: unit_moved(scope),
    "ACT301": lambda scope, hit: verb_first(scope),
    "ACT302": lambda scope, hit: owners_moved(scope, hit.subject),
    "ACT303": lambda scope, hit: one_owner(scope),
    "ACT304": lambda scope, hit: days_moved(scope, hit.subject),
}


def rewrite_of(code: str, scope: Book, hit: Hit) -> Rewrite | None:
    """What to write instead of the line that the rule hit; None where nobody can tell without asking."""
    derive = _BY_RULE.get(code)
    return derive(scope, hit) if derive and len(scope.text) <= LONGEST else None
