"""Office files as zip archives whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The parts by their names, with the same date and owner each on every machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            entry = zipfile.ZipInfo(name.removeprefix("/"), _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, 0o600 << 16
            target.writestr(entry, data)
    return out.getvalue()


def undated(workbook: bytes) -> bytes:
    """An embedded workbook without the moment of its making."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        names = source.namelist()
        if all(item.date_time == _EPOCH for item in source.infolist()):
            return workbook
        parts = [(name, source.read(name)) for name in names]
    return zipped(
        (name, _MOMENT.sub(b"2000-01-01T00:00:00Z", data) if "core.xml" in name else data) for name, data in parts
    )
