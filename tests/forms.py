"""Questionnaires to send out, as the tests of several rooms need them: ordinary ones and hostile ones."""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from okra_coach.compose.form import compose_form
from okra_coach.documents.form import Asked, Form
from okra_coach.model.questionnaire import QuestionKind, Questionnaire
from okra_coach.model.workshop import Team, TeamKind, Theme, Workshop
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.words import load_words
from tests import material
from tests.render import require

LANGUAGES = ("en", "de", "vi")
HOSTILE = (
    '"><script>alert(1)</script>',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "-2+3",
    "</textarea></style><img src=x onerror=alert(1)>",
    "*/ alert(1); /*",
    "a\u2028b\u2029c\x00d\ue000",
    "{{ 7 * 7 }}{% raw %}",
    "`${alert(1)}`",
    "Zürich, “Nord”; Süd\\",
    "Kế toán – 🚢",
)


def standard() -> Questionnaire:
    questionnaire, faults = read_questionnaire(Path("nowhere"))
    assert faults == ()
    return questionnaire


def workshop(language: str = "en") -> Workshop:
    themes = (
        *material.workshop().themes,
        Theme("fewer-repeats", "Fewer repeat visits"),
        Theme("calls", "Calm, kind calls"),
    )
    return replace(material.workshop(), language=language, themes=themes)


def form(language: str = "en") -> Form:
    return compose_form(workshop(language), standard(), load_words(language))


def hostile_workshop(language: str = "en") -> Workshop:
    teams = tuple(Team(f"t{number}", text, TeamKind.RESULT, 5) for number, text in enumerate(HOSTILE))
    themes = tuple(Theme(f"h{number}", text) for number, text in enumerate(HOSTILE))
    return replace(workshop(language), client=HOSTILE[0], consultant=HOSTILE[0], teams=teams, themes=themes)


def hostile_form(language: str = "en") -> Form:
    return compose_form(hostile_workshop(language), standard(), load_words(language))


def answers_to(asked: Form, oddly: str = "") -> dict[str, str]:
    """An answer to every question: to a choice its label, to several the keys, one a line."""
    return {question.id: _answer_to(question, oddly) for question in asked.questions}


def _answer_to(question: Asked, oddly: str) -> str:
    if question.kind is QuestionKind.CHOICE:
        return question.options[-1].label
    if question.kind is QuestionKind.CHOICES:
        return "\n".join(option.key for option in question.options[1:3])
    if question.kind is QuestionKind.LINES:
        return f"- {oddly}call ten, kind parents by 30 April\n=SUM(A1)\n“Ümläute”; größer"
    return {QuestionKind.SCALE: "4", QuestionKind.PERCENT: "25"}.get(
        question.kind, f"{oddly}8,4 % of Ánh's {question.id}"
    )


def in_chromium(page: str, folder: Path) -> str:
    """What a page leaves in `document.body.dataset.out` once its scripts have run."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8", newline="")
    dumped = dump_dom(path, folder)
    found = re.search(r'<body[^>]* data-out="([^"]*)"', dumped)
    assert found, dumped[-2000:]
    return html.unescape(found[1])


def dump_dom(path: Path, folder: Path) -> str:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    options += [f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=8000", "--dump-dom"]
    done = subprocess.run(
        [require("chromium"), *options, path.as_uri()], check=True, capture_output=True, timeout=120, encoding="utf-8"
    )
    return done.stdout


_DRIVER = """<script>
const given = %s;
const held = [];
URL.createObjectURL = (blob) => { held.push(blob); return "blob:held"; };
HTMLAnchorElement.prototype.click = function () { held.push(this.download); };
window.confirm = () => true;
for (const question of document.querySelectorAll(".question")) {
  const text = given[question.dataset.id];
  if (text === undefined) { continue; }
  for (const field of question.querySelectorAll("input, textarea")) {
    if (field.type === "checkbox") { field.checked = text.split("\\n").includes(field.value); }
    else if (field.type === "radio") { field.checked = field.dataset.label === text; }
    else { field.value = text; }
  }
  question.querySelector("input, textarea").dispatchEvent(new Event("input", { bubbles: true }));
}
const tell = (told) => { document.body.dataset.out = JSON.stringify(told); };
(async () => {
%s
})();
</script></body>"""

_SAVE = """
document.getElementById("save").click();
const told = {
  status: document.getElementById("status").textContent,
  problems: [...document.querySelectorAll("#list a")].map((link) => link.textContent),
  focus: document.activeElement.id,
  wrong: [...document.querySelectorAll("[aria-invalid]")].length,
};
if (held.length) {
  const bytes = new Uint8Array(await held[0].arrayBuffer());
  told.csv = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  told.name = held[1];
}
tell(told);
"""


def drive(page: str, given: dict[str, str], folder: Path, steps: str = _SAVE, *, only_if: str = "true") -> Any:
    """Fills the page in and presses Save in a real browser; a copy without the policy, so that the driver may act."""
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    quoted = json.dumps(given).replace("<", "\\u003c")
    driver = _DRIVER % (f"({only_if}) ? {quoted} : {{}}", steps)
    return json.loads(in_chromium(open_page.replace("</body>", driver), folder))


def saved_csv(told: Any, folder: Path) -> Path:
    """The saved file, under the name that the page gave it."""
    path = folder / str(told["name"])
    path.write_bytes(base64.b64decode(told["csv"]))
    return path
