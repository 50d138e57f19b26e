"""What rules ask about a whole book again and again is found out once."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from okra_coach.model.okra import OkraBook

ValueT = TypeVar("ValueT")


def once_a_book(find: Callable[[OkraBook], ValueT]) -> Callable[[OkraBook], ValueT]:
    """Remembers the answer about a book for as long as that book is in use; books are told apart by identity."""
    known: dict[int, ValueT] = {}

    @wraps(find)
    def remembered(book: OkraBook) -> ValueT:
        own = id(book)
        if own not in known:
            known[own] = find(book)
            weakref.finalize(book, known.pop, own, None).atexit = False
        return known[own]

    return remembered
