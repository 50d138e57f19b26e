"""What the present folder holds, and what to do next."""

from __future__ import annotations

from pathlib import Path


def describe_present_folder() -> str | None:
    """The same for the folder the user stands in."""
    return describe_situation(Path())


def describe_situation(folder: Path) -> str | None:
    """A few lines about an engagement's folder; None when it is not one."""
    if not (folder / "workshop.yaml").is_file():
        return None
    parts = _parts(folder)
    lines = [f"An engagement in {folder.resolve().name}:"]
    lines += [f"  {'✓' if there else '·'} {what}" for what, there in parts]
    return "\n".join([*lines, "", f"Next: {_next(folder)}"])


def _parts(folder: Path) -> list[tuple[str, bool]]:
    responses, feedback = _count(folder / "responses"), _count(folder / "feedback")
    okras = _count(folder / "okras", "*.yaml")
    weeks = _count(folder / "check-ins", "*.yaml")
    recorded = [(f"check-ins/  {weeks} recorded", True)] if weeks else []
    return [
        ("workshop.yaml", True),
        (f"responses/  {responses} export{'' if responses == 1 else 's'}", responses > 0),
        (f"feedback/   {feedback} file{'' if feedback == 1 else 's'}", feedback > 0),
        (f"okras/      {okras} drafted set{'' if okras == 1 else 's'}", okras > 0),
        ("rollout.yaml", (folder / "rollout.yaml").is_file()),
        ("pack/", (folder / "pack").is_dir()),
        *recorded,
    ]


def _next(folder: Path) -> str:
    if not _count(folder / "responses"):
        return "put the form's export into responses/, then okra-coach read"
    if not _count(folder / "okras", "*.yaml"):
        return "okra-coach read to see how the answers were understood, then okra-coach build"
    if not (folder / "pack").is_dir():
        return "okra-coach build"
    if _count(folder / "check-ins", "*.yaml"):
        return "okra-coach check-in with the next filled-in tracker, or without one to see the last week again"
    return f"open {Path('pack') / 'briefing.html'}, edit okras/, then okra-coach check and okra-coach build"


def _count(folder: Path, pattern: str = "*") -> int:
    return sum(1 for path in folder.glob(pattern) if path.is_file() and not path.name.startswith((".", "~")))
