"""The bookmarks of a browser, as all of them export these: one link a line, in folders.

https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.decoding import split_lines
from readinglist.formats.markdown_entry import Entry, record_of_entry
from readinglist.formats.markdown_inline import Piece
from readinglist.formats.tab_title import paper_title

NAME = "bookmarks"

_BEGIN = re.compile(r"[\s\ufeff]{0,1000}<!doctype\s+netscape-bookmark-file-1", re.IGNORECASE)
_FOLDER = re.compile(r"<h3(?:\s[^<>]{0,2000})?>([^<>]{0,500})</h3>", re.IGNORECASE)
_LINK = re.compile(r"<a\s([^<>]{0,20000})>([^<>]{0,2000})</a>", re.IGNORECASE)
_HREF = re.compile(r"href\s?=\s?\"(https?://[^\"]{1,4000})\"", re.IGNORECASE)
_TAGS = re.compile(r"\btags\s?=\s?\"([^\"]{0,2000})\"", re.IGNORECASE)
_FOLDERS_OF_BROWSERS = re.compile(
    r"(?:bookmarks|favou?rites|other|mobile|reading list|toolbar|bar|menu|imported|\W)*", re.I
)
_MOST = 200  # folders within each other that are told apart


def recognises(text: str) -> bool:
    """Tell whether `text` begins as such a file does."""
    return _BEGIN.match(text) is not None


def read(text: str) -> Reading:
    """Return the bookmarks that lead to papers, in their order; the folder of each is a keyword."""
    records: list[Record] = []
    skipped: list[Skipped] = []
    for entry in _entries(text):
        found = record_of_entry(entry)
        if isinstance(found, Record):
            records.append(found)
        elif found is not None:
            skipped.append(found)
    return Reading(NAME, tuple(records), tuple(skipped))


def _entries(text: str) -> Iterator[Entry]:
    folders: list[str] = []
    for number, line in enumerate(split_lines(text), 1):
        if folder := _FOLDER.search(line):
            folders = [*folders[-_MOST:], html.unescape(folder[1]).strip().replace("/", "-")]
        elif line.lstrip()[:5].lower() == "</dl>":
            folders = folders[:-1]
        for link in _LINK.finditer(line):
            if href := _HREF.search(link[1]):
                title, tags = paper_title(html.unescape(link[2]).strip()), _TAGS.search(link[1])
                topic = tuple(name for name in folders[-1:] if not _FOLDERS_OF_BROWSERS.fullmatch(name))
                words = html.unescape(tags[1]).split(",") if tags else []
                yield Entry(number, (Piece(title, html.unescape(href[1])),), topic, keywords=tuple(words))
