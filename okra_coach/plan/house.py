"""What is known of the house when change is planned, and how its evidence is told."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.model.insights import Insights, ScaleResult
from okra_coach.model.okra import OkraBook
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.workdays import Workdays
from okra_coach.words import Words

ANOTHER = "other"
"""What too few chose to be told apart stands among the counts of a choice under this name."""


@dataclass(frozen=True)
class House:
    """Everything that risks, messages and the case for a short cycle speak about; after the wall."""

    workshop: Workshop
    questionnaire: Questionnaire
    insights: Insights
    book: OkraBook
    rollout: Rollout
    calendar: Workdays
    words: Words

    def statement(self, question: str) -> str:
        """A statement of the questionnaire in quotation marks, without its full stop."""
        found = next((one.prompt for one in self.questionnaire.questions if one.id == question), {})
        text = found.get(self.words.language) or found.get("en") or question
        return self.words.quoted(text.rstrip("."))

    def mean(self, result: ScaleResult) -> str:
        """The average, or between which ends it lies where the figure would tell what everybody answered."""
        if result.band is None:
            return self.words.number(result.mean or 0.0, 1)
        low, high = (self.words.number(end, 1) for end in result.band)
        return self.words("{low} to {high}", low=low, high=high)

    def told_apart(self, share: float, result: ScaleResult) -> int | None:
        """That share of the answers as a count; None where it or the rest is under the threshold."""
        count, everybody = round(share * (result.n or 0)), result.n or 0
        least = self.insights.threshold
        return count if least <= count <= everybody - least else None

    def chosen(self, question: str, *options: str) -> tuple[int, int]:
        """How many are told to have chosen one of the options, and how many answered."""
        counts = self.insights.choices.get(question, {})
        return sum(counts.get(option, 0) for option in options), sum(counts.values())

    def nearly_all(self, question: str, *options: str) -> bool:
        """Whether all but a few chose one of the options; a count would tell what each of them answered."""
        return self.insights.nearly_all.get(question) in options


def disagreeing(result: ScaleResult) -> float:
    """The share of 1 and 2, where the distribution may be told."""
    return sum(result.shares[:2]) if result.shares else 0.0


def agreeing(result: ScaleResult) -> float:
    """The share of 4 and 5, where the distribution may be told."""
    return sum(result.shares[3:]) if result.shares else 0.0
