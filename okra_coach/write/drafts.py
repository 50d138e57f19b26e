"""Writes drafts into the files that a person edits: okras/*.yaml, questions.yaml and rollout.yaml.

A new file gets the whole draft. In a file that is there already her edits, comments and order stay: see merge.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from okra_coach.model.okra import COMPANY, OkraBook, OkraSet
from okra_coach.model.rollout import Part, Placement, Rollout
from okra_coach.words import Words, mark
from okra_coach.write.draft_trees import (
    OKRAS_SHAPE,
    QUESTIONS_SHAPE,
    ROLLOUT_SHAPE,
    drafted_set,
    okras_tree,
    questions_tree,
    rollout_tree,
)
from okra_coach.write.drafted import Drafted, read_drafted
from okra_coach.write.merged_files import MergedFile, used_in, write_merged

_OKRAS_HEADER = mark(
    "OKR+As of {name}: proposals drafted from the answers, yours to change.\n"
    "Later runs keep what you change, add, move or delete, and your comments.\n"
    "status: draft = still as proposed, edited = changed by you, agreed = settled in the room and left alone.\n"
    "null: nobody gave it yet. direction: increase, decrease, or keep within with low and high.\n"
    "from: the answers behind a line, such as r07.team.measure1."
)
_QUESTIONS_HEADER = mark(
    "What only the room can settle, the most weighty first.\n"
    "Write what was settled under answer; a question with an answer is left alone by later runs."
)
_ROLLOUT_HEADER = mark(
    "The rollout in waves and the dates of the cycle: a proposal, yours to change.\n"
    "To move a team, change its wave; pinned: true then keeps it there.\n"
    "agreements: write under by and accepted (true or false) what the two teams said; add what is missing.\n"
    "seen: what was seen by the day of the gate or in the alignment meeting; null = not known yet.\n"
    "Later runs keep every date, reason, agreement and gate that you changed, and your comments."
)


def write_okras(folder: Path, book: OkraBook, fingerprints: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Merges the book into okras/ and questions.yaml; returns a readable line for each difference.

    Raises ExternallyChangedError when a file is not as it was read (`fingerprints`: relative path → SHA-256);
    then nothing was written.
    """
    files = [_okras_file(okras, words) for okras in book.sets]
    files.append(
        MergedFile("questions.yaml", questions_tree(book.questions), QUESTIONS_SHAPE, words(_QUESTIONS_HEADER))
    )
    return write_merged(folder, files, fingerprints, words)


def last_draft(folder: Path) -> OkraBook | None:
    """What was drafted last, also what a person took out since; None when nothing was, or the record is gone."""
    trees = [record.tree for name, record in sorted(read_drafted(folder).items()) if name.startswith("okras/")]
    try:
        return OkraBook(tuple(drafted_set(tree) for tree in trees)) if trees else None
    except (KeyError, TypeError, AttributeError):
        return None


def drafted_places(folder: Path) -> tuple[Placement, ...]:
    """The places that were last drafted, of teams that nobody had pinned by then."""
    teams = read_drafted(folder).get("rollout.yaml", Drafted()).tree.get("teams", ())
    try:
        return tuple(_drafted_place(team) for team in teams if not team["pinned"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return ()


def _drafted_place(team: Mapping[str, Any]) -> Placement:
    own, wave, part = str(team["team"]), int(team["wave"]), Part(team["part"])
    return Placement(own, wave, part, tuple(map(str, team["reasons"])), tuple(map(str, team["sooner_if"])))


def used_ids(folder: Path) -> frozenset[str]:
    """The ids of all lines that were drafted last or taken out since."""
    records = read_drafted(folder).items()
    return frozenset(own for name, record in records if name.startswith("okras/") for own in used_in(record))


def write_rollout(folder: Path, rollout: Rollout, fingerprints: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Merges the plan into rollout.yaml; as write_okras."""
    file = MergedFile("rollout.yaml", rollout_tree(rollout), ROLLOUT_SHAPE, words(_ROLLOUT_HEADER))
    return write_merged(folder, [file], fingerprints, words)


def _okras_file(okras: OkraSet, words: Words) -> MergedFile:
    stem = COMPANY if okras.owner == COMPANY else okras.owner
    header = words(_OKRAS_HEADER, name=" ".join(okras.name.split()))
    return MergedFile(f"okras/{stem}.yaml", okras_tree(okras), OKRAS_SHAPE, header, okras.owner)
