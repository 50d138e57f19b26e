"""What the answers say, for the consultant alone: columns without a question, themes, and the answers behind a line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from okra_coach.draft.book import drafting, group
from okra_coach.draft.grounds import Grounds, grounds
from okra_coach.draft.grouping import Grouping
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.playbooks import Shelf
from okra_coach.draft.why import Reason, lines, why
from okra_coach.errors import UnknownLineError
from okra_coach.pipeline import Tell, quietly, read, ready_to_draft, sound, with_okras, words_of
from okra_coach.read.workshop import WORKSHOP_FILE
from okra_coach.write.mapping import write_mapping


@dataclass(frozen=True)
class Why:
    """The answers behind a line; and by which rule it was drafted, None when a person wrote it or it is a question."""

    id: str
    reasons: tuple[Reason, ...]
    grounds: Grounds | None


def map_columns(folder: Path) -> int:
    """Adds to workshop.yaml what each column without a question may be; returns how many were added."""
    engagement = read(folder)
    proposals = tuple(one for export in engagement.responses.exports for one in export.proposals)
    return write_mapping(folder, proposals, engagement.fingerprints[WORKSHOP_FILE])


def group_themes(folder: Path) -> Grouping:
    """Which theme each answer speaks of, by which words: for the consultant only."""
    return group(sound(read(folder)))


def why_line(folder: Path, line_id: str, tell: Tell = quietly) -> Why:
    """The answers behind one line, in their own words, and the rule that chose it. Raises UnknownLineError."""
    drafted = with_okras(folder, tell)
    engagement = drafted.engagement
    shelf = Shelf(engagement.playbooks, load_lexicon(engagement.workshop.language))
    reasons = why(drafted.book, engagement.responses.responses, line_id, shelf)
    if reasons is None:
        known = [line.id for line in lines(drafted.book)]
        raise UnknownLineError(line_id, next(iter(get_close_matches(line_id, known, 1)), None))
    masked = ready_to_draft(engagement)
    return Why(line_id, reasons, grounds(drafting(masked, drafted.insights, words_of(engagement)), line_id))
