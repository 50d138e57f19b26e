"""What the answers say about people: who wants what, who was heard, and what will not be said aloud."""

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
    sides = [
        words(
            "“{theme}” is put first by {leaders} in the leadership and by {staff} among everybody else.",
            theme=vote.name,
            leaders=words(_band(vote.leadership_share or 0)),
            staff=words(_band(vote.staff_share or 0)),
        )
        for vote in apart
    ]
    first = max(material.insights.theme_votes, key=lambda vote: vote.votes)
    if first not in apart and first.votes:
        sides.append(_most_wanted(first, material, words))
    return Message(
        " ".join(sides),
        words("Show both lists side by side; everybody writes a choice down before the sponsor speaks."),
        60 + 40 * max(abs(_gap(vote)) for vote in apart),
    )


def _most_wanted(vote: ThemeVote, material: Material, words: Words) -> str:
    return words(
        "Most named of all is “{theme}” ({n} of {all}).",
        theme=vote.name,
        n=words.number(vote.votes),
        all=words.number(material.insights.participation.answered),
    )


def _band(share: float) -> str:
    return next(text for least, text in _BANDS if share >= least)


def _gap(vote: ThemeVote) -> float:
    return (vote.leadership_share or 0.0) - (vote.staff_share or 0.0)


def left_unsaid(material: Material, words: Words) -> Message | None:
    """Many would not contradict, or the leadership sees the house more brightly; its own figure is never shown."""
    silent, brighter = _silent(material), _widest_view(material)
    told, weight = [], 0.0
    if silent is not None:
        told.append(
            words(
                "What will not be said aloud is that a goal is wrong: “{statement}” gets {mean} of 5 ({n} answers).",
                statement=_prompt(silent.question, material, words),
                mean=_mean(silent, words),
                n=words.number(silent.n or 0),
            )
        )
        weight = 45 + 20 * (_LOW_SCALE - (silent.about or 0))
    if brighter is not None:
        widest, gap = brighter
        told.append(
            words(
                "The leadership agrees with “{statement}” far more than the house ({mean} of 5, {n} answers).",
                statement=_prompt(widest.question, material, words),
                mean=_mean(widest, words),
                n=words.number(widest.n or 0),
            )
        )
        weight = max(weight, 30 + 12 * gap)
    if not told:
        return None
    do = (
        words("Collect objections in writing and without names; leaders speak last in every round.")
        if silent is not None
        else words("Ask each team for one example before the leadership answers; end with one promise of the sponsor.")
    )
    return Message(" ".join(told), do, weight)


def _silent(material: Material) -> ScaleResult | None:
    result = material.insights.scale("work.speak_up")
    return result if result is not None and result.about is not None and result.about < _LOW_SCALE else None


def _widest_view(material: Material) -> tuple[ScaleResult, float] | None:
    """The company's result for the statement on which leadership is furthest above it, and by how much."""
    insights = material.insights
    gaps = [
        ((leaders.about or 0) - (whole.about or 0), whole)
        for leaders in insights.scales
        if leaders.group == "leadership" and leaders.about is not None
        if (whole := insights.scale(leaders.question)) is not None and whole.about is not None
    ]
    gap, widest = max(gaps, key=lambda pair: pair[0], default=(0.0, None))
    return (widest, gap) if widest is not None and gap >= _SCALE_APART else None


def weakest_habit(material: Material, words: Words) -> Message | None:
    """The statement with the least agreement, unless another message speaks of it already."""
    brighter = _widest_view(material)
    told = {"work.speak_up", brighter[0].question if brighter else ""}
    results = [
        result
        for result in material.insights.scales
        if result.group == "company" and result.about is not None and result.question not in told
    ]
    lowest = min(results, key=lambda result: result.about or 0, default=None)
    if lowest is None or lowest.about is None or lowest.about >= _LOW_SCALE:
        return None
    return Message(
        words(
            "Of how the house works today, this is rated lowest: “{statement}”, {mean} of 5 ({n} answers).",
            statement=_prompt(lowest.question, material, words),
            mean=_mean(lowest, words),
            n=words.number(lowest.n or 0),
        ),
        words("Ask in the room what would make it one point better by the end of the cycle."),
        15 + 20 * (_LOW_SCALE - lowest.about),
    )


