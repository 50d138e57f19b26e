"""Random engagements of several trades in three languages: what people write, with numbers in many spellings.

All values are what reading gives for the words, so that a draft sees what it would see of an export.
"""

# ruff: noqa: E501 - phrases are read in whole lists

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from okra_coach.draft.book import draft
from okra_coach.model.answers import Answer, Response, Responses
from okra_coach.model.engagement import Engagement
from okra_coach.model.feedback import Feedback, FeedbackFile, FeedbackKind, FeedbackRow, ScoreColumn
from okra_coach.model.insights import Insights, NetPromoter, Participation
from okra_coach.model.measure import Direction
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.model.playbook import Audience, Playbook, PlaybookMeasure, Timing
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.workshop import Cycle, DraftSettings, Team, TeamKind, Theme, Workshop
from okra_coach.read.cells import Asked, ask
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.words import load_words
from tests import material

HERE = Place("responses.csv")
CANARY = "zqplaybook"
"""Stands in every text of every playbook, and in no answer."""


@dataclass(frozen=True)
class Trade:
    """Phrases of one trade in one language; a measure is several wordings with the kind of its values."""

    themes: tuple[str, ...]
    customers: tuple[str, ...]
    aims: tuple[str, ...]
    able: tuple[str, ...]
    change: tuple[str, ...]
    measures: tuple[tuple[tuple[str, ...], str], ...]
    actions: tuple[str, ...]
    sources: tuple[str, ...]
    healthy: tuple[str, ...]
    stops: tuple[str, ...]
    complaints: tuple[str, ...]


@dataclass(frozen=True)
class Speech:
    """How numbers, days and "I do not know" are written in one language."""

    values: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    when: tuple[str, ...]
    months: Mapping[int, str]
    trades: tuple[Trade, ...]


