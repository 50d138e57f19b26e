"""The workshop's themes: who puts them first, and by which words answers speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.model.answers import Response
from okra_coach.model.feedback import FeedbackRow
from okra_coach.model.workshop import Theme, Workshop

LEADERS = "leadership"
_RELATED = 0.6
_LEARNED = 0.2
_ECHOED = 3
_MORE = 0.15
_TOUCHED = 0.6
_SHORTEST_COMPOUND = 5


@dataclass(frozen=True)
class ThemeSupport:
    """A theme with the share of the company that puts it first: each team, the leaders and the customers one voice."""

    theme: Theme
    support: float
    voters: frozenset[str]
    profile: Mapping[str, float]
    """Stem → how much it speaks of this theme: 1 in its name, less for related words and for those its voters use."""
    compounds: bool = False

    def near(self, stems: frozenset[str]) -> float:
        """How much a text speaks of the theme."""
        if not self.compounds:
            return sum(self.profile.get(stem, 0.0) for stem in stems)
        return sum(
            max((weight for known, weight in self.profile.items() if _within(known, s)), default=0) for s in stems
        )


def _within(known: str, stem: str) -> bool:
    return known == stem or (len(known) >= _SHORTEST_COMPOUND and known in stem)


def ranked_themes(
    responses: Sequence[Response], feedback: Iterable[FeedbackRow], workshop: Workshop, lexicon: Lexicon
) -> list[ThemeSupport]:
    """The workshop's themes that somebody voted for, those with the broadest support first."""
    groups: dict[str, list[Response]] = {}
    for response in responses:
        groups.setdefault(LEADERS if response.role == LEADERS else response.team or "", []).append(response)
    profiles = _profiles(workshop, responses, lexicon)
    touched = _customers_voice(profiles, responses, feedback, workshop, lexicon)
    ranked = [
        ThemeSupport(
            theme,
            (sum(_share(theme.id, group) for group in groups.values()) + touched[theme.id]) / (len(groups) + 1),
            frozenset(r.id for r in responses if theme.id in votes(r)),
            profiles[theme.id],
            lexicon.language == "de",
        )
        for theme in workshop.themes
    ]
    return sorted((theme for theme in ranked if theme.voters), key=lambda theme: -theme.support)


def votes(response: Response) -> tuple[str, ...]:
    """The themes that a person puts first."""
    value = response.value("direction.themes")
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()


def _share(theme: str, group: Sequence[Response]) -> float:
    return sum(theme in votes(response) for response in group) / len(group)


def _profiles(workshop: Workshop, responses: Sequence[Response], lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """A stem in several themes' names says less of each; learned stems count only where no name has them."""
    names = {theme.id: lexicon.stems(theme.name) - lexicon.vague for theme in workshop.themes}
    everywhere = [stem for stems in names.values() for stem in stems]
    profiles: dict[str, dict[str, float]] = {}
    for theme in workshop.themes:
        profile = dict.fromkeys(_learned(theme, responses, lexicon) - set(everywhere), _LEARNED)
        for stem in names[theme.id]:
            for related in lexicon.related.get(stem, ()):
                profile[related] = max(profile.get(related, 0.0), _RELATED if related not in everywhere else 0.0)
        profile |= {stem: 1.0 / everywhere.count(stem) for stem in names[theme.id]}
        profiles[theme.id] = profile
    return profiles


def _learned(theme: Theme, responses: Sequence[Response], lexicon: Lexicon) -> set[str]:
    """Stems that voters of this theme use more often than everybody else."""
    said = [(theme.id in votes(r), _said(r, lexicon)) for r in responses]
    voters = [stems for is_voter, stems in said if is_voter]
    others = [stems for is_voter, stems in said if not is_voter]
    found = set()
    for stem in sorted(frozenset().union(*voters)) if voters else ():
        used = sum(stem in stems for stems in voters)
        more = used / len(voters) - sum(stem in stems for stems in others) / max(len(others), 1)
        if used >= _ECHOED and more >= _MORE and stem not in lexicon.vague and stem not in lexicon.customers:
            found.add(stem)
    return found


def _said(response: Response, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.stems(
        " ".join(response.text(q) for q in ("direction.change", "customer.able", "team.aim", "team.measure1"))
    )


def _customers_voice(
    profiles: Mapping[str, Mapping[str, float]],
    responses: Sequence[Response],
    feedback: Iterable[FeedbackRow],
    workshop: Workshop,
    lexicon: Lexicon,
) -> dict[str, float]:
    """Theme → the share of unhappy customers' comments and of reported complaints that speak of it."""
    said = [row.comment for row in feedback if row.is_unhappy and row.comment.strip()]
    said += [text for response in responses if (text := response.text("customer.complaint").strip())]
    stems = [lexicon.stems(text) for text in said]
    return {
        theme.id: sum(
            sum(profiles[theme.id].get(stem, 0.0) for stem in found) >= _TOUCHED for found in stems
        ) / max(len(stems), 1)
        for theme in workshop.themes
    }  # fmt: skip


def theme_of(stems: frozenset[str], themes: Sequence[ThemeSupport]) -> tuple[ThemeSupport | None, float]:
    """The theme that a text speaks of most, and how much; ties go to the one with more support."""
    scored = [(theme.near(stems), -place, theme) for place, theme in enumerate(themes)]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return (best[2], best[0]) if best and best[0] > 0 else (None, 0.0)
