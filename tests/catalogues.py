"""Collects every text of the tool and its templates, and brings the catalogues up to date."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCES = (("python", "okra_coach/**/*.py"), ("jinja2", "templates/**/*.md"), ("jinja2", "templates/pages/*.html"))
LOCALE = ROOT / "templates" / "locale"
KEYWORDS = {
    "words": None,
    "_words": None,
    "_": None,
    "mark": None,
    "say": None,
    "say_count": (1, 2),
    "plural": (1, 2),
    "n_": (1, 2),
    "mark_plural": (1, 2),
}
TRANSLATED = ("de", "vi")


def collect() -> Catalog:
    """Every text that the code or a template shows, with where it stands."""
    catalogue = Catalog(project="okra-coach", fuzzy=False)
    for method, pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            for _, message, comments, _ in extract_from_file(method, path, KEYWORDS):
                catalogue.add(message, None, [(path.relative_to(ROOT).as_posix(), 1)], auto_comments=comments)
    return catalogue


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "okra_coach.po"


def load(language: str) -> Catalog:
    """A language's catalogue; an empty one when there is none yet."""
    if not path_of(language).is_file():
        return Catalog(locale=language, project="okra-coach")
    with path_of(language).open("rb") as source:
        return read_po(source, locale=language)


def update(language: str) -> int:
    """Adds new texts, drops those that are gone, and returns how many wait for a translation."""
    catalogue = load(language)
    catalogue.update(collect(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    out = io.BytesIO()
    write_po(out, catalogue, width=120, sort_output=True, omit_header=False, include_lineno=False)
    lines = [line for line in out.getvalue().decode().splitlines() if not line.startswith('"POT-Creation-Date')]
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    path_of(language).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(1 for message in catalogue if message.id and not all(_texts(message.string)))


def _texts(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


if __name__ == "__main__":
    for code in TRANSLATED:
        print(f"{code}: {update(code)} texts wait for a translation in {path_of(code)}")  # noqa: T201
