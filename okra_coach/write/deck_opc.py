"""A package of Office parts: kinds of content, what points to what, and the zip around them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pptx.opc.constants import RELATIONSHIP_TYPE

from okra_coach.write.deck_pieces import Piece, Relation
from okra_coach.write.deck_shapes import clean
from okra_coach.write.deck_zip import zipped

_OUTSIDE = ' TargetMode="External"'


def package(main: str, pieces: Sequence[Piece], about: Mapping[str, Piece]) -> bytes:
    """The file; `about` are parts that tell of it, by their kind of relation, and `main` names what it holds."""
    told = [(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, main), *((kind, piece.name) for kind, piece in about.items())]
    starts = (Relation(f"rId{number}", kind, name) for number, (kind, name) in enumerate(told, 1))
    inside = [*about.values(), *pieces]
    return zipped(
        chain(
            (("[Content_Types].xml", _types(inside)), ("_rels/.rels", _relations_xml("/", starts))),
            chain.from_iterable(_files(piece) for piece in inside),
        )
    )


def _files(piece: Piece) -> Iterator[tuple[str, bytes]]:
    yield piece.name, piece.data
    if piece.relations:
        folder, name = posixpath.split(piece.name)
        yield f"{folder}/_rels/{name}.rels", _relations_xml(folder, piece.relations)


def _types(pieces: Sequence[Piece]) -> bytes:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    overrides: dict[str, str] = {}
    for piece in pieces:
        ending = posixpath.splitext(piece.name)[1][1:].lower()
        if ending == "xml" or defaults.setdefault(ending, piece.kind) != piece.kind:
            overrides[piece.name] = piece.kind
    written = [f'<Default Extension="{clean(end)}" ContentType="{clean(kind)}"/>' for end, kind in defaults.items()]
    written += [f'<Override PartName="{clean(name)}" ContentType="{kind}"/>' for name, kind in overrides.items()]
    return _document("Types", "http://schemas.openxmlformats.org/package/2006/content-types", written)


def _relations_xml(folder: str, relations: Iterable[Relation]) -> bytes:
    written = [
        f'<Relationship Id="{clean(one.id)}" Type="{clean(one.kind)}" '
        f'Target="{clean(one.target if one.external else _seen_from(folder, one.target))}"'
        f"{_OUTSIDE if one.external else ''}/>"
        for one in relations
    ]
    return _document("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships", written)


def _seen_from(folder: str, target: str) -> str:
    """A part's name as another folder of the file spells it."""
    inside = f"{folder.rstrip('/')}/"
    return target[len(inside) :] if target.startswith(inside) else posixpath.relpath(target, folder)


def _document(tag: str, namespace: str, written: Iterable[str]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<{tag} xmlns="{namespace}">{"".join(written)}</{tag}>'.encode()
