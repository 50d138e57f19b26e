"""The rules about an agenda in reading order: time and rest, what builds on what, people, questions, shape."""

from __future__ import annotations

from okra_coach.check.agenda_rules import (
    decision_without_its_people,
    few_facilitators,
    late_lunch,
    listening_after_lunch,
    little_reserve,
    long_share_out,
    minutes_not_booked,
    missing_input,
    no_break,
    no_close,
    question_without_block,
    squeezed_block,
    too_many_people,
    undescribed_block,
)
from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule

AGENDA_RULES: tuple[Rule[InAgenda], ...] = (
    minutes_not_booked.RULE,
    no_break.RULE,
    little_reserve.RULE,
    missing_input.RULE,
    long_share_out.RULE,
    listening_after_lunch.RULE,
    too_many_people.RULE,
    few_facilitators.RULE,
    question_without_block.RULE,
    decision_without_its_people.RULE,
    squeezed_block.RULE,
    no_close.RULE,
    late_lunch.RULE,
    undescribed_block.RULE,
)
