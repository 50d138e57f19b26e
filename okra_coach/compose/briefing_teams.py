"""What stands between the teams: who waits for whom, what nobody serves, what there is no room for."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.briefing_phrases import MOST_NAMED, quoted, sentence, several
from okra_coach.model.engagement import Material
from okra_coach.model.okra import OkraSet
from okra_coach.words import Words

_FEWEST, _MOST_TEAMS = 3, 0.6
_NEW = 0.4


def waits(material: Material, words: Words) -> Message | None:
    """A team that most others need, and the pairs of teams that each need the other."""
    teams = list(material.okras.teams)
    pairs = [
        (one, other)
        for number, one in enumerate(teams)
        for other in teams[number + 1 :]
        if other.owner in one.depends_on and one.owner in other.depends_on
    ]
    neck = _bottleneck(teams)
    if not pairs and neck is None:
        return None
    in_pairs = {okras.owner for pair in pairs for okras in pair}
    possible = len(teams) * (len(teams) - 1) / 2
    return Message(
        sentence(_clauses(neck, teams, pairs, words)),
        _exchange(neck, words),
        weigh(Matter.TANGLED, len(pairs) / possible, len(in_pairs) / len(teams)),
    )


def _clauses(
    neck: OkraSet | None, teams: list[OkraSet], pairs: list[tuple[OkraSet, OkraSet]], words: Words
) -> Iterator[str]:
    if neck is not None:
        yield _needed(neck, teams, words)
        back = sum(1 for pair in pairs if neck in pair)
        if back:
            yield words.plural("it needs {n} of them itself", "it needs {n} of them itself", back)
    rest = [f"{one.name} – {other.name}" for one, other in pairs if neck not in (one, other)]
    shown = several(rest, words)
    if rest:
        yield words.plural(
            "{n} pair of teams waits for each other: {pairs}",
            "{n} pairs of teams wait for each other: {pairs}",
            len(rest),
            pairs=shown,
        )


def _needed(neck: OkraSet, teams: list[OkraSet], words: Words) -> str:
    count, others = len(_needing(neck, teams)), len(teams) - 1
    if count == others:
        return words("everybody waits for {team}: all {n} other teams need it", team=neck.name, n=words.number(others))
    return words(
        "{n} of the {all} other teams need {team}", n=words.number(count), all=words.number(others), team=neck.name
    )


def _exchange(neck: OkraSet | None, words: Words) -> str:
    if neck is not None:
        return words(
            "Thirty minutes before the key results are final: each team asks {team} for one thing, aloud, "
            "and hears yes with a date, or no.",
            team=neck.name,
        )
    return words(
        "Put each pair at one table for ten minutes before the key results are final: "
        "who delivers what by when, accepted or refused aloud."
    )


def _bottleneck(teams: list[OkraSet]) -> OkraSet | None:
    """The team that most others need, when it is one only."""
    counts = sorted(((len(_needing(okras, teams)), -number, okras) for number, okras in enumerate(teams)), reverse=True,
                    key=lambda found: found[:2])  # fmt: skip
    if len(counts) < 2 or counts[0][0] == counts[1][0]:
        return None
    most = counts[0][0]
    return counts[0][2] if most >= max(_FEWEST, _MOST_TEAMS * (len(teams) - 1)) else None


def _needing(needed: OkraSet, teams: list[OkraSet]) -> list[OkraSet]:
    return [okras for okras in teams if needed.owner in okras.depends_on]


def unserved(material: Material, words: Words) -> Message | None:
    """Company objectives that no team's objective serves, as long as some are served."""
    company, teams = material.okras.company, material.okras.teams
    served = {line for okras in teams for objective in okras.objectives for line in objective.supports}
    objectives = company.objectives if company else ()
    left = [objective for objective in objectives if objective.id not in served]
    if not served or not left:
        return None
    return Message(
        words("No team serves {objectives} yet.", objectives=several([quoted(one.text, words) for one in left], words)),
        words(
            "Ask round, a minute each, the team leads first: who takes it on? If nobody does, the sponsor strikes it."
        ),
        weigh(Matter.THIN, len(left) / len(objectives), 1 / len(objectives)),
    )


def room_to_make(material: Material, words: Words) -> Message | None:
    """What people would stop, and how many have never worked like this."""
    lines = material.okras.company.not_doing if material.okras.company else ()
    counts = material.insights.choices.get("work.okr_experience", {})
    new, asked = counts.get("none", 0), sum(counts.values())
    if new < _NEW * asked or not new:
        new = 0
    if not lines and not new:
        return None
    people = {ref.partition(".")[0] for line in lines for ref in line.evidence}
    return Message(
        sentence(_room([line.text for line in lines], new, asked, words)),
        words("Before the first objective the sponsor strikes one thing of their own, then each team one: ten minutes.")
        if lines
        else words("Do one key result together on the wall, ten minutes, before any team starts on its own."),
        weigh(
            Matter.THIN,
            len(people) / max(material.insights.participation.answered, 1),
            new / asked if asked else 0.0,
        ),
    )


def _room(lines: list[str], new: int, asked: int, words: Words) -> Iterator[str]:
    if new:
        yield words.plural(
            "{n} of {asked} has never worked with OKRs",
            "{n} of {asked} have never worked with OKRs",
            new,
            asked=words.number(asked),
        )
    if lines:
        yield words.plural(
            "{n} thing stands on the list of what to stop: {lines}",
            "{n} things stand on the list of what to stop, first {lines}",
            len(lines),
            lines=words.join([quoted(line, words) for line in lines[:MOST_NAMED]]),
        )
