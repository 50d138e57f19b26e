"""What a line calls itself: "Objective 2: …", "KR1.1 …", "Maßnahmen:", "Owner: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from okra_coach.read.lexicon import fold, plain
from okra_coach.read.okr_lists.guardrails import is_mark, without_mark
from okra_coach.read.okr_lists.titles import period_at
from okra_coach.read.okr_lists.words import list_words


class Part(Enum):
    """What a line is in a list of OKRs."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    ACTION = "action"
    HEALTH = "health"
    OWNER = "owner"
    DETAIL = "detail"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Label:
    """What the line says it is; `rest` is its text, "" where only the label stands there.

    `number` is as written, such as 1.2; `word` is the label's word, plainly; `detail` the kind of a detail;
    `whose` what stands before the word: the Sales of "Sales Objective 1". `kept` marks a guardrail, `acts` the heading
    of key results with actions under them.
    """

    part: Part
    rest: str
    number: str = ""
    word: str = ""
    detail: str = ""
    whose: str = ""
    kept: bool = False
    acts: bool = False

    @property
    def is_section(self) -> bool:
        """Whether it stands over what follows."""
        return not self.rest


_PARTS = {
    "objective": Part.OBJECTIVE,
    "key_result": Part.KEY_RESULT,
    "action": Part.ACTION,
    "owner": Part.OWNER,
    "health": Part.HEALTH,
}
_NUMBER = (
    r"(?:#|no\.?|nr\.?|o-?|kr-?)?\s?(?P<number>\d{1,2}(?:[.\-]\d{1,2}){0,3}[a-z]?|[ivx]{1,4}(?![\w])"
    r"|[a-z](?=\s*[:.)\-–—])|one|two|three|four|five|six|eins|zwei|drei)"
)
_END = r"\s*(?P<sign>[:：.)\]|=]+|\s[-–—]+|[-–—]+\s|(?<=\d)[-–—](?=[^\W\d])|[→>]\s)\s*"
_CODES = re.compile(
    r"(?P<open>[(\[]\s*)?(?P<team>(?:[a-z]{2,5}|[a-z]\d{1,2}|fy\d\d|20\d\d)[\s._/-]{1,2})?"
    r"(?:(?P<up>o|obj)(?P<up_number>\d{1,2})?(?P<gap>[\s._/,-]{0,3}))?(?P<code>o|obj|kr|krs|rc|i|a|act|init|t)\s?[-_#.]?\s?(?P<number>\d{1,2}(?:[.\-]\d{1,2}){0,3}[a-z]?)?"
    r"(?P<close>\s*[)\]])?(?P<sign>\s*[:：.|=]+|\s*\)|\s+[-–—]+(?=\s)|[-–—]+(?=\s|[^\W\d])|\s*→)?(?P<rest>\s.*|$|(?<=[:：.)\]–—-])\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_CODE_PARTS = {
    "o": Part.OBJECTIVE, "obj": Part.OBJECTIVE, "kr": Part.KEY_RESULT, "krs": Part.KEY_RESULT, "rc": Part.KEY_RESULT,
    "i": Part.ACTION, "a": Part.ACTION, "act": Part.ACTION, "init": Part.ACTION, "t": Part.ACTION,
}  # fmt: skip
_LETTERED = ("a", "i")
"""Codes of an action that need no number: "A: Call ten guests"."""
_NUMBER_FIRST = re.compile(r"(?P<up>\d{1,2})[.\s_-]{1,2}(?=kr\s?\d)", re.IGNORECASE)
_ASIDE_END = re.compile(r"\s*[:.?!…]*\s*$")
_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
_LONGEST_DETAIL = 30
_TITLES = ("okr", "okrs")
"""Words that name what follows as often as the objective itself."""
WEAK = frozenset({"goal", "goals", "meta", "ziel", "cel", "doel"})
"""Words that stand for a target, too, where objectives are called something stronger."""


@lru_cache(maxsize=20_000)
def label_of(text: str) -> Label | None:
    """The label that the text begins with; None for a line that says nothing of the kind."""
    return _marked(_coded(text) or _worded(text)) or _detail(text) or _aside(text)


def _marked(label: Label | None) -> Label | None:
    """The label, and whether it or what it stands before is called a guardrail."""
    if label is None or label.part not in (Part.KEY_RESULT, Part.HEALTH):
        return label
    rest, is_kept = without_mark(label.rest) if label.part is Part.KEY_RESULT else (label.rest, False)
    is_kept = is_kept or label.word in list_words().guardrails or is_mark(label.whose)
    return replace(label, rest=_stripped(rest), kept=label.kept or is_kept)


def begins_anew(text: str) -> bool:
    """Whether the text cannot be the rest of another line."""
    return label_of(text) is not None


def _coded(text: str) -> Label | None:
    """ "O1: …", "KR1.2 …", "[KR 3] …", "O2-KR1: …"."""
    shift = _NUMBER_FIRST.match(text)
    match = _CODES.match(text, shift.end() if shift else 0)
    if match is None or (match["open"] and not match["close"]):
        return None
    number, code, rest = match["number"] or "", match["code"].casefold(), match["rest"].strip()
    if match["up"] and not (match["up_number"] or match["gap"]):
        return None
    is_plain = code in ("o", "obj", "kr", "krs", "rc")
    ends = bool(match["sign"] or match["close"])
    if match["code"].islower() and (match["team"] or not is_plain):
        return None
    if not number and code in _LETTERED and match["code"].isupper() and (match["sign"] or "").strip() in (":", "："):
        return Label(Part.ACTION, _stripped(rest), "", code) if rest else None
    if not number:
        alone = code in ("kr", "krs") and not rest
        if not alone and not (is_plain and ends and code != "rc"):
            return None
    elif (not ends and rest and not _reads_on(code, number, rest)) or (
        not is_plain and (not ends or (match["sign"] or "").strip() == "-" != match["sign"])
    ):
        return None
    above = match["up_number"] or (shift["up"] if shift else "") or ""
    full = f"{above}.{number}" if above and "." not in number else number
    return Label(_CODE_PARTS[code], _stripped(rest), full, code)


