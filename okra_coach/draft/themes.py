"""What people put first: the workshop's themes, those of the playbooks where none were offered; and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.playbooks import Shelf
from okra_coach.model.answers import Response
from okra_coach.model.feedback import FeedbackRow
from okra_coach.model.playbook import spoken
from okra_coach.model.workshop import Theme, Workshop

LEADERS = "leadership"
SPOKEN = ("direction.change", "direction.problem", "customer.complaint", "customer.able", "team.aim")
"""The questions whose answers speak of themes."""
ABOUT = 0.6
"""A text that is as near as this speaks of a theme."""
_ECHOING = ("direction.change", "customer.able", "team.aim", "team.measure1")
_RELATED, _HEARD = 0.6, 0.5
_LEARNED = 0.2
_VAGUE = 0.4
"""Words of a name that are in many answers, such as "first" and "time": two of them speak of the theme."""
_ECHOED = 3
_MORE = 0.15
_SHORTEST_COMPOUND = 5


@dataclass(frozen=True)
class ThemeSupport:
    """A theme with the share of the company that puts it first: each team, the leaders and the customers one voice."""

    theme: Theme
    support: float
    voters: frozenset[str]
    """Who chose it; where themes were not asked for, who speaks of it."""
    profile: Mapping[str, float]
    """Stem → how much it speaks of this theme: 1 in its name, less for related words and for those its voters use."""
    compounds: bool = False
    playbooks: frozenset[str] = frozenset()
    """The playbooks that its name speaks of, and no other theme's name does."""

    def near(self, stems: frozenset[str]) -> float:
        """How much a text speaks of the theme."""
        return sum(map(self.weight, stems))

    def nearness(self, stems: frozenset[str]) -> tuple[float, float]:
        """How much a text speaks of the theme; of two texts alike in that, the one with the more telling word first."""
        return round(self.near(stems), 6), max(map(self.weight, stems), default=0.0)

    def weight(self, stem: str) -> float:
        """How much one stem speaks of the theme; in German also the word that a compound is made of."""
        if not self.compounds:
            return self.profile.get(stem, 0.0)
        return max((weight for known, weight in self.profile.items() if _within(known, stem)), default=0)


def _within(known: str, stem: str) -> bool:
    return known == stem or (len(known) >= _SHORTEST_COMPOUND and known in stem)


def ranked_themes(
    responses: Sequence[Response],
    feedback: Iterable[FeedbackRow],
    workshop: Workshop,
    lexicon: Lexicon,
    shelf: Shelf,
) -> list[ThemeSupport]:
    """The themes that somebody puts first, those with the broadest support before the others.

    Where nobody voted, because the form had no such question, a theme's voters are those who speak of it.
    """
    profiles = _profiles(workshop, responses, lexicon, shelf)
    chosen = {theme: frozenset(r.id for r in responses if theme.id in votes(r)) for theme in workshop.themes}
    if not any(chosen.values()):
        profiles = profiles if workshop.themes else heard_profiles(responses, lexicon, shelf)
        names = workshop.themes or _named(shelf, profiles, lexicon)
        chosen = {theme: _speakers(profiles, theme.id, responses, lexicon) for theme in names}
    touched = _customers_voice(profiles, responses, feedback, lexicon)
    groups = _voices(responses)
    ranked = [
        ThemeSupport(
            theme,
            (sum(_share(voters, group) for group in groups) + touched[theme.id]) / (len(groups) + 1),
            voters,
            profiles[theme.id],
            lexicon.language == "de",
            _own_playbooks(theme, tuple(chosen), shelf),
        )
        for theme, voters in chosen.items()
        if voters
    ]
    return sorted(ranked, key=lambda theme: -round(theme.support, 6))


def votes(response: Response) -> tuple[str, ...]:
    """The themes that a person puts first."""
    value = response.value("direction.themes")
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()


def heard_profiles(responses: Sequence[Response], lexicon: Lexicon, shelf: Shelf) -> dict[str, dict[str, float]]:
    """Playbook → the stems by which these answers speak of it."""
    found: dict[str, dict[str, float]] = {name: {} for name in shelf.playbooks}
    for text in _texts(responses):
        for name, said in shelf.heard(text).items():
            stems = lexicon.stems(" ".join(words for words in said if " " not in words)) - lexicon.vague
            found[name] |= dict.fromkeys(sorted(stems), 1.0)
    return {name: profile for name, profile in found.items() if profile}


def _named(shelf: Shelf, profiles: Mapping[str, object], lexicon: Lexicon) -> tuple[Theme, ...]:
    return tuple(Theme(name, spoken(shelf.playbooks[name].name, lexicon.language)) for name in profiles)


def _speakers(
    profiles: Mapping[str, Mapping[str, float]], theme: str, responses: Sequence[Response], lexicon: Lexicon
) -> frozenset[str]:
    """Who speaks of the theme in an answer more than of any other."""
    found = set()
    for response in responses:
        for question in SPOKEN:
            stems = lexicon.stems(response.text(question))
            near = {name: sum(profile.get(stem, 0.0) for stem in stems) for name, profile in profiles.items()}
            if near[theme] >= ABOUT and near[theme] == max(near.values()):
                found.add(response.id)
    return frozenset(found)


