"""Reads the bytes of a file that a person gave us, within bounds, and finds its encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place

TABLE_LIMIT = 100_000_000
SETTINGS_LIMIT = 4_000_000
_SIGNATURES = {
    b"PK\x03\x04": "an Excel workbook or another zip file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
_UNSEEN = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]{0,1000}(?:\x07|\x1b\\|\x9c)"
    "|[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
"""Whole commands to a terminal, then single signs."""
_UNSEEN_BYTES = bytes(set(range(32)) - {9, 10, 13}) + b"\x7f"
_UNSEEN_PAIRS = (re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"\xef\xbf[\xbe\xbf]"))
_BREAKS = frozenset("\x0b\x0c\x85")
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


@dataclass(frozen=True)
class Source:
    """A file's text with encoding and SHA-256 of the bytes as read; `text` is None when there is a fault instead.

    `is_visible` is True where the text surely holds nothing that `visible` would take out.
    """

    name: str
    text: str | None
    encoding: str = ""
    sha256: str = ""
    faults: tuple[Fault, ...] = ()
    is_visible: bool = False


def read_source(path: Path, name: str, limit: int) -> Source:
    """The file's text; too large, unreadable and binary files give one fault each."""
    data = _bytes(path, name, limit)
    if isinstance(data, Fault):
        return Source(name, None, faults=(data,))
    sha256 = hashlib.sha256(data).hexdigest()
    binary = binary_kind(data)
    if binary:
        message = f"this is {binary} under a text file's name; save it as text (answers as CSV) instead"
        return Source(name, None, "", sha256, (Fault(Place(name), message),))
    text, encoding = decode(data)
    remarks = _remarks(name, text, encoding)
    return Source(name, text.replace("\0", ""), encoding, sha256, remarks, _is_visible(data, encoding))


def decode(data: bytes) -> tuple[str, str]:
    """Text and encoding: byte-order mark, then UTF-16 by its zeros, strict UTF-8, and cp1252 for the rest."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    for encoding in (*_utf_16_by_zeros(data), "utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def visible(text: str) -> str:
    """The text without what nobody sees and a terminal might obey: commands, control characters, lone surrogates."""
    return _UNSEEN.sub(lambda match: " " if match[0] in _BREAKS else "", text)


def _is_visible(data: bytes, encoding: str) -> bool:
    """Whether UTF-8 bytes hold no control character and no unassigned one: bytes are searched five times faster."""
    if not encoding.startswith("utf-8"):
        return False
    return len(data.translate(None, _UNSEEN_BYTES)) == len(data) and not any(
        pair.search(data) for pair in _UNSEEN_PAIRS
    )


def shown_name(name: str) -> str:
    """A file's name in one line for messages, whatever characters somebody gave it."""
    return " ".join(visible(name).split())


def binary_kind(data: bytes) -> str | None:
    """What a file is that is no text; None for text."""
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf_16_by_zeros(data):
        return None
    head = data[:8192]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "a binary file" if controls > max(2, len(head) // 50) else None


def _utf_16_by_zeros(data: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark: nearly every second byte is zero."""
    head = data[:2000]
    if len(head) < 8:
        return ()
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.35 and even < len(head) * 0.05:
        return ("utf-16-le",)
    if even > len(head) * 0.35 and odd < len(head) * 0.05:
        return ("utf-16-be",)
    return ()


def _bytes(path: Path, name: str, limit: int) -> bytes | Fault:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Fault(Place(name), "the file cannot be read (it is a folder)")
        if not stat.S_ISREG(status.st_mode):
            return Fault(Place(name), "the file cannot be read (it is no plain file)")
        if status.st_size > limit:
            size, most = -(-status.st_size // 1_000_000), limit // 1_000_000
            return Fault(Place(name), f"the file has {size} MB; at most {most} MB are read")
        return path.read_bytes()
    except OSError as error:
        return Fault(Place(name), f"the file cannot be read ({error.strerror})")


def _remarks(name: str, text: str, encoding: str) -> tuple[Fault, ...]:
    faults = []
    if "\0" in text:
        faults.append(Fault(Place(name), "the file holds zero bytes; they were left out", Weight.WARNS))
    if encoding in ("cp1252", "latin-1"):
        message = "the file is not UTF-8; it was read as Western European, so check that accents and quotes look right"
        faults.append(Fault(Place(name), message, Weight.WARNS))
    return tuple(faults)
