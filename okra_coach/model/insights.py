"""What the answers show, after the anonymity wall: nothing here lets a reader single out a respondent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okra_coach.model.feedback import CodedComments, FeedbackResult
from okra_coach.model.workshop import TeamKind


@dataclass(frozen=True, slots=True)
class Participation:
    """Who answered: team → head count, None where it is held back; `few` are teams with too few to give a number."""

    answered: int
    invited: int | None
    by_team: Mapping[str, int | None] = field(default_factory=dict)
    few: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """One 1-5 question in one group; `n` is None where the group may not be shown.

    The company has a `mean`, and from 10 answers `shares`: five numbers that sum to 1, from "strongly disagree" to
    "strongly agree". Every other group, and a company of one mind, has a `band` instead: the ends between which
    the mean lies.
    """

    question: str
    group: str
    n: int | None
    mean: float | None
    shares: tuple[float, ...] | None = None
    band: tuple[float, float] | None = None

    @property
    def about(self) -> float | None:
        """The mean, or the middle of its band: to compare and to rank by, never to print."""
        return self.mean if self.band is None else sum(self.band) / 2


@dataclass(frozen=True, slots=True)
class ThemeVote:
    """How many people put a theme first; the split is None when either side may not be shown.

    A share stands for a third of the range: 0.25 for few, 0.5 for about half, 0.75 for most.
    """

    theme: str
    name: str
    votes: int
    leadership_share: float | None = None
    staff_share: float | None = None


@dataclass(frozen=True, slots=True)
class NetPromoter:
    """A recommendation score, -100 to 100, with its 95 % interval (adjusted Wald)."""

    group: str
    n: int
    score: float
    low: float
    high: float
    promoters: float
    passives: float
    detractors: float
    detectable_change: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """One part of a readiness score: 0-4, None when unknown, with its weight and what it rests on in words.

    One without weight is shown and not counted. `name` and `evidence` are sentences that can be told in any language.
    """

    id: str
    weight: int
    level: float | None
    evidence: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a team is to start: its tier (1-3) and, within it, 0-100 with the range when unknowns go either way.

    `coverage` is the share of the weights, in per cent, whose criteria are known.
    """

    team: str
    kind: TeamKind
    tier: int
    score: float | None
    low: float
    high: float
    coverage: int
    criteria: tuple[Criterion, ...] = ()
    kind_disputed: bool = False

    @property
    def counted(self) -> tuple[Criterion, ...]:
        """The criteria that weigh something."""
        return tuple(criterion for criterion in self.criteria if criterion.weight)

    @property
    def known(self) -> tuple[Criterion, ...]:
        """Those of them that are known: "5 of 7 criteria known"."""
        return tuple(criterion for criterion in self.counted if criterion.level is not None)


@dataclass(frozen=True, slots=True)
class Worries:
    """What people's worries speak of: risk of the playbook → how many of the `told` worries, most first.

    Those that fewer than the threshold, or all but fewer, speak of are held back.
    """

    told: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Insights:
    """All that later rooms may know about the answers in the aggregate."""

    participation: Participation
    scales: tuple[ScaleResult, ...] = ()
    theme_votes: tuple[ThemeVote, ...] = ()
    net_promoter: tuple[NetPromoter, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Company-wide counts of the options of a choice question; options under the threshold are merged as "other"."""
    nearly_all: Mapping[str, str] = field(default_factory=dict)
    """Question id → the option that all but a few chose; its counts are held back."""
    threshold: int = 5
    worries: Worries = Worries()
    """What the house worries about, in our words."""
    feedback: tuple[FeedbackResult, ...] = ()
    """Customers' scores by question: the company first, then its large segments."""
    comments: CodedComments = field(default_factory=CodedComments)
    """What customers' comments speak of."""
    held: tuple[str, ...] = ()
    """Questions that stand as the last pack showed them, because too few answers came or went since."""
    quotes: tuple[str, ...] = ()
    """Respondents' and customers' own words that the consultant released, without names."""

    def scale(self, question: str, group: str = "company") -> ScaleResult | None:
        """The result of a scale question for the company or a team."""
        for result in self.scales:
            if result.question == question and result.group == group:
                return result
        return None
