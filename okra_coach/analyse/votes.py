"""Theme votes and choice counts of the whole company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from okra_coach.analyse.audit import Part, Reader, narrowed
from okra_coach.analyse.groups import LEADERSHIP, Grouped, chosen, several
from okra_coach.analyse.levels import THEMES, voters
from okra_coach.analyse.steps import counts_within, third_of
from okra_coach.analyse.wall import shown_groups
from okra_coach.model.answers import Response
from okra_coach.model.insights import ThemeVote
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Theme

_WHO_THEY_ARE = "respondent"


def theme_votes(groups: Grouped, themes: Sequence[Theme], threshold: int) -> tuple[ThemeVote, ...]:
    """Votes for each theme, most first, with the split between leadership and everybody else where it may be told."""
    voting = voters(groups)
    leaders = voting.get(LEADERSHIP, ())
    staff = [voter for group, own in voting.items() if group != LEADERSHIP for voter in own]
    if len(leaders) + len(staff) < threshold:
        return ()
    split = split_may_show(groups, threshold)
    votes = [_vote(theme, leaders, staff, split) for theme in themes]
    return tuple(sorted(votes, key=lambda vote: -vote.votes))


def split_may_show(groups: Grouped, threshold: int) -> bool:
    """Whether leadership may be told from everybody else, beside the teams whose priorities are told.

    Both sides must be large enough, and so must whatever remains of "everybody else" without those teams.
    """
    sizes = {group: len(own) for group, own in voters(groups).items()}
    shown = shown_groups(sizes, threshold)
    leaders = sizes.pop(LEADERSHIP, 0)
    rest = sum(size for group, size in sizes.items() if group not in shown)
    return min(leaders, sum(sizes.values())) >= threshold and (rest == 0 or rest >= threshold)


def countable(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The choice questions whose counts are told; those that say who somebody is are left out."""
    return tuple(
        question
        for question in questionnaire.questions
        if question.kind is QuestionKind.CHOICE
        and question.options_from is None
        and not question.feeds.startswith(_WHO_THEY_ARE)
    )


def choice_counts(responses: Sequence[Response], question: Question) -> dict[str, int]:
    """In the order of the questionnaire; what respondents wrote in counts as "other"."""
    found = chosen(responses, question.id)
    known = {option: found[option] for option in question.options if found[option]}
    written_in = sum((found - Counter(known)).values())
    return known | ({"other": written_in + known.get("other", 0)} if written_in else {})


def _vote(theme: Theme, leaders: Sequence[Response], staff: Sequence[Response], split: bool) -> ThemeVote:
    of_leaders, of_staff = _votes(leaders, theme.id), _votes(staff, theme.id)
    votes = of_leaders + of_staff
    if not split or not _stays_open(votes, len(leaders), len(staff)):
        return ThemeVote(theme.id, theme.name, votes)
    return ThemeVote(theme.id, theme.name, votes, third_of(of_leaders, len(leaders)), third_of(of_staff, len(staff)))


def _stays_open(votes: int, leaders: int, staff: int) -> bool:
    """Whether no split of so many votes would tell that all or none of one side voted for the theme.

    It looks at every split that is possible, not at the one that is true: so a missing split tells nothing either.
    """
    possible = range(max(0, votes - staff), min(leaders, votes) + 1)
    return not any(_is_pinned(count, votes - count, leaders, staff) for count in possible)


def _is_pinned(of_leaders: int, of_staff: int, leaders: int, staff: int) -> bool:
    parts = [Part(size, *counts_within(third_of(count, size), size))
             for count, size in ((of_leaders, leaders), (of_staff, staff))]  # fmt: skip
    known = narrowed(parts, Reader((0, 1), (of_leaders + of_staff,) * 2))
    return any(part.high == 0 or part.low == part.size for part in known)


def _votes(voters_: Sequence[Response], theme: str) -> int:
    return sum(1 for voter in voters_ if theme in several(voter, THEMES))
