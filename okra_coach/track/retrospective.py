"""Questions for the retrospective, made from the data: each says what stands out, and none says why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from okra_coach.model.closing import LineStory, Pattern, Question
from okra_coach.model.history import PastCycle
from okra_coach.model.okra import COMPANY, OkraSet
from okra_coach.model.progress import Status
from okra_coach.model.scores import TeamScore
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import Broken
from okra_coach.track.progress import stated_status

WEIGHTS = {
    Pattern.UNMOVED: 9.0,
    Pattern.CONFIDENT: 8.0,
    Pattern.HEALTH: 7.5,
    Pattern.CHANGED: 7.0,
    Pattern.WISHFUL: 6.5,
    Pattern.SANDBAGGED: 6.0,
    Pattern.MOVED_ALONE: 5.5,
    Pattern.UNSEEN: 5.0,
    Pattern.EARLY: 4.5,
    Pattern.DOUBTED: 4.0,
}
"""What a question is likely to teach, our own judgement; each further line that it is about adds half a point."""
_ALL_REACHED, _FAR_OFF, _IN_A_ROW = 0.9, 0.3, 2
Found = int | None
"""The number that a question tells; 0 where it tells none, None where there is nothing to ask."""


def questions(
    stories: Sequence[LineStory],
    sets: Sequence[OkraSet],
    scores: Sequence[TeamScore],
    broken: Sequence[Broken],
    past: Sequence[PastCycle],
    settings: TrackingSettings,
) -> tuple[Question, ...]:
    """All of them, ranked: the weightiest first, and each pattern once before any comes again."""
    names = {okras.owner: okras.name for okras in sets}
    found = [
        *_of_lines(stories, names, settings),
        *_of_health(stories, broken, settings),
        *_of_cycles(stories, scores, past, names),
    ]
    return _ranked(found)


def _of_lines(stories: Sequence[LineStory], names: Mapping[str, str], settings: TrackingSettings) -> Iterator[Question]:
    looks: dict[Pattern, Callable[[LineStory], Found]] = {
        Pattern.UNMOVED: lambda line: unmoved(line, settings),
        Pattern.MOVED_ALONE: lambda line: moved_alone(line, settings),
        Pattern.EARLY: lambda line: early(line, settings),
        Pattern.CONFIDENT: lambda line: confident(line, settings),
        Pattern.DOUBTED: lambda line: doubted(line, settings),
        Pattern.UNSEEN: lambda line: unseen(line, settings),
        Pattern.CHANGED: lambda line: 0 if line.changes else None,
    }
    for pattern, look in looks.items():
        by_team: dict[str, list[tuple[LineStory, int]]] = defaultdict(list)
        for line in stories:
            number = look(line)
            if number is not None:
                by_team[line.owner].append((line, number))
        for owner, hits in by_team.items():
            yield _question(pattern, owner, names, [line for line, _ in hits], max(number for _, number in hits))


def _question(
    pattern: Pattern, owner: str, names: Mapping[str, str], lines: Sequence[LineStory], number: int = 0
) -> Question:
    weight = WEIGHTS[pattern] + 0.5 * max(len(lines) - 1, 0)
    about = tuple(line.key_result.id for line in lines)
    measures = tuple(line.key_result.measure for line in lines)
    return Question(pattern, owner, names.get(owner, owner), about, measures, number, weight=weight)


def unmoved(line: LineStory, settings: TrackingSettings) -> Found:
    """Actions were begun, values came, and it did not go along; the number of those actions."""
    stayed = line.by is not None and line.by * 100 <= settings.tried
    return len(line.begun) if line.begun and stayed and not line.score.reached else None


def moved_alone(line: LineStory, settings: TrackingSettings) -> Found:
    """It went its way and nobody had begun an action; the company's key results move by the teams' actions."""
    if line.owner == COMPANY and not line.actions:
        return None
    return 0 if line.by is not None and line.by * 100 > settings.tried and not line.begun else None


def early(line: LineStory, settings: TrackingSettings) -> Found:
    """Its target was reached when the cycle was young; a band is not reached but kept."""
    if line.by is None:
        return None
    there = (one for one in line.told[1:] if (one.reading.progress or 0.0) >= 1.0)
    return 0 if any(one.elapsed * 100 <= settings.early for one in there) else None


def confident(line: LineStory, settings: TrackingSettings) -> Found:
    """The last confidence was high and the score is low; the number is that confidence."""
    sure, value = line.score.confidence, line.score.value
    if sure is None or value is None or value * 100 >= settings.score_amber:
        return None
    return sure if stated_status(sure, settings.limits) is Status.ON_TRACK else None


def doubted(line: LineStory, settings: TrackingSettings) -> Found:
    """The last confidence was low and the score is high; the number is that confidence."""
    sure, value = line.score.confidence, line.score.value
    if sure is None or value is None or value * 100 < settings.score_green:
        return None
    return sure if stated_status(sure, settings.limits) is Status.OFF_TRACK else None


def unseen(line: LineStory, settings: TrackingSettings) -> Found:
    """Nobody gave a value for so long; the number of whole weeks. One that was reached may rest."""
    if line.score.reached and line.by is not None:
        return None
    seen = sorted({one.reading.seen for one in line.told if one.reading.seen is not None})
    looks = [line.first.day, *(day for day in seen if day > line.first.day), line.last.day]
    longest = max((then - before).days for before, then in pairwise(looks))
    return longest // 7 if longest >= settings.unseen_days else None


def _of_health(
    stories: Sequence[LineStory], broken: Sequence[Broken], settings: TrackingSettings
) -> Iterator[Question]:
    """A health measure is out of its band while key results of the same team went their way."""
    for one in broken:
        lines = [
            line
            for line in stories
            if line.owner == one.owner and line.by is not None and line.by * 100 > settings.tried
        ]
        if lines:
            about, measures = zip(*((line.key_result.id, line.key_result.measure) for line in lines), strict=True)
            weight = WEIGHTS[Pattern.HEALTH]
            yield Question(Pattern.HEALTH, one.owner, one.name, about, measures, broken=one, weight=weight)


def _of_cycles(
    stories: Sequence[LineStory], scores: Sequence[TeamScore], past: Sequence[PastCycle], names: Mapping[str, str]
) -> Iterator[Question]:
    """Two cycles or more in which nearly all was reached, or nearly nothing was; the number is that of the cycles."""
    for team in scores:
        before = [known.score if known else None for known in (cycle.team(team.owner) for cycle in reversed(past))]
        values = [team.value, *before]
        for pattern, fits in ((Pattern.SANDBAGGED, _is_all_reached), (Pattern.WISHFUL, _is_far_off)):
            count = _in_a_row(values, fits)
            if count >= _IN_A_ROW:
                own = [line for line in stories if line.owner == team.owner and _fits(line, fits)]
                yield _question(pattern, team.owner, names, own, count)


def _is_all_reached(value: float) -> bool:
    return value >= _ALL_REACHED


def _is_far_off(value: float) -> bool:
    return value < _FAR_OFF


def _fits(line: LineStory, fits: Callable[[float], bool]) -> bool:
    return line.score.value is not None and fits(line.score.value)


def _in_a_row(values: Iterable[float | None], fits: Callable[[float], bool]) -> int:
    count = 0
    for value in values:
        if value is None or not fits(value):
            break
        count += 1
    return count


def _ranked(found: Sequence[Question]) -> tuple[Question, ...]:
    """By weight, but a pattern that came already waits until each has come once."""
    came: Counter[Pattern] = Counter()
    rounds = []
    for one in sorted(found, key=lambda question: -question.weight):
        rounds.append((came[one.pattern], -one.weight, one))
        came[one.pattern] += 1
    return tuple(one for _, _, one in sorted(rounds, key=lambda entry: entry[:2]))
