"""The settings below `print` in workshop.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from okra_coach.model.print_settings import Paper, PrintSettings
from okra_coach.read.forms import Form

_OURS = PrintSettings()


class PrintForm(Form):
    """On which paper things are printed for the room."""

    paper: Literal["a4", "letter"] | None = Field(
        None, description="`a4` or `letter`, for cards and sheets; left out, what the client's country prints on."
    )
    canvas: Literal["a4", "letter", "a3", "a1"] = Field(
        _OURS.canvas.value, description="The sheet of the teams' canvases: `a4`, `letter`, `a3` or `a1`."
    )
    poster: Literal["a4", "letter", "a3", "a1"] = Field(
        _OURS.poster.value, description="The sheet of the posters: `a4`, `letter`, `a3` or `a1`."
    )


def print_settings(form: PrintForm) -> PrintSettings:
    """The settings as the model has them."""
    return PrintSettings(Paper(form.paper) if form.paper else None, Paper(form.canvas), Paper(form.poster))
