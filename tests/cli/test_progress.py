"""Long work shows progress on a terminal and is quiet in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from okra_coach.write.demo import copy_worked_engagement

BUILD = [sys.executable, "-m", "okra_coach", "build"]


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    copy_worked_engagement(tmp_path / "northwind")
    return tmp_path / "northwind"


def test_a_pipe_gets_the_result_and_warnings_only(engagement: Path) -> None:
    done = subprocess.run([*BUILD, str(engagement)], capture_output=True, text=True, check=True)

    assert "\x1b[" not in done.stdout + done.stderr
    assert "Writing the pack" not in done.stdout + done.stderr
    assert all("warning:" in line for line in done.stderr.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_sees_what_is_being_done(engagement: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*BUILD, str(engagement)], stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 4096):
            seen += chunk
    except OSError:
        pass
    os.close(ours)

    assert process.wait() == 0
    assert b"Writing the pack" in seen
