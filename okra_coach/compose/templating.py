"""Renders the Jinja2 sources in `templates/` (or the engagement's own) in a sandbox, in one language."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from okra_coach.compose.source_marks import LineMarks, without_marks
from okra_coach.errors import TemplateFaultError
from okra_coach.resources import find_template
from okra_coach.words import Words


def render_source(
    name: str, words: Words, context: Mapping[str, object], own: Path | None = None, *, escape: bool = False
) -> str:
    """The rendered text of a template such as `decks/workshop.md`.

    In the template `_("text", name=value)` translates, `n_("one", "many", count)` picks a plural, and the filters
    `number`, `day` and `clock` print values the way the language writes them.
    With `escape`, every value is escaped for HTML.
    Raises TemplateFaultError with file and line, TemplateNotFoundError.
    """
    return _rendered(name, words, context, own, escape=escape, marked=False)


def _rendered(
    name: str, words: Words, context: Mapping[str, object], own: Path | None, *, escape: bool, marked: bool
) -> str:
    path = find_template(name, own)
    try:
        return _compiled(path.read_text(encoding="utf-8"), words, escape, marked).render(context)
    except TemplateSyntaxError as error:
        raise TemplateFaultError(f"templates/{name}", error.lineno, error.message or "cannot be read") from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise TemplateFaultError(f"templates/{name}", _template_line(error), _sentence(error)) from error


def render_lines(
    name: str, words: Words, context: Mapping[str, object], own: Path | None = None
) -> tuple[str, tuple[int, ...]]:
    """The same for a template that is read line by line, with the template's line of each line of the text."""
    return without_marks(_rendered(name, words, context, own, escape=False, marked=True))


@lru_cache(maxsize=32)
def _compiled(source: str, words: Words, escape: bool, marked: bool) -> Template:
    """A source that makes many documents, such as a deck for each team, is compiled once."""
    return _environment(words, escape, marked).from_string(source)


@lru_cache(maxsize=8)
def _environment(words: Words, escape: bool, marked: bool) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        extensions=[LineMarks] if marked else [],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=escape,
    )
    environment.globals.update(_=words, n_=words.plural, words=words)
    environment.filters.update(
        number=words.number, day=words.date, clock=words.time, join_words=words.join, capitalize_first=_capitalized
    )
    return environment


def _capitalized(text: str) -> str:
    """The text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def _template_line(error: Exception) -> int | None:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno if frames else None


def _sentence(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
