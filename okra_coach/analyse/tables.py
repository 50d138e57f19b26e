"""One table a question: its figures after the wall, and whose answers stand behind each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from okra_coach.analyse import levels
from okra_coach.analyse.groups import LEADERSHIP, Grouped, by_group, numbers
from okra_coach.analyse.scales import scale_results, told_of_scale
from okra_coach.analyse.votes import choice_counts, countable, split_may_show, theme_votes
from okra_coach.analyse.wall import merged_counts, nearly_all, shown_groups
from okra_coach.analyse.worries import WORRY, worried, worry_counts
from okra_coach.model.answers import AnswerValue, Response
from okra_coach.model.engagement import Engagement
from okra_coach.model.questionnaire import Question, QuestionKind
from okra_coach.model.shown import Cells, Figures


@dataclass(frozen=True)
class Table:
    """What is told of one question; `cells` are ids of responses, `answers` what each of them answered."""

    figures: Figures
    cells: Cells
    answers: Mapping[str, AnswerValue]


def tables(engagement: Engagement) -> dict[str, Table]:
    """Every question of which something may be told."""
    groups = by_group(engagement.responses.responses)
    found = dict(_tables(engagement, groups))
    return {question: table for question, table in found.items() if table.cells}


def _tables(engagement: Engagement, groups: Grouped) -> Iterator[tuple[str, Table]]:
    threshold = engagement.workshop.privacy_threshold
    for question in engagement.questionnaire.questions:
        if question.kind is QuestionKind.SCALE:
            yield question.id, _scale(question.id, groups, engagement)
    yield levels.THEMES, _themes(groups, engagement)
    for question in countable(engagement.questionnaire):
        yield question.id, _choice(question, groups, engagement)
    for name, rated in ((levels.CAPACITY, levels.room), (levels.MEASURE, levels.measurability)):
        yield name, _levels_only(name, groups, rated(groups, threshold))
    yield WORRY, _worries(groups, engagement)


def _scale(question: str, groups: Grouped, engagement: Engagement) -> Table:
    threshold = engagement.workshop.privacy_threshold
    values = {group: numbers(own, question) for group, own in groups.items()}
    teams = [team.id for team in engagement.workshop.teams]
    results = tuple(scale_results(question, values, teams, threshold))
    answering = _answering(groups, lambda response: bool(numbers([response], question)))
    told = told_of_scale(values, threshold)
    return _table(question, Figures(scales=results), answering, told, company=results[0].n is not None)


def _themes(groups: Grouped, engagement: Engagement) -> Table:
    threshold = engagement.workshop.privacy_threshold
    votes, voting = theme_votes(groups, engagement.workshop.themes, threshold), levels.voters(groups)
    top = levels.top_themes((vote.theme, vote.votes) for vote in votes)
    rated = levels.priorities(groups, top, threshold)
    table = _table(levels.THEMES, Figures(votes=votes, levels=rated), voting, rated, company=bool(votes))
    if not votes or not split_may_show(groups, threshold):
        return table
    leaders = _ids(voting[LEADERSHIP])
    return Table(table.figures, (*table.cells, leaders, table.cells[0] - leaders), table.answers)


def _choice(question: Question, groups: Grouped, engagement: Engagement) -> Table:
    threshold, teams = engagement.workshop.privacy_threshold, engagement.workshop.teams
    counted = choice_counts(engagement.responses.responses, question)
    answering = _answering(groups, lambda response: isinstance(response.value(question.id), str))
    merged, told = merged_counts(counted, threshold), frozenset[str]()
    rated = levels.rhythm(groups, threshold) if question.id == levels.CHECK_INS else {}
    disputed = levels.disputed(groups, teams, threshold) if question.id == levels.KIND else ()
    if question.id == levels.KIND:
        told = shown_groups({group: len(own) for group, own in answering.items()}, threshold)
    figures = Figures(
        counts=merged, nearly_all=nearly_all(counted, threshold), levels=rated, disputed=disputed,
    )  # fmt: skip
    return _table(question.id, figures, answering, told or frozenset(rated), company=bool(merged))


def _levels_only(question: str, groups: Grouped, rated: levels.Levels) -> Table:
    """A question of which no figure of the company is told."""
    answering = _answering(groups, lambda response: bool(response.text(question)))
    return _table(question, Figures(levels=rated), answering, rated, company=False)


def _worries(groups: Grouped, engagement: Engagement) -> Table:
    workshop, worries = engagement.workshop, worried(engagement.responses.responses)
    counts = worry_counts(worries, engagement.risks, workshop.language, workshop.privacy_threshold)
    answering = _answering(groups, lambda response: response.id in worries)
    return _table(WORRY, Figures(counts=counts), answering, (), company=bool(counts))


def _answering(groups: Grouped, answered: Callable[[Response], bool]) -> Grouped:
    return {group: tuple(filter(answered, own)) for group, own in groups.items()}


def _table(question: str, figures: Figures, answering: Grouped, told: Collection[str], company: bool) -> Table:
    """The cells are the company first, each group that is told, and what remains of the company without them."""
    everybody = _ids(response for own in answering.values() for response in own)
    shown = [_ids(answering[group]) for group in sorted(told)]
    rest = everybody.difference(*shown) if shown and company else frozenset()
    cells = tuple(cell for cell in ((everybody if company else frozenset()), *shown, rest) if cell)
    answers = {r.id: r.value(question) for own in answering.values() for r in own}
    return Table(figures, cells, answers)


def _ids(responses: Iterable[Response]) -> frozenset[str]:
    return frozenset(response.id for response in responses)
