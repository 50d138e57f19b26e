"""`okra-coach new`: a fresh engagement."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from okra_coach.model.new_engagement import NewTeam

_KINDS = ("project", "result", "central", "daily")
_WEEKS = 12


class Day(click.ParamType[date]):
    """A date as 2027-01-12."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; fails with one sentence on anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2027-01-12", param, ctx)


class TeamWords(click.ParamType[tuple[str, str, int]]):
    """A team as "Billing, central, 12"."""

    name = "NAME, KIND, SIZE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str, int]:
        """The team's name, kind and size; the last two commas divide, so that a name may hold one."""
        if isinstance(value, tuple):
            return value
        parts = [part.strip() for part in str(value).rsplit(",", 2)]
        if len(parts) != 3 or not parts[0] or parts[1].lower() not in _KINDS or not parts[2].isdigit():
            self.fail(f"{value!r}: write name, kind ({', '.join(_KINDS)}) and size: Billing, central, 12", param, ctx)
        return parts[0], parts[1].lower(), int(parts[2])


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--client", prompt="Client", help="The client's name.")
@click.option("--language", type=click.Choice(["en", "de", "vi"]), prompt="Language of the documents", default="en")
@click.option("--country", prompt="Country (its public holidays count)", default="GB", help="ISO code such as GB.")
@click.option("--day", type=Day(), prompt="Day of the workshop (YYYY-MM-DD)", help="When the workshop is.")
@click.option("--cycle-first", type=Day(), help="First day of the cycle; the Monday after the workshop if not given.")
@click.option("--cycle-last", type=Day(), help="Last day of the cycle; the Friday twelve weeks on if not given.")
@click.option("--team", "teams", type=TeamWords(), multiple=True, help='Once for each team: "Billing, central, 12".')
@click.option("--theme", "themes", multiple=True, help="Once for each theme the questionnaire offers.")
@click.option("--sponsor-role", default="Managing Director", show_default=True, help="Who backs it.")
@click.option("--consultant", default="", help="Your name, as the documents show it.")
def new(
    folder: Path,
    client: str,
    language: str,
    country: str,
    day: date,
    cycle_first: date | None,
    cycle_last: date | None,
    teams: tuple[tuple[str, str, int], ...],
    themes: tuple[str, ...],
    sponsor_role: str,
    consultant: str,
) -> None:
    """Start an engagement: a commented workshop.yaml, its folders, and the questionnaire to send out.

    Asks for what is not given as an option.

    \b
    Examples:
      okra-coach new clients/acme
      okra-coach new acme --client Acme --day 2027-01-12 --team "Billing, central, 12"
    """
    from okra_coach.model.new_engagement import NewEngagement
    from okra_coach.stories.starting import start

    first = cycle_first or day + timedelta(days=7 - day.weekday())
    answers = NewEngagement(
        client=client.strip(),
        language=language,
        country=country.strip().upper(),
        day=day,
        cycle_first=first,
        cycle_last=cycle_last or first + timedelta(days=7 * _WEEKS - 3),
        teams=_teams(teams or _asked_teams()),
        themes=themes,
        sponsor_role=sponsor_role,
        consultant=consultant,
    )
    for path in start(folder, answers):
        click.echo(f"{path}: written")
    click.echo(
        f"\nNext: okra-coach form {folder} makes the questionnaire to send out (Google Forms, Excel, page, Word)."
    )
    click.echo(f"Put what comes back into {folder / 'responses'}, then okra-coach read.")


def _asked_teams() -> tuple[tuple[str, str, int], ...]:
    """Teams until an empty line; none in a pipe, where nobody can answer."""
    teams: list[tuple[str, str, int]] = []
    click.echo(f"Teams, one a line: name, kind ({', '.join(_KINDS)}), size. An empty line ends.")
    while True:
        line = click.prompt("Team", default="", show_default=False)
        if not line.strip():
            return tuple(teams)
        try:
            teams.append(TeamWords().convert(line, None, None))
        except click.BadParameter as error:
            click.echo(error.message)


def _teams(given: tuple[tuple[str, str, int], ...]) -> tuple[NewTeam, ...]:
    from okra_coach.model.new_engagement import NewTeam
    from okra_coach.model.workshop import TeamKind

    return tuple(NewTeam(name, TeamKind(kind), size) for name, kind, size in given)
