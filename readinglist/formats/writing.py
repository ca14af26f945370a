"""The formats that papers can be taken away in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readinglist.domain.paper import Paper
from readinglist.formats import bibtex, markdown


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name on the command line, its file suffix, its title in menus, and the function that writes it."""

    name: str
    suffix: str
    title: str
    write: Callable[[Iterable[Paper]], str]


FORMATS = (
    ExportFormat("bibtex", ".bib", "BibTeX", bibtex.write),
    ExportFormat("markdown", ".md", "Markdown", markdown.write),
)
