"""The minutes of a meeting, shared out among its slides so that they sum to what is booked."""

from __future__ import annotations

from collections.abc import Mapping


def share_out(minutes: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Whole minutes by weight, one each at least where there are enough; the largest remainders are rounded up."""
    if not weights:
        return {}
    least = 1 if minutes >= len(weights) else 0
    left = minutes - least * len(weights)
    whole = sum(weights.values())
    exact = {name: left * weight / whole for name, weight in weights.items()}
    shared = {name: int(part) for name, part in exact.items()}
    missing = left - sum(shared.values())
    first = sorted(weights, key=lambda name: (shared[name] - exact[name], list(weights).index(name)))
    return {name: least + part + (name in first[:missing]) for name, part in shared.items()}
