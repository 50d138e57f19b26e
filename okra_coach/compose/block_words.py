"""What documents say of an agenda: in which groups people work, what comes of a block, what becomes of the rest."""

from __future__ import annotations

from okra_coach.model.agenda import Block, Grouping, Instead
from okra_coach.words import Words, mark

_GROUPINGS = {
    Grouping.ALONE: mark("alone"),
    Grouping.PAIRS: mark("in pairs"),
    Grouping.TRIOS: mark("in threes"),
    Grouping.FOURS: mark("in fours"),
    Grouping.TEAMS: mark("in teams"),
    Grouping.PLENARY: mark("all together"),
}
_OUTCOMES = {
    "welcome": mark("every voice has been heard once"),
    "rule": mark("what is decided today, and how"),
    "learning": mark("two lessons from the last cycle"),
    "basics": mark("objective, key result, action told apart"),
    "answers": mark("where we agree and where we differ"),
    "evidence": mark("what hurts customers most"),
    "stopped": mark("two things that end"),
    "company objectives": mark("two or three objectives of the company"),
    "sorted": mark("what to change, what to keep"),
    "objectives": mark("one or two sentences a team"),
    "chosen objectives": mark("each team's objectives, chosen"),
    "key results": mark("two to four measures an objective"),
    "tested key results": mark("key results that others have tested"),
    "numbers": mark("start, target and source of each"),
    "actions": mark("one experiment a key result"),
    "needs": mark("promises between teams, with dates"),
    "alignment": mark("which goals fit, and which contradict"),
    "calendar": mark("who starts when, dates in calendars"),
    "confidence": mark("how sure we are, and one change"),
    "parked": mark("a role and a day for what is left"),
    "commitments": mark("what each team does first"),
}
"""What our own blocks make; what a block of hers makes is told in its own words."""
_INSTEADS = {
    Instead.BEFORE: mark("asked before the workshop"),
    Instead.AFTER: mark("settled by the team afterwards"),
    Instead.CHECK_IN: mark("asked at the first check-in"),
}


def grouping_told(block: Block, words: Words) -> str:
    """`Alone → in pairs → in fours`."""
    return _begun(" → ".join(words(_GROUPINGS[one]) for one in block.grouping))


def outcome_told(block: Block, words: Words) -> str:
    """What is there when the block is over; "" for a rest."""
    return _begun("; ".join(words(_OUTCOMES[one]) if one in _OUTCOMES else one for one in block.outputs))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def instead_told(instead: Instead, words: Words) -> str:
    """What becomes of a question that has no time."""
    return words(_INSTEADS[instead])
