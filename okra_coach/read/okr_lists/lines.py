"""A text becomes lines, each with its rank in the outline, without the marks of Markdown and of word processors."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from okra_coach.read.okr_lists.labels import begins_anew
from okra_coach.read.okr_lists.titles import is_title_of_okrs

HEADINGS = 10
"""Ranks below this are headings; a bold line of its own is the last of them."""
_BOLD_HEADING = 9
_TAB = 4
_FENCE = re.compile(r"\s*(```|~~~)")
_HEADING = re.compile(r"(#{1,6})\s*(?!#)(.*?)\s*#*\s*$")
_QUOTE = re.compile(r"^(\s*>\s?)+")
_ARROW = re.compile(r"^(\s{2,})>\s+(?=[^\s>])")
"""An indented ">" is a bullet; at the margin it marks a quoted mail."""
_BULLETS = "-*+•◦▪▫‣⁃∙·●○■□–—➢➤►▶✓✔→⇒»❖◆◇★☆o"
_BULLET = re.compile(
    rf"(?P<mark>[{re.escape(_BULLETS)}]|o)(?P<space>\s+|(?<=[•◦▪▫‣●○■□➢➤►▶✓✔❖◆◇])(?=\S)|(?<=[-–])(?=[^\W\d_]))(?P<rest>.*)$"
)
_NUMBERED = re.compile(
    r"(?P<mark>[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,2}[.)]?)(?P<space>\s+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_TASK = re.compile(r"\[(?P<done>[ xX✓✔-]?)\]\s+(?=\S)|(?P<sign>[☐☑☒✅✔])\ufe0f?\s*")
_EMPTY_ITEM = re.compile(r"\(?\d{1,2}[.)]")
_RULE = re.compile(r"\s*(?:[-*_=~–—]\s*){3,}$")
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|p|div|small|sub|sup|del|s|mark|code|kbd|details|summary|center|a)\b[^>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)|\[([^\]]+)\]\[[^\]]*\]")
_ANCHOR = re.compile(r"\s*\{[#:.][^}]*\}\s*$")
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"`([^`]+)`")
_STRUCK = re.compile(r"~~(.+?)~~")
_SIGN = r"\[(\^?[a-z]{1,2}|\^?\d{1,2})\](?![(\[:])"
_ANCHORED = re.compile(rf"(?<=[^\s\[(])(?:{_SIGN})(?:\s?{_SIGN})*(?=[\s.,;:!?)]|$)")
_BEFORE_LABEL = re.compile(r"\[[a-z]{1,2}\]\s+(?=\S)")
_WIKI_HEADING = re.compile(r"h([1-6])\.\s+(?=\S)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_PICTOGRAM = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u2712\u2714-\u27bf\u2b00-\u2bff\u231a-\u23ff\u200d\ufe0f\u20e3\U000e0020-\U000e007f]+"
)
_EMOJI_CODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]{2,30}:(?![\w:])")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
_FRONT_LIMIT = 60
LONGEST = 3_000
_LONG = 50
"""A line of so many characters may be one that a program broke."""
_FIRST_WORD = re.compile(r"\S+")


class Kind(Enum):
    """What a line is by its looks."""

    HEADING = "heading"
    ITEM = "item"
    PLAIN = "plain"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without its marks; a smaller rank stands higher in the outline. `done` is the tick of a task box."""

    number: int
    kind: Kind
    rank: int
    text: str
    mark: str = ""
    done: bool | None = None
    after_blank: bool = False
    raw: str = ""


