"""The few things a consultant should know before she walks in: each only when the data say so, with its counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from okra_coach.model.engagement import Material
from okra_coach.model.finding import Severity
from okra_coach.model.insights import ScaleResult, ThemeVote
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OpenQuestion
from okra_coach.model.workshop import Team
from okra_coach.words import Words, mark

MOST = 9
"""More than these and the first page is no page of essentials."""
_APART = 0.3
_SCALE_APART = 1.0
_LOW_SCALE = 3.0
_LOW_TURNOUT = 0.7
_LOST_DAYS = 3
_COMMON = 0.25
_BLURRED = 10.0
_BANDS = (
    (0.8, mark("nearly all")),
    (0.6, mark("most")),
    (0.4, mark("about half")),
    (0.2, mark("some")),
    (0.0, mark("hardly anybody")),
)


@dataclass(frozen=True)
class Message:
    """What is the case, with the numbers behind it, and what to do about it in the room."""

    headline: str
    detail: str
    do: str


def messages(material: Material, words: Words) -> tuple[Message, ...]:
    """The most important first, at most MOST."""
    found = [message for rule in _RULES if (message := rule(material, words)) is not None]
    return tuple(found[:MOST])


def _themes_apart(material: Material, words: Words) -> Message | None:
    """Shares in words: where all or nobody agree, a figure would tell how each of them voted."""
    votes = [vote for vote in material.insights.theme_votes if vote.leadership_share is not None]
    ranked = sorted(votes, key=_gap)
    apart = [vote for vote in dict.fromkeys((*ranked[-1:], *ranked[:1])) if abs(_gap(vote)) >= _APART]
    if not apart:
        return None
    lines = [
        words(
            "“{theme}” is put first by {leaders} in the leadership and by {staff} among everybody else.",
            theme=vote.name,
            leaders=words(_band(vote.leadership_share or 0)),
            staff=words(_band(vote.staff_share or 0)),
        )
        for vote in apart
    ]
    return Message(
        words("Leadership and teams put different themes first"),
        " ".join(lines),
        words("Show both lists side by side; everybody writes a choice down before the sponsor speaks."),
    )


def _band(share: float) -> str:
    return next(text for least, text in _BANDS if share >= least)


def _gap(vote: ThemeVote) -> float:
    return (vote.leadership_share or 0.0) - (vote.staff_share or 0.0)


def _views_apart(material: Material, words: Words) -> Message | None:
    found = _widest_view(material)
    if found is None:
        return None
    return Message(
        words("Leadership sees the house more brightly than the teams do"),
        words(
            "“{statement}”: the leadership agrees far more than the average of {mean} on a scale to 5 ({n} answers).",
            statement=_prompt(found.question, material, words),
            mean=words.number(found.mean or 0, 1),
            n=words.number(found.n or 0),
        ),
        words("Ask each team for one example before the leadership answers; end with one promise of the sponsor."),
    )


def _widest_view(material: Material) -> ScaleResult | None:
    """The company's result for the statement on which leadership is furthest above it."""
    insights = material.insights
    gaps = [
        ((leaders.mean or 0) - whole.mean, whole)
        for leaders in insights.scales
        if leaders.group == "leadership" and leaders.mean is not None
        if (whole := insights.scale(leaders.question)) is not None and whole.mean is not None
    ]
    widest = max(gaps, key=lambda gap: gap[0], default=None)
    return widest[1] if widest and widest[0] >= _SCALE_APART else None


def _cannot_disagree(material: Material, words: Words) -> Message | None:
    result = material.insights.scale("work.speak_up")
    if result is None or result.mean is None or result.mean >= _LOW_SCALE:
        return None
    return Message(
        words("Many would not contradict a goal of their manager"),
        words(
            "“{statement}”: {mean} on a scale to 5 ({n} answers).",
            statement=_prompt(result.question, material, words),
            mean=words.number(result.mean, 1),
            n=words.number(result.n or 0),
        ),
        words("Collect objections in writing and without names; leaders speak last in every round."),
    )


