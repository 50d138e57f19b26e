"""What will be said aloud in the room, and what will not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.briefing_phrases import quoted, sentence
from okra_coach.model.engagement import Material
from okra_coach.model.insights import ScaleResult
from okra_coach.words import Words

_APART = 1.0
_LOW, _RANGE = 3.0, 2.0
_CLEARLY_LOW = 2.7
_A_THIRD = 1 / 3
_COMMON = 0.25
_MOST = 2
_SPEAK_UP = "work.speak_up"


@dataclass(frozen=True)
class _Voices:
    """What the answers say of saying things; each part may be missing."""

    failing: tuple[ScaleResult, ...]
    silent: ScaleResult | None
    brighter: tuple[tuple[ScaleResult, float], ...]
    bonus: float | None

    @property
    def gap(self) -> float:
        """How far the worst of it is from what would be right."""
        low = [*self.failing[:1], *([self.silent] if self.silent else [])]
        sides = [(_LOW - (result.about or 0)) / _RANGE for result in low] + [gap / 4 for _, gap in self.brighter]
        return max([*sides, (self.bonus or 0.0) / 2])


def said_and_unsaid(material: Material, words: Words) -> Message | None:
    """What the answers say openly does not hold; what nobody says to a leader; and whether pay hangs on it."""
    brighter = _brighter(material)
    silent = _silent(material)
    told = {_SPEAK_UP, *(result.question for result, _ in brighter[:_MOST])}
    failing = [result for result in _failing(material) if result.question not in told]
    voices = _Voices(tuple(failing), silent, tuple(brighter), _bonus_share(material))
    said = sentence(_clauses(voices, material, words))
    if not said:
        return None
    against = [_against(result) for result in (*failing[:1], *([silent] if silent else []))]
    reach = max(voices.bonus or 0.0, *against, 0.0)
    unsaid = silent is not None or brighter or voices.bonus is not None
    return Message(
        said, sentence(_steps(voices, words)), weigh(Matter.HELD_UP if unsaid else Matter.THIN, voices.gap, reach)
    )


def _clauses(voices: _Voices, material: Material, words: Words) -> Iterator[str]:
    aside = voices.silent is not None or voices.brighter
    if voices.failing:
        named = voices.failing[: 1 if aside else _MOST]
        yield words(
            "said aloud will be that this does not hold: {statements}",
            statements=words.join([_disagreed(result, material, words) for result in named]),
        )
    if voices.silent is not None:
        yield words(
            "not said aloud will be that a goal is wrong: {statement}",
            statement=_disagreed(voices.silent, material, words),
        )
    told = [result for result, _ in voices.brighter if result is not voices.silent][: 1 if voices.failing else _MOST]
    if told:
        yield words(
            "the leadership agrees far more than the house with {statements}",
            statements=words.join([_rated(result, material, words) for result in told]),
        )
    if voices.bonus is not None:
        yield _bonus(material, words)


def _steps(voices: _Voices, words: Words) -> Iterator[str]:
    if voices.silent is not None:
        yield words("ten minutes of objections on cards without names, read out by you; leaders speak last all day")
    elif voices.brighter:
        yield words("each team gives one example before the leadership answers; the sponsor then says what stops now")
    elif voices.failing:
        yield _tries(voices.failing[0].question, words)
    if voices.bonus is not None:
        yield words("in the first five minutes the sponsor says yes or no: does pay hang on these scores?")


def _rated(result: ScaleResult, material: Material, words: Words) -> str:
    return words(
        "{statement} ({mean} of 5 from all)",
        statement=quoted(_prompt(result.question, material, words), words),
        mean=_mean(result, words),
    )


def _silent(material: Material) -> ScaleResult | None:
    result = material.insights.scale(_SPEAK_UP)
    if result is None or result.about is None:
        return None
    return result if result.about < _LOW or _against(result) > _for(result) else None


def _brighter(material: Material) -> list[tuple[ScaleResult, float]]:
    """The company's results for the statements on which leadership is far above it, the widest first."""
    insights = material.insights
    gaps = [
        (whole, (leaders.about or 0) - (whole.about or 0))
        for leaders in insights.scales
        if leaders.group == "leadership" and leaders.about is not None
        if (whole := insights.scale(leaders.question)) is not None and whole.about is not None
    ]
    return sorted((pair for pair in gaps if pair[1] >= _APART), key=lambda pair: -pair[1])


def _bonus_share(material: Material) -> float | None:
    """The share that says bonuses follow personal targets; a half where only the client says so, None for few."""
    insights, known = material.insights, material.workshop.bonus_today == "individual"
    counts = insights.choices.get("work.bonus", {})
    named, asked = counts.get("individual", 0), sum(counts.values())
    if insights.nearly_all.get("work.bonus") == "individual":
        return 1.0
    if named and (known or named >= asked * _COMMON):
        return named / asked
    return 0.5 if known else None


def _bonus(material: Material, words: Words) -> str:
    insights = material.insights
    counts = insights.choices.get("work.bonus", {})
    named = counts.get("individual", 0)
    if insights.nearly_all.get("work.bonus") == "individual":
        return words("nearly all who answered say that bonuses follow personal targets")
    if not named:
        return words("bonuses follow personal targets today")
    return words.plural(
        "{n} of {asked} says that bonuses follow personal targets",
        "{n} of {asked} say that bonuses follow personal targets",
        named,
        asked=words.number(sum(counts.values())),
    )


def _failing(material: Material) -> list[ScaleResult]:
    """The company's results for what most do not find true, the lowest first."""
    found = [result for result in material.insights.scales if result.group == "company" and _fails(result)]
    return sorted(found, key=lambda result: result.about or 0)


def _fails(result: ScaleResult) -> bool:
    """A third disagrees and fewer agree; where the distribution may not be told, the mean alone must say so."""
    if result.about is None or result.shares is None:
        return result.about is not None and result.about < _CLEARLY_LOW
    return result.about < _LOW and _against(result) >= _A_THIRD and _against(result) > _for(result)


def _disagreed(result: ScaleResult, material: Material, words: Words) -> str:
    against, everybody = round(_against(result) * (result.n or 0)), result.n or 0
    statement = quoted(_prompt(result.question, material, words), words)
    if against < material.insights.threshold or everybody - against < material.insights.threshold:
        return words(
            "{statement} ({mean} of 5, {n} answers)",
            statement=statement, mean=_mean(result, words), n=words.number(everybody),
        )  # fmt: skip
    return words(
        "{statement} ({mean} of 5, {against} of {n} disagree)",
        statement=statement, mean=_mean(result, words), against=words.number(against), n=words.number(everybody),
    )  # fmt: skip


def _against(result: ScaleResult) -> float:
    """The share of 1 and 2, where the distribution may be told."""
    return sum(result.shares[:2]) if result.shares else 0.0


def _for(result: ScaleResult) -> float:
    return sum(result.shares[3:]) if result.shares else 1.0


def _tries(question: str, words: Words) -> str:
    if question == "work.finish":
        return words("each team names first what it will not start; nobody leaves with more than two objectives")
    if question == "work.share":
        return words("hang every draft on the wall before anybody comments; the last ten minutes fix where they stay")
    return words(
        "the teams say in five minutes, before any leader does, what would make it one point better within the cycle"
    )


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
