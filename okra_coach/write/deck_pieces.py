"""What a deck's file is put together from: parts with their data and what they point to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE

from okra_coach.write.deck_zip import undated

_HANGS_ON = (RELATIONSHIP_TYPE.NOTES_SLIDE, RELATIONSHIP_TYPE.CHART, RELATIONSHIP_TYPE.IMAGE)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: another part by its name, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the file."""

    name: str
    kind: str
    data: bytes
    relations: tuple[Relation, ...] = ()


def relations(part: Any, left_out: Iterable[str] = ()) -> tuple[Relation, ...]:
    """All of a part's, but for those whose ids are left out."""
    return tuple(
        Relation(
            key, rel.reltype, rel.target_ref if rel.is_external else str(rel.target_part.partname), rel.is_external
        )
        for key, rel in part.rels.items()
        if key not in left_out
    )


def grown(part: Any) -> Iterator[Piece]:
    """A slide with its notes, charts and their workbooks."""
    yield Piece(str(part.partname), part.content_type, part.blob, relations(part))
    for rel in part.rels.values():
        if rel.reltype in _HANGS_ON:
            own = rel.target_part
            yield Piece(str(own.partname), own.content_type, own.blob, relations(own))
            yield from _workbooks(own)


def _workbooks(part: Any) -> Iterator[Piece]:
    for rel in part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.PACKAGE:
            book = rel.target_part
            yield Piece(str(book.partname), book.content_type, undated(book.blob))
