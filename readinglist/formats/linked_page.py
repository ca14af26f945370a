"""A saved page of papers with its links, as page readers write it: Markdown, or text with addresses below the words."""

from __future__ import annotations

import re

from readinglist.domain.records import Reading
from readinglist.formats.card_page import has_header, is_sure, reading_of
from readinglist.formats.linked_text import blocks
from readinglist.formats.paper_cards import cards

NAME = "linked page"

_SAMPLE = 300_000  # characters that are enough to recognise a page
_OTHER_MARKUP = re.compile(r"[\s\ufeff]{0,1000}<(?:[?!]|html|rss|feed|rdf)", re.IGNORECASE)
_HINT = re.compile(
    r"https?://(?:www\.)?(?:(?:huggingface\.co|hf\.co)/papers|alphaxiv\.org/abs|arxiv\.org/(?:abs|pdf))/\d"
)


def recognises(text: str) -> bool:
    """Tell whether `text` is a page of cards.

    Under the header of a page of papers one card is enough. Without, at least two are asked for that are headings or
    have abstracts; so letters, notes and lists in which papers are linked are no such pages.
    """
    sample = text[:_SAMPLE]
    if _OTHER_MARKUP.match(sample) or not _HINT.search(sample):
        return False
    page = blocks(sample)
    found = cards(page)
    return sum(map(is_sure, found)) >= (1 if has_header(page) else max(2, 0.5 * len(found)))


def read(text: str) -> Reading:
    """Return the papers of a page in their order; those that it links to without naming them are skipped."""
    page = blocks(text)
    return reading_of(NAME, page, cards(page))
