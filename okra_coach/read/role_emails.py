"""people.yaml: who reads mail for which role. It feeds hand-overs alone and no document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import OkraBook
from okra_coach.model.workshop import Workshop
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.tree import Tree, parse_tree

PEOPLE_FILE = "people.yaml"
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


def read_role_emails(folder: Path, workshop: Workshop, book: OkraBook) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    """Role → e-mail; a file that is not there knows nobody."""
    path = folder / PEOPLE_FILE
    if not path.is_file():
        return {}, ()
    source = read_source(path, PEOPLE_FILE, SETTINGS_LIMIT)
    if source.text is None:
        return {}, source.faults
    tree = parse_tree(source.text, PEOPLE_FILE)
    if tree.faults or not tree.value:
        return {}, tree.faults
    if not isinstance(tree.value, dict):
        return {}, (Fault(tree.place(()), "people.yaml holds lines of the form “Head of Billing: a@b.example”"),)
    known = {_folded(role) for role in _roles(workshop, book)}
    faults = tuple(fault for role in tree.value for fault in _faults(role, tree, known))
    return {role: mail for role, mail in tree.value.items() if isinstance(mail, str) and _EMAIL.fullmatch(mail)}, faults


def _faults(role: str, tree: Tree, known: set[str]) -> Iterator[Fault]:
    mail, place = tree.value[role] if isinstance(tree.value, dict) else None, tree.place((role,))
    if not isinstance(mail, str) or not _EMAIL.fullmatch(mail):
        yield Fault(place, f"“{role}” has no e-mail address behind it, such as name@company.example")
    elif _folded(role) not in known:
        message = f"nobody in okras/ or workshop.yaml has the role “{role}”; its e-mail is not used"
        yield Fault(place, message, Weight.WARNS)


def _roles(workshop: Workshop, book: OkraBook) -> Iterator[str]:
    yield from (team.lead_role for team in workshop.teams)
    yield workshop.sponsor_role
    for _, _, result in book.walk():
        yield result.owner_role or ""
        yield from (action.owner_role or "" for action in result.actions)


def _folded(role: str) -> str:
    return " ".join(role.casefold().split())
