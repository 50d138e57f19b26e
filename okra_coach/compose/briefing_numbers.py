"""What the numbers say: which are disputed, missing or no results at all, and what a score cannot show."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.briefing_phrases import filled_in, quoted, sentence, several
from okra_coach.model.engagement import Material
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, ActionStatus, KeyResult, OkraSet, OpenQuestion
from okra_coach.words import Words

_BLURRED = 10.0
_MANY = 0.5


def disputed(material: Material, words: Words) -> Message | None:
    """Present values on which people contradict each other: the measures, with what was said."""
    unknown = {result.id for _, _, result in material.okras.walk() if result.baseline is None}
    found = [q for q in material.okras.questions if set(q.about) <= unknown and _is_contradiction(q)]
    if not found:
        return None
    found.sort(key=lambda question: (-len(_givers(question)), -question.weight))
    givers = {giver for question in found for giver in _givers(question)}
    names = {okras.owner: okras.name for okras in material.okras.sets}
    first = [person for q in found for person in (q.who or (names.get(q.owner, q.owner),))]
    do = words(
        "Before anybody speaks of a target: draw where the count starts and stops and agree one way for each, "
        "{minutes} minutes in all; first at the wall: {who}.",
        minutes=words.number(sum(question.minutes for question in found)),
        who=several(list(dict.fromkeys(first)), words),
    )
    values = several([_values(question, words) for question in found], words)
    said = words.plural(
        "the house does not agree on {n} of its own numbers: {values}",
        "the house does not agree on {n} of its own numbers: {values}",
        len(found),
        values=values,
    )
    share = len(found) / max(len(_results(material)), 1)
    return Message(
        sentence([said]),
        do,
        weigh(Matter.APART, 2 * share, len(givers) / max(material.insights.participation.answered, 1)),
    )


def _values(question: OpenQuestion, words: Words) -> str:
    """The measure with what was said of it; the question itself where a person worded it."""
    asked = words("Where does “{measure}” stand today? The answers say {values}: agree how it is counted.")
    parts = filled_in(question.text, asked)
    if not parts:
        return quoted(question.text, words)
    return words("{measure} ({values})", measure=quoted(parts["measure"], words), values=parts["values"])


def _is_contradiction(question: OpenQuestion) -> bool:
    """It rests on the present values of several people, and nobody has settled it."""
    return len(_givers(question)) > 1 and question.answer is None


def _givers(question: OpenQuestion) -> set[str]:
    return {ref.partition(".")[0] for ref in question.evidence if ref.endswith("_now")}


def outputs(material: Material, words: Words) -> Message | None:
    """Proposed measures that tell what was done: a launch, a training, a list of stories."""
    asked = words("{measures} would tell what was done, not what got better: which measure should move?")
    open_ones = [question for question in material.okras.questions if question.answer is None]
    told = {q.owner: parts["measures"] for q in open_ones if (parts := filled_in(q.text, asked))}
    if not told:
        return None
    return Message(
        words.plural(
            "{n} team wants to measure that something was done, not that something got better: {measures}.",
            "{n} teams want to measure that something was done, not that something got better: {measures}.",
            len(told),
            measures="; ".join(list(told.values())[:3]),
        ),
        words(
            "Correct nobody: ask “and who can then do what?”, three minutes each, and hang the rest up as milestones."
        ),
        weigh(Matter.HELD_UP, len(told) / max(len(material.okras.teams), 1), len(told) / max(len(open_ones), 1)),
    )


def missing(material: Material, words: Words) -> Message | None:
    """Key results whose numbers nobody gave, and actions that nobody's role stands behind."""
    results = _results(material)
    lacking = [result for result in results if _lacks_number(result)]
    actions = [action for okras in material.okras.sets for action in okras.actions if _is_open(action)]
    ownerless = [action for action in actions if not action.owner_role]
    if not lacking and len(ownerless) < max(_MANY * len(actions), 1):
        return None
    return Message(
        sentence(_gaps(lacking, results, ownerless, actions, material, words)),
        words(
            "Send each team lead the list today and collect it at the door: "
            "each number found before saves five minutes on the day."
        ),
        weigh(Matter.ASIDE, len(lacking) / max(len(results), 1), 0.0),
    )


def _gaps(
    lacking: list[KeyResult],
    results: list[KeyResult],
    ownerless: list[Action],
    actions: list[Action],
    material: Material,
    words: Words,
) -> Iterator[str]:
    if lacking:
        worst = max(material.okras.teams or material.okras.sets, key=lambda okras: _lacking_in(okras, lacking))
        yield words.plural(
            "{n} of {all} key results of the teams lacks a baseline or a target (most in {team})",
            "{n} of {all} key results of the teams lack a baseline or a target (most in {team})",
            len(lacking),
            all=words.number(len(results)),
            team=worst.name,
        )
    if len(ownerless) >= max(_MANY * len(actions), 1):
        yield words.plural(
            "{n} of {all} actions has no owner",
            "{n} of {all} actions have no owner",
            len(ownerless),
            all=words.number(len(actions)),
        )


def _lacking_in(okras: OkraSet, lacking: list[KeyResult]) -> int:
    return sum(1 for result in okras.key_results if result in lacking)


def _results(material: Material) -> list[KeyResult]:
    return [result for okras in (material.okras.teams or material.okras.sets) for result in okras.key_results]


def _lacks_number(result: KeyResult) -> bool:
    if result.direction is Direction.KEEP:
        return result.low is None and result.high is None
    return result.baseline is None or result.target is None


def _is_open(action: Action) -> bool:
    return action.progress not in (ActionStatus.DONE, ActionStatus.DROPPED)


def blurred_score(material: Material, words: Words) -> Message | None:
    """A recommendation score too coarse to show what a quarter can change."""
    score = next((score for score in material.insights.net_promoter if score.group == "company"), None)
    if score is None or score.detectable_change < _BLURRED:
        return None
    return Message(
        words(
            "The recommendation score is {score}, somewhere between {low} and {high} ({n} answers): "
            "a change of less than {change} points could be chance.",
            score=words.number(score.score, 0),
            low=words.number(score.low, 0),
            high=words.number(score.high, 0),
            n=words.number(score.n),
            change=words.number(score.detectable_change, 0),
        ),
        words("If somebody proposes it, ask which nearer measure its customers would notice first."),
        weigh(Matter.ASIDE, score.detectable_change / 100, (score.high - score.low) / 100),
    )
