"""The same answers as each form tool would export them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Literal

from openpyxl import Workbook

from okra_coach.model.questionnaire import QuestionKind, Questionnaire

Person = dict[str, str | list[str]]
"""Question id → the answer's words, or the chosen options' words."""


def text_of(rows: Sequence[Sequence[object]], delimiter: str = ",", end: str = "\r\n", quote: bool = False) -> str:
    out = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quote else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


class Asked:
    """A questionnaire in one language with its options, as somebody would build it in a form tool."""

    def __init__(self, questionnaire: Questionnaire, ids: Sequence[str], language: str, lists: dict[str, list[str]]):
        self.ids, self.language = list(ids), language
        self._questionnaire, self._lists = questionnaire, lists

    def prompt(self, name: str) -> str:
        return self._questionnaire[name].prompt[self.language]

    def is_several(self, name: str) -> bool:
        return self._questionnaire[name].kind is QuestionKind.CHOICES

    def options(self, name: str) -> list[str]:
        question = self._questionnaire[name]
        if question.options_from:
            return self._lists[question.options_from]
        return [labels[self.language] for labels in question.options.values()]

    def columns(self) -> list[tuple[str, str]]:
        """Question and option of each column where every option has one; "" for a question in one column."""
        return [
            (name, option) for name in self.ids for option in (self.options(name) if self.is_several(name) else [""])
        ]


def joined(value: str | list[str], mark: str, end: str = "") -> str:
    return mark.join(value) + end if isinstance(value, list) else value


def ticked(person: Person, name: str, option: str, tick: str = "", empty: str = "") -> str:
    value = person.get(name, "")
    if not option:
        return joined(value, "")
    return (tick or option) if option in value else empty


def google(asked: Asked, people: Sequence[Person]) -> str:
    header = ["Timestamp", *map(asked.prompt, asked.ids)]
    rows = [
        [f"07/12/2026 10:0{n}:00", *(joined(person.get(name, ""), ", ") for name in asked.ids)]
        for n, person in enumerate(people)
    ]
    return text_of([header, *rows])


def google_download(asked: Asked, people: Sequence[Person]) -> str:
    header = ["Zeitstempel", *map(asked.prompt, asked.ids)]
    rows = [
        [f"2026/12/07 10:0{n}:00 AM OEZ", *(joined(person.get(name, ""), ";") for name in asked.ids)]
        for n, person in enumerate(people)
    ]
    return text_of([header, *rows])


def microsoft_saved_as_csv(asked: Asked, people: Sequence[Person]) -> bytes:
    header = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"]
    header += [asked.prompt(name) + "\n" for name in asked.ids]
    rows = [
        [n + 3, f"7.12.26 9:5{n}", f"7.12.26 10:0{n}", "anonymous", ""]
        + [joined(person.get(name, ""), ";", ";" if isinstance(person.get(name), list) else "") for name in asked.ids]
        for n, person in enumerate(people)
    ]
    return text_of([header, *rows], delimiter=";").encode("utf-8-sig")


def microsoft(asked: Asked, people: Sequence[Person]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Id", "Thời gian bắt đầu", "Thời gian hoàn thành", "Email", "Name", *map(asked.prompt, asked.ids)])
    for n, person in enumerate(people):
        sheet.append(
            [n + 1, f"2026-12-07 09:5{n}:00", f"2026-12-07 10:0{n}:00", "anonymous", None]
            + [
                joined(person.get(name, ""), ";", ";" if isinstance(person.get(name), list) else "")
                for name in asked.ids
            ]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typeform(asked: Asked, people: Sequence[Person]) -> str:
    """One column an option, headed by the option alone; Markdown and a recall token in the headers."""
    header = ["#", *(option or f"*{asked.prompt(name)}* {{{{field:0f-1}}}}" for name, option in asked.columns())]
    header += [
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
        "Tags",
        "Ending",
    ]
    rows = [
        [
            f"{n:032x}",
            *(ticked(person, *column) for column in asked.columns()),
            "completed",
            f"2026-12-07 09:5{n}:00",
            "",
            f"2026-12-07 10:0{n}:00",
            "a1b2",
            "",
            "Thanks",
        ]
        for n, person in enumerate(people)
    ]
    return text_of([header, *rows])


def typeform_of_old(asked: Asked, people: Sequence[Person]) -> str:
    header = ["#", *(option or asked.prompt(name) for name, option in asked.columns())]
    header += ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    rows = [
        [
            f"{n:032x}",
            *(ticked(person, *column, tick="1", empty="0") for column in asked.columns()),
            f"2026-12-07 09:5{n}:00",
            f"2026-12-07 10:0{n}:00",
            "a1b2",
        ]
        for n, person in enumerate(people)
    ]
    return text_of([header, *rows])


_MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]
_MONKEY += ["Last Name", "Custom Data 1"]


def _monkey_row(n: int) -> list[str]:
    return [str(114 + n), "9", f"12/07/2026 09:5{n}:00 AM", f"12/07/2026 10:0{n}:00 AM", "192.0.2.1", "", "", "", ""]


def surveymonkey(asked: Asked, people: Sequence[Person]) -> str:
    first, second, before = list(_MONKEY), [""] * len(_MONKEY), ""
    for name, option in asked.columns():
        first.append(f"<strong>{asked.prompt(name)}</strong>" if name != before else "")
        second.append(option or "Open-Ended Response")
        before = name
    rows = [
        [*_monkey_row(n), *(ticked(person, *column) for column in asked.columns())] for n, person in enumerate(people)
    ]
    return "\ufeff" + text_of([first, second, *rows])


def surveymonkey_merged(asked: Asked, people: Sequence[Person]) -> str:
    """Both header rows made one by hand."""
    header = [*_MONKEY, *(f"{asked.prompt(q)} - {o}" if o else asked.prompt(q) for q, o in asked.columns())]
    rows = [
        [*_monkey_row(n), *(ticked(person, *column) for column in asked.columns())] for n, person in enumerate(people)
    ]
    return text_of([header, *rows])


_QUALTRICS = ["StartDate", "EndDate", "Status", "IPAddress", "Finished", "ResponseId", "RecipientEmail"]
_QUALTRICS_DE = [
    "Anfangsdatum",
    "Enddatum",
    "Antworttyp",
    "IP-Adresse",
    "Beendet",
    "Antwort-ID",
    "E-Mail des Empfängers",
]


def qualtrics(asked: Asked, people: Sequence[Person]) -> str:
    codes = [*_QUALTRICS, *(f"Q{n}" for n, _ in enumerate(asked.columns()))]
    texts = [*_QUALTRICS_DE]
    texts += [f"{asked.prompt(q)} - Selected Choice - {o}" if o else asked.prompt(q) for q, o in asked.columns()]
    ids = [json.dumps({"ImportId": f"QID{n}"}) for n, _ in enumerate(codes)]
    rows = [
        [f"2026-12-07 09:5{n}:00", f"2026-12-07 10:0{n}:00", "IP Address", "192.0.2.1", "True", f"R_{n}", ""]
        + [ticked(person, *column) for column in asked.columns()]
        for n, person in enumerate(people)
    ]
    trial = ["2026-12-01 09:00:00", "2026-12-01 09:01:00", "Survey Preview", "", "True", "R_x", ""]
    trial += ["x" for _ in asked.columns()]
    return text_of([codes, texts, ids, trial, *rows], end="\n")


def qualtrics_legacy(asked: Asked, people: Sequence[Person]) -> str:
    codes = [*(f"V{n}" for n in range(1, 11)), *(f"Q{n}" for n, _ in enumerate(asked.columns())), ""]
    own = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status"]
    own += ["StartDate", "EndDate", "Finished"]
    texts = [*own, *(f"{asked.prompt(q)}-{o}" if o else asked.prompt(q) for q, o in asked.columns()), ""]
    rows = [
        [
            f"R_{n}",
            "Default",
            "Anonymous",
            "",
            "",
            "192.0.2.1",
            "0",
            f"2026-12-07 09:5{n}:00",
            f"2026-12-07 10:0{n}:00",
            "1",
        ]
        + [ticked(person, *column, tick="1") for column in asked.columns()]
        + [""]
        for n, person in enumerate(people)
    ]
    return "\ufeff" + text_of([codes, texts, *rows])


_LIME = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
_LIME_TEXT = [
    "Response ID",
    "Date submitted",
    "Last page",
    "Start language",
    "Seed",
    "Date started",
    "Date last action",
]


def _lime_row(n: int) -> list[str]:
    return [str(n + 1), f"2026-12-07 10:0{n}:00", "5", "en", "77", f"2026-12-07 09:5{n}:00", f"2026-12-07 10:0{n}:00"]


def _lime(header: list[str], asked: Asked, people: Sequence[Person], tick: str, empty: str) -> str:
    rows = [
        [*_lime_row(n), *(ticked(person, *column, tick=tick, empty=empty) for column in asked.columns())]
        for n, person in enumerate(people)
    ]
    return "\ufeff" + text_of([header, *rows], delimiter=";", quote=True) + "\r\n"


def limesurvey(asked: Asked, people: Sequence[Person]) -> str:
    header = [*_LIME_TEXT, *(f"{asked.prompt(q)} [{o}]" if o else asked.prompt(q) for q, o in asked.columns())]
    return _lime(header, asked, people, "Yes", "No")


def limesurvey_with_codes(asked: Asked, people: Sequence[Person]) -> str:
    header = [*_LIME]
    for name, option in asked.columns():
        code = f"q{asked.ids.index(name)}"
        number = asked.options(name).index(option) + 1 if option else 0
        header.append(
            f"{code}[SQ{number:03d}]. {asked.prompt(name)} [{option}]" if option else f"{code}. {asked.prompt(name)}"
        )
    return _lime(header, asked, people, "Y", "")


def limesurvey_codes(asked: Asked, people: Sequence[Person]) -> str:
    """Nothing but codes: ours over the columns, LimeSurvey's own for options."""
    header = [*_LIME]
    for name, option in asked.columns():
        number = asked.options(name).index(option) + 1 if option else 0
        code = name.replace(".", "").replace("_", "")
        header.append(f"{code}[SQ{number:03d}]" if option else code)
    return _lime(header, asked, people, "1", "0")


