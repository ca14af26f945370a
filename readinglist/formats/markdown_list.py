"""Lists and tables of papers in Markdown, such as people keep as "awesome lists": one paper an item, or a row.

What stands in a record is what leads to a paper; the headings above are its keywords. Other items that lead somewhere
(to a repository, a course) are named among what was skipped, unless they stand in a table of papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.markdown_blocks import Block, Heading, Item, Paragraph, Row, blocks, references
from readinglist.formats.markdown_entry import Entry, merged, record_of_entry
from readinglist.formats.markdown_inline import pieces
from readinglist.formats.markdown_table import Columns, entry_of_row
from readinglist.formats.markdown_title import find_title
from readinglist.formats.notes_markup import as_markdown

NAME = "Markdown list"

_SAMPLE = 100_000  # characters that are enough to recognise a list
_HINT = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,9}[.)]|\|.*\||<tr[\s>])", re.MULTILINE)
_FIELD = re.compile(r"(?:authors?|links?|venue|published|date|year|abstract|summary|tl;?dr|notes?|comments?)\b\W", re.I)
_AROUND_TOPIC = re.compile(r"^[^\w(]{1,20}|[\s:#]{1,20}$")
_NO_TOPIC = re.compile(
    r"(?:\W|\d|\b(?:the|list of|papers?|paper list|(?:table of )?contents?|resources?|others?|misc|latest|news|updates?"
    r"|reading list|references|publications|introduction|overview|todo|to read|awesome)\b)*",
    re.IGNORECASE,
)


def recognises(text: str) -> bool:
    """Tell whether most of `text` is lists or tables, and a good part of their items lead to papers."""
    sample = as_markdown(text[:_SAMPLE])
    if not _HINT.search(sample) or not ("://" in sample or "arxiv" in sample.lower()):
        return False
    found = list(_entries(sample))
    papers = sum(entry.leads_to_paper for entry in found)
    others = sum(bool(entry.addresses) and not entry.leads_to_paper for entry in found)
    lines = sum(isinstance(block, Paragraph) for block in blocks(sample))
    return papers >= max(1, others / 4) and (papers >= 5 or papers >= lines)


def read(text: str) -> Reading:
    """Return the papers of all lists and tables in a text, in their order."""
    records: list[Record] = []
    skipped: list[Skipped] = []
    for entry in _entries(as_markdown(text)):
        found = record_of_entry(entry)
        if isinstance(found, Record):
            records.append(found)
        elif found is not None:
            skipped.append(found)
    return Reading(NAME, tuple(records), tuple(skipped))


@dataclass(slots=True)
class _Walk:
    """A walk through the blocks of a text: the headings above, and the entries found so far."""

    references: Mapping[str, str]
    topics: list[tuple[int, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    columns: dict[int, Columns] = field(default_factory=dict)  # those of the table that is being read
    indent: int = -1  # of the item that what follows may belong to
    headings: int = 0

    def visit(self, block: Block) -> None:
        """Take a block in: as a topic, as an entry, or as a part of the entry before it."""
        if isinstance(block, Heading):
            self._visit_heading(block)
        elif isinstance(block, Item):
            self._visit_item(block)
        elif isinstance(block, Row):
            if block.table not in self.columns:
                self.columns = {block.table: Columns.of(block.heads)}
            self.entries.append(entry_of_row(block, self.columns[block.table], self.references, self._topic()))
        else:
            self._visit_paragraph(block)

    def _visit_heading(self, block: Heading) -> None:
        found = Entry(block.line, tuple(pieces(block.text, self.references)), self._topic())
        self.indent = -1
        self.headings += 1
        if found.leads_to_paper:
            self.entries.append(found)
            return
        while self.topics and self.topics[-1][0] >= block.level:
            self.topics.pop()
        if block.level > 1 or self.headings > 1:
            self.topics.append((block.level, _AROUND_TOPIC.sub("", found.text.replace("/", "-"))))

    def _visit_item(self, block: Item) -> None:
        found = Entry(block.line, tuple(pieces(block.text, self.references)), self._topic(), block.ticked)
        is_nested = self.entries and block.indent > self.indent >= 0
        if is_nested and not _is_own_paper(self.entries[-1], found):
            self.entries[-1] = merged(self.entries[-1], found.pieces)
        else:
            self.entries.append(found)
            self.indent = block.indent

    def _visit_paragraph(self, block: Paragraph) -> None:
        found = Entry(block.line, tuple(pieces(block.text, self.references)), self._topic())
        if not found.addresses:
            return
        title = find_title(found.pieces)
        if self.entries and not self.entries[-1].addresses and (title is None or title.weight < 2):
            self.entries[-1] = merged(self.entries[-1], found.pieces)
        elif found.leads_to_paper and title and title.weight > 2 and len(title.before.strip()) < 30:
            self.entries.append(found)
        self.indent = -1

    def _topic(self) -> tuple[str, ...]:
        """Return the innermost heading that names a topic."""
        for _, topic in reversed(self.topics):
            if not _NO_TOPIC.fullmatch(topic[:200]):
                return (topic,)
        return ()


def _entries(text: str) -> Iterator[Entry]:
    """Yield all that may be papers; in a table where many rows are, all rows that have a title."""
    walk = _Walk(references(text))
    tables: dict[int, list[int]] = {}
    for block in blocks(text):
        if isinstance(block, Row):
            tables.setdefault(block.table, []).append(len(walk.entries))
        walk.visit(block)
    for rows in tables.values():
        papers = sum(walk.entries[row].leads_to_paper for row in rows)
        if papers >= max(1, len(rows) / 3):
            for row in rows:
                walk.entries[row] = replace(walk.entries[row], is_paper=True)
    yield from walk.entries


def _is_own_paper(above: Entry, nested: Entry) -> bool:
    """Tell whether an item nested in another is a paper of its own, and not what is said of the one above."""
    title = find_title(nested.pieces)
    if title is None or not nested.leads_to_paper or _FIELD.match(title.text):
        return False
    if title.weight > 2:
        return True
    if above.leads_to_paper or len(title.text.split()) < 3:
        return False
    over = find_title(above.pieces)
    return over is None or over.weight < 3
