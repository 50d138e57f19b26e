"""Makes the README's pictures from a fresh build of the worked engagement: `make pictures`."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from okra_coach.pipeline import build
from okra_coach.write.demo import copy_worked_engagement
from tests.render import require, to_pdf

PICTURES = Path(__file__).parent.parent / "okra_coach" / "help" / "pictures"
SLIDES = {"slide-customers": "Net Promoter Score", "slide-draft": "Finance & Billing: a draft"}
TRACKER = {"tracker": "Key result id"}


def main() -> None:
    """Renders deck and tracker, and keeps the pages that hold the named words."""
    with tempfile.TemporaryDirectory() as folder:
        engagement = Path(folder) / "engagement"
        copy_worked_engagement(engagement)
        pack = build(engagement).folder
        PICTURES.mkdir(exist_ok=True)
        for name, pages in (("workshop-deck.pptx", SLIDES), ("tracker.xlsx", TRACKER)):
            pdf = to_pdf(pack / name, Path(folder))
            for picture, words in pages.items():
                _page(pdf, _number(pdf, words), PICTURES / picture)


def _number(pdf: Path, words: str) -> int:
    text = subprocess.run(
        [require("pdftotext"), "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    return next(number for number, page in enumerate(text.split("\f"), 1) if words in page)


def _page(pdf: Path, number: int, out: Path) -> None:
    command = [require("pdftoppm"), "-png", "-r", "80", "-f", str(number), "-l", str(number), "-singlefile"]
    command += [str(pdf), str(out)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
