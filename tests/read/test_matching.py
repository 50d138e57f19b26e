from __future__ import annotations

import pytest

from okra_coach.read.columns import TAKEN
from okra_coach.read.known_prompts import prompts
from okra_coach.read.matching import loose
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.wording import asked
from okra_coach.resources import templates_folder

QUESTIONNAIRE, _ = read_questionnaire(templates_folder().parent)
PROMPTS = prompts(QUESTIONNAIRE)

REWORDED = {
    "In which team do you work?": "about.team",
    "Department": "about.team",
    "Which themes should come first this quarter? (max. 3)": "direction.themes",
    "Who is the customer of your work (inside or outside)?": "customer.who",
    "What do customers complain about most?": "customer.complaint",
    "By the end of the quarter our customers will be able to...": "customer.able",
    "We use customer feedback to decide what we work on": "customer.feedback_used",
    "What should your team make better this quarter and for whom?": "team.aim",
    "Value of the second measure today": "team.measure2_now",
    "Second measure": "team.measure2",
    "Where can we look up these numbers?": "team.source",
    "What actions would you try first? (one per line)": "team.actions",
    "My team decides itself how to reach its goals.": "work.decide",
    "I can disagree with my manager's goal without fear": "work.speak_up",
    "How are bonuses decided?": "work.bonus",
    "Your experience with OKRs": "work.okr_experience",
    "In welchem Team arbeitest du?": "about.team",
    "Was sollten wir nicht mehr tun?": "direction.stop",
    "Worüber beschweren sich unsere Kunden am meisten?": "customer.complaint",
    "Wie hoch ist der Wert heute?": "team.measure1_now",
    "Vai trò của bạn": "about.role",
    "Bạn sẽ thử hành động nào trước?": "team.actions",
    "Điều gì làm bạn lo ngại khi dùng OKR?": "work.worry",
    "Welche Rolle hast du?": "about.role",
    "Woran (Messgröße) würdest du sehen, dass es geklappt hat?": "team.measure1",
    "Wo steht der Wert heute? („unbekannt“, wenn du es nicht weißt)": "team.measure1_now",
    "Wie viel % der Woche kann dein Team dafür aufwenden?": "team.capacity",
    "Anh/chị thuộc bộ phận nào?": "about.team",
    "What's **{{field:01GH}}** today": "team.measure1_now",
    "What's **{{field:01GH}}** today? (write 'unknown' if you don't know)": "team.measure1_now",
    "team.measure1_target": "team.measure1_target",
}


@pytest.mark.parametrize("heading", REWORDED)
def test_a_reworded_question_is_found_with_a_certainty_to_take_it(heading: str) -> None:
    (first, certainty), *others = PROMPTS.candidates(asked(heading))
    assert first == REWORDED[heading]
    assert certainty >= TAKEN
    assert all(other <= certainty for _, other in others)


@pytest.mark.parametrize(
    "heading",
    [
        "How often do you use our product?", "What is your gender?", "In which country do you work?",
        "How many years of experience do you have with software?", "CustomerID", "Objective-C", "Other",
        "Wie alt sind Sie?", "Bạn bao nhiêu tuổi?", "What is your favourite colour?", "Status", "",
    ],
)  # fmt: skip
def test_another_surveys_question_is_not_taken(heading: str) -> None:
    assert [found for found in PROMPTS.candidates(asked(heading)) if found[1] >= TAKEN] == []


@pytest.mark.parametrize(
    "heading",
    [
        "3. Which team are you in?", "Q3: which team are you in", "(3) Which team are you in ?",
        "[12] Which team are you in",
        "Frage 3 - Which team are you in?", "Which team are you in? *", "Which team are you in? (required)",
        "<p><b>Which team</b> are&nbsp;you in?</p>", "*Which team are you in?*", "__Which team__ are you in?",
        "Which team are you in, {{field:0a-1}}?", "Which team are&amp;nbsp;you in?", "Which\nteam are you in?",
    ],
)  # fmt: skip
def test_numbering_and_markup_do_not_matter(heading: str) -> None:
    assert loose(asked(heading)) == "which team are you in"


def test_a_heading_that_begins_with_a_number_of_its_own_keeps_it() -> None:
    assert loose(asked("5 days or more?")) == "5 days or more"
    assert loose(asked("2027 goals")) == "2027 goals"
