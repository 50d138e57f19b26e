"""What documents about a list of OKRs are called."""

from __future__ import annotations

import pytest

from okra_coach.compose.check_title import title_of_list


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("goals_q3-final.xlsx", "Goals q3 final"),
        ("OKR_Vertrieb_2026-Q3.csv", "OKR Vertrieb 2026 Q3"),
        ("Goals - third try.xlsx", "Goals - third try"),
        ("mục_tiêu.txt", "Mục tiêu"),
    ],
)
def test_a_file_name_becomes_words(file: str, title: str) -> None:
    assert title_of_list(file) == title


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Brightwater, third quarter\n\n## Sales\n", "Brightwater, third quarter"),
        ("Q3 OKRs – Growth (draft 4)\n\nLast updated by Anna\n", "Q3 OKRs – Growth"),
        ("Ziele des Quartals\n\nZiel 1: Kunden bleiben\n", "Ziele des Quartals"),
    ],
)
def test_a_list_is_called_what_it_calls_itself(source: str, title: str) -> None:
    assert title_of_list("file.md", source.split("\n")) == title


@pytest.mark.parametrize(
    "source",
    [
        "# Sales\n\n# Support\n",
        "Hi all, here are our OKRs:\n",
        "Chào anh, em gửi OKR quý 3\n",
        "Betreff: Unsere Ziele Q3\n",
        "Objective 1: Goals are met\n",
        "# O1: Customers trust us\n",
        "Customers reach their goals\n\n- NPS from 20 to 40\n",
    ],
)
def test_a_greeting_a_team_or_a_goal_is_no_title(source: str) -> None:
    assert title_of_list("file.md", source.split("\n"), ["Customers reach their goals"]) == "File"