_EN = Speech(
    {
        "time": ("{n} days", "{n}d", "about {n} working days", "{n}-{m} days", "{n}.5 days", "WD {n}", "{n} hours",
                 "{n} working days (Jan: {m})", "{n} weeks", "from {m} to {n} days", "{n} h {h} min", "1 day less"),
        "share": ("{n} %", "{n}%", "1 in {n}", "{h} of {m}", "around {n} percent", "{n}.5 %", "{n} to {m} %",
                  "{n} % ({h} of {m}, hand count)", "minus {n} %"),
        "money": ("£{n}k", "£{n},500", "€{n}.5m", "GBP {n}000", "£{n}k to £{m}k"),
        "count": ("{n}", "{n} a week", "{n} per month", "ca. {n}", "{n} calls a day", "{n}-{m}", "week {h}: {n}"),
    },
    ("unknown", "no idea", "?", "not measured, maybe lower", "half of it", ""),
    (" by {d} {month}", " - me, {d} {month}", ", until {month} {d}", ", from {d} {month}", ", end of {month}",
     " (weeks {h}-{n})", " - needs IT, by {d}/{mm}", "", "", " [name]", " - [name], {d} {month}", " in {n} branches"),
    {3: "March", 4: "Apr", 5: "May", 6: "June", 7: "Jul"},
    (
        Trade(
            ("Faster quotes", "Fewer errors", "Calm evenings"),
            ("Importers in the north", "Truck drivers", "our sales reps; and shippers"),
            ("Importers get a firm price without waiting for us", "Drivers know their slot the evening before",
             "Quote {n} importers within {h} hours", "Customers get invoices that are right first time", "keep running",
             "Shippers see where their freight is, and the desk has calm evenings"),
            ("get a firm quote within {n} minutes", "see where their freight is at any time", "plan without calling us"),
            ("Quotes reach customers before the competitor's do", "Our invoices are free of errors for every shipper",
             "{n} % more quotes", "People go home on time in the evenings"),
            ((("Hours from request to quote", "Time from request to firm quote", "quote hours"), "time"),
             (("Share of invoices right first time", "Invoices without an error, first {n} days"), "share"),
             (("Late trucks a week", "Number of late trucks", "trucks that are late"), "count"),
             (("Overtime hours a week", "Overtime of the desk"), "time"),
             (("NPS of importers", "Net promoter score (NPS)"), "count"),
             (("Value of quotes won", "Won quotes in money"), "money"),
             (("Release {n} deployed", "trainings held"), "count")),
            ("Cut the quote form to {n} fields{when}", "Test the new rota with {n} drivers{when}",
             "PO number mandatory at the desk{when}", "Price list for {n} lanes so that quotes need no call{when}",
             "Call the {n} oldest open claims{when}", "checklist for invoices{when}", "test it again with {n} people",
             "Stop the Monday report because nobody reads it{when}"),
            ("Booking log", "SAP report ZX{n}; truck list", "Invoices: ledger 4711. Hours: the rota",
             "the numbers come from the TMS, but only weekly", "has to be built"),
            ("On-time departures {n} %", "sick days, and overtime below {n} hours", "Claims ({n} a month at most)", "-",
             "margin >= {n}.5 %", "{n} of {m} audits passed"),
            ("Weekly lists by mail", "Reports that nobody reads", "The Monday meeting of {n} hours", "nothing",
             "Faxing price changes to branches", "Copying figures between two systems", "Signing every order by hand",
             "Chasing drivers by phone", "Old archive on paper upstairs"),
            ("Quotes take {n} days", "errors on invoices all the time"),
        ),
        Trade(
            ("Shorter waits", "Clear bills", "Friendly phones"),
            ("Patients and their families", "night nurses", "Parents of small children"),
            ("Patients are seen when they expect to be", "Night nurses find every file at once", "Finish module {n}",
             "Families understand their bill without a call", "Less waiting for patients, by {n} %"),
            ("book a visit without a phone call", "read their bill and understand it", "be seen within {n} minutes"),
            ("Patients wait less from door to doctor", "Bills are clear to every family", "phones get answered"),
            ((("Median wait from arrival to treatment", "Wait from door to treatment (minutes)"), "time"),
             (("Share of bills disputed by families", "Disputed bills"), "share"),
             (("Calls that are not answered per day", "Unanswered calls"), "count"),
             (("Share of appointments booked online", "appointments booked online"), "share"),
             (("Cost of reminders", "What reminders cost"), "money"),
             (("My own bookings",), "count")),
            ("Send the pre-visit form {n} days ahead{when}", "Open the first desk at 07:30{when}",
             "Ask {n} families which line of the bill they do not understand{when}", "new checklist for the phones{when}",
             "{n} interviews with patients{when}", "One template for bills: big letters{when}",
             "Call back all missed calls within {h} hours so that patients do not call twice{when}"),
            ("Clinic system, daily report", "Phone system; billing tool v{n}", "First: clinic system. Second: phone log",
             "[name]'s sheet"),
            ("Complaints per week, at most {n}", "Staff turnover {n}%", "infection rate", "{n}"),
            ("Paper registration forms", "Printing every bill {n} times", "Calls during visits"),
            ("waits of {n} hours", "the bill is not clear"),
        ),
    ),
)  # fmt: skip
_DE = Speech(
    {
        "time": ("{n} Tage", "ca. {n} Werktage", "{n},5 Tage", "{n}-{m} Tage", "{n} Std.", "rund {n} Arbeitstage",
                 "von {m} auf {n} Tage", "{n} Wochen", "zwischen {n} und {m} Tagen", "KW {h}: {n} Tage"),
        "share": ("{n} %", "{n},5 %", "etwa {n} Prozent", "{h} von {m}", "{n} bis {m} %", "jede {h}. Lieferung",
                  "um {n} % weniger"),
        "money": ("{n},5 Mio. €", "{n}.500 €", "{n} T€", "ca. {n}.000 Euro", "{n} Tsd. € bis {m} Tsd. €"),
        "count": ("{n}", "{n} pro Woche", "rund {n} im Monat", "{n} - {m}", "2026: {n}", "{n} Anrufe am Tag"),
    },
    ("unbekannt", "weiß nicht", "?", "deutlich weniger", "k. A.", ""),
    (" bis {d}.{mm}.", " - ich, {d}. {month}", ", ab {d}.{mm}.", ", Ende {month}", " (KW {h}-{n})", "", "", " - [name]",
     ", bis spätestens {d}.{mm}.2027", " bis zum {d}. {month}", " in {n} Filialen"),
    {3: "März", 4: "April", 5: "Mai", 6: "Juni", 7: "Juli"},
    (
        Trade(
            ("Termintreue", "Weniger Rückfragen", "Saubere Rechnungen"),
            ("Die Monteure beim Kunden", "Händler im Süden", "unsere Kunden: Landwirte"),
            ("Händler bekommen ihre Teile am zugesagten Tag", "Monteure finden jede Zeichnung ohne Anruf",
             "Kunden verstehen unsere Rechnungen ohne Rückfragen", "Modul {n} fertig", "{n} Aufträge pünktlich liefern",
             "Landwirte bekommen nach {n} Tagen ihr Ersatzteil, und die Halle ist ruhig"),
            ("ihre Bestellung ohne Anruf ändern", "nach {n} Minuten den Liefertermin sehen", "Rechnungen verstehen"),
            ("Aufträge verlassen das Haus am zugesagten Tag", "Unsere Rechnungen stimmen beim ersten Mal für alle Kunden",
             "{n} % mehr Umsatz", "Weniger Rückfragen der Monteure"),
            ((("Durchlaufzeit vom Auftrag bis zur Lieferung", "Durchlaufzeit Auftrag in Tagen"), "time"),
             (("Anteil der Aufträge mit gehaltenem Termin", "Termintreue der Aufträge"), "share"),
             (("Rückfragen der Monteure pro Woche", "Rückfragen der Monteure"), "count"),
             (("Wert der offenen Rechnungen", "offene Rechnungen älter als {n} Tage"), "money"),
             (("NPS der Händler",), "count"), (("Schulungen durchgeführt",), "count")),
            ("Zeichnungen für die {n} häufigsten Teile ins Portal stellen{when}", "Checkliste für Rechnungen einführen{when}",
             "Jeden Morgen {n} Minuten offene Aufträge durchgehen, damit Händler den Termin kennen{when}",
             "Mit {n} Händlern sprechen, welche Rückfragen sie haben{when}", "Bericht am Freitag weglassen{when}",
             "Rückfragen nach {h} Wochen nochmals zählen", "Liste mit den ältesten {n} Aufträgen aushängen{when}"),
            ("ERP, Bericht {n}", "Auftragsliste; Telefonanlage", "Die Zahlen stehen im ERP, aber nur monatlich", "Tabelle"),
            ("Überstunden unter {n} Stunden", "Krankenstand {n},5 %", "Reklamationsquote, und Ausschuss {n} %", "-"),
            ("Listen per Mail verschicken", "Die Sitzung am Montag mit {n} Leuten", "Berichte ohne Leser"),
            ("Rechnungen stimmen nicht", "Termin wird {n} mal verschoben"),
        ),
    ),
)  # fmt: skip
_VI = Speech(
    {
        "time": ("{n} ngày", "khoảng {n} ngày", "{n}-{m} ngày", "{n} giờ", "{n} tiếng rưỡi", "từ {m} xuống {n} ngày",
                 "tầm {n} phút"),
        "share": ("{n}%", "{n},5%", "khoảng {n} %", "{h}/{m}", "giảm {n}%", "{n} - {m} %"),
        "money": ("{n}.000đ", "{n} triệu", "{n} tỷ {h}", "{n},5 triệu đồng", "khoảng {n}.000.000 đ"),
        "count": ("{n}", "{n} đơn mỗi ngày", "khoảng {n}", "{n} cuộc gọi", "tháng 3: {n}"),
    },
    ("chưa biết", "không biết", "chưa có", "ít hơn", ""),
    (" trước {d}/{mm}", ", xong ngày {d}/{mm}", ", cuối tháng {mm}", " (tuần {h})", " - tôi, {d}/{mm}", "", "", " - [name]",
     ", từ {d}/{mm}", " ở {n} cửa hàng"),
    {3: "3", 4: "4", 5: "5", 6: "6", 7: "7"},
    (
        Trade(
            ("Giao hàng đúng hẹn", "Ít khiếu nại", "Thanh toán dễ"),
            ("Khách mua tại cửa hàng", "khách đặt hàng qua mạng", "Nhà cung cấp"),
            ("Khách đặt hàng nhận đúng giờ đã hẹn", "Khách mua thấy giá rõ ràng ở mọi cửa hàng", "Ra mắt bản {n}",
             "Giảm khiếu nại xuống {n} lần", "Khách thanh toán dễ dàng mà không phải chờ"),
            ("nhận hàng trong {n} giờ", "đổi hàng mà không cần gọi điện", "xem đơn của mình ở đâu"),
            ("Đơn hàng đến tay khách đúng hẹn ở mọi quận", "Khách không còn phải khiếu nại về hóa đơn", "tăng {n}% doanh thu"),
            ((("Thời gian từ lúc đặt đến lúc giao hàng", "Thời gian giao hàng từ lúc đặt"), "time"),
             (("Tỷ lệ đơn giao đúng hẹn", "Tỷ lệ đơn hàng giao đúng hẹn"), "share"),
             (("Số khiếu nại mỗi tuần", "Số khiếu nại của khách"), "count"),
             (("Doanh thu mỗi cửa hàng", "Doanh thu cửa hàng"), "money"), (("NPS của khách mua",), "count")),
            ("Gọi lại {n} khách đã khiếu nại{when}", "Dán bảng giá ở {n} quầy{when}", "Thử giao buổi tối với {n} đơn{when}",
             "Bỏ bước ký giấy để giao hàng nhanh hơn{when}", "Nhắn tin trước khi giao {n} phút{when}", "đếm lại sau {h} tuần"),
            ("Phần mềm kho", "Báo cáo bán hàng; sổ giao hàng", "file Excel số {n}"),
            ("Tồn kho {n} ngày", "Chi phí giao hàng không quá {n}%", "nghỉ việc, và hàng hỏng {n} %", "không"),
            ("Họp mỗi sáng {n} phút", "Báo cáo giấy hằng tuần", "In hóa đơn hai lần"),
            ("giao trễ {n} ngày", "hóa đơn sai"),
        ),
    ),
)  # fmt: skip
SPEECH = {"en": _EN, "de": _DE, "vi": _VI}
_FILE = FeedbackFile("nps.csv", (ScoreColumn("Score", FeedbackKind.NPS, 0.0, 10.0),), 0)
SEEDS = st.integers(0, 2**24)
"""Each makes another engagement. A smaller one is no simpler, so that a failing test is told within seconds."""
_TEAMS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")


