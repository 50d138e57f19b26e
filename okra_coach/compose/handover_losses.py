"""What gets lost on the way into another tool, and how texts are cut so that nothing goes unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from okra_coach.compose.handover_lines import Level, Line, ids
from okra_coach.documents.handover import Loss
from okra_coach.model.measure import Direction

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")


def shortened(text: str, most: int) -> str:
    """The text with at most so many characters, cut at a word, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip() + "…"


def losses(*found: Loss) -> tuple[Loss, ...]:
    """Those that concern a line, or all."""
    return tuple(loss for loss in found if loss.subjects)


def without_email(lines: Iterable[Line], field: str) -> Loss:
    """Owners whom the target knows by e-mail only."""
    roles = [line for line in lines if line.owner_role and not line.email]
    return Loss(
        f"no e-mail is known for the owner's role, so “{field}” stays empty; the role stands in the text", ids(roles)
    )


def without_owner(lines: Iterable[Line]) -> Loss:
    """Lines that nobody owns yet."""
    return Loss(
        "nobody owns this yet", ids(line for line in lines if line.level is not Level.OBJECTIVE and not line.owner_role)
    )


def dropped(lines: Iterable[Line]) -> Loss:
    """Actions that nobody tries any more stay behind."""
    return Loss("the action was dropped; it is not handed over", ids(line for line in lines if line.dropped))


def too_long(lines: Iterable[Line], most: int, field: str) -> Loss:
    """Texts that are cut; the whole text stands in the description."""
    long = ids(line for line in lines if len(line.text) > most)
    return Loss(f"“{field}” holds {most} characters: it is cut, and the whole text stands in the description", long)


def calculated(lines: Iterable[Line]) -> Loss:
    """Texts that a spreadsheet would take for a formula."""
    risky = ids(line for line in lines if line.text.startswith(_CALCULATED))
    return Loss("the text begins with a sign that a spreadsheet calculates: a ' stands before it", risky)


def bands(lines: Iterable[Line], instead: str) -> Loss:
    """Key results that stay within a band, where a target only knows from and to."""
    kept = [
        one for one in lines if one.action is None and one.key_result and one.key_result.direction is Direction.KEEP
    ]
    return Loss(f"a band to keep is no goal there: {instead}", ids(kept))


def same_text(lines: Sequence[Line], instead: str) -> Loss:
    """Lines that a target would take for one another, as it knows parents by their text."""
    return Loss(f"another line has the same text: {instead}", ids(_repeated(lines)))


def _repeated(lines: Sequence[Line]) -> Iterator[Line]:
    seen: set[str] = set()
    for line in lines:
        if line.text.casefold() in seen:
            yield line
        seen.add(line.text.casefold())
