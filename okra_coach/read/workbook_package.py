"""The zip file that a workbook is: opened within bounds, its XML parts parsed without any DTD or entity."""

from __future__ import annotations

import posixpath
import re
import stat
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self
from xml.parsers import expat

from okra_coach.read.files import visible

FILE_BYTES = 100_000_000
MEMBERS = 10_000
UNPACKED_BYTES = 300_000_000
ELEMENTS = 25_000_000
RATIO = 200
RATIO_COUNTS_FROM = 20_000_000
_DEEPEST = 100
_LONGEST_TAG = 4_000_000
_CHUNK = 1 << 16
_HEAD = 1 << 16
_SAVE = "open it in the program it comes from and save it as .xlsx or CSV"
_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = {
    "xl/workbook.bin": "this is a binary workbook (.xlsb); open it in Excel and save it as .xlsx or CSV",
    "index/document.iwa": "this is a Numbers document; export it from Numbers as Excel (.xlsx) or CSV",
    "index.zip": "this is a Numbers document; export it from Numbers as Excel (.xlsx) or CSV",
    "word/document.xml": "this is a Word document under a workbook's name; give the answers as .xlsx or CSV",
    "ppt/presentation.xml": "this is a presentation under a workbook's name; give the answers as .xlsx or CSV",
}
_HEADS = (
    (b"%pdf", "a PDF"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"gif8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"rar!", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
_WEB = re.compile(rb"<(?:!doctype html|html|table|head|body|meta)\b")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class UnreadableWorkbookError(Exception):
    """A workbook cannot be read as a whole; the text is the sentence for the user."""


class Listener(Protocol):
    """What hears of a part's elements; names come without their namespace prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, name: str) -> None:
        """An element closes."""

    def data(self, text: str) -> None:
        """A piece of text."""


class Package:
    """The parts of an open workbook by name; reading counts the bytes that really come out of the zip."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._parts = {_plain(info.filename): info for info in archive.infolist()}
        self._unpacked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    def parse(self, part: str, listener: Listener) -> None:
        """Tells the listener what the part holds; raises UnreadableWorkbookError for broken or forbidden XML."""
        info = self._parts[_plain(part)]
        parser = _parser(listener)
        try:
            with self._archive.open(info) as file:
                fed = 0
                while chunk := self._take(file):
                    parser.Parse(chunk, False)
                    fed += len(chunk)
                    if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                        raise UnreadableWorkbookError(_damaged(f"{part} is no sound XML"))
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise UnreadableWorkbookError(_damaged(f"{part} is no sound XML")) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise UnreadableWorkbookError(_damaged(f"{part} cannot be unpacked")) from error

    def text(self, part: str) -> bytes:
        """A part as it stands in the zip, unparsed. UnreadableWorkbookError."""
        try:
            with self._archive.open(self._parts[_plain(part)]) as file:
                return b"".join(iter(lambda: self._take(file), b""))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise UnreadableWorkbookError(_damaged(f"{part} cannot be unpacked")) from error

    def _take(self, file: IO[bytes]) -> bytes:
        """The next bytes; the sizes that the zip states are not trusted."""
        chunk = file.read(_CHUNK)
        self._unpacked += len(chunk)
        if self._unpacked > UNPACKED_BYTES:
            raise UnreadableWorkbookError(_too_much_inside())
        return chunk


def open_package(path: Path, *, also_ods: bool = False) -> Package:
    """The workbook's parts; raises UnreadableWorkbookError with what to do instead."""
    if path.name.startswith("~$"):
        raise UnreadableWorkbookError("this is the lock file of a workbook that is open in Excel; close it there")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableWorkbookError("the file cannot be read (it is a folder)")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableWorkbookError("the file cannot be read (it is no plain file)")
        if status.st_size > FILE_BYTES:
            raise UnreadableWorkbookError(
                f"the workbook has {-(-status.st_size // 1_000_000)} MB; at most {FILE_BYTES // 1_000_000} MB are read"
            )
        with path.open("rb") as file:
            _refuse_others(file.read(_HEAD), path)
            _count_members(file)
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise UnreadableWorkbookError(f"the file cannot be read ({error.strerror})") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableWorkbookError(_damaged("its end is missing or broken")) from error
    try:
        if not also_ods:
            _refuse_ods(archive.infolist())
        _check(archive.infolist())
    except UnreadableWorkbookError:
        archive.close()
        raise
    return Package(archive)


def resolve(base: str, target: str) -> str:
    """The part that a relationship of `base` points to."""
    target = target.replace("\\", "/")
    whole = target if target.startswith("/") else posixpath.join(posixpath.dirname(base), target)
    return posixpath.normpath(whole).lstrip("/")


def clean(text: str) -> str:
    """The text as a person sees it: escapes decoded, line ends as \\n, no control characters or lone surrogates."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isprintable() else visible(text)


def _refuse_others(head: bytes, path: Path) -> None:
    """Files that are no zip, each with what to do."""
    if not head:
        raise UnreadableWorkbookError("the file is empty")
    if head.startswith(b"PK"):
        return
    if head.startswith(_OLE):
        raise UnreadableWorkbookError(_old_office(path))
    low = head.lower()
    for start, kind in _HEADS:
        if low.startswith(start):
            raise UnreadableWorkbookError(f"this is {kind} under a workbook's name; give the answers as .xlsx or CSV")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in low:
        raise UnreadableWorkbookError(f"this is an Excel 2003 XML file; {_SAVE}")
    if _WEB.search(low):
        raise UnreadableWorkbookError(f"this is a web page under a workbook's name; {_SAVE}")
    if b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableWorkbookError("this is text under a workbook's name; if it is a CSV file, end its name in .csv")
    raise UnreadableWorkbookError(f"this is no Excel workbook; {_SAVE}")


def _old_office(path: Path) -> str:
    """Excel's old format and password-protected workbooks share a container: the names of its streams tell which."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return "the workbook is protected by a password; save it without one"
    return "this is an old Excel file (.xls); open it in Excel and save it as .xlsx or CSV"


def _count_members(file: IO[bytes]) -> None:
    """Counts the zip's entries by their signature, as zipfile builds an object for each before it can be asked."""
    file.seek(0)
    count, rest = 0, b""
    while chunk := file.read(1 << 20):
        count += (rest + chunk).count(_ENTRY)
        rest = chunk[1 - len(_ENTRY) :]
    if count > MEMBERS:
        raise UnreadableWorkbookError(f"the workbook is a zip of {count:,} parts; at most {MEMBERS:,} are accepted")


def _refuse_ods(members: list[zipfile.ZipInfo]) -> None:
    if {"mimetype", "content.xml"} <= {_plain(info.filename) for info in members}:
        raise UnreadableWorkbookError("this is an OpenDocument file (.ods); save it as .xlsx or CSV")


def _check(members: list[zipfile.ZipInfo]) -> None:
    """Refuses by what the zip states of itself, before anything is unpacked."""
    names = {_plain(info.filename) for info in members}
    for name, sentence in _KINDS.items():
        if name in names:
            raise UnreadableWorkbookError(sentence)
    if any(info.flag_bits & 1 for info in members):
        raise UnreadableWorkbookError("the workbook is protected by a password; save it without one")
    if sum(info.file_size for info in members) > UNPACKED_BYTES or any(map(_is_bomb, members)):
        raise UnreadableWorkbookError(_too_much_inside())


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    """Real sheets shrink to a tenth or a fortieth, files made to harm to a thousandth."""
    return info.file_size > RATIO_COUNTS_FROM and info.file_size > RATIO * max(1, info.compress_size)


def _parser(listener: Listener) -> expat.XMLParserType:
    """An XML parser that refuses a DTD, and with it every entity, in whatever encoding it is written."""
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if count > ELEMENTS:
            raise UnreadableWorkbookError(
                f"a sheet of the workbook has more than {ELEMENTS:,} XML elements; delete its empty rows, save it again"
            )
        if depth > _DEEPEST:
            raise UnreadableWorkbookError(_damaged("its XML is nested without end"))
        listener.start(_local(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(_local(name))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.data
    return parser


def _refuse_doctype(*declared: object) -> None:
    raise UnreadableWorkbookError("the workbook holds XML declarations that no spreadsheet program writes; not read")


@lru_cache(maxsize=1000)
def _local(name: str) -> str:
    """Spreadsheet programs differ in prefixes and namespaces, not in names."""
    return name.rpartition(":")[2]


def _plain(name: str) -> str:
    """Programs differ in case and slashes of the names of parts."""
    return name.replace("\\", "/").lstrip("/").lower()


def _damaged(what: str) -> str:
    return f"the workbook is damaged ({what}); fetch it again, or {_SAVE}"


def _too_much_inside() -> str:
    return f"the workbook unpacks to more than {UNPACKED_BYTES // 1_000_000} MB, or far more than its size; not read"
