"""Which measures are outputs, which show an effect, and which scores a sample can prove."""

from __future__ import annotations

import pytest

from okra_coach.draft.book import draft
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.naming import clean_name
from okra_coach.model.feedback import FeedbackKind, FeedbackResult
from okra_coach.model.insights import Insights, Participation
from okra_coach.model.okra import OkraBook
from okra_coach.model.workshop import DraftSettings
from okra_coach.words import load_words
from tests.draft.answering import drafted, engagement, measuring

OUTPUTS = {
    "en": (
        "launch the new app", "Release deployed", "Portal live", "Training sessions held",
        "Number of modules migrated", "Release 2.0 deployed to production", "Trainings held", "New website online",
        "Go-live of the portal", "Implementation of the CRM system", "Workshops conducted", "Concept finished",
        "Roll out the new tool to all branches", "App launched", "Webinars run", "Modules migrated",
        "Handbook written", "Dashboard built", "Staff trained", "Process documented and published",
        "Audits carried out", "Visits made", "Checklist introduced", "Interviews conducted", "Pilot completed",
        "Chatbot in use", "Blog posts published", "New policy approved", "Complete the migration project",
        "Exhibition opened", "Features shipped", "Number of trainings", "Set up a new intranet", "Newsletter sent",
    ),
    "de": (
        "Schulungen durchgeführt", "Portal live", "Serviceportal live", "Modul Zählerwechsel fertig",
        "Importvorlagen ausgeliefert", "Einführung des neuen CRM-Systems", "Go-live Portal",
        "Release 3 ausgeliefert", "Workshops gehalten", "Konzept erstellt", "Handbuch geschrieben",
        "App veröffentlicht", "Launch der neuen Website", "Anzahl der Schulungen", "Umsetzung des Projekts",
        "Mitarbeiter geschult", "Prozess dokumentiert und eingeführt", "Checkliste eingeführt",
        "Newsletter verschickt", "Audits durchgeführt", "Pilot abgeschlossen", "Dashboard gebaut",
        "Schnittstelle angebunden", "Veranstaltungen organisiert", "Konfigurator freigeschaltet", "Rollout Tool",
        "Besuche durchgeführt", "Fertigstellung des Moduls", "Interviews geführt", "Ausstellung eröffnet",
        "Plattform in Betrieb", "Vorlagen fertig", "Anzahl Workshops", "Broschüren verteilt",
    ),
    "vi": (
        "Ra mắt app", "Ra mắt app trên App Store + CH Play", "Tổ chức 4 lớp đào tạo kỹ năng tư vấn cho điều dưỡng",
        "Ra mắt tính năng đặt lịch", "Hoàn thành dự án", "Triển khai phần mềm mới", "Số buổi đào tạo",
        "Phát hành phiên bản 2", "Hệ thống đi vào hoạt động", "Xây API lịch khám", "Soạn tài liệu hướng dẫn",
        "Mở cửa hàng mới", "Ban hành quy trình", "Số lớp tập huấn", "Nhân viên được đào tạo", "Website ra mắt",
        "App lên store", "Báo cáo hoàn thành", "Tập huấn xong", "Viết sổ tay", "Làm video giới thiệu", "Số bài viết",
        "Khai trương cơ sở mới", "Go-live hệ thống", "Cài phần mềm ở 3 cơ sở", "Quy trình đã ban hành",
        "Số tính năng mới", "Triển khai xong hệ thống", "Thiết kế ứng dụng", "Tổ chức hội thảo", "Lắp máy in mới",
    ),
}  # fmt: skip
EFFECTS = {
    "en": (
        "orders delivered on time", "tickets solved at first contact", "loans approved within 5 days",
        "Applications completed online", "Invoices paid within 30 days", "Patients seen within 15 minutes",
        "Calls answered", "Calls answered within 60 seconds", "Share of training participants who use the method",
        "Delivery time", "Members who renew", "Time from launch to first order", "Visitors who come back",
        "Quotes sent within a day", "Claims closed within a week",
        "Import jobs handled end to end in the new TMS, as a share of all import jobs",
        "People who can close a job without help", "Entries lodged before vessel arrival",
        "Projects delivered on time", "Appointments booked online", "Share of orders through the portal",
        "Release errors found by customers", "Jobs closed without rework",
        "Working day on which the month is closed", "Portal users", "Minutes of re-keying per job",
        "Completion rate of the quote form", "Days from order to delivery", "Loans approved",
        "Containers released within a day", "Complaints closed at first contact", "Repairs done on first visit",
        "New logos signed", "Meals served hot",
    ),
    "de": (
        "Aufträge pünktlich geliefert", "Beim ersten Anruf gelöste Anfragen",
        "Kredite innerhalb von 5 Tagen bewilligt", "Anteil der Ersatzteilbestellungen, die über das Portal kommen",
        "Aufträge fertig ohne Nacharbeit", "Rechnungen pünktlich bezahlt", "Anteil der Abnahmen ohne Nacharbeit",
        "Durchlaufzeit Angebot", "Zeit bis ein Fehler behoben ist", "Registrierte Kunden",
        "Zählerwechsel mit vollständigem digitalem Beleg", "Meilensteine, die zum zugesagten Tag abgenommen wurden",
        "Termine eingehalten", "Anträge online gestellt", "Reparaturen beim ersten Besuch erledigt",
        "Patienten, die innerhalb von 15 Minuten drankommen", "Tickets je 100 Kunden im Monat",
        "Falschlieferungen Ersatzteile", "Anrufe mit der Frage, wo die Lieferung bleibt",
        "Besucher, die wiederkommen", "Tag, an dem die Monatsrechnungen raus sind", "Zusagen auf unsere Angebote",
        "Erstlösungsquote", "Fehler, die der Kunde meldet, je Auslieferung", "Projekte termingerecht abgeschlossen",
        "Bestand stimmt", "Kündigungen in den ersten 90 Tagen", "Ladezeit der App", "Verfügbarkeit des Portals",
        "Sendungen am selben Tag verschickt", "Angebote innerhalb eines Tages verschickt",
        "Bestellungen ohne Rückfrage abgeschlossen", "Kunden, die das Portal nutzen",
        "Stunden vom Stillstand bis Teil beim Kunden",
    ),
    "vi": (
        "Tỷ lệ đơn giao đúng hẹn", "Số khiếu nại mỗi tuần", "Thời gian mở app", "Khách đặt hẹn qua ứng dụng",
        "Tỷ lệ lượt khám có hẹn giờ trước", "Lượt tải ứng dụng", "Doanh thu tháng",
        "Đơn có món bị báo hết sau khi đặt", "Số bệnh nhân bỏ về khi chưa được khám, mỗi tuần",
        "Uptime server đặt lịch", "Hồ sơ được duyệt trong vòng 5 ngày", "Cuộc gọi được trả lời trong vòng 1 phút",
        "Đơn hoàn thành đúng giờ", "Khách quay lại", "Thời gian hoàn tiền", "Tỷ lệ khách mới đặt lại trong 30 ngày",
        "Giỏ Tết giao đủ món", "Giá trị hàng tồn sau Tết", "Bệnh nhân tái khám đúng hẹn",
        "Tỷ lệ hồ sơ hoàn tất ngay lần đầu", "Khách hoạt động hằng tháng", "Tỷ lệ hao hụt rau lá",
        "Số nhân viên nghỉ việc", "Điểm hài lòng sau chat", "Người bệnh nói lại đúng cách dùng thuốc sau tư vấn",
        "Sự cố được báo cho khách trước khi khách liên hệ", "Đơn phải giao lại lần 2", "Chi phí giao trên mỗi đơn",
        "Thời gian phản hồi tin nhắn đầu tiên", "Tỷ lệ học viên áp dụng sau khóa học",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "said"), [(language, said) for language in OUTPUTS for said in OUTPUTS[language]])
