"""What people worry about, counted by the risks of the playbook: a count, and never a word of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from okra_coach.analyse.codebook import Coder
from okra_coach.model.answers import Response
from okra_coach.model.change import RiskPlay
from okra_coach.model.feedback import Code, Codebook

WORRY = "work.worry"
TOLD = "told"
"""Stands among the counts for the number of all worries."""
FEWEST = 8
"""Free text is summed up from so many answers on."""


def worried(responses: Sequence[Response]) -> dict[str, str]:
    """Response id → the worry, of those who named one."""
    answers = {response.id: response.value(WORRY) for response in responses}
    return {one: said for one, said in answers.items() if isinstance(said, str) and said.strip()}


def worry_counts(
    worries: Mapping[str, str], risks: Sequence[RiskPlay], language: str, threshold: int
) -> dict[str, int]:
    """How many speak of each risk, most first, after all of them under `TOLD`; empty where too few named a worry.

    What fewer than the threshold speak of, or all but fewer, is left out. One worry may speak of several risks.
    """
    told = len(worries)
    if told < max(FEWEST, threshold):
        return {}
    coder = Coder(_books(risks, language), language)
    found = Counter(risk for said in worries.values() for risk in coder.codes(said))
    shown = [risk for risk in found if threshold <= found[risk] <= told - threshold]
    return {TOLD: told} | {risk: found[risk] for risk in sorted(shown, key=lambda one: (-found[one], one))}


def _books(risks: Sequence[RiskPlay], language: str) -> dict[str, Codebook]:
    """The phrases of the risks, the workshop's language first."""
    spoken = dict.fromkeys((language, *(code for risk in risks for code in risk.sounds)))
    return {code: Codebook(code, _codes(risks, code)) for code in spoken}


def _codes(risks: Sequence[RiskPlay], language: str) -> tuple[Code, ...]:
    return tuple(Code(risk.id, risk.id, risk.sounds[language]) for risk in risks if risk.sounds.get(language))
