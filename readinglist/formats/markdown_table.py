"""A row of a table of papers in Markdown, read by the heads of its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
_AUTHORS = "authors?|first author|by"
_VENUES = "venue|conference|journal|publication|published(?: in| at)?|pub|source|where|conf"
_DATES = "date|year|published|submitted|time|released?|when"
_ABSTRACTS = "abstract|summary|tl;?dr"
_NOTES = "notes?|comments?|remarks?"
_KEYWORDS = "keywords?|tags?|topics?|category|categories|area|task|tasks"
_EMPTY = frozenset(["", "-", "–", "—", "n/a", "none", "/", "x", "✗", "❌"])


def entry_of_row(row: Row, references: Mapping[str, str], topics: tuple[str, ...]) -> Entry:
    """Return what a row says of a paper; `topics` are the headings above its table."""
    heads = [plain_text(head).strip(" :*#\n").lower() for head in row.heads]
    cells = [pieces(cell, references) for cell in row.cells]
    title = None
    for kind in _TITLES:
        title = title or _title(cells[index] if (index := _column(heads, kind, len(cells))) is not None else [])
    whole = [piece for cell in cells for piece in (*cell, Piece("\n"))]

    def said(kind: str) -> str:
        index = _column(heads, kind, len(cells))
        text = "" if index is None else "".join(piece.text for piece in cells[index]).strip()
        return "" if text.lower() in _EMPTY else text

    return Entry(
        line=row.line,
        pieces=tuple(whole),
        topics=topics,
        title=title,
        authors=said(_AUTHORS),
        venue=_venue(said(_VENUES)),
        date=said(_DATES),
        abstract=said(_ABSTRACTS),
        notes=said(_NOTES),
        keywords=tuple(re.split(r"[,;]|<br>", said(_KEYWORDS))),
    )


def _column(heads: list[str], kind: str, width: int) -> int | None:
    found = (index for index, head in enumerate(heads[:width]) if re.fullmatch(kind, head))
    return next(found, None)


def _title(cell: list[Piece]) -> Title | None:
    """Return the title in a cell that should hold one: its link or bold type, else all its words."""
    found = find_title(cell)
    if found and found.weight > 1:
        return found
    text = "".join(piece.text for piece in cell).strip()
    link = next((piece.url for piece in cell if piece.url), "")
    return None if is_label(text) or text.lower() in _EMPTY else Title(text, link, 1, "", "")


def _venue(text: str) -> str:
    """Return a venue; nothing where it is only said that the paper is somewhere."""
    is_nowhere = text.lower() in ("arxiv", "preprint", "blog") or (is_label(text) and not re.search(r"\d", text))
    return "" if is_nowhere else text
