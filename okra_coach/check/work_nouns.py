"""Work that a line names by a noun alone: a meeting that is held, a thing that is bought."""

from __future__ import annotations

from okra_coach.check.lexicon import composed, find_word, first_word, may_have
from okra_coach.check.quantities import find_quantities

_NEAR = 3
"""How many words may stand between a rhythm or a number and the noun: “weekly cross-team planning meeting”."""
_CHANGES = ("metrics", "outcomes", "rates", "counts", "movements", "measure_heads", "change_up", "change_down")


def meeting_in(text: str) -> str | None:
    """“Daily stand-up” of “Daily stand-up with the stores”: something that takes place, without any number."""
    if not may_have(text, "meetings"):
        return None
    text = composed(text).strip()
    if find_quantities(text) or any(find_word(key, text) for key in _CHANGES):
        return None
    rhythm = first_word("rhythms", text)
    rest = text[len(rhythm) :] if rhythm else text
    near = find_word("meetings", " ".join(rest.split()[:_NEAR])) if rhythm else None
    meeting = near or first_word("meetings", text)
    if meeting is None:
        return None
    behind = text.partition(meeting)[2].strip(" .")
    behind = behind[len(first_word("meetings", behind) or "") :].strip()
    if behind.startswith("-") or (behind and not first_word("held_with", behind)):
        return None
    return f"{rhythm} {near}" if near else meeting


def things_in(text: str) -> str | None:
    """“15 electric trucks”: a number of things that money buys, and nothing that they change."""
    if not may_have(text, "bought_things"):
        return None
    text = composed(text).strip()
    numbers = find_quantities(text)
    if len(numbers) != 1 or "%" in numbers[0].text or not _opens(text, numbers[0].start):
        return None
    behind = text[numbers[0].end :]
    things = find_word("bought_things", " ".join(behind.split()[:_NEAR]))
    rest = behind.partition(things)[2] if things else ""
    if things is None or (rest.strip(" .") and not first_word("after_count", rest)):
        return None
    changed = any(
        find_word(key, behind)
        for key in ("outcomes", "movements", "measure_heads", "rates", "outsiders", "turned_round")
    )
    return None if changed else (text[: numbers[0].end] + behind.partition(things)[0] + things).strip()


def _opens(text: str, start: int) -> bool:
    before = text[:start].strip()
    return not before or first_word("before_counts", before) == before
