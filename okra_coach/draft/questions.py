"""What the draft cannot know: the questions that only the room can settle, ranked by what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from okra_coach.draft.asking import ask
from okra_coach.draft.company_questions import company_questions
from okra_coach.draft.kind_questions import kind_questions
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure, baselines
from okra_coach.draft.order import order_questions
from okra_coach.draft.results import score_of, wanted_change
from okra_coach.draft.suggestions import NO_HINT, Advisor, Hint
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.text import capitalised, tidy
from okra_coach.model.answers import Response
from okra_coach.model.asked_for import spread_key, supports_key
from okra_coach.model.insights import Insights
from okra_coach.model.okra import KeyResult, OkraSet, OpenQuestion
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words

_MOST_A_TEAM = 5
_MOST_NAMED = 3
_WHOLE_FROM = 2.0
"""From so many points on, the change that a sample can show is told without decimals."""
_TIMES = frozenset({"minutes", "hours", "working hours", "days", "working days", "weeks", "months"})
"""Durations: people mostly differ on when the clock starts."""


def open_questions(
    company: OkraSet,
    drafts: Sequence[TeamDraft],
    workshop: Workshop,
    insights: Insights,
    lexicon: Lexicon,
    words: Words,
    advisor: Advisor,
    responses: Sequence[Response] = (),
) -> tuple[OpenQuestion, ...]:
    """All open questions, those with the most weight first; a team gets no more than it can settle in a day."""
    found = [
        *company_questions(company, drafts, workshop, insights, words),
        *kind_questions(drafts, workshop, insights, words),
        *order_questions(drafts, responses, workshop, lexicon, words),
        *_without_effect(company, workshop.sponsor_role, advisor, words),
        *_single(company, workshop.sponsor_role, words),
    ]
    for draft in drafts:
        of_team = [
            *_of_team(draft, workshop, words, advisor),
            *_unprovable_ones(draft, insights, lexicon, workshop, words, advisor),
            *_unsupported(company, draft, words, workshop),
            *_single(draft.okras, workshop.team(draft.okras.owner).lead_role, words),
        ]
        found += sorted(of_team, key=lambda question: -question.weight)[:_MOST_A_TEAM]
    results = [result for draft in drafts for result in draft.okras.key_results]
    copies = {r.id: [one.id for one in company.key_results if one.evidence == r.evidence] for r in results}
    return tuple(sorted((_with_copies(question, copies) for question in found), key=lambda question: -question.weight))


def _with_copies(question: OpenQuestion, copies: Mapping[str, Sequence[str]]) -> OpenQuestion:
    """The question also decides the company's key results that are those of a team."""
    about = [own for line in question.about for own in (line, *copies.get(line, ()))]
    return replace(question, about=tuple(dict.fromkeys(about)))


def _of_team(draft: TeamDraft, workshop: Workshop, words: Words, advisor: Advisor) -> Iterator[OpenQuestion]:
    okras, lead = draft.okras, workshop.team(draft.okras.owner).lead_role
    measures = dict(draft.measures)
    for result in okras.key_results:
        if result.baseline is None and len(baselines(measures[result.id])) > 1:
            yield _contradiction(result, measures[result.id], okras, lead, words, advisor)
    yield from _missing(okras, measures, lead, words)
    if draft.outputs:
        names = words.join([words.quoted(measure.name) for measure in draft.outputs[:3]])
        refs = [ref for measure in draft.outputs for ref in measure.evidence]
        text = words(
            "{measures} would tell what was done, not what got better: which measure should move?", measures=names
        )
        hint = advisor.measures(okras, okras.objectives)
        yield ask(text, okras.owner, [okras.objectives[0].id], [lead], 10, 5, refs, "output", hint)
    else:
        yield from _without_effect(okras, lead, advisor, words)
    if draft.homeless:
        names = words.join([words.quoted(line.shown) for line in draft.homeless[:_MOST_NAMED]])
        refs = [f"{line.response}.{line.question}" for line in draft.homeless]
        text = words("Which key result should {actions} move?", actions=names)
        yield ask(text, okras.owner, [okras.objectives[0].id], [okras.name], 5, 2, refs, "homeless")
    idle = [result for result in okras.key_results if not result.actions]
    if idle:
        names = words.join([words.quoted(result.measure) for result in idle])
        text = words("Nobody has proposed an action for {measures}: what would you try first?", measures=names)
        hint = advisor.actions([result.measure for result in idle])
        yield ask(text, okras.owner, [r.id for r in idle], [okras.name], 10, 3, key="action", hint=hint)


def _contradiction(
    result: KeyResult, measure: Measure, okras: OkraSet, lead: str, words: Words, advisor: Advisor
) -> OpenQuestion:
    text = words("Where does “{measure}” stand today? The answers say {values}: agree how it is counted.",
                 measure=result.measure, values=spread_of(measure, words))  # fmt: skip
    refs = [f"{m.response}.{m.slot}_now" for _, m in baselines(measure)]
    hint = advisor.question(result.measure) if result.unit in _TIMES else NO_HINT
    weight, key = 6 + measure.people, spread_key(measure.evidence[0])
    return ask(text, okras.owner, [result.id], [lead], 10, weight, refs, key, hint)


