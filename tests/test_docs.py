"""What is documented exists, and what exists is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "okra_coach" / "help").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))

    assert [t for t in targets if "://" not in t and not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_named_in_a_page_exists(page: Path) -> None:
    from okra_coach.cli.door import COMMANDS

    named = set(re.findall(r"`okra-coach ([a-z][a-z-]*)", page.read_text(encoding="utf-8")))

    assert named - set(COMMANDS) == set()


def test_every_room_says_what_it_is() -> None:
    rooms = [folder for folder in (ROOT / "okra_coach").iterdir() if (folder / "__init__.py").is_file()]

    assert rooms
    for room in rooms:
        assert (room / "__init__.py").read_text(encoding="utf-8").startswith('"""'), room.name


def test_every_room_is_on_the_architecture_page() -> None:
    page = (ROOT / "okra_coach" / "help" / "architecture.md").read_text(encoding="utf-8")
    rooms = [f.name for f in (ROOT / "okra_coach").iterdir() if (f / "__init__.py").is_file()]

    assert [room for room in rooms if f"`{room}/`" not in page] == []


def test_no_page_or_code_names_a_machine() -> None:
    files = [p for kind in ("py", "md", "yaml", "toml") for p in ROOT.rglob(f"*.{kind}") if ".venv" not in p.parts]
    homes = ["/" + "work/", "/" + "root/", "/" + "home/"]

    assert [str(path) for path in files if any(home in path.read_text(encoding="utf-8") for home in homes)] == []


def test_every_column_of_the_plain_list_is_explained() -> None:
    from okra_coach.compose.handover_list import COLUMNS

    page = (ROOT / "okra_coach" / "help" / "handing-over.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", page.split("## The plain list")[1], re.MULTILINE)

    assert dict(rows) == COLUMNS


def test_every_field_of_a_check_ins_file_is_explained() -> None:
    from okra_coach.read.check_in_form import RecordForm
    from okra_coach.read.forms import forms_in

    page = (ROOT / "okra_coach" / "help" / "check-in.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([\w.\[\]]+)` \| (.+) \|$", page.split("## The check-in's file")[1], re.MULTILINE))
    fields: dict[str, str | None] = {}
    for name, field in RecordForm.model_fields.items():
        fields[name] = field.description
        for inner in forms_in(field.annotation):
            fields |= {f"{name}[].{one.alias or own}": one.description for own, one in inner.model_fields.items()}

    assert told == fields
