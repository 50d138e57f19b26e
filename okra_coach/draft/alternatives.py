"""A second wording of an objective, from another angle: another person's aim, or what customers will be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.aims import Aim, ranked_aims, somebody
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure
from okra_coach.draft.statements import ability
from okra_coach.draft.text import has_number
from okra_coach.model.answers import Response

ABLE = "customer.able"
_LEADERS = "leadership"
_SAME = 75
_FEWEST_WORDS, _MOST_WORDS = 4, 11


def alternative(
    aim: Aim,
    measures: Sequence[Measure],
    taken: Sequence[Aim],
    aims: Sequence[Aim],
    responses: Sequence[Response],
    lexicon: Lexicon,
) -> Aim | None:
    """Another wording of the same thing, the leadership's last; where there is none, what else the team wants."""
    own = [r for r in responses if r.role != _LEADERS]
    others = [other for other in aims if other not in taken and len(other.text.split()) >= _FEWEST_WORDS]
    leaders = ranked_aims([r for r in responses if r not in own], lexicon)
    angle = _Angle(aim, measures, lexicon)
    for near in ([*others, *_abilities(own, lexicon)], leaders):
        found = _best([other for other in near if angle.is_about(other) and other not in taken], angle)
        if found is not None:
            return found
    return _best(others, angle) or _best([other for other in leaders if other not in taken], angle)


def _abilities(responses: Sequence[Response], lexicon: Lexicon) -> Iterator[Aim]:
    """ "Our customers can …", as people finished that sentence."""
    for response in responses:
        claim = ability(response.text(ABLE), lexicon, _MOST_WORDS)
        if claim and len(claim.split()) >= _FEWEST_WORDS - 1 and _is_qualitative(claim, lexicon):
            text = lexicon.able.format(ability=claim)
            yield Aim(response.id, text, 0.0, lexicon.stems(text), ABLE)


def _is_qualitative(claim: str, lexicon: Lexicon) -> bool:
    unfit = has_number(claim) or claim.startswith("(") or lexicon.says(claim, lexicon.weak_aim + lexicon.own)
    return not unfit


@dataclass(frozen=True)
class _Angle:
    """The objective that another wording is looked for, with what measures it."""

    aim: Aim
    measures: Sequence[Measure]
    lexicon: Lexicon

    def shared(self, other: Aim) -> int:
        """How many words the other shares with the objective and its measures, whoever they are for."""
        measured = frozenset[str]().union(*(measure.telling for measure in self.measures))
        return len((other.stems & (self.aim.stems | measured)) - self.lexicon.vague - self.lexicon.customers)

    def is_about(self, other: Aim) -> bool:
        """Whether it speaks of the same thing; one syllable says too little where words have no stems."""
        return self.shared(other) >= (1 if self.lexicon.has_stems else 2)

    def points(self, other: Aim) -> float:
        """For somebody, by another person who measures it, a team's own aim before an ability."""
        authors = {mention.response for measure in self.measures for mention in measure.mentions}
        return (
            0.4 * min(self.shared(other), 1)
            + 0.5 * (other.response in authors)
            + 1.0 * somebody(other.text, self.lexicon)
            + 0.5 * (other.response != self.aim.response)
            + 0.3 * (other.question == "team.aim")
            + min(other.points, 4.0) / 4
        )


def _best(others: Sequence[Aim], angle: _Angle) -> Aim | None:
    new = [other for other in others if token_set_ratio(other.text, angle.aim.text) < _SAME]
    return max(new, key=angle.points, default=None)