def make(seed: int) -> Engagement:
    """Three to six teams with 5 to 25 respondents, and sometimes customers' comments."""
    chance = random.Random(seed)
    language = chance.choice(tuple(SPEECH))
    trade = chance.choice(SPEECH[language].trades)
    workshop = _workshop(chance, language, trade)
    numbers = range(1, chance.choice(range(5, 26)) + 1)
    people = [_person(f"r{number:02}", chance, workshop, trade) for number in numbers]
    if chance.random() < 0.15:
        people = [without(person, "direction.themes") for person in people]
    told = Feedback(_comments(chance, trade) if chance.random() < 0.5 else ())
    return Engagement(
        Path(), workshop, _questionnaire(), Responses(tuple(people)), told, playbooks=_playbooks(trade, language)
    )


def one_more(engagement: Engagement, chance: random.Random, who: str) -> Response:
    """Somebody who answers late."""
    names = {theme.name for theme in engagement.workshop.themes}
    trade = next(trade for trade in SPEECH[engagement.workshop.language].trades if set(trade.themes) == names)
    return _person(who, chance, engagement.workshop, trade)


def drafted(engagement: Engagement) -> OkraBook:
    """The draft, with a recommendation score where customers commented."""
    return draft(engagement, _insights(engagement), load_words(engagement.workshop.language))


