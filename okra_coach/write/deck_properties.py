"""What a deck's file says of itself: title, author, language and date, and nothing of the brand's last owner."""

from __future__ import annotations

from okra_coach.documents.deck import Deck
from okra_coach.write.deck_shapes import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


def core_xml(deck: Deck) -> bytes:
    """Title, author, language and the deck's own date."""
    author, moment = clean(deck.author[:255]), f"{deck.stamp}T00:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{clean(deck.title[:255])}</dc:title><dc:creator>{author}</dc:creator>"
        f"<dc:language>{clean(deck.language)}</dc:language><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    ).encode()


def app_xml(slides: int, notes: int) -> bytes:
    """The program and how many slides and notes there are."""
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>okra-coach</Application><Slides>{slides}</Slides><Notes>{notes}</Notes></Properties>"
    ).encode()


def presentation_xml() -> bytes:
    """How it is shown and printed: as usual, not as the brand's owner last did."""
    return f"{_HEAD}<p:presentationPr {_MAIN}/>".encode()


def view_xml() -> bytes:
    """How it opens: as usual, without the brand's own slides in an outline."""
    return f"{_HEAD}<p:viewPr {_MAIN}/>".encode()
