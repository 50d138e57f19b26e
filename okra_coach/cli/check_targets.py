"""Where `okra-coach check` may write: in files of the right kind, and never over what it reads or writes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from okra_coach.errors import NoStandardInputError, WrongTargetError

_ENDINGS = {"--html": (".html", ".htm"), "--slide": (".pptx",), "--sheet": (".xlsx",)}
_STREAM = "-"
_READ_FROM = ("feedback", "forms", "okras", "responses", "templates")
_READ_FILES = ("*.yaml", "*.yml")


def refuse_standard_input(source: Path) -> None:
    """Raises NoStandardInputError for a `-`, unless there is a file or folder of that name."""
    if str(source) == _STREAM and not source.exists():
        raise NoStandardInputError


def refuse_wrong_targets(source: Path, targets: Mapping[str, Path], brand: Path | None = None) -> None:
    """Raises WrongTargetError before anything is read or written; links are followed."""
    for option, target in targets.items():
        _refuse_kind(option, target)
    inputs = [*_inputs(source), *([brand] if brand else [])]
    written: dict[str, Path] = {}
    for option, target in targets.items():
        if any(_is_same(target, read) for read in inputs):
            raise WrongTargetError(option, target, "the check reads this file, and would have to overwrite it")
        twin = next((other for other, path in written.items() if _is_same(target, path)), None)
        if twin:
            raise WrongTargetError(option, target, f"{twin} is to be written to the same file")
        written[option] = target


def _refuse_kind(option: str, target: Path) -> None:
    endings = _ENDINGS.get(option, ())
    if endings and str(target) == _STREAM:
        raise WrongTargetError(option, target, "only --sarif can be printed; name a file")
    if endings and target.suffix.lower() not in endings:
        raise WrongTargetError(option, target, f"the file's name has to end with {endings[0]}")


def _inputs(source: Path) -> Iterator[Path]:
    """The file, or what an engagement is made of; what was generated may be written again."""
    if not source.is_dir():
        yield source
        return
    for pattern in _READ_FILES:
        yield from source.glob(pattern)
    for name in _READ_FROM:
        yield from (path for path in (source / name).rglob("*") if path.is_file())


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()
