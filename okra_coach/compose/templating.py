"""Renders the Jinja2 sources in `templates/` (or the engagement's own) in a sandbox, in one language."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Template, TemplateError, TemplateSyntaxError

from okra_coach.compose.sandbox import Sandbox
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
    path, file = find_template(name, own), f"templates/{name}"
    try:
        source = path.read_text(encoding="utf-8-sig")
        return _environment(words, escape, marked).text(_compiled(source, words, escape, marked), context)
    except TemplateSyntaxError as error:
        raise TemplateFaultError(file, error.lineno, error.message or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise TemplateFaultError(file, None, "is not text in UTF-8; save it as UTF-8") from error
    except RecursionError as error:
        raise TemplateFaultError(file, _template_line(error), "calls itself without an end") from error
    except MemoryError as error:
        raise TemplateFaultError(file, _template_line(error), "makes more than there is memory for") from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise TemplateFaultError(file, _template_line(error), _sentence(error)) from error


def render_lines(
    name: str, words: Words, context: Mapping[str, object], own: Path | None = None
) -> tuple[str, tuple[int, ...]]:
    """The same for a template that is read line by line, with the template's line of each line of the text."""
    return without_marks(_rendered(name, words, context, own, escape=False, marked=True))


@lru_cache(maxsize=32)
def _compiled(source: str, words: Words, escape: bool, marked: bool) -> Template:
    """A source that makes many documents, such as a deck for each team, is compiled once."""
    return _environment(words, escape, marked).template(source)


@lru_cache(maxsize=8)
def _environment(words: Words, escape: bool, marked: bool) -> Sandbox:
    environment = Sandbox(
        extensions=[LineMarks] if marked else [],
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
    """What went wrong, without the names that Python gives its things."""
    told = str(error).splitlines()[0] if str(error) else type(error).__name__
    if told.startswith("no loader"):
        return "a template cannot include, import or extend another; write it out here"
    return re.sub(r"'(?:\w+\.)+(\w+) object'", r"\1", told)
