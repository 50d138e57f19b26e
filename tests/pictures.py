"""Makes the README's pictures from a fresh build of the worked engagement: `make pictures`."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from okra_coach.pipeline import build
from okra_coach.stories.checking import check_file, judged, write_judgement
from okra_coach.write.demo import copy_worked_engagement
from tests.contact_sheets import contact_sheet
from tests.render import require, to_pdf

PICTURES = Path(__file__).parent.parent / "okra_coach" / "help" / "pictures"
SLIDES = {
    "slide-customers": "Net Promoter Score",
    "slide-draft": "Finance & Billing: a draft",
    "slide-roadmap": "the others follow when their gate is passed",
}
TRACKER = {"tracker": "Key result id"}
DECKS = {
    "deck-workshop": "workshop-deck.pptx",
    "deck-sponsor": "sponsor-deck.pptx",
    "deck-team": "teams/finance-billing.pptx",
}
CHECKED = {"check-slide": "What it should be"}
OKRS = """\
## Company
Objective 1: Grow revenue by 20% and open the Leeds hub
- KR1: Launch the customer portal
- KR2: Increase revenue from £3.1m to £3.8m
- KR3: Hold 12 webinars

## Sales
O1: Shippers get an offer while they still remember asking
- KR1: Median days from enquiry to offer from 9 to 4
- KR2: Maintain churn under 3%
- KR3: Share of enquiries that become orders from 14% to 20%
O2: Be #1
- KR1: Write 10 case studies
"""


def main() -> None:
    """Renders decks, tracker and the slides of a check: contact sheets, and the pages that hold the named words."""
    with tempfile.TemporaryDirectory() as folder:
        engagement = Path(folder) / "engagement"
        copy_worked_engagement(engagement)
        pack = build(engagement).folder
        PICTURES.mkdir(exist_ok=True)
        for name, pages in (("workshop-deck.pptx", SLIDES), ("tracker.xlsx", TRACKER)):
            pdf = to_pdf(pack / name, Path(folder))
            for picture, words in pages.items():
                _page(pdf, _number(pdf, words), PICTURES / picture)
        for picture, deck in DECKS.items():
            contact_sheet(pack / deck, PICTURES / f"{picture}.png")
        _check(Path(folder))


def _check(folder: Path) -> None:
    """The slide of a check that shows lines before and after."""
    okrs, slides = folder / "okrs.md", folder / "check.pptx"
    okrs.write_text(OKRS, encoding="utf-8")
    checked = check_file(okrs)
    write_judgement(checked, judged(checked, title="Lindgren Logistics"), {"slide": slides})
    contact_sheet(slides, PICTURES / "deck-check.png")
    pdf = to_pdf(slides, folder)
    for picture, words in CHECKED.items():
        _page(pdf, _number(pdf, words), PICTURES / picture)


def _number(pdf: Path, words: str) -> int:
    text = subprocess.run(
        [require("pdftotext"), "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout.replace("\N{NO-BREAK SPACE}", " ")
    return next(number for number, page in enumerate(text.split("\f"), 1) if words in page)


def _page(pdf: Path, number: int, out: Path) -> None:
    command = [require("pdftoppm"), "-png", "-r", "80", "-f", str(number), "-l", str(number), "-singlefile"]
    command += [str(pdf), str(out)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
