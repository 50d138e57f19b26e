"""One cell of an export becomes one answer, by the kind of its question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from okra_coach.model.answers import AnswerValue
from okra_coach.model.fault import Weight
from okra_coach.model.measure import Quantity
from okra_coach.model.questionnaire import Question, QuestionKind
from okra_coach.model.workshop import Workshop
from okra_coach.read.forms import nearest
from okra_coach.read.headers import known_headers
from okra_coach.read.matching import Wordings
from okra_coach.read.quantities import doubtful_decimals, is_unknown, read_quantity, says_nothing

Said = tuple[str, Weight] | None
_SCALE = re.compile(r"\s*(?:AO?0*)?([1-5])(?:[.,]0+)?(?![\d.,]\d|\d)")
_CODE = re.compile(r"(?:AO?0*)?(\d{1,2})(?:\.0)?")
_FREE = re.compile(r";\s*|\r?\n")
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪‣+]|\d{1,2}[.)])\s+")
_IN_ONE_LINE = re.compile(r";\s+(?=\S)")
_SPLIT = re.compile(r"(,\s+|;\s*|\r?\n)")
_JOINED = re.compile(r"\s+(?:&|\+|und|and|và)\s+", re.IGNORECASE)
_MOST_THEMES = 3


@dataclass(frozen=True)
class Asked:
    """A question with the wordings of its options in this workshop; `coded` answers may be an option's number."""

    question: Question
    options: Wordings
    names: tuple[str, ...]
    language: str
    keys: tuple[str, ...] = ()
    coded: bool = True

    def understand(self, text: str) -> tuple[AnswerValue, Said]:
        """What the text means, and what there is to say about it."""
        return _UNDERSTAND[self.question.kind](text, self)

    @property
    def is_free(self) -> bool:
        """Whether no options are known, so that every answer is one: a question of the consultant's own."""
        return not self.names and not self.question.options_from


def ask(question: Question, workshop: Workshop, language: str = "") -> Asked:
    """The question, ready for answers in a language, the workshop's if none is given."""
    pairs = list(_options(question, workshop))
    keys = tuple(dict.fromkeys(key for _, key in pairs))
    own = [(key, key) for key in keys]
    own += [(other, key) for label, key in pairs for other in _joined_otherwise(label)]
    if question.id == "about.role":
        own += [(word, key) for key, words in known_headers()["roles"].items() if key in keys for word in words]
    names = tuple(dict.fromkeys(label for label, _ in pairs))
    return Asked(question, Wordings([*pairs, *own]), names, language or workshop.language, keys)


def _joined_otherwise(label: str) -> Iterator[str]:
    """ "Einkauf & Logistik" as people write it too: with "und", "+", or nothing in between."""
    parts = _JOINED.split(label)
    if len(parts) > 1:
        yield from (f" {word} ".join(parts) for word in ("und", "and", "và", ""))


