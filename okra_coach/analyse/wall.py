"""The anonymity wall: which groups may be shown, so that no small group can be told even by subtraction.

Steps 1-3 of complementary suppression as in official statistics; each answer belongs to exactly one group.
"""

from __future__ import annotations

from collections.abc import Mapping

OTHER = "other"


def shown_groups(counts: Mapping[str, int], threshold: int) -> frozenset[str]:
    """The groups whose results may stand beside the total of all groups.

    Groups under the threshold are hidden; while what is hidden is one group only, or fewer answers than the
    threshold together, the next smallest is hidden with it.
    """
    present = sorted((count, group) for group, count in counts.items() if count)
    hidden = [count for count, _ in present if count < threshold]
    while hidden and len(hidden) < len(present) and (len(hidden) == 1 or sum(hidden) < threshold):
        hidden.append(present[len(hidden)][0])
    return frozenset(group for _, group in present[len(hidden) :])


def total_may_show(counts: Mapping[str, int], threshold: int) -> bool:
    """Whether the company as a whole is large enough."""
    return sum(counts.values()) >= threshold


def merged_counts(counts: Mapping[str, int], threshold: int) -> dict[str, int]:
    """Counts with the rare ones added up as "other", which itself reaches the threshold; empty when nothing does."""
    if not total_may_show(counts, threshold):
        return {}
    present = sorted((count, option) for option, count in counts.items() if count and option != OTHER)
    rest = counts.get(OTHER, 0)
    while present and (present[0][0] < threshold or 0 < rest < threshold):
        rest += present.pop(0)[0]
    kept = {option for _, option in present}
    merged = {option: count for option, count in counts.items() if option in kept}
    return merged | ({OTHER: rest} if rest else {})
