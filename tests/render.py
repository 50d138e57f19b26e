"""The programs that show what a file looks like; tests that need one skip without it, and fail in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
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
    """The file as LibreOffice saves it in another format; each call has a profile of its own."""
    soffice = require("soffice")
    with tempfile.TemporaryDirectory() as profile:
        command = [soffice, "--headless", f"-env:UserInstallation=file://{profile}"]
        command += ["--convert-to", kind, "--outdir", str(out_dir), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out_dir / f"{path.stem}.{kind}"