def _options(question: Question, workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Wording and key of each option; the workshop's language first, so that it wins where two collide."""
    if question.options_from:
        items: tuple[tuple[str, str], ...] = (
            tuple((team.name, team.id) for team in workshop.teams)
            if question.options_from == "teams"
            else tuple((theme.name, theme.id) for theme in workshop.themes)
        )
        yield from items
        return
    languages = [workshop.language, *_languages(question.options)]
    for language in dict.fromkeys(languages):
        for key, labels in question.options.items():
            if language in labels:
                yield labels[language], key


def _languages(options: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for labels in options.values():
        yield from labels


def _choice(text: str, asked: Asked) -> tuple[AnswerValue, Said]:
    found = asked.options.find(text.rstrip(" ;"))
    if found:
        return found[0], None
    if is_unknown(text):
        return None, None
    if asked.is_free:
        return text, None
    by_number = _by_number(text, asked)
    if by_number:
        return by_number
    near = nearest(text, asked.names)
    hint = f"; did they mean “{near}”?" if near else ""
    if asked.question.options_from == "teams":
        return None, (f"“{_short(text)}” is no team of workshop.yaml{hint}", Weight.WARNS)
    return None, (f"“{_short(text)}” is none of the options{hint}", Weight.TELLS)


def _by_number(text: str, asked: Asked) -> tuple[AnswerValue, Said] | None:
    """A form tool's code for an option, "A2" or "2", counted in the order of the options, and said."""
    code = _CODE.fullmatch(text) if asked.coded else None
    number = int(code[1]) if code else 0
    if not 1 <= number <= len(asked.keys):
        return None
    key = asked.keys[number - 1]
    message = f"the code “{_short(text)}” was taken for option {number}, {key}; export the answers as text to be sure"
    return key, (message, Weight.WARNS)


def _choices(text: str, asked: Asked) -> tuple[AnswerValue, Said]:
    if asked.is_free:
        return tuple(dict.fromkeys(piece.strip() for piece in _FREE.split(text) if piece.strip())), None
    keys, own = split_choices(text, asked.options)
    if not keys and is_unknown(text):
        return None, None
    many = "; ".join(f"“{_short(word)}”" for word in own)
    written = f"written in and not counted as a vote: {many}" if own else ""
    if asked.question.options_from == "themes" and len(keys) > _MOST_THEMES:
        message = f"{len(keys)} themes were chosen where {_MOST_THEMES} were allowed; all of them are kept"
        return keys, ("; ".join(filter(None, (message, written))), Weight.WARNS)
    return keys, (written, Weight.TELLS) if written else None


def split_choices(text: str, options: Wordings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The chosen options' keys and what was written in; an option may itself hold a comma."""
    parts = _SPLIT.split(text)
    pieces, start = parts[::2], 0
    keys: list[str] = []
    own: list[str] = []
    loose_end = False
    while start < len(pieces):
        stop, key = _longest_option(parts, start, options)
        if key:
            keys.append(key)
            loose_end = False
        elif pieces[start].strip():
            glued = loose_end and parts[2 * start - 1].startswith(",")
            own[-1:] = [f"{own[-1]}, {pieces[start].strip()}"] if glued else [*own[-1:], pieces[start].strip()]
            loose_end = True
        start = stop
    return tuple(dict.fromkeys(keys)), tuple(own)


def _longest_option(parts: list[str], start: int, options: Wordings) -> tuple[int, str | None]:
    """The option made of most pieces from here, and where the next begins."""
    count = (len(parts) + 1) // 2
    for stop in range(min(count, start + 6), start, -1):
        found = options.find("".join(parts[2 * start : 2 * stop - 1]))
        if found and (found[1] == 1.0 or stop == start + 1):
            return stop, found[0]
    return start + 1, None


def _scale(text: str, asked: Asked) -> tuple[AnswerValue, Said]:
    match = _SCALE.match(text)
    if match:
        return float(match[1]), None
    worded = _agreement().find(text)
    if worded:
        return float(worded[0]), None
    if is_unknown(text):
        return None, None
    return None, (f"“{_short(text)}” is no number from 1 to 5", Weight.TELLS)


@cache
def _agreement() -> Wordings:
    """The five steps of agreement in words."""
    return Wordings((word, step) for step, words in known_headers()["agreement"].items() for word in words)


def _percent(text: str, asked: Asked) -> tuple[AnswerValue, Said]:
    """A share of 0-100; of a range, the lower end, so that nobody plans with time that may not be there."""
    quantity = read_quantity(text, asked.language)
    if quantity is None:
        return None, None
    if isinstance(quantity, Quantity) and quantity.unit == "" and 0 < quantity.value < 1:
        return quantity.value * 100, (f"“{_short(text)}” was taken for {quantity.value:.0%}", Weight.TELLS)
    if isinstance(quantity, Quantity) and quantity.unit in ("", "%") and 0 <= quantity.value <= 100:
        said = (f"of “{_short(text)}” the lower end is taken", Weight.TELLS) if quantity.high is not None else None
        return quantity.value, said
    return None, (f"“{_short(text)}” is no share of 0 to 100 %", Weight.TELLS)


def _measure(text: str, asked: Asked) -> tuple[AnswerValue, Said]:
    """A quantity; what is quoted to the consultant is a number at most, never the words around it."""
    is_target = asked.question.feeds == "key result (target)"
    found = read_quantity(text, asked.language, aim=is_target)
    if isinstance(found, Quantity):
        written = doubtful_decimals(found)
        message = f"“{written}” was taken for a number with three decimals; without its sign it would be thousands"
        return found, (message, Weight.TELLS) if written else None
    if is_target and isinstance(found, str) and any(char.isdigit() for char in found):
        return found, ("this target names no value to be reached, so the room has to settle it", Weight.TELLS)
    return found, None


def _text(text: str, asked: Asked) -> tuple[AnswerValue, Said]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return None if says_nothing(text) else "\n".join(lines).strip(), None


def _lines(text: str, asked: Asked) -> tuple[AnswerValue, Said]:
    if says_nothing(text):
        return None, None
    parts = text.splitlines() if "\n" in text.strip() else _IN_ONE_LINE.split(text)
    lines = (" ".join(_BULLET.sub("", line).split()) for line in parts)
    return tuple(line for line in lines if line and not says_nothing(line)) or None, None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


_UNDERSTAND: dict[QuestionKind, Callable[[str, Asked], tuple[AnswerValue, Said]]] = {
    QuestionKind.CHOICE: _choice,
    QuestionKind.CHOICES: _choices,
    QuestionKind.TEXT: _text,
    QuestionKind.LINES: _lines,
    QuestionKind.MEASURE: _measure,
    QuestionKind.SCALE: _scale,
    QuestionKind.PERCENT: _percent,
}
