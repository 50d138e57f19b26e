"""What stops a run: one exception a situation, its sentence in its `__init__`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path


class OkraCoachError(Exception):
    """Base of everything that stops a run; `cli` prints it as one line and exits with 2."""


class FolderNotFoundError(OkraCoachError):
    """The engagement's folder is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f'{folder}: no such folder; start one with "okra-coach new {folder}"')


class NotAnEngagementError(OkraCoachError):
    """The folder has no workshop.yaml."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f'{folder}: no workshop.yaml here; start with "okra-coach new FOLDER" '
            'or look at a worked one with "okra-coach demo"'
        )


class FolderNotEmptyError(OkraCoachError):
    """A command that fills a folder found something in it already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: already there and not empty; nothing was written")


class NoStandardInputError(OkraCoachError):
    """A `-` stands where a file or folder has to."""

    def __init__(self) -> None:
        super().__init__("-: the list is read from a file, not from standard input; save it, and name the file")


class BrandNotReadableError(OkraCoachError):
    """The brand template cannot be opened as slides."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: this is no PowerPoint file; a brand is a .pptx or .potx; nothing was written")


class FaultsFoundError(OkraCoachError):
    """The user's files hold faults that the run cannot go past; `faults` holds them, each a sentence with its place."""

    def __init__(self, faults: Sequence[object] = (), outcome: str = "nothing was written") -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        super().__init__(f"{count} {'fault' if count == 1 else 'faults'} to mend first; {outcome}")


class TemplateNotFoundError(OkraCoachError):
    """Neither the engagement nor the package has a template of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"templates/{name}: no such template")


class TemplateFaultError(OkraCoachError):
    """A deck or page source cannot be rendered; the sentence names file and line."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        where = f"{file}:{line}" if line else file
        super().__init__(f"{where}: {reason}")


class UnknownRuleError(OkraCoachError):
    """`explain` was asked for a code that no rule has."""

    def __init__(self, code: str, nearest: str | None) -> None:
        hint = f"; did you mean {nearest}?" if nearest else '; "okra-coach explain" lists all'
        super().__init__(f"{code}: no such rule{hint}")


class UnknownLineError(OkraCoachError):
    """`draft --why` was asked for an id that no drafted line has."""

    def __init__(self, line_id: str, nearest: str | None) -> None:
        hint = f"; did you mean {nearest}?" if nearest else "; ids stand in okras/ and questions.yaml"
        super().__init__(f"{line_id}: no line has this id{hint}")


class UnknownTeamError(OkraCoachError):
    """`plan --without` was asked for a team that workshop.yaml does not know."""

    def __init__(self, name: str, nearest: str | None) -> None:
        hint = f"; did you mean “{nearest}”?" if nearest else "; teams stand under `teams:` in workshop.yaml"
        super().__init__(f"{name}: no team of this name{hint}")


class UnknownTemplateError(OkraCoachError):
    """A template was asked for that does not ship with the tool."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else "; okra-coach templates --list names them"
        super().__init__(f"{name}: no template of this name{hint}")


class ExternallyChangedError(OkraCoachError):
    """A file was changed by somebody between our reading and our writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: changed while okra-coach was running; nothing was overwritten, run it again")


class NothingToHandOverError(OkraCoachError):
    """There are no OKR+As yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f'{folder / "okras"}: no OKR+As here yet; "okra-coach draft" makes them')


class NothingToUndoError(OkraCoachError):
    """No check-in was recorded that could be taken back."""

    def __init__(self, folder: Path, day: object = None) -> None:
        which = f"of {day} " if day else ""
        super().__init__(f"{folder}: no check-in {which}was recorded here that could be undone; nothing was changed")


class EditedSinceError(OkraCoachError):
    """Files that are about to be written anew were changed by a person since they were written."""

    def __init__(self, paths: Sequence[Path]) -> None:
        names = ", ".join(map(str, paths))
        it = "it" if len(paths) == 1 else "them"
        super().__init__(
            f"{names}: changed since okra-coach wrote {it}; nothing was written. Move {it} away, or add --overwrite"
        )


class FileThereError(OkraCoachError):
    """A file that people write into is there already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: already there, and somebody may have written into it; nothing was written. "
            "Name another file, or add --overwrite"
        )


