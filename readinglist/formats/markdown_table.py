"""A row of a table of papers in Markdown, read by the heads of its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readinglist.formats.markdown_blocks import Row
from readinglist.formats.markdown_entry import Entry
from readinglist.formats.markdown_inline import Piece, pieces, plain_text
from readinglist.formats.markdown_title import Title, find_title, is_label

# What a column is called, the likeliest column for a title first.
_TITLES = (
    "title|paper title|paper name",
    "paper|papers|publication|article|reference",
    "name|work|method|model|dataset",
)
_FIELDS = {
    "authors": "authors?|first author|by",
    "venue": "venue|conference|journal|publication|published(?: in| at)?|pub|source|where|conf",
    "date": "date|year|published|submitted|time|released?|when",
    "abstract": "abstract|summary|tl;?dr",
    "notes": "notes?|comments?|remarks?",
    "keywords": "keywords?|tags?|topics?|category|categories|area|task|tasks",
}
_LONG = 200  # characters of a head that are looked at
_MANY = 100  # columns that are looked at
_EMPTY = frozenset(["", "-", "–", "—", "n/a", "none", "/", "x", "✗", "❌"])


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in the rows of a table the fields of a paper stand; the likeliest places of its title come first."""

    titles: tuple[int, ...]
    fields: Mapping[str, int]

    @classmethod
    def of(cls, heads: Sequence[str]) -> Columns:
        """Return the columns under these heads."""
        names = [plain_text(head[:_LONG]).strip(" :*#\n").lower() for head in heads[:_MANY]]
        titles = (_column(names, kind) for kind in _TITLES)
        fields = {name: place for name, kind in _FIELDS.items() if (place := _column(names, kind)) is not None}
        return cls(tuple(place for place in titles if place is not None), fields)


def entry_of_row(row: Row, columns: Columns, references: Mapping[str, str], topics: tuple[str, ...]) -> Entry:
    """Return what a row says of a paper; `topics` are the headings above its table."""
    cells = [pieces(cell, references) for cell in row.cells]
    titles = (_title(cells[place]) for place in columns.titles if place < len(cells))
    said = {name: _said(cells[place]) for name, place in columns.fields.items() if place < len(cells)}
    return Entry(
        line=row.line,
        pieces=tuple(piece for cell in cells for piece in (*cell, Piece("\n"))),
        topics=topics,
        title=next(filter(None, titles), None),
        authors=said.get("authors", ""),
        venue=_venue(said.get("venue", "")),
        date=said.get("date", ""),
        abstract=said.get("abstract", ""),
        notes=said.get("notes", ""),
        keywords=tuple(re.split(r"[,;\n]", said.get("keywords", ""))),
    )


def _column(heads: Sequence[str], kind: str) -> int | None:
    return next((place for place, head in enumerate(heads) if re.fullmatch(kind, head)), None)


def _said(cell: Sequence[Piece]) -> str:
    text = "".join(piece.text for piece in cell).strip()
    return "" if text.lower() in _EMPTY else text


def _title(cell: Sequence[Piece]) -> Title | None:
    """Return the title in a cell that should hold one: its link or bold type, else all its words."""
    found = find_title(cell)
    if found and (found.weight > 1 or any(piece.bold for piece in cell)):
        return found
    text = "".join(piece.text for piece in cell).strip()
    link = next((piece.url for piece in cell if piece.url), "")
    return None if is_label(text) or text.lower() in _EMPTY else Title(text, link, 1, "", "")


def _venue(text: str) -> str:
    """Return a venue; nothing where it is only said that the paper is somewhere."""
    is_nowhere = text.lower() in ("arxiv", "preprint", "blog") or (is_label(text) and not re.search(r"\d", text))
    return "" if is_nowhere else text
