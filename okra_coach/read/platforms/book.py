"""The form tools whose exports are understood, in the order in which they are tried."""

from __future__ import annotations

from okra_coach.read.grid import Grid
from okra_coach.read.platforms import (
    alchemer,
    google_forms,
    jotform,
    limesurvey,
    microsoft_forms,
    okra_form,
    plain_sheet,
    qualtrics,
    surveymonkey,
    typeform,
)
from okra_coach.read.platforms.platform import Platform

PLATFORMS: tuple[Platform, ...] = (
    okra_form.PLATFORM,
    qualtrics.PLATFORM,
    surveymonkey.PLATFORM,
    limesurvey.PLATFORM,
    typeform.PLATFORM,
    alchemer.PLATFORM,
    microsoft_forms.PLATFORM,
    jotform.PLATFORM,
    google_forms.PLATFORM,
    plain_sheet.PLATFORM,
)


def platform_of(grid: Grid) -> Platform:
    """The first platform that recognises the grid; a sheet of one's own at the last."""
    return next(platform for platform in PLATFORMS if platform.recognises(grid))
