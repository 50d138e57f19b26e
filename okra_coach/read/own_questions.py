"""The questionnaire with the consultant's own questions: standard ones in other words, and such as feed nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import OwnQuestion, Workshop
from okra_coach.read.forms import suggestion
from okra_coach.read.workshop import slug

SECTION = "own"
_NOTHING = frozenset({"", "nothing"})


def with_own(questionnaire: Questionnaire, workshop: Workshop) -> tuple[Questionnaire, tuple[Fault, ...]]:
    """The questionnaire as it was asked here, with every fault of the `questionnaire:` setting."""
    standard = {question.id: question for question in questionnaire.questions}
    added: dict[str, Question] = {}
    taken: set[str] = set()
    faults: list[Fault] = []
    for own in workshop.questions:
        target = _target(own, standard, taken)
        faults += _faults(own, target, standard, {*added})
        if target:
            taken.add(target)
            standard[target] = _asked_as(standard[target], own, workshop.language)
        elif own.kind and own.feeds.casefold() in _NOTHING and own.id not in added:
            added[own.id] = _own(own, workshop.language)
    return replace(questionnaire, questions=(*standard.values(), *added.values())), tuple(faults)


def _target(own: OwnQuestion, standard: dict[str, Question], taken: set[str]) -> str | None:
    """The standard question that an own one stands for: by its id, by what it feeds, the first that is still free."""
    if own.id in standard:
        return own.id
    if own.feeds in standard:
        return own.feeds
    feeding = [question.id for question in standard.values() if question.feeds.casefold() == own.feeds.casefold()]
    return next((name for name in feeding if name not in taken), feeding[0] if feeding else None)


def _asked_as(question: Question, own: OwnQuestion, language: str) -> Question:
    """The question in the consultant's words; the words that stood there are still recognised."""
    before = question.prompt.get(language, "")
    prompt = {**question.prompt, language: own.heading}
    if before in question.wordings or not question.wordings:
        return replace(question, prompt=prompt, wordings=(*question.wordings, before))
    return replace(question, wordings=(*question.wordings, own.heading))


def _own(own: OwnQuestion, language: str) -> Question:
    options = {slug(option): {language: option} for option in own.options}
    return Question(own.id, SECTION, QuestionKind(own.kind), "", {language: own.heading}, options)


def _faults(own: OwnQuestion, target: str | None, standard: dict[str, Question], added: set[str]) -> Iterator[Fault]:
    place = own.place or Place("workshop.yaml")
    if target:
        kind = standard[target].kind
        if own.kind and own.kind != kind:
            message = f"“{own.heading}” feeds {target}, which is a {kind.value}; its kind “{own.kind}” does not count"
            yield Fault(place, message, Weight.WARNS)
        return
    if own.feeds.casefold() not in _NOTHING:
        known = [*standard, *dict.fromkeys(question.feeds for question in standard.values())]
        yield Fault(place, f"“feeds”: “{own.feeds}” is nothing that an answer becomes; {suggestion(own.feeds, known)}")
    elif not own.kind:
        kinds = ", ".join(kind.value for kind in QuestionKind)
        message = (
            f"“{own.heading}” feeds nothing, so it needs a kind: {kinds}; or an id or feeds of a standard question"
        )
        yield Fault(place, message)
    elif own.id in added:
        yield Fault(place, f"the id “{own.id}” is here twice")
