"""The figures as tables, and the texts of the tuned half on which checker and source differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from okra_coach.model.finding import Finding
from tests.accuracy.baselines import BASELINES
from tests.accuracy.figures import Figures, figures
from tests.accuracy.judging import called_bad, findings_of
from tests.accuracy.samples import FOLDS, HELD_OUT, KINDS, TUNED, Sample

HEAD = f"{'judge':<26}{'texts':>6}{'bad':>5}{'precision':>11}{'recall':>8}{'F1':>6}{'false alarms':>14}"


@dataclass(frozen=True)
class Judged:
    """A text with what the checker found in it."""

    sample: Sample
    findings: tuple[Finding, ...]

    @property
    def bad(self) -> bool:
        """The checker's verdict."""
        return called_bad(list(self.findings))


def judged(samples: Sequence[Sample]) -> list[Judged]:
    """Runs the checker on every text."""
    return [Judged(sample, tuple(findings_of(sample))) for sample in samples]


def report(texts: Sequence[Judged]) -> str:
    """All tables: people's texts by half, kind and language with the baselines, tools' test data, folds."""
    parts = [
        _table(f"{_named(kind, language)}, {half}", _of(texts, kind=kind, language=language, half=half, tool=False))
        for kind in KINDS
        for half in (TUNED, HELD_OUT)
        for language in ("en", "de", "vi", "other")
    ]
    parts += [
        _table(f"{_named(kind, 'en')}, {half}, test data of other tools", _of(texts, kind, "en", half, tool=True))
        for kind in KINDS
        for half in (TUNED, HELD_OUT)
    ]
    parts += [_folds(texts, kind) for kind in KINDS]
    parts += [_undisputed(texts, kind) for kind in KINDS]
    parts += [_beside_reader(texts, kind) for kind in KINDS]
    return "\n\n".join(part for part in parts if part)


def invented_report(texts: Sequence[Judged]) -> str:
    """The project's own invented texts: a guard for later changes and no measure of accuracy."""
    return "\n\n".join(_table(f"{_named(kind, 'en')}, invented", _of(texts, kind)) for kind in KINDS)


def _of(
    texts: Sequence[Judged], kind: str, language: str | None = None, half: str | None = None, tool: bool | None = None
) -> list[Judged]:
    return [
        one
        for one in texts
        if one.sample.kind == kind
        and one.sample.verdict is not None
        and language in (None, _language(one.sample))
        and half in (None, one.sample.half)
        and tool in (None, one.sample.written_by_tool)
    ]


def _language(sample: Sample) -> str:
    return sample.language if sample.language in ("en", "de", "vi") else "other"


def _named(kind: str, language: str) -> str:
    return f"{kind.replace('_', ' ')}s, {language}"


def _table(title: str, texts: Sequence[Judged]) -> str:
    if not texts:
        return ""
    judges: Mapping[str, Figures] = {
        "okra-coach check": _checked(texts),
        **{
            name: figures((judge(one.sample), one.sample.verdict is True) for one in texts)
            for name, judge in BASELINES[texts[0].sample.kind].items()
        },
    }
    if all(one.sample.reader is not None for one in texts):
        read = figures((one.sample.reader is True, one.sample.verdict is True) for one in texts)
        judges = {**judges, "a reader with the rules": read}
    return "\n".join([f"## {title}", HEAD, *(_line(name, found) for name, found in judges.items())])


def _checked(texts: Sequence[Judged]) -> Figures:
    return figures((one.bad, one.sample.verdict is True) for one in texts)


def _line(name: str, found: Figures) -> str:
    bad = found.hits + found.misses
    good = found.texts - bad
    alarms = f"{found.alarm_rate:.0%} of {good}"
    return f"{name:<26}{found.texts:>6}{bad:>5}{found.precision:>11.2f}{found.recall:>8.2f}{found.f1:>6.2f}{alarms:>14}"


def _folds(texts: Sequence[Judged], kind: str) -> str:
    """Figures of the checker by fold of sources, people's texts and tools' together, to see how far they vary."""
    lines = [
        _line(f"fold {fold + 1}", _checked(own))
        for fold in range(FOLDS)
        if (own := [one for one in _of(texts, kind, "en") if one.sample.fold == fold])
    ]
    lines.append(_line("all", _checked(_of(texts, kind, "en"))))
    return "\n".join([f"## {_named(kind, 'en')}, by fold of sources, tuned and held out together", HEAD, *lines])


def _undisputed(texts: Sequence[Judged], kind: str) -> str:
    """The checker on the texts on which source and reader agree."""
    lines = [
        _line(f"{half}{', other tools' if tool else ''}", _checked(own))
        for half in (TUNED, HELD_OUT)
        for tool in (False, True)
        if (own := [one for one in _of(texts, kind, "en", half, tool) if one.sample.reader is one.sample.verdict])
    ]
    title = f"## {_named(kind, 'en')}, texts on which their source and the reader agree"
    return "\n".join([title, HEAD, *lines]) if lines else ""


def _beside_reader(texts: Sequence[Judged], kind: str) -> str:
    """The checker against the reader's labels, texts without a verdict of their source included."""
    read = [one for one in texts if one.sample.kind == kind and one.sample.reader is not None]
    lines = [
        _line(half, figures((one.bad, one.sample.reader is True) for one in own))
        for half in (TUNED, HELD_OUT)
        if (own := [one for one in read if one.sample.half == half and _language(one.sample) == "en"])
    ]
    title = f"## {_named(kind, 'en')}, the checker against the reader, judged by a source or not"
    return "\n".join([title, HEAD, *lines]) if lines else ""


def by_rule(texts: Sequence[Judged]) -> str:
    """How often each rule speaks on bad and on good texts of the tuned half."""
    right, wrong = Counter[str](), Counter[str]()
    for one in texts:
        if one.sample.half == TUNED and one.sample.verdict is not None:
            (right if one.sample.verdict else wrong).update(
                {f"{found.code} {found.severity}" for found in one.findings}
            )
    codes = sorted({*right, *wrong})
    lines = (f"{code:<16}{right[code]:>5} on bad{wrong[code]:>5} on good" for code in codes)
    return "\n".join([f"## Rules, {TUNED}", *lines])


def shown(texts: Sequence[Judged]) -> Iterator[str]:
    """The texts of the tuned half on which checker and source differ; never one of the other half."""
    for one in texts:
        if one.sample.half == TUNED and one.sample.verdict not in (None, one.bad):
            verdict = "MISS " if one.sample.verdict else "ALARM"
            found = ", ".join(f"{found.code} {found.severity} {found.trigger}".strip() for found in one.findings)
            yield f"{verdict} {one.sample.kind} [{one.sample.language}] {one.sample.text} <- {found or 'nothing'}"
