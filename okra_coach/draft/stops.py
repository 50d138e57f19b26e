"""The not-doing list: what people would stop."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.text import is_empty, plain_claim
from okra_coach.draft.themes import LEADERS
from okra_coach.model.answers import Response
from okra_coach.model.okra import COMPANY, NotDoing

QUESTION = "direction.stop"
_MOST = 6
_MOST_WORDS = 14
_SAME = 85
_VERBATIM = ("!!", "?")


def not_doing(responses: Sequence[Response], lexicon: Lexicon) -> tuple[NotDoing, ...]:
    """What several would stop first, then what others' proposals echo; each team is heard before one is heard twice."""
    groups = _groups(responses, lexicon)
    stems = [lexicon.stems(group[0][1]) - lexicon.vague for group in groups]
    ranked = sorted(
        range(len(groups)),
        key=lambda n: (-len(groups[n]), -_echo(stems[n], [s for m, s in enumerate(stems) if m != n]), n),
    )
    voices: dict[str, int] = {}
    turns = []
    for n in ranked:
        voice = _voice(groups[n][0][0])
        voices[voice] = voices.get(voice, 0) + 1
        turns.append((voices[voice], n))
    chosen = [n for _, n in sorted(turns, key=lambda turn: turn[0])[:_MOST]]
    return tuple(
        NotDoing(f"{COMPANY}.n{place}", groups[n][0][1], tuple(f"{r.id}.{QUESTION}" for r, _ in groups[n]))
        for place, n in enumerate(chosen, 1)
    )


def _groups(responses: Sequence[Response], lexicon: Lexicon) -> list[list[tuple[Response, str]]]:
    """Proposals that say the same, together; asides and single words left out."""
    groups: list[list[tuple[Response, str]]] = []
    for response in responses:
        said = response.text(QUESTION)
        claim = None if is_empty(said, lexicon) else plain_claim(said, lexicon, _MOST_WORDS)
        if claim is None or len(claim.split()) < 3 or said.rstrip().endswith(_VERBATIM):
            continue
        home = next((group for group in groups if token_set_ratio(group[0][1], claim) >= _SAME), None)
        if home is None:
            groups.append([(response, claim)])
        else:
            home.append((response, claim))
    return groups


def _echo(stems: frozenset[str], others: Sequence[frozenset[str]]) -> int:
    return sum(bool(stems & other) for other in others)


def _voice(response: Response) -> str:
    return LEADERS if response.role == LEADERS else response.team or ""
