"""Why a short cycle, or why not: from what the client's own people say of planning, adapting and finishing."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.model.insights import ScaleResult
from okra_coach.plan.house import House, agreeing, disagreeing

_ENOUGH = 5
_LOW, _HIGH = 3.0, 3.5
_ADAPT, _FINISH, _VISIBLE = "work.adapt", "work.finish", "work.results_visible"
_SLOW, _FAST = ("yearly", "half_yearly"), ("quarterly", "monthly")


def short_cycle(house: House) -> tuple[str, ...]:
    """How often goals are set, how well plans keep up and are kept, and what follows; a line of its own for too few."""
    words = house.words
    if house.insights.participation.answered < max(_ENOUGH, house.insights.threshold):
        return (words("Too few people answered to argue for a short cycle, or against it, from their own answers."),)
    rhythm, kept = _rhythm(house), _kept(house)
    if rhythm is None and kept is None:
        return (words("The answers say too little about planning to argue for a short cycle, or against it."),)
    sides = [side for _, side in filter(None, (rhythm, kept))]
    told = [said for said, _ in filter(None, (rhythm, kept))]
    return (*told, " ".join(_verdict(sum(sides), house)))


def _rhythm(house: House) -> tuple[str, int] | None:
    """How often goals are set today; 1 speaks for a shorter cycle, -1 against it."""
    words = house.words
    if house.nearly_all("work.planning", *_SLOW):
        return words("Nearly all who answered say that goals are set once or twice a year."), 1
    if house.nearly_all("work.planning", *_FAST):
        return words("Nearly all who answered set goals every quarter or more often already."), -1
    slow, everybody = house.chosen("work.planning", *_SLOW)
    fast, _ = house.chosen("work.planning", *_FAST)
    none, _ = house.chosen("work.planning", "never")
    if max(slow, fast, none) == 0:
        return (
            (words("Goals are set once or twice a year today."), 1) if house.workshop.planning_today in _SLOW else None
        )
    every = words.number(everybody)
    if fast > max(slow, none):
        return words("{n} of {all} set goals every quarter or more often already.", n=words.number(fast), all=every), -1
    if none > slow:
        return words("{n} of {all} say that no goals are set.", n=words.number(none), all=every), 0
    return words("{n} of {all} say that goals are set once or twice a year.", n=words.number(slow), all=every), 1


def _kept(house: House) -> tuple[str, int] | None:
    """Whether plans follow the market and whether what is started is finished: the lower one, else the higher."""
    known = [one for one in map(house.insights.scale, (_ADAPT, _FINISH)) if one is not None and one.about is not None]
    low = min(known, key=lambda one: one.about or 0.0, default=None)
    if low is None:
        return None
    if (low.about or 0.0) < _LOW:
        return _said(low, house, disagree=True), 1
    if all((one.about or 0.0) >= _HIGH for one in known):
        return _said(low, house, disagree=False), -1
    return _said(low, house, disagree=disagreeing(low) >= agreeing(low)), 0


def _said(result: ScaleResult, house: House, disagree: bool) -> str:
    """The statement with its average, and how many disagree, or agree, where that may be told."""
    words = house.words
    count = house.told_apart(disagreeing(result) if disagree else agreeing(result), result)
    told = {
        "statement": house.statement(result.question),
        "mean": house.mean(result),
        "all": words.number(result.n or 0),
    }
    if count is None:
        return words("{statement} gets {mean} of 5 from {all} answers.", **told)
    if disagree:
        return words("{statement} gets {mean} of 5, and {n} of {all} disagree.", n=words.number(count), **told)
    return words("{statement} gets {mean} of 5, and {n} of {all} agree.", n=words.number(count), **told)


def _verdict(balance: int, house: House) -> Iterator[str]:
    """What follows, said as plainly when the answers do not ask for a change."""
    words, weeks = house.words, house.words.quantity(house.workshop.cycle.weeks, "weeks")
    if balance > 0:
        yield words(
            "In a cycle of {weeks} a goal that turns out wrong is changed after weeks, not with the next long plan.",
            weeks=weeks,
        )
    elif balance < 0:
        yield words(
            "The answers do not ask for a shorter rhythm: what a cycle of {weeks} adds here is the weekly look at "
            "progress, not the quarter.",
            weeks=weeks,
        )
    else:
        yield words(
            "The answers do not settle it: try one cycle of {weeks}, and decide at its end whether the rhythm stays.",
            weeks=weeks,
        )
    visible = house.insights.scale(_VISIBLE)
    if visible is not None and visible.about is not None and visible.about < _LOW:
        yield words(
            "Against it speaks that results are seen late ({mean} of 5): without early measures the cycle ends before "
            "anything can be learned.",
            mean=house.mean(visible),
        )
