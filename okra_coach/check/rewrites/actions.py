"""Actions: the deed stays in the words, who does it and by when go into their fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from okra_coach.check.lexicon import composed, find_word, first_word
from okra_coach.check.once import once_a_book
from okra_coach.check.rewrites.days import due_in
from okra_coach.check.rewrites.grammar import grammar_of, sentence
from okra_coach.check.rewrites.kinds import deed_of_noun
from okra_coach.check.rewrites.owners import owner_in, role_of
from okra_coach.check.rewrites.shown import as_action
from okra_coach.check.scope import InAction, InSet
from okra_coach.check.unfinished import is_open
from okra_coach.model.finding import Edit, Rewrite
from okra_coach.model.okra import Action, LineStatus, OkraBook
from okra_coach.model.workshop import Workshop

LONGEST = 300
"""A text of more signs is no line that could be mended."""
_SEVERAL = re.compile(r"\s*(?:\s/\s|\s\+\s|[;/]|,)\s*")
_WITH = {"en": "with", "de": "mit", "vi": "cùng"}


def owners_moved(scope: InSet, subject: str) -> Rewrite | None:
    """“Sales lead will call …” becomes “Call …” with the owner in its field, on every line that the hit is about."""
    return _together(scope, subject, _lacks_owner, _owner_moved)


def days_moved(scope: InSet, subject: str) -> Rewrite | None:
    """“… by 12 March” becomes `due: 2027-03-12`."""
    return _together(scope, subject, lambda action: action.due is None, _day_moved)


def verb_first(scope: InAction) -> Rewrite | None:
    """“Reviewing the price list” becomes “Review the price list”; titles do not tell their deed."""
    deed = _deed_first(scope.action.text, scope.workshop.language)
    return Rewrite((deed,), (Edit(scope.action.id, "text", deed),)) if deed else None


def _deed_first(said: str, default: str) -> str | None:
    text = composed(said).strip().rstrip(".")
    language = grammar_of(text, default)
    if language.language == "de":
        return deed_of_noun(text, language)
    return _from_gerund(text, language.any_of("mostly_next")) if language.language == "en" else None


def _shown(text: str, owner: str | None, due: date | None, workshop: Workshop) -> str:
    """The better line without what other rules tell of the same line: a noun for its deed, a day outside the cycle."""
    inside = due and min(workshop.day, workshop.cycle.first) <= due <= workshop.cycle.last
    return as_action(_deed_first(text, workshop.language) or text, owner, due if inside else None)


def one_owner(scope: InAction) -> Rewrite | None:
    """“Sales / Marketing / IT” becomes “Sales (with Marketing, IT)”: which of them leads is for the room."""
    names = [name.strip() for name in _SEVERAL.split(composed(scope.action.owner_role or "")) if name.strip()]
    language = grammar_of(scope.action.text, scope.workshop.language)
    if len(names) < 2 or any(role_of(name, language, scope.workshop) is None for name in names):
        return None
    owner = f"{names[0]} – {_WITH[language.language]} {', '.join(names[1:])}"
    return Rewrite((_shown(scope.action.text, owner, None, scope.workshop),))


def _together(
    scope: InSet, subject: str, lacks: Callable[[Action], bool], mend: Callable[[InSet, Action], Rewrite | None]
) -> Rewrite | None:
    """The better lines of all actions that one hit is about: one by its id, or all drafts of a file."""
    found = [mend(scope, action) for action in _told(scope, subject, lacks)]
    shown = tuple(line for one in found if one for line in one.shown)
    return Rewrite(shown, tuple(edit for one in found if one for edit in one.edits)) if shown else None


def _told(scope: InSet, subject: str, lacks: Callable[[Action], bool]) -> Iterator[Action]:
    for action in _meant(scope, subject):
        if is_open(action) and lacks(action) and len(action.text) <= LONGEST:
            yield action


def _meant(scope: InSet, subject: str) -> Sequence[Action]:
    if subject != scope.subject:
        return _by_id(scope.book).get((id(scope.okras), subject), ())
    return [one for one in scope.okras.actions if one.id == subject or one.status is not LineStatus.AGREED]


@once_a_book
def _by_id(book: OkraBook) -> Mapping[tuple[int, str], Sequence[Action]]:
    """The actions by their set, told apart by identity, and their id."""
    found: dict[tuple[int, str], list[Action]] = {}
    for okras in book.sets:
        for action in okras.actions:
            found.setdefault((id(okras), action.id), []).append(action)
    return found


def _lacks_owner(action: Action) -> bool:
    return not (action.owner_role or "").strip()


def _owner_moved(scope: InSet, action: Action) -> Rewrite | None:
    owned = owner_in(action.text, grammar_of(action.text, scope.workshop.language), scope.workshop)
    if owned is None:
        return None
    text = _deed_first(owned.text, scope.workshop.language) or owned.text
    edits = (Edit(action.id, "text", text), Edit(action.id, "owner_role", owned.role))
    return Rewrite((_shown(text, owned.role, action.due, scope.workshop),), edits)


def _day_moved(scope: InSet, action: Action) -> Rewrite | None:
    language = grammar_of(action.text, scope.workshop.language).language
    timed = due_in(action.text, language, scope.workshop.cycle)
    if timed is None:
        return None
    text = _deed_first(timed.text, scope.workshop.language) or timed.text
    edits = (Edit(action.id, "text", text), Edit(action.id, "due", timed.due.isoformat()))
    return Rewrite((_shown(text, action.owner_role, timed.due, scope.workshop),), edits)


def _from_gerund(text: str, next_words: str) -> str | None:
    """The order of an “-ing” form that has an object of its own; “Training plan” is a thing."""
    match = re.fullmatch(rf"(?P<verb>\w+)ing\s+(?:of\s+)?(?P<rest>(?:{next_words}|\d+)\s.+)", text, re.IGNORECASE)
    if match is None:
        return None
    stem = match["verb"]
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    forms = (form for form in (stem, f"{stem}e", doubled) if (find_word("verbs", form, "en") or "") == form)
    verb = next(forms, None)
    return sentence(f"{verb} {match['rest']}") if verb and first_word("verbs", verb, "en") else None
