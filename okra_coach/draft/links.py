"""Which company objective a team's objective serves, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.themes import ABOUT, LEADERS, ThemeSupport
from okra_coach.model.answers import Response
from okra_coach.model.okra import Certainty, Objective

_TOLD = ("direction.change", "direction.problem", "customer.complaint")
_IN_WORDS = 0.4
_SERVES = 0.9
_CLEAR_WORDS, _CLEAR_VOTES = 0.6, 0.3
_MEASURED, _SHARED, _SAID = 0.5, 0.3, 0.6
_HALF = 0.5
_FEWEST_PEOPLE = 3


@dataclass(frozen=True)
class CompanyAim:
    """An objective of the company with the theme it stands for; `aside` are other wordings of it, by their answers."""

    objective: Objective
    theme: ThemeSupport
    aside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Link:
    """How near a team's objective is to one of the company.

    `worded` counts its own words, `spoken` also its measures; `said` is the share of the team's people who tell of it,
    `votes` the share of them who put the theme first.
    """

    aim: CompanyAim
    worded: float
    spoken: float
    said: float
    votes: float
    people: int = 0

    @property
    def words(self) -> float:
        """All that was said for it."""
        return self.spoken + _SAID * self.said

    @property
    def serves(self) -> bool:
        """Votes alone say what people want of the company, and not what this objective is for."""
        enough = self.spoken > 0 or self.people >= _FEWEST_PEOPLE
        return enough and self.words >= _IN_WORDS and self.words + self.votes >= _SERVES

    def stands_against(self, elsewhere: float) -> bool:
        """Whether it holds although the objective speaks of another theme: most of the people tell of this one."""
        return self.spoken >= elsewhere or (self.people >= _FEWEST_PEOPLE and min(self.said, self.votes) > _HALF)

    @property
    def certainty(self) -> Certainty:
        """Clear where the objective itself speaks of the theme, and the team's people voted for it."""
        is_clear = self.worded >= _CLEAR_WORDS and self.votes >= _CLEAR_VOTES
        return Certainty.CLEAR if is_clear else Certainty.LIKELY


def linked(
    draft: TeamDraft,
    aims: Sequence[CompanyAim],
    themes: Sequence[ThemeSupport],
    responses: Sequence[Response],
    lexicon: Lexicon,
) -> TeamDraft:
    """The same draft, each objective with the company objective that it serves, if anything points to one.

    An objective that speaks more of a theme that became no company objective serves none.
    """
    own = [r for r in responses if r.team == draft.okras.owner and r.role != LEADERS]
    others = [theme for theme in themes if theme.theme.id not in {aim.theme.theme.id for aim in aims}]

    def with_link(objective: Objective) -> Objective:
        elsewhere = max((_spoken(objective, theme, lexicon) for theme in others), default=0.0)
        found = [_link(objective, aim, own, lexicon) for aim in aims]
        fit = [link for link in found if link.serves and (elsewhere < ABOUT or link.stands_against(elsewhere))]
        best = max(fit, key=lambda link: link.words + link.votes, default=None)
        if best is None:
            return objective
        return replace(objective, supports=(best.aim.objective.id,), link_certainty=best.certainty)

    objectives = tuple(with_link(objective) for objective in draft.okras.objectives)
    return replace(draft, okras=replace(draft.okras, objectives=objectives))


def _spoken(objective: Objective, theme: ThemeSupport, lexicon: Lexicon) -> float:
    """How much an objective with its measures speaks of a theme."""
    wording = lexicon.stems(objective.text)
    measured = lexicon.stems(" ".join(result.measure for result in objective.key_results))
    return theme.near(wording) + _MEASURED * theme.near(measured - wording)


def _link(objective: Objective, aim: CompanyAim, own: Sequence[Response], lexicon: Lexicon) -> Link:
    measures = " ".join(result.measure for result in objective.key_results)
    shared = len(lexicon.stems(f"{objective.text} {measures}") & meaning(aim.objective, lexicon))
    spoken = _spoken(objective, aim.theme, lexicon) + _SHARED * shared
    said = _share([any(aim.theme.near(lexicon.stems(r.text(asked))) >= ABOUT for asked in _TOLD) for r in own])
    votes = _share([r.id in aim.theme.voters for r in own])
    return Link(aim, aim.theme.near(lexicon.stems(objective.text)), spoken, said, votes, len(own))


def _share(held: Sequence[bool]) -> float:
    return sum(held) / max(len(held), 1)


def meaning(objective: Objective, lexicon: Lexicon) -> frozenset[str]:
    """What an objective's wordings speak of, whoever they are for."""
    return meaning_of(f"{objective.text} {objective.alternative or ''}", lexicon)


def meaning_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a text without those that tell nothing, and without whom it is for."""
    return lexicon.stems(text) - lexicon.vague - lexicon.customers
