"""`okra-coach templates`: the sources of decks, pages and forms, to re-word."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option


@click.command()
@folder_argument
@click.option("--only", multiple=True, metavar="NAME", help="Only this one, or this folder of them; may be repeated.")
@click.option("--list", "as_list", is_flag=True, help="Only name what there is to copy.")
@click.option("--overwrite", is_flag=True, help="Also write over templates that you changed.")
@json_option
def templates(folder: Path, only: tuple[str, ...], as_list: bool, overwrite: bool, as_json: bool) -> None:
    """Copy the sources of decks, pages, forms and playbooks into templates/, to make them yours.

    A file there takes the place of ours of the same name, one by one; delete it to have ours back.
    A deck of your own, such as templates/decks/closing.md, is built like ours.

    \b
    Examples:
      okra-coach templates --list
      okra-coach templates clients/acme --only decks
      okra-coach templates --only decks/workshop.md
    """
    from okra_coach.stories.starting import own_templates, templates_there

    if as_list:
        click.echo("\n".join(templates_there(only)))
        return
    copied = own_templates(folder, only, overwrite=overwrite)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"files": [{"path": path, "state": state} for path, state in copied]})
        return
    width = max(len(str(path)) for path, _ in copied)
    for path, state in copied:
        click.echo(f"{click.style(str(path).ljust(width), bold=True)}  {state}")
    click.echo("\nNext: edit them, then okra-coach build. The slide language: okra_coach/help/slides.md.")
