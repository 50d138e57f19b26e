"""The programs that show what a file looks like; tests that need one skip without it, and fail in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest


def require(program: str) -> str:
    """The path of `soffice`, `chromium`, `pdftotext` or `pdftoppm`."""
    path = shutil.which(program)
    if path:
        return path
    reason = f"{program} is not installed; .ci/run says which packages hold the render tools"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def to_pdf(path: Path, out_dir: Path) -> Path:
    """The file as LibreOffice prints it."""
    return convert(path, out_dir, "pdf")


def convert(path: Path, out_dir: Path, kind: str) -> Path:
    """The file as LibreOffice saves it in another format."""
    return convert_all([path], out_dir, kind)[0]


def convert_all(paths: Sequence[Path], out_dir: Path, kind: str) -> list[Path]:
    """Several files in one go; each call has a profile of its own."""
    soffice = require("soffice")
    with tempfile.TemporaryDirectory() as profile:
        command = [soffice, "--headless", f"-env:UserInstallation=file://{profile}"]
        command += ["--convert-to", kind, "--outdir", str(out_dir), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=120 + 60 * len(paths))
    return [out_dir / f"{path.stem}.{kind}" for path in paths]


def presentation_templates(out_dir: Path, *names: str) -> list[Path]:
    """LibreOffice's own presentation templates as PowerPoint files: brands that nobody made for us."""
    soffice = Path(require("soffice")).resolve()
    shared = soffice.parents[1] / "share" / "template"
    sources = [path for name in names for path in sorted(shared.rglob(f"{name}.otp"))[:1]]
    if len(sources) < len(names):
        pytest.skip("LibreOffice came without its presentation templates")
    out_dir.mkdir(exist_ok=True)
    return convert_all(sources, out_dir, "pptx")
