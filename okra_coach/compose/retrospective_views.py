"""What the slides and the page of a retrospective say alike: scores, questions, proposals and measures in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from okra_coach.compose.check_in_views import aim, value
from okra_coach.model.closing import ActionEnd, LineStory, Pattern, Proposed, Question, Way, Why
from okra_coach.model.history import MeasureHistory, PastLine
from okra_coach.model.okra import KeyResult
from okra_coach.model.retrospective import Retrospective
from okra_coach.model.scores import Mark, Score, Unscored
from okra_coach.words import Words, mark, mark_plural

MOST_QUESTIONS = 7
_MOST_NAMED = 3
MARKS = {
    Mark.MET: mark("✓ met"),
    Mark.MISSED: mark("■ missed"),
    Mark.GREEN: mark("✓ green"),
    Mark.AMBER: mark("▲ amber"),
    Mark.RED: mark("■ red"),
}
UNSCORED = {
    Unscored.NO_BASELINE: mark("no baseline"),
    Unscored.NO_TARGET: mark("no target"),
    Unscored.NO_DISTANCE: mark("baseline equals target"),
    Unscored.NO_BAND: mark("no band"),
    Unscored.NO_VALUE: mark("nobody gave a value"),
}
WAYS = {Way.CARRY: mark("carry on"), Way.CHANGE: mark("change"), Way.DROP: mark("let go")}
WHYS = {
    Why.DECIDED: mark("So it was decided in a check-in."),
    Why.REACHED: mark("It is reached; what must stay so is watched as a health measure."),
    Why.BAND_KEPT: mark("It stayed in its band; watched as a health measure it costs less."),
    Why.UNSCORED: mark("It could not be scored: what it lacks comes first."),
    Why.MOVING: mark("It is on its way and not there yet."),
    Why.STILL: mark("Actions were tried and it hardly moved: another target, another measure or other actions."),
    Why.AWAY: mark("It went the other way: look at the target and at what drives it."),
    Why.UNTRIED: mark("It hardly moved, and no action was tried on it yet."),
}
_ASKED = {
    Pattern.UNMOVED: mark_plural(
        "{n} action was begun and the number hardly moved: what did it teach us, and what would we try now?",
        "{n} actions were begun and the number hardly moved: what did they teach us, and what would we try now?",
    ),
    Pattern.CONFIDENT: mark_plural(
        "Confidence was still {n} of 10 at the end and the score is low: which signs did we trust?",
        "Confidence was still {n} of 10 at the end and the score is low: which signs did we trust?",
    ),
    Pattern.DOUBTED: mark_plural(
        "Confidence was {n} of 10 and it went well: what made us doubt, and what turned it?",
        "Confidence was {n} of 10 and it went well: what made us doubt, and what turned it?",
    ),
    Pattern.UNSEEN: mark_plural(
        "Nobody had a new value for {n} week: was it hard to measure, or did we not need to know?",
        "Nobody had a new value for {n} weeks: was it hard to measure, or did we not need to know?",
    ),
    Pattern.SANDBAGGED: mark_plural(
        "Nearly all was reached, {n} cycle in a row: what would we aim for if missing it were all right?",
        "Nearly all was reached, {n} cycles in a row: what would we aim for if missing it were all right?",
    ),
    Pattern.WISHFUL: mark_plural(
        "Very little was reached, {n} cycle in a row: what do we know, and which one result would we choose?",
        "Very little was reached, {n} cycles in a row: what do we know, and which one result would we choose?",
    ),
}
_PLAIN = {
    Pattern.MOVED_ALONE: mark("It moved and no action of ours was under way: what moved it, and can we use that?"),
    Pattern.EARLY: mark("The target was reached early: what do we know now that we did not know when we set it?"),
    Pattern.CHANGED: mark("The target was changed on the way: what had we learned, and did everybody hear of it?"),
}


def asked(question: Question, words: Words) -> str:
    """The question as a facilitator asks it."""
    if question.pattern is Pattern.HEALTH and question.broken is not None:
        return words(
            "“{measure}” left its band while this went the right way: do we pay for the one with the other?",
            measure=question.broken.measure,
        )
    if question.pattern in _PLAIN:
        return words(_PLAIN[question.pattern])
    return words.plural(*_ASKED[question.pattern], question.number)


def about(question: Question, words: Words) -> str:
    """The lines that a question is about, and whose they are."""
    named = list(question.measures[:_MOST_NAMED])
    left = len(question.measures) - len(named)
    if left:
        named.append(words.plural("{n} more", "{n} more", left))
    measures = "; ".join(named)
    return f"{measures} ({question.name})" if measures else question.name


def number(told: float | None, words: Words) -> str:
    """A score with two digits, never rounded up; a dash where there is none."""
    return "–" if told is None else words.number(floor(told * 100 + 1e-9) / 100)


def score_told(line: Score, words: Words) -> str:
    """`0.63 ▲ amber`, or why there is no score."""
    if line.unscored is not None or line.mark is None:
        return words(UNSCORED[line.unscored or Unscored.NO_VALUE])
    return f"{number(line.value, words)} {words(MARKS[line.mark])}"


def kind(result: KeyResult, words: Words) -> str:
    """By which rule it is scored."""
    return words("aspirational") if result.stretch else words("committed")


def went(story: LineStory, words: Words) -> str:
    """`18% → 25%, target 40%`; a target that was changed is told with the one before."""
    result, last = story.key_result, story.last.reading
    told = value(last.current, result, words)
    if result.baseline is not None and last.seen is not None and result.baseline != last.current:
        told = f"{value(result.baseline, result, words)} → {told}"
    return told


def aimed(story: LineStory, words: Words) -> str:
    """The target or band; one that was changed on the way stands with the one before it."""
    before = next((edit.before for edit in story.changes if edit.field == "target"), None)
    now = aim(story.key_result, words)
    if isinstance(before, int | float):
        was = value(float(before), story.key_result, words)
        return words("{target} (was {before})", target=now, before=was)
    return now


def proposed(one: Proposed, words: Words) -> str:
    """The way that counts; where it is hers, ours is not told."""
    return words(WAYS[one.settled])


def line_named(one: Proposed, retro: Retrospective) -> str:
    """The key result with its team: the company's is often measured as a team's is."""
    name = next((team.name for team in retro.scores if team.owner == one.owner), "")
    return f"{one.key_result.measure} ({name})" if name else one.key_result.measure


def why_told(one: Proposed, words: Words) -> str:
    """The reason for our proposal; "" where she chose another way."""
    return words(WHYS[one.why]) if one.settled is one.way else ""


def movement(one: ActionEnd, words: Words) -> str:
    """Whether the key result went along since the action began, without a word on why."""
    if one.action.since is None:
        return words("not begun")
    if one.moved is None:
        return words("not measured since")
    return words("moved along") if one.moved else words("hardly moved")


def headline(retro: Retrospective, words: Words) -> str:
    """How the cycle ended, in one sentence."""
    lines = [line for team in retro.scores for line in team.lines]
    known = [line for line in lines if line.value is not None]
    if not known:
        return words("{cycle} cannot be scored: what was missing is the first thing to learn from",
                     cycle=retro.workshop.cycle.name)  # fmt: skip
    well = sum(line.mark in (Mark.MET, Mark.GREEN) for line in known)
    return words.plural(
        "{cycle}: {n} of {all} key results reached what it was meant to",
        "{cycle}: {n} of {all} key results reached what they were meant to",
        well,
        all=words.number(len(lines)),
        cycle=retro.workshop.cycle.name,
    )


def tried_headline(actions: Sequence[ActionEnd], words: Words) -> str:
    """Actions beside movement."""
    begun = [one for one in actions if one.action.since is not None]
    moved = sum(one.moved is True for one in begun)
    if not begun:
        return words("No action was begun: what kept us from trying?")
    return words.plural(
        "{n} action was tried; {moved} saw its key result move along",
        "{n} actions were tried; {moved} saw their key result move along",
        len(begun),
        moved=words.number(moved),
    )


def by_learning(actions: Sequence[ActionEnd]) -> list[ActionEnd]:
    """Those with something learned first, then those that were begun; what nobody began is not told."""
    begun = [one for one in actions if one.action.since is not None]
    return sorted(begun, key=lambda one: (not one.learned, one.moved is not True, one.owes_learning))


def past_score(line: PastLine, words: Words) -> str:
    """A score of a closed cycle."""
    if line.mark is None:
        return words(UNSCORED[line.unscored or Unscored.NO_VALUE])
    return f"{number(line.score, words)} {words(MARKS[line.mark])}"


def past_value(line: PastLine, told: float | None, words: Words) -> str:
    """A value of a closed cycle with its unit."""
    return "–" if told is None else words.quantity(told, line.unit)


def followed_rows(histories: Sequence[MeasureHistory], cycles: Sequence[str], words: Words) -> list[tuple[str, ...]]:
    """A row a measure, a column a cycle: last value and score; one found by its words only is marked with ~."""
    rows = []
    for one in histories:
        told = {
            step.cycle.name: f"{'~ ' if step.alike else ''}{past_value(step.line, step.line.last, words)}"
            f" · {past_score(step.line, words)}"
            for step in one.steps
        }
        rows.append((f"{one.measure} ({one.name})", *(told.get(name, "–") for name in cycles)))
    return rows
