"""A team's measures shared out among its aims: one objective, or two when there are measures enough for a second."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.aims import Aim
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure
from okra_coach.draft.themes import ThemeSupport
from okra_coach.model.measure import Quantity
from okra_coach.model.workshop import Workshop

Share = tuple[Aim, Sequence[Measure]]
_FEWEST_RESULTS, _MOST_RESULTS = 2, 4
_CLEARLY = 1.0
_SAME = 75
_GOOD_AIM = 2.5


def shared_out(
    aims: Sequence[Aim],
    results: Sequence[Measure],
    themes: Sequence[ThemeSupport],
    workshop: Workshop,
    lexicon: Lexicon,
) -> list[Share]:
    """Each objective's aim with its measures, the strongest first.

    A second aim speaks of something else than the first, and has two measures of its own, or one from value to value.
    Measures whose author has an aim that could stand by itself are put under no other aim, save to fill up to two.
    """
    most = workshop.drafts.key_results
    first, others = aims[0], [aim for aim in aims[1:] if aim.points >= _GOOD_AIM]
    second = _second(first, others, results, lexicon) if workshop.drafts.team_objectives > 1 else None
    own = _own(second, first, results, lexicon) if second else []
    rest = [measure for measure in results if measure not in own]
    shares: list[Share] = [(first, _chosen(rest, first, others, most, themes, lexicon))]
    return [*shares, (second, own[:most])] if second else shares


def _second(first: Aim, others: Sequence[Aim], results: Sequence[Measure], lexicon: Lexicon) -> Aim | None:
    """The best aim with two measures of its own, else the best with one."""
    found = [
        (min(len(own), _FEWEST_RESULTS), -place, aim)
        for place, aim in enumerate(others)
        if _is_other(aim, first, lexicon)
        and (own := _own(aim, first, results, lexicon))
        and len(results) - len(own) >= _FEWEST_RESULTS
    ]
    return max(found, key=lambda entry: entry[:2])[2] if found else None


def _own(aim: Aim, first: Aim, results: Sequence[Measure], lexicon: Lexicon) -> list[Measure]:
    """Its measures, unless nobody gave a value of one of two, or both values of the only one."""
    own = [measure for measure in results if _is_nearer(measure, aim, first, lexicon)]
    valued = [measure for measure in own if _values(measure)]
    if len(own) > 1:
        return own if len(valued) >= _FEWEST_RESULTS else []
    return own if own and _values(own[0]) == _FEWEST_RESULTS else []


def _values(measure: Measure) -> int:
    """Whether a value of today and a target were given: 0, 1 or 2."""
    now = any(isinstance(mention.now, Quantity) for mention in measure.mentions)
    target = any(isinstance(mention.target, Quantity) for mention in measure.mentions)
    return now + target


def _is_other(aim: Aim, first: Aim, lexicon: Lexicon) -> bool:
    same = token_set_ratio(aim.text, first.text) >= _SAME
    return not same and not _telling(aim, lexicon) & _telling(first, lexicon)


def _chosen(
    results: Sequence[Measure],
    aim: Aim,
    others: Sequence[Aim],
    most: int,
    themes: Sequence[ThemeSupport],
    lexicon: Lexicon,
) -> list[Measure]:
    """The strongest with a value, then free ones, others to fill up; one more when it measures what comes first."""
    belonging = [measure for measure in results if _values(measure) and _belongs(measure, aim, results, lexicon)]
    free = [m for m in results if m not in belonging and not any(_names(other, m) for other in others)]
    fitting = belonging + [measure for measure in free if _values(measure) == _FEWEST_RESULTS]
    strange = sorted((m for m in results if m not in fitting), key=lambda m: not _belongs(m, aim, results, lexicon))
    chosen = (fitting + strange)[: max(min(len(fitting), most), min(_FEWEST_RESULTS, most))]
    left = [measure for measure in results if measure not in chosen and _values(measure)]
    spare = [measure for measure in left if any(theme.near(measure.stems) >= _CLEARLY for theme in themes)]
    return [*chosen, *(spare[:1] if len(chosen) < _MOST_RESULTS else [])]


def _belongs(measure: Measure, aim: Aim, results: Sequence[Measure], lexicon: Lexicon) -> bool:
    """Whether the aim's author names it, or it shares a word with the aim or with its author's measures."""
    about = _telling(aim, lexicon).union(*(other.telling for other in results if _names(aim, other)))
    return _names(aim, measure) or bool(measure.telling & about)


def _names(aim: Aim, measure: Measure) -> bool:
    return any(mention.response == aim.response for mention in measure.mentions)


def _telling(aim: Aim, lexicon: Lexicon) -> frozenset[str]:
    return aim.stems - lexicon.vague - lexicon.customers


def _is_nearer(measure: Measure, aim: Aim, other: Aim, lexicon: Lexicon) -> bool:
    """Whether a measure is the aim's: its author names it, and neither the other's author nor the other's words do."""
    foreign = _names(other, measure) or _telling(other, lexicon) & measure.stems - aim.stems
    return _names(aim, measure) and not foreign
