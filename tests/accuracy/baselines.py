"""Judges that know one thing: what the checker has to beat."""

from __future__ import annotations

import re
from collections.abc import Callable

from okra_coach.check.lexicon import composed, find_word, first_word
from tests.accuracy.samples import Sample

Judge = Callable[[Sample], bool]

_DIGIT = re.compile(r"\d")


def has_no_number(sample: Sample) -> bool:
    """A digit decides."""
    return _DIGIT.search(sample.text) is None


def starts_with_activity(sample: Sample) -> bool:
    """The first word decides."""
    return first_word("work_verbs", composed(sample.text)) is not None


def has_number(sample: Sample) -> bool:
    """An objective with a digit."""
    return not has_no_number(sample)


def plain_objective_rules(sample: Sample) -> bool:
    """A digit, a verb of more or less in front, a verb for work with something to make, or a theme of two words."""
    text = composed(sample.text)
    direction = first_word("change_up", text) or first_word("change_down", text)
    delivers = starts_with_activity(sample) and find_word("artefacts", text)
    return bool(has_number(sample) or direction or delivers or len(text.split()) <= 2)


BASELINES: dict[str, dict[str, Judge]] = {
    "objective": {"has a number": has_number, "four plain rules": plain_objective_rules},
    "key_result": {
        "has no number": has_no_number,
        "starts with an activity": starts_with_activity,
        "either of them": lambda sample: has_no_number(sample) or starts_with_activity(sample),
    },
}
