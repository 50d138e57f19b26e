"""What the draft cannot know: the questions that only the room can settle, ranked by what hangs on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from okra_coach.draft.measures import Measure, baselines
from okra_coach.draft.team import TeamDraft
from okra_coach.model.insights import Insights, ThemeVote
from okra_coach.model.okra import COMPANY, KeyResult, OkraSet, OpenQuestion
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words, mark

_BANDS = (
    (0.8, mark("nearly all")),
    (0.6, mark("most")),
    (0.4, mark("about half")),
    (0.2, mark("some")),
    (0.0, mark("hardly anybody")),
)
_APART = 0.3
"""From this difference in shares on, leadership and staff want different things."""


def open_questions(
    company: OkraSet, drafts: Sequence[TeamDraft], workshop: Workshop, insights: Insights, words: Words
) -> tuple[OpenQuestion, ...]:
    """All open questions, those with the most weight first."""
    found = [
        *_leadership_and_staff(company, workshop, insights, words),
        *_mutual(drafts, workshop, words),
        *(question for draft in drafts for question in _of_team(draft, workshop, words)),
        *_unsupported(company, drafts, words, workshop),
    ]
    return tuple(sorted(found, key=lambda question: -question.weight))


def _ask(
    text: str, owner: str, about: Sequence[str], who: Sequence[str], minutes: int, weight: int,
    evidence: Sequence[str] = (), key: str = "",
) -> OpenQuestion:  # fmt: skip
    """A question whose id follows from what it asks about, so that it stays the same in a later draft."""
    seed = key + "|" + "|".join(about)
    name = f"q-{owner}-{hashlib.sha256(seed.encode()).hexdigest()[:6]}"
    people = tuple(person for person in dict.fromkeys(who) if person)
    return OpenQuestion(name, text, owner, tuple(about), people, minutes, weight, evidence=tuple(evidence))


def _of_team(draft: TeamDraft, workshop: Workshop, words: Words) -> Iterator[OpenQuestion]:
    okras, lead = draft.okras, workshop.team(draft.okras.owner).lead_role
    measures = dict(draft.measures)
    for result in okras.key_results:
        if result.baseline is None and len(baselines(measures[result.id])) > 1:
            yield _contradiction(result, measures[result.id], okras, lead, words)
    yield from _missing(okras, measures, lead, words)
    if draft.outputs:
        names = words.join([f"“{measure.name}”" for measure in draft.outputs[:3]])
        refs = [ref for measure in draft.outputs for ref in measure.evidence]
        text = words(
            "{measures} would tell what was done, not what it changed: which measure should move?", measures=names
        )
        yield _ask(text, okras.owner, [okras.objectives[0].id], [lead], 10, 5, refs, "output")
    for measure in draft.unprovable:
        yield _unprovable(measure, okras, lead, words)
    idle = [result for result in okras.key_results if not result.actions]
    if idle:
        names = words.join([f"“{result.measure}”" for result in idle])
        text = words("Nobody has proposed an action for {measures}: what would you try first?", measures=names)
        yield _ask(text, okras.owner, [r.id for r in idle], [okras.name], 10, 3, key="action")
    owners = [action for action in okras.actions if action.owner_role is None]
    if owners:
        text = words.plural(
            "{n} action of {team} has no owner role yet: who takes it, and by when?",
            "{n} actions of {team} have no owner role yet: who takes them, and by when?",
            len(owners),
            team=okras.name,
        )
        yield _ask(text, okras.owner, [a.id for a in owners], [okras.name], 2 + len(owners), 2, key="owner")


def _contradiction(result: KeyResult, measure: Measure, okras: OkraSet, lead: str, words: Words) -> OpenQuestion:
    values = sorted({(q.unit, q.value) for q, _ in baselines(measure)})
    spread = words.join([words.quantity(value, unit) for unit, value in values])
    text = words("Where does “{measure}” stand today? The answers say {values}: agree how it is counted.",
                 measure=result.measure, values=spread)  # fmt: skip
    refs = [f"{m.response}.{m.slot}_now" for _, m in baselines(measure)]
    return _ask(text, okras.owner, [result.id], [lead], 10, 6 + measure.people, refs, "spread")


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
        names = words.join([f"“{result.measure}”" for result in blank])
        text = {
            "baseline": words(
                "Nobody gave the present value of {measures}: who can find it out within two weeks?", measures=names
            ),
            "target": words(
                "Nobody gave a target for {measures}: which value would make the team proud?", measures=names
            ),
            "source": words("Where can {measures} be looked up every week?", measures=names),
        }[part]
        yield _ask(text, okras.owner, [r.id for r in blank], [lead], minutes, weight, key=part)


def _unprovable(measure: Measure, okras: OkraSet, lead: str, words: Words) -> OpenQuestion:
    text = words(
        "“{measure}” cannot show a change of this size with the present number of answers: "
        "which nearer measure would customers notice first?",
        measure=measure.name,
    )
    return _ask(text, okras.owner, [okras.objectives[0].id], [lead], 10, 4, measure.evidence, "score")


def _leadership_and_staff(
    company: OkraSet, workshop: Workshop, insights: Insights, words: Words
) -> Iterator[OpenQuestion]:
    """One question for the theme that divides leadership and staff most in each direction."""
    votes = [v for v in insights.theme_votes if v.leadership_share is not None and v.staff_share is not None]
    gaps = sorted(votes, key=_gap)
    for vote in dict.fromkeys(v for v in (gaps[-1:] + gaps[:1]) if abs(_gap(v)) >= _APART):
        text = words(
            "“{theme}” is put first by {leaders} in the leadership and by {staff} among everybody else: "
            "what follows for this quarter?",
            theme=vote.name,
            leaders=words(_band(vote.leadership_share or 0)),
            staff=words(_band(vote.staff_share or 0)),
        )
        about = [objective.id for objective in company.objectives] or [COMPANY]
        yield _ask(text, COMPANY, about, [workshop.sponsor_role], 15, 12, key=vote.theme)


def _band(share: float) -> str:
    """A share in words: where all or nobody agree, a figure would tell how each of them voted."""
    return next(text for least, text in _BANDS if share >= least)


def _gap(vote: ThemeVote) -> float:
    return (vote.leadership_share or 0.0) - (vote.staff_share or 0.0)


def _mutual(drafts: Sequence[TeamDraft], workshop: Workshop, words: Words) -> Iterator[OpenQuestion]:
    """One question for all pairs of teams that wait for each other."""
    needs = {draft.okras.owner: set(draft.okras.depends_on) for draft in drafts}
    pairs = [(one, other) for one in needs for other in needs[one] if one < other and one in needs.get(other, set())]
    if not pairs:
        return
    names = {team.id: team for team in workshop.teams}
    shown = "; ".join(sorted(f"{names[one].name} – {names[other].name}" for one, other in pairs))
    text = words("These teams wait for each other: {pairs}. Who delivers what first, and by when?", pairs=shown)
    involved = [team for team in workshop.teams if any(team.id in pair for pair in pairs)]
    about = [f"{team.id}.o1" for team in involved]
    yield _ask(text, COMPANY, about, [t.lead_role for t in involved], 10 + 3 * len(pairs), 10, key="knot")


def _unsupported(
    company: OkraSet, drafts: Sequence[TeamDraft], words: Words, workshop: Workshop
) -> Iterator[OpenQuestion]:
    for draft in drafts:
        for objective in draft.okras.objectives:
            if not objective.supports and company.objectives:
                text = words("Which company objective does {team} serve with “{objective}”?",
                             team=draft.okras.name, objective=objective.text)  # fmt: skip
                lead = workshop.team(draft.okras.owner).lead_role
                yield _ask(text, draft.okras.owner, [objective.id], [lead], 5, 5, key="supports")
