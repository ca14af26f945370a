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
    REFERENCES,
    REFERENCES_HTML,
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
    references,
    ris_writing,
    table_writing,
)
from readinglist.formats.told import Told, told_of


def _unheard(_said: Told | str) -> None:
    """Take no note of it."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """How a kind of export is written, bit by bit, and read back.

    `read_back` says what the lines of such a file tell of its papers, or raises NotAsWritten.
    """

    kind: ExportKind
    writer: Callable[[Iterable[Paper], Parts], Iterator[str]]
    read_back: Callable[[Iterable[str]], Iterator[Told]]

    def pieces(
        self,
        papers: Iterable[Paper],
        parts: Parts = ALL_PARTS,
        style: str = "",  # noqa: ARG002 (of references alone)
        note: Callable[[Told | str], object] = _unheard,
    ) -> Iterator[str]:
        """Yield the text of papers in the order given, with those parts.

        `note` hears of each paper, as it is written, what `read_back` has to say of it.
        """

        def noted() -> Iterator[Paper]:
            for paper in papers:
                note(told_of(paper))
                yield parts.of(paper)

        return self.writer(noted(), parts)

    def write(self, papers: Iterable[Paper], parts: Parts = ALL_PARTS, style: str = "") -> str:
        """Return the papers as one text."""
        return "".join(self.pieces(papers, parts, style))


@dataclass(frozen=True, slots=True)
class ReferenceFormat:
    """How papers are written as references in a citation style, and read back.

    A reference cannot be taken apart into what it tells of a paper, so `read_back` yields the references as they were
    written, one a line.
    """

    kind: ExportKind
    lines: Callable[[Iterable[Paper], str], Iterator[str]]
    writer: Callable[[Iterable[str]], Iterator[str]]
    read_back: Callable[[Iterable[str]], Iterator[str]]

    def pieces(
        self,
        papers: Iterable[Paper],
        parts: Parts = ALL_PARTS,  # noqa: ARG002 (a citation style says what is told)
        style: str = "",
        note: Callable[[Told | str], object] = _unheard,
    ) -> Iterator[str]:
        """Yield the text of papers in the order given; `note` hears each reference as it is written.

        Raises:
            InvalidValue: there is no such citation style, or it cannot be used.
        """

        def noted() -> Iterator[str]:
            for line in self.lines(papers, style):
                note(line)
                yield line

        return self.writer(noted())

    def write(self, papers: Iterable[Paper], parts: Parts = ALL_PARTS, style: str = "") -> str:
        """Return the papers as one text."""
        return "".join(self.pieces(papers, parts, style))


FORMATS: tuple[ExportFormat | ReferenceFormat, ...] = (
    ExportFormat(BIBTEX, bibtex.pieces, bibtex_told.read_back),
    ExportFormat(BIBLATEX, biblatex.pieces, bibtex_told.read_back),
    ExportFormat(RIS, ris_writing.pieces, ris_writing.read_back),
    ExportFormat(CSL_JSON, csl_writing.pieces, csl_writing.read_back),
    ExportFormat(CSV, csv_writing.pieces, csv_writing.read_back),
    ExportFormat(MARKDOWN, markdown.pieces, markdown_told.read_back),
    ExportFormat(MARKDOWN_TABLE, table_writing.pieces, table_writing.read_back),
    ExportFormat(HTML, html_writing.pieces, html_writing.read_back),
    ReferenceFormat(REFERENCES, references.lines, iter, references.read_lines),
    ReferenceFormat(REFERENCES_HTML, references.paragraphs, references.page, references.read_page),
)
