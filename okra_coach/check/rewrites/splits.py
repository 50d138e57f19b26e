"""Lines that hold two goals or two measures become two lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from okra_coach.check.lexicon import composed, find_word, first_word, last_word
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rewrites.grammar import grammar_of, points_back, sentence
from okra_coach.check.rewrites.shown import as_measure
from okra_coach.check.rewrites.values import values_in
from okra_coach.check.scope import InKeyResult, InObjective
from okra_coach.model.finding import Rewrite

_MOVES = ("change_up", "change_down", "reach_words", "measure_upkeep")
_GOALS = ("change_up", "change_down", "verbs", "work_verbs")


def two_objectives(scope: InObjective, joiner: str) -> Rewrite | None:
    """“Grow the company and reduce complaints” becomes two lines; a half that points to the other cannot stand."""
    text = scope.objective.text
    found = _halves(text, joiner, _is_goal)
    if found is None or points_back(found[1], grammar_of(text, scope.workshop.language)):
        return None
    return Rewrite(tuple(sentence(half) for half in found))


def two_key_results(scope: InKeyResult, joiner: str) -> Rewrite | None:
    """“Raise NPS to 50 and cut churn to 3 %” becomes two measures, each with its number."""
    text = scope.key_result.measure
    found, language = _halves(text, joiner, _is_measure), grammar_of(text, scope.workshop.language)
    if found is None or points_back(found[1], language):
        return None
    parsed = [values_in(half, language, scope.workshop.currency) for half in found]
    return Rewrite(
        tuple(as_measure(one, language) if one else sentence(half) for one, half in zip(parsed, found, strict=True))
    )


def _halves(text: str, joiner: str, stands: Callable[[str], bool]) -> tuple[str, str] | None:
    """What is before and behind the joining word, where each can stand alone."""
    line = composed(text).strip().rstrip(".")
    for match in re.finditer(rf"(?<!\w){re.escape(composed(joiner))}(?!\w)", line) if joiner else ():
        before, after = line[: match.start()].strip(" ,;"), line[match.end() :].strip(" ,;")
        if _hang_together(before, after):
            continue
        if stands(before) and stands(after) and len(before.split()) > 1 and len(after.split()) > 1:
            return before, after
    return None


def _hang_together(before: str, after: str) -> bool:
    """Whether what joins is inside a part of a sentence: a list, a bracket, “… to …”, or one number for both."""
    listed = re.search(r",\s|[.!?]\s|\b(?:by|to|that|who|which|through|so|damit|indem|um zu|để|bằng)\s+(?!\d)", before)
    numbers = {bool(find_quantities(half)) for half in (before, after)}
    noun = first_word("nouns_too", after, "en") or re.match(r"(?:\w+s|\w+ing)\s", after)
    verb = first_word("verbs", after, "en")
    return bool(listed or before.count("(") != before.count(")") or len(numbers) > 1 or (noun and not _is_order(verb)))


def _is_order(verb: str | None) -> bool:
    """“Process” and “bring” end like other forms and are none."""
    return verb is not None and first_word("nouns_too", verb, "en") is None


def _is_goal(half: str) -> bool:
    """Whether a half has its own verb: in front, in German at the end."""
    first = any(first_word(key, half, "en", "vi") for key in _GOALS)
    return first or any(last_word(key, half, "de") for key in _GOALS)


def _is_measure(half: str) -> bool:
    """A direction or a number makes a half a key result; “satisfaction” behind “customer” it does not."""
    says = any(first_word(key, half) or last_word(key, half, "de") for key in _MOVES)
    return bool(says or (find_quantities(half) and find_word("metrics", half)))
