"""The aims people name for their team, those that could stand as an objective first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.statements import statement
from okra_coach.draft.text import capitalised, has_number, is_empty, plain_claim, tidy
from okra_coach.model.answers import MASK, Response

_CUSTOMER_PART = re.compile(
    r"(?:;|\n|\s[-–—]\s|(?<!\bvs)\.\s|\+)\s*(?:(?:and|und|và)\b)?|,\s+(?:and|und|và|auch|even|also|kể cả)\b"
)
_WHERE = re.compile(
    r"\s+(?:inside|outside|internally|externally|intern|extern|(?:bên )?trong|(?:bên )?ngoài)$", re.IGNORECASE
)
_COMMENT = re.compile(
    r",\s+(?:(?-i:[a-z]+ly)|leider|\w+erweise|tiếc là|lạ thay|kỳ lạ là)(?:\s+enough|\s+genug)?\s*[.!]*$", re.IGNORECASE
)
_SHORTEST_COMPOUND = 5
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"^(?:and|und|và|also|auch)\s+", re.IGNORECASE)
_FIRST_WORDS = 3


@dataclass(frozen=True)
class Aim:
    """One person's aim for the team."""

    response: str
    text: str
    points: float
    stems: frozenset[str]
    question: str = "team.aim"

    @property
    def ref(self) -> str:
        """The answer it stands in."""
        return f"{self.response}.{self.question}"


def ranked_aims(responses: Sequence[Response], lexicon: Lexicon) -> list[Aim]:
    """The aims that can stand as an objective, the best first: a change for somebody, short, without a number."""
    aims = []
    for place, response in enumerate(responses):
        claim = statement(response.text("team.aim"), lexicon)
        if claim is None or has_number(claim) or lexicon.says(claim, lexicon.own):
            continue
        points = _points(claim, response, lexicon) - place / 1000
        aims.append(Aim(response.id, claim, points, lexicon.stems(claim)))
    return [aim for aim in sorted(aims, key=lambda aim: -aim.points) if aim.points > 0]


def _points(claim: str, response: Response, lexicon: Lexicon) -> float:
    words = len(claim.split())
    return (
        (2.0 if response.role == "lead" else 0.0)
        + 1.5 * somebody(claim, lexicon)
        + 0.5 * begins_with(claim, lexicon)
        + (1.0 if 5 <= words <= 13 else 0.0)
        + (0.5 if response.text("team.aim")[:1].isupper() else 0.0)
        - (4.0 if lexicon.says(claim, lexicon.weak_aim) else 0.0)
        + 0.5
    )


def somebody(claim: str, lexicon: Lexicon) -> float:
    """How clearly a statement says who is better off: 1 for customers, a half for "people" and others inside."""
    named = lexicon.stems(claim) & lexicon.customers
    if lexicon.described.search(claim):
        return 1.0
    return 1.0 if named - lexicon.insiders else 0.5 if named or lexicon.stems(claim) & lexicon.insiders else 0.0


def begins_with(claim: str, lexicon: Lexicon) -> float:
    """The same for its first words: who is better off is the subject, and not whom a task is done for."""
    return somebody(" ".join(claim.split()[:_FIRST_WORDS]), lexicon)


def customer(responses: Sequence[Response], lexicon: Lexicon, objective: str = "") -> str | None:
    """Whom the objective names, among those in the first answer or by the same word in others; else the first."""
    served = [_served(response, lexicon) for response in responses]
    first = next((names for names in served if names), [])
    stems, words = lexicon.stems(objective) - lexicon.vague, _words(objective)
    meant = [who for who in first if _is_named(lexicon.stems(who) - lexicon.vague, stems, lexicon)]
    meant += [who for names in served for who in names if _words(who) & words & _nouns(lexicon, objective)]
    return next(iter([*meant, *first]), None)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _nouns(lexicon: Lexicon, text: str) -> frozenset[str]:
    """The words of a text that name people."""
    return frozenset(word for word in _words(text) if lexicon.stems(word) & lexicon.customers - lexicon.vague)


def _is_named(who: frozenset[str], stems: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the objective names them; in German also by the word that a compound is made of."""
    named = stems & lexicon.customers
    if lexicon.language != "de":
        return bool(who & named)
    return any(len(stem) >= _SHORTEST_COMPOUND and stem in other for stem in named for other in who)


def _served(response: Response, lexicon: Lexicon) -> list[str]:
    """The customers that one answer names, each short enough to stand by itself."""
    said = response.text("customer.who")
    if is_empty(said, lexicon):
        return []
    parts = [part for part in _CUSTOMER_PART.split(said) if part.strip()]
    claims = [plain_claim(_named_alone(part.strip()), lexicon, most=10, fewest=1) for part in parts]
    return [
        capitalised(tidy(claim))
        for claim in claims
        if claim and MASK not in claim and not lexicon.says(claim, lexicon.own)
    ]


def _named_alone(part: str) -> str:
    """Without "and" before it, where they sit behind it, and a comment such as ", strangely"."""
    return _WHERE.sub("", _OPENING.sub("", _COMMENT.sub("", part)))
