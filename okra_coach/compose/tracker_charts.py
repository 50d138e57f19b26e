"""The charts of the tracker's *Dashboard*, which draw from the cells beside them."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.documents.workbook import Area, Chart, ChartKind, Form, Series
from okra_coach.words import Words

FIRST = 1
_PROGRESS, _EXPECTED, _ON_TRACK, _MEAN_CONFIDENCE = 3, 4, 5, 3
_RIGHT = 6


@dataclass(frozen=True)
class _Block:
    """Rows of the dashboard below one header row: the first row and how many."""

    sheet: str
    top: int
    count: int

    def series(self, column: int, tone: str) -> Series:
        """A column of the block, labelled by its first column."""
        bottom = self.top + self.count - 1
        return Series(
            Area(self.sheet, self.top - 1, column, self.top - 1, column),
            Area(self.sheet, self.top, FIRST, bottom, FIRST),
            Area(self.sheet, self.top, column, bottom, column),
            tone,
        )


def dashboard_charts(sheet: str, teams: tuple[int, int], weeks: tuple[int, int], words: Words) -> tuple[Chart, ...]:
    """Progress and status by team, and confidence by week when there are weeks; a block is its first row and count."""
    team_block, week_block = _Block(sheet, *teams), _Block(sheet, *weeks)
    charts = (_progress(team_block, words), _mix(team_block, words))
    return (*charts, _trend(week_block, words)) if week_block.count else charts


def _progress(teams: _Block, words: Words) -> Chart:
    return Chart(
        ChartKind.BARS,
        words("Progress against what to expect by now"),
        words("Bars: progress and expected progress of each team."),
        teams.top + teams.count + 1, FIRST, 530, 300,
        (teams.series(_PROGRESS, "progress"), teams.series(_EXPECTED, "expected")),
        Form.PERCENT,
    )  # fmt: skip


def _mix(teams: _Block, words: Words) -> Chart:
    tones = ("good", "caution", "bad", "quiet")
    return Chart(
        ChartKind.STACKED,
        words("Key results by status"),
        words("Stacked bars: each team's key results on track, at risk, off track and not told yet."),
        teams.top + teams.count + 1, _RIGHT, 650, 300,
        tuple(teams.series(_ON_TRACK + number, tone) for number, tone in enumerate(tones)),
    )  # fmt: skip


def _trend(weeks: _Block, words: Words) -> Chart:
    return Chart(
        ChartKind.COLUMNS,
        words("Mean confidence, week by week"),
        words("Columns: the mean confidence from 1 to 10 at each check-in."),
        weeks.top - 2, _RIGHT, 650, 260,
        (weeks.series(_MEAN_CONFIDENCE, "progress"),),
    )  # fmt: skip
