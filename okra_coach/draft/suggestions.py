"""What a playbook adds to an open question: marked as its suggestion, never a line of a draft, never with a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.playbooks import Fit, Shelf, Weighted
from okra_coach.draft.text import has_number, lowered
from okra_coach.draft.themes import LEADERS, votes
from okra_coach.model.answers import Response
from okra_coach.model.insights import Insights
from okra_coach.model.okra import COMPANY, Objective, OkraSet
from okra_coach.model.playbook import Audience, Playbook, PlaybookMeasure, Timing, Wording, spoken
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words

_SUBJECT, _ALTERNATIVE, _PEOPLE, _THEMES, _CUSTOMERS = 3.0, 1.0, 2.0, 1.0, 0.5
_MOST = 3
_ALIKE = 0.6
_FEWEST_SHARED = 2
PEOPLE_SAY = ("team.aim", "team.measure1", "team.measure2")


@dataclass(frozen=True, slots=True)
class Hint:
    """A suggestion as it is shown, with the reference to its playbook; empty when nothing fits."""

    text: str | None = None
    evidence: tuple[str, ...] = ()


NO_HINT = Hint()


class Advisor:
    """Suggests from the playbooks that fit a team or the company."""

    def __init__(
        self,
        shelf: Shelf,
        responses: Sequence[Response],
        workshop: Workshop,
        insights: Insights,
        lexicon: Lexicon,
        words: Words,
    ) -> None:
        self._shelf, self._lexicon, self._words = shelf, lexicon, words
        self._workshop = workshop
        self._of_people = {
            owner: _weighed([r for r in responses if owner in (COMPANY, r.team) and r.role != LEADERS], workshop)
            for owner in (COMPANY, *(team.id for team in workshop.teams))
        }
        self._of_customers = _from_customers(responses, insights)

    def fits(self, okras: OkraSet, objectives: Sequence[Objective], about: Sequence[str] = ()) -> tuple[Fit, ...]:
        """The playbooks for objectives of a set, and for the measures that are at stake.

        One fits only when the objectives, the measures at stake, or a share of the set's people speak of it: what
        customers complain of decides between those, and brings in none by itself.
        """
        own = [(text, _SUBJECT) for text in (*about, *(objective.text for objective in objectives))]
        own += [(objective.alternative, _ALTERNATIVE) for objective in objectives if objective.alternative]
        own += self._of_people.get(okras.owner, [])
        named = {fit.playbook.id for fit in self._shelf.fits(own)}
        return tuple(fit for fit in self._shelf.fits([*own, *self._of_customers]) if fit.playbook.id in named)

    def measures(
        self, okras: OkraSet, objectives: Sequence[Objective], about: Sequence[str] = (), leading: bool = False
    ) -> Hint:
        """Measures that the set does not have yet; with `leading` only those that move early."""
        for fit in self.fits(okras, objectives, about):
            shown = self._shown(fit.playbook, [*(r.measure for r in okras.key_results), *about], leading)
            if shown:
                text = self._words(
                    "Suggestions from the playbook “{playbook}”: {measures}. Which would show it?",
                    playbook=self._say(fit.playbook.name),
                    measures="; ".join(shown),
                )
                return Hint(text, (fit.playbook.ref,))
        return NO_HINT

    def actions(self, measures: Sequence[str]) -> Hint:
        """Actions to try where nobody proposed one; only what the measures themselves speak of counts."""
        for fit in self._shelf.fits([(measure, _SUBJECT) for measure in measures])[:1]:
            said = [self._say(action) for action in fit.playbook.actions]
            shown = [self._listed(text) for text in said if not has_number(text)][:_MOST]
            if shown:
                text = self._words(
                    "Suggestions from the playbook “{playbook}” to try: {actions}.",
                    playbook=self._say(fit.playbook.name),
                    actions="; ".join(shown),
                )
                return Hint(text, (fit.playbook.ref,))
        return NO_HINT

    def question(self, measure: str) -> Hint:
        """What to ask where people count the same measure differently; only what the measure speaks of counts."""
        for fit in self._shelf.fits([(measure, _SUBJECT)])[:1]:
            asked = [text for one in fit.playbook.questions if not has_number(text := self._say(one))]
            if asked:
                text = self._words(
                    "To ask, from the playbook “{playbook}”: {question}",
                    playbook=self._say(fit.playbook.name),
                    question=asked[0],
                )
                return Hint(text, (fit.playbook.ref,))
        return NO_HINT

    def is_effect(self, measure: str) -> bool:
        """Whether a measure tells what gets better: by its words, or as a playbook's measure of an effect does."""
        stems = self._lexicon.stems(measure)
        if measure_words(self._lexicon.language).says("effect", measure):
            return True
        late = (one for book in self._shelf.playbooks.values() for one in book.measures if one.timing is Timing.LAGGING)
        if any(_alike(stems, self._lexicon.stems(self._say(one.name))) for one in late):
            return True
        return any(self._shelf.playbooks[name].audience is Audience.CUSTOMERS for name in self._shelf.heard(measure))

    def _shown(self, playbook: Playbook, known: Sequence[str], leading: bool) -> list[str]:
        """Names of measures unlike the known ones; a number in one would look like somebody's."""
        taken = [self._lexicon.stems(name) for name in known]
        fitting = [one for one in playbook.measures if self._is_new(one, taken, leading)]
        return [self._listed(self._say(one.name)) for one in fitting][:_MOST]

    def _is_new(self, measure: PlaybookMeasure, taken: Sequence[frozenset[str]], leading: bool) -> bool:
        name = self._say(measure.name)
        stems = self._lexicon.stems(name)
        wanted = measure.timing is Timing.LEADING or not leading
        return wanted and not has_number(name) and not any(_alike(stems, other) for other in taken)

    def _listed(self, text: str) -> str:
        """As it stands in a list after a colon: German begins with a noun or a verb with "Sie", and keeps capitals."""
        return text if self._words.language == "de" else lowered(text)

    def _say(self, wording: Wording) -> str:
        return spoken(wording, self._words.language)


def _weighed(responses: Sequence[Response], workshop: Workshop) -> list[Weighted]:
    """What each person aims at and measures, and the themes she puts first: all people together count as one text."""
    count = max(len(responses), 1)
    names = {theme.id: theme.name for theme in workshop.themes}
    said = [("\n".join(r.text(question) for question in PEOPLE_SAY), _PEOPLE / count) for r in responses]
    voted = [(names[vote], _THEMES / count) for r in responses for vote in votes(r) if vote in names]
    return said + voted


def _from_customers(responses: Sequence[Response], insights: Insights) -> list[Weighted]:
    """Complaints that respondents report, and what comments speak of, each in its share."""
    complaints = [text for r in responses if (text := r.text("customer.complaint").strip())]
    told = [(text, _CUSTOMERS / len(complaints)) for text in complaints]
    return told + [(code.name, _CUSTOMERS * code.share) for code in insights.comments.codes]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two measures share most words of the shorter one, and more than one."""
    shared = len(one & other)
    return shared >= _FEWEST_SHARED and shared >= _ALIKE * min(len(one), len(other))