def with_people(engagement: Engagement, people: Sequence[Response]) -> Engagement:
    """The same engagement with these respondents."""
    return replace(engagement, responses=Responses(tuple(people)))


def without(person: Response, *questions: str) -> Response:
    """The same person, not asked these questions."""
    return replace(person, answers={name: one for name, one in person.answers.items() if name not in questions})


def understood(workshop: Workshop, who: str, said: Mapping[str, str]) -> dict[str, Answer]:
    """Question → answer, as reading understands the words; what is empty was not answered."""
    asked = _asked(workshop.language, workshop.teams, workshop.themes)
    return {
        question: Answer(f"{who}.{question}", question, text, asked[question].understand(text)[0], HERE)
        for question, text in said.items()
        if text
    }


@cache
def _questionnaire() -> Questionnaire:
    return read_questionnaire(Path())[0]


@cache
def _asked(language: str, teams: tuple[Team, ...], themes: tuple[Theme, ...]) -> dict[str, Asked]:
    workshop = replace(material.workshop(), language=language, teams=teams, themes=themes)
    return {question.id: ask(question, workshop) for question in _questionnaire().questions}


def _workshop(chance: random.Random, language: str, trade: Trade) -> Workshop:
    teams = tuple(
        Team(name, name.title(), chance.choice(tuple(TeamKind)), 9, f"Head of {name}" if chance.random() < 0.7 else "")
        for name in _TEAMS[: chance.choice(range(3, 7))]
    )
    return replace(
        material.workshop(),
        client="Random Ltd",
        language=language,
        cycle=Cycle("Q2 2027", date(2027, 4, 5), date(2027, 6, 25)),
        teams=teams,
        themes=tuple(Theme(f"theme{number}", name) for number, name in enumerate(trade.themes)),
        people={},
        working_hours_a_day=chance.choice((None, 8.0, 7.5)),
        drafts=DraftSettings(chance.choice((1, 2, 3)), chance.choice((1, 2)), chance.choice((2, 3, 4))),
    )