def _reads_on(code: str, number: str, rest: str) -> bool:
    """Whether a text without a sign before it may follow the code: "KR1 Churn", and not "O 2 level"."""
    return code in ("kr", "krs") or not (rest[:1].islower() or rest[:1].isdigit()) or "." in number


def _worded(text: str) -> Label | None:
    """ "Objective 1: …", "Key Results", "Sales Objective: …", "Mục tiêu 2 – …"."""
    bare = fold(text)
    words = list_words()
    for start in _starts(bare):
        found = words.label.match(bare, start)
        is_boxed = bool(start) and bare[:start].strip() in ("[", "(")
        label = _after_word(text, bare, plain(found[0]), found.end(), is_boxed=is_boxed) if found else None
        if label and (start == 0 or is_boxed or _may_be_qualified(label, bare[:start])):
            return replace(label, whose=text[:start].strip(" -–:([")) if start else label
    return None


def _may_be_qualified(label: Label, before: str) -> bool:
    """Whether "Sales KR: …" and "Annual KRs:" may be meant; a team's name has none before it."""
    return label.part in (Part.OBJECTIVE, Part.KEY_RESULT) and not _is_title(before)


def _is_title(before: str) -> bool:
    """Whether "Key Results" ends the words "Objectives and Key Results"."""
    return any(word.strip(":&+-") in list_words().okr_words for word in before.split())


def _starts(bare: str) -> tuple[int, ...]:
    """Where the label's word may begin: at once, in brackets, or behind the name of a team or a year."""
    found = [match.end() for pattern in (_OPENED, _QUALIFIED) if (match := pattern.match(bare))]
    return (0, *found)


_OPENED = re.compile(r"[(\[]\s*")
_QUALIFIED = re.compile(
    r"(?:\(?[^\W_][\w&/'+.-]*\)?(?:\s[–-])?[\s:]+){1,4}?"
    r"(?=(?:objective|key result|okr|kr|goal|ziel|muc tieu|objectif|objetivo)s?\b)"
)


_AFTER = re.compile(
    rf"(?:\s*{_NUMBER})?(?P<close>\s*[)\]])?(?P<bracket>\s*\([^()]{{1,60}}\))?(?:{_END}|(?P<none>\s*$)|(?P<space>\s+))",
    re.IGNORECASE,
)


def _after_word(text: str, bare: str, word: str, end: int, *, is_boxed: bool) -> Label | None:
    """The label when a number, a sign or nothing stands behind its word."""
    words = list_words()
    part = _PARTS[words.labels[word]]
    more = words.actions.match(bare, end) if part is Part.KEY_RESULT else None
    match = _AFTER.match(bare, more.end() if more else end)
    if match is None or period_at(bare, match.start("number")):
        return None
    number, rest = match["number"] or "", text[match.end() :].strip()
    if not number and (word in words.numbered_only or (word in _TITLES and not (rest and ":" in match[0]))):
        return None
    if part is Part.OWNER:
        return _owner(text, match, number, rest)
    if (
        match["space"] is not None
        and not (is_boxed and match["close"])
        and (not number or not (rest[:1].isupper() or rest[:1].isdigit()))
    ):
        return None
    inside = _code_inside(match["bracket"])
    if inside and not number:
        number = inside
    is_kept = bool(match["bracket"]) and is_mark(match["bracket"])
    if part is Part.HEALTH and word in words.guardrails and "kr" in bare[end : max(end, match.start("number"))]:
        part, is_kept = Part.KEY_RESULT, True
    return Label(part, _stripped(rest), number, word, kept=is_kept, acts=more is not None)


def _code_inside(bracket: str | None) -> str:
    """The 1 of "Objective (O1)"."""
    match = re.fullmatch(r"\s*\(\s*(?:o|kr|obj)\s?(\d{1,2}(?:\.\d{1,2})?)\s*\)", bracket or "", re.IGNORECASE)
    return match[1] if match else ""


def _owner(text: str, match: re.Match[str], number: str, rest: str) -> Label | None:
    """ "Team: Sales" and "Department – Sales"; the rest is the name."""
    if match["none"] is not None or match["space"] is not None or number or not rest or len(rest) > 60:
        return None
    return Label(Part.OWNER, rest)


def _detail(text: str) -> Label | None:
    """ "Owner: Anna", "Baseline: 12 %"."""
    word, sign, rest = text.partition(":")
    if not sign or len(word) > _LONGEST_DETAIL:
        return None
    kind = list_words().details.get(plain(_BRACKET.sub("", word)))
    return Label(Part.DETAIL, rest.strip(), "", plain(word), kind) if kind else None


def _aside(text: str) -> Label | None:
    """ "Notes:", "Why it matters", "Risks: …"."""
    head, sign, rest = text.partition(":")
    bare = plain(_ASIDE_END.sub("", head))
    known = list_words().aside
    if bare in known:
        return Label(Part.ASIDE, rest.strip() if sign else "", "", bare)
    first = bare.split(" ")
    if not sign and len(first) <= 4 and any(" ".join(first[:count]) in known for count in (2, 3)):
        return Label(Part.ASIDE, "", "", bare)
    return None


def _stripped(rest: str) -> str:
    """The text without the signs that a label leaves: "– Grow", "**", a sole bracket."""
    return re.sub(r"^[\s:：|=–—-]+(?=\S)", "", rest).strip(" *_|")
