"""What papers can be taken away as: the formats by name, and how much of each paper is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Self

from readinglist.domain.paper import Paper


@dataclass(frozen=True, slots=True)
class Parts:
    """What is told of a paper besides its bibliographic description. `state` brings the star and the rating, too."""

    abstract: bool = True
    tags: bool = True
    notes: bool = True
    state: bool = True

    @classmethod
    def named(cls, names: str) -> Self:
        """Return those that are named ("abstract tags"), and no others; what is no name of one is passed over."""
        wanted = names.split()
        return cls(*(field.name in wanted for field in fields(cls)))

    def without(self, names: Iterable[str]) -> Self:
        """Return these but those that are named."""
        return replace(self, **dict.fromkeys(names, False))

    @property
    def names(self) -> str:
        """Their names, from which `named` makes them again."""
        return " ".join(field.name for field in fields(self) if getattr(self, field.name))

    def of(self, paper: Paper) -> Paper:
        """Return a paper without the texts that are not wanted; its state is left to the format."""
        if self.abstract and self.tags and self.notes:
            return paper
        return replace(
            paper,
            abstract=paper.abstract if self.abstract else "",
            tags=paper.tags if self.tags else (),
            notes=paper.notes if self.notes else "",
        )


ALL_PARTS = Parts()


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A format: its name on the command line, its file suffix (none: a folder of files), its title in menus.

    `purpose` says in a few words what it is for, `tells` what it has room for besides the bibliographic description.
    """

    name: str
    suffix: str
    title: str
    purpose: str = ""
    tells: Parts = ALL_PARTS

    @property
    def is_folder(self) -> bool:
        """Whether it is written as a folder of files."""
        return not self.suffix

    @property
    def is_cited(self) -> bool:
        """Whether it is set in a citation style, which alone says what is told of a paper."""
        return self in (REFERENCES, REFERENCES_HTML)


_ALL_BUT_STATE = Parts(state=False)

BIBTEX = ExportKind("bibtex", ".bib", "BibTeX", "For LaTeX, with BibTeX or biber")
BIBLATEX = ExportKind("biblatex", ".bib", "BibLaTeX", "For LaTeX with biber alone", _ALL_BUT_STATE)
RIS = ExportKind("ris", ".ris", "RIS", "For any reference manager", _ALL_BUT_STATE)
CSL_JSON = ExportKind("csl-json", ".json", "CSL-JSON", "For Pandoc, Zotero and citation processors")
CSV = ExportKind("csv", ".csv", "CSV", "For spreadsheets")
MARKDOWN = ExportKind("markdown", ".md", "Markdown", "For notes: a task list, ticked when read")
MARKDOWN_TABLE = ExportKind(
    "markdown-table", ".md", "Markdown Table", "For notes and pages on GitHub: a row each", Parts.named("state")
)
NOTES = ExportKind("notes", "", "Markdown Notes", "For a vault: a folder with a note for each paper")
REFERENCES = ExportKind(
    "references", ".txt", "References", "For a text: set in a citation style, one a line", Parts.named("")
)
REFERENCES_HTML = ExportKind(
    "references-html", ".html", "References (Web Page)", "For a word processor or a browser", Parts.named("")
)
HTML = ExportKind("html", ".html", "Web Page", "For a browser, or to send: one page with a search")

EXPORT_KINDS = (
    BIBTEX,
    BIBLATEX,
    RIS,
    CSL_JSON,
    CSV,
    MARKDOWN,
    MARKDOWN_TABLE,
    NOTES,
    HTML,
    REFERENCES,
    REFERENCES_HTML,
)
TEXT_KINDS = tuple(kind for kind in EXPORT_KINDS if not kind.is_folder)
"""Those that are one text, which can be copied and dragged."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """How papers are written: the name of a format, what is told of each, and the style where references are cited.

    `style` is the name of one of the citation styles (empty: the usual one), or the path of a .csl file of the user's
    own; formats that are no references leave it alone.
    """

    format: str
    parts: Parts = ALL_PARTS
    style: str = ""
