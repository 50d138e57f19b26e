"""What people want, as a statement that could be an objective: one idea, short, and without a figure."""

from __future__ import annotations

import re

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.text import MOST_WORDS, capitalised, first_sentence, is_empty, lowered, plain_claim

_FEWEST_WORDS = 3
_SPACES = re.compile(r"\s{2,}")
_BEFORE_COMMA = re.compile(r"\s+([,;:])")


def statement(said: str, lexicon: Lexicon, most: int = MOST_WORDS) -> str | None:
    """The change that an answer speaks of; None when nothing is left that stands by itself.

    A time or a share in figures goes ("after two weeks", "by 20 %"), as objectives hold no number; so does a second
    idea behind "and then" or ", and the …".
    """
    if is_empty(said, lexicon):
        return None
    text = _without_opening(first_sentence(said), lexicon)
    plain = _without_figures(_one_idea(_without_aside(text, lexicon), lexicon), lexicon)
    claim = plain_claim(plain, lexicon, round(most * lexicon.length))
    return capitalised(claim) if claim and _is_whole(claim, lexicon) else None


def ability(said: str, lexicon: Lexicon, most: int = MOST_WORDS) -> str | None:
    """How somebody finished "our customers will be able to …", to be put behind it.

    Its first letter is small, in German as it was written: there a noun may come first.
    """
    claim = statement(said, lexicon, most)
    if claim is None:
        return None
    written = said.lstrip(' .…-–"„“')[:1]
    return written + claim[1:] if lexicon.language == "de" and written.lower() == claim[:1].lower() else lowered(claim)


def _without_opening(text: str, lexicon: Lexicon) -> str:
    """ "That our members can …" wants what follows: English keeps its order of words without the "that"."""
    return lexicon.opening.sub("", text, count=1) if lexicon.opening else text


def _without_aside(text: str, lexicon: Lexicon) -> str:
    """ "Patients, especially the old, are seen on time" loses what stands between the commas."""
    shorter = lexicon.aside.sub(" ", text).strip()
    return shorter if len(shorter.split()) >= _FEWEST_WORDS else text


def _one_idea(text: str, lexicon: Lexicon) -> str:
    for match in lexicon.second_idea.finditer(text):
        before = text[: match.start()].rstrip(" ,;")
        if len(before.split()) >= _FEWEST_WORDS:
            return before
    return text


def _without_figures(text: str, lexicon: Lexicon) -> str:
    shorter = lexicon.counted.sub(lambda match: match["kept"], text)
    cut = lexicon.figure_phrase.sub("", shorter)
    if len(cut.split()) < _FEWEST_WORDS:
        return text
    return _BEFORE_COMMA.sub(r"\1", _SPACES.sub(" ", cut)).strip(" ,;")


def _is_whole(claim: str, lexicon: Lexicon) -> bool:
    """Whether it does not end in the middle, as on an article, and has the accents that its language needs."""
    last = claim.rsplit(" ", 1)[-1].lower()
    return last not in lexicon.open_ends and (lexicon.language != "vi" or not claim.isascii())
