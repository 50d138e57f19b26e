"""Measures that tell what was done become actions: "Release 2 deployed" is something to do, to move something else."""

from __future__ import annotations

import re

from okra_coach.draft.actions import Line
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure
from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.draft.text import capitalised, lowered, tidy
from okra_coach.draft.verbs import has_verb, with_verb
from okra_coach.model.answers import MASK

_BRACKET = re.compile(r"\s*\([^()]*\)")
_FEWEST_WORDS = 2


def as_action(measure: Measure, lexicon: Lexicon) -> Line | None:
    """The output as a thing to do, without its count, from the measure's answer; None when no verb is sure."""
    first = next((mention for mention in measure.mentions if not mention.leader), None)
    if first is None or MASK in first.name:
        return None
    rules = phrasing(lexicon.language)
    name = tidy(_BRACKET.sub("", first.name))
    text = _doing(rules.counted.sub("", name), rules) or (name if has_verb(name, lexicon.language) else None)
    if text is None and len(name.split()) >= _FEWEST_WORDS and lexicon.language != "en":
        text = with_verb(name, lexicon.language)
    if text is None:
        return None
    text = capitalised(text)
    return Line(first.response, text, lexicon.stems(text), question=first.slot)


def _doing(name: str, rules: Phrasing) -> str | None:
    """The participle as a verb: before its noun in English, behind it in German."""
    for done, verb in sorted(rules.outputs.items(), key=lambda pair: -len(pair[0])):
        match = re.search(rf"(?<!\w){re.escape(done)}(?!\w)", name, re.IGNORECASE)
        if match is None:
            continue
        before, after = name[: match.start()].strip(" ,"), name[match.end() :].strip(" ,")
        if not before and not after:
            return None
        if rules.language == "de":
            return f"{before or after} {verb}{f' {after}' if before and after else ''}"
        thing = _with_article(before or after)
        rest = f" {after}" if before and after else ""
        head, _, tail = verb.partition(" ")
        return f"{head} {thing} {tail}{rest}" if tail else f"{head} {thing}{rest}"
    return None


def _with_article(thing: str) -> str:
    """ "modules" and "release 2.0" stand by themselves; one "portal" is the portal."""
    words = thing.split()
    alone = (
        words[-1].lower().endswith("s") or any(c.isdigit() for c in thing) or words[0].lower() in ("the", "our", "all")
    )
    return lowered(thing) if alone else f"the {lowered(thing)}"
