"""Why a line of a text was left aside, as the account tells it."""

from __future__ import annotations

from okra_coach.model.sentence import say

BESIDE = say("it stands beside the key results and is called neither key result nor action")
UNDER = say("it stands under a key result or an action and is called nothing")
NOT_MARKED = say("nothing marks it as an objective, a key result or an action")
NO_OKR = say("it stands under a line that is no part of an OKR")
LETTER = say("it belongs to the letter around the OKRs")
PAGE = say("it is the head or the foot of a page")
COMMENT = say("it is a comment or a footnote on the list")
PARAGRAPH = say("it is a paragraph")
EXPLAINS = say("it explains a word")
DETAIL = say("there is no line above it that it could belong to")
PROGRESS = say("it tells progress or planning, which is no part of an OKR's words")
