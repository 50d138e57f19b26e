"""The rows of the tracker's *Team bonus*: teams and key results, each formula with the value Python gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okra_coach.documents.tracker import form_of, stored
from okra_coach.documents.workbook import Align, Area, Cell, Form, Look, Row, Value
from okra_coach.model.engagement import Material
from okra_coach.model.okra import KeyResult
from okra_coach.model.team_bonus import (
    SMALLEST_POT,
    SUSPICIOUS,
    TeamBonus,
    counts,
    payout,
    pot,
    rate,
    team_score,
)
from okra_coach.words import Words, mark

_YES = "INDEX(list_yes_no,1)"
_NO = "INDEX(list_yes_no,2)"
_CUSTOMER_SCORE = re.compile(
    r"\b(nps|csat|ces)\b|net promoter|recommend|satisf|\bstars?\b|\breviews?\b|weiterempf|zufrieden|bewertung|sterne"
    r"|hài lòng|giới thiệu|đánh giá",
    re.IGNORECASE,
)
"""How customers' scores are called; only a first guess, the cell is open."""
_FIRST = mark("First cycle: nothing is paid.")
_ONE = mark("One person: nothing is computed for a person.")
_SMALL = mark("Too few people: this would be a personal bonus.")
_ASKED = mark("A customers' score counts: it can be begged for.")
_MOVED = mark("A target was moved in the cycle.")
_ALL_HIGH = mark(
    "Every team is at 0.9 or more: if it was so in the last cycle too, targets are too soft rather than all teams "
    "splendid."
)


@dataclass(frozen=True)
class BonusResult:
    """One key result with the values of its row."""

    team: str
    key_result: KeyResult
    progress: float | None

    @property
    def asks_customers(self) -> bool:
        """Whether its measure looks like a customers' score."""
        return bool(_CUSTOMER_SCORE.search(self.key_result.measure))


@dataclass(frozen=True)
class BonusTeam:
    """One team with its key results; the whole cycle is worked unless the client says otherwise."""

    name: str
    people: int
    base_pay: float | None
    results: tuple[BonusResult, ...]

    @property
    def counting(self) -> tuple[BonusResult, ...]:
        """Those that were committed."""
        return tuple(one for one in self.results if counts(one.key_result))

    @property
    def score(self) -> float | None:
        """Of the counting key results."""
        return team_score([one.progress for one in self.counting])

    def pot(self, settings: TeamBonus) -> Value:
        """The team's pot, "" where something is missing or it would be one person's."""
        if self.score is None or self.base_pay is None or self.people < SMALLEST_POT:
            return ""
        return pot(self.base_pay, self.score, 1.0, settings)


def bonus_teams(material: Material, words: Words) -> tuple[BonusTeam, ...]:
    """Every team of the workshop, in its order; the company's own result is in the funding."""
    own = {okras.owner: okras.key_results for okras in material.okras.teams}
    pay = material.workshop.team_bonus.base_pay
    return tuple(
        BonusTeam(
            team.name,
            team.size,
            pay.get(team.id),
            tuple(BonusResult(team.name, one, material.readings[one.id].shown) for one in own.get(team.id, ())),
        )
        for team in material.workshop.teams
    )


def result_names(sheet: str, top: int, count: int) -> dict[str, Area]:
    """The columns of the key results' rows, by the names that the teams' formulas use."""
    keys = {"bonus_team": 0, "bonus_counts": 3, "bonus_asked": 4, "bonus_moved": 7, "bonus_progress": 8}
    return {key: Area(sheet, top, column, top + max(count, 1) - 1, column) for key, column in keys.items()}


