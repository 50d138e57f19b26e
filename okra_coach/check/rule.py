"""What a rule is: a value with its reasons, its wording to aim at, and the function that finds hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from okra_coach.check.scope import Book, Hit, Number
from okra_coach.model.finding import Severity

ScopeT = TypeVar("ScopeT", bound=Book)


@dataclass(frozen=True)
class Rule(Generic[ScopeT]):
    """One rule: `find` is called once for every scope of exactly the type `looks_at`.

    `doc` is the module's docstring: its first line is the headline, the rest are notes for the rule's page.
    `numbers` are what it counts against and workshop.yaml may change.
    `needs` are keys of word lists: where the scope's own text has a word of none of them, `find` has nothing to tell
    and is not asked. Without any, it is always asked.
    `aliases` are codes and slugs that the rule had before; they are never given to another rule.
    """

    code: str
    slug: str
    severity: Severity
    doc: str | None
    why: str
    instead_of: str
    write: str
    source: str
    looks_at: type[ScopeT]
    find: Callable[[ScopeT], Iterator[Hit]]
    aliases: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """The first line of the module's docstring."""
        return (self.doc or "").strip().partition("\n")[0]

    @property
    def notes(self) -> str:
        """What the module's docstring says after its first line."""
        return (self.doc or "").strip().partition("\n")[2].strip()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the rule answers to: code, slug, aliases."""
        return (self.code, self.slug, *self.aliases)
