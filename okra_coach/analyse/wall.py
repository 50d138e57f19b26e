"""The anonymity wall: which groups may be shown, so that no small group can be told even by subtraction.

Steps 1-3 of complementary suppression as in official statistics; each answer belongs to exactly one group.
A group that may be shown is told in steps; `audit` then reads the table as an attacker would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from okra_coach.analyse.audit import Part, Reader, gives_away, is_cornered
from okra_coach.analyse.steps import step_of, sums_within, whole

OTHER = "other"
_NEARLY = 0.8


def shown_groups(counts: Mapping[str, int], threshold: int) -> frozenset[str]:
    """The groups whose results may stand beside the total of all groups.

    Groups under the threshold are hidden; while what is hidden is one group only, or fewer answers than the
    threshold together, the next smallest is hidden with it.
    """
    present = _smallest_first(counts)
    hidden = [counts[group] for group in present if counts[group] < threshold]
    while hidden and len(hidden) < len(present) and (len(hidden) == 1 or sum(hidden) < threshold):
        hidden.append(counts[present[len(hidden)]])
    return frozenset(present[len(hidden) :])


def told_groups(values: Mapping[str, Sequence[float]], threshold: int, reader: Reader) -> frozenset[str]:
    """The groups whose step may be told: more are hidden while the total still gives one of them away."""
    counts = {group: len(own) for group, own in values.items()}
    present = _smallest_first(counts)
    shown = [group for group in present if group in shown_groups(counts, threshold)]
    if not all(whole(own) for own in values.values()):
        return frozenset(shown)
    while shown and _is_told(values, shown, reader):
        shown = shown[1:] if len(shown) < len(present) else shown[2:]
    return frozenset(shown)


def total_may_show(counts: Mapping[str, int], threshold: int) -> bool:
    """Whether the company as a whole is large enough."""
    return sum(counts.values()) >= threshold


def merged_counts(counts: Mapping[str, int], threshold: int) -> dict[str, int]:
    """Counts with the rare ones added up as "other", which itself reaches the threshold; empty when nothing does.

    Where all but a few chose the same, everything is "other": a count would tell what each of them answered.
    """
    if not total_may_show(counts, threshold):
        return {}
    if nearly_all(counts, threshold) is not None:
        return {OTHER: sum(counts.values())}
    present = sorted((count, option) for option, count in counts.items() if count and option != OTHER)
    rest = counts.get(OTHER, 0)
    while present and (present[0][0] < threshold or 0 < rest < threshold):
        rest += present.pop(0)[0]
    kept = {option for _, option in present}
    merged = {option: count for option, count in counts.items() if option in kept}
    return merged | ({OTHER: rest} if rest else {})


def nearly_all(counts: Mapping[str, int], threshold: int) -> str | None:
    """The option of at least four in five that fewer than the threshold did not choose; None when there is none."""
    total = sum(counts.values())
    if total < threshold:
        return None
    most = max((option for option in counts if option != OTHER), key=lambda option: counts[option], default=None)
    if most is None or counts[most] < _NEARLY * total or total - counts[most] >= threshold:
        return None
    return most


def is_of_one_mind(answers: Sequence[float], threshold: int, distribution: bool) -> bool:
    """Whether the company's mean would tell what each single person answered.

    It does near an end of the scale, where one answer could make the whole difference; and beside a distribution,
    when fewer people than the threshold differ from the most frequent answer.
    """
    if min(sum(5 - answer for answer in answers), sum(answer - 1 for answer in answers)) <= 4:
        return True
    return distribution and len(answers) - max(Counter(answers).values()) < threshold


def _smallest_first(counts: Mapping[str, int]) -> list[str]:
    return [group for _, group in sorted((count, group) for group, count in counts.items() if count)]


def _is_told(values: Mapping[str, Sequence[float]], shown: Sequence[str], reader: Reader) -> bool:
    """Whether the steps of these groups give the answers of somebody away."""
    parts = _parts(values, shown, reader)
    if gives_away(parts, reader):
        return True
    rest = [value for group, own in values.items() if group not in shown for value in own]
    spread = [*(values[group] for group in shown), *([rest] if rest else [])]
    answers = [tuple(map(int, own)) for own in spread]
    return bool(reader.answers) and is_cornered(list(zip(parts, answers, strict=True)))


def _parts(values: Mapping[str, Sequence[float]], shown: Sequence[str], reader: Reader) -> list[Part]:
    """The shown groups with their steps, then everybody else together."""
    (low, high), parts = reader.scale, []
    for group in shown:
        own = values[group]
        band = step_of(sum(own) / len(own), low, high)
        parts.append(Part(len(own), *sums_within(band, len(own), high)))
    rest = sum(len(own) for group, own in values.items() if group not in shown)
    return [*parts, Part(rest, rest * low, rest * high)] if rest else parts
