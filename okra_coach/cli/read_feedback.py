"""The part of `okra-coach read` on customer feedback: columns, scores with their intervals, codes, missing phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from okra_coach.model.engagement import Engagement
    from okra_coach.model.feedback import CodedComments, FeedbackResult
    from okra_coach.read.account import Account
    from okra_coach.read.feedback_account import FeedbackColumnAccount, FeedbackFileAccount

_SURE = 0.8
_WIDTH = 44
_PLACED = ("score", "comment", "segment", "date", "language", "id")
_OTHERS = {"identity": "Who answered, never shown", "left out": "Left out", "empty": "Empty, left out"}


def with_codes(told: Account, engagement: Engagement) -> Account:
    """The account with what comments speak of, and which phrases the codebook misses."""
    if not told.feedback.comments:
        return told
    from okra_coach.analyse.codebook_candidates import candidates
    from okra_coach.analyse.codebook_results import code_comments

    coded = code_comments(engagement.feedback, engagement.workshop.language)
    return replace(told, feedback=replace(told.feedback, coded=coded, candidates=candidates(engagement)))


def print_feedback(told: Account, engagement: Engagement) -> None:
    """Everything on customer feedback."""
    from okra_coach.analyse.feedback import feedback_results

    feedback = told.feedback
    if not feedback.files:
        return
    click.secho(f"\nCustomer feedback: {feedback.rows} answers, {feedback.comments} comments", bold=True)
    if feedback.first:
        click.echo(f"  {feedback.first} to {feedback.last}")
    for file in feedback.files:
        _print_file(file)
    results = feedback_results(engagement.feedback)
    if results:
        click.echo("\nScores, with the range that is 95 % sure")
    for result in results:
        click.echo(_result_line(result))
    if feedback.coded and feedback.coded.comments:
        _print_codes(feedback.coded)
    if feedback.candidates:
        click.echo("\nPhrases in comments without a code, for your codebook (commenters; unhappy, happy): yours only")
        for one in feedback.candidates:
            click.echo(f"  {_short(one.phrase)}  {one.people} ({one.low}, {one.high})")


def _print_file(file: FeedbackFileAccount) -> None:
    repeated = f", {file.repeated} of them in another file too" if file.repeated else ""
    click.echo(f"\n{file.file}: {file.rows} rows{repeated}")
    for column in file.columns:
        if column.what in _PLACED:
            click.echo(_column_line(column))
    for what, said in _OTHERS.items():
        headers = [column.header for column in file.columns if column.what == what]
        names = [" ".join(header.split())[:40] or "without a header" for header in headers]
        if names:
            more = f" and {len(names) - 12} more" if len(names) > 12 else ""
            click.echo(f"  {said}: {', '.join(names[:12])}{more}")


def _column_line(column: FeedbackColumnAccount) -> str:
    what = column.what
    if column.measure and column.scale:
        what = f"{column.measure}, {column.scale[0]:g} (worst) to {column.scale[1]:g} (best), {column.answered} answers"
    certainty = f"{column.certainty:.0%}"
    if column.certainty < _SURE:
        certainty = click.style(certainty, fg="yellow")
    main = "; comments are held against it" if column.main else ""
    return f"  {_short(column.header)}  {what} ({certainty}: {column.reason}{main})"


def _result_line(result: FeedbackResult) -> str:
    name = f"{result.name or result.kind} [{result.group}]" if result.group != "company" else result.name or result.kind
    asked = f" of {result.asked} asked ({result.n / result.asked:.0%})" if result.asked else ""
    return f"  {_short(name)}  {_value(result)}; {result.n} answers{asked}"


def _value(result: FeedbackResult) -> str:
    if result.unit == "share":
        good = f"{result.good_from:g} or {'better' if result.best > result.worst else 'lower'}"
        return f"{result.value:.0%} gave {good} ({result.low:.0%} to {result.high:.0%}), mean {result.mean:.2f}"
    if result.unit == "points":
        return f"NPS {result.value:+.0f} ({result.low:+.0f} to {result.high:+.0f})"
    return f"mean {result.value:.2f} of {result.worst:g} to {result.best:g} ({result.low:.2f} to {result.high:.2f})"


def _print_codes(coded: CodedComments) -> None:
    click.echo(f"\nWhat {coded.comments} comments speak of (share, 95 % range; mean score with and without)")
    for code in coded.codes:
        means = ""
        if code.mean is not None and code.mean_others is not None:
            means = f"; {code.mean:.1f} and {code.mean_others:.1f}"
        click.echo(f"  {_short(code.name)}  {code.n}: {code.share:.0%} ({code.low:.0%} to {code.high:.0%}){means}")
    ready = "" if coded.is_ready else ": the codebook is not ready, see templates/lexicons/codebook.*.yaml"
    click.secho(
        f"  {_short('no code')}  {coded.uncoded}: {coded.uncoded_share:.0%}{ready}",
        fg=None if coded.is_ready else "yellow",
    )


def _short(header: str) -> str:
    flat = " ".join(header.split())
    return (flat if len(flat) <= _WIDTH else flat[: _WIDTH - 1] + "…").ljust(_WIDTH)
