"""A template may read what it is given and may take its time, but not all of it, and not all of the memory.

Jinja2's sandbox keeps a template away from Python; what it lets through are loops in loops, macros that call
themselves, and texts that grow without end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from jinja2 import StrictUndefined, Template, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

ROUNDS = 300_000
"""How many turns of loops and calls of macros one text may take; our largest source takes a few thousand."""
LETTERS = 1_000_000
"""How long a text, and a list within it, may become; our longest page has a tenth of it."""
_BUDGET = "_budget"
_LEFT_OUT = ("random", "lipsum", "wordwrap")
"""Filters and functions that make another text on every run, or take the square of a text's length to wrap it."""
_WIDE = re.compile(r"\d{5,}|\*")


class _Budget:
    """What is left of one text's rounds."""

    def __init__(self) -> None:
        self.left = ROUNDS

    def spend(self, rounds: int) -> None:
        self.left -= rounds
        if self.left < 0:
            raise SecurityError(f"loops and macros run more than {ROUNDS:,} rounds: is there one without an end?")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox with limits on rounds and on the length of texts."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)
        self.filters.update({_counted.__name__: _counted, _bounded.__name__: _bounded})
        for name in _LEFT_OUT:
            self.filters.pop(name, None)
            self.globals.pop(name, None)

    def template(self, source: str) -> Template:
        """A source, compiled with its limits. TemplateSyntaxError."""
        return self.from_string(_limited(self.parse(source)))

    def text(self, template: Template, context: Mapping[str, object]) -> str:
        """The template's text. TemplateError and what else goes wrong in it."""
        pieces: list[str] = []
        length = 0
        stream: Any = template.generate({**context, _BUDGET: _Budget()})
        for piece in stream:
            length += len(piece)
            if length > LETTERS:
                stream.throw(_too_long())
            pieces.append(piece)
        return "".join(pieces)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A calculation, unless its result would be too large."""
        if operator == "**" and (abs(left) > LETTERS or abs(right) > 64):
            raise SecurityError("a power as large as this is not worked out here")
        if operator == "*":
            _check_length(*(len(one) * other for one, other in ((left, right), (right, left)) if _is_long(one, other)))
        if operator == "%" and isinstance(left, str) and _WIDE.search(left):
            raise SecurityError("a width as large as this is not worked out here")
        return _bounded(super().call_binop(context, operator, left, right))

    def call(self, context: Context, obj: Any, *arguments: Any, **named: Any) -> Any:
        """A call, unless it asks for something too large; macros count as rounds."""
        _budget_of(context).spend(1)
        wide = [one for one in (*arguments, *named.values()) if isinstance(one, int) and abs(one) > LETTERS]
        method = getattr(obj, "__wrapped__", obj)
        owner = getattr(method, "__self__", None)
        if isinstance(owner, str) and (wide or (method.__name__.startswith("format") and _WIDE.search(owner))):
            raise SecurityError("a width as large as this is not worked out here")
        called: Callable[..., Any] = super().call
        return _bounded(called(context, obj, *arguments, **named))


def _is_long(one: Any, other: Any) -> bool:
    return isinstance(one, str | list | tuple) and isinstance(other, int)


def _check_length(*lengths: int) -> None:
    if any(length > LETTERS for length in lengths):
        raise _too_long()


def _too_long() -> SecurityError:
    return SecurityError(f"a text or a list becomes longer than {LETTERS:,}")


def _bounded(value: Any) -> Any:
    """A value that is not too long to go on with."""
    if isinstance(value, str | list | tuple):
        _check_length(len(value))
    elif isinstance(value, int) and value.bit_length() > 4096:
        raise SecurityError("a number as large as this is not worked out here")
    return value


@pass_context
def _counted(context: Context, values: Iterable[Any]) -> Iterable[Any]:
    """The same values, each turn of the loop over them counted."""
    budget = _budget_of(context)
    if isinstance(values, list | tuple):
        budget.spend(len(values))
        return values
    return _each(values, budget)


def _each(values: Iterable[Any], budget: _Budget) -> Iterator[Any]:
    for value in values:
        budget.spend(1)
        yield value


def _budget_of(context: Context) -> _Budget:
    budget = context.parent.get(_BUDGET)
    return budget if isinstance(budget, _Budget) else _Budget()


def _limited(tree: nodes.Template) -> nodes.Template:
    """The template with its loops counted, and each text that is put together held to its length."""
    for loop in tree.find_all(nodes.For):
        loop.iter = _through(_counted, loop.iter)
    for output in tree.find_all(nodes.Output):
        output.nodes = [one if isinstance(one, nodes.TemplateData) else _through(_bounded, one) for one in output.nodes]
    for kept in tree.find_all(nodes.Assign):
        kept.node = _through(_bounded, kept.node)
    return tree


def _through(passed: Callable[..., Any], value: nodes.Node) -> nodes.Expr:
    made: Any = nodes.Filter(cast(nodes.Expr, value), passed.__name__, [], [], None, None)
    return cast(nodes.Expr, made.set_lineno(value.lineno))
