"""The texts of those forms that are text: a Google Forms script, a page to fill in, a page to read."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

from okra_coach.compose.form import one_line
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.templating import render_source
from okra_coach.documents.answer_sheet import ANSWER, MARKER, QUESTION, TICK, row_id
from okra_coach.documents.form import SCALE, Asked, Form
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.resources import find_template
from okra_coach.words import Words

_DELIMITERS = {"de": ";"}
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>\u2028\u2029"}


def script_text(form: Form, words: Words, own: Path | None = None) -> str:
    """An Apps Script that makes the form in Google Forms; no text of a person stands outside its quoted data."""
    data = {
        "title": form.title,
        "description": "\n\n".join(form.intro),
        "thanks": form.thanks,
        "scale": {"low": form.scale_ends[0], "high": form.scale_ends[1]},
        "sections": [
            {"title": section.title, "questions": [_scripted(question) for question in section.questions]}
            for section in form.sections
        ],
    }
    return render_source("forms/google-form.gs", words, {"data": quoted(data)}, own)


def page_text(form: Form, words: Words, sender: str, own: Path | None = None) -> str:
    """A page of its own that saves the answers as a file; `sender` is who gets that file, empty when unknown."""
    style, script = (
        find_template(f"forms/questionnaire.{kind}", own).read_text(encoding="utf-8").strip() for kind in ("css", "js")
    )
    texts = _page_texts(words, one_line(sender))
    setup = {
        "draft": _fingerprint(form),
        "marker": MARKER,
        "head": [QUESTION, ANSWER],
        "tick": TICK,
        "delimiter": _DELIMITERS.get(form.language, ","),
        "texts": {name: texts[name] for name in ("progress", "missing", "again", "saved", "clear_ask", "cleared")},
    }
    context = {
        "form": form,
        "texts": texts,
        "row_id": row_id,
        "scale": SCALE,
        "setup": Markup(quoted(setup)),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "style_hash": page_hash(style),
        "script_hash": page_hash(script),
    }
    return render_source("forms/questionnaire.html", words, context, own, escape=True)


def markdown_text(form: Form, words: Words, own: Path | None = None) -> str:
    """The questionnaire as Markdown, for mails and for whoever builds the form by hand."""
    return render_source("forms/questionnaire.md", words, {"form": form, "plain": plain}, own)


def quoted(value: Any) -> str:
    """The value as JSON that is also JavaScript, and that neither ends a script element nor a line."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(_ESCAPED)


def _scripted(question: Asked) -> dict[str, Any]:
    scripted: dict[str, Any] = {"kind": question.kind.value, "title": question.prompt, "help": question.hint}
    if question.kind is QuestionKind.SCALE:
        del scripted["help"]
    if question.options:
        scripted["options"] = [option.label for option in question.options]
    if question.required:
        scripted["required"] = True
    if question.most is not None:
        scripted["most"] = question.most
    return scripted


def _page_texts(words: Words, sender: str) -> dict[str, str]:
    send = (
        words("Send this file to {name}.", name=sender)
        if sender
        else words("Send this file to whoever sent you this page.")
    )
    saving, saved = words("Saving puts one file with your answers into your downloads."), words("Saved as {file}.")
    return {
        "required": words("needs an answer"),
        "progress": words("{done} of {all} answered"),
        "offline": words("This page sends nothing anywhere."),
        "kept": words("What you enter is kept on this device, so that you can go on later, until you clear it."),
        "missing": words("Please answer this question."),
        "again": words("Before you save, please look at these questions:"),
        "undo": words("Remove this answer"),
        "send": words("Save and send"),
        "send_how": f"{saving} {send}",
        "save": words("Save my answers"),
        "saved": f"{saved} {send}",
        "forget": words("Clear my answers"),
        "clear_ask": words("Clear all your answers on this page?"),
        "cleared": words("Your answers are cleared."),
        "no_script": words("Your browser does not run the script of this page, so it cannot save: print it instead."),
    }


def _fingerprint(form: Form) -> str:
    """What tells the draft of this questionnaire from another one's on the same device."""
    content = [form.title, *(f"{asked.id} {[option.key for option in asked.options]}" for asked in form.questions)]
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:16]


def page_hash(text: str) -> str:
    """The hash by which the page's policy lets exactly this text act."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
