"""The settings below `team_bonus` in workshop.yaml; whatever names a person is refused, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from okra_coach.model.team_bonus import TeamBonus
from okra_coach.model.workshop import Team
from okra_coach.read.forms import Flag, Form, Number, Text, suggestion

_BONUS = TeamBonus()
_PER_PERSON = (
    "is not computed: a bonus here belongs to a team and never to a person, because a score that pays a person is "
    "negotiated down and its bad news comes last; how a pot is split inside a team is payroll's"
)
_PERSONAL = ("per_person", "people", "persons", "person", "names", "members", "employees", "individual", "individuals")
Share = Annotated[Number, Field(ge=0, le=1)]
Percent = Annotated[Number, Field(ge=0, le=100)]
Money = Annotated[Number, Field(ge=0)]


class TeamBonusForm(Form):
    """A what-if sheet about team bonuses in the tracker: a discussion model and not advice."""

    refused: ClassVar[Mapping[str, str]] = dict.fromkeys(_PERSONAL, _PER_PERSON)

    enabled: Flag = Field(
        _BONUS.enabled, description="`true` adds the what-if sheet about a team bonus to the tracker."
    )
    percent: Annotated[Number, Field(gt=0, le=30)] = Field(
        _BONUS.percent, description="The pot at full payout, in per cent of the team's base pay in the cycle, to 30."
    )
    first_cycle: Flag = Field(_BONUS.first_cycle, description="In a first cycle nothing is paid; `false` afterwards.")
    company_result: Annotated[Number, Field(ge=0, le=200)] = Field(
        _BONUS.company_result, description="The company's result that the sheet assumes, in per cent of its plan."
    )
    funding_from: Percent = Field(
        _BONUS.funding_from, description="Up to this result of the company, in per cent, no pot is funded."
    )
    funding_full_at: Annotated[Number, Field(gt=0, le=200)] = Field(
        _BONUS.funding_full_at, description="From this result of the company on, in per cent, pots are funded in full."
    )
    payout_from: Share = Field(_BONUS.payout_from, description="Up to this team score, 0 to 1, nothing is paid.")
    full_payout_at: Annotated[Number, Field(gt=0, lt=1)] = Field(
        _BONUS.full_payout_at, description="At this team score the pot is paid in full."
    )
    most_payout: Annotated[Number, Field(ge=100, le=200)] = Field(
        _BONUS.most_payout, description="What a team score of 1.0 pays, in per cent of the pot."
    )
    fewest_people: Annotated[int, Field(ge=2, le=20)] = Field(
        _BONUS.fewest_people, description="A smaller team brings a warning: its bonus would be a personal one."
    )
    base_pay: dict[Text, Money] = Field(
        {}, description="Team: base pay of the whole team in one cycle; left out, the client types it into the sheet."
    )


def team_bonus(form: TeamBonusForm, teams: tuple[Team, ...]) -> TeamBonus:
    """The settings, with the teams' ids where their names were given."""
    ids = {team.name.casefold(): team.id for team in teams}
    pay = {ids.get(team.casefold(), team): money for team, money in form.base_pay.items()}
    return TeamBonus(**{**form.model_dump(), "base_pay": pay})


def bonus_faults(form: TeamBonusForm, teams: tuple[Team, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Curves that do not rise, and base pay of whoever is no team."""
    if form.payout_from >= form.full_payout_at:
        yield ("payout_from",), "“payout_from” is not below “full_payout_at”: the curve would not rise"
    if form.funding_from >= form.funding_full_at:
        yield ("funding_from",), "“funding_from” is not below “funding_full_at”: the funding would not rise"
    known = {name.casefold() for team in teams for name in (team.id, team.name)}
    for name in form.base_pay:
        if name.casefold() not in known:
            message = f"“base_pay”: there is no team “{name}”, and pay of a person is not taken; "
            yield ("base_pay", name), message + suggestion(name, [team.name for team in teams])