def _person(who: str, chance: random.Random, workshop: Workshop, trade: Trade) -> Response:
    team = chance.choice(workshop.teams)
    role = chance.choice(("member", "member", "member", "lead", "leadership"))
    told = understood(workshop, who, _said(chance, workshop, trade))
    return Response(who, team.id, role, told, HERE)


def _said(chance: random.Random, workshop: Workshop, trade: Trade) -> dict[str, str]:
    speech = SPEECH[workshop.language]

    def one_of(texts: Sequence[str]) -> str:
        return _filled(chance.choice(texts), chance, speech) if chance.random() < 0.85 else ""

    themes = chance.sample(trade.themes, chance.choice((1, 2)))
    said = {
        "direction.change": one_of(trade.change),
        "direction.themes": "; ".join(themes) if chance.random() < 0.85 else "",
        "direction.stop": one_of(trade.stops),
        "customer.who": one_of(trade.customers),
        "customer.complaint": one_of(trade.complaints),
        "customer.able": one_of(trade.able),
        "team.aim": one_of(trade.aims),
        "team.source": one_of(trade.sources),
        "team.keep_healthy": one_of(trade.healthy),
        "team.depends_on": one_of([team.name for team in workshop.teams]),
    }
    for slot, (wordings, kind) in zip(("1", "2"), chance.sample(trade.measures, 2), strict=True):
        said[f"team.measure{slot}"] = one_of(wordings)
        for part in ("now", "target"):
            said[f"team.measure{slot}_{part}"] = one_of((*speech.values[kind], *speech.values[kind], *speech.unknown))
    lines = chance.sample(trade.actions, chance.choice((0, 1, 2, 3)))
    said["team.actions"] = "\n".join(_filled(line, chance, speech) for line in lines)
    return said


def _filled(text: str, chance: random.Random, speech: Speech) -> str:
    """The phrase with numbers in its places: {h} is small, {n} in the middle, {m} is larger than both."""
    if "{when}" in text:
        text = text.replace("{when}", chance.choice(speech.when))
    if "{" not in text:
        return text
    month = chance.choice(tuple(speech.months))
    return text.format(
        h=chance.choice(range(2, 12)),
        n=chance.choice(range(12, 55)),
        m=chance.choice(range(55, 99)),
        d=chance.choice(range(1, 31)),
        mm=month,
        month=speech.months[month],
    )


def _comments(chance: random.Random, trade: Trade) -> tuple[FeedbackRow, ...]:
    rows = []
    for number in range(chance.choice((3, 12))):
        said = chance.choice(trade.complaints).format(n=chance.choice(range(2, 90)))
        rows.append(FeedbackRow(_FILE, number, (float(chance.choice(range(11))),), said))
    return tuple(rows)


def _insights(engagement: Engagement) -> Insights:
    people = len(engagement.responses.responses)
    least = 20.0 if len(engagement.feedback) < 5 else 60.0
    score = NetPromoter("company", 31, 13.0, -7.5, 33.5, 0.4, 0.33, 0.27, least)
    return Insights(Participation(people, None), net_promoter=(score,) if len(engagement.feedback) else ())


def _playbooks(trade: Trade, language: str) -> tuple[Playbook, ...]:
    """One that listens for the words of each theme; every text of it can be told from an answer."""
    return tuple(
        Playbook(
            f"book{number}",
            {language: f"{CANARY} {name}"},
            Audience.CUSTOMERS,
            {language: (name.lower(), *name.lower().split())},
            (PlaybookMeasure({language: f"{CANARY} measure"}, "%", Direction.INCREASE, Timing.LEADING, {language: CANARY}),),
            ({language: f"{CANARY} action"},),
            ({language: f"{CANARY} question?"},),
        )
        for number, name in enumerate(trade.themes)
    )  # fmt: skip
