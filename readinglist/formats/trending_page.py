"""A page of trending papers saved as text: titles and abstracts in turn, under a header, perhaps above a footer.

Two layouts are in use: paragraphs apart by blank lines, and one line after the other without any. The header of the
first has the date ("Mar 17"); the second begins with a button's text glued to the first title ("SubscribeA Title").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from readinglist.domain.records import Reading, Record, Skipped, Stream
from readinglist.formats.clean_text import MAX_ABSTRACT, MAX_TITLE, plain
from readinglist.formats.decoding import split_lines
from readinglist.formats.page_lines import LONG, is_title_like, units, without_furniture
from readinglist.formats.record import record
from readinglist.formats.title_abstract import Entry, entries

NAME = "trending page"

_SAMPLE = 300_000  # characters that are enough to recognise a page
_SHOWN = 100  # characters of a skipped place that are shown
_NO_TITLE = frozenset("<#@{}[]\\|*-=>/;$%\"'`")  # how lines of programs, tables and markup begin
_CODE = re.compile(r"\w[(\[]|[={}_;]")


def recognises(text: str) -> bool:
    """Tell whether `text` is laid out like such a page.

    Under the header of one, a single paper is enough. Without, at least two are asked for, and most of the text must be
    titles that look like titles, each above one long abstract; so prose, programs, tables and HTML are no pages.
    """
    page = without_furniture(units(split_lines(text[:_SAMPLE])))
    found = entries(page.body)
    papers = [entry for entry in found if _is_paper(entry)]
    if page.has_mark:
        return len(papers) >= max(1, 0.5 * len(found))
    return sum(map(_is_surely_paper, papers)) >= max(2, 0.75 * len(found))


def read(text: str) -> Reading:
    """Return the papers of a page in their order, with the lines where they stand; nothing a page holds is an error."""
    return stream(split_lines(text)).reading()


def stream(lines: Iterable[str]) -> Stream:
    """Return the papers of a page that comes line by line, with or without line feeds at their ends."""
    page = without_furniture(units(lines))
    return Stream(NAME, map(_record_of, entries(page.body)), page.date)


def _is_paper(entry: Entry) -> bool:
    """Tell whether an entry has a title and an abstract, neither of them code or markup."""
    title, abstract = entry.title, entry.abstract
    return " " in abstract and bool(title) and title[0] not in _NO_TITLE and abstract[0] not in _NO_TITLE


def _is_surely_paper(entry: Entry) -> bool:
    """Tell whether an entry looks like a paper and like nothing else, such as a chapter and its paragraphs."""
    title, lines = entry.title, entry.abstract.split("\n")
    return (
        (is_title_like(title) or title[-1] not in '.,;:"”')
        and not _CODE.search(title)
        and len(entry.abstract) >= 250
        and len(lines) * 60 <= len(entry.abstract) + 60
        and sum(len(line) >= LONG for line in lines) <= 2
    )


def _record_of(entry: Entry) -> Record | Skipped:
    reason = _reason_to_skip(entry)
    if not reason:
        made = record(entry.line, entry.title, entry.abstract)
        if any(map(str.isalnum, made.title)):
            return made
        reason = "The title holds no letter."
    return Skipped(entry.line, reason, plain(entry.title or entry.abstract, _SHOWN))


def _reason_to_skip(entry: Entry) -> str:
    if not entry.title:
        return "This abstract has no title above it."
    if len(entry.title) > MAX_TITLE:
        return f"The title has more than {MAX_TITLE:,} characters."
    if len(entry.abstract) > MAX_ABSTRACT:
        return f"The abstract has more than {MAX_ABSTRACT:,} characters."
    return ""
