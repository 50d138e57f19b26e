"""Theme votes and choice counts of the whole company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from okra_coach.analyse.groups import chosen, is_leader, several
from okra_coach.analyse.wall import merged_counts
from okra_coach.model.answers import Response
from okra_coach.model.insights import ThemeVote
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Theme

THEMES = "direction.themes"
_WHO_THEY_ARE = "respondent"


def theme_votes(responses: Sequence[Response], themes: Sequence[Theme], threshold: int) -> tuple[ThemeVote, ...]:
    """Votes for each theme, most first; the split only when leadership and staff both reach the threshold."""
    voters = [response for response in responses if several(response, THEMES)]
    if len(voters) < threshold:
        return ()
    leaders = [voter for voter in voters if is_leader(voter)]
    staff = [voter for voter in voters if not is_leader(voter)]
    split = min(len(leaders), len(staff)) >= threshold
    votes = tuple(
        ThemeVote(
            theme.id,
            theme.name,
            _votes(voters, theme.id),
            _votes(leaders, theme.id) / len(leaders) if split else None,
            _votes(staff, theme.id) / len(staff) if split else None,
        )
        for theme in themes
    )
    return tuple(sorted(votes, key=lambda vote: -vote.votes))


def choice_counts(
    responses: Sequence[Response], questionnaire: Questionnaire, threshold: int
) -> dict[str, dict[str, int]]:
    """Question id → option → count, rare options merged; questions that say who somebody is are left out."""
    questions = [question for question in questionnaire.questions if _is_countable(question)]
    merged = {question.id: merged_counts(_counted(responses, question), threshold) for question in questions}
    return {question: counts for question, counts in merged.items() if counts}


def _votes(voters: Sequence[Response], theme: str) -> int:
    return sum(1 for voter in voters if theme in several(voter, THEMES))


def _is_countable(question: Question) -> bool:
    return (
        question.kind is QuestionKind.CHOICE
        and question.options_from is None
        and not question.feeds.startswith(_WHO_THEY_ARE)
    )


def _counted(responses: Sequence[Response], question: Question) -> dict[str, int]:
    """In the order of the questionnaire; what respondents wrote in counts as "other"."""
    found = chosen(responses, question.id)
    known = {option: found[option] for option in question.options if found[option]}
    written_in = sum((found - Counter(known)).values())
    return known | ({"other": written_in + known.get("other", 0)} if written_in else {})
