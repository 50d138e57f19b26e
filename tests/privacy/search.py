"""Reads every text that a generated file holds, wherever the format can keep one."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r"<(?!!--)[^>]*>")
_INLINE = re.compile(r"</?(?:a:|w:)?(?:r|t|rPr|b|i|em|strong|mark|code|span)(?:\s[^>]*)?/?>")
_ATTRIBUTE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_CHUNK = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """A text in a file, and in which part of it; `is_source` when it still has its tags."""

    where: str
    text: str
    is_source: bool = False


def texts_in(folder: Path, *, but: Iterable[str] = ()) -> Iterator[Found]:
    """All text of all files under the folder; `but` are relative paths, or folders, that a person put there."""
    left_out = tuple(but)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(name == one or name.startswith(f"{one}/") for one in left_out):
            yield Found(name, name)
            yield from texts_of(name, path.read_bytes())


def texts_of(name: str, data: bytes) -> Iterator[Found]:
    """Parts of office files one by one with their names, packages inside packages too; text chunks of images."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Found(name, archive.comment.decode("utf-8", "replace"))
            for entry in archive.infolist():
                yield Found(f"{name}!{entry.filename}", f"{entry.filename} {entry.comment.decode('utf-8', 'replace')}")
                yield from texts_of(f"{name}!{entry.filename}", archive.read(entry))
        return
    try:
        yield from _readings(name, data.decode("utf-8"))
    except UnicodeDecodeError:
        yield Found(name, _printable(data))


def _readings(name: str, text: str) -> Iterator[Found]:
    """As it stands, unfolded as calendars fold lines, and without tags: with runs joined, and with runs apart."""
    yield Found(name, text, is_source="<" in text)
    if name.endswith(".ics"):
        unfolded = re.sub(r"\r?\n[ \t]", "", text)
        yield Found(name, unfolded.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n"))
    if "<" in text:
        yield Found(name, html.unescape(_TAG.sub(" ", text)))
        yield Found(name, html.unescape(_TAG.sub(" ", _INLINE.sub("", text))))
        yield Found(name, html.unescape("\n".join(a or b for a, b in _ATTRIBUTE.findall(text))))
    if "\\u" in text:
        yield Found(name, re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text))


def _printable(data: bytes) -> str:
    """Runs of readable bytes in a binary file, such as the metadata of an image, in either Unicode width."""
    narrow = re.findall(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{%d,}" % _CHUNK, data)
    wide = re.findall(rb"(?:[\x20-\x7e]\x00){%d,}" % _CHUNK, data)
    parts = [part.decode("utf-8", "replace") for part in narrow] + [part.decode("utf-16-le") for part in wide]
    return "\n".join(parts)


def holding(texts: Iterable[Found], secrets: Iterable[str]) -> set[tuple[str, str]]:
    """(where, secret) for each secret that stands in a text as whole words, whatever its capitals and spaces."""
    asked = {plain(secret): secret for secret in secrets if plain(secret)}
    words = {secret: re.compile(rf"(?<!\w){re.escape(secret)}(?!\w)") for secret in asked}
    return {
        (one.where, asked[secret])
        for one in texts
        for text in [plain(one.text)]
        for secret in asked
        if secret in text and words[secret].search(text)
    }


def shingles(texts: Iterable[str], length: int = 8) -> set[str]:
    """Every run of so many words of the texts."""
    found = set()
    for text in texts:
        words = _WORD.findall(plain(text))
        found |= {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}
    return found


def quoting(texts: Iterable[Found], said: Iterable[str], length: int = 8) -> set[tuple[str, str]]:
    """(where, run of words) for each run of so many words that the texts share with what was said."""
    secret = shingles(said, length)
    return {(one.where, run) for one in texts if not one.is_source for run in shingles([one.text], length) & secret}


def plain(text: str) -> str:
    """Composed, in small letters, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