def read_lines(text: str) -> list[TextLine]:
    """The lines that hold something, wrapped ones as one; front matter and comments are left out."""
    rows = _without_comments(text).split("\n")
    width = _wrap_width(rows)
    found: list[TextLine] = []
    blank = True
    for number, row in _content(rows):
        if not row.strip():
            blank = True
            continue
        if _RULE.fullmatch(row):
            if found and not blank and set(row.strip()) <= {"=", "-"} and found[-1].kind is Kind.PLAIN:
                found[-1] = replace(found[-1], kind=Kind.HEADING, rank=1 if "=" in row else 2)
            blank = True
            continue
        line = _line(number, row, blank)
        if line is None:
            continue
        if found and not blank and _goes_on(found[-1], line, width):
            before = found[-1]
            found[-1] = replace(before, text=shortened(f"{before.text} {line.text}"), raw=row)
        else:
            found.append(line)
        blank = False
    return found


def _without_comments(text: str) -> str:
    """The text with the comments of HTML blanked, so that lines keep their numbers."""
    parts: list[str] = []
    start = 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        parts += [text[start:opened], "\n" * text.count("\n", opened, closed)]
        start = closed + len("-->")
    return "".join([*parts, text[start:]])


def shortened(text: str) -> str:
    """The text, cut where it is longer than any line of OKRs."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _content(rows: list[str]) -> Iterator[tuple[int, str]]:
    """Rows with their numbers; front matter is skipped, fences and quote marks are taken off."""
    start = _after_front_matter(rows)
    for number, row in enumerate(rows[start:], start=start + 1):
        row = _NOTHING.sub("", _SPACES.sub(" ", shortened(row))).expandtabs(_TAB).rstrip()
        row = _QUOTE.sub("", _ARROW.sub(r"\1→ ", row))
        yield number, "" if _FENCE.match(row) else row


def _after_front_matter(rows: list[str]) -> int:
    if not rows or rows[0].strip() != "---":
        return 0
    ends = [number for number, row in enumerate(rows[1:_FRONT_LIMIT], start=1) if row.strip() in ("---", "...")]
    inside = rows[1 : ends[0]] if ends else []
    is_yaml = any(re.match(r"[\w-]+:(?:\s|$)", row) for row in inside)
    return ends[0] + 1 if is_yaml and all(not row.startswith("#") or ":" in row for row in inside) else 0


def _line(number: int, row: str, after_blank: bool) -> TextLine | None:
    indent = len(row) - len(row.lstrip())
    body = _WIKI_HEADING.sub(lambda match: "#" * int(match[1]) + " ", row.strip(), count=1)
    if body.startswith("||") and 2 * body.count("||") == body.count("|"):
        body = body.replace("||", "|")
    if body.startswith("|") and body.count("|") > 1:
        return TextLine(number, Kind.TABLE, HEADINGS + 2 * indent, body, after_blank=after_blank, raw=row)
    heading = _HEADING.match(body) if indent < 4 else None
    if heading:
        text, done = _task(heading[2])
        mark, text = _numbered(clean(text))
        return TextLine(number, Kind.HEADING, len(heading[1]), text, mark, done, after_blank, row) if text else None
    mark, rest = _marked(body)
    task, done = _task(rest)
    text = clean(task)
    anchor = _BEFORE_LABEL.match(text)
    if anchor and begins_anew(text[anchor.end() :]):
        text = text[anchor.end() :]
    if not text or _EMPTY_ITEM.fullmatch(text):
        return None
    if mark or done is not None:
        inner, text = _numbered(text)
        return TextLine(number, Kind.ITEM, HEADINGS + 2 * indent + 1, text, inner or mark, done, after_blank, row)
    if indent < 2 and _is_bold(body):
        mark, text = _numbered(text)
        return TextLine(number, Kind.HEADING, _BOLD_HEADING, text, mark, None, after_blank, row)
    return TextLine(number, Kind.PLAIN, HEADINGS + 2 * indent, text, "", None, after_blank, row)


def _marked(body: str) -> tuple[str, str]:
    """The bullet or number that the line begins with, and the rest."""
    for pattern in (_BULLET, _NUMBERED):
        match = pattern.match(body)
        if match and match["rest"].strip() and not _is_decimal(match["mark"], match["rest"]):
            return match["mark"], match["rest"]
    return "", body


def _numbered(text: str) -> tuple[str, str]:
    """The number that a heading or a bulleted line begins with, "1." or "2.1", and its words."""
    match = _NUMBERED.match(text)
    if match is None or not match["mark"].strip("().")[:1].isdigit() or _is_decimal(match["mark"], match["rest"]):
        return "", text
    return match["mark"], match["rest"]


def _is_decimal(mark: str, rest: str) -> bool:
    """Whether "4.5 stars" begins with a value, and "1.2 Stars" or "2.3 100 % of them" with a number in a list."""
    first = rest.lstrip("*_")[:1]
    return mark[-1].isdigit() and not (first.isupper() or first.isdigit())


def _task(text: str) -> tuple[str, bool | None]:
    match = _TASK.match(text)
    if match is None:
        return text, None
    return text[match.end() :], (match["done"] or match["sign"] or " ") not in (" ", "☐", "-")


def _is_bold(body: str) -> bool:
    """Whether the whole of a line is bold, but for its colon."""
    match = re.fullmatch(r"(?:[^\w\s*_]+\s*)?(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*:?", body)
    return match is not None and match[1] not in match[2]


def clean(text: str) -> str:
    """The words of a line: no marks of Markdown or HTML, no pictograms, single spaces."""
    text = _IMAGE.sub(" ", _BREAK.sub(" ", _TAG.sub("", text)))
    text = _LINK.sub(lambda match: match[1] or match[2], text)
    for pattern in (_STRUCK, _CODE):
        text = pattern.sub(r"\1", text)
    text = _BOLD.sub(r"\2", _BOLD.sub(r"\2", text))
    text = _ITALIC.sub(lambda match: match[1] or match[2], text)
    text = _ESCAPED.sub(r"\1", _ANCHORED.sub("", _ANCHOR.sub("", text)))
    text = _EMOJI_CODE.sub(" ", _PICTOGRAM.sub(" ", html.unescape(text)))
    return " ".join(_NOTHING.sub("", _SPACES.sub(" ", text)).split())


def anchors_in(text: str) -> set[str]:
    """The a of "trust us[a]", which marks a comment or a footnote."""
    return {sign for match in _ANCHORED.finditer(text) for sign in re.findall(_SIGN, match[0])}


def _wrap_width(rows: list[str]) -> int:
    """Where a writer's program broke long lines; 0 when lines are as long as they like."""
    longest = max((len(row.rstrip()) for row in rows), default=0)
    return longest if 50 <= longest <= 110 else 0


