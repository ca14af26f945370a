"""A page of trending papers saved as text: titles and abstracts in turn, under a header, perhaps above a footer.

Two layouts are in use: paragraphs apart by blank lines, and one line after the other without any. The header of the
first has the date ("Mar 17"); the second begins with a button's text glued to the first title ("SubscribeA Title").
"""

from __future__ import annotations

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.clean_text import MAX_TITLE, plain
from readinglist.formats.page_lines import LONG, is_title_like, units, without_furniture
from readinglist.formats.record import record
from readinglist.formats.title_abstract import Entry, entries

NAME = "trending page"

_SAMPLE = 300_000  # characters that are enough to recognise a page
_SHOWN = 100  # characters of a skipped place that are shown
_NO_TITLE = frozenset("<#@{}[]\\|*-=>/;$%\"'`")  # how lines of programs, tables and markup begin


def recognises(text: str) -> bool:
    """Tell whether `text` is laid out like such a page.

    With its header one paper is enough. Without, at least two are asked for, and most of the text must be titles that
    look like titles, each above one abstract; so prose, programs, tables and HTML are not taken for pages.
    """
    page = without_furniture(units(text[:_SAMPLE]))
    found = entries(page.body)
    good = sum(_is_paper(entry) for entry in found)
    return good >= (1 if page.has_header else 2) and good >= 0.6 * len(found)


def read(text: str) -> Reading:
    """Return the papers of a page in their order, with the lines where they stand; nothing a page holds is an error."""
    page = without_furniture(units(text))
    records: list[Record] = []
    skipped: list[Skipped] = []
    for entry in entries(page.body):
        reason = _reason_to_skip(entry)
        if reason:
            skipped.append(Skipped(entry.line, reason, plain(entry.title or entry.abstract, _SHOWN)))
        else:
            records.append(record(entry.line, entry.title, entry.abstract))
    return Reading(NAME, tuple(records), tuple(skipped), page.date)


def _is_paper(entry: Entry) -> bool:
    title, abstract = entry.title, entry.abstract
    return (
        bool(title)
        and title[0] not in _NO_TITLE
        and (is_title_like(title) or title[-1] not in '.,;:"”')
        and len(abstract) >= 250
        and " " in abstract
        and abstract[0] not in _NO_TITLE
        and abstract.count("\n") * 60 <= len(abstract)
        and sum(len(line) >= LONG for line in abstract.split("\n")) <= 2
    )


def _reason_to_skip(entry: Entry) -> str:
    if not entry.title:
        return "This abstract has no title above it."
    if len(entry.title) > MAX_TITLE:
        return f"The title has more than {MAX_TITLE:,} characters."
    if not any(character.isalnum() for character in entry.title):
        return "The title holds no letter."
    return ""