def spread_of(measure: Measure, words: Words) -> str:
    """All values given for today, the smallest first, such as "6, 9 and 12 days"."""
    by_unit: dict[str, set[tuple[float, float]]] = {}
    for quantity, _ in baselines(measure):
        unit = "days" if quantity.unit == "working days" else quantity.unit
        by_unit.setdefault(unit, set()).add((quantity.value, quantity.high or quantity.value))
    shown = [_shown(sorted(values), unit, words, several=len(by_unit) > 1) for unit, values in by_unit.items()]
    return words.join([value for values in shown for value in values])


def _shown(values: Sequence[tuple[float, float]], unit: str, words: Words, several: bool) -> list[str]:
    """The values of one unit, which the last one carries for all where it stands behind the number."""
    last_with_unit = words.quantity(values[-1][1], unit)
    trailing = last_with_unit[:1].isdigit() and not several
    shown = []
    for low, high in values[:-1]:
        upper = words.number(high) if trailing else words.quantity(high, unit)
        shown.append(upper if low == high else f"{words.number(low)}–{upper}")
    low, high = values[-1]
    return [*shown, last_with_unit if low == high else f"{words.number(low)}–{last_with_unit}"]


def _missing(okras: OkraSet, measures: dict[str, Measure], lead: str, words: Words) -> Iterator[OpenQuestion]:
    for key, part, minutes, weight in (
        ("baseline", "baseline", 5, 4),
        ("target", "target", 5, 4),
        ("source", "source", 3, 2),
    ):
        blank = [
            result
            for result in okras.key_results
            if getattr(result, key) is None and not (key == "baseline" and len(baselines(measures[result.id])) > 1)
        ]
        if not blank:
            continue
        names = words.join([words.quoted(result.measure) for result in blank])
        text = {
            "baseline": words(
                "What is the present value of {measures} in figures, and who can find it out within two weeks?",
                measures=names,
            ),
            "target": words("Which target, in figures, would make the team proud of {measures}?", measures=names),
            "source": words("Where can {measures} be looked up every week?", measures=names),
        }[part]
        yield ask(text, okras.owner, [r.id for r in blank], [lead], minutes, weight, key=part)


def _single(okras: OkraSet, lead: str, words: Words) -> Iterator[OpenQuestion]:
    """Objectives that one key result alone would have to show."""
    for objective in okras.objectives:
        if len(objective.key_results) == 1:
            text = words(
                "Only “{measure}” measures “{objective}” so far: which second number would show it from another side?",
                measure=objective.key_results[0].measure,
                objective=objective.text,
            )
            yield ask(text, okras.owner, [objective.id], [lead], 5, 4, key=f"second {objective.evidence[0]}")


def _without_effect(okras: OkraSet, lead: str, advisor: Advisor, words: Words) -> Iterator[OpenQuestion]:
    """Objectives that no key result measures, or none that tells what gets better."""
    for objective in okras.objectives:
        if any(advisor.is_effect(result.measure) for result in objective.key_results):
            continue
        hint = advisor.measures(okras, [objective], [result.measure for result in objective.key_results])
        if objective.key_results and hint.text is None:
            continue
        text = (
            words(
                "Do the key results of “{objective}” show what gets better for anybody? If not, which measure would?",
                objective=objective.text,
            )
            if objective.key_results
            else words("Nothing measures “{objective}” yet: how would we know?", objective=objective.text)
        )
        weight = 3 if objective.key_results else 5
        key = f"effect {objective.evidence[0]}"
        yield ask(text, okras.owner, [objective.id], [lead], 10, weight, key=key, hint=hint)


def _unprovable_ones(
    draft: TeamDraft, insights: Insights, lexicon: Lexicon, workshop: Workshop, words: Words, advisor: Advisor
) -> Iterator[OpenQuestion]:
    """The scores whose change could not be told, with nearer measures to choose from."""
    for measure in draft.unprovable:
        hint = advisor.measures(draft.okras, draft.okras.objectives, leading=True)
        yield _unprovable(measure, draft, insights, lexicon, workshop, words, hint)


def _unprovable(
    measure: Measure,
    draft: TeamDraft,
    insights: Insights,
    lexicon: Lexicon,
    workshop: Workshop,
    words: Words,
    hint: Hint,
) -> OpenQuestion:
    score = score_of(measure, insights, lexicon)
    least, n = (score.detectable_change, score.n) if score else (0.0, 0)
    text = words(
        "“{measure}” is to change by {wanted} points, but with {n} answers only a change of {least} points or more "
        "could be told from chance: which nearer measure would customers notice first?",
        measure=capitalised(tidy(measure.name)),
        wanted=words.number(wanted_change(measure)),
        n=words.number(n),
        least=words.number(least, 0 if least >= _WHOLE_FROM else 1),
    )
    okras = draft.okras
    lead = workshop.team(okras.owner).lead_role
    about = [okras.objectives[0].id, *(h.id for h in okras.health_measures if set(h.evidence) & set(measure.evidence))]
    refs = (*measure.evidence, "feedback.nps")
    return ask(text, okras.owner, about, [lead], 10, 4, refs, f"score {measure.evidence[0]}", hint)


def _unsupported(company: OkraSet, draft: TeamDraft, words: Words, workshop: Workshop) -> Iterator[OpenQuestion]:
    for objective in draft.okras.objectives:
        if not objective.supports and company.objectives:
            text = words("Which company objective does {team} serve with “{objective}”?",
                         team=draft.okras.name, objective=objective.text)  # fmt: skip
            lead = workshop.team(draft.okras.owner).lead_role
            yield ask(text, draft.okras.owner, [objective.id], [lead], 5, 5, key=supports_key(objective.evidence[0]))
