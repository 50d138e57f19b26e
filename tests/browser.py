"""A real Chromium that a test drives: it opens a page, presses keys and buttons, and tells what the page asked for.

It speaks the browser's own protocol over two pipes, so that nothing has to be installed and no port is open.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any

from tests.render import require

_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-dev-shm-usage", "--remote-debugging-pipe", "--hide-scrollbars",
)  # fmt: skip
_PATIENCE = 60.0
_ON_THREE_AND_FOUR = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for place, end in zip((3, 4), ends):
    os.dup2(end, place)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser reads its orders from file descriptor 3 and answers on 4, whichever the pipes have."""


class Browser:
    """One tab; `asked_for` holds the address of every request that its pages made."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._number, self._buffer, self._session = 0, b"", ""
        self._before, self._loads = "", 0
        self.asked_for: list[str] = []
        self.problems: list[str] = []
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self._send(f"{domain}.enable")

    def before_every_page(self, script: str) -> None:
        """Runs in each page before its own scripts do, in place of what did so until now."""
        if self._before:
            self._send("Page.removeScriptToEvaluateOnNewDocument", identifier=self._before)
        self._before = self._send("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]

    def open(self, path: Path, width: int = 800, height: int = 900) -> None:
        """The page in a window of that size, once it has loaded."""
        self._send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self._loaded("Page.navigate", url=path.as_uri())

    def reload(self) -> None:
        """The same page once more."""
        self._loaded("Page.reload")

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        told = self._send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def text(self, selector: str) -> str:
        """What is read in an element."""
        return str(self.ask(f"document.querySelector({json.dumps(selector)}).innerText.trim()"))

    def press(self, selector: str) -> None:
        """Presses a button."""
        self.ask(f"document.querySelector({json.dumps(selector)}).click()")

    def key(self, name: str) -> None:
        """Presses a key, such as `ArrowRight`, in the page."""
        for kind in ("keyDown", "keyUp"):
            self._send("Input.dispatchKeyEvent", type=kind, key=name)

    def picture(self, path: Path, whole: bool = False) -> None:
        """What the window shows, or the whole page, as a PNG."""
        import base64

        told = self._send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(told["data"]))

    def media(self, **features: str) -> None:
        """Media features that the page finds, such as prefers_reduced_motion."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self._send("Emulation.setEmulatedMedia", features=named)

    def _loaded(self, method: str, **params: Any) -> None:
        before = self._loads
        self._send(method, **params)
        while self._loads == before:
            self._note(self._next())

    def _send(self, method: str, **params: Any) -> Any:
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        answer = self._until(lambda found: found.get("id") == number)
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def _until(self, is_it: Any) -> Any:
        while True:
            message = self._next()
            self._note(message)
            if is_it(message):
                return message

    def _note(self, message: Any) -> None:
        params = message.get("params", {})
        if message.get("method") == "Page.loadEventFired":
            self._loads += 1
        elif message.get("method") == "Network.requestWillBeSent":
            self.asked_for.append(params["request"]["url"])
        elif message.get("method") == "Runtime.exceptionThrown":
            self.problems.append(json.dumps(params["exceptionDetails"]))
        elif message.get("method") == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.problems.append(params["entry"]["text"])

    def _next(self) -> Any:
        while b"\0" not in self._buffer:
            ready, _, _ = select([self._from], [], [], _PATIENCE)
            assert ready, "the browser says nothing any more"
            piece = os.read(self._from, 1 << 16)
            assert piece, "the browser has gone"
            self._buffer += piece
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A Chromium with a profile of its own in the folder."""
    chromium = require("chromium")
    read_end, to_browser = os.pipe()
    from_browser, write_end = os.pipe()
    command = [sys.executable, "-c", _ON_THREE_AND_FOUR, str(read_end), str(write_end), chromium, *_OPTIONS]
    command.append(f"--user-data-dir={folder / 'profile'}")
    process = subprocess.Popen(command, pass_fds=(read_end, write_end), stderr=subprocess.DEVNULL)
    os.close(read_end)
    os.close(write_end)
    try:
        yield Browser(to_browser, from_browser)
    finally:
        os.close(to_browser)
        os.close(from_browser)
        process.terminate()
        process.wait(timeout=30)
