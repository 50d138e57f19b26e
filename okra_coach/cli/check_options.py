"""The options of `okra-coach check`, in groups."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.option_groups import in_group, option

_FILE = click.Path(dir_okay=False, path_type=Path)

shown_options = in_group(
    "What is shown",
    option(
        "--show",
        type=click.Choice(["info", "warning", "error"]),
        default="info",
        help="Show findings from this severity on.",
    ),
    option(
        "--profile",
        type=click.Choice(["standard", "strict", "milestones", "outputs"]),
        help="The school of rules; workshop.yaml's check.profile if not given.",
    ),
    option("--explain", is_flag=True, help="Say with each rule, once, why it exists and where it comes from."),
    option("--concise", is_flag=True, help="One line a finding, for grep."),
    option("--statistics", is_flag=True, help="Only how many findings there are, by team and by rule."),
    option("--color/--no-color", default=None, help="Colour; left out, only on a terminal and without NO_COLOR."),
)

document_options = in_group(
    "Documents to take along",
    option("--html", type=_FILE, metavar="FILE", help="A page to read and to print, line by line."),
    option("--slide", type=_FILE, metavar="FILE.pptx", help="A few slides: the message, and lines before and after."),
    option("--sheet", type=_FILE, metavar="FILE.xlsx", help="A sheet of all lines with room for new words."),
    option(
        "--brand",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE.pptx",
        help="The template of the slides; left out, workshop.yaml's brand or ours.",
    ),
    option(
        "--language",
        type=click.Choice(["en", "de", "vi"]),
        help="Their language; left out, the engagement's or file's.",
    ),
    option("--title", metavar="TEXT", help="What they are called after; left out, the client or the file."),
    option("--overwrite", is_flag=True, help="Replace slides and sheets that are there already."),
)

program_options = in_group(
    "For programs and pipelines",
    option("--json", "as_json", is_flag=True, help="Print the result as JSON."),
    option("--sarif", metavar="FILE", help="Write SARIF 2.1.0 for code scanning; - prints it."),
    option(
        "--fail-on",
        type=click.Choice(["info", "warning", "error", "never"]),
        help="Exit with 1 from this severity on; workshop.yaml's check.fail_on if not given.",
    ),
)
