"""What the answers say about people: who was heard, who sees it differently, who would not speak up."""

from __future__ import annotations

from okra_coach.compose.briefing_message import Message
from okra_coach.model.engagement import Material
from okra_coach.model.insights import ScaleResult, ThemeVote
from okra_coach.words import Words, mark

_APART = 0.3
_SCALE_APART = 1.0
_LOW_SCALE = 3.0
_LOW_TURNOUT = 0.7
_COMMON = 0.25
_BANDS = (
    (0.67, mark("most")),
    (0.34, mark("about half")),
    (0.0, mark("few")),
)


def themes_apart(material: Material, words: Words) -> Message | None:
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


def views_apart(material: Material, words: Words) -> Message | None:
    """The statement that leadership agrees with far more than the house; its own figure is never shown."""
    found = _widest_view(material)
    if found is None:
        return None
    return Message(
        words("Leadership sees the house more brightly than the teams do"),
        words(
            "“{statement}”: the leadership agrees far more than the average of {mean} on a scale to 5 ({n} answers).",
            statement=_prompt(found.question, material, words),
            mean=_mean(found, words),
            n=words.number(found.n or 0),
        ),
        words("Ask each team for one example before the leadership answers; end with one promise of the sponsor."),
    )


def _widest_view(material: Material) -> ScaleResult | None:
    """The company's result for the statement on which leadership is furthest above it."""
    insights = material.insights
    gaps = [
        ((leaders.about or 0) - (whole.about or 0), whole)
        for leaders in insights.scales
        if leaders.group == "leadership" and leaders.about is not None
        if (whole := insights.scale(leaders.question)) is not None and whole.about is not None
    ]
    widest = max(gaps, key=lambda gap: gap[0], default=None)
    return widest[1] if widest and widest[0] >= _SCALE_APART else None


def cannot_disagree(material: Material, words: Words) -> Message | None:
    """Told when the house leans towards silence."""
    result = material.insights.scale("work.speak_up")
    if result is None or result.about is None or result.about >= _LOW_SCALE:
        return None
    return Message(
        words("Many would not contradict a goal of their manager"),
        words(
            "“{statement}”: {mean} on a scale to 5 ({n} answers).",
            statement=_prompt(result.question, material, words),
            mean=_mean(result, words),
            n=words.number(result.n or 0),
        ),
        words("Collect objections in writing and without names; leaders speak last in every round."),
    )


def weakest_habit(material: Material, words: Words) -> Message | None:
    """The statement with the least agreement, unless another message speaks of it already."""
    widest = _widest_view(material)
    told = {"work.speak_up", widest.question if widest else ""}
    results = [
        result
        for result in material.insights.scales
        if result.group == "company" and result.about is not None and result.question not in told
    ]
    lowest = min(results, key=lambda result: result.about or 0, default=None)
    if lowest is None or lowest.about is None or lowest.about >= _LOW_SCALE:
        return None
    return Message(
        words("Of how the house works today, this is rated lowest"),
        words(
            "“{statement}”: {mean} on a scale to 5 ({n} answers).",
            statement=_prompt(lowest.question, material, words),
            mean=_mean(lowest, words),
            n=words.number(lowest.n or 0),
        ),
        words("Ask in the room what would make it one point better by the end of the cycle."),
    )


def few_answers(material: Material, words: Words) -> Message | None:
    """Told when under seven of ten answered."""
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


def _mean(result: ScaleResult, words: Words) -> str:
    """The average, or between which ends it lies when the figure would tell what everybody answered."""
    if result.band is None:
        return words.number(result.mean or 0, 1)
    low, high = (words.number(end, 1) for end in result.band)
    return words("{low} to {high}", low=low, high=high)


def thin_bases(material: Material, words: Words) -> Message | None:
    """Teams with fewer answers than the wall lets through: which they are, and not how many answered."""
    taken, teams = material.insights.participation, material.workshop.teams
    silent = [team.name for team in teams if taken.by_team.get(team.id, 0) == 0]
    thin = [team.name for team in teams if team.id in taken.few]
    if not (silent or thin):
        return None
    told = [
        words("Nobody answered in {teams}.", teams=words.join(silent)) if silent else "",
        words(
            "Fewer than {threshold} answered in {teams}.",
            threshold=words.number(material.insights.threshold),
            teams=words.join(thin),
        )
        if thin
        else "",
    ]
    return Message(
        words("Some teams gave very few answers"),
        " ".join(text for text in told if text),
        words("Treat what is drafted there as a question: let these teams start from a blank sheet if they wish."),
    )


def not_asked(material: Material, words: Words) -> Message | None:
    """People of the client who belong to no team listed."""
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


def bonus(material: Material, words: Words) -> Message | None:
    """Told when the client says so, or a quarter of those who answered does."""
    detail = _bonus_detail(material, words)
    if detail is None:
        return None
    return Message(
        words("Bonuses hang on personal targets"),
        detail,
        words("Say before the first objective that no score here decides about pay; honest targets need that."),
    )


def _bonus_detail(material: Material, words: Words) -> str | None:
    insights, known = material.insights, material.workshop.bonus_today == "individual"
    counts = insights.choices.get("work.bonus", {})
    named, asked = counts.get("individual", 0), sum(counts.values())
    if insights.nearly_all.get("work.bonus") == "individual":
        return words("Nearly all who answered say that bonuses follow personal targets.")
    if not known and (not named or named < asked * _COMMON):
        return None
    if not named:
        return words("Bonuses follow personal targets today.")
    return words.plural(
        "{n} of {asked} who answered says that bonuses follow personal targets.",
        "{n} of {asked} who answered say that bonuses follow personal targets.",
        named,
        asked=words.number(asked),
    )


def _prompt(question: str, material: Material, words: Words) -> str:
    try:
        prompt = material.questionnaire[question].prompt
    except StopIteration:
        return question
    return (prompt.get(words.language) or prompt.get("en") or question).rstrip(".")
