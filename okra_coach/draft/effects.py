"""At least one key result of an objective tells what gets better for somebody, or a result of the business."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure
from okra_coach.draft.results import is_effect
from okra_coach.draft.shares import Share

_FEWEST = 2


def with_effects(shares: Sequence[Share], results: Sequence[Measure], lexicon: Lexicon) -> list[Share]:
    """Where the key results of an objective show no effect, one of the team's measures that does takes the last place.

    It joins the others where there are fewer than two, and comes from no other objective. Under a second objective it
    shares a telling word with it, because a measure of something else shows no effect of that one.
    """
    taken = [measure for _, chosen in shares for measure in chosen]
    free = [measure for measure in results if measure not in taken and is_effect(measure, lexicon)]
    changed: list[Share] = []
    for aim, chosen in shares:
        near = [measure for measure in free if not changed or measure.telling & aim.stems]
        if not chosen or not near or any(is_effect(measure, lexicon) for measure in chosen):
            changed.append((aim, chosen))
            continue
        best = max(near, key=lambda measure: len(measure.telling & aim.stems))
        free.remove(best)
        changed.append((aim, [*chosen[: max(len(chosen) - 1, _FEWEST - 1)], best]))
    return changed
