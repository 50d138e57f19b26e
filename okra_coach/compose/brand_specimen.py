"""A deck that shows a brand's template with every kind of block, made-up content and what was found."""

from __future__ import annotations

from okra_coach.compose.deck_fit import fitted
from okra_coach.compose.deck_source import read_slides
from okra_coach.compose.templating import render_lines
from okra_coach.documents.brand import Brand
from okra_coach.documents.deck import Bars, Block, Card, Deck, Figure, Steps, Table
from okra_coach.words import Words

SOURCE = "decks/specimen.md"
_STAMP = "2026-01-01"
_SLOTS = {
    "tx1": "text",
    "bg1": "background, and text on an accent",
    "tx2": "headings in cards",
    "bg2": "ground of cards",
    "accent1": "bars and figures",
    "accent2": "what stands against them",
    "accent4": "thin lines",
}


def compose_specimen(brand: Brand, words: Words) -> Deck:
    """The specimen in the order in which one looks at a template."""
    blocks = _blocks(brand)
    text, lines = render_lines(SOURCE, words, {"brand": brand})
    slides = read_slides(text, f"templates/{SOURCE}", blocks, lines, words)
    return Deck(f"{brand.name}: specimen", "okra-coach", "en", brand.name, _STAMP, fitted(slides, brand.stage))


def _blocks(brand: Brand) -> dict[str, Block]:
    agreement = tuple(
        (name, (share, share_2))
        for name, share, share_2 in (
            ("strongly disagree", 0.1, 0.05), ("disagree", 0.25, 0.1), ("neither", 0.2, 0.2),
            ("agree", 0.3, 0.4), ("strongly agree", 0.15, 0.25),
        )
    )  # fmt: skip
    return {
        "colours": _colours(brand),
        "table": Table(
            ("Key result", "Today", "Target"),
            (("Calls answered in two rings", "61 %", "85 %"), ("Quotes sent the same day", "38", "60")),
            "Table: an example.",
            (6, 2, 2),
            frozenset({1, 2}),
        ),
        "bars": Bars(
            ("Shorter waits", "Clear bills", "Fewer forms", "Friendlier letters"),
            (("people", (24.0, 17.0, 11.0, 6.0)),),
            "Bars: an example.",
        ),
        "agreement": Bars(
            ("We finish what we start", "Our leaders give time for new ways"), agreement, "Stacked bars: an example.",
            percent=True, stacked=True,
        ),
        "figure": Figure("+42", "A score", "95% sure to lie between +33 and +51; 180 answers"),
        "card": Card("Front desk: objective", "Patients know when it is their turn", "For: patients who wait"),
        "steps": Steps(
            (
                ("Wave 1", ("Booking", "Billing")),
                ("Wave 2", ("Front desk",)),
                ("Wave 3", ("Laboratory", "Archive")),
            ),
            "Three columns: an example.",
        ),
    }  # fmt: skip


def _colours(brand: Brand) -> Table:
    rows = tuple(
        (slot, _SLOTS[slot], f"#{brand.colours[slot]}", brand.roles.get(slot, ""))
        for slot in _SLOTS
        if slot in brand.colours
    )
    return Table(("Slot", "Used for", "Colour", "Replaced by"), rows, "Table: the theme's colours.", (2, 5, 2, 2))
