"""Keeps what packs have shown in `.okra/shown.json`: aggregates and salted digests, no words and no names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.insights import ScaleResult, ThemeVote
from okra_coach.model.place import Place
from okra_coach.model.shown import Figures, Shown, ShownQuestion
from okra_coach.write.files import write_whole

SHOWN_FILE = ".okra/shown.json"


def load_shown(folder: Path) -> tuple[Shown | None, tuple[Fault, ...]]:
    """What earlier packs have shown; None when there was none, or when the record cannot be read."""
    path = folder / SHOWN_FILE
    try:
        return _shown(json.loads(path.read_text(encoding="utf-8"))), ()
    except FileNotFoundError:
        return None, ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        message = (
            "it cannot be read, so that this pack is not compared with what was shown before; bring the file back, "
            "or delete it if nobody has seen the last pack"
        )
        return None, (Fault(Place(SHOWN_FILE), message, Weight.STOPS),)


def save_shown(folder: Path, shown: Shown) -> None:
    """Writes the record, unless it says the same already. Raises CannotWriteError."""
    data = (json.dumps(_tree(shown), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n").encode()
    path = folder / SHOWN_FILE
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def held_back(shown: Iterable[str]) -> tuple[Fault, ...]:
    """Tells the consultant that figures wait, and what she can do."""
    questions = list(shown)
    if not questions:
        return ()
    message = (
        f"{len(questions)} of the questions stay as the last pack showed them ({', '.join(questions)}): fewer answers "
        "than the threshold came since, or one was changed, and comparing the two packs would tell what they say. "
        "Wait for more answers, or delete this file if nobody has seen the last pack"
    )
    return (Fault(Place(SHOWN_FILE), message, Weight.WARNS),)


def _tree(shown: Shown) -> dict[str, Any]:
    return {"salt": shown.salt, "questions": {question: _question(one) for question, one in shown.questions.items()}}


def _question(one: ShownQuestion) -> dict[str, Any]:
    """Digests once, as a sorted list; cells name them by their place in it."""
    figures, people = one.figures, sorted({person for pack in one.packs for cell in pack for person in cell})
    place = {person: number for number, person in enumerate(people)}
    return {
        "threshold": one.threshold,
        "answers": people,
        "packs": [sorted(sorted(place[person] for person in cell) for cell in pack) for pack in one.packs],
        "scales": [[r.question, r.group, r.n, r.mean, r.shares, r.band] for r in figures.scales],
        "votes": [[v.theme, v.name, v.votes, v.leadership_share, v.staff_share] for v in figures.votes],
        "counts": list(figures.counts.items()),
        "nearly_all": figures.nearly_all,
        "levels": {team: list(level) for team, level in figures.levels.items()},
        "disputed": list(figures.disputed),
    }


def _shown(tree: Mapping[str, Any]) -> Shown:
    return Shown(tree["salt"], {question: _shown_question(one) for question, one in tree["questions"].items()})


def _shown_question(one: Mapping[str, Any]) -> ShownQuestion:
    people: list[str] = one["answers"]
    packs = tuple(tuple(frozenset(people[number] for number in cell) for cell in pack) for pack in one["packs"])
    return ShownQuestion(_figures(one), one["threshold"], packs)


def _figures(one: Mapping[str, Any]) -> Figures:
    return Figures(
        tuple(_scale(*result) for result in one["scales"]),
        tuple(ThemeVote(*vote) for vote in one["votes"]),
        dict(one["counts"]),
        one["nearly_all"],
        {team: (level[0], level[1]) for team, level in one["levels"].items()},
        tuple(one["disputed"]),
    )


def _scale(
    question: str, group: str, n: int | None, mean: float | None, shares: list[float] | None, band: list[float] | None
) -> ScaleResult:
    ends = (band[0], band[1]) if band else None
    return ScaleResult(question, group, n, mean, tuple(shares) if shares else None, ends)
