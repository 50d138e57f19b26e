"""The sheets on which the room's decisions come back, once, for the writer and the reader."""

from __future__ import annotations

from okra_coach.documents.tracker import Column, FilledBy, Kind, TableSheet
from okra_coach.words import mark

_PEOPLE, _TOOL = FilledBy.PEOPLE, FilledBy.TOOL
KEEP, CHANGE, DROP = mark("keep"), mark("change"), mark("drop")
WAYS = (KEEP, CHANGE, DROP)

QUESTIONS = TableSheet(
    "asked",
    mark("Questions"),
    mark("What the room settled, in the order of the agenda. Empty cells change nothing."),
    (
        Column("id", mark("Question id"), 12, Kind.ID, _TOOL),
        Column("block", mark("Block"), 24, Kind.TEXT, _TOOL),
        Column("question", mark("Question"), 60, Kind.TEXT, _TOOL),
        Column("suggestion", mark("To start from"), 40, Kind.TEXT, _TOOL, missed=False),
        Column("who", mark("Must be there"), 26, Kind.TEXT, _TOOL),
        Column("answer", mark("Answer"), 40, Kind.TEXT, _PEOPLE),
        Column("by", mark("Decided by (role)"), 22, Kind.TEXT, _PEOPLE),
        Column("note", mark("Note"), 30, Kind.TEXT, _PEOPLE),
    ),
)
LINES = TableSheet(
    "line",
    mark("Lines"),
    mark("Line by line: keep, change or drop. Write only what is different; empty cells change nothing."),
    (
        Column("id", mark("Line id"), 12, Kind.ID, _TOOL),
        Column("team", mark("Team"), 20, Kind.TEXT, _TOOL),
        Column("line", mark("Line"), 50, Kind.TEXT, _TOOL),
        Column("drafted", mark("As drafted"), 30, Kind.TEXT, _TOOL),
        Column("decision", mark("Decision"), 12, Kind.CHOICE, _PEOPLE),
        Column("wording", mark("New wording"), 40, Kind.TEXT, _PEOPLE),
        Column("baseline", mark("Baseline"), 12, Kind.MEASURED, _PEOPLE),
        Column("target", mark("Target"), 12, Kind.MEASURED, _PEOPLE),
        Column("source", mark("Source"), 22, Kind.TEXT, _PEOPLE),
        Column("owner_role", mark("Owner role"), 22, Kind.TEXT, _PEOPLE),
        Column("by", mark("Decided by (role)"), 22, Kind.TEXT, _PEOPLE),
        Column("note", mark("Note"), 30, Kind.TEXT, _PEOPLE),
    ),
)
DECISION_TABLES = (QUESTIONS, LINES)
