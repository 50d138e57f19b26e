"""The tracker's *Team bonus*: a what-if whose numbers the client changes; teams only, and off by default."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.compose.tracker_bonus_notes import notes
from okra_coach.compose.tracker_bonus_rows import (
    BonusTeam,
    bonus_teams,
    result_names,
    result_row,
    team_row,
    warning,
)
from okra_coach.documents.tracker import BONUS_TITLE
from okra_coach.documents.workbook import Accepts, Align, Area, Cell, Form, Look, Row, Sheet, Validation, Value
from okra_coach.model.engagement import Material
from okra_coach.model.team_bonus import TeamBonus, funding
from okra_coach.words import Words

_BLANK = Cell(look=Look.PLAIN)
_WIDTHS = (27, 17, 34, 13, 14, 13, 13, 13, 13, 15, 50)
_ASSUMED = 4
"""The first row of what is assumed."""
YES_NO = "list_yes_no"


@dataclass(frozen=True)
class Bonus:
    """The sheet, and the names that its formulas use."""

    sheet: Sheet
    names: dict[str, Area]


def compose_bonus(material: Material, words: Words, name: str) -> Bonus:
    """Assumptions, a row a team, a row a key result, and what to know before anybody uses it."""
    settings, teams = material.workshop.team_bonus, bonus_teams(material, words)
    assumed = _assumptions(settings, words)
    teams_at = _ASSUMED + len(assumed) + 3
    results_at = teams_at + len(teams) + 5
    results = [result for team in teams for result in team.results]
    rows = [
        Row((Cell(words(BONUS_TITLE), look=Look.TITLE),), 30),
        Row((Cell(words("A discussion model, not advice: change the yellow cells and see."), look=Look.SUBTITLE),), 20),
        Row(height=10),
        Row((Cell(words("What is assumed"), look=Look.HEADING),), 22),
        *(_assumption(cell, label, note) for _, label, cell, note in assumed),
        Row(height=12),
        Row((Cell(words("Teams, never persons"), look=Look.HEADING),), 22),
        _header(_team_headers(material.workshop.currency, words)),
        *(team_row(teams_at + number, team, settings, words) for number, team in enumerate(teams)),
        _total(teams_at, teams, settings, words),
        warning(teams_at, teams, words),
        Row(height=12),
        Row((Cell(words("Which key results count"), look=Look.HEADING),), 22),
        _header(_result_headers(words)),
        *(result_row(results_at + number, result, words) for number, result in enumerate(results)),
        Row(height=12),
        *notes(len(_WIDTHS), material.workshop.country, words),
    ]
    names = {key: Area(name, _ASSUMED + n, 2, _ASSUMED + n, 2) for n, (key, *_) in enumerate(assumed)}
    names |= result_names(name, results_at, len(results))
    sheet = Sheet(name, _WIDTHS, tuple(rows), validations=tuple(_validations(name, teams_at, teams, results_at, words)))
    return Bonus(sheet, names)


def _assumptions(settings: TeamBonus, words: Words) -> tuple[tuple[str, str, Cell, str], ...]:
    """Each with its name in formulas, what it is, its cell, and what it does."""
    first = words("yes") if settings.first_cycle else words("no")
    funded = (
        "IF(bonus_result>=bonus_funding_full,1,IF(bonus_funding_full>bonus_funding_from,"
        "MAX(0,(bonus_result-bonus_funding_from)/(bonus_funding_full-bonus_funding_from)),0))"
    )
    return (
        ("bonus_percent", words("Pot at full payout"), _open(settings.percent / 100, Form.PERCENT_TENTHS),
         words("Share of the team's base pay in the cycle.")),
        ("bonus_result", words("Result of the company"), _open(settings.company_result / 100, Form.PERCENT),
         words("An assumption: how much of its plan the company reaches.")),
        ("bonus_funding_from", words("No pot up to this result"), _open(settings.funding_from / 100, Form.PERCENT),
         words("The gate: what the company cannot afford is not promised.")),
        ("bonus_funding_full", words("Full pot from this result"), _open(settings.funding_full_at / 100, Form.PERCENT),
         words("A straight line in between.")),
        ("bonus_payout_from", words("Nothing up to this team score"), _open(settings.payout_from, Form.HUNDREDTHS),
         words("Team score: the mean progress of its committed key results, 0 to 1.")),
        ("bonus_payout_full", words("Full payout at this team score"), _open(settings.full_payout_at, Form.HUNDREDTHS),
         words("A straight line, no steps: a step is a reason to move a number across it.")),
        ("bonus_payout_most", words("Payout at a team score of 1.0"), _open(settings.most_payout / 100, Form.PERCENT),
         words("So much of the pot at most.")),
        ("bonus_fewest", words("Warn below so many people"), _open(float(settings.fewest_people), Form.WHOLE),
         words("In a very small team a team bonus is a personal bonus.")),
        ("bonus_first", words("First cycle?"), Cell(first, opens=True, align=Align.RIGHT),
         words("In a first cycle nothing is paid: nobody knows yet which targets are fair.")),
        ("bonus_funding", words("The pots are funded to"),
         Cell(funding(settings), funded, form=Form.PERCENT, align=Align.RIGHT), words("Follows from the lines above.")),
    )  # fmt: skip


def _open(value: float, form: Form) -> Cell:
    return Cell(value, form=form, align=Align.RIGHT, opens=True)


def _assumption(cell: Cell, label: str, note: str) -> Row:
    rest = (_BLANK,) * (len(_WIDTHS) - 4)
    return Row((Cell(label, span=2), _BLANK, cell, Cell(note, look=Look.NOTE, span=len(_WIDTHS) - 3), *rest))


def _header(texts: tuple[str, ...]) -> Row:
    return Row(tuple(Cell(text, look=Look.HEADER) for text in texts), 46)


def _team_headers(currency: str, words: Words) -> tuple[str, ...]:
    return (
        words("Team"),
        words("People"),
        words("Base pay of the whole team in the cycle, {currency}", currency=currency),
        words("Share of the cycle worked"),
        words("Key results that count"),
        words("Team score"),
        words("What if it were (0 to 1)"),
        words("Payout of the pot"),
        words("Share of base pay"),
        words("Pot, {currency}", currency=currency),
        words("Look at this"),
    )


def _result_headers(words: Words) -> tuple[str, ...]:
    return (
        words("Team"),
        words("Key result id"),
        words("Key result"),
        words("Counts?"),
        words("Customers' score?"),
        words("Target at the start"),
        words("Target now"),
        words("Target moved?"),
        words("Progress"),
    )


def _total(top: int, teams: tuple[BonusTeam, ...], settings: TeamBonus, words: Words) -> Row:
    pots = [pot for team in teams if isinstance(pot := team.pot(settings), float)]
    total: Value = sum(pots, 0.0)
    formula = f"SUM(J{top + 1}:J{top + max(len(teams), 1)})"
    cells = (Cell(words("All pots"), look=Look.STRONG), *(Cell() for _ in range(8)))
    return Row((*cells, Cell(total, formula, look=Look.STRONG, form=Form.WHOLE, align=Align.RIGHT), Cell()))


def _validations(
    sheet: str, teams_at: int, teams: tuple[BonusTeam, ...], results_at: int, words: Words
) -> list[Validation]:
    """What people may type; no cell takes a name."""
    number, yes_no = words("A number; the sheet follows it."), words("Choose from the list.")
    results = max(sum(len(team.results) for team in teams), 1)
    last = teams_at + max(len(teams), 1) - 1
    return [
        Validation(Area(sheet, _ASSUMED, 2, _ASSUMED + 6, 2), Accepts.NUMBER, number, low=0, high=2),
        Validation(Area(sheet, _ASSUMED + 7, 2, _ASSUMED + 7, 2), Accepts.WHOLE, number, low=2, high=20),
        Validation(Area(sheet, _ASSUMED + 8, 2, _ASSUMED + 8, 2), Accepts.ITEM, yes_no, YES_NO),
        Validation(Area(sheet, teams_at, 1, last, 1), Accepts.WHOLE, number, low=1, high=100_000),
        Validation(
            Area(sheet, teams_at, 2, last, 2),
            Accepts.NUMBER,
            words("The pay of the whole team, never of one person."),
            low=0,
        ),
        Validation(Area(sheet, teams_at, 3, last, 3), Accepts.NUMBER, number, low=0, high=1),
        Validation(Area(sheet, teams_at, 6, last, 6), Accepts.NUMBER, number, low=0, high=1),
        Validation(Area(sheet, results_at, 3, results_at + results - 1, 4), Accepts.ITEM, yes_no, YES_NO),
    ]
