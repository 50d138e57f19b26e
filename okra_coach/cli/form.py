"""`okra-coach form`: the questionnaire as files to send out."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults
from okra_coach.documents.form import FORM_FILES

_WHAT = {
    "gs": "makes a Google Form: paste it into script.google.com and run it",
    "xlsx": "a sheet to fill in, one a person",
    "html": "a page to fill in offline; it saves one file, which comes back by mail",
    "docx": "for the Quick import of Microsoft Forms, and for paper",
    "md": "the plain text",
}


@click.command()
@folder_argument
@click.option(
    "--only", type=click.Choice(list(FORM_FILES)), multiple=True, help="Only this one; may be given more than once."
)
@click.option("--overwrite", is_flag=True, help="Also write over files that you changed.")
@json_option
def form(folder: Path, only: tuple[str, ...], overwrite: bool, as_json: bool) -> None:
    """Write the questionnaire to send out into forms/, with your teams and themes.

    A Google Forms script, an Excel sheet, a page that works offline, a Word document for Microsoft Forms, plain text.
    Whatever comes back goes into responses/.

    \b
    Examples:
      okra-coach form
      okra-coach form clients/acme --only xlsx --only html
      okra-coach form --overwrite
    """
    from okra_coach.stories.starting import write_form

    written, faults = write_form(folder, only, overwrite=overwrite)
    if as_json:
        from okra_coach.cli.json_output import print_json

        files = [{"path": path, "changed": changed} for path, changed in written]
        print_json({"files": files, "faults": faults})
        return
    print_faults(faults)
    what = {name: _WHAT[key] for key, name in FORM_FILES.items()}
    width = max(len(str(path)) for path, _ in written)
    for path, changed in written:
        state = what[path.name] if changed else "unchanged"
        click.echo(f"{click.style(str(path).ljust(width), bold=True)}  {state}")
    click.echo(f"\nNext: send one of them out, put what comes back into {folder / 'responses'}, then okra-coach read.")