def _weakest_habit(material: Material, words: Words) -> Message | None:
    """The statement with the least agreement, unless another message speaks of it already."""
    widest = _widest_view(material)
    told = {"work.speak_up", widest.question if widest else ""}
    results = [
        result
        for result in material.insights.scales
        if result.group == "company" and result.mean is not None and result.question not in told
    ]
    lowest = min(results, key=lambda result: result.mean or 0, default=None)
    if lowest is None or lowest.mean is None or lowest.mean >= _LOW_SCALE:
        return None
    return Message(
        words("Of how the house works today, this is rated lowest"),
        words(
            "“{statement}”: {mean} on a scale to 5 ({n} answers).",
            statement=_prompt(lowest.question, material, words),
            mean=words.number(lowest.mean, 1),
            n=words.number(lowest.n or 0),
        ),
        words("Ask in the room what would make it one point better by the end of the cycle."),
    )


def _numbers_disputed(material: Material, words: Words) -> Message | None:
    disputed = [question for question in material.okras.questions if _is_contradiction(question)]
    if not disputed:
        return None
    owners = _names({question.owner for question in disputed}, material)
    return Message(
        words("The house does not agree on its own numbers"),
        words.plural(
            "For {n} key result the answers give different values of today ({teams}).",
            "For {n} key results the answers give different values of today ({teams}).",
            len(disputed),
            teams=words.join(owners),
        ),
        words.plural(
            "Agree how it is counted before anybody talks about a target: about {n} minute in all.",
            "Agree how it is counted before anybody talks about a target: about {n} minutes in all.",
            sum(question.minutes for question in disputed),
        ),
    )


def _is_contradiction(question: OpenQuestion) -> bool:
    """It rests on the present values of several people, and nobody has settled it."""
    givers = {ref.partition(".")[0] for ref in question.evidence if ref.endswith("_now")}
    return len(givers) > 1 and question.answer is None


def _numbers_missing(material: Material, words: Words) -> Message | None:
    results = [result for okras in (material.okras.teams or material.okras.sets) for result in okras.key_results]
    missing = [result for result in results if _lacks_number(result)]
    if not missing:
        return None
    return Message(
        words("Not every key result has its numbers"),
        words.plural(
            "{n} of {all} key results of the teams lacks a baseline or a target; none was invented.",
            "{n} of {all} key results of the teams lack a baseline or a target; none was invented.",
            len(missing),
            all=words.number(len(results)),
        ),
        words("Send the owners their list now: a number found before the day saves five minutes on it."),
    )


def _lacks_number(result: KeyResult) -> bool:
    if result.direction is Direction.KEEP:
        return result.low is None and result.high is None
    return result.baseline is None or result.target is None


def _not_asked(material: Material, words: Words) -> Message | None:
    workshop = material.workshop
    listed = sum(team.size for team in workshop.teams)
    if workshop.employees is None or workshop.employees <= listed:
        return None
    return Message(
        words("Some of the people were never part of this"),
        words.plural(
            "{n} of {employees} people works in none of the {teams} teams listed.",
            "{n} of {employees} people work in none of the {teams} teams listed.",
            workshop.employees - listed,
            employees=words.number(workshop.employees),
            teams=words.number(len(workshop.teams)),
        ),
        words("Say in the opening whose view is missing, and who speaks for them."),
    )


def _few_answers(material: Material, words: Words) -> Message | None:
    taken = material.insights.participation
    if not taken.invited or taken.answered >= taken.invited * _LOW_TURNOUT:
        return None
    return Message(
        words("Many who were asked did not answer"),
        words(
            "{answered} of {invited} people answered ({share}).",
            answered=words.number(taken.answered),
            invited=words.number(taken.invited),
            share=words.quantity(round(100 * taken.answered / taken.invited), "%"),
        ),
        words("Put the three questions that matter most to the whole room again, in writing, before you show a draft."),
    )


def _thin_bases(material: Material, words: Words) -> Message | None:
    thin = [team for team in material.workshop.teams if _answers(team, material) < material.insights.threshold]
    if not thin:
        return None
    shown = [
        words.plural(
            "{team}: {n} answer for {size} people", "{team}: {n} answers for {size} people",
            _answers(team, material), team=team.name, size=words.number(team.size),
        )
        for team in thin
    ]  # fmt: skip
    return Message(
        words("Some teams gave very few answers"),
        words("{list}.", list="; ".join(shown)),
        words("Treat what is drafted there as a question: let these teams start from a blank sheet if they wish."),
    )


def _answers(team: Team, material: Material) -> int:
    return material.insights.participation.by_team.get(team.id, 0)


