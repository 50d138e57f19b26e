"""Lines of another kind than they stand for: work is an action, a figure that stays is a health measure."""

from __future__ import annotations

import re

from okra_coach.check.lexicon import composed, find_word, first_word, last_word
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rewrites.grammar import Grammar, grammar_of, sentence
from okra_coach.check.rewrites.shown import ACTION, HEALTH, labelled
from okra_coach.check.scope import InKeyResult
from okra_coach.model.finding import Rewrite

_NO_NAME = re.compile(r"(?:den|dem|that|dass|rằng|no|we|all|every|each|it|wir|alle|mọi|không)\b", re.IGNORECASE)
_MOST_OF_A_BAND = 6


def action_of(text: str, default: str) -> Rewrite | None:
    """“Launch the new portal” is an action as it stands; its effect is for the room to name."""
    text = composed(text).strip().rstrip(".")
    language = grammar_of(text, default)
    has_effect = any(re.search(r"[%<>≥≤]|\d\.\d", one.text) for one in find_quantities(text))
    deed = None if has_effect or ". " in text else _deed(text, language)
    return Rewrite((labelled(ACTION, deed, language),)) if deed else None


def action_of_objective(text: str, default: str) -> Rewrite | None:
    """The same for an objective that begins (in German: ends) with work; “Meet expectations” is no work."""
    line = composed(text).strip().rstrip(".")
    is_work = first_word("work_verbs", line, "en", "vi") or last_word("work_verbs", line, "de")
    is_goal = first_word("reach_words", line) or find_word("change_up", line)
    return action_of(text, default) if is_work and not is_goal else None


def _deed(text: str, language: Grammar) -> str | None:
    if language.language == "de":
        noun = deed_of_noun(text, language)
        return noun or (sentence(text) if last_word("verbs", text, "de") else None)
    first = first_word("verbs", text, language.language)
    if first is None or _is_noun(first, text) or find_word("work_states", text):
        return None
    return sentence(text)


def _is_noun(first: str, text: str) -> bool:
    """“Release 2.0 deployed”, “Research is …” and “Report delivered …” begin with a thing."""
    after = text[len(first) :]
    participle = first_word("done_words", after) or (first_word("work_verbs", after) or "").endswith("ed")
    if participle and first_word("activities", text) == first:
        return True
    behind = re.match(r"\s*\d|\s+(?:is|are|was|were|has|have)\b", after)
    return first_word("nouns_too", text) == first and behind is not None


def deed_of_noun(text: str, language: Grammar) -> str | None:
    """“Einführung der Checkliste” is “Die Checkliste einführen”; other genitives do not tell their case."""
    verbs = language.table("deeds")
    match = re.fullmatch(r"(?P<noun>\w+)\s+(?P<article>der|einer)\s+(?P<what>[A-ZÄÖÜ][\w-]*)(?P<more>\s.+)?", text)
    if match is None or match["noun"] not in verbs or (match["more"] and re.match(r"\s[A-ZÄÖÜ]", match["more"])):
        return None
    article = {"der": "die", "einer": "eine"}[match["article"]]
    return sentence(f"{article} {match['what']}{match['more'] or ''} {verbs[match['noun']]}")


def health_measure_of(scope: InKeyResult) -> Rewrite | None:
    """“Maintain a response time under 24 hours” is the health measure “response time, under 24 hours”."""
    text = composed(scope.key_result.measure).strip().rstrip(".")
    language = grammar_of(text, scope.workshop.language)
    text = re.sub(rf"\s+(?:{language.any_of('still')})(?!\w)", "", text, flags=re.IGNORECASE)
    keep, band = language.any_of("keep"), language.any_of("band")
    articles = r"(?:an?\s+|the\s+|our\s+|die\s+|das\s+)?"
    amount = r"(?P<amount>[€$£]?\d\S*(?:\s.+)?)"
    name = r"(?P<name>\D+?)"
    if language.language == "de":
        form = rf"{articles}{name}\s+(?P<band>{band})\s+{amount}\s+(?:{keep})"
    else:
        form = rf"(?:{keep})\s+{articles}{name}\s+(?P<band>{band})\s+{amount}"
    match = re.fullmatch(form, text, re.IGNORECASE)
    if match is None or _NO_NAME.match(match["name"]) or len(match["amount"].split()) > _MOST_OF_A_BAND:
        return None
    return Rewrite((labelled(HEALTH, f"{match['name']}, {match['band']} {match['amount']}", language),))
