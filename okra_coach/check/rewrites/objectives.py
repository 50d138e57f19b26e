"""Objectives: the number becomes a key result, and the objective keeps its words where they are still a sentence."""

from __future__ import annotations

import re

from okra_coach.check.lexicon import composed, find_word, first_word, last_word, pattern
from okra_coach.check.quantities import Found, find_quantities, without_quantities
from okra_coach.check.rewrites.grammar import Grammar, grammar_of, sentence
from okra_coach.check.rewrites.shown import KEY_RESULT, as_measure, labelled
from okra_coach.check.rewrites.values import values_in
from okra_coach.check.rules.metric_as_objective import metric_in
from okra_coach.check.scope import InObjective
from okra_coach.model.finding import Edit, Rewrite
from okra_coach.model.okra import KeyResult

_UP, _DOWN = "+", "−"


def number_moved(scope: InObjective) -> Rewrite | None:
    """“Grow revenue in Europe by 20 %” keeps “Grow revenue in Europe”; the number goes into a key result.

    It is safe where a key result of the objective has that number already: then nothing is lost.
    """
    text = composed(scope.objective.text).strip().rstrip(".")
    language, found = grammar_of(text, scope.workshop.language), find_quantities(text)
    plain = _plain(text, found, language)
    measure = _as_key_result(text, plain, found, language, scope)
    if plain is None or metric_in(plain, scope.workshop.language):
        return Rewrite((labelled(KEY_RESULT, measure, language),)) if measure else None
    by = _is_change(text, found[0], language)
    if len(found) == 1 and any(_holds(one, found[0], text, by=by) for one in scope.objective.key_results):
        return Rewrite((plain,), (Edit(scope.objective.id, "text", plain),))
    return Rewrite((plain, labelled(KEY_RESULT, measure, language))) if measure else None


def measure_moved(scope: InObjective) -> Rewrite | None:
    """“Increase revenue” is a measure whose numbers are still to be found."""
    text = composed(scope.objective.text).strip().rstrip(".")
    language = grammar_of(text, scope.workshop.language)
    values = values_in(text, language, scope.workshop.currency)
    if values:
        return Rewrite((labelled(KEY_RESULT, as_measure(values, language), language),))
    name = None if find_quantities(text) else _name(text, language)
    return Rewrite((labelled(KEY_RESULT, f"{name}: ? → ?", language),)) if name else None


def attempt_dropped(text: str, default: str) -> Rewrite | None:
    """“Try to shorten the wait” says “Shorten the wait” and promises it."""
    language = grammar_of(text, default)
    match = re.match(rf"(?:{language.any_of('attempts')})\s+(?=\w)", composed(text).strip(), re.IGNORECASE)
    if match is None:
        return None
    rest = composed(text).strip()[match.end() :]
    keys = ("verbs", "change_up", "change_down", "work_verbs")
    return Rewrite((sentence(rest),)) if any(first_word(key, rest, language.language) for key in keys) else None


def _plain(text: str, found: tuple[Found, ...], language: Grammar) -> str | None:
    """The objective without its numbers; None where a word would be left hanging."""
    plain = without_quantities(text)
    if plain is None or not all(_closes(text[one.end :], language) for one in found):
        return None
    return sentence(plain) if _ends_whole(plain, language) else None


def _closes(after: str, language: Grammar) -> bool:
    """Whether what the number counts ends with it: “by 20 % in Europe”, not “to 5 minutes”."""
    rest = after.lstrip()
    if not rest or rest[0] in ",.;!":
        return True
    if language.language == "de" and any(last_word(key, rest, "de") == rest for key in ("change_up", "change_down")):
        return True
    return re.match(rf"(?:{language.any_of('rest')}|with|without|while|when)\s", rest, re.IGNORECASE) is not None


def _ends_whole(plain: str, language: Grammar) -> bool:
    """Whether more is left than a verb, and the line does not end with a small word."""
    least = 3 if language.language == "vi" else 2
    words = plain.split()
    small = pattern("before_numbers", language.language).fullmatch(words[-1]) if words else None
    return len(words) >= least and small is None


def _as_key_result(
    text: str, plain: str | None, found: tuple[Found, ...], language: Grammar, scope: InObjective
) -> str | None:
    values = values_in(text, language, scope.workshop.currency)
    if values:
        return as_measure(values, language)
    name = _name(plain, language) if plain and len(found) == 1 else None
    if name is None or not _is_change(text, found[0], language):
        return None
    sign = _DOWN if _goes_down(text) else _UP
    return f"{name}: {sign}{found[0].text.lstrip('+-−')}"


def _is_change(text: str, found: Found, language: Grammar) -> bool:
    """“By 20 %” is a change, “to 20 %” an end."""
    by = {"en": r"by", "de": r"um", "vi": r"thêm|tăng|giảm"}[language.language]
    return re.search(rf"(?<!\w)(?:{by})\s*$", text[: found.start], re.IGNORECASE) is not None


def _goes_down(text: str) -> bool:
    return bool(first_word("change_down", text) or last_word("change_down", text, "de"))


def _name(text: str, language: Grammar) -> str | None:
    """The measure that a direction is about: “Umsatz in Europa steigern” is about “Umsatz in Europa”."""
    moves = language.any_of("up", "down", "either", "reach")
    if language.language == "de":
        match = re.fullmatch(rf"(?P<name>.+?)\s+(?:{moves})", text, re.IGNORECASE)
    else:
        match = re.fullmatch(rf"(?:{moves})\s+(?:the\s+)?(?P<name>.+)", text, re.IGNORECASE)
    name = match["name"] if match else None
    if name is None or (language.language == "de" and not re.match(r"[A-ZÄÖÜ]\w*(?<!en)(?:\s[^A-ZÄÖÜ]|$)", name)):
        return None
    return sentence(name) if _is_measure(name, language) and find_word("joiners", name) is None else None


def _is_measure(name: str, language: Grammar) -> bool:
    """Whether the name's chief word is a measure: “sales in South America”, not “our sales process”."""
    if language.language != "en":
        return find_word("metrics", name) is not None
    head = re.split(r"\s(?:in|with|of|for|from|at|among|on|per|across)\s", name)[0]
    return last_word("metrics", head, "en") is not None and re.search(r"\sto\s", name) is None


def _holds(key_result: KeyResult, found: Found, text: str, *, by: bool) -> bool:
    """Whether a key result on the same measure has the number: in its words, or as an end in a field."""
    metric = find_word("metrics", text)
    if metric is None or metric.casefold() not in composed(key_result.measure).casefold():
        return False
    fields = (key_result.baseline, key_result.target, key_result.low, key_result.high)
    same_unit = ("%" in found.text) == ("%" in key_result.unit)
    is_field = not by and found.value is not None and same_unit and found.value in fields
    in_words = {one.text.replace(" ", "") for one in find_quantities(key_result.measure)}
    return is_field or found.text.replace(" ", "") in in_words
