"""What the words of a measure tell: its kind, its direction, and whether it is an output or an effect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from okra_coach.model.measure import Direction
from okra_coach.resources import find_template

_PATTERNS = (
    "falling", "rising", "behind", "remark", "kept_words", "full", "time_words", "not_time", "share_words", "turned",
    "rises", "falls", "below", "above", "acted", "quality", "reached", "nothing_yet", "vanity", "effect", "no_source",
    "our_source", "joke", "score", "also", "explains", "stands_at", "ours", "turning", "done", "until", "trailing",
)  # fmt: skip


@dataclass(frozen=True)
class MeasureWords:
    """The rules of one language, from `templates/lexicons/measures.<language>.yaml`; what each is for stands there."""

    names: tuple[tuple[re.Pattern[str], str], ...]
    contrasts: tuple[tuple[re.Pattern[str], ...], ...]
    heads: Mapping[str, str]
    """The second half of a compound → the word that it counts as, "" when it tells nothing."""
    outputs: tuple[re.Pattern[str], ...]
    patterns: Mapping[str, re.Pattern[str]]

    def says(self, kind: str, text: str) -> bool:
        """Whether a text has a word of that kind."""
        return self.patterns[kind].search(text) is not None

    def is_time(self, name: str) -> bool:
        """Whether a name speaks of a duration, as "response time" does and "on time" does not."""
        return self.says("time_words", self.patterns["not_time"].sub(" ", name))

    def way(self, name: str) -> Direction | None:
        """What a name tells: "calls answered" should rise, "calls not answered" fall, "calls" may go either way."""
        if self.says("turned", name):
            return Direction.DECREASE
        rises, falls = self.says("rises", name), self.says("falls", name)
        if self.says("turning", name):
            return Direction.INCREASE
        if self.is_time(name):
            return Direction.DECREASE
        if rises == falls:
            return None
        return Direction.INCREASE if rises else Direction.DECREASE

    def is_output(self, name: str) -> bool:
        """Whether a name tells what was done: "portal live" does, "orders delivered on time" does not."""
        return any(pattern.search(name) for pattern in self.outputs) and not self.says("quality", name)

    def states(self, name: str) -> tuple[frozenset[int], ...]:
        """The words of each list of opposites that the name has, by their place in the list."""
        return tuple(
            frozenset(place for place, pattern in enumerate(words) if pattern.search(name)) for words in self.contrasts
        )


@cache
def measure_words(language: str) -> MeasureWords:
    """The rules of a language; English where there are none."""
    known = language if language in ("en", "de", "vi") else "en"
    text = find_template(f"lexicons/measures.{known}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, yaml.CBaseLoader)  # noqa: S506
    things, made = data["artefacts"], data["made"]
    outputs = [
        rf"(?<!\w){things}(?!\w).*(?<!\w){made}(?!\w)",
        rf"(?<!\w){made}(?!\w)\s+(?:\S+\s+){{0,2}}?{things}(?!\w)",
        data["makes"].replace("{artefacts}", things),
        data["acted"],
        data["launched"],
    ]
    data["done"] = rf"(?<!\w){made}(?!\w)"
    return MeasureWords(
        names=tuple((_compiled(pattern), written) for pattern, written in data["names"]),
        contrasts=tuple(
            tuple(_compiled(rf"(?<!\w){re.escape(word)}(?!\w)") for word in words) for words in data["contrasts"]
        ),
        heads=data.get("heads", {}),
        outputs=tuple(_compiled(pattern) for pattern in outputs),
        patterns={name: _compiled(data[name]) for name in _PATTERNS},
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
