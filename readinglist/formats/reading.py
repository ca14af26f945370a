"""Bytes to records: chooses the format of a file by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from readinglist.domain.errors import NoPapers
from readinglist.domain.records import Reading, Stream
from readinglist.formats import (
    arxiv_list,
    arxiv_mail,
    arxiv_snapshot,
    bibtex_reading,
    bookmarks,
    csl_json,
    csv_table,
    daily_papers,
    endnote,
    feed,
    identifier_list,
    json_items,
    library_json,
    linked_page,
    markdown_list,
    plain_cards,
    pubmed,
    ris,
    scholarly_search,
    task_list,
    trending_page,
    web_page,
)
from readinglist.formats.decoding import Decoded, decode
from readinglist.formats.mail import is_mail, texts_of_mail


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read. `recognises` tells from how a text begins whether `read` should be tried.

    `stream` does what `read` does where a text can be read line by line: in much less memory, and the first of many
    papers are there long before the last.
    """

    name: str
    recognises: Callable[[str], bool]
    read: Callable[[str], Reading]
    stream: Callable[[Iterable[str]], Stream] | None = None


# Tried in this order: formats with unmistakable marks first, the page without any marks last.
FORMATS = (
    Format(bookmarks.NAME, bookmarks.recognises, bookmarks.read),
    Format(web_page.NAME, web_page.recognises, web_page.read),
    Format(arxiv_mail.NAME, arxiv_mail.recognises, arxiv_mail.read),
    Format(arxiv_list.NAME, arxiv_list.recognises, arxiv_list.read),
    Format(bibtex_reading.NAME, bibtex_reading.recognises, bibtex_reading.read),
    Format(ris.NAME, ris.recognises, ris.read),
    Format(pubmed.NAME, pubmed.recognises, pubmed.read),
    Format(endnote.NAME, endnote.recognises, endnote.read),
    Format(daily_papers.NAME, daily_papers.recognises, daily_papers.read),
    Format(scholarly_search.NAME, scholarly_search.recognises, scholarly_search.read),
    Format(library_json.NAME, library_json.recognises, library_json.read),
    Format(csl_json.NAME, csl_json.recognises, csl_json.read),
    Format(csv_table.NAME, csv_table.recognises, csv_table.read),
    Format(feed.NAME, feed.recognises, feed.read),
    Format(arxiv_snapshot.NAME, arxiv_snapshot.recognises, arxiv_snapshot.read, arxiv_snapshot.stream),
    Format(task_list.NAME, task_list.recognises, task_list.read),
    Format(linked_page.NAME, linked_page.recognises, linked_page.read),
    Format(markdown_list.NAME, markdown_list.recognises, markdown_list.read),
    Format(identifier_list.NAME, identifier_list.recognises, identifier_list.read),
    Format(plain_cards.NAME, plain_cards.recognises, plain_cards.read),
    Format(trending_page.NAME, trending_page.recognises, trending_page.read, trending_page.stream),
)

_BEGINNING = 2_000_000  # characters that are enough to recognise any of them
_EMPTY = re.compile("[\ufeff \t\r\n\f\v\0]*")
_LINES_OF_MAIL = "This is a mail: lines are those of its text once decoded."


def read(data: bytes, name: str) -> Reading:
    """Return all records in `data`; raises as `stream` does."""
    return stream(data, name).reading()


def stream(data: bytes, name: str) -> Stream:
    """Return the records in `data`, to be gone through; `name` is what messages call it.

    Raises:
        NoPapers: it is empty, no text, or in no format that can be read.
    """
    decoded = decode(data)
    if decoded is None:
        raise NoPapers(f"“{name}” is not a text file, so nothing was imported from it.")
    beginning = decoded.beginning(_BEGINNING)
    if _EMPTY.fullmatch(beginning) and _EMPTY.fullmatch(decoded.text):
        raise NoPapers(f"“{name}” is empty, so nothing was imported from it.")
    mail = texts_of_mail(decoded.text) if is_mail(beginning) else []
    for text in mail or [beginning]:
        if format := _format_of(text) or _format_of(json_items.beginning(decoded.text, _BEGINNING)):
            found = format.read(text).stream() if mail else _whole(format, decoded)
            notes = filter(None, (decoded.note, _LINES_OF_MAIL if mail else ""))
            return replace(found, notes=(*notes, *found.notes))
    raise NoPapers(f"“{name}” is not a listing of papers in a known layout, so nothing was imported from it.")


def _format_of(text: str) -> Format | None:
    return next((format for format in FORMATS if text and format.recognises(text)), None)


def _whole(format: Format, decoded: Decoded) -> Stream:
    return format.stream(decoded.lines()) if format.stream else format.read(decoded.text).stream()