class TrackerFilledInError(OkraCoachError):
    """A tracker lies there that says more than what was recorded."""

    def __init__(self, folder: Path, path: Path) -> None:
        super().__init__(
            f"{path}: filled in or changed since it was written; nothing was written. "
            f'Record it with "okra-coach check-in {folder} {path}", and run this again; or name another file with --out'
        )


class WrongTargetError(OkraCoachError):
    """An option names a file that must not be written, or not by it."""

    def __init__(self, option: str, path: Path, reason: str) -> None:
        super().__init__(f"{option} {path}: {reason}; nothing was written")


class CannotWriteError(OkraCoachError):
    """The system refused to write a file or folder."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: cannot be written ({reason})")


class NoCheckInError(OkraCoachError):
    """There is no record of a check-in to show; `day` is the one that was asked for."""

    def __init__(self, folder: Path, day: date | None = None, known: Sequence[date] = ()) -> None:
        asked = f"no check-in of {day} is recorded" if day else "no check-in is recorded yet"
        there = f"there are {', '.join(map(str, known))}"
        record = f'record one with "okra-coach check-in {folder} TRACKER"'
        super().__init__(f"{folder}: {asked}; {there if known else record}")


class NotClosedError(OkraCoachError):
    """The next cycle is to begin, and the present one was not closed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f'{folder}: this cycle is not closed yet, so there is no next one; "okra-coach close" does it')


class ChangedSinceCloseError(OkraCoachError):
    """Files of the cycle are not as they were when it was closed or begun."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        it = "it" if len(names) == 1 else "them"
        super().__init__(
            f"{', '.join(str(folder / name) for name in names)}: changed since then, and the step would lose {it}; "
            'nothing was changed. Run "okra-coach close" again first, or move what is new away'
        )


class NothingToTakeBackError(OkraCoachError):
    """The present cycle was not closed, nor begun from a closed one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: this cycle was neither closed nor begun here; nothing was changed")


class CycleNameTakenError(OkraCoachError):
    """Another cycle was closed under this name."""

    def __init__(self, folder: Path, name: str, first: date, last: date) -> None:
        super().__init__(
            f"{folder}: holds another cycle called {name} ({first} to {last}); "
            "give this one another name under cycle in workshop.yaml"
        )


class UnknownMeasureError(OkraCoachError):
    """`history` was asked for a measure that no cycle has."""

    def __init__(self, measure: str, nearest: Sequence[str]) -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else '; "okra-coach history" lists all'
        super().__init__(f"{measure}: no cycle has a key result of this id or these words{hint}")


class UnknownSessionError(OkraCoachError):
    """`late --session` was asked for a session that is not booked."""

    def __init__(self, number: int, booked: int) -> None:
        super().__init__(f"session {number} is not booked: the agenda has {booked}")


class UnknownBlockError(OkraCoachError):
    """`late --block` was asked for a block that the session does not have."""

    def __init__(self, block: str, session: int, known: list[str]) -> None:
        count = f"it has the numbers 1 to {len(known)}: {', '.join(known)}" if known else "it has none"
        super().__init__(f"{block}: no block of session {session} is called so; {count}")


class NothingDecidedError(OkraCoachError):
    """No decision was taken that could be taken back."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: nothing was decided here that could be undone; nothing was changed")


class ChangedSinceDecidedError(OkraCoachError):
    """Files were changed by a person since the decisions were written into them."""

    def __init__(self, paths: Sequence[Path]) -> None:
        names = ", ".join(map(str, paths))
        super().__init__(
            f"{names}: changed since the decisions were taken, so they are not undone; nothing was changed"
        )