def jotform(asked: Asked, people: Sequence[Person]) -> str:
    header = ["Submission Date", *(asked.prompt(name).replace("'", "&amp;#39;") for name in asked.ids), "Submission ID"]
    rows = [
        [f"Dec 7, 2026 10:0{n}", *(joined(person.get(name, ""), "\n") for name in asked.ids), str(500 + n)]
        for n, person in enumerate(people)
    ]
    return text_of([header, *rows])


def typed(asked: Asked, people: Sequence[Person]) -> str:
    """Typed by hand: a title above, numbers before the questions, a tab between."""
    header = [f"{n}. {asked.prompt(name)} " for n, name in enumerate(asked.ids, 1)]
    rows = [[joined(person.get(name, ""), "; ") for name in asked.ids] for person in people]
    return text_of([["Survey of December"], [], header, *rows], delimiter="\t")


def typed_on_its_side(asked: Asked, people: Sequence[Person]) -> bytes:
    rows = [[asked.prompt(name), *(joined(person.get(name, ""), "; ") for person in people)] for name in asked.ids]
    return text_of(rows).encode("utf-16")


TOOLS: dict[str, tuple[str, Callable[[Asked, Sequence[Person]], str | bytes]]] = {
    "google": ("Google Forms", google),
    "google, downloaded": ("Google Forms", google_download),
    "microsoft": ("Microsoft Forms", microsoft),
    "microsoft, saved as csv": ("Microsoft Forms", microsoft_saved_as_csv),
    "typeform": ("Typeform", typeform),
    "typeform of old": ("Typeform", typeform_of_old),
    "surveymonkey": ("SurveyMonkey", surveymonkey),
    "surveymonkey, merged header": ("SurveyMonkey", surveymonkey_merged),
    "qualtrics": ("Qualtrics", qualtrics),
    "qualtrics, legacy": ("Qualtrics", qualtrics_legacy),
    "limesurvey": ("LimeSurvey", limesurvey),
    "limesurvey, codes and texts": ("LimeSurvey", limesurvey_with_codes),
    "limesurvey, codes": ("LimeSurvey", limesurvey_codes),
    "jotform": ("Jotform", jotform),
    "typed": ("a sheet of one's own", typed),
    "typed on its side": ("a sheet of one's own", typed_on_its_side),
}
