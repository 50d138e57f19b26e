"""Measures that tell what was done become actions: "Release 2 deployed" is something to do, to move something else."""

from __future__ import annotations

import re

from okra_coach.draft.actions import Line
from okra_coach.draft.english import from_participle, in_english
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure
from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.draft.text import capitalised, lowered, tidy
from okra_coach.draft.verbs import has_verb, with_verb
from okra_coach.model.answers import MASK

_BRACKET = re.compile(r"\s*\([^()]*\)")
_OF_ALL = re.compile(r"\s*[:,–-]?\s*\d+\s*(?:of|/|von|trên)\s*\d+\s*$")
"""How many of how many, which is a target and no part of what is to be done."""
_DONE = re.compile(r"^(?P<thing>.+?)\s+(?:đã được|đã|được)\s+(?P<doing>.+)$", re.IGNORECASE)
_DECLINED = re.compile(r"^(?P<done>\w+t)e[nrs]? (?P<thing>.+)$")
"""German says "migrierte Module" for "Module migriert"."""
_NEUTRAL = "Introduce"
"""The verb of things of no known kind, for which "done" is no proof that they are a thing to do."""
_LONGEST_VERB = 3
_FEWEST_WORDS = 2


def as_action(measure: Measure, lexicon: Lexicon) -> Line | None:
    """The output as a thing to do, without its count, from the measure's answer; None when no verb is sure."""
    first = next((mention for mention in measure.mentions if not mention.leader), None)
    if first is None or MASK in first.name:
        return None
    rules = phrasing(lexicon.language)
    name = tidy(_OF_ALL.sub("", _BRACKET.sub("", first.name)))
    bare = rules.counted.sub("", name)
    text = _doing(bare, rules, is_counted=bare != name) or (name if has_verb(name, lexicon.language) else None)
    if text is None and rules.language == "en":
        text = from_participle(bare, rules)
    if text is None and len(name.split()) >= _FEWEST_WORDS and lexicon.language != "en":
        text = with_verb(bare, lexicon.language)
    if text is None:
        return None
    text = capitalised(text)
    return Line(first.response, text, lexicon.stems(text), question=first.slot)


def _doing(name: str, rules: Phrasing, *, is_counted: bool) -> str | None:
    """The participle as a verb: before its noun in English, behind it in German; what was counted are "the" things."""
    if rules.language == "vi":
        return _in_vietnamese(name, rules)
    declined = _DECLINED.match(name)
    if declined and declined["done"].lower() in rules.outputs and rules.language == "de":
        return f"{declined['thing']} {rules.outputs[declined['done'].lower()]}"
    for done, verb in sorted(rules.outputs.items(), key=lambda pair: -len(pair[0])):
        match = re.search(rf"(?<![\w-]){re.escape(done)}(?![\w-])", name, re.IGNORECASE)
        if match is None:
            continue
        if verb == "do":
            put = in_english(name[: match.start()].strip(" ,"), rules)
            return put if has_verb(put, rules.language) and not put.startswith(_NEUTRAL) else None
        before, after = name[: match.start()].strip(" ,"), name[match.end() :].strip(" ,")
        if not before and not after:
            return None
        if rules.language == "de":
            return f"{before or after} {verb}{f' {after}' if before and after else ''}"
        thing = _with_article(before or after, is_counted=is_counted)
        rest = f" {after}" if before and after else ""
        head, _, tail = verb.partition(" ")
        return f"{head} {thing} {tail}{rest}" if tail else f"{head} {thing}{rest}"
    return None


def _in_vietnamese(name: str, rules: Phrasing) -> str | None:
    """ "Buổi đào tạo đã tổ chức" → "Tổ chức buổi đào tạo"."""
    match = _DONE.match(name)
    words = match["doing"].split() if match else []
    for count in range(min(_LONGEST_VERB, len(words)), 0, -1):
        verb = " ".join(words[:count])
        if match and verb.lower() in rules.verbs:
            return " ".join([verb, lowered(match["thing"]), *words[count:]])
    return None


def _with_article(thing: str, *, is_counted: bool) -> str:
    """ "sessions" and "release 2.0" stand by themselves; one "portal" is the portal."""
    words = thing.split()
    if words[0].lower() in ("the", "our", "all", "every", "each"):
        return lowered(thing)
    alone = any(c.isdigit() for c in thing) or (words[-1].lower().endswith("s") and not is_counted)
    return lowered(thing) if alone else f"the {lowered(thing)}"