def who_answered(material: Material, words: Words) -> Message | None:
    """Who was heard and who never was: the share that answered, teams with few answers, people in no team listed."""
    missing, unlisted, quiet = _missing(material), _unlisted(material), _quiet_teams(material, words)
    if not (missing or unlisted or quiet):
        return None
    told = [_answered(material, words), *quiet]
    if unlisted:
        told.append(
            words.plural(
                "{n} of {employees} people works in none of the {teams} teams listed and was never asked.",
                "{n} of {employees} people work in none of the {teams} teams listed and were never asked.",
                unlisted,
                employees=words.number(material.workshop.employees or 0),
                teams=words.number(len(material.workshop.teams)),
            )
        )
    share = unlisted / material.workshop.employees if material.workshop.employees else 0.0
    do = words(
        "Say in the opening whose view is missing, and who speaks for them; treat drafts on a thin basis as questions."
    )
    return Message(" ".join(text for text in told if text), do, 20 + 60 * missing + 50 * share + 6 * len(quiet))


def _missing(material: Material) -> float:
    """The share of those invited who did not answer, when it is large."""
    taken = material.insights.participation
    if not taken.invited or taken.answered >= taken.invited * _LOW_TURNOUT:
        return 0.0
    return 1 - taken.answered / taken.invited


def _unlisted(material: Material) -> int:
    listed = sum(team.size for team in material.workshop.teams)
    return max((material.workshop.employees or 0) - listed, 0)


def _answered(material: Material, words: Words) -> str:
    taken = material.insights.participation
    if not taken.invited:
        return words.plural("{n} person answered.", "{n} people answered.", taken.answered)
    return words(
        "{answered} of {invited} people answered ({share}).",
        answered=words.number(taken.answered),
        invited=words.number(taken.invited),
        share=words.quantity(round(100 * taken.answered / taken.invited), "%"),
    )


def _quiet_teams(material: Material, words: Words) -> list[str]:
    """Teams with fewer answers than the wall lets through: which they are, and not how many answered."""
    taken, teams = material.insights.participation, material.workshop.teams
    silent = [team.name for team in teams if taken.by_team.get(team.id, 0) == 0]
    thin = [team.name for team in teams if team.id in taken.few]
    told = [words("Nobody answered in {teams}.", teams=words.join(silent))] if silent else []
    if thin:
        least = words.number(material.insights.threshold)
        told.append(words("Fewer than {threshold} answered in {teams}.", threshold=least, teams=words.join(thin)))
    return told


def bonus(material: Material, words: Words) -> Message | None:
    """Told when the client says so, or a quarter of those who answered does."""
    told = _bonus(material, words)
    if told is None:
        return None
    do = words("Say before the first objective that no score here decides about pay; honest targets need that.")
    return Message(told[0], do, 30 + 40 * told[1])


def _bonus(material: Material, words: Words) -> tuple[str, float] | None:
    """The sentence, and the share that says so."""
    insights, known = material.insights, material.workshop.bonus_today == "individual"
    counts = insights.choices.get("work.bonus", {})
    named, asked = counts.get("individual", 0), sum(counts.values())
    if insights.nearly_all.get("work.bonus") == "individual":
        return words("Nearly all who answered say that bonuses follow personal targets."), 1.0
    if not known and (not named or named < asked * _COMMON):
        return None
    if not named:
        return words("Bonuses follow personal targets today."), 0.5
    text = words.plural(
        "{n} of {asked} who answered says that bonuses follow personal targets.",
        "{n} of {asked} who answered say that bonuses follow personal targets.",
        named,
        asked=words.number(asked),
    )
    return text, named / asked


def _mean(result: ScaleResult, words: Words) -> str:
    """The average, or between which ends it lies when the figure would tell what everybody answered."""
    if result.band is None:
        return words.number(result.mean or 0, 1)
    low, high = (words.number(end, 1) for end in result.band)
    return words("{low} to {high}", low=low, high=high)


def _prompt(question: str, material: Material, words: Words) -> str:
    try:
        prompt = material.questionnaire[question].prompt
    except StopIteration:
        return question
    return (prompt.get(words.language) or prompt.get("en") or question).rstrip(".")