def _goes_on(before: TextLine, line: TextLine, width: int) -> bool:
    """Whether the line is the rest of the one before it."""
    if line.kind is not Kind.PLAIN or before.kind not in (Kind.ITEM, Kind.PLAIN):
        return False
    if begins_anew(line.text) or before.text.endswith(":"):
        return False
    if line.text.startswith("(") and is_title_of_okrs(before.text):
        return False
    is_small = line.text[0].islower() or line.text[0] in "(,;&%"
    if before.kind is Kind.ITEM and _hangs(before, line) and not _is_sentence_end(before.text):
        return is_small or len(before.raw) >= _LONG
    if before.text.endswith(("-", ",", "–", "/", "&", "(")) or is_small:
        return not _is_sentence_end(before.text) or is_small
    first = _FIRST_WORD.search(line.text)
    return bool(width and first and len(before.raw.rstrip()) + 1 + len(first[0]) > width)


def _hangs(before: TextLine, line: TextLine) -> bool:
    """Whether the line stands under the words of the item before it, and not under its bullet."""
    text = len(before.raw) - len(before.raw.lstrip()) + len(before.mark) + 1
    indent = len(line.raw) - len(line.raw.lstrip())
    return text <= indent <= text + 2


def _is_sentence_end(text: str) -> bool:
    return text.endswith((".", "!", "?", ":"))