def test_what_was_made_or_held_is_an_output(language: str, said: str) -> None:
    assert measure_words(language).is_output(clean_name(said, load_lexicon(language)))


@pytest.mark.parametrize(("language", "said"), [(language, said) for language in EFFECTS for said in EFFECTS[language]])
def test_what_gets_better_is_no_output_even_where_something_is_delivered(language: str, said: str) -> None:
    assert not measure_words(language).is_output(clean_name(said, load_lexicon(language)))


def test_a_yes_instead_of_a_number_makes_a_milestone() -> None:
    book = drafted(measuring("r01", "Oven 4", "unknown", "unknown", team_measure1_now="No", team_measure1_target="Yes"))
    assert book.teams[0].key_results == ()


def names(book: OkraBook) -> list[str]:
    return [result.measure for result in book.teams[0].key_results]


def test_an_objective_gets_a_key_result_that_shows_an_effect() -> None:
    book = drafted(
        measuring("r01", "Recipes on the wall", "4 ", "9 ", role="lead"),
        measuring("r02", "Recipes on the wall", "4 ", "9 "),
        measuring("r03", "Bakers on the early shift", "4 ", "9 "),
        measuring("r04", "Bakers on the early shift", "4 ", "9 "),
        measuring("r05", "Guests who leave without bread", "40 ", "9 ", team_aim="Clean ovens for every single baker"),
        drafts=DraftSettings(3, 1, 2),
    )
    assert "Guests who leave without bread" in names(book)


def rating(detectable: float) -> Insights:
    result = FeedbackResult(
        "How satisfied are you?", FeedbackKind.CSAT, "company", 40, 3.9, 3.6, 4.2, "mean", 3.9, 1, 5, 4, detectable
    )
    return Insights(Participation(1, None), feedback=(result,))


def drafted_with(insights: Insights) -> OkraBook:
    measure = measuring("r01", "Satisfaction of our guests", "3.9 ", "4.2 ", role="lead")
    return draft(engagement(measure), insights, load_words("en"))


def test_a_mean_score_that_the_sample_cannot_move_is_watched() -> None:
    book = drafted_with(rating(0.5))
    assert names(book) == []
    assert [h.measure for h in book.teams[0].health_measures] == ["Satisfaction of our guests"]


def test_a_mean_score_that_the_sample_can_move_is_a_key_result() -> None:
    assert names(drafted_with(rating(0.2))) == ["Satisfaction of our guests"]
