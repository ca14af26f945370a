"""The formats that papers can be taken away in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

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
    """A format: its name on the command line, its file suffix, its title in menus.

    `pieces` writes it bit by bit; `read_back` says what the lines of such a file tell of its papers, or raises
    NotAsWritten.
    """

    name: str
    suffix: str
    title: str
    pieces: Callable[[Iterable[Paper]], Iterator[str]]
    read_back: Callable[[Iterable[str]], Iterator[Told]]

    def write(self, papers: Iterable[Paper]) -> str:
        """Return the papers as one text, in the order given."""
        return "".join(self.pieces(papers))


FORMATS = (
    ExportFormat("bibtex", ".bib", "BibTeX", bibtex.pieces, bibtex_told.read_back),
    ExportFormat("biblatex", ".bib", "BibLaTeX", biblatex.pieces, bibtex_told.read_back),
    ExportFormat("ris", ".ris", "RIS", ris_writing.pieces, ris_writing.read_back),
    ExportFormat("csl-json", ".json", "CSL-JSON", csl_writing.pieces, csl_writing.read_back),
    ExportFormat("csv", ".csv", "CSV", csv_writing.pieces, csv_writing.read_back),
    ExportFormat("markdown", ".md", "Markdown", markdown.pieces, markdown_told.read_back),
    ExportFormat("markdown-table", ".md", "Markdown Table", table_writing.pieces, table_writing.read_back),
    ExportFormat("html", ".html", "HTML", html_writing.pieces, html_writing.read_back),
)