def _voices(responses: Sequence[Response]) -> list[list[str]]:
    """Each team's people, and the leaders as a voice of their own."""
    groups: dict[str, list[str]] = {}
    for response in responses:
        groups.setdefault(LEADERS if response.role == LEADERS else response.team or "", []).append(response.id)
    return list(groups.values())


def _share(voters: frozenset[str], group: Sequence[str]) -> float:
    return len(voters & set(group)) / len(group)


def _texts(responses: Sequence[Response]) -> Iterator[str]:
    for response in responses:
        yield from (text for question in SPOKEN if (text := response.text(question).strip()))


def _profiles(
    workshop: Workshop, responses: Sequence[Response], lexicon: Lexicon, shelf: Shelf
) -> dict[str, dict[str, float]]:
    """A stem in several themes' names says less of each; learned stems count only where no name has them."""
    names = {theme.id: _given(theme, lexicon) for theme in workshop.themes}
    everywhere = [stem for stems in names.values() for stem in stems]
    playbooks = _of_playbooks(workshop, responses, lexicon, shelf)
    profiles: dict[str, dict[str, float]] = {}
    for theme in workshop.themes:
        profile = dict.fromkeys(sorted(_learned(theme, responses, lexicon) - set(everywhere)), _LEARNED)
        near = dict.fromkeys(sorted(playbooks[theme.id]), _HEARD) | dict.fromkeys(
            _related(names[theme.id], lexicon), _RELATED
        )
        profile |= {stem: weight for stem, weight in near.items() if stem not in everywhere}
        profile |= {stem: _VAGUE for stem in _everyday(theme, lexicon) if stem not in profile}
        profile |= {stem: 1.0 / everywhere.count(stem) for stem in names[theme.id]}
        taken_out = lexicon.stems(" ".join(theme.without))
        profiles[theme.id] = {stem: weight for stem, weight in profile.items() if stem not in taken_out}
    return profiles


def _given(theme: Theme, lexicon: Lexicon) -> frozenset[str]:
    """The stems of its name, save for whom it is, and of the words that the consultant gave it."""
    named = lexicon.stems(theme.name) - lexicon.vague
    return (named - lexicon.customers or named) | lexicon.stems(" ".join(theme.words))


def _everyday(theme: Theme, lexicon: Lexicon) -> list[str]:
    return sorted(lexicon.stems(theme.name) & lexicon.vague - lexicon.customers)


def _related(names: frozenset[str], lexicon: Lexicon) -> list[str]:
    return sorted({related for stem in names for related in lexicon.related.get(stem, ())})


def _of_playbooks(
    workshop: Workshop, responses: Sequence[Response], lexicon: Lexicon, shelf: Shelf
) -> dict[str, frozenset[str]]:
    """Theme → stems heard in these answers of the playbooks that are its own."""
    heard = heard_profiles(responses, lexicon, shelf)
    return {
        theme.id: frozenset(
            stem for book in _own_playbooks(theme, workshop.themes, shelf) for stem in heard.get(book, ())
        )
        for theme in workshop.themes
    }


def _own_playbooks(theme: Theme, themes: Sequence[Theme], shelf: Shelf) -> frozenset[str]:
    """The playbooks that its name speaks of, and no other theme's name does; a theme may be a playbook itself."""
    if theme.id in shelf.playbooks and theme not in themes:
        return frozenset({theme.id})
    others = {book for other in themes if other.id != theme.id for book in shelf.heard(other.name)}
    return frozenset(shelf.heard(theme.name)) - others


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
    return lexicon.stems(" ".join(response.text(question) for question in _ECHOING))


def _customers_voice(
    profiles: Mapping[str, Mapping[str, float]],
    responses: Sequence[Response],
    feedback: Iterable[FeedbackRow],
    lexicon: Lexicon,
) -> dict[str, float]:
    """Theme → the share of unhappy customers' comments and of reported complaints that speak of it."""
    said = [row.comment for row in feedback if row.is_unhappy and row.comment.strip()]
    said += [text for response in responses if (text := response.text("customer.complaint").strip())]
    stems = [lexicon.stems(text) for text in said]
    return {
        theme: sum(sum(profile.get(stem, 0.0) for stem in found) >= ABOUT for found in stems) / max(len(stems), 1)
        for theme, profile in profiles.items()
    }


def theme_of(stems: frozenset[str], themes: Sequence[ThemeSupport]) -> tuple[ThemeSupport | None, float]:
    """The theme that a text speaks of most, and how much; ties go to its most telling word, then to more support."""
    best = max(themes, key=lambda theme: theme.nearness(stems), default=None)
    near = best.near(stems) if best else 0.0
    return (best, near) if near > 0 else (None, 0.0)
