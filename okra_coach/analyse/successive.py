"""Two packs side by side: what changed between them must not be a few people's answers.

For every set of people behind a figure of an earlier pack, and every one behind a figure of this one, the people in
the one and not in the other are nobody or reach the threshold; otherwise the question stays as it was last shown.
It also stays when an answer that was shown is gone. An answer is known by a digest of who gave it and what it says,
so whoever changes it leaves and comes as another; and an export whose times are read otherwise is nobody's any more.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from okra_coach.analyse.tables import Table
from okra_coach.model.answers import AnswerValue, Response
from okra_coach.model.shown import Cells, Figures, Shown, ShownQuestion

_LENGTH = 16
_NOTHING = Figures()


@dataclass(frozen=True)
class _Now:
    """What could be told of a question today, its people as digests."""

    figures: Figures = _NOTHING
    threshold: int = 0
    cells: Cells = ()
    answers: Mapping[str, AnswerValue] | None = None


def told_beside(
    earlier: Shown | None, fresh: Mapping[str, Table], responses: Sequence[Response], threshold: int
) -> tuple[Shown, tuple[str, ...]]:
    """What may be told now, beside all that was told before, and the questions that stay as they were."""
    salt = earlier.salt if earlier else _salt(responses)
    senders, before = _senders(responses, salt), earlier.questions if earlier else {}
    now = {question: _now(question, table, senders, threshold) for question, table in fresh.items()}
    told: dict[str, ShownQuestion] = {}
    held = []
    for question in dict.fromkeys((*before, *now)):
        old, new = before.get(question), now.get(question, _Now())
        waits = old is not None and _gives_away_beside(old, new)
        told[question] = old if old is not None and waits else _published(old, new)
        if old is not None and waits and old.figures != new.figures:
            held.append(question)
    return Shown(salt, told), tuple(held)


def _published(old: ShownQuestion | None, new: _Now) -> ShownQuestion:
    """The question with today's figures; sets of people that an earlier pack told of stay on record."""
    packs = old.packs if old else ()
    known = not new.cells or any(set(pack) == set(new.cells) for pack in packs)
    threshold = max(new.threshold, old.threshold if old else 0)
    return ShownQuestion(new.figures, threshold, packs if known else (*packs, new.cells))


def _gives_away_beside(old: ShownQuestion, new: _Now) -> bool:
    """Whether a reader of an earlier pack and this one would learn what a few people answered."""
    least, there = max(new.threshold, old.threshold), frozenset(new.answers or {})
    return bool(new.cells) and any(
        not there.issuperset(frozenset().union(*pack)) or _differ_by_few(pack, new, least) for pack in old.packs
    )


def _differ_by_few(pack: Cells, new: _Now, threshold: int) -> bool:
    """What either pack tells by itself is the wall's business, and no difference between the two."""
    usual = _differences(pack, pack) | _differences(new.cells, new.cells)
    few = (people for people in _differences(pack, new.cells) - usual if len(people) < threshold)
    return any(few) or _are_alike(frozenset().union(*new.cells).difference(*pack), new)


def _differences(some: Cells, others: Cells) -> set[frozenset[str]]:
    """All sets of people who are in one cell and not in an overlapping one of the other pack."""
    return {
        people for one in some for other in others if one & other for people in (one - other, other - one) if people
    }


def _are_alike(came: frozenset[str], new: _Now) -> bool:
    """Whether all who came answered the same: the difference of the two packs would say what."""
    return len(came) > 0 and len({(new.answers or {}).get(one) for one in came}) == 1


def _now(question: str, table: Table, senders: Mapping[str, str], threshold: int) -> _Now:
    own = {one: _digest((senders[one], question, repr(answer))) for one, answer in table.answers.items()}
    cells = tuple(frozenset(own[one] for one in cell) for cell in table.cells)
    return _Now(table.figures, threshold, cells, {own[one]: answer for one, answer in table.answers.items()})


def _senders(responses: Sequence[Response], salt: str) -> dict[str, str]:
    """Response id → a digest of when it was sent, or of all its words where no time is known.

    Row numbers move when an export grows. Those who are alike are told apart by their number.
    """
    seen: Counter[str] = Counter()
    senders = {}
    for response in responses:
        sent = [response.submitted.isoformat()] if response.submitted else _words(response)
        own = _digest((salt, *sent))
        seen[own] += 1
        senders[response.id] = own if seen[own] == 1 else _digest((own, str(seen[own])))
    return senders


def _words(response: Response) -> list[str]:
    return [text for key in sorted(response.answers) for text in (key, response.answers[key].text)]


def _salt(responses: Sequence[Response]) -> str:
    """Made from all answers, so that the same folder gives the same file."""
    return _digest(text for response in responses for text in _words(response))


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:_LENGTH]
