"""The formats that papers can be taken away in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from readinglist.domain.exports import (
    ALL_PARTS,
    BIBLATEX,
    BIBTEX,
    CSL_JSON,
    CSV,
    HTML,
    MARKDOWN,
    MARKDOWN_TABLE,
    RIS,
    ExportKind,
    Parts,
)
from readinglist.domain.paper import Paper
from readinglist.formats import (
    biblatex,
    bibtex,
    bibtex_told,
    csl_writing,
    csv_writing,
    html_writing,
    markdown,
    markdown_told,
    ris_writing,
    table_writing,
)
from readinglist.formats.told import Told


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """How a kind of export is written, bit by bit, and read back.

    `read_back` says what the lines of such a file tell of its papers, or raises NotAsWritten.
    """

    kind: ExportKind
    writer: Callable[[Iterable[Paper], Parts], Iterator[str]]
    read_back: Callable[[Iterable[str]], Iterator[Told]]

    def pieces(self, papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
        """Yield the text of papers in the order given, with those parts."""
        return self.writer(map(parts.of, papers), parts)

    def write(self, papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> str:
        """Return the papers as one text."""
        return "".join(self.pieces(papers, parts))


FORMATS = (
    ExportFormat(BIBTEX, bibtex.pieces, bibtex_told.read_back),
    ExportFormat(BIBLATEX, biblatex.pieces, bibtex_told.read_back),
    ExportFormat(RIS, ris_writing.pieces, ris_writing.read_back),
    ExportFormat(CSL_JSON, csl_writing.pieces, csl_writing.read_back),
    ExportFormat(CSV, csv_writing.pieces, csv_writing.read_back),
    ExportFormat(MARKDOWN, markdown.pieces, markdown_told.read_back),
    ExportFormat(MARKDOWN_TABLE, table_writing.pieces, table_writing.read_back),
    ExportFormat(HTML, html_writing.pieces, html_writing.read_back),
)
