"""A saved web page of papers: HTML as browsers save it ("complete", "HTML only", as one file), or a piece of it.

The best source comes first: data that the page holds for its own scripts; what it says to those who cite it; a list of
arXiv; cards, told by where their links lead; and titles with abstracts, where it has no links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readinglist.domain.identity import title_key
from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats import arxiv_list, trending_page
from readinglist.formats.card_page import has_header, is_sure, reading_of
from readinglist.formats.html_blocks import blocks_of
from readinglist.formats.html_data import cited, embedded, linked_data
from readinglist.formats.html_page import parse
from readinglist.formats.mhtml import is_mhtml, main_part
from readinglist.formats.page_blocks import Block
from readinglist.formats.paper_cards import Card, cards

NAME = "web page"

_SAMPLE = 2_000_000  # characters in which something must speak of papers
_HTML = re.compile(
    r"[\s\ufeff]{0,1000}(?:(?:<!--[^<>]{0,5000}-->|<\?xml[^<>]{0,500}\?>)\s{0,1000}){0,9}"
    r"<(?:!doctype\s+html|html|head|body|(?P<piece>article|main|section|dl|dt|ul|ol|table|div|h[1-6]))(?=[\s>])",
    re.IGNORECASE,
)
_HINT = re.compile(r"arxiv|doi\.org|\bpapers?\b|openreview|aclanthology|citation_title|\babstract\b|proceedings", re.I)
_WINDOW = 5_000_000  # characters in which the next title is looked for
_MOST_MISSES = 50
_WORDS = re.compile(r"[^&<>\"'\s][^&<>\"'\n]{3,40}")
_MANY = 5  # titles that lead to papers, without anything else about them
_NOTHING = "No papers were found on this web page: none of its titles leads to one, or stands above an abstract."


def recognises(text: str) -> bool:
    """Tell whether `text` is HTML that speaks of papers."""
    if is_mhtml(text):
        return True
    html = _HTML.match(text)
    if html is None or (html["piece"] and "](" in text[:_SAMPLE]):  # Markdown may begin so
        return False
    return _HINT.search(text[:_SAMPLE]) is not None


def read(text: str) -> Reading:
    """Return the papers of a page in their order; a page that holds none says so in a note."""
    source, address = main_part(text) if is_mhtml(text) else (text, "")
    page = parse(source, address)
    blocks = blocks_of(page)
    found = cards(blocks)
    shown = reading_of(NAME, blocks, found) if _is_page_of(found, blocks) else Reading(NAME, ())
    about, linked = _reading(cited(page)), _reading(linked_data(page))
    if not about.found and linked.found == 1:
        about = linked
    best = about if about.found else max((_reading(embedded(page)), linked, _list(blocks), shown), key=_papers)
    if not best.found:
        best = _titles_and_abstracts(blocks)
    if not best.found:
        return Reading(NAME, (), notes=(_NOTHING,))
    return _located(replace(best, format=NAME, date_text=best.date_text or shown.date_text), text)


def _reading(found: Sequence[Record | Skipped]) -> Reading:
    records = tuple(one for one in found if isinstance(one, Record))
    return Reading(NAME, records, tuple(one for one in found if isinstance(one, Skipped)))


def _papers(reading: Reading) -> int:
    """Return how many papers a reading holds, those that stand twice counted once."""
    return len({record.arxiv or title_key(record.title) for record in reading.records})


def _is_page_of(found: Sequence[Card], blocks: Sequence[Block]) -> bool:
    sure = sum(map(is_sure, found))
    return sure >= (1 if has_header(blocks) else 2) or len(found) >= _MANY


def _list(blocks: Sequence[Block]) -> Reading:
    text = _as_text(blocks)
    return arxiv_list.read(text) if arxiv_list.recognises(text) else Reading(NAME, ())


def _titles_and_abstracts(blocks: Sequence[Block]) -> Reading:
    text = _as_text(blocks)
    return trending_page.read(text) if trending_page.recognises(text) else Reading(NAME, ())


def _as_text(blocks: Sequence[Block]) -> str:
    return "\n\n".join(block.text for block in blocks)


def _located(reading: Reading, source: str) -> Reading:
    """Return a reading with the lines of the page's source at which the texts of its records stand."""
    lines = _lines_of([record.raw_title for record in reading.records], source)
    records = tuple(replace(record, line=line) for record, line in zip(reading.records, lines, strict=True))
    lines = _lines_of([skipped.text for skipped in reading.skipped], source)
    skipped = tuple(replace(one, line=line) for one, line in zip(reading.skipped, lines, strict=True))
    return replace(reading, records=records, skipped=skipped)


def _lines_of(texts: Sequence[str], source: str) -> Iterator[int]:
    """Yield the lines at which texts stand one after the other; for one that is written otherwise, that before it."""
    line, place, misses = 1, 0, 0
    for text in texts:
        words = _WORDS.search(text)
        found = source.find(words[0], place, place + _WINDOW) if words and misses < _MOST_MISSES else -1
        if found >= 0:
            line, place = line + source.count("\n", place, found), found
        else:
            misses += 1
        yield line
