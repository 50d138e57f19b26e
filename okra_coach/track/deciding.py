"""What follows from the room's decisions: which fields of which files change, and what the log says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from okra_coach.model.asked_for import SOURCE, SUPPORTS, asked_for
from okra_coach.model.decisions import Answered, Decided, DecisionReading, Forms, LineDecided, Logged, Way
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.finding import Edit
from okra_coach.model.okra import Action, KeyResult, LineStatus, Objective, OkraBook, OpenQuestion
from okra_coach.model.place import Place

QUESTIONS_FILE = "questions.yaml"
_MAIL = re.compile(r"\S+@\S+")
Line = Objective | KeyResult | Action
Said = TypeVar("Said", Answered, LineDecided)
ReadNumber = Callable[[str, KeyResult], float | None]


def decide(
    readings: Sequence[DecisionReading],
    book: OkraBook,
    day: date,
    number: ReadNumber,
    mask: Callable[[str], str],
    forms: Forms,
) -> Decided:
    """All files together; where two say different things about one question or line, neither is taken.

    `number` reads an answer as a value of a key result, None where it is none; `mask` takes names out of words; `forms`
    tell which lines somebody changed since the sheets were made.
    """
    work = _Deciding(book, day, number, mask, forms)
    answers = work.agreed([one for reading in readings for one in reading.answers], lambda one: one.question)
    lines = work.agreed([one for reading in readings for one in reading.lines], lambda one: one.line)
    for line in lines:
        work.line(line)
    for answer in answers:
        work.answer(answer)
    return work.decided()


class _Deciding:
    """Decisions on their way into files."""

    def __init__(self, book: OkraBook, day: date, number: ReadNumber, mask: Callable[[str], str], forms: Forms) -> None:
        self.forms, self.book, self.day, self.number, self.mask = forms, book, day, number, mask
        self.questions = {one.id: one for one in book.questions}
        self.lines: dict[str, Line] = {}
        self.files: dict[str, str] = {}
        for okras in book.sets:
            lines: tuple[Line, ...] = (*okras.objectives, *okras.key_results, *okras.actions)
            for line in lines:
                self.lines[line.id], self.files[line.id] = line, okras.place.file
        self.edits: dict[str, list[Edit]] = defaultdict(list)
        self.gone: dict[str, list[str]] = defaultdict(list)
        self.log: list[Logged] = []
        self.faults: list[Fault] = []

    def agreed(self, several: Sequence[Said], key: Callable[[Said], str]) -> list[Said]:
        """Each question or line once; what is said differently in two places is said, and left out."""
        by_key: dict[str, list[Said]] = defaultdict(list)
        for one in several:
            by_key[key(one)].append(one)
        return [said[0] for own, said in by_key.items() if self._is_one(own, said)]

    def _is_one(self, own: str, said: Sequence[Answered] | Sequence[LineDecided]) -> bool:
        first, *others = said
        for other in others:
            if _content(other) != _content(first):
                message = f"{own} is decided in another way in {first.place}; neither is taken"
                self.faults.append(Fault(other.place, message, Weight.WARNS))
                return False
        return True

    def line(self, said: LineDecided) -> None:
        """A drafted line that is kept, changed or dropped."""
        line, file = self.lines[said.line], self.files[said.line]
        if not self._is_as_shown(said, line):
            return
        by = self._role(said.by, said.place)
        if said.way is Way.DROP:
            self.gone[file].append(line.id)
            self.log.append(Logged(_text(line), "drop", by, (), self.mask(said.note)))
            return
        fields = {name: value for name, value in said.fields.items() if self._names_nobody(name, value, said.place)}
        if said.way is Way.CHANGE and not fields:
            self._say_empty(said)
            return
        changes = [
            (name, value) for name, value in fields.items() if _shown(getattr(line, name, None)) != _shown(value)
        ]
        self._agree(line, changes, by, said.note, "change" if changes else "keep")

    def _is_as_shown(self, said: LineDecided, line: Line) -> bool:
        """Whether the room saw the line as it stands; what somebody changed since is told, and stays."""
        is_so = said.way is not Way.DROP and line.status is LineStatus.AGREED
        is_so = is_so and all(_shown(getattr(line, name, None)) == _shown(one) for name, one in said.fields.items())
        if is_so or self.forms.knows(line.id, said.shown):
            return True
        message = f"{line.id} was changed in {self.files[line.id]} since this sheet was made; it stays, change it there"
        self.faults.append(Fault(said.place, message, Weight.WARNS))
        return False

    def answer(self, said: Answered) -> None:
        """An answer goes into questions.yaml, and into the one field that it fills."""
        question = self.questions[said.question]
        answer, by = self.mask(said.answer), self._role(said.by, said.place)
        if question.answer is not None and question.answer != answer:
            message = f"questions.yaml answers this already: “{question.answer}”; it stays, change it there"
            self.faults.append(Fault(said.place, message, Weight.WARNS))
            return
        filled = list(self._filled(question, answer, said.place))
        if question.answer is None:
            told = [Edit(question.id, "answer", answer), Edit(question.id, "decided", self._stamp(by))]
            self.edits[QUESTIONS_FILE] += told
            changes = tuple(_change(line, name, value) for line, name, value in filled)
            self.log.append(Logged(question.text, answer, by, changes, self.mask(said.note)))
        for line, name, value in filled:
            self._set(line, [(name, value)], by)

    def _filled(self, question: OpenQuestion, answer: str, place: Place) -> Iterator[tuple[Line, str, str]]:
        """The field that the question asks for, in each line that still lacks it; nothing where that is not sure."""
        asked = asked_for(question, self.book)
        if asked is None:
            return
        value = self._value(asked.field, answer, asked.lines[0])
        for line in asked.lines:
            if self._is_told(line) or _shown(getattr(line, asked.field)) == value:
                continue
            if value is None or getattr(line, asked.field) not in (None, ()):
                self._say_noted(answer, asked.field, line, place)
                return
            yield line, asked.field, value

    def _value(self, field: str, answer: str, line: Line) -> str | None:
        """The answer as the field takes it; None where it cannot be understood for sure."""
        if field == SUPPORTS:
            return self._objective(answer)
        if field == SOURCE:
            return answer
        value = self.number(answer, line) if isinstance(line, KeyResult) else None
        return None if value is None else f"{value:g}"

    def _objective(self, answer: str) -> str | None:
        """The company's objective that is named by its id or in its words, alone."""
        told = " ".join(answer.split()).casefold()
        ours = self.book.company.objectives if self.book.company else ()
        found = {
            one.id
            for one in ours
            if re.match(rf"{re.escape(one.id)}(?![\w.])", told) or " ".join(one.text.split()).casefold() == told
        }
        named = {one.id for one in ours if re.search(rf"(?<![\w.]){re.escape(one.id)}(?![\w.])", told)}
        return found.pop() if len(found | named) == 1 and found else None

    def _is_told(self, line: Line) -> bool:
        """Whether the sheet of lines decides about it, which is the surer word."""
        file = self.files[line.id]
        return line.id in self.gone[file] or any(edit.subject == line.id for edit in self.edits[file])

    def _say_noted(self, answer: str, field: str, line: Line, place: Place) -> None:
        shown = getattr(line, field)
        why = "is more or else than the field takes" if shown in (None, ()) else f"finds {_shown(shown)} there already"
        sheet = f"okras/, in {line.id}" if field == SUPPORTS else f"the sheet of lines, beside {line.id}"
        message = f"“{answer}” was kept as the answer but not as {field}: it {why}; write it into {sheet}, to set it"
        self.faults.append(Fault(place, message, Weight.TELLS))

    def _agree(self, line: Line, changes: list[tuple[str, str]], by: str, note: str, way: str) -> None:
        if line.status is LineStatus.AGREED and not changes:
            return
        told = tuple(_change(line, name, value) for name, value in changes)
        self.log.append(Logged(_text(line), way, by, told, self.mask(note)))
        self._set(line, changes, by)

    def _set(self, line: Line, changes: list[tuple[str, str]], by: str) -> None:
        edits = [Edit(line.id, name, self.mask(value)) for name, value in changes]
        edits += [Edit(line.id, "status", LineStatus.AGREED.value), Edit(line.id, "decided", self._stamp(by))]
        self.edits[self.files[line.id]] += edits

    def _role(self, text: str, place: Place) -> str:
        """A role; an address or a name is none."""
        masked = self.mask(_MAIL.sub("", text).strip())
        if text and masked != text:
            self.faults.append(
                Fault(place, "who decided is told by the role, not by name; it was left out", Weight.WARNS)
            )
        return masked if masked == text else ""

    def _names_nobody(self, field: str, value: str, place: Place) -> bool:
        """Whether an owner is told by the role."""
        if field != "owner_role" or (self.mask(value) == value and not _MAIL.search(value)):
            return True
        message = "who owns a line is told by the role, not by name; the owner was not taken"
        self.faults.append(Fault(place, message, Weight.WARNS))
        return False

    def _say_empty(self, said: LineDecided) -> None:
        if not said.fields:
            message = "it is to change, and nothing beside it tells how; not taken"
            self.faults.append(Fault(said.place, message, Weight.WARNS))

    def _stamp(self, by: str) -> str:
        return f"{self.day.isoformat()}, {by}" if by else self.day.isoformat()

    def decided(self) -> Decided:
        """All of it."""
        return Decided(
            {name: tuple(edits) for name, edits in self.edits.items() if edits},
            {name: tuple(gone) for name, gone in self.gone.items()},
            tuple(self.log),
            tuple(self.faults),
        )


def _content(said: Answered | LineDecided) -> object:
    if isinstance(said, Answered):
        return said.answer
    return said.way, dict(said.fields)


def _text(line: Line) -> str:
    return line.measure if isinstance(line, KeyResult) else line.text


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    return "" if value is None else str(value)


def _change(line: Line, name: str, value: str) -> str:
    before = _shown(getattr(line, name, None)) or "–"
    return f"{line.id} {name}: {before} → {value}"
