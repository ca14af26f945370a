"""A page of cards as a reading, whatever the page was saved as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readinglist.domain.identity import arxiv_id
from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.card_record import authors_of, record_of_card
from readinglist.formats.clean_text import plain
from readinglist.formats.page_blocks import Block
from readinglist.formats.page_lines import LONG, is_date, is_mark
from readinglist.formats.paper_cards import SHORTEST_ABSTRACT, Card, is_button, key_of

_SHOWN = 100  # characters of a skipped place that are shown
_HEADER = 150  # blocks, at most


def has_header(page: Sequence[Block]) -> bool:
    """Tell whether a page begins as pages of papers do."""
    return any(is_mark(block.text) for block in page[:_HEADER])


def is_sure(card: Card) -> bool:
    """Tell whether a card is one beyond doubt: its title is marked as one, or stands above authors or an abstract."""
    if sum(len(block.text) for block in card.abstract) >= SHORTEST_ABSTRACT:
        return True
    title = card.title
    if title is None or title.is_item:
        return False
    return title.is_heading or title.role == "title" or bool(authors_of(card))


def reading_of(name: str, page: Sequence[Block], found: Sequence[Card]) -> Reading:
    """Return the papers on the cards of a page; those that it links to without naming them are skipped."""
    made = [record_of_card(card) for card in found]
    records = tuple(one for one in made if isinstance(one, Record))
    skipped = [one for one in made if isinstance(one, Skipped)]
    skipped += _nameless(page, {card.key for card in found})
    first = found[0].title.line if found and found[0].title else 0
    date = next((plain(block.text, LONG) for block in page[:_HEADER] if block.line < first and is_date(block.text)), "")
    return Reading(name, records, tuple(sorted(skipped, key=lambda one: one.line)), date)


def _nameless(page: Sequence[Block], known: set[str]) -> Iterator[Skipped]:
    """Yield the papers that a page has pictures of or buttons for, but not their titles; each once."""
    for block in page:
        for anchor in block.anchors:
            number = arxiv_id(key_of(anchor.url))
            if number and number not in known and is_button(anchor.text):
                known.add(number)
                yield Skipped(block.line, "The page names no title for this paper.", plain(anchor.url, _SHOWN))