def _knots(material: Material, words: Words) -> Message | None:
    needs = {okras.owner: set(okras.depends_on) for okras in material.okras.teams}
    pairs = [(a, b) for a in needs for b in sorted(needs[a]) if a < b and a in needs.get(b, ())]
    if not pairs:
        return None
    order = [team.id for team in material.workshop.teams]
    known = [sorted(pair, key=order.index) for pair in pairs if set(pair) <= set(order)]
    shown = [words.join([_name(team, material) for team in pair]) for pair in sorted(known, key=_places(order))]
    return Message(
        words("Teams wait for each other"),
        words.plural(
            "{n} pair of teams needs each other, for example {pairs}.",
            "{n} pairs of teams need each other, for example {pairs}.",
            len(shown),
            pairs="; ".join(shown[:3]),
        ),
        words("Put them at one table: who delivers what by when, accepted or not, before the key results are final."),
    )


def _places(order: list[str]) -> Callable[[list[str]], list[int]]:
    return lambda pair: [order.index(team) for team in pair]


def _short_cycle(material: Material, words: Words) -> Message | None:
    cycle, days = material.workshop.cycle, material.rollout.working_days
    lost = int(cycle.weeks * 5) - days
    if not days or (lost < _LOST_DAYS and not cycle.blackouts):
        return None
    blocked = [
        words("{first} to {last}", first=words.date(days.first, "short"), last=words.date(days.last, "short"))
        for days in cycle.blackouts
    ]
    parts = [
        words(
            "{weeks} weeks on paper have {days} working days.", weeks=words.number(cycle.weeks), days=words.number(days)
        ),
        words("Blocked besides: {ranges}.", ranges=words.join(blocked)) if blocked else "",
    ]
    return Message(
        words("The cycle is shorter than it looks"),
        " ".join(part for part in parts if part),
        words("Read every target aloud with the number of working days behind it."),
    )


def _bonus(material: Material, words: Words) -> Message | None:
    counts = material.insights.choices.get("work.bonus", {})
    named, asked = counts.get("individual", 0), sum(counts.values())
    if material.workshop.bonus_today != "individual" and named < asked * _COMMON:
        return None
    if not named and material.workshop.bonus_today != "individual":
        return None
    detail = (
        words.plural(
            "{n} of {asked} who answered says that bonuses follow personal targets.",
            "{n} of {asked} who answered say that bonuses follow personal targets.",
            named,
            asked=words.number(asked),
        )
        if named
        else words("Bonuses follow personal targets today.")
    )
    return Message(
        words("Bonuses hang on personal targets"),
        detail,
        words("Say before the first objective that no score here decides about pay; honest targets need that."),
    )


def _blurred_score(material: Material, words: Words) -> Message | None:
    score = next((score for score in material.insights.net_promoter if score.group == "company"), None)
    if score is None or score.detectable_change < _BLURRED:
        return None
    return Message(
        words("The recommendation score cannot carry a key result"),
        words(
            "It is {score}, somewhere between {low} and {high} ({n} answers): "
            "a change of less than {change} points could be chance.",
            score=words.number(score.score, 0),
            low=words.number(score.low, 0),
            high=words.number(score.high, 0),
            n=words.number(score.n),
            change=words.number(score.detectable_change, 0),
        ),
        words("If somebody proposes it, ask which nearer measure its customers would notice first."),
    )


def _errors(material: Material, words: Words) -> Message | None:
    errors = [finding for finding in material.findings if finding.severity is Severity.ERROR]
    if not errors:
        return None
    return Message(
        words("The check found errors in the drafts"),
        words.plural("{n} line cannot work as it stands.", "{n} lines cannot work as they stand.", len(errors)),
        words("Mend them before the day; they are listed below with file and line."),
    )


def _prompt(question: str, material: Material, words: Words) -> str:
    try:
        prompt = material.questionnaire[question].prompt
    except StopIteration:
        return question
    return (prompt.get(words.language) or prompt.get("en") or question).rstrip(".")


def _name(owner: str, material: Material) -> str:
    return next((okras.name for okras in material.okras.sets if okras.owner == owner), owner)


def _names(owners: set[str], material: Material) -> list[str]:
    return list(_in_order(owners, material))


def _in_order(owners: set[str], material: Material) -> Iterator[str]:
    for okras in material.okras.sets:
        if okras.owner in owners:
            yield okras.name


_RULES: tuple[Callable[[Material, Words], Message | None], ...] = (
    _themes_apart,
    _views_apart,
    _cannot_disagree,
    _numbers_disputed,
    _numbers_missing,
    _errors,
    _few_answers,
    _thin_bases,
    _knots,
    _short_cycle,
    _not_asked,
    _bonus,
    _blurred_score,
    _weakest_habit,
)
