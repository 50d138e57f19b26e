"""Who does it, where a line begins with it: "I'll call them" and "[name] calls them" are "Call them"."""

from __future__ import annotations

import re

from okra_coach.draft.phrasing import Phrasing
from okra_coach.draft.text import capitalised
from okra_coach.model.answers import MASK

_PEOPLE = rf"{re.escape(MASK)}(?:\s*(?:\+|&|/|,|and|und|và)\s*(?:{re.escape(MASK)}|me|I|ich|tôi))*"
_PARTICLES = frozenset(
    {"an", "ab", "auf", "aus", "ein", "mit", "nach", "vor", "zu", "um", "durch", "fest", "weiter", "zusammen", "bereit"}
    | {"her", "hin", "rein", "raus", "zurück", "frei", "fort"}
)
_BREAK = re.compile(r"\s*(?:[,;(]|:(?!\d)|\s[–—-]\s)")
_PREFIX = re.compile(r"^(?:be|ver|er|ent|über|unter|zer|wider)(?=[a-zäöüß]{3})")
_LONGEST_VERB = 3


def without_subject(line: str, rules: Phrasing) -> tuple[str, bool]:
    """The line as a thing to do where its first words say who does it, and whether that is its author.

    A masked name goes with its verb turned; a line whose verb is not known for sure stays as it is.
    """
    begun = re.match(
        rf"(?:(?P<name>{_PEOPLE})|(?P<self>{rules.subject_self})|(?P<us>{rules.subject_us}))(?P<mark>\s*[:–-])?\s+",
        line,
        re.I,
    )
    if begun is None:
        return line, False
    rest, is_own = line[begun.end() :], begun["self"] is not None
    if begun["mark"]:
        return (capitalised(rest), is_own) if begun["name"] else (line, False)
    if rules.language == "de" and begun["name"] and not re.match(r"[a-zäöüß]+t\b", rest):
        return line, False
    doing = {"en": _english, "de": _german, "vi": _vietnamese}[rules.language](rest, rules)
    return (capitalised(doing), is_own) if doing else (line, False)


def _english(rest: str, rules: Phrasing) -> str | None:
    rest = re.sub(r"^(?:will|to|should|must|can|would|could|could|wants to|needs to|need to|want to)\s+", "", rest)
    first, _, more = rest.partition(" ")
    low = first.lower()
    for base in (low, low.removesuffix("s"), low.removesuffix("es"), f"{low.removesuffix('ies')}y"):
        if base in rules.verbs and more:
            return f"{base} {more}"
    return None


def _vietnamese(rest: str, rules: Phrasing) -> str | None:
    rest = re.sub(r"^(?:sẽ|phải|nên|cần|đi)\s+", "", rest)
    words = rest.lower().split()
    known = any(" ".join(words[:count]).strip(",:;") in rules.verbs for count in range(1, _LONGEST_VERB + 1))
    return rest if known else None


def _german(rest: str, rules: Phrasing) -> str | None:
    """The finite verb goes to the end of its part as an infinitive: "testet den Ofen" → "den Ofen testen"."""
    first, _, more = rest.partition(" ")
    cut = _BREAK.search(more)
    phrase, tail = (more[: cut.start()], more[cut.start() :]) if cut else (more, "")
    verb = infinitive(first, rules)
    if verb is None or not phrase:
        return None
    words = phrase.split()
    if len(words) > 1 and words[-1] in _PARTICLES:
        return f"{' '.join(words[:-1])} {words[-1]}{verb}{tail}"
    last = words[-1]
    if first.lower() in rules.modal_verbs and re.fullmatch(r"[a-zäöüß]+(?:en|ern|eln)", last):
        return f"{phrase}{tail}"
    return None if first.lower() in rules.modal_verbs else f"{phrase} {verb}{tail}"


def infinitive(finite: str, rules: Phrasing) -> str | None:
    """The infinitive of "testet", "teste" or "testen"; irregular ones as the list says; None where it is no verb."""
    low = finite.lower()
    if finite != low or low in rules.prepositions or low in rules.not_finite:
        return None
    if low in rules.modal_verbs:
        return low
    prefix = _PREFIX.match(low)
    begun = prefix.group() if prefix else ""
    if low in rules.irregular or low.removeprefix(begun) in rules.irregular:
        return rules.irregular.get(low) or f"{begun}{rules.irregular[low.removeprefix(begun)]}"
    regular = re.fullmatch(r"([a-zäöüß]{2,}?)(?:(?<=[tdnm])et|(?<![td])t|e|en|(?<=e[lr])n)", low)
    if regular is None:
        return None
    return f"{regular[1]}n" if regular[1].endswith(("el", "er")) else f"{regular[1]}en"