def team_row(row: int, team: BonusTeam, settings: TeamBonus, words: Words) -> Row:
    """A team's open cells, what follows from them, and what to look at."""
    a, b, c, d, f, g, h, i = (f"{column}{row + 1}" for column in "ABCDFGHI")
    score = f"IF(ISNUMBER({g}),{g},{f})"
    mine = f"(bonus_team={a})*(bonus_counts={_YES})"
    known = f"SUMPRODUCT({mine}*ISNUMBER(bonus_progress))"
    paid = payout(team.score, settings) if team.score is not None else None
    share = rate(team.score, 1.0, settings) if team.score is not None else None
    pays = (
        f"IF({score}<=bonus_payout_from,0,IF({score}<=bonus_payout_full,({score}-bonus_payout_from)/"
        f"(bonus_payout_full-bonus_payout_from),1+(bonus_payout_most-1)*(MIN({score},1)-bonus_payout_full)"
        f"/(1-bonus_payout_full)))"
    )
    return Row(
        (
            Cell(team.name, look=Look.STRONG),
            Cell(float(team.people), form=Form.WHOLE, align=Align.RIGHT, opens=True),
            Cell(team.base_pay, form=Form.WHOLE, align=Align.RIGHT, opens=True),
            Cell(1.0, form=Form.PERCENT, align=Align.RIGHT, opens=True),
            Cell(float(len(team.counting)), f"SUMPRODUCT({mine})", form=Form.WHOLE, align=Align.RIGHT),
            _figure(team.score, f'IF({known}=0,"",SUMPRODUCT({mine}*ISNUMBER(bonus_progress),bonus_progress)/{known})',
                    Form.HUNDREDTHS),
            Cell(form=Form.HUNDREDTHS, align=Align.RIGHT, opens=True),
            _figure(paid, f'IF(ISNUMBER({score}),{pays},"")', Form.PERCENT),
            _figure(share, f'IF(ISNUMBER({h}),bonus_percent*bonus_funding*{h}*{d},"")', Form.PERCENT_TENTHS),
            Cell(
                team.pot(settings),
                f'IF(OR(NOT(ISNUMBER({c})),NOT(ISNUMBER({i})),{b}<{SMALLEST_POT}),"",IF(bonus_first={_YES},0,{c}*{i}))',
                form=Form.WHOLE,
                align=Align.RIGHT,
            ),
            Cell(" ".join(_remarks(team, settings, words)), _remarks_formula(a, b, mine, words)),
        )
    )  # fmt: skip


def _figure(value: float | None, formula: str, form: Form) -> Cell:
    return Cell("" if value is None else value, formula, form=form, align=Align.RIGHT)


def _remarks(team: BonusTeam, settings: TeamBonus, words: Words) -> Iterator[str]:
    if settings.first_cycle:
        yield words(_FIRST)
    if team.people < SMALLEST_POT:
        yield words(_ONE)
    elif team.people < settings.fewest_people:
        yield words(_SMALL)
    if any(one.asks_customers for one in team.counting):
        yield words(_ASKED)


def _remarks_formula(name: str, people: str, mine: str, words: Words) -> str:
    """All remarks that hold, one after the other with a space between."""
    small = f'IF({people}<{SMALLEST_POT},{_text(_ONE, words)},IF({people}<bonus_fewest,{_text(_SMALL, words)},""))'
    parts = [
        f'IF(bonus_first={_YES},{_text(_FIRST, words)},"")',
        small,
        f'IF(SUMPRODUCT({mine}*(bonus_asked={_YES}))>0,{_text(_ASKED, words)},"")',
        f'IF(SUMPRODUCT({mine}*(bonus_moved={_YES}))>0,{_text(_MOVED, words)},"")',
    ]
    return f"TRIM({'&'.join(parts)})"


def _text(message: str, words: Words) -> str:
    """A text as it stands in a formula, with a space before it."""
    return '" ' + words(message).replace('"', '""') + '"'


def warning(top: int, teams: Sequence[BonusTeam], words: Words) -> Row:
    """Said when every team is nearly at its targets."""
    scores = [team.score for team in teams if team.score is not None]
    said = words(_ALL_HIGH) if scores and min(scores) >= SUSPICIOUS else ""
    area = f"F{top + 1}:F{top + max(len(teams), 1)}"
    first = words(_ALL_HIGH).replace('"', '""')
    formula = f'IF(COUNT({area})=0,"",IF(MIN({area})>={SUSPICIOUS},"{first}",""))'
    return Row((Cell(said, formula, look=Look.NOTE, span=11), *(Cell(look=Look.PLAIN) for _ in range(10))), 22)


def result_row(row: int, result: BonusResult, words: Words) -> Row:
    """Whether a key result counts, whether customers give its value, whether its target stands, and how far it is."""
    b, f, g = (f"{column}{row + 1}" for column in "BFG")
    one, yes, no = result.key_result, words("yes"), words("no")
    target, form = stored(one.target, one.unit), form_of(one.unit, one.target)
    here = f"INDEX(okr_target,MATCH({b},okr_id,0))"
    moved = f"IF(AND(ISNUMBER({f}),ISNUMBER({g})),IF(ROUND({f}-{g},9)=0,{_NO},{_YES}),{_NO})"
    return Row(
        (
            Cell(result.team),
            Cell(one.id, look=Look.KEY),
            Cell(one.measure),
            Cell(yes if counts(one) else no, opens=True),
            Cell(yes if result.asks_customers else no, opens=True),
            Cell(target, form=form, align=Align.RIGHT),
            _figure(target, f'IFERROR(IF(ISNUMBER({here}),{here},""),"")', form),
            Cell(no, moved),
            _figure(result.progress, f'IFERROR(INDEX(okr_progress,MATCH({b},okr_id,0)),"")', Form.PERCENT),
        )
    )
