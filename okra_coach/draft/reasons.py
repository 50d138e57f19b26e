"""Why its author would do an action, where the line says so: the hypothesis, and never a made-up one."""

from __future__ import annotations

import re

from okra_coach.draft.phrasing import Phrasing
from okra_coach.draft.text import lowered
from okra_coach.model.answers import MASK

_ASIDE = re.compile(r"[,;(]\s|:\s|\s[–-]\s")
_MORE = re.compile(r"\.\s|\s[–—-]+\s")
"""Where a reason ends and something else begins."""
_FEWEST_WORDS = 2


def reason(text: str, rules: Phrasing) -> tuple[str, str, str]:
    """The action, why its author would do it, and the sentence for that; "" where the line does not say.

    A reason that names somebody goes without a trace. "If we …, then …" is a hypothesis as it stands.
    """
    assumed = rules.assumption.match(text)
    if assumed and MASK not in text and len(assumed["what"].split()) >= _FEWEST_WORDS:
        return assumed["what"], _MORE.split(text)[0], "{why}"
    for pattern, written in rules.reasons:
        match = pattern.search(text)
        if match is None:
            continue
        what, why = text[: match.start()].rstrip(" ,;–-"), _MORE.split(match["why"])[0].strip(" .")
        if len(what.split()) >= _FEWEST_WORDS and len(why.split()) >= _FEWEST_WORDS:
            return (what, "", "") if MASK in why else (what, why, written)
    return text, "", ""


def hypothesis(action: str, why: str | None, frame: str, *, is_sentence: bool) -> str | None:
    """What its author expects of an action; None where the line does not say why.

    Without a verb in the action (`is_sentence` is False) only the reason stands, as nothing else is sure to be grammar.
    """
    if why is None:
        return None
    first = _ASIDE.split(action)[0]
    written = frame if is_sentence or "{what}" not in frame else "{why}"
    text = written.format(what=lowered(first), why=why)
    if " thì " in why:
        text = text.replace(f" thì {why}", f", {why}")
    return text[:1].upper() + text[1:]
