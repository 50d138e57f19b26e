"""Finds what ships beside the code: `templates/`, `workshops/` and the help pages, in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path

from okra_coach.errors import TemplateNotFoundError

_PACKAGE = Path(__file__).parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def templates_folder() -> Path:
    """The templates that ship with the tool."""
    return _shipped("templates")


def worked_engagement(name: str = "northwind_freight") -> Path:
    """The folder of an invented engagement that ships as an example."""
    return _shipped("workshops") / name


def worked_check_ins(name: str = "northwind_freight") -> tuple[Path, ...]:
    """The check-ins of its first weeks, in order of their days."""
    return tuple(sorted((_shipped("workshops") / f"{name}_weeks").glob("*.yaml")))


def help_folder() -> Path:
    """The pages that ship with the tool."""
    return _PACKAGE / "help"


_HERS = ("decks", "pages", "forms", "playbooks", "change", "blocks", "questionnaires")
_NOT_SHADOWED = ("page.css",)


def editable_templates() -> tuple[str, ...]:
    """The templates that an engagement's own folder may shadow, such as `decks/workshop.md`, in order."""
    root = templates_folder()
    return tuple(
        f"{folder}/{path.name}"
        for folder in _HERS
        for path in sorted((root / folder).glob("*"))
        if path.is_file() and path.name not in _NOT_SHADOWED and not path.name.startswith(".")
    )


def find_template(name: str, own: Path | None = None) -> Path:
    """The engagement's own template of that name if it has one, else ours.

    `own` is the engagement's `templates/` folder; `name` is relative, such as `decks/workshop.md`.
    Raises TemplateNotFoundError.
    """
    for folder in (own, templates_folder()):
        if folder is not None and (folder / name).is_file():
            return folder / name
    raise TemplateNotFoundError(name)
